/** Laws of a whole site: its numbers are those of its data, and it stands alone. */
import { posix } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type PublicRelease, readPublicRelease } from "../../src/privacy/public-release.ts";
import { printedText } from "../../src/release/printed.ts";
import { publicReport } from "../../src/reports/public/report.ts";
import { wordsFrom, wordsOf } from "../../src/ui/words.ts";
import { longLanguage, rightToLeftLanguage } from "../ui/pseudo-language.ts";
import { countText, fernandezHuerta, fleschKincaid, inflesz, proseIn, textOfPage } from "../ui/reading-level.ts";
import { aboutDistrict, districtRelease, districtTables } from "./public-district.ts";
import { pagesOf, type SiteFiles, siteOf } from "./read-site.ts";

const tables = districtTables({ seed: 5, schools: 5 });
const about = aboutDistrict(tables);
let release: PublicRelease;
let files: SiteFiles;
beforeAll(async () => {
  release = districtRelease(tables);
  files = await siteOf(publicReport(release, about));
}, 120_000);

const fileText = (path: string): string => String(files.get(path));

test("every number of a page is that of its line in cells.csv", () => {
  const lines = fileText("data/cells.csv").split("\n");
  const header = lines[0]!.split(",");
  const columns = { count: header.indexOf("n"), rate: header.indexOf("rate"), value: header.indexOf("value") };
  const seen = new Set<string>();
  let numbers = 0;
  for (const [path, page] of pagesOf(files)) {
    const words = wordsOf(path.startsWith("es/") ? "es" : "en");
    for (const [, what, line, inner] of page.matchAll(/<span data-(rate|count|value)=(\d+)>(.*?)<\/span>/g)) {
      const expected = lines[Number(line) - 1]!.split(",")[columns[what as keyof typeof columns]]!;
      const text = inner!.replace(/<[^>]*>/g, "").replace(/^(?:about|cerca de) (.*) (?:students|estudiantes)$/, "$1");
      expect(asPrinted(text, words.say("mark.hidden"), what === "rate"), `${path} line ${line}`).toBe(expected);
      numbers++;
      seen.add(`${what} ${expected === "*" ? "hidden" : "shown"}`);
    }
  }
  expect(numbers).toBeGreaterThan(1000);
  for (const what of Object.keys(columns)) expect(seen).toContain(`${what} shown`);
});

/** The text of a page as cells.csv prints it. */
function asPrinted(text: string, hidden: string, isRate: boolean): string {
  if (text === hidden) return "*";
  const sign = isRate ? "%" : "";
  const bare = text.replaceAll(",", "");
  const code = new RegExp(`^(\\d+)${sign} (?:or less|o menos|or more|o más)$`).exec(bare);
  if (code !== null) return `${/less|menos/.test(bare) ? "<=" : ">="}${code[1]}`;
  const number = new RegExp(`^(\\d+(?:\\.\\d+)?)(?:–(\\d+))?${sign}$`).exec(bare);
  return number === null ? `not a number: ${text}` : number[2] === undefined ? number[1]! : `${number[1]}-${number[2]}`;
}

test("each rate of the latest year that is printed of a group in the district is on the question's page", () => {
  let seen = 0;
  release.cells.forEach((cell, at) => {
    const isShown = cell.placeKind === "district" && cell.schoolYear === "2025-26" && cell.grade === "all";
    const isRow =
      cell.rate !== null && !cell.grouping.includes("*") && cell.level !== "no" && cell.level !== "not-reported";
    if (!isShown || !isRow || cell.grouping === "all") return;
    // Comparing special education by disability would only repeat it.
    if (cell.indicator === "special-education" && cell.grouping === "disability") return;
    const page = fileText(`questions/${cell.indicator}.html`);
    expect(page, `${cell.indicator} ${cell.level} ${printedText(cell.n)}`).toContain(`data-rate=${at + 2}>`);
    seen++;
  });
  expect(seen).toBeGreaterThan(60);
});

test("the site is a function of the two public files and of names: no other fact about students reaches it", async () => {
  const again = readPublicRelease(fileText("data/structure.json"), fileText("data/cells.csv"));
  expect([...(await siteOf(publicReport(again, about)))]).toEqual([...files]);
});

test("pages are the same in both languages, and every link leads to a file and an anchor of the site", () => {
  const pages = new Map(pagesOf(files));
  const english = [...pages.keys()].filter((path) => !path.startsWith("es/"));
  expect([...pages.keys()].filter((path) => path.startsWith("es/")).toSorted()).toEqual(
    english.map((path) => `es/${path}`).toSorted(),
  );
  let links = 0;
  for (const [path, page] of pages) {
    for (const [, quoted, bare] of page.matchAll(/\s(?:href|src|action)=(?:"([^"]*)"|([^\s>]+))/g)) {
      const to = (quoted ?? bare ?? "").replaceAll("&amp;", "&");
      if (/^(mailto:|data:,)/.test(to)) continue;
      const [file = "", anchor] = to.split("#");
      const target = file === "" ? path : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file)));
      expect(files.has(target), `${path}: ${to}`).toBe(true);
      if (anchor) expect(pages.get(target), `${path}: ${to}`).toMatch(new RegExp(`\\sid="?${anchor}["\\s>]`));
      links++;
    }
  }
  expect(links).toBeGreaterThan(1000);
});

