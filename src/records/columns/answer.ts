import { AppError } from "../../base/errors.ts";
import type { Expr } from "../expr.ts";
import { columnNames, columnsOfRight, type Relation } from "../relation.ts";
import { aggregateColumn } from "./aggregate.ts";
import { type Columns, type ColumnVector, concat, emptyColumn, gather, isTrue } from "./column.ts";
import { evaluateAll } from "./column-evaluator.ts";
import { groupIds, hashJoin } from "./hash-join.ts";
import type { StringDictionary } from "./string-dictionary.ts";

/**
 * Answers a query (a relational algebra expression) over columnar tables. This folder is a small columnar engine:
 *
 * - text is dictionary encoded (`string-dictionary.ts`): a column of text has the codes of its strings;
 * - booleans follow Kleene's three-valued logic, one byte per row (`column.ts`);
 * - expressions are evaluated column by column, in batches that fit in the processor's cache (`column-evaluator.ts`);
 * - GROUP BY gives each row the id of its group, and aggregates are arrays indexed by group id (`hash-join.ts`,
 * `aggregate.ts`);
 * - joins are hash joins (`hash-join.ts`);
 * - `leaf-scans.ts` finds the scans of single tables that an engine can answer.
 *
 * `records/rows.ts` answers the same queries row by row, slowly and simply: the test oracle for this code.
 *
 * @param known  known results by relation: tables, or any other subexpression; results of subexpressions are added
 */
export function answerInColumns(r: Relation, known: Map<Relation, Columns>, dictionary: StringDictionary): Columns {
  const answered = known.get(r);
  if (answered !== undefined) return answered;
  const made = answer(r, (part) => answerInColumns(part, known, dictionary), dictionary);
  known.set(r, made);
  return made;
}

function answer(r: Relation, ask: (part: Relation) => Columns, dictionary: StringDictionary): Columns {
  switch (r.op) {
    case "table":
      throw new AppError("records.table-not-given", { table: r.id });
    case "where": {
      const input = ask(r.of);
      const [kept] = evaluateAll([r.keep], input, dictionary);
      return selectRows(input, kept?.kind === "boolean" ? rowsThat(kept.values, isTrue) : new Int32Array(0));
    }
    case "with": {
      const input = ask(r.of);
      return { rows: input.rows, columns: new Map([...input.columns, ...evaluated(r.add, input, dictionary)]) };
    }
    case "pick": {
      const input = ask(r.of);
      return { rows: input.rows, columns: new Map(evaluated(r.columns, input, dictionary)) };
    }
    case "group":
      return grouped(r, ask(r.of), dictionary);
    case "join":
      return joined(r, ask(r.left), ask(r.right), dictionary);
    case "union": {
      const parts = r.parts.map(ask);
      const filled = parts.filter((part) => part.rows > 0);
      // Only one part has rows, so there is nothing to copy.
      if (filled.length === 1 && filled[0] !== undefined) return onlyColumns(filled[0], columnNames(r));
      return {
        rows: parts.reduce((n, part) => n + part.rows, 0),
        columns: new Map(
          columnNames(r).map((name) => [
            name,
            concat(
              parts.map((part) => ({ rows: part.rows, column: columnOrNull(part, name) })),
              dictionary,
            ),
          ]),
        ),
      };
    }
  }
}

const onlyColumns = (input: Columns, names: readonly string[]): Columns => ({
  rows: input.rows,
  columns: new Map(names.map((name) => [name, columnOrNull(input, name)])),
});

const columnOrNull = (input: Columns, name: string): ColumnVector => input.columns.get(name) ?? { kind: "null" };

function evaluated(
  columns: Readonly<Record<string, Expr>>,
  input: Columns,
  dictionary: StringDictionary,
): [string, ColumnVector][] {
  const evaluated = evaluateAll(Object.values(columns), input, dictionary);
  return Object.keys(columns).map((name, k) => [name, evaluated[k]!]);
}

function rowsThat(truths: Uint8Array, wanted: number): Int32Array {
  const at = new Int32Array(truths.length);
  let n = 0;
  for (let i = 0; i < truths.length; i++) if (truths[i] === wanted) at[n++] = i;
  return at.subarray(0, n);
}

