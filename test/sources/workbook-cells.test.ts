import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";
import { workbookOf } from "./hostile/workbook-of.ts";

/** Kinds of cells, and whether their value cannot be seen. */
const cells = {
  number: ['r="$"', "<v>5</v>", false],
  formula: ['r="$"', "<f>A1+1</f><v>6</v>", false],
  "empty text": ['r="$" t="str"', "<f>IF(A1=1,1,&quot;&quot;)</f><v></v>", false],
  "no result": ['r="$"', "<f>A1+1</f><v></v>", true],
  "no value": ['r="$"', "<f>A1+1</f>", true],
  error: ['r="$" t="e"', "<f>NA()</f><v>#N/A</v>", true],
} as const;
type Kind = keyof typeof cells;

const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** The problems of a workbook with these cells below a heading; every row also has an empty cell. */
async function problemsOf(kinds: readonly Kind[], hidden: readonly boolean[] = []): Promise<readonly Problem[]> {
  const rows = kinds.map((kind, i) => {
    const [attributes, inside] = cells[kind];
    const at = i + 2;
    const own = `<c ${attributes.replace("$", `B${at}`)}>${inside}</c>`;
    return `<row r="${at}"${hidden[i] === true ? ' hidden="1"' : ""}>${text(`A${at}`, `S${at}`)}${own}<c r="C${at}"/></row>`;
  });
  const path = join(mkdtempSync(join(tmpdir(), "cells-")), "a.xlsx");
  const heading = `<row r="1">${text("A1", "Name")}${text("B1", "Days")}</row>`;
  writeFileSync(path, workbookOf(`${heading}${rows.join("")}<row r="9999" hidden="1"/>`));
  return (await sourceTables([{ name: "a.xlsx", path }])).problems;
}

test("cells without a visible result are counted, and hidden rows with cells", async () => {
  const kind = fc.constantFrom(...(Object.keys(cells) as Kind[]));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(kind, fc.boolean()), { minLength: 1, maxLength: 12 }), async (rows) => {
      const problems = await problemsOf(
        rows.map(([own]) => own),
        rows.map(([, isHidden]) => isHidden),
      );
      const unseen = rows.flatMap(([own], i) => (cells[own][2] ? [`B${i + 2}`] : []));
      const hiddenRows = rows.filter(([, isHidden]) => isHidden).length;
      expect(problems.map(({ code, rows: n, facts }) => ({ code, n, facts }))).toEqual([
        ...(unseen.length === 0
          ? []
          : [{ code: "sources.no-formula-result", n: 0, facts: { cells: unseen.length, first: unseen[0] } }]),
        ...(hiddenRows === 0 ? [] : [{ code: "sources.hidden-rows", n: hiddenRows, facts: {} }]),
      ]);
    }),
    { numRuns: 30 },
  );
});

test("a cell that is split between two parts of the file counts once", async () => {
  const many = Array.from({ length: 3000 }, (): Kind => "no value");
  const [problem] = await problemsOf(many);
  expect(problem?.facts).toEqual({ cells: 3000, first: "B2" });
});
