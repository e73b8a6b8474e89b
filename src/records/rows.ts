import { evaluate } from "./evaluate.ts";
import { type Aggregate, columnNames, columnsOfRight, type Relation } from "./relation.ts";
import type { Row, Value } from "./table.ts";

/** Rows of every table by table id, in memory. */
export type Records = Readonly<Record<string, readonly Row[]>>;

/**
 * Evaluates a relation in memory. The reference implementation for all engines. Shared subexpressions are evaluated
 * once.
 */
export function rowsOf(r: Relation, records: Records, answered = new Map<Relation, readonly Row[]>()): readonly Row[] {
  const cached = answered.get(r);
  if (cached !== undefined) return cached;
  const rows = answer(r, (part) => rowsOf(part, records, answered), records);
  answered.set(r, rows);
  return rows;
}

function answer(r: Relation, ask: (part: Relation) => readonly Row[], records: Records): readonly Row[] {
  switch (r.op) {
    case "table":
      return records[r.id] ?? [];
    case "where":
      return ask(r.of).filter((row) => evaluate(r.keep, row) === true);
    case "with":
      return ask(r.of).map((row) => ({ ...row, ...calculate(r.add, row) }));
    case "pick":
      return ask(r.of).map((row) => calculate(r.columns, row));
    case "group":
      return [...grouped(ask(r.of), r.by).values()].map((rows) => {
        const first = rows[0] ?? {};
        const out: Record<string, Value> = {};
        for (const name of r.by) out[name] = first[name] ?? null;
        for (const [name, aggregate] of Object.entries(r.aggregates)) out[name] = aggregated(aggregate, rows);
        return out;
      });
    case "join":
      return joined(r, ask(r.left), ask(r.right));
    case "union": {
      const names = columnNames(r);
      return r.parts.flatMap((part) =>
        ask(part).map((row) => Object.fromEntries(names.map((n) => [n, row[n] ?? null]))),
      );
    }
  }
}

const calculate = (columns: Readonly<Record<string, Parameters<typeof evaluate>[0]>>, row: Row): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, e]) => [name, evaluate(e, row)]));

const keyOf = (row: Row, by: readonly string[]): string => JSON.stringify(by.map((c) => row[c] ?? null));

function grouped(rows: readonly Row[], by: readonly string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row, by);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function joined(r: Relation & { op: "join" }, left: readonly Row[], right: readonly Row[]): readonly Row[] {
  const matches = grouped(
    right.filter((row) => r.on.every((c) => (row[c] ?? null) !== null)),
    r.on,
  );
  const matching = (row: Row): readonly Row[] => matches.get(keyOf(row, r.on)) ?? [];
  if (r.keep === "unmatched") return left.filter((row) => matching(row).length === 0);
  const added = columnsOfRight(r);
  const nothing: Row = Object.fromEntries(added.map((c) => [c, null]));
  return left.flatMap((row) => {
    const found = matching(row);
    if (found.length === 0) return r.keep === "left" ? [{ ...row, ...nothing }] : [];
    return found.map((other) => ({ ...row, ...Object.fromEntries(added.map((c) => [c, other[c] ?? null])) }));
  });
}

function aggregated(a: Aggregate, all: readonly Row[]): Value {
  const rows =
    a.where === undefined ? all : all.filter((row) => evaluate(a.where as NonNullable<typeof a.where>, row) === true);
  if (a.op === "count") return rows.filter((row) => evaluate(a.of, row) === true).length;
  let best: Value = null;
  let bestBy: Value = null;
  let total = 0;
  let any = false;
  for (const row of rows) {
    const v = evaluate(a.of, row);
    if (v === null) continue;
    any = true;
    if (a.op === "sum") total += Number(v);
    else if (a.op === "any") best = best === true || v === true;
    else if (a.op === "latest") {
      const by = a.by === undefined ? null : evaluate(a.by, row);
      if (by === null) continue;
      if (best === null || bestBy === null || by > bestBy || (by === bestBy && v > best)) {
        best = v;
        bestBy = by;
      }
    } else if (best === null || (a.op === "min" ? v < best : v > best)) best = v;
  }
  if (a.op === "sum") return any ? total : null;
  return best;
}
