import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { type AuditFile, auditSchema } from "../../src/reports/audit-schema.ts";
import { wantedName } from "../../src/ui/audit-sentence.ts";
import { schoolYear } from "../../src/ui/format.ts";
import { printHtml } from "../../src/ui/html.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { gapHref, levelAnchor } from "../../src/web/audit/addresses.ts";
import { movedChart } from "../../src/web/audit/findings.ts";
import { siteOf } from "../../src/web/audit/site.ts";
import { fairlead } from "../cli/run.ts";
import { sampleDistrict, sampleReport } from "../sample-district.ts";
import { smallRun, smallSite } from "../web/small-audit.ts";

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

const atHref = new Map(
  latest
    .filter(({ place }) => place.kind === "district")
    .map((f) => [gapHref(f.indicator, f.group.grouping, f.group.level), f] as const),
);
/** The sign of a printed number; 0 without a digit other than 0. */
const numberSign = (printed: string): number => (/[1-9]/.test(printed) ? (printed.startsWith("−") ? -1 : 1) : 0);
/** Whether a printed sign is that of a gap, which may round to 0. */
const isSignOf = (sign: number, f: Printed): boolean => sign === Math.sign(f.gap) || sign === 0;

test("a quilt's cell has the sign and the side of the data file, and its row names what is wanted", () => {
  let compared = 0;
  for (const path of ["map.html", ...readdirSync(join(report, "goals")).map((name) => `goals/${name}`)]) {
    const page = readFileSync(join(report, path), "utf8");
    for (const [, row = ""] of page.matchAll(/<tr><th[^>]*>((?:(?!<tr>)[\s\S])*)/g)) {
      const name = text(row.slice(0, row.indexOf("<td")));
      for (const [, kind = "", href = "", printed = ""] of row.matchAll(
        /<a class="q ([a-z0-9]+)" href="?(?:\.\.\/)?([^">\s]+)"?><span>([^<]*)<\/span>/g,
      )) {
        const f = atHref.get(href);
        if (f === undefined) continue;
        compared++;
        expect(isSignOf(numberSign(printed), f), `${path} ${f.id}: ${printed}`).toBe(true);
        if (/^[da]/.test(kind)) expect(kind.startsWith("d"), f.id).toBe(f.gap < 0);
        expect(name, f.id).toBe(wantedName(f, english));
      }
    }
  }
  expect(compared).toBeGreaterThan(50);
});

test("the numbers beside the links to a page's groups, and the tables of a group's page, have the sign of the data file", () => {
  let badges = 0;
  let rows = 0;
  for (const name of readdirSync(join(report, "gaps"))) {
    const page = readFileSync(join(report, "gaps", name), "utf8");
    const links = /<nav class="page others"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? "";
    for (const [, anchor = "", printed = ""] of links.matchAll(
      /href="?#([^">\s]+)"?>[^<]*<\/a> <span class="q [^"]*">([^<]*)/g,
    )) {
      const f = atHref.get(`gaps/${name}#${anchor}`);
      if (f === undefined || !/\d/.test(printed)) continue;
      badges++;
      expect(isSignOf(numberSign(printed), f), `${f.id}: ${printed}`).toBe(true);
    }
  }
  for (const name of readdirSync(join(report, "groups"))) {
    const page = readFileSync(join(report, "groups", name), "utf8");
    for (const [, href = "", label = "", gap = ""] of page.matchAll(
      /<tr><th[^>]*><a href="?\.\.\/([^">\s]+)"?>([^<]*)<\/a>(?:<\/th>)?<td[^>]*>([^<]*)/g,
    )) {
      const f = atHref.get(href);
      if (f === undefined || f.gap === 0) continue;
      rows++;
      expect(wordSign(gap.trim()), `${f.id}: ${gap}`).toBe(Math.sign(f.gap));
      expect(text(label), f.id).toBe(wantedName(f, english));
    }
  }
  expect(badges).toBeGreaterThan(20);
  expect(rows).toBeGreaterThan(20);
});

test("a chart of gaps over the years says less or more in each year as the finding of that year does", async () => {
  const run = await smallRun(7);
  const site = siteOf(smallSite(run, "en"));
  let compared = 0;
  for (const f of site.here().filter(({ unit }) => unit === "share-points")) {
    const years = site.series(f);
    if (years.length < 2) continue;
    const chart = movedChart([f], "x", site);
    if (chart === null) continue;
    const rows = [...printHtml(chart).matchAll(/<tr>((?:(?!<\/tr>)[\s\S])*)<\/tr>/g)].map(([, row = ""]) =>
      [...row.matchAll(/<t[dh][^>]*>([^<]*)/g)].map(([, cell = ""]) => cell),
    );
    for (const y of years.filter(({ gap }) => gap !== 0)) {
      const cells = rows.find((row) => row.includes(schoolYear(y.schoolYear))) ?? [];
      const said = cells.find((cell) => wordSign(cell) !== 0) ?? "";
      compared++;
      expect(wordSign(said), `${y.id}: ${cells.join(" | ")}`).toBe(Math.sign(y.gap));
    }
  }
  expect(compared).toBeGreaterThan(20);
});

test("explain says less or more as the data file does, under what is wanted", async () => {
  const home = await sampleDistrict("small");
  const directions = new Set(audit.findings.map(({ direction }) => direction));
  for (const direction of directions) {
    const [f] = audit.findings.filter(
      (g) => g.direction === direction && Math.abs(g.gap) > 0.02 && g.place.kind === "district",
    );
    if (f === undefined) throw new Error(`no gap with direction ${direction}`);
    const lines = fairlead(home, ["explain", f.id]).out.split("\n");
    const at = lines.findIndex((line) => /^Gap\b/.test(line));
    expect(lines[at], f.id).toBe(direction === "neither" ? "Gap" : `Gap: ${wantedName(f, english)}`);
    expect(wordSign((lines[at + 1] ?? "").trim().replace(/ \(.*/, "")), `${f.id}: ${lines[at + 1]}`).toBe(
      Math.sign(f.gap),
    );
  }
  expect(directions.size).toBe(3);
});
