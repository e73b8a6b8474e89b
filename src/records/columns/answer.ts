import { AppError } from "../../base/errors.ts";
import type { Expr } from "../expr.ts";
import { columnNames, columnsOfRight, type Relation } from "../relation.ts";
import { take } from "./aggregate.ts";
import { type Column, type Columns, concat, emptyColumn, gather, isTrue } from "./column.ts";
import { evaluateAll } from "./column-evaluator.ts";
import { hashJoin, numberRows } from "./hash-join.ts";
import type { StringDictionary } from "./string-dictionary.ts";

/**
 * The rows a question answers with, as columns: what `rowsOf` answers row by row, many rows at a time.
 *
 * @param given  what is known already: the tables it asks, or any part of it
 */
export function answerInColumns(r: Relation, given: Map<Relation, Columns>, texts: StringDictionary): Columns {
  const before = given.get(r);
  if (before !== undefined) return before;
  const made = answer(r, (part) => answerInColumns(part, given, texts), texts);
  given.set(r, made);
  return made;
}

function answer(r: Relation, ask: (part: Relation) => Columns, texts: StringDictionary): Columns {
  switch (r.op) {
    case "table":
      throw new AppError("records.table-not-given", { table: r.id });
    case "where": {
      const of = ask(r.of);
      const [kept] = evaluateAll([r.keep], of, texts);
      return rowsAt(of, kept?.kind === "truth" ? rowsThat(kept.values, isTrue) : new Int32Array(0));
    }
    case "with": {
      const of = ask(r.of);
      return { rows: of.rows, columns: new Map([...of.columns, ...reckoned(r.add, of, texts)]) };
    }
    case "pick": {
      const of = ask(r.of);
      return { rows: of.rows, columns: new Map(reckoned(r.columns, of, texts)) };
    }
    case "group":
      return grouped(r, ask(r.of), texts);
    case "join":
      return joined(r, ask(r.left), ask(r.right), texts);
    case "union": {
      const parts = r.parts.map(ask);
      const filled = parts.filter((part) => part.rows > 0);
      // Rows of one alone are not copied.
      if (filled.length === 1 && filled[0] !== undefined) return onlyColumns(filled[0], columnNames(r));
      return {
        rows: parts.reduce((n, part) => n + part.rows, 0),
        columns: new Map(
          columnNames(r).map((name) => [
            name,
            concat(
              parts.map((part) => ({ rows: part.rows, column: columnOrNothing(part, name) })),
              texts,
            ),
          ]),
        ),
      };
    }
  }
}

const onlyColumns = (of: Columns, names: readonly string[]): Columns => ({
  rows: of.rows,
  columns: new Map(names.map((name) => [name, columnOrNothing(of, name)])),
});

const columnOrNothing = (of: Columns, name: string): Column => of.columns.get(name) ?? { kind: "nothing" };

function reckoned(columns: Readonly<Record<string, Expr>>, of: Columns, texts: StringDictionary): [string, Column][] {
  const reckoned = evaluateAll(Object.values(columns), of, texts);
  return Object.keys(columns).map((name, k) => [name, reckoned[k]!]);
}

function rowsThat(truths: Uint8Array, wanted: number): Int32Array {
  const at = new Int32Array(truths.length);
  let n = 0;
  for (let i = 0; i < truths.length; i++) if (truths[i] === wanted) at[n++] = i;
  return at.subarray(0, n);
}

/** Some rows of a table, in this order. */
export function rowsAt(of: Columns, at: Int32Array): Columns {
  if (at.length === of.rows && at.every((row, i) => row === i)) return of;
  return { rows: at.length, columns: new Map([...of.columns].map(([name, c]) => [name, gather(c, at)])) };
}

function grouped(r: Relation & { op: "group" }, of: Columns, texts: StringDictionary): Columns {
  const by = r.by.map((name) => columnOrNothing(of, name));
  const groups = numberRows(by, of.rows);
  const keys = r.by.map((name, k): [string, Column] => [name, gather(by[k]!, groups.first)]);
  const asked = Object.values(r.take).flatMap((a) => [
    a.of,
    ...(a.by === undefined ? [] : [a.by]),
    ...(a.where === undefined ? [] : [a.where]),
  ]);
  const reckoned = evaluateAll(asked, of, texts);
  const columnOf = new Map(asked.map((e, k) => [e, reckoned[k]!]));
  const taken = Object.entries(r.take).map(([name, a]): [string, Column] => [
    name,
    take(
      a,
      groups,
      {
        of: columnOf.get(a.of)!,
        by: a.by === undefined ? undefined : columnOf.get(a.by),
        only: a.where === undefined ? undefined : columnOf.get(a.where),
      },
      texts,
    ),
  ]);
  return { rows: groups.count, columns: new Map([...keys, ...taken]) };
}

function joined(r: Relation & { op: "join" }, left: Columns, right: Columns, texts: StringDictionary): Columns {
  const on = (of: Columns): Column[] => r.on.map((name) => columnOrNothing(of, name));
  const { first, next } = hashJoin(on(left), left.rows, on(right), right.rows, texts);
  if (r.keep === "unmatched") return rowsAt(left, rowsOfMatch(first, false));
  const added = columnsOfRight(r);
  if (next === undefined && r.keep === "left") return beside(left, right, added, first);
  if (next === undefined) {
    const matched = rowsOfMatch(first, true);
    return beside(
      rowsAt(left, matched),
      right,
      added,
      matched.length === first.length ? first : pickedAt(first, matched),
    );
  }
  const pairs = allPairs(first, next, r.keep === "left");
  return beside(rowsAt(left, pairs.left), right, added, pairs.right);
}

function beside(left: Columns, right: Columns, added: readonly string[], at: Int32Array): Columns {
  const more = added.map((name): [string, Column] => {
    const c = columnOrNothing(right, name);
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

/** Every left row with each of its matches; a left row without one once, with -1, where it is kept. */
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
