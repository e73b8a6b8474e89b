import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { type AuditFile, auditSchema } from "../../src/reports/audit-schema.ts";
import { wantedName } from "../../src/ui/audit-sentence.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { levelAnchor } from "../../src/web/audit/addresses.ts";
import { sampleReport } from "../sample-district.ts";

const report = await sampleReport("small");
const english = wordsOf("en");
const audit = auditSchema.parse(JSON.parse(readFileSync(join(report, "audit.json"), "utf8")));
const latest = audit.findings.filter((f) => f.schoolYear === audit.years.at(-1));
type Printed = AuditFile["findings"][number];

/** Whether a cell says that the group has less (-1) or more (1); 0 if neither. */
const wordSign = (cell: string): number =>
  /^less,|\bless( often)?$/.test(cell) ? -1 : /^more,|\bmore( often)?$/.test(cell) ? 1 : 0;
const text = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

test("in the data file, gap is value with the other sign, and the same where neither direction is better", () => {
  for (const { direction, gap, value } of audit.findings)
    expect(gap).toBe(direction === "neither" ? value : value === 0 ? 0 : -value);
  expect(new Set(audit.findings.map(({ direction }) => direction)).size).toBe(3);
});

test("the sheet has the gap of the data file, inside its range, and names what is wanted", async () => {
  const sheets = await readExcelFile(join(report, "audit.xlsx"));
  const [head = [], ...rows] = sheets.find(({ sheet }) => sheet === "Gaps")?.data ?? [];
  const at = (name: string): number => {
    const index = head.indexOf(name);
    expect(index, name).toBeGreaterThanOrEqual(0);
    return index;
  };
  const [id, gap, from, to, wanted] = ["id", "Gap", "Range from", "Range to", "What is wanted"].map(at) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const row = new Map(rows.map((cells) => [cells[id], cells]));
  let compared = 0;
  for (const f of latest) {
    const cells = row.get(f.id);
    if (cells === undefined) continue;
    compared++;
    expect(cells[gap], f.id).toBe(f.gap);
    expect(Number(cells[from]) <= f.gap && f.gap <= Number(cells[to]), f.id).toBe(true);
    expect(cells[wanted]).toBe(wantedName(f, english));
  }
  expect(compared).toBe(latest.length);
});

/** The facts of a group's panel on the page of a gap, as pairs of a heading and its text. */
function factsOf({ indicator, group }: Printed): readonly (readonly [string, string])[] {
  const path = join(report, "gaps", `${indicator}.${group.grouping}.html`);
  if (!existsSync(path)) return [];
  const panel = readFileSync(path, "utf8")
    .split(/(?=<section\b)/)
    .find((part) => new RegExp(`^<section[^>]* id="?${levelAnchor(group.level)}[ ">]`).test(part));
  return [...(panel ?? "").matchAll(/<dt[^>]*>([\s\S]*?)<dd[^>]*>([\s\S]*?)(?=<dt|<\/dl|<\/dd)/g)].map(
    ([, term = "", says = ""]) => [text(term), text(says)] as const,
  );
}

test("a gap's panel says less or more as the data file does, under what is wanted", () => {
  let compared = 0;
  for (const f of latest) {
    if (f.place.kind !== "district" || f.gap === 0) continue;
    const [gap] = factsOf(f).filter(([term]) => /^Gap\b/.test(term));
    if (gap === undefined) continue;
    const [term, says] = gap;
    compared++;
    expect(wordSign(says.replace(/ \(.*/, "")), `${f.id}: ${says}`).toBe(Math.sign(f.gap));
    expect(term, f.id).toBe(f.direction === "neither" ? "Gap" : `Gap: ${wantedName(f, english)}`);
  }
  expect(compared).toBeGreaterThan(50);
});
