/** Every page of the sample district: a reader who subtracts two printed rates finds the printed gap. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { wordsOf } from "../../src/ui/words.ts";
import { sampleReport } from "../sample-district.ts";

/** Two printed numbers with the printed gap between them. */
interface Printed {
  readonly where: string;
  readonly a: string;
  readonly b: string;
  readonly gap: string;
}

const spaces = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
const text = (markup: string): string => spaces(markup.replace(/<svg.*?<\/svg>|<small>.*?<\/small>/gs, " "));
const isNumber = (cell: string): boolean => /^[+−]?[\d.,]+%?$/.test(cell);
const numberIn = (number: string): number => Number(number.replace("−", "-").replace(/[+,%]/g, ""));

/** The printed difference, give or take the last digit's half. */
function expectDifference({ where, a, b, gap }: Printed): void {
  const step = 10 ** -(/\.(\d+)/.exec(gap)?.[1]?.length ?? 0);
  const off = Math.abs(Math.abs(numberIn(a) - numberIn(b)) - Math.abs(numberIn(gap)));
  expect(off, `${where}: ${a} and ${b}, but a gap of ${gap}`).toBeLessThanOrEqual(step / 2 + 0.0011);
}

/** Rows of a page's tables, each as the texts of its cells below the texts of the headings. */
const tablesOf = (page: string): readonly (readonly (readonly string[])[])[] =>
  page
    .split(/<table[\s>]/)
    .slice(1)
    .map((table) =>
      (table.split("</table>")[0] ?? "")
        .split(/<tr[^>]*>/)
        .slice(1)
        .map((row) =>
          row
            .split(/<t[hd](?=[\s>])[^>]*>/)
            .slice(1)
            .map((cell) => text(cell.split("<tbody")[0] ?? "")),
        ),
    );

/** Rows with a group's number, the comparison's, and a column of gaps; in tables by year, columns of the three. */
function inTables(page: string, name: string, gapHeading: string): readonly Printed[] {
  const isGap = (heading = ""): boolean => heading === gapHeading || heading.startsWith(`${gapHeading}: `);
  return tablesOf(page).flatMap(([head = [], ...rows]) => {
    const at = head.findIndex((heading) => isGap(heading));
    if (at >= 2)
      return rows.flatMap((row): Printed[] => {
        const [a = "", b = "", gap = ""] = row.slice(at - 2, at + 1);
        return [a, b, gap].every(isNumber) ? [{ where: `${name}, ${row[0]}`, a, b, gap }] : [];
      });
    const [own = [], other = [], gaps = []] = rows;
    return isGap(gaps[0])
      ? gaps.flatMap((gap, year): Printed[] => {
          const [a = "", b = ""] = [own[year], other[year]];
          return year > 0 && [a, b, gap].every(isNumber) ? [{ where: `${name}, ${head[year]}`, a, b, gap }] : [];
        })
      : [];
  });
}

/** "(between 50 and 77 students; 22 points)" of a sentence, "22 points less (" of a list of facts. */
const gapInWords =
  /; ([\d.]+) (?:points?|puntos?)\)|(?<!than |menos de )(?<![\d.])([\d.]+) (?:points?|puntos?) (?:[^\s()]+ ){1,3}\(/;

/** Sentences and lists of facts with exactly two rates, and the gap between them in points. */
const inSentences = (page: string, name: string): readonly Printed[] =>
  page
    .replace(/<table.*?<\/table>/gs, " ")
    .split(/<(?:p|li|h\d|section|dl)(?=[\s>])[^>]*>/)
    .flatMap((block): Printed[] => {
      const said = spaces(block);
      const [a, b, more] = [...said.replace(/[\d.]+%? (?:to|a) [\d.]+%/g, "").matchAll(/(?<![\d.,])[\d.]+%/g)].flat();
      const gap = gapInWords
        .exec(said)
        ?.slice(1)
        .find((size) => size !== undefined);
      return a !== undefined && b !== undefined && more === undefined && gap !== undefined
        ? [{ where: `${name}: ${said.slice(0, 300)}`, a, b, gap }]
        : [];
    });

/** Badges of a page's groups, and the row of each group in the chart of all groups. */
function inBadges(page: string, name: string): readonly Printed[] {
  const badges = new Map(
    [...page.matchAll(/<li><a href="?#(level-[^\s">]+)"?>[^<]*<\/a> <span class="[^"]*">([^<]*)</g)].map(
      ([, level = "", gap = ""]) => [level, gap],
    ),
  );
  return [...page.matchAll(/<tr><th><a href="?#(level-[^\s">]+)"?>(.*?)(?=<tr|<\/table)/gs)].flatMap(
    ([, level = "", row = ""]): Printed[] => {
      const [, , a = "", b = ""] = row.split(/<td>/).map(text);
      const gap = badges.get(level) ?? "";
      return [a, b, gap].every(isNumber) ? [{ where: `${name}, ${level}`, a, b, gap }] : [];
    },
  );
}

test.each(["en", "es"] as const)("printed rates subtract to the printed gap (%s)", async (lang) => {
  const folder = await sampleReport("full", lang);
  const words = wordsOf(lang);
  const seen = { tables: 0, sentences: 0, badges: 0, schools: 0 };
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".html")) continue;
    const page = readFileSync(join(folder, name), "utf8");
    const printed = {
      tables: inTables(page, name, words.say("column.gap")),
      sentences: inSentences(page, name),
      badges: inBadges(page, name),
    };
    for (const [kind, all] of Object.entries(printed)) {
      for (const one of all) expectDifference(one);
      seen[kind as keyof typeof printed] += all.length;
    }
    if (name.startsWith("school-gaps")) seen.schools += printed.tables.length;
  }
  // Or it looked at nothing.
  expect(seen.tables).toBeGreaterThan(10_000);
  expect(seen.schools).toBeGreaterThan(500);
  expect(seen.sentences).toBeGreaterThan(300);
  expect(seen.badges).toBeGreaterThan(300);
});
