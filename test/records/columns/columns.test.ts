import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar } from "../../../src/records/calendar.ts";
import { answerInColumns } from "../../../src/records/columns/answer.ts";
import { type Columns, columnOf, kindOf, rowsOfColumns } from "../../../src/records/columns/column.ts";
import { evaluateAll } from "../../../src/records/columns/column-evaluator.ts";
import { leafScans } from "../../../src/records/columns/leaf-scans.ts";
import { StringDictionary } from "../../../src/records/columns/string-dictionary.ts";
import { coverageTable } from "../../../src/records/coverage/made-table.ts";
import { evaluate } from "../../../src/records/evaluate.ts";
import * as e from "../../../src/records/expr.ts";
import {
  antiJoin,
  anyOf,
  columnNames,
  countOf,
  group,
  join,
  latest,
  leftJoin,
  maxOf,
  minOf,
  pick,
  type Relation,
  sumOf,
  union,
  where,
  withColumns,
} from "../../../src/records/relation.ts";
import { type Records, rowsOf } from "../../../src/records/rows.ts";
import { studentYear } from "../../../src/records/student-year/student-year.ts";
import type { Row, Table, Value } from "../../../src/records/table.ts";
import { tables } from "../../../src/records/tables.ts";
import { randomRecords } from "../../engine/random-records.ts";
import { arithmetic, condition, rows } from "../random-expr.ts";

const kinds = { a: "number", b: "number", c: "number", t: "text", d: "date", f: "boolean" } as const;
/** Repeated rows, more than one batch. */
const many = (length: number): readonly Row[] => Array.from({ length }, (_, i) => rows[i % rows.length]!);
const columnsOfRows = (of: readonly Row[], dictionary: StringDictionary): Columns => ({
  rows: of.length,
  columns: new Map(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      columnOf(
        of.map((row) => row[name] ?? null),
        dictionary,
        kind,
      ),
    ]),
  ),
});
const plain = (v: Value): Value => (typeof v === "number" ? Number(v.toPrecision(12)) : v);

test("columns and the row evaluator agree on every expression, in the first and the last batch", () => {
  const dictionary = new StringDictionary();
  const all = many(20_003);
  const columns = columnsOfRows(all, dictionary);
  fc.assert(
    fc.property(fc.array(fc.oneof(condition, arithmetic), { minLength: 1, maxLength: 6 }), (asked) => {
      const evaluated = evaluateAll(asked, columns, dictionary);
      const found = rowsOfColumns(
        { rows: all.length, columns: new Map(evaluated.map((c, k) => [String(k), c])) },
        dictionary,
      );
      expect(found.length).toBe(20_003);
      for (const row of [0, 1, 2, 3, 4, 8191, 8192, 16_383, 16_384, 20_002])
        for (const [k, x] of asked.entries())
          expect(plain(found[row]?.[String(k)] ?? null)).toEqual(plain(evaluate(x, all[row]!)));
    }),
    { numRuns: 60 },
  );
});

