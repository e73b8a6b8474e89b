import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { auditSite } from "../../src/app/audit-site.ts";
import { type Explained, explain } from "../../src/app/explain.ts";
import { openWorkspace } from "../../src/app/open-workspace.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { writeAudit } from "../../src/app/write-audit.ts";
import { cubeInThread, sentCube } from "../../src/cube/in-thread.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { findingsOf, seriesOf } from "../../src/reports/judged/finding-at.ts";
import { visibleWords } from "../../src/ui/audit-wording.ts";
import { countText, schoolYear } from "../../src/ui/format.ts";
import { headlineRates } from "../../src/ui/gap-headline.ts";
import { gapRangeWords } from "../../src/ui/gap-words.ts";
import { escapeText } from "../../src/ui/html.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { placeGapAnchor, placeGoalPath, placePath } from "../../src/web/audit/addresses.ts";
import { listedGaps } from "../../src/web/audit/gaps-by-group.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { siteOf } from "../../src/web/audit/site.ts";
import { deliveryFacts } from "../delivery-facts.ts";
import { readNotJudged } from "../printers/read-not-judged.ts";
import { sampleDistrict, sampleReport } from "../sample-district.ts";
import { freshFolder, freshWorkspace } from "../sources/small-district.ts";
import { auditedOfficial, readWhileWritten, shownInTwoLanguages, writtenInTwoLanguages } from "./written-reports.ts";

const folder = await sampleDistrict("small");
const workspace = openWorkspace(operator, folder, folder);
const report = await sampleReport("small");
const words = wordsOf("en");
const run = await runAudit(operator, workspace);
const official = auditedOfficial();

test("a report has pages, data files that match their schemas, and sheets with every latest-year gap", async () => {
  const audit = auditSchema.strict().parse(JSON.parse(readFileSync(join(report, "audit.json"), "utf8")));
  const page = readFileSync(join(report, "index.html"), "utf8");
  expect(page).toContain("Alder Valley Unified");
  expect(page).toContain(audit.fingerprint);
  const sheets = await readExcelFile(join(report, "audit.xlsx"));
  expect(sheets.map((s) => s.sheet)).toEqual(["Notes", "Scorecard", "Gaps", "Not judged", "Not asked", "Definitions"]);
  const gaps = sheets.find((s) => s.sheet === "Gaps")?.data ?? [];
  const id = gaps[0]?.indexOf("id") ?? -1;
  const ids = new Set(gaps.slice(1).map((row) => row[id]));
  const latest = audit.findings.filter((f) => f.schoolYear === audit.years.at(-1));
  expect(latest.length).toBeGreaterThan(20);
  for (const f of latest) expect(ids.has(f.id), f.id).toBe(true);
});

test("the small sample's report stays within its size limit", () => {
  const files = readdirSync(report, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(html|json|xlsx)$/.test(name),
  );
  const megabytes = (ending: string): number =>
    files
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + statSync(join(report, name)).size / 1e6, 0);
  expect(files.length).toBeGreaterThan(500);
  // Raise only for something readers gain: 850 pages of 13.7 KB on average, mostly charts and their tables.
  expect(megabytes(".html")).toBeLessThan(12);
  expect(megabytes("not-judged.json")).toBeLessThan(1.1);
  expect(megabytes(".json") + megabytes(".xlsx")).toBeLessThan(2.2);
});

test("leaves a folder with other files alone; replaces an older report without leftovers", async () => {
  const deliveries = await deliveryFacts(workspace);
  const home = freshFolder();
  const other = join(home, "other");
  mkdirSync(other);
  writeFileSync(join(other, "letter.txt"), "mine");
  await expect(writeAudit(operator, run, deliveries, other, { words })).rejects.toMatchObject({
    code: "cli.not-a-report",
  });
  expect(readdirSync(other)).toEqual(["letter.txt"]);
  const older = join(home, "report");
  mkdirSync(older);
  for (const name of ["index.html", "audit.json", "gone.html"]) writeFileSync(join(older, name), "old");
  await writeAudit(operator, run, deliveries, older, { words: wordsOf("es") });
  expect(readFileSync(join(older, "index.html"), "utf8")).toContain("<html lang=es");
  expect(existsSync(join(older, "gone.html"))).toBe(false);
  expect(readdirSync(home).sort()).toEqual(["other", "report"]);
  // The same run in the same language: the same data as in the report that the terminal wrote.
  const data = (dir: string): string => readFileSync(join(dir, "audit.json"), "utf8");
  expect(data(older)).toBe(data(report));
});

test("a report of official figures can be read while it is being written, and the final files are the same", async () =>
  await readWhileWritten(await official));

test("in several languages, every page of a report of official figures links to the same page in the other", async () =>
  await writtenInTwoLanguages(await official));

test("a report of official figures shown while it is written has every language, also after it is written", async () =>
  await shownInTwoLanguages(await official));

