/** Printed matter of a release: complete on its sheet, readable by everybody, and made of printed numbers alone. */
import { posix } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import readExcelFile from "read-excel-file/node";
import { beforeAll, describe, expect, test } from "vitest";
import { readPublicRelease } from "../../src/privacy/public-release.ts";
import { printedText } from "../../src/release/printed.ts";
import { writeStructure } from "../../src/release/structure-file.ts";
import { type PublicReport, publicReport } from "../../src/reports/public/report.ts";
import { wordsFrom, wordsOf } from "../../src/ui/words.ts";
import { boardPacket } from "../../src/web/public/board-packet.ts";
import { letterDetails, letterOf } from "../../src/web/public/letter.ts";
import { publicSites } from "../../src/web/public/pages.ts";
import { contentOf, nodesOf, type PdfFacts, readPdf, textOf } from "../printers/read-pdf.ts";
import { cellsText } from "../release/cells-text.ts";
import { longLanguage, rightToLeftLanguage } from "../ui/pseudo-language.ts";
import { aboutDistrict, districtRelease, districtTables } from "./public-district.ts";
import { packetOf } from "./read-packet.ts";
import { pagesOf, siteOf } from "./read-site.ts";

const tables = districtTables({ seed: 5, schools: 3 });
const about = aboutDistrict(tables);
const leastLetters = 9.5;

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
/** What is on a page outside its content: its foot. */
const footOf = ({ texts }: PdfFacts["pages"][number]): string =>
  squeezed(
    texts
      .filter(({ content }) => content === null)
      .map(({ text }) => text)
      .join(" "),
  );
const saidBy = (pdf: PdfFacts): string => squeezed(pdf.pages.map((page) => textOf(page.tree, page)).join(" "));

function expectTwoSides(pdf: PdfFacts): void {
  expect(pdf.pages.length).toBe(2);
  expect(pdf.marked).toBe(true);
  for (const page of pdf.pages) expectTagged(page);
}

function expectTagged(page: PdfFacts["pages"][number]): void {
  expect([page.width, page.height], "letter").toEqual([612, 792]);
  expect(page.fonts.length).toBeGreaterThan(0);
  expect(page.fonts.filter(({ embedded }) => !embedded)).toEqual([]);
  expect(Math.min(...page.texts.map(({ size }) => size))).toBeGreaterThanOrEqual(leastLetters - 0.01);
  const tagged = new Set(contentOf(page.tree));
  expect(page.texts.filter(({ content }) => content !== null && !tagged.has(content ?? ""))).toEqual([]);
}

test("each place has its files in each language, and the pages link to all of them", async () => {
  const names = ["district.1930001", ...report.places.map(({ kind, id }) => `${kind}.${id}`)];
  expect(report.places.length).toBe(3);
  const all = ["en", "es"].flatMap((lang) =>
    names.flatMap((name) =>
      ["board.pdf", "letter.pdf", "numbers.xlsx", "slides.pptx"].map((ending) => `packet/${lang}/${name}.${ending}`),
    ),
  );
  expect([...files.keys()].toSorted()).toEqual(all.toSorted());
  const linked = pagesOf(await siteOf(report, [wordsOf("en"), wordsOf("es")], true)).flatMap(([path, page]) =>
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
      const foot = footOf(page);
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
      const headers = pdf.pages.flatMap((page) => nodesOf(page.tree, "TH").map((node) => textOf(node, page)));
      expect(headers.join(" ")).toContain(words.label("goal.1"));
    }
  });
});

