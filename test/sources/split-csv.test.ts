import fc from "fast-check";
import { expect, test } from "vitest";
import { splitCsv } from "../../src/sources/split-csv.ts";

const linesOf = (text: string) => text.split("\n").map((t, i) => ({ line: i + 1, text: t }));
const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

test("quoted fields round-trip, with line breaks, quotes and separators in them", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "é", " ", ",", '"', "\n", "1"), maxLength: 8 });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((r) => r.map(quoted).join(",")).join("\n");
      const back = [...splitCsv(linesOf(text), ",", rows[0]?.length ?? 1)];
      expect(back.map((r) => r.fields)).toEqual(rows);
      expect(back.every((r) => r.open === undefined)).toBe(true);
    }),
  );
});

test("no line is lost, whatever its content", () => {
  const line = fc.string({ unit: fc.constantFrom("a", ",", '"', " "), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 5 }), (texts, width) => {
      const rows = [
        ...splitCsv(
          texts.map((text, i) => ({ line: i + 1, text })),
          ",",
          width,
        ),
      ];
      const starts = rows.map((r) => r.line);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
      // A row over several lines has a line break for each further line, so this counts all lines.
      const taken = rows.reduce((n, r) => n + 1 + r.fields.join("").split("\n").length - 1, 0);
      expect(taken).toBe(texts.length);
    }),
  );
});

test("an unclosed quote affects only its own line", () => {
  const rows = [...splitCsv(linesOf('a,b\n1,"2\n3,4\n5,6'), ",", 2)];
  expect(rows.map((r) => r.fields)).toEqual([
    ["a", "b"],
    ["1", '"2'],
    ["3", "4"],
    ["5", "6"],
  ]);
  expect(rows.filter((r) => r.open).map((r) => r.line)).toEqual([2]);
});

test("text after a closing quote stays with its field", () => {
  expect([...splitCsv(linesOf('"a"b,c'), ",", 2)].map((r) => r.fields)).toEqual([["ab", "c"]]);
});
