/** Printed matter of a release: complete on its sheet, readable by everybody, and made of printed numbers alone. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readPublicRelease } from "../../src/privacy/public-release.ts";
import { publishPacket } from "../../src/publish/packet.ts";
import { writeCells } from "../../src/release/cells-file.ts";
import { printedText } from "../../src/release/printed.ts";
import { writeStructure } from "../../src/release/structure-file.ts";
import { type PublicReport, publicReport } from "../../src/reports/public/report.ts";
import { type Words, wordsFrom, wordsOf } from "../../src/ui/words.ts";
import { letterDetails, letterOf } from "../../src/web/public/letter.ts";
import { publicSites } from "../../src/web/public/pages.ts";
import { contentOf, nodesOf, type PdfFacts, readPdf, textOf } from "../printers/read-pdf.ts";
import { longLanguage, rightToLeftLanguage } from "../ui/pseudo-language.ts";
import { aboutDistrict, districtRelease, districtTables } from "./public-district.ts";
import { pagesOf, siteOf } from "./read-site.ts";

const { resolve } = createRequire(import.meta.url);
const fonts = ["400Regular/PublicSans_400Regular.ttf", "700Bold/PublicSans_700Bold.ttf"].map((file) =>
  readFileSync(resolve(`@expo-google-fonts/public-sans/${file}`)),
);
const tables = districtTables({ seed: 5, schools: 3 });
const about = aboutDistrict(tables);
const languages = [wordsOf("en"), wordsOf("es")];
const leastLetters = 9.5;

async function packetOf(one: PublicReport, inWords: readonly Words[] = languages): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const written = await publishPacket(one, {
    languages: inWords,
    fonts,
    output: {
      put: ({ path, content }) => {
        if (files.has(path) || !(content instanceof Uint8Array)) throw new Error(`${path} is put twice, or is text`);
        files.set(path, content);
      },
    },
  });
  expect(written).toBe(files.size);
  return files;
}

let report: PublicReport;
let files: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  report = publicReport(districtRelease(tables), about);
  files = await packetOf(report);
}, 120_000);

const fileOf = (path: string): Uint8Array => {
  const file = files.get(path);
  if (file === undefined) throw new Error(`no ${path}`);
  return file;
};
const squeezed = (text: string): string => text.replace(/[\s\u200b]/g, "");
const saidBy = (pdf: PdfFacts): string => squeezed(pdf.pages.map((page) => textOf(page.tree, page)).join(" "));

function expectTwoSides(pdf: PdfFacts): void {
  expect(pdf.pages.length).toBe(2);
  expect(pdf.marked).toBe(true);
  for (const page of pdf.pages) {
    expect([page.width, page.height], "letter").toEqual([612, 792]);
    expect(page.fonts.length).toBeGreaterThan(0);
    expect(page.fonts.filter(({ embedded }) => !embedded)).toEqual([]);
    expect(Math.min(...page.texts.map(({ size }) => size))).toBeGreaterThanOrEqual(leastLetters - 0.01);
    const tagged = new Set(contentOf(page.tree));
    expect(page.texts.filter(({ content }) => content !== null && !tagged.has(content ?? ""))).toEqual([]);
  }
}

test("each place has its files in each language, and the pages link to all of them", async () => {
  const names = ["district.1930001", ...report.places.map(({ kind, id }) => `${kind}.${id}`)];
  expect(report.places.length).toBe(3);
  const all = ["en", "es"].flatMap((lang) => names.flatMap((name) => [`packet/${lang}/${name}.letter.pdf`]));
  expect([...files.keys()].toSorted()).toEqual(all.toSorted());
  const linked = pagesOf(await siteOf(report, languages, true)).flatMap(([path, page]) =>
    [...page.matchAll(/\shref="?([^"\s>]*packet\/[^"\s>]*)/g)].map(([, to = ""]) =>
      posix.join(posix.dirname(path), to),
    ),
  );
  expect(linked.toSorted()).toEqual(all.toSorted());
});

describe.each(["en", "es"] as const)("a letter in %s", (lang) => {
  test.each(["district.1930001", "school.6000001"])("about %s is a tagged sheet that says all of it", async (name) => {
    const place = [report.main, ...report.places].find(({ kind, id }) => `${kind}.${id}` === name)!;
    const site = publicSites(report, [wordsOf(lang)], true)[0]!;
    const pdf = await readPdf(fileOf(`packet/${lang}/${name}.letter.pdf`));
    expectTwoSides(pdf);
    expect(pdf.language).toBe(lang);
    const said = saidBy(pdf);
    const letters = letterDetails.map((detail) => letterOf(place, site, detail));
    expect(pdf.title).toBe(letters[0]!.title);
    expect(nodesOf(pdf.pages[0]!.tree, "H1").map((node) => squeezed(textOf(node, pdf.pages[0]!)))).toEqual([
      squeezed(letters[0]!.finding),
    ]);
    const isPrinted = letters.some((letter) => {
      let from = 0;
      return [
        letter.from,
        letter.day,
        letter.to,
        letter.finding,
        letter.lede,
        letter.gapsHeading,
        letter.gapsIntro,
        ...letter.gaps.flatMap((gap) => [gap.name, gap.says]),
        ...letter.texts.flatMap(({ heading, blocks }) => [
          heading,
          ...blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.text])),
        ]),
        letter.tableHeading,
        ...letter.columns,
        ...letter.rows.flatMap((row) => [row.goal, row.question, row.rate, row.whole]),
        letter.more,
        letter.missingHeading,
        ...letter.missing,
        ...letter.basis.flatMap(({ term, says }) => [term, says]),
      ]
        .map(squeezed)
        .every((text) => {
          const at = said.indexOf(text, from);
          from = at + text.length;
          return at >= 0;
        });
    });
    expect(isPrinted).toBe(true);
    // The foot is on both pages.
    for (const page of pdf.pages) {
      const foot = squeezed(
        page.texts
          .filter(({ content }) => content === null)
          .map(({ text }) => text)
          .join(" "),
      );
      for (const line of letters[0]!.foot) expect(foot).toContain(squeezed(line));
    }
  });

  test("has in its table the rates of cells.csv, each beside its question", async () => {
    const words = wordsOf(lang);
    for (const place of [report.main, ...report.places]) {
      const pdf = await readPdf(fileOf(`packet/${lang}/${place.kind}.${place.id}.letter.pdf`));
      const cells = pdf.pages.flatMap((page) => nodesOf(page.tree, "TD").map((node) => textOf(node, page)));
      const rates = cells.filter((text) => /%/.test(text)).map((text) => asPrinted(text));
      const rateOf = (where: typeof place): (string | undefined)[] =>
        report.questions.map((question) => {
          const all = report.allAt(question, where);
          return all && printedText(all.rate);
        });
      const [here, whole] = [rateOf(place), rateOf(report.main)];
      const expected = report.questions.flatMap((_, at) =>
        here[at] === undefined || here[at] === "*"
          ? []
          : place === report.main
            ? [here[at]]
            : [here[at], whole[at] === "*" || whole[at] === undefined ? [] : whole[at]].flat(),
      );
      expect(expected.length).toBeGreaterThan(2);
      expect(rates).toEqual(expected);
      expect(cells.join(" ")).toContain(words.label("goal.1"));
    }
  });
});

/** A rate as cells.csv prints it. */
function asPrinted(text: string): string {
  const bare = squeezed(text).replace("%", "");
  const code = /^(\d+)(orless|ormore|omenos|omás)$/.exec(bare);
  if (code !== null) return `${/less|menos/.test(bare) ? "<=" : ">="}${code[1]}`;
  return bare.replace("–", "-");
}

