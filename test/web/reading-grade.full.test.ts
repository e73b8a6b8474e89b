/**
 * How hard the pages of a report are to read: the whole text of each page, and its complete sentences alone, by
 * Flesch-Kincaid (English), INFLESZ and Fernández-Huerta (Spanish). Grade 8 on the pages read first, 10 elsewhere.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Lang } from "../../src/base/lang.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { outlierPages } from "../../src/web/outliers/pages.ts";
import { sampleReport } from "../sample-district.ts";
import { countText, fernandezHuerta, fleschKincaid, inflesz, proseIn, textOfPage } from "../ui/reading-level.ts";
import { places, siteOf } from "./small-outliers.ts";

/** Names of measures, groups, ways to group, kinds of records and places. */
function namesIn(report: string, lang: Lang): string[] {
  const { glossary, groups, wanted, records } = wordsOf(lang).language;
  const { findings } = auditSchema.parse(JSON.parse(readFileSync(join(report, "audit.json"), "utf8")));
  return [
    ...Object.entries(glossary).flatMap(([key, { label }]) => (/^(indicator|group|grouping)\./.test(key) ? label : [])),
    ...Object.entries(groups).flatMap(([key, { head }]) => (/^group\.(all|everyone-else)$/.test(key) ? [] : head)),
    ...Object.values(wanted),
    ...Object.values(records),
    ...new Set(findings.map(({ place }) => place.name)),
  ];
}

const readFirst = /^(index\.html|(gaps|groups|schools)\/)/;
/** Fewer words say nothing about a text. */
const fewestWords = 60;

interface PageText {
  readonly file: string;
  read(): string;
}

function hardPages(
  files: readonly PageText[],
  names: readonly string[],
  lang: Lang,
): { readonly hard: readonly string[]; readonly pages: number } {
  const hard: string[] = [];
  let pages = 0;
  for (const { file, read } of files) {
    const whole = textOfPage(read(), names);
    const first = readFirst.test(file);
    for (const text of [whole, proseIn(whole)]) {
      const counts = countText(text, lang);
      if (counts.words < fewestWords) continue;
      pages++;
      const isHard =
        lang === "en"
          ? fleschKincaid(counts) > (first ? 8 : 10)
          : inflesz(counts) < (first ? 55 : 50) || fernandezHuerta(counts) < (first ? 60 : 55);
      if (isHard)
        hard.push(`${file}: ${(lang === "en" ? fleschKincaid(counts) : inflesz(counts)).toFixed(1)} (${counts.words})`);
    }
  }
  return { hard, pages };
}

test.each(["en", "es"] as const)("pages in %s read at grade 8, or at grade 10 behind the first ones", async (lang) => {
  const report = await sampleReport("small", lang);
  const files = readdirSync(report, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({ file, read: () => readFileSync(join(report, file), "utf8") }));
  const { hard, pages } = hardPages(files, namesIn(report, lang), lang);
  expect(pages).toBeGreaterThan(500);
  expect(hard).toEqual([]);
});

test.each(["en", "es"] as const)("pages of places to learn from in %s read at grade 10", (lang) => {
  const words = wordsOf(lang);
  const { sentences, glossary, groups } = words.language;
  const names = [
    ...Object.entries(sentences).flatMap(([key, text]) =>
      /^(figure|factor)\./.test(key) && typeof text === "string" ? [text] : [],
    ),
    ...Object.entries(glossary).flatMap(([key, { label }]) => (/^(indicator|group|grouping)\./.test(key) ? label : [])),
    ...Object.entries(groups).flatMap(([key, { head }]) => (/^group\.(all|everyone-else)$/.test(key) ? [] : head)),
    ...places.flatMap(({ name, districtName }) => [name, districtName]),
  ];
  for (const two of [true, false]) {
    const files = outlierPages(siteOf(two), [words]).map(({ path, render }) => ({ file: path, read: render }));
    const { hard, pages } = hardPages(files, names, lang);
    expect(pages).toBeGreaterThan(5);
    expect(hard).toEqual([]);
  }
});

test("a page of long words and long sentences is found to be hard", () => {
  const sentence =
    "Notwithstanding methodological considerations, administrators systematically underestimate disproportionate disciplinary consequences affecting heterogeneous populations.";
  const page = `<main id="main"><p>${Array.from({ length: 6 }, () => sentence).join(" ")}</p></main><footer></footer>`;
  expect(fleschKincaid(countText(textOfPage(page, []), "en"))).toBeGreaterThan(10);
  expect(textOfPage(page, [sentence.slice(0, -1)])).toBe(Array.from({ length: 6 }, () => "name.").join(" "));
});
