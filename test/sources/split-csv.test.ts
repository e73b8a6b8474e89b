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

/** A table as a file has it: identifiers, dates, codes, and a note that may have several lines. */
const people = fc.array(
  fc.record({
    date: fc.constantFrom("9/3/2024", "10/14/2024", "2024-09-03", ""),
    grade: fc.constantFrom("K", "3", "12"),
    name: fc.constantFrom("Ana Gil", "Li, Wei", "O'Neil"),
    note: fc.constantFrom("", "ok", "Called mom,\nno answer, will try again", "Line 1\n\nLine 3, 4 and 5", 'said "no"'),
  }),
  { minLength: 3, maxLength: 30 },
);
const cell = (text: string): string => (/[",\n]/.test(text) ? quoted(text) : text);
/** The cells of a row in the order of a file: the note first, in the middle or last. */
const rowsOf = (table: readonly { date: string; grade: string; name: string; note: string }[], noteAt: number) =>
  table.map(({ date, grade, name, note }, i) =>
    [`${4820000000 + i * 37}`, "0190036", date, grade, name].map(cell).toSpliced(noteAt, 0, cell(note)),
  );
const cutAll = (rows: readonly (readonly string[])[]) => [
  ...splitCsv(linesOf(rows.map((row) => row.join(",")).join("\n")), ",", 6),
];

test("notes of several lines are one cell, with commas and numbers in them", () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 5 }), (table, noteAt) => {
      const rows = cutAll(rowsOf(table, noteAt));
      expect(rows).toHaveLength(table.length);
      expect(rows.filter((row) => row.open)).toEqual([]);
    }),
  );
});

/** Stray quotes at the beginning or end of cells. @returns the rows as cut, and how many there were */
function withStrays(rows: string[][], places: readonly { row: number; at: number; end: boolean }[]) {
  for (const { row, at, end } of places) {
    const cells = rows[row % rows.length] ?? [];
    cells[at] = end ? `${cells[at]}"` : `"${cells[at]}`;
  }
  return cutAll(rows);
}
const stray = fc.record({ row: fc.nat(), at: fc.integer({ min: 0, max: 5 }), end: fc.boolean() });
const isSaid = (cut: ReturnType<typeof cutAll>): boolean => cut.some((row) => row.open || row.fields.length !== 6);

test("a stray quote anywhere never makes fewer rows without a line being named, among notes of several lines too", () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 5 }), stray, (table, noteAt, place) => {
      const cut = withStrays(rowsOf(table, noteAt), [place]);
      if (!isSaid(cut)) expect(cut.length).toBeGreaterThanOrEqual(table.length);
    }),
    { numRuns: 600 },
  );
});

test("nor do two among cells without quotes, in one column or in different ones", () => {
  const strays = fc.array(stray, { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 5 }), strays, fc.boolean(), (table, noteAt, places, oneColumn) => {
      const plain = table.map((row) => ({ ...row, name: "Ana Gil", note: row.note === "" ? "" : "ok" }));
      const own = oneColumn ? places.map((place) => ({ ...place, at: places[0]?.at ?? 0 })) : places;
      const cut = withStrays(rowsOf(plain, noteAt), own);
      if (!isSaid(cut)) expect(cut.length).toBeGreaterThanOrEqual(table.length);
    }),
    { numRuns: 600 },
  );
});

test("two stray quotes in the last column do not swallow the rows between them", () => {
  const rows = Array.from({ length: 40 }, (_, i) => [
    `${4820000010 + i}`,
    "0190036",
    "3",
    i % 2 === 0 ? "F" : "M",
    "z",
  ]);
  for (const [at, note] of [
    [6, '"x'],
    [36, 'y"'],
  ] as const)
    rows[at]?.splice(4, 1, note);
  const cut = [...splitCsv(linesOf(rows.map((row) => row.join(",")).join("\n")), ",", 5)];
  expect(cut).toHaveLength(40);
  expect(cut.filter((row) => row.open).map((row) => row.line)).toEqual([7]);
});