/** Selects rows of a table, in this order. */
export function selectRows(input: Columns, at: Int32Array): Columns {
  if (at.length === input.rows && at.every((row, i) => row === i)) return input;
  return { rows: at.length, columns: new Map([...input.columns].map(([name, c]) => [name, gather(c, at)])) };
}

function grouped(r: Relation & { op: "group" }, input: Columns, dictionary: StringDictionary): Columns {
  const by = r.by.map((name) => columnOrNull(input, name));
  const groups = groupIds(by, input.rows);
  const keys = r.by.map((name, k): [string, ColumnVector] => [name, gather(by[k]!, groups.first)]);
  const asked = Object.values(r.aggregates).flatMap((a) => [
    a.of,
    ...(a.by === undefined ? [] : [a.by]),
    ...(a.where === undefined ? [] : [a.where]),
  ]);
  const evaluated = evaluateAll(asked, input, dictionary);
  const columnOf = new Map(asked.map((e, k) => [e, evaluated[k]!]));
  const aggregated = Object.entries(r.aggregates).map(([name, a]): [string, ColumnVector] => [
    name,
    aggregateColumn(
      a,
      groups,
      {
        of: columnOf.get(a.of)!,
        by: a.by === undefined ? undefined : columnOf.get(a.by),
        only: a.where === undefined ? undefined : columnOf.get(a.where),
      },
      dictionary,
    ),
  ]);
  return { rows: groups.count, columns: new Map([...keys, ...aggregated]) };
}

function joined(r: Relation & { op: "join" }, left: Columns, right: Columns, dictionary: StringDictionary): Columns {
  const on = (columns: Columns): ColumnVector[] => r.on.map((name) => columnOrNull(columns, name));
  const { first, next } = hashJoin(on(left), left.rows, on(right), right.rows, dictionary);
  if (r.keep === "unmatched") return selectRows(left, rowsOfMatch(first, false));
  const added = columnsOfRight(r);
  if (next === undefined && r.keep === "left") return joinColumns(left, right, added, first);
  if (next === undefined) {
    const matched = rowsOfMatch(first, true);
    return joinColumns(
      selectRows(left, matched),
      right,
      added,
      matched.length === first.length ? first : pickedAt(first, matched),
    );
  }
  const pairs = allPairs(first, next, r.keep === "left");
  return joinColumns(selectRows(left, pairs.left), right, added, pairs.right);
}

function joinColumns(left: Columns, right: Columns, added: readonly string[], at: Int32Array): Columns {
  const more = added.map((name): [string, ColumnVector] => {
    const c = columnOrNull(right, name);
    return [name, right.rows === 0 ? emptyColumn(c.kind, at.length) : gather(c, at)];
  });
  return { rows: at.length, columns: new Map([...left.columns, ...more]) };
}

function rowsOfMatch(match: Int32Array, wanted: boolean): Int32Array {
  const at = new Int32Array(match.length);
  let n = 0;
  for (let i = 0; i < match.length; i++) if (match[i]! >= 0 === wanted) at[n++] = i;
  return at.subarray(0, n);
}

function pickedAt(from: Int32Array, at: Int32Array): Int32Array {
  const out = new Int32Array(at.length);
  for (let i = 0; i < at.length; i++) out[i] = from[at[i]!]!;
  return out;
}

/** Pairs each left row with its matches; in a left join, a row without a match is paired with -1. */
function allPairs(
  match: Int32Array,
  next: Int32Array,
  keepUnmatched: boolean,
): { readonly left: Int32Array; readonly right: Int32Array } {
  let n = 0;
  for (let row = 0; row < match.length; row++) {
    if (match[row]! < 0 && keepUnmatched) n += 1;
    for (let at = match[row]!; at >= 0; at = next[at]!) n += 1;
  }
  const left = new Int32Array(n);
  const right = new Int32Array(n);
  let filled = 0;
  for (let row = 0; row < match.length; row++) {
    if (match[row]! < 0 && keepUnmatched) {
      left[filled] = row;
      right[filled++] = -1;
    }
    for (let at = match[row]!; at >= 0; at = next[at]!) {
      left[filled] = row;
      right[filled++] = at;
    }
  }
  return { left, right };
}