test("the packet is a function of the two public files and of names, byte by byte", async () => {
  const release = districtRelease(tables);
  const again = readPublicRelease(writeStructure(release.structure), writeCells(release.cells));
  const second = await packetOf(publicReport(again, about));
  expect([...second.keys()]).toEqual([...files.keys()]);
  for (const [path, bytes] of second) expect(Buffer.from(bytes).equals(fileOf(path)), path).toBe(true);
});

test("a copy of a report makes no packet", async () => {
  await expect(packetOf(Object.assign({}, report))).rejects.toThrow(
    expect.objectContaining({ code: "cube.not-from-a-door" }),
  );
});

test.each([
  ["a language 40 % longer", longLanguage],
  ["a language from right to left", rightToLeftLanguage],
])("in %s a letter has two sides, all of it tagged", async (_, language) => {
  const packet = await packetOf(report, [wordsFrom(language, "es")]);
  for (const [path, bytes] of packet) if (path.endsWith(".letter.pdf")) expectTwoSides(await readPdf(bytes));
});

test("a long text of the district is cut off and says so; one that is missing says so too", async () => {
  const long = `${"The district calls each family every week. ".repeat(200)}\n\n- one\n- two`;
  const { texts: _, ...bare } = about;
  const withText = publicReport(districtRelease(tables), { ...bare, texts: { en: { whatWeDo: long, howToAsk: "" } } });
  const packet = await packetOf(withText, [wordsOf("en")]);
  const pdf = await readPdf(packet.get("packet/en/district.1930001.letter.pdf")!);
  expectTwoSides(pdf);
  const words = wordsOf("en");
  for (const text of [words.say("letter.goes-on"), words.say("release.not-written")])
    expect(saidBy(pdf)).toContain(squeezed(text));
});
