import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { operator } from "../../src/access/viewer.ts";
import { disproportionateImpact, type ImpactRules } from "../../src/app/disproportionate-impact.ts";
import { writeImpact } from "../../src/app/write-impact.ts";
import { AppError } from "../../src/base/errors.ts";
import { languages } from "../../src/base/lang.ts";
import type { ImpactRequest } from "../../src/reports/impact/plan.ts";
import { errorWords } from "../../src/ui/language/errors.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { askImpact, resultsOf } from "./ask.ts";

const folder = mkdtempSync(join(tmpdir(), "impact-faults-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Identifiers are nine digits, values of cells end in "secret". */
const table = [
  ["SSID", "School", "Code", "Passed", "Odd", "Size", "Flag"],
  ...Array.from({ length: 30 }, (_, i) => [
    900_000_100 + i,
    i % 2 ? "Elm" : "Oak",
    800_000_100 + i,
    i % 3 === 0 ? 1 : 0,
    i === 4 || i === 6 ? "ysecret" : 1,
    i === 2 ? "1,000secret" : 2,
    i === 9 ? "2secret" : 0,
  ]),
];
const request: ImpactRequest = { success: ["Passed"], group: ["School"] };

const faults: readonly (readonly [string, ImpactRequest, ImpactRules, object])[] = [
  ["table.no-column", { ...request, group: ["Schol"] }, {}, { column: "Schol" }],
  ["table.no-column", { ...request, flags: ["Any=Race_*"] }, {}, { column: "Race_*" }],
  [
    "impact.values",
    { ...request, success: ["Passed,Odd"] },
    {},
    { column: "Odd", rows: 2, firstRow: 6, needed: "yes-or-no" },
  ],
  ["impact.values", { ...request, weight: "Size" }, {}, { column: "Size", rows: 1, firstRow: 4, needed: "size" }],
  ["impact.values", { ...request, success: ["Odd"], weight: "Passed" }, {}, { column: "Odd", needed: "count" }],
  ["impact.values", { ...request, flags: ["Any=Flag"] }, {}, { column: "Flag", rows: 1, firstRow: 11, needed: "flag" }],
  [
    "impact.more-than-size",
    { ...request, success: ["SSID"], weight: "Code" },
    {},
    { column: "SSID", size: "Code", rows: 30 },
  ],
  ["impact.identifier", { ...request, group: ["SSID"] }, {}, { column: "SSID", values: 30, students: 30 }],
  ["impact.identifier", { ...request, group: ["Code"] }, {}, { column: "Code" }],
  ["impact.identifier", { ...request, scenario: ["Code"] }, {}, { column: "Code" }],
  ["impact.identifier", { ...request, cohort: ["ssid"] }, {}, { column: "SSID" }],
  ["impact.identifier", { ...request, cross: ["School,SSID"] }, {}, { column: "SSID" }],
  ["impact.identifier", { ...request, group: ["SSID"], only: ["School=Elm"] }, {}, { values: 15 }],
  ["impact.values", { ...request, flags: ["Any=SSID"] }, {}, { column: "SSID", needed: "flag" }],
  ["impact.no-rows", { ...request, only: ["School=Ash"] }, {}, { filtered: true }],
  ["impact.reference", request, { gapReference: ["Ash"] }, { option: "--ppg-reference", known: ["Elm", "Oak"] }],
  ["impact.reference", request, { ratioReference: ["Gender=F"] }, { option: "--index-80-reference" }],
  ["impact.option", request, { gapReference: ["1.5"] }, { wrong: "not-a-share" }],
  ["impact.option", { success: ["Passed"] }, {}, { wrong: "no-groups" }],
  ["impact.option", { ...request, success: ["Passed,Flag,Size"], cohort: ["School,Odd"] }, {}, { wrong: "cohorts" }],
  ["impact.option", { ...request, cross: ["School"] }, {}, { wrong: "one-column" }],
  ["impact.option", { ...request, flags: ["Flag"] }, {}, { option: "--flags", wrong: "no-equals-sign" }],
  ["impact.option", { ...request, excludeScenario: ["School=Elm"] }, {}, { wrong: "not-a-scenario" }],
  ["impact.option", { ...request, summarizeBy: ["School"] }, {}, { wrong: "wide" }],
  ["impact.option", { ...request, disaggregation: "School" }, {}, { wrong: "long-weight" }],
  ["impact.option", { ...request, disaggregation: "School", cross: ["School,Odd"] }, {}, { wrong: "long-only" }],
  ["impact.option", { ...request, disaggregation: "School", group: ["School,Odd"] }, {}, { wrong: "long-group" }],
  [
    "impact.option",
    { ...request, disaggregation: "School", weight: "Size", group2: "Odd" },
    {},
    { wrong: "long-second" },
  ],
];

test("each fault is named with its column, rows and first row, in every language, and never with a value of the file", async () => {
  for (const [code, asked, rules, facts] of faults) {
    const error: unknown = await askImpact(table, asked, rules).catch((thrown: unknown) => thrown);
    const at = `${code} ${JSON.stringify(asked)}`;
    expect(error, at).toBeInstanceOf(AppError);
    if (!(error instanceof AppError)) continue;
    expect(error.code, at).toBe(code);
    expect(error.facts, at).toMatchObject(facts);
    for (const lang of languages) {
      const { what, fix } = errorWords(error, lang);
      expect(`${what}${fix}${error.message}`, at).not.toMatch(/\d{9}|secret/);
      expect(
        [what, fix].every((text) => text !== "" && !text.includes("undefined")),
        at,
      ).toBe(true);
    }
  }
});

test("a file without headings shows no value of its first row", async () => {
  const error: unknown = await askImpact("900000101,Jane Secret,1\n900000102,John Secret,0\n", request).catch(
    (e: unknown) => e,
  );
  expect(error).toMatchObject({ code: "table.no-column", facts: { column: "Passed", columns: [] } });
});

test("two columns with the same heading are an error only if requested", async () => {
  const twice = "a,b,b,won\nx,1,2,1\ny,1,2,0\n";
  await expect(askImpact(twice, { success: ["won"], group: ["b"] })).rejects.toMatchObject({
    code: "table.column-twice",
    facts: { column: "b", times: 2 },
  });
  expect((await askImpact(twice, { success: ["won"], group: ["a"] })).rows).toHaveLength(3);
});

test("rows of a different width stop the program with their count; blank lines do not", async () => {
  const asked: ImpactRequest = { success: ["won"], group: ["g"] };
  await expect(askImpact("g,won\nA,1\nA\nB,0\nB,0,7secret\n", asked)).rejects.toMatchObject({
    code: "table.bad-rows",
    facts: { rows: 2, firstRow: 3, columns: 2 },
  });
  expect((await askImpact("g,won\n\nA,1\n\n\nB,0\n\n", asked)).rows.map(({ group }) => group.n)).toEqual([2, 1, 1]);
  await expect(askImpact("g,won\n", asked)).rejects.toMatchObject({
    code: "impact.no-rows",
    facts: { filtered: false },
  });
  await expect(askImpact("", asked)).rejects.toMatchObject({ code: "table.not-one" });
});

test("a table reads the same with any delimiter, encoding and line ending, from a gzip and from a workbook", async () => {
  const asked: ImpactRequest = { success: ["ganó"], group: ["grupo"] };
  const rows = [
    ["grupo", "ganó"],
    ["sí, claro", "1"],
    ["sí, claro", "TRUE"],
    ["no", "0.0"],
    ["no", "1"],
    ["", "false"],
    ["no", "NA"],
  ];
  const text = (delimiter: string, end = "\n"): string =>
    rows
      .map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter) + end)
      .join("");
  const files: readonly (readonly [string, Uint8Array])[] = [
    ["comma.csv", Buffer.from(text(","))],
    ["windows.csv", Buffer.from(text(";", "\r\n"), "latin1")],
    ["mark.tsv", Buffer.from(`\u{feff}${text("\t")}`)],
    ["utf16.csv", Buffer.from(`\u{feff}${text("|")}`, "utf16le")],
    ["title.csv", Buffer.from(`A title\n${text(",")}`)],
    ["packed.csv.gz", gzipSync(text(","))],
  ];
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  await writeWorkbook(rows.map((row) => row.map((value) => ({ value, type: String })))).toFile(
    join(folder, "sheet.xlsx"),
  );
  const all = await Promise.all(
    [...files.map(([name]) => name), "sheet.xlsx"].map(async (path) =>
      resultsOf(await disproportionateImpact(operator, { path, from: folder }, asked, {})).map((r) => [
        r["group"],
        r["success"],
        r["n"],
      ]),
    ),
  );
  for (const results of all)
    expect(results).toEqual([
      ["- All", 3, 5],
      ["no", 1, 2],
      ["sí, claro", 2, 2],
      [null, 0, 1],
    ]);
});

