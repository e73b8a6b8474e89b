import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import type { Lang } from "../../src/base/lang.ts";
import { madeFrom } from "../../src/cube/made-from.ts";
import type { Benchmark } from "../../src/reports/audit-schema.ts";
import type { BenchmarkColumn } from "../../src/reports/benchmarks.ts";
import { findingsOf, printedFindings, refusedOf } from "../../src/reports/judged/finding-at.ts";
import { minimumDetectableRateDifference } from "../../src/stats/power.ts";
import { certaintyWords } from "../../src/ui/certainty.ts";
import { countText as countOf } from "../../src/ui/format.ts";
import { headlineRates } from "../../src/ui/gap-headline.ts";
import { escapeText } from "../../src/ui/html.ts";
import { auditEn } from "../../src/ui/language/en/audit.ts";
import { auditEs } from "../../src/ui/language/es/audit.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { reasonWords } from "../../src/ui/reason-words.ts";
import { groupPath, levelAnchor, questionPath } from "../../src/web/audit/addresses.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { countText, fleschKincaid, inflesz } from "../ui/reading-level.ts";
import { nasty, smallRun, smallSite } from "./small-audit.ts";
import { expectDefinedAgainst, visibleText } from "./visible-text.ts";

const run = smallRun(7);

async function pagesOf(lang: Lang): Promise<ReadonlyMap<string, string>> {
  return new Map(auditPages(smallSite(await run, lang)).map(({ path, render }) => [path, render()]));
}
const english = pagesOf("en");
const spanish = pagesOf("es");

const idsOf = (page: string): string[] => [...page.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1] ?? "");

/** Resolves a link on a page to an address and an anchor. */
function target(from: string, href: string): { path: string; anchor: string } {
  const url = new URL(href, `http://report/${from}`);
  return { path: url.pathname.slice(1), anchor: decodeURIComponent(url.hash.slice(1)) };
}

/** Other files of the report. */
const beside = ["style.css", "search.js", "audit.xlsx", "audit.json"];

test("there is a first page, and a page for each goal, each question, each other place, each indicator by each grouping, methods and unjudged gaps", async () => {
  const paths = [...(await english).keys()];
  const { cube } = await run;
  expect(paths).toEqual(expect.arrayContaining(["index.html", "questions.html", "methods.html", "not-judged.html"]));
  expect(paths.filter((p) => p.startsWith("goals/"))).toHaveLength(6);
  expect(paths.filter((p) => p.startsWith("schools/")).length).toBe(
    cube.places.filter((p) => p.kind === "school").length,
  );
  expect(paths).toContain("gaps/special-education.race-ethnicity.html");
  expect(paths).toContain("gaps/own-days.own-bands.html");
  for (const { id } of (await run).indicators) expect(paths).toContain(`questions/${id}.html`);
  expect(new Set(paths).size).toBe(paths.length);
});

test("the page about the data shows how records match enrollment, what waits for it, and what rests on too few rows", async () => {
  for (const [pages, here] of [
    [await english, languageOf.en.joins],
    [await spanish, languageOf.es.joins],
  ] as const) {
    const page = pages.get("data.html") ?? "";
    const section = page.slice(page.indexOf('id="quality"'));
    for (const { table } of (await run).matches) expect(section).toContain(here.tableNames[table]);
    expect(visibleText(section)).toMatch(/40\s+38\s+40\s+40\s+37/);
    expect(section).toContain(here.quality.none);
    expect(section).toContain(here.quality.waits(5));
    expect(section).toContain(here.quality.poor);
  }
});

test("every link leads to an existing page or file of the report, and to an existing anchor", async () => {
  const pages = await english;
  for (const [path, page] of pages) {
    for (const [, href = ""] of page.matchAll(/\shref="([^"]*)"/g)) {
      if (href.startsWith("data:")) continue;
      const to = target(path, href.replaceAll("&amp;", "&"));
      if (beside.includes(to.path)) continue;
      const there = pages.get(to.path);
      expect(there, `${path} links to ${href}`).toBeDefined();
      if (to.anchor !== "") expect(idsOf(there ?? ""), `${path} links to ${href}`).toContain(to.anchor);
    }
  }
});

test("the places to learn from, a report of other years, are linked from the first page alone, and only if they exist", async () => {
  for (const [lang, href] of [
    ["en", "outliers/index.html"],
    ["es", "outliers/es/index.html"],
  ] as const) {
    const site = smallSite(await run, lang);
    for (const { path, render } of auditPages({ ...site, outliers: true })) {
      const link = `<a href="${href}">`;
      if (path === "index.html") expect(render(), path).toContain(link);
      else expect(render(), path).not.toContain("outliers/");
    }
    for (const [path, text] of await (lang === "en" ? english : spanish)) expect(text, path).not.toContain("outliers/");
  }
});