const left: Relation = { op: "table", id: "left", columns: ["k", "y", "t", "n", "f", "d"] };
const right: Relation = { op: "table", id: "right", columns: ["k", "y", "m"] };
const { column, atLeast, equals, isKnown, plus, firstKnown } = e;
const c = column;
const questions: Readonly<Record<string, Relation>> = {
  where: where(left, atLeast(c("n"), 3)),
  with: withColumns(left, { n: plus(c("n"), 1), g: firstKnown(c("t"), "none") }),
  group: group(left, ["k", "y"], {
    n: sumOf(c("n")),
    rows: countOf(isKnown(c("k"))),
    some: anyOf(c("f")),
    all: minOf(c("f")),
    least: minOf(c("n"), c("f")),
    most: maxOf(c("t")),
    first: minOf(c("t")),
    day: maxOf(c("d")),
    last: latest(c("t"), c("n"), isKnown(c("y"))),
    lastByText: latest(c("n"), c("t")),
  }),
  "group of all": group(left, [], { n: sumOf(c("n")) }),
  join: join(left, right, ["k", "y"]),
  "left join": leftJoin(left, right, ["k", "y"]),
  without: antiJoin(left, right, ["k"]),
  "join to one": leftJoin(left, group(right, ["k"], { m: maxOf(c("m")) }), ["k"]),
  "join on a truth": leftJoin(left, pick(group(right, ["m"], {}), { f: atLeast(c("m"), 3), m: c("m") }), ["f"]),
  "join on a number evaluated": leftJoin(
    left,
    group(withColumns(right, { n: plus(c("m"), e.dividedBy(1, 2)) }), ["n"], { m: maxOf(c("m")) }),
    ["n"],
  ),
  union: union(pick(left, ["k", "y"]), pick(withColumns(right, { y: e.literal(null) }), ["k", "y"])),
  "every part": group(union(pick(left, ["k", "n"]), pick(right, { k: c("k"), n: c("m") })), ["k"], {
    n: sumOf(c("n")),
  }),
  nothing: where(left, equals(c("n"), 1000)),
  "of nothing": group(where(left, equals(c("n"), 1000)), ["k"], { n: maxOf(c("t")) }),
};
const leftRow = fc.record({
  k: fc.option(fc.constantFrom("a", "b", "c", "a text longer than twelve", "\u00fcml\u00e4ut")),
  y: fc.option(fc.constantFrom(2024, 2025, 2026)),
  t: fc.option(fc.constantFrom("", "x", "y", "it's", "another text that is long")),
  n: fc.option(fc.constantFrom(-3, 0, 0.5, 3, 7, 2_000_000_000, -2_000_000_000)),
  f: fc.option(fc.boolean()),
  d: fc.option(fc.constantFrom("2024-02-29", "2025-07-01")),
});
const rightRow = fc.record({
  k: fc.option(fc.constantFrom("a", "b", "d", "a text longer than twelve")),
  y: fc.option(fc.constantFrom(2024, 2025, 2026, 2027)),
  m: fc.option(fc.constantFrom(1, 3, 6.5, 2_000_000_000)),
});
const tableKinds: Readonly<Record<string, Readonly<Record<string, "text" | "number" | "boolean" | "date">>>> = {
  left: { k: "text", y: "number", t: "text", n: "number", f: "boolean", d: "date" },
  right: { k: "text", y: "number", m: "number" },
};

function answered(question: Relation, records: Records, kindsOf: typeof tableKinds): readonly Row[] {
  const dictionary = new StringDictionary();
  const given = new Map<Relation, Columns>();
  for (const { fetch, relations } of leafScans(question)) {
    const found = rowsOf(fetch, records);
    const id = (function under(r: Relation): string {
      return r.op === "table" ? r.id : r.op === "where" ? under(r.of) : "";
    })(fetch);
    const columns = new Map(
      columnNames(fetch).map((name) => [
        name,
        columnOf(
          found.map((row) => row[name] ?? null),
          dictionary,
          kindsOf[id]?.[name] ?? "null",
        ),
      ]),
    );
    for (const relation of relations) given.set(relation, { rows: found.length, columns });
  }
  const names = columnNames(question);
  const answer = answerInColumns(question, given, dictionary);
  return rowsOfColumns(
    {
      rows: answer.rows,
      columns: new Map(names.map((name) => [name, answer.columns.get(name) ?? { kind: "null" }])),
    },
    dictionary,
  );
}

const sorted = (of: readonly Row[], names: readonly string[]): string[] =>
  of
    .map((row) =>
      JSON.stringify(
        names.map((name) =>
          typeof row[name] === "number" ? Number((row[name] as number).toFixed(6)) : (row[name] ?? null),
        ),
      ),
    )
    .sort();

for (const [name, question] of Object.entries(questions))
  test(`columns and the row evaluator give the same answer: ${name}`, () => {
    fc.assert(
      fc.property(fc.array(leftRow, { maxLength: 30 }), fc.array(rightRow, { maxLength: 20 }), (l, r) => {
        const records = { left: l, right: r };
        const names = columnNames(question);
        expect(sorted(answered(question, records, tableKinds), names)).toEqual(
          sorted(rowsOf(question, records), names),
        );
      }),
      { numRuns: 60 },
    );
  });

const recordKinds = Object.fromEntries(
  [...(tables as readonly Table[]), calendar as Table, coverageTable as Table].map((t) => [
    t.id,
    Object.fromEntries(Object.entries(t.columns).map(([name, { type }]) => [name, kindOf[type]])),
  ]),
);
for (const seed of [1, 2, 3, 4, 5, 6])
  test(`columns and the row evaluator derive the same student-years, seed ${seed}`, () => {
    const records = randomRecords(seed);
    const names = columnNames(studentYear);
    const judged = sorted(rowsOf(studentYear, records), names);
    expect(judged.length).toBeGreaterThan(50);
    expect(sorted(answered(studentYear, records, recordKinds), names)).toEqual(judged);
  });
