import fc from "fast-check";
import readExcelFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { type SheetValue, xlsxFile } from "../../src/printers/workbook.ts";

const text = fc.string({ unit: "grapheme" });
const asIs = (value: string): string => value;
const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));

test("a spreadsheet program reads every sheet, text and number that was written", async () => {
  const sheet = fc.integer({ min: 1, max: 30 }).chain((width) =>
    fc.record({
      widths: fc.constant(new Array<number>(width).fill(12)),
      head: fc.constant(Array.from({ length: width }, (_, at) => `column ${at}`)),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 3 }), async (sheets) => {
      const named = sheets.map((one, at) => ({ ...one, name: `<"Sheet" & ${at}>` }));
      const read = await readExcelFile(Buffer.from(xlsxFile(named, asIs)), { trim: false });
      const cells = (rows: readonly (readonly SheetValue[])[]): unknown[] =>
        rows.flatMap((row, r) =>
          row.flatMap((value, c) => (value === null || value === "" ? [] : [[r, c, value === 0 ? 0 : value]])),
        );
      expect(read.map(({ sheet: name }) => name)).toEqual(named.map(({ name }) => name));
      expect(read.map(({ data }) => cells(data as SheetValue[][]))).toEqual(
        named.map(({ head, rows }) => cells([head, ...rows])),
      );
    }),
    { numRuns: 40 },
  );
});

test("characters forbidden in XML are dropped, and the same sheets give the same bytes", async () => {
  const sheets = [{ name: "One", widths: [10], head: ["\u0000a\ud800\u000bb"], rows: [["<&>\"'"]] }];
  const file = xlsxFile(sheets, asIs);
  expect((await readExcelFile(Buffer.from(file)))[0]?.data).toEqual([["a\ufffdb"], ["<&>\"'"]]);
  expect(Buffer.from(file).equals(xlsxFile(sheets, asIs))).toBe(true);
});