test("nothing comes from another host, no page needs a script, and none has a style or script in it", () => {
  for (const [path, content] of files) {
    if (typeof content !== "string" || !/\.(html|css|js)$/.test(path)) continue;
    const text = content.replaceAll("http:%2F%2Fwww.w3.org/2000/svg", "");
    expect(
      /(?:src|href|action)="?https?:|url\(["']?https?:|@import|fetch\(|XMLHttpRequest/.exec(text),
      path,
    ).toBeNull();
    if (path.endsWith(".html")) {
      expect(/\son[a-z]+=|<style|<script(?! src=)|<iframe|<object|<embed/.exec(text), path).toBeNull();
      expect(text.includes("<script"), path).toBe(/(^|\/)search\.html$/.test(path));
    }
  }
});

test("every page is under 100 kB, and the first one under 60 kB with its style sheet and font", () => {
  const size = (path: string): number => Buffer.byteLength(files.get(path)!);
  for (const [path] of pagesOf(files)) expect(size(path), path).toBeLessThan(100_000);
  for (const home of ["index.html", "es/index.html"])
    expect(size(home) + size("style.css") + size("fonts/public-sans.woff2")).toBeLessThan(60_000);
});

test("a page says nothing undefined, and why a number is hidden only as a matter of privacy", () => {
  for (const [path, page] of pagesOf(files)) {
    const text = page.replace(/<[^>]*>/g, " ");
    expect(text, path).not.toMatch(/\b(undefined|NaN|null|Infinity)\b/);
    expect(text, path).not.toMatch(/too few|muy pocos|complement|suppress|minimum|mínimo/i);
  }
});

test("every chart has a finding, an accessible table and a legend that needs no color", () => {
  let charts = 0;
  for (const [path, page] of pagesOf(files))
    for (const [chart] of page.matchAll(/<figure class=chart>[\s\S]*?<\/figure>/g)) {
      expect(chart, path).toMatch(/<figcaption><h[234]>[^<]+<\/h[234]>/);
      expect(chart, path).toMatch(/<caption class=vh>[^<]+</);
      expect(chart, path).toContain("<ul class=legend>");
      charts++;
    }
  expect(charts).toBeGreaterThan(40);
});

test.each([
  ["a language 40 % longer", longLanguage],
  ["a language from right to left", rightToLeftLanguage],
] as const)("the site in %s says nothing in English and runs in its direction", async (_, language) => {
  const { texts, ...bare } = about;
  const pages = pagesOf(
    await siteOf(publicReport(release, { ...bare, texts: { es: texts.es! } }), [wordsFrom(language, "es")]),
  );
  const known =
    /^(Fairlead|test|Alder|Valley|Unified|Creek|Bridge|Street|Cedar|Flat|Granger|Heron|Lake|School|Espa|English|CC|BY)$/;
  for (const [path, page] of pages) {
    expect(page).toMatch(new RegExp(`<html[^>]* dir="?${language.direction}`));
    if (/(what-we-do|ask|index)\.html$/.test(path)) continue;
    const said = page
      .replace(/<(code|pre|title)[^>]*>[\s\S]*?<\/\1>/g, " ")
      .replace(/cells\.csv|structure\.json/g, " ")
      .replace(/<[^>]*>|&\w+;/g, " ");
    const english = (said.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !known.test(word));
    expect(english, path).toEqual([]);
  }
});

test.each(["en", "es"] as const)("pages in %s read at grade 8, those about method at 10", (lang) => {
  const { glossary, groups } = wordsOf(lang).language;
  const names = [
    ...Object.entries(glossary).flatMap(([key, { label }]) =>
      /^(indicator|group|grouping|goal)\./.test(key) ? label : [],
    ),
    ...Object.entries(groups).flatMap(([key, { head }]) => (/^group\.(all|everyone-else)$/.test(key) ? [] : head)),
    ...about.placeNames.values(),
  ];
  const hard: string[] = [];
  let read = 0;
  for (const [path, page] of pagesOf(files)) {
    if (path.startsWith("es/") !== (lang === "es")) continue;
    const isMethod = /(methods|privacy|numbers|accessibility)\.html$/.test(path);
    const whole = textOfPage(page, names);
    for (const text of [whole, proseIn(whole)]) {
      const counts = countText(text, lang);
      if (counts.words < 60) continue;
      read++;
      const isHard =
        lang === "en"
          ? fleschKincaid(counts) > (isMethod ? 10 : 8)
          : inflesz(counts) < (isMethod ? 50 : 55) || fernandezHuerta(counts) < (isMethod ? 55 : 60);
      if (isHard)
        hard.push(`${path}: ${(lang === "en" ? fleschKincaid(counts) : inflesz(counts)).toFixed(1)} (${counts.words})`);
    }
  }
  expect(read).toBeGreaterThan(40);
  expect(hard).toEqual([]);
});