test("each page of a report in one language says where the other one is, in both languages", async () => {
  for (const [lang, other, name] of [
    ["en", "es", "Español"],
    ["es", "en", "English"],
  ] as const) {
    const pages = await (lang === "en" ? english : spanish);
    for (const [path, page] of pages)
      expect(page, path).toContain(
        `<a href="${path.includes("/") ? "../" : ""}methods.html#languages" lang="${other}">${name}</a>`,
      );
    const section = (pages.get("methods.html") ?? "").split('id="languages"')[1] ?? "";
    expect(section).toContain("--all-languages");
    for (const each of [lang, other]) expect(section).toContain(languageOf[each].sentences["languages.how"]);
  }
  const site = { ...smallSite(await run, "en"), languages: ["en", "es"] as const };
  for (const { path, render } of auditPages(site)) expect(render(), path).not.toContain("methods.html#languages");
});

test("a grouping inside a sentence is in lower case, but for proper names", async () => {
  expect((await english).get("gaps/special-education.el-status.html")).toContain(
    "<title>Special education identification, by English learner status",
  );
  expect(visibleText((await english).get("questions/special-education.html") ?? "")).toMatch(/By race and ethnicity/);
});

test("ids are unique on a page", async () => {
  for (const [path, page] of await english) {
    const ids = idsOf(page);
    expect(new Set(ids).size, path).toBe(ids.length);
  }
});

test("names and questions from files never become markup", async () => {
  for (const pages of [await english, await spanish]) {
    for (const [path, page] of pages) {
      expect(page, path).not.toContain("<img");
      expect(page.replace('<script src="search.js" defer></script>', ""), path).not.toContain("<script");
    }
  }
  expect((await english).get("index.html")).toContain("District &lt;img");
  expect((await english).get("questions/own-days.html")).toContain("Our days &lt;img");
});

