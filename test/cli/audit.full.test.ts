import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { beforeAll, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { deliveryFacts } from "../../src/app/delivery-facts.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { writeAudit } from "../../src/app/write-audit.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { sampleDistrict, sampleReport } from "../sample-district.ts";
import { freshFolder, freshWorkspace, loadTexts } from "../sources/small-district.ts";
import { fairlead } from "./run.ts";

let home: string;
let sample: string;
let report: string;

beforeAll(async () => {
  sample = await sampleDistrict("small");
  home = dirname(sample);
  report = join(home, "report");
  cpSync(await sampleReport("small"), report, { recursive: true });
});

test("audit says the largest gaps, the goals, what could not be judged and the next step, on a narrow screen too", () => {
  const wide = fairlead(sample, ["audit"], { COLUMNS: "80" });
  expect([wide.code, wide.err]).toEqual([0, ""]);
  for (const part of [
    "Equity audit, 2025-26",
    "gaps we are sure of",
    "Comparably high outcomes",
    "This is a clear gap",
    "Could not be judged",
    "Not asked",
    "fairlead explain",
  ])
    expect(wide.out).toContain(part);
  expect(wide.out.split("\n").length).toBeLessThan(70);
  for (const line of wide.out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  for (const line of fairlead(sample, ["audit"], { COLUMNS: "40" }).out.split("\n"))
    expect(line.length, line).toBeLessThanOrEqual(40);
  expect(fairlead(sample, ["audit", "--lang", "es"]).out).toContain("Auditoría de equidad, 2025-26");
});

test("audit answers programs with one object", () => {
  const { code, json } = fairlead(sample, ["audit", "--json"]);
  const answer = json() as { ok: boolean; opening: string; goals: unknown[]; largest: { id: string }[] };
  expect([code, answer.ok, answer.goals.length]).toEqual([0, true, 6]);
  expect(answer.opening).toMatch(/^Of /);
  expect(answer.largest[0]?.id).toMatch(/^[a-z0-9-]+\/2026\/district:/);
});

test("a report stands whole: pages, numbers that fit their schema, sheets, style; nothing else beside it", async () => {
  expect(readdirSync(home).sort()).toEqual(["report", "sample"]);
  const audit = auditSchema.strict().parse(JSON.parse(readFileSync(join(report, "audit.json"), "utf8")));
  const page = readFileSync(join(report, "index.html"), "utf8");
  expect(page).toContain("Alder Valley Unified");
  expect(page).toContain(audit.fingerprint);
  const sheets = await readExcelFile(join(report, "audit.xlsx"));
  expect(sheets.map((s) => s.sheet)).toEqual(["Notes", "Scorecard", "Gaps", "Not judged", "Not asked", "Definitions"]);
  const gaps = sheets.find((s) => s.sheet === "Gaps")?.data ?? [];
  const id = gaps[0]?.indexOf("id") ?? -1;
  const listed = new Set(gaps.slice(1).map((row) => row[id]));
  const latest = audit.findings.filter((f) => f.schoolYear === audit.years.at(-1));
  for (const f of latest) expect(listed.has(f.id), f.id).toBe(true);
});

test("a folder with other things is left alone; an older report is replaced", () => {
  const other = join(home, "other");
  mkdirSync(other);
  writeFileSync(join(other, "letter.txt"), "mine");
  const refused = fairlead(sample, ["audit", "--out", other]);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain("no audit report");
  expect(readdirSync(other)).toEqual(["letter.txt"]);
  writeFileSync(join(report, "index.html"), "old");
  expect(fairlead(home, ["audit", "--workspace", "sample", "--out", "report", "--lang", "es"]).code).toBe(0);
  expect(readFileSync(join(report, "index.html"), "utf8")).toContain('<html lang="es"');
  expect(readdirSync(home).sort()).toEqual(["other", "report", "sample"]);
});

interface NotJudgedFile {
  readonly indicators: readonly string[];
  readonly years: readonly number[];
  readonly places: readonly { readonly kind: string; readonly id: string }[];
  readonly groups: readonly { readonly grouping: string; readonly level: string }[];
  readonly comparisons: readonly string[];
  readonly reasons: readonly string[];
  readonly unsure: NotJudgedTable;
  readonly refused: NotJudgedTable;
}
interface NotJudgedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** What could not be judged, as a reader of the file puts it together. */
function unjudged(file: NotJudgedFile) {
  const read = ({ columns, rows }: NotJudgedTable): readonly Record<string, unknown>[] =>
    rows.map((row) => {
      const fields = Object.fromEntries(columns.map((name, at) => [name, row[at]]));
      const at = (name: string): number => Number(fields[name]);
      const place = file.places[at("place")];
      const group = file.groups[at("group")];
      const id = `${file.indicators[at("indicator")]}/${file.years[at("year")]}/${place?.kind}:${place?.id}/${group?.grouping}=${group?.level}/${file.comparisons[at("comparison")]}`;
      return { ...fields, id };
    });
  const tooSmall = file.reasons.indexOf("group_below_minimum");
  return { unsure: read(file.unsure), small: read(file.refused).find((row) => row["reason"] === tooSmall) };
}

test("explain tells definition, counts, range, chance, rule, files and version of a number", () => {
  const { findings, fingerprint } = auditSchema.parse(JSON.parse(readFileSync(join(report, "audit.json"), "utf8")));
  const { unsure, small } = unjudged(
    JSON.parse(readFileSync(join(report, "not-judged.json"), "utf8")) as NotJudgedFile,
  );
  const clear = findings.find((f) => f.verdict === "clear" && f.hits !== null && f.group.grouping.includes("*"));
  const told = fairlead(sample, ["explain", clear?.id ?? ""]);
  expect([told.code, told.err]).toEqual([0, ""]);
  for (const part of [
    "Who is asked",
    "As a formula",
    "Source",
    "Compared with",
    "Counts",
    "Chance",
    "A clear gap.",
    "SHA-256",
    fingerprint,
  ])
    expect(told.out).toContain(part);
  expect(told.out).toContain(`${clear?.hits} of ${clear?.n}`);
  const open = unsure.find((f) => f["hits"] !== null && Number(f["n"]) <= Number(f["comparisonN"]) && f["value"] === 0);
  expect(fairlead(sample, ["explain", String(open?.["id"])], { COLUMNS: "200" }).out).toMatch(
    new RegExp(`With ${open?.["n"]} students in this group, only gaps of more than about \\d+ points could be seen\\.`),
  );
  expect(fairlead(sample, ["explain", String(small?.["id"])]).code).toBe(0);
  const { json } = fairlead(sample, ["explain", clear?.id ?? "", "--json"]);
  expect((json() as { finding: { id: string } }).finding.id).toBe(clear?.id);

  const none = fairlead(sample, ["explain", "chronic-absence/2026"]);
  expect(none.code).toBe(2);
  expect(none.err).toContain("The nearest ids");
});

test("before anything is loaded, audit says what to do", () => {
  const empty = join(home, "empty");
  expect(fairlead(home, ["init", "empty", "--name", "Empty"]).code).toBe(0);
  const ran = fairlead(empty, ["audit"]);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain("fairlead load FILES");
});

test("published figures alone give a report too, every page without a hole", async () => {
  const header =
    "Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tSchool Code\tCounty Name\tDistrict Name\tSchool Name\tCharter\tReporting Category\tAdjusted Cumulative Enrollment\tStability Count\tStability Rate (percent)\tNon-Stability Rate (percent)";
  const row = (level: string, district: string, category: string, n: number, hits: string): string =>
    `2025-26\t${level}\t59\t${district}\t0000000\tAlder\t${district === "00000" ? "" : `District ${district}`}\t\tAll\t${category}\t${n}\t${hits}\t${hits === "*" ? "*" : ((100 * Number(hits)) / n).toFixed(1)}\t`;
  const text = [
    header,
    row("T", "00000", "TA", 9000, "8100"),
    row("T", "00000", "GF", 4000, "3800"),
    ...["12345", "22222"].flatMap((d) => [
      row("D", d, "TA", 200, "150"),
      row("D", d, "GF", 100, "60"),
      row("D", d, "SS", 50, "*"),
    ]),
  ].join("\n");
  const workspace = freshWorkspace();
  expect((await loadTexts(workspace, { "stability26.txt": text })).outcome).toBe("loaded");
  const out = join(freshFolder(), "report");
  const pages = await writeAudit(
    operator,
    await runAudit(operator, workspace),
    await deliveryFacts(operator, workspace),
    out,
    {
      words: wordsOf("en"),
    },
  );
  expect(pages).toBeGreaterThan(9);
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
      e.isDirectory() ? walk(join(folder, e.name)) : [join(folder, e.name)],
    );
  for (const file of walk(out).filter((f) => f.endsWith(".html")))
    expect(readFileSync(file, "utf8").replace(/<[^>]*>/g, " "), file).not.toMatch(/\b(undefined|NaN|null|Infinity)\b/);
  expect(existsSync(join(out, "audit.xlsx"))).toBe(true);
});
