import { AppError } from "../base/errors.ts";
import { column, type Expr } from "./expr.ts";

/**
 * A relational algebra expression as data. `rows.ts` evaluates it in memory as the reference; an engine prints it as
 * SQL. Columns are referenced by name; a join keeps one copy of its join columns.
 */
export type Relation =
  | {
      readonly op: "table";
      readonly id: string;
      readonly columns: readonly string[];
      /** A unique key, if known. */
      readonly key?: readonly string[];
    }
  | { readonly op: "where"; readonly of: Relation; readonly keep: Expr }
  | { readonly op: "with"; readonly of: Relation; readonly add: Readonly<Record<string, Expr>> }
  | { readonly op: "pick"; readonly of: Relation; readonly columns: Readonly<Record<string, Expr>> }
  | {
      readonly op: "group";
      readonly of: Relation;
      readonly by: readonly string[];
      readonly aggregates: Readonly<Record<string, Aggregate>>;
    }
  | {
      readonly op: "join";
      readonly left: Relation;
      readonly right: Relation;
      readonly on: readonly string[];
      readonly keep: "matched" | "left" | "unmatched";
    }
  | { readonly op: "union"; readonly parts: readonly Relation[] };

/** An aggregate over the rows of a group. Unknown values are skipped; without a known value it is unknown (a count is 0). */
export interface Aggregate {
  readonly op: "sum" | "count" | "any" | "min" | "max" | "latest";
  readonly of: Expr;
  /** For `latest`: the last known value in this order; among ties, the largest. */
  readonly by?: Expr;
  /** For `latest`: no ties within a group, so an engine needs no tie-breaking. */
  readonly untied?: true;
  /** Restricts the aggregate to rows for which this is true. */
  readonly where?: Expr;
}

export const from = (t: { readonly id: string; readonly columns: Readonly<Record<string, unknown>> }): Relation => ({
  op: "table",
  id: t.id,
  columns: Object.keys(t.columns),
});
export const where = (relation: Relation, keep: Expr): Relation => ({ op: "where", of: relation, keep });
export const withColumns = (relation: Relation, add: Readonly<Record<string, Expr>>): Relation => ({
  op: "with",
  of: relation,
  add,
});
/** Projection: columns to keep, rename or compute. */
export const pick = (relation: Relation, columns: readonly string[] | Readonly<Record<string, Expr>>): Relation => ({
  op: "pick",
  of: relation,
  columns: Array.isArray(columns)
    ? Object.fromEntries(columns.map((c: string) => [c, column(c)]))
    : (columns as Readonly<Record<string, Expr>>),
});
export const group = (
  relation: Relation,
  by: readonly string[],
  aggregates: Readonly<Record<string, Aggregate>>,
): Relation => ({
  op: "group",
  of: relation,
  by,
  aggregates,
});
export const distinct = (relation: Relation, by: readonly string[]): Relation => group(relation, by, {});
export const join = (left: Relation, right: Relation, on: readonly string[]): Relation => ({
  op: "join",
  left,
  right,
  on,
  keep: "matched",
});
export const leftJoin = (left: Relation, right: Relation, on: readonly string[]): Relation => ({
  op: "join",
  left,
  right,
  on,
  keep: "left",
});
/** Anti-join: left rows without a match on the right. */
export const antiJoin = (left: Relation, right: Relation, on: readonly string[]): Relation => ({
  op: "join",
  left,
  right,
  on,
  keep: "unmatched",
});
export const union = (...parts: readonly Relation[]): Relation => ({ op: "union", parts });

const aggregate =
  (op: "sum" | "any" | "min" | "max") =>
  (operand: Expr, only?: Expr): Aggregate => ({ op, of: operand, ...(only === undefined ? {} : { where: only }) });
export const sumOf = aggregate("sum");
export const anyOf = aggregate("any");
export const minOf = aggregate("min");
export const maxOf = aggregate("max");
/** Filter: rows for which the expression is true. */
export const countOf = (operand: Expr): Aggregate => ({ op: "count", of: operand });
export const latest = (operand: Expr, by: Expr, only?: Expr): Aggregate => ({
  op: "latest",
  of: operand,
  by,
  ...(only === undefined ? {} : { where: only }),
});
/** Same as `latest`, if there are no ties within a group. */
export const latestUntied = (operand: Expr, by: Expr, only?: Expr): Aggregate => ({
  ...latest(operand, by, only),
  untied: true,
});

/** Direct inputs of a relation. */
export function inputRelations(r: Relation): readonly Relation[] {
  switch (r.op) {
    case "table":
      return [];
    case "join":
      return [r.left, r.right];
    case "union":
      return r.parts;
    default:
      return [r.of];
  }
}

/** Replaces the direct inputs of a relation. */
export function overParts(r: Relation, part: (relation: Relation) => Relation): Relation {
  switch (r.op) {
    case "table":
      return r;
    case "join":
      return { ...r, left: part(r.left), right: part(r.right) };
    case "union":
      return { ...r, parts: r.parts.map(part) };
    default:
      return { ...r, of: part(r.of) };
  }
}

/** A unique key of a relation, if one can be derived. */
export function oneRowEach(r: Relation): readonly string[] | undefined {
  switch (r.op) {
    case "table":
      return r.key;
    case "group":
      return r.by;
    case "where":
    case "with":
      return oneRowEach(r.of);
    case "pick": {
      const renamed = (key: string): string | undefined =>
        Object.entries(r.columns).find(([, e]) => e.op === "column" && e.name === key)?.[0];
      const keys = oneRowEach(r.of)?.map(renamed);
      return keys?.every((key) => key !== undefined) === true ? keys : undefined;
    }
    case "join":
      return r.keep === "unmatched" || oneRowEach(r.right)?.every((name) => r.on.includes(name)) === true
        ? oneRowEach(r.left)
        : undefined;
    default:
      return undefined;
  }
}

const known = new WeakMap<Relation, readonly string[]>();

/** Column names of a relation, in order. */
export function columnNames(r: Relation): readonly string[] {
  const cached = known.get(r);
  if (cached !== undefined) return cached;
  const names = evaluateColumns(r);
  known.set(r, names);
  return names;
}

function evaluateColumns(r: Relation): readonly string[] {
  switch (r.op) {
    case "table":
      return r.columns;
    case "where":
      return columnNames(r.of);
    case "with":
      return [...new Set([...columnNames(r.of), ...Object.keys(r.add)])];
    case "pick":
      return Object.keys(r.columns);
    case "group":
      return [...r.by, ...Object.keys(r.aggregates)];
    case "join":
      return r.keep === "unmatched" ? columnNames(r.left) : [...columnNames(r.left), ...columnsOfRight(r)];
    case "union":
      return columnNames(r.parts[0] ?? { op: "table", id: "nothing", columns: [] });
  }
}

/** Columns a join adds to its left side. A name on both sides that is not a join column is an error. */
export function columnsOfRight(r: Relation & { op: "join" }): readonly string[] {
  const left = new Set(columnNames(r.left));
  return columnNames(r.right).filter((name) => {
    if (r.on.includes(name)) return false;
    if (left.has(name)) {
      throw new AppError("records.column-twice", { column: name, on: r.on });
    }
    return true;
  });
}