test("no page prints NaN or undefined", async () => {
  for (const pages of [await english, await spanish])
    for (const [path, page] of pages)
      expect(visibleText(page), path).not.toMatch(/\b(undefined|NaN|null|Infinity)\b|\[object|\{[a-z0-9]+\}/);
});

test("every chart has its table, and every table a name", async () => {
  let charts = 0;
  for (const [path, page] of await english) {
    for (const [figure] of page.matchAll(/<figure class="chart[\s\S]*?<\/figure>/g)) {
      charts++;
      expect(figure, path).toMatch(/<table\b[^>]* class="(stack|quilt|dots)/);
      expect(figure, path).toMatch(/<figcaption><h[234]>[^<]/);
      for (const [, label] of figure.matchAll(/role="img" aria-label="([^"]*)"/g))
        expect(label, path).toMatch(/\S{3}.*\.$/);
    }
    for (const [, label] of page.matchAll(/<div class="scroll" tabindex="0" role="group" aria-label="([^"]*)"/g))
      expect(label, path).toMatch(/\S/);
  }
  expect(charts).toBeGreaterThan(100);
});

test("the quilt of all groups links every cell that has a gap of its own", async () => {
  const page = (await english).get("map.html") ?? "";
  const quilt = /<table class="quilt[\s\S]*?<\/table>/.exec(page)?.[0] ?? "";
  const cells = [...quilt.matchAll(/<td>([\s\S]*?)<\/td>/g)].map((m) => m[1] ?? "");
  expect(cells.length).toBeGreaterThan(20);
  for (const cell of cells.filter((c) => !c.includes("q none")))
    expect(cell).toMatch(/^<a class="q [a-z0-9]+" href="gaps\//);
});

test("the page of a gap has its sources: question, rule, formula, source, counts, files, version, command", async () => {
  const { audit } = await run;
  const page = (await english).get("gaps/special-education.race-ethnicity.html") ?? "";
  const text = visibleText(page);
  for (const part of [
    "How do you know?",
    "Who is asked",
    "Enrolled in the year.",
    "Not counted",
    "enrollment &lt;img",
    "fairlead test, result 0123456789abcdef",
  ])
    expect(text.toLowerCase()).toContain(part.toLowerCase());
  const data = (await english).get("data.html") ?? "";
  expect(page).toContain('href="../data.html"');
  expect(page).toContain(`href="../${questionPath("special-education")}"`);
  const question = visibleText((await english).get(questionPath("special-education")) ?? "");
  for (const part of ["disability = true", "IDEA, 34 CFR 300.8"]) expect(question).toContain(part);
  for (const { file } of smallSite(await run, "en").deliveries) {
    const name = escapeText(file);
    expect(page).toContain(name);
    const entry = data.split("<li id=").find((item) => item.includes(`<code>${name}</code>`)) ?? "";
    expect(entry).toContain("March 27, 2026");
    expect(entry).toMatch(/SHA-256 <code>(ab){32}<\/code>/);
  }
  const district = [...printedFindings(audit)].filter(
    (f) =>
      f.indicator === "special-education" &&
      f.group.grouping === "race-ethnicity" &&
      f.schoolYear === audit.years.at(-1) &&
      page.includes(`Its reference</dt><dd><code>${f.id}`),
  );
  expect(district.length).toBeGreaterThan(0);
});

test("for a group with too few students, the gap's page and the group's page give the smallest detectable gap", async () => {
  const { audit } = await run;
  const { settings } = audit;
  const { place } = smallSite(await run, "en").main;
  const open = [...printedFindings(audit)].filter(
    (f) =>
      f.verdict === "cannot-tell" &&
      f.hits !== null &&
      f.comparisonN >= f.n &&
      f.schoolYear === audit.years.at(-1) &&
      f.place.kind === place.kind &&
      f.place.id === place.id &&
      !f.group.grouping.includes("*"),
  );
  let told = 0;
  for (const f of open) {
    const gap = minimumDetectableRateDifference(f.n, f.comparisonN, f.comparisonRate, 0.8, 1 - settings.level);
    if (typeof gap !== "number" || Math.abs(f.value) >= gap) continue;
    const points = Math.round(gap * 100);
    if (f.n < 2 || points < 2) continue;
    told++;
    const path = `gaps/${f.indicator}.${f.group.grouping}.html`;
    expect(visibleText((await english).get(path) ?? ""), f.id).toContain(
      `With ${f.n} students in this group, we would notice a gap of about ${points} points, not a smaller one.`,
    );
    expect(visibleText((await spanish).get(path) ?? ""), f.id).toContain(
      `Con ${f.n} estudiantes en este grupo notaríamos una brecha de unos ${points} puntos, no una menor.`,
    );
    expect(visibleText((await english).get(groupPath(f.group.grouping, f.group.level)) ?? ""), f.id).toContain(
      `${f.n} students. A gap under about ${points} points would not show.`,
    );
  }
  expect(told).toBeGreaterThan(10);
});

test("no page of one language has a sentence of the other", async () => {
  const fixed = (table: object): string[] =>
    Object.values(table).flatMap((s: unknown) =>
      typeof s === "string" && !s.includes("{") && s.length > 14 ? [s] : [],
    );
  const [onlyEn, onlyEs] = [fixed(auditEn), fixed(auditEs)];
  const text = (pages: ReadonlyMap<string, string>): string => [...pages.values()].map(visibleText).join("\n");
  const [en, es] = [text(await english), text(await spanish)];
  for (const sentence of onlyEs.filter((s) => !onlyEn.includes(s))) expect(en, sentence).not.toContain(sentence);
  for (const sentence of onlyEn.filter((s) => !onlyEs.includes(s))) expect(es, sentence).not.toContain(sentence);
  for (const page of (await spanish).values()) expect(page).toContain('<html lang="es"');
  expect([...(await spanish).keys()]).toEqual([...(await english).keys()]);
});

test("no page has a student's identifier, and the same audit gives the same bytes", async () => {
  const again = await pagesOf("en");
  for (const [path, page] of await english) {
    expect(page, path).not.toMatch(/0000001\d{3}/);
    expect(again.get(path), path).toBe(page);
  }
});

test("an audit against a named group says so, and its pages have no undefined values", async () => {
  await expectDefinedAgainst("california");
});

/** The panel of a group on the page of a gap. */
const panelOf = (page: string, level: string): string =>
  page.split(/(?=<section\b)/).find((part) => new RegExp(`^<section[^>]* id="${levelAnchor(level)}"`).test(part)) ?? "";

test("every compared group has one panel with its own numbers and command, and the page shows one", async () => {
  const site = smallSite(await run, "en");
  const { audit, main } = site;
  const year = audit.years.length - 1;
  const at = { place: main.placeIndex, year, crossed: false };
  for (const of of [...findingsOf(audit, at), ...refusedOf(audit.judged, at)]) {
    const page = (await english).get(`gaps/${of.indicator}.${of.group.grouping}.html`) ?? "";
    const panel = panelOf(page, of.group.level);
    expect(panel.match(/<h1>/g), of.id).toHaveLength(1);
    expect(panel.replaceAll("&quot;", ""), of.id).toContain(`<dd><code>${of.id}`);
    expect(page.match(/class="part panel focus"/g), of.id).toHaveLength(1);
    if ("verdict" in of) expect(panel, of.id).toContain(certaintyWords(of.verdict, site.words));
    if ("verdict" in of && of.hits !== null) {
      const counted = headlineRates(of, site.words).isComplement ? of.n - of.hits : of.hits;
      expect(visibleText(panel), of.id).toContain(`${countOf(counted, site.words)} of ${countOf(of.n, site.words)} (`);
    }
  }
});

test("a gap that rests on too few teachers or schools says so in its panel, and shows both rates", async () => {
  const site = smallSite(await run, "en");
  const { words, main } = site;
  let panels = 0;
  for (const refused of refusedOf(site.audit.judged, { place: main.placeIndex, year: site.audit.years.length - 1 })) {
    const { group, indicator, shown, comparisonN, reason } = refused;
    const page = (await english).get(`gaps/${indicator}.${group.grouping}.html`);
    if (page === undefined || shown === undefined || comparisonN === null) continue;
    const panel = panelOf(page, group.level);
    panels++;
    expect(visibleText(panel), indicator).toContain(reasonWords(reason, words).what.replace(/\.$/, ""));
    expect(visibleText(panel), indicator).toMatch(new RegExp(`\\(${countOf(comparisonN, words)} students?\\)`));
  }
  expect(panels).toBeGreaterThan(3);
});

test("each group has a page with a link to every panel about it", async () => {
  const site = smallSite(await run, "en");
  const { audit, main } = site;
  const at = { place: main.placeIndex, year: audit.years.length - 1, crossed: false };
  const pages = new Set<string>();
  for (const of of [...findingsOf(audit, at), ...refusedOf(audit.judged, at)]) {
    const { grouping, level } = of.group;
    const path = groupPath(grouping, level);
    pages.add(path);
    expect((await english).get(path), of.id).toContain(
      `href="../gaps/${of.indicator}.${grouping}.html#${levelAnchor(level)}"`,
    );
  }
  expect([...(await english).keys()].filter((path) => path.startsWith("groups/")).sort()).toEqual([...pages].sort());
});

test("official figures are shown next to the district's own", async () => {
  const given = await run;
  const { placeIndex: place } = smallSite(given, "en").main;
  const year = given.audit.years.length - 1;
  const finding = findingsOf(given.audit, { place, year, crossed: false }).find((f) => f.hits !== null);
  if (finding === undefined) throw new Error("no finding of the main place");
  const benchmark: Benchmark = {
    relation: "county",
    place: { kind: "county", id: "59", name: `Alder ${nasty}` },
    schoolYear: 2025,
    publication: "dataquest",
    counted: "all",
    rate: 0.25,
    n: null,
    gap: 0.07,
  };
  const benchmarks: BenchmarkColumn = { of: (_, key) => (isDeepStrictEqual(key, finding.at) ? [benchmark] : []) };
  const site = smallSite({ ...given, audit: madeFrom(given.audit, { ...given.audit, benchmarks }) }, "en");
  const page = auditPages(site).find(({ path }) => path === `gaps/${finding.indicator}.${finding.group.grouping}.html`);
  const text = visibleText(page?.render() ?? "");
  for (const part of ["The same gap elsewhere", "Alder &lt;img", "the whole county", "2024-25", "25%", "7 points"])
    expect(text).toContain(part);
});

test("the prose of the pages has the reading level for staff, in both languages", async () => {
  for (const [lang, pages] of [
    ["en", await english],
    ["es", await spanish],
  ] as const) {
    const all = [...pages].filter(([path]) => !path.startsWith("gaps/") || path.includes("special-education"));
    const prose = all.map(([, page]) => proseOf(page)).join("\n");
    const counts = countText(prose, lang);
    expect(counts.words).toBeGreaterThan(1000);
    if (lang === "en") expect(fleschKincaid(counts)).toBeLessThanOrEqual(10);
    else expect(inflesz(counts)).toBeGreaterThanOrEqual(50);
  }
});

/** Complete sentences outside of tables, definition lists, charts and commands; numbers count as one short word. */
function proseOf(page: string): string {
  const main = (/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? "").replace(
    /<(svg|table|dl|code|pre)[\s\S]*?<\/\1>|<ul class="legend[\s\S]*?<\/ul>/g,
    " ",
  );
  return main
    .replace(/<\/(p|h1|h2|h3|li|summary|figcaption)>/g, "\n")
    .replace(/<[^>]*>/g, " ")
    .replace(/&[a-z#0-9]+;/g, " ")
    .replace(/[\d,.]*\d/g, "7")
    .split("\n")
    .filter((line) => /[.!?]\s*$/.test(line))
    .join("\n");
}