test("results never overwrite their input file, even under another name", async () => {
  const text = "g,won\nA,1\nB,0\n";
  writeFileSync(join(folder, "own.csv"), text);
  symlinkSync(join(folder, "own.csv"), join(folder, "link.csv"));
  const answer = await disproportionateImpact(
    operator,
    { path: "own.csv", from: folder },
    { success: ["won"], group: ["g"] },
    {},
  );
  const options = { from: folder, input: "link.csv", words: languageOf.en.terminal.impact.sheet, notes: [] };
  for (const csv of ["own.csv", "./own.csv", "link.csv"])
    expect(() => writeImpact(operator, answer, { csv }, options)).toThrow(
      expect.objectContaining({ code: "impact.own-input" }),
    );
  expect(readFileSync(join(folder, "own.csv"), "utf8")).toBe(text);
  expect(writeImpact(operator, answer, { csv: "new/r.csv", xlsx: "new/r.xlsx" }, options)).toHaveLength(2);
  expect(existsSync(join(folder, "new", "r.xlsx"))).toBe(true);
});

test("text that a spreadsheet would run as a formula is escaped in the results", async () => {
  const answer = await askImpact('g,won\n"=1+1",1\n@x,1\n', { success: ["won"], group: ["g"] });
  const file = join(folder, "harmless.csv");
  const options = { from: folder, input: "none.csv", words: languageOf.en.terminal.impact.sheet, notes: [] };
  writeImpact(operator, answer, { csv: file }, options);
  expect(
    readFileSync(file, "utf8")
      .split("\n")
      .slice(1, 4)
      .map((line) => line.split(",")[4]),
  ).toEqual(["- All", "'=1+1", "'@x"]);
});