describe.each(["en", "es"] as const)("a workbook in %s", (lang) => {
  test("has every number of its place as cells.csv prints it, with its line", async () => {
    const lines = cellsText(districtRelease(tables).cells).split("\n");
    for (const place of [report.main, ...report.places]) {
      const sheets = await readExcelFile(Buffer.from(fileOf(`packet/${lang}/${place.kind}.${place.id}.numbers.xlsx`)));
      const seen = new Set<number>();
      for (const { data } of sheets.slice(1)) {
        for (const row of data.slice(1)) {
          const [n, rate, line] = row.slice(-3);
          const [, , year, kind, id, grade, , , csvN, csvRate] = lines[Number(line) - 1]!.split(",");
          expect([year, kind, grade]).toEqual([row[1], id === place.id ? place.kind : report.main.kind, "all"]);
          for (const [value, text] of [
            [n, csvN!],
            [rate, csvRate!],
          ] as const) {
            expect(String(value)).toBe(text);
            expect(typeof value, text).toBe(/^\d+$/.test(text) ? "number" : "string");
          }
          if (id === place.id) seen.add(Number(line));
        }
      }
      // Every rate that the report can show of this place in its latest year is there.
      const { answers } = report.at(place);
      const offered = [...answers.values()].flatMap(({ all, groups }) => [all, ...groups.map(({ cell }) => cell)]);
      for (const cell of offered) if (cell !== undefined) expect(seen.has(cell.line)).toBe(true);
      expect(seen.size).toBeGreaterThan(40);
    }
  });

  test("its notes give the date, the students counted, the rules, how privacy is kept, and what each form means", async () => {
    const words = wordsOf(lang);
    const file = fileOf(`packet/${lang}/school.6000001.numbers.xlsx`);
    const [notes] = await readExcelFile(Buffer.from(file));
    const said = JSON.stringify(notes?.data);
    for (const text of [
      "2025-26",
      "Fairlead test",
      words.say("letter.counted", { place: report.places[0]!.name }),
      words.say("release.privacy-small", { n: report.minimum - 1 }),
      words.say("release.hidden-note"),
      words.say("release.printed-range"),
      words.say("release.printed-code"),
      words.say("release.printed-hidden"),
    ])
      expect(said).toContain(JSON.stringify(text).slice(1, -1));
    expect(notes?.sheet).toBe(words.say("sheet.notes"));
  });

  test("hides no sheet, row or column; its first row is frozen and repeated on paper with the date and the privacy note", () => {
    const words = wordsOf(lang);
    const parts = unzipSync(fileOf(`packet/${lang}/district.1930001.numbers.xlsx`));
    const names = Object.keys(parts).filter((name) => name.endsWith(".xml"));
    for (const name of names)
      expect(/\shidden=|state="(?:h|veryH)idden"|<comment|width="0"/.exec(strFromU8(parts[name]!)), name).toBeNull();
    const sheets = names.filter((name) => name.startsWith("xl/worksheets/"));
    expect(sheets.length).toBeGreaterThan(3);
    for (const name of sheets) {
      const xml = strFromU8(parts[name]!);
      expect(xml).toContain('state="frozen"');
      expect(xml).toMatch(/<oddFooter>[^<]*2025-26[^<]*Fairlead test/);
      expect(xml).toContain(words.say("release.hidden-foot-is"));
    }
    expect(strFromU8(parts["xl/workbook.xml"]!).match(/_xlnm\.Print_Titles/g)?.length).toBe(sheets.length);
  });
});

