import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { writeImpact } from "../../src/app/write-impact.ts";
import { languages } from "../../src/base/lang.ts";
import { impactColumns } from "../../src/reports/impact/columns.ts";
import { readWorkbook } from "../../src/sources/workbook.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { askImpact, resultsOf } from "./ask.ts";

const folder = mkdtempSync(join(tmpdir(), "impact-workbook-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the workbook has the results under headings in words, and the notes, in each language", async () => {
  const table = [
    ["School", "g", "won", "n"],
    ["Elm", "A", 3, 10],
    ["Elm", "B", 9, 10],
    ["Oak", "A", 2, 7],
    ["Oak", null, 0, 5],
  ];
  const answer = await askImpact(table, { success: ["won"], weight: "n", group: ["g"], scenario: ["School"] });
  const results = resultsOf(answer);
  for (const lang of languages) {
    const words = languageOf[lang].terminal.impact.sheet;
    const xlsx = join(folder, `${lang}.xlsx`);
    const notes = [[words.lines.file, "table.csv"]] as const;
    writeImpact(operator, answer, { xlsx }, { from: folder, input: "table.csv", words, notes });
    const [sheet, second] = await readWorkbook(xlsx);
    expect([sheet?.name, second?.name]).toEqual([words.results, words.notes]);
    expect(sheet?.rows[0]).toEqual(["School", ...impactColumns.map(({ name }) => words.columns[name])]);
    expect(new Set(sheet?.rows[0]).size).toBe(impactColumns.length + 1);
    const shown = (value: string | number | null | undefined): string =>
      value === null || value === undefined ? "" : String(value);
    const names = ["School", ...impactColumns.map(({ name }) => name)];
    const width = names.length;
    const cells = (sheet?.rows.slice(1) ?? []).map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
    expect(cells).toEqual(results.map((result) => names.map((name) => shown(result[name]))));
    expect(second?.rows[1]).toEqual([words.lines.file, "table.csv"]);
  }
});