test("explains every number in the two data files by id: gaps, uncertain gaps, and comparisons without a gap", async () => {
  const { findings } = auditSchema.parse(JSON.parse(readFileSync(join(report, "audit.json"), "utf8")));
  const { unsure, refused } = readNotJudged(readFileSync(join(report, "not-judged.json"), "utf8"));
  const small = refused.find((row) => row["reason"] === "group_below_minimum");
  const explained = (id: unknown): Promise<Explained> => explain(operator, workspace, String(id), { words });
  const clear = findings.find((f) => f.verdict === "clear" && f.hits !== null && f.group.grouping.includes("*"));
  expect((await explained(clear?.id)).finding).toMatchObject({ id: clear?.id, hits: clear?.hits, n: clear?.n });
  const open = unsure.find((f) => f["hits"] !== null && Number(f.n) <= Number(f.comparisonN) && f["value"] === 0);
  const { finding, site } = await explained(open?.id);
  expect(finding).toMatchObject({ verdict: "cannot-tell", n: open?.n });
  expect(finding && visibleWords(finding, site)).toMatch(
    new RegExp(
      `With ${open?.n} students in this group, we would notice a gap of about \\d+ points, not a smaller one\\.`,
    ),
  );
  expect((await explained(small?.id)).refused).toMatchObject({ reason: "group_below_minimum", n: small?.n });
  await expect(explained("chronic-absence/2026")).rejects.toMatchObject({
    code: "cli.no-such-finding",
    facts: { near: [expect.stringMatching(/^chronic-absence\/2026\//), expect.anything(), expect.anything()] },
  });
});

test("the brand of a cube sent to a thread can only be restored in threads", async () => {
  const sent = sentCube(run.cube);
  if (sent === undefined) throw new Error("a counted cube is sent");
  expect(() => cubeInThread(sent)).toThrowError(expect.objectContaining({ code: "cube.not-from-a-door" }));
});

test("refuses to audit before anything is loaded", async () => {
  await expect(runAudit(operator, freshWorkspace())).rejects.toMatchObject({ code: "warehouse.none" });
});

test("official figures alone give a report without undefined values", async () => {
  const out = join(freshFolder(), "report");
  const figures = await official;
  const pages = await writeAudit(operator, figures.run, figures.deliveries, out, { words });
  expect(pages).toBeGreaterThan(9);
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
      e.isDirectory() ? walk(join(folder, e.name)) : [join(folder, e.name)],
    );
  for (const file of walk(out).filter((f) => f.endsWith(".html")))
    expect(readFileSync(file, "utf8").replace(/<[^>]*>/g, " "), file).not.toMatch(/\b(undefined|NaN|null|Infinity)\b/);
  expect(existsSync(join(out, "audit.xlsx"))).toBe(true);
});

test("the page of one place among others has its own gaps with their counts, range and command, and no link to another place's gap", async () => {
  const site = auditSite(run, run.deliveries, words);
  // The small sample's schools have no gap that is clear or probable, so this uses its district instead.
  const { main, students } = site;
  const pages = auditPages({ ...site, places: [{ overview: main, rates: [], leads: [], whole: null, students }] });
  const pageAt = (path: string): string => pages.find((p) => p.path === path)?.render() ?? "";
  const page = pageAt(placePath(main.place));
  expect(page).not.toMatch(/href="[^"]*\/(gaps|groups)\//);
  expect(page).toContain(words.say("unit.students", { n: students.n, text: countText(students.n, words) }));
  const judged = findingsOf(run.audit, { place: main.placeIndex, year: run.audit.years.length - 1, crossed: false });
  let gaps = 0;
  for (const f of listedGaps(judged, siteOf(site))) {
    if (!/clear|probable/.test(f.verdict) || (f.value <= 0 && f.direction !== "neither")) continue;
    gaps++;
    const id = placeGapAnchor(f.indicator, f.group.grouping, f.group.level);
    const path = placeGoalPath(main.place, f.goal);
    expect(page, f.id).toContain(`href="../${path}#${id}"`);
    const behind = pageAt(path);
    const item = behind.slice(behind.indexOf(` id="${id}"`)).split("<li id=")[0] ?? "";
    const years = seriesOf(run.audit, f);
    if (years.length > 1)
      for (const y of years) expect(item, f.id).toContain(`<th scope="col">${schoolYear(y.schoolYear)}</th>`);
    expect(item, f.id).toContain(`Its reference: <code>${f.id}</code></p>`);
    expect(item, f.id).toContain(escapeText(gapRangeWords(f, words)));
    const counted = headlineRates(f, words).isComplement && f.hits !== null ? f.n - f.hits : f.hits;
    if (counted !== null) expect(item, f.id).toContain(`${countText(counted, words)} of ${countText(f.n, words)} (`);
  }
  expect(gaps).toBeGreaterThan(20);
});