describe.each(["en", "es"] as const)("slides in %s", (lang) => {
  const partsOf = (name: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(unzipSync(fileOf(`packet/${lang}/${name}.slides.pptx`))).map(([path, part]) => [
        path,
        path.endsWith(".xlsx") ? "" : strFromU8(part),
      ]),
    );
  const textsIn = (xml: string): string =>
    [...xml.matchAll(/<a:t>([^<]*)/g)].map(([, text]) => text!.replaceAll("&amp;", "&")).join("\n");

  test("the foot of each gives the date, the students counted, the rules and how privacy is kept; its title is a finding", () => {
    for (const place of [report.main, ...report.places]) {
      const packet = boardPacket(place, publicSites(report, [wordsOf(lang)], true)[0]!);
      const slides = Object.entries(partsOf(`${place.kind}.${place.id}`)).filter(([path]) =>
        /^ppt\/slides\/slide\d+\.xml$/.test(path),
      );
      expect(slides.length).toBeGreaterThan(5);
      const findings = new Set([packet.title, ...packet.questions.map(({ finding }) => finding)]);
      const titles = slides.map(([, xml]) => textsIn(xml).split("\n")[0]!);
      expect(titles.filter((title) => findings.has(title)).length).toBe(slides.length - 1);
      for (const [, xml] of slides) for (const line of packet.foot) expect(textsIn(xml)).toContain(line);
    }
  });

  test("each chart has its numbers as cells.csv prints them, can be edited, and has a description in words", async () => {
    const lines = cellsText(districtRelease(tables).cells).split("\n");
    const hidden = wordsOf(lang).say("mark.hidden");
    for (const place of [report.main, report.places[0]!]) {
      const name = `${place.kind}.${place.id}`;
      const parts = partsOf(name);
      const zip = unzipSync(fileOf(`packet/${lang}/${name}.slides.pptx`));
      const charts = Object.keys(parts).filter((path) => /charts\/chart\d+\.xml$/.test(path));
      expect(charts.length).toBeGreaterThan(3);
      const kinds = new Set<string>();
      for (const path of charts) {
        const number = /(\d+)\.xml/.exec(path)![1]!;
        const [sheet] = await readExcelFile(Buffer.from(zip[`ppt/embeddings/workbook${number}.xlsx`]!));
        const [labels, low, range] = [...parts[path]!.matchAll(/<c:(?:cat|val)>.*?<\/c:(?:cat|val)>/g)]
          .map(
            ([part]) =>
              new Map([...part.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g)].map(([, at, v]) => [Number(at), v!])),
          )
          .filter((_, at) => at !== 2);
        const slide = Object.entries(parts).find(
          ([path]) => path.endsWith(".rels") && parts[path]!.includes(`charts/chart${number}.xml`),
        )![0];
        const xml = parts[slide.replace("_rels/", "").replace(".rels", "")]!;
        const alt = /descr="([^"]*)"/.exec(xml)![1]!;
        sheet!.data.slice(1).forEach((row, at) => {
          const [label, from, more, , rate, line] = row;
          const csv = lines[Number(line) - 1]!.split(",")[9]!;
          expect(String(rate)).toBe(csv);
          expect([labels!.get(at)!.replaceAll("&amp;", "&"), low!.get(at) ?? null, range!.get(at) ?? null]).toEqual([
            label,
            from === null ? null : String(from),
            more === null ? null : String(more),
          ]);
          expect(alt.replaceAll("&amp;", "&")).toContain(`${label}.`);
          const printed = String(label).slice(String(label).lastIndexOf(":") + 2);
          if (csv === "*") expect([printed, from, more]).toEqual([hidden, null, null]);
          else {
            expect(asPrinted(printed)).toBe(csv);
            const top = Number(from) + Number(more);
            const ends = /^(\d+)-(\d+)$/.exec(csv);
            if (ends !== null) expect([from, top]).toEqual([Number(ends[1]), Number(ends[2])]);
            else if (csv.startsWith("<=")) expect([from, top]).toEqual([0, Number(csv.slice(2))]);
            else if (csv.startsWith(">=")) expect([from, top]).toEqual([Number(csv.slice(2)), 100]);
            else expect([from, more]).toEqual([Number(csv), null]);
          }
          kinds.add(csv.replace(/\d+/g, "1"));
        });
        expect(parts[path]).toContain("<a:pattFill");
      }
      expect([...kinds]).toEqual(expect.arrayContaining(["1", "1-1", "*"]));
    }
  });

  test("every part of the file is named in its list, and every relationship leads to a part", () => {
    const parts = partsOf("school.6000001");
    const types = parts["[Content_Types].xml"]!;
    for (const path of Object.keys(parts))
      if (path !== "[Content_Types].xml" && !path.endsWith(".rels") && !path.endsWith(".xlsx"))
        expect(types, path).toContain(`PartName="/${path}"`);
    for (const [path, xml] of Object.entries(parts)) {
      if (!path.endsWith(".rels")) continue;
      for (const [, target] of xml.matchAll(/ Target="([^"]*)"/g))
        expect(Object.keys(parts)).toContain(posix.join(posix.dirname(posix.dirname(path)), target!));
    }
  });
});

describe.each(["en", "es"] as const)("a board packet on paper in %s", (lang) => {
  test.each(["district.1930001", "school.6000002"])("about %s is tagged, and each page has its foot", async (name) => {
    const place = [report.main, ...report.places].find(({ kind, id }) => `${kind}.${id}` === name)!;
    const packet = boardPacket(place, publicSites(report, [wordsOf(lang)], true)[0]!);
    const pdf = await readPdf(fileOf(`packet/${lang}/${name}.board.pdf`));
    expect(pdf.pages.length).toBeGreaterThan(1);
    for (const page of pdf.pages) expectTagged(page);
    expect([pdf.marked, pdf.language, pdf.title]).toEqual([true, lang, packet.title]);
    for (const page of pdf.pages) {
      const foot = footOf(page);
      for (const line of packet.foot) expect(foot).toContain(squeezed(line));
    }
    const said = saidBy(pdf);
    for (const text of [...packet.findings, ...packet.questions.map(({ asks }) => asks)])
      expect(said).toContain(squeezed(text));
    const rates = pdf.pages
      .flatMap((page) => nodesOf(page.tree, "TD").map((node) => textOf(node, page)))
      .filter((text) => text.includes("%"))
      .map(asPrinted);
    const shown = packet.questions.flatMap(({ rows }) =>
      rows
        .filter(({ cell, isFine }) => !isFine && cell.rate.kind !== "hidden")
        .map(({ cell }) => printedText(cell.rate)),
    );
    expect(shown.length).toBeGreaterThan(15);
    expect(rates).toEqual(shown);
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
  const again = readPublicRelease(writeStructure(release.structure), cellsText(release.cells));
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
