import type { ErrorFacts } from "../base/error-facts.ts";
import { AppError, isError } from "../base/errors.ts";
import { type ColumnVector, emptyColumn, type Kind } from "./columns/column.ts";
import { ColumnEvaluator } from "./columns/column-evaluator.ts";
import { StringDictionary } from "./columns/string-dictionary.ts";
import type { Expr } from "./expr.ts";
import * as e from "./expr.ts";

/** The kind of each column. */
export type Kinds = ReadonlyMap<string, Kind>;

/** Parses a condition from a district's configuration. @throws AppError records.expression */
export const readCondition = (written: unknown, kinds: Kinds, where: string): Expr =>
  ofKind(read(written, kinds, where), ["boolean"], kinds, where);

/** Parses a numeric expression from a district's configuration; yes counts as 1. @throws AppError records.expression */
export const readNumber = (written: unknown, kinds: Kinds, where: string): Expr =>
  ofKind(read(written, kinds, where), ["number", "boolean"], kinds, where);

/** Type checks an expression: it must have one of these kinds, and its operands the kinds their operations accept. */
function ofKind(x: Expr, wanted: readonly Kind[], kinds: Kinds, where: string): Expr {
  const columns = new Map([...kinds].map(([name, kind]): [string, ColumnVector] => [name, emptyColumn(kind, 0)]));
  const evaluator = new ColumnEvaluator({ rows: 0, columns }, new StringDictionary());
  const kindOf = (operand: Expr): Kind => {
    try {
      return evaluator.column(operand).kind;
    } catch (error) {
      if (!isError(error, "records.kinds-differ")) throw error;
      throw refuse({ where, operations, wrong: "mixed", ...error.facts });
    }
  };
  const check = (operand: Expr, allowed: readonly Kind[]): void => {
    const conditions =
      operand.op === "and" || operand.op === "or" ? operand.parts : operand.op === "not" ? [operand.of] : [];
    for (const part of conditions) check(part, ["boolean"]);
    const kind = kindOf(operand);
    if (kind !== "null" && !allowed.includes(kind))
      throw refuse({ where, operations, wrong: "kind", found: kind, needed: allowed[0] ?? "boolean" });
  };
  check(x, wanted);
  return x;
}

/**
 * Parses an expression as written in `fairlead.yaml`: a name is a column, a number or true/false is itself, `{ text:
 * ... }` is a text, and a map with one key is an operation on its list: `{ at-least: [days_absent, 15] }`, `{ and:
 * [...] }`, `{ is-in: [grade, ["09", "10"]] }`.
 *
 * @param written  value from the file
 * @param columns  available columns
 * @param where    path in the file, for the message
 */
function read(written: unknown, columns: Kinds, where: string): Expr {
  const again = (x: unknown): Expr => read(x, columns, where);
  if (typeof written === "number" || typeof written === "boolean") return e.literal(written);
  if (typeof written === "string") {
    if (columns.has(written)) return e.column(written);
    throw refuse({ where, operations, wrong: "column", name: written, nearest: nearest(written, columns) });
  }
  if (typeof written !== "object" || written === null || Array.isArray(written))
    throw refuse({ where, operations, wrong: "not-an-expression" });
  const entries = Object.entries(written);
  const [op, given] = entries[0] ?? ["", null];
  if (entries.length !== 1) throw refuse({ where, operations, wrong: "not-one-operation" });
  if (op === "text") return e.literal(String(given));
  const parts = Array.isArray(given) ? given : [given];
  const many = manyParts[op];
  if (many !== undefined) return many(...parts.map(again));
  const two = twoParts[op];
  if (two !== undefined && parts.length === 2) return two(again(parts[0]), again(parts[1]));
  if (op === "not" && parts.length === 1) return e.not(again(parts[0]));
  if (op === "is-known" && parts.length === 1) return e.isKnown(again(parts[0]));
  if (op === "is-in" && parts.length === 2 && Array.isArray(parts[1]))
    return e.isIn(
      again(parts[0]),
      parts[1].map((v) => (typeof v === "number" ? v : String(v))),
    );
  throw refuse({ where, operations, wrong: "operation", name: op, parts: parts.length });
}

const manyParts: Readonly<Record<string, (...parts: Expr[]) => Expr>> = {
  and: e.and,
  or: e.or,
  "first-known": e.firstKnown,
};
const twoParts: Readonly<Record<string, (left: Expr, right: Expr) => Expr>> = {
  equals: e.equals,
  "at-least": e.atLeast,
  "at-most": e.atMost,
  above: e.above,
  below: e.below,
  plus: e.plus,
  minus: e.minus,
  times: e.times,
  "divided-by": e.dividedBy,
};
const operations = [...Object.keys(manyParts), "not", "is-known", "is-in", ...Object.keys(twoParts)];

const refuse = (facts: ErrorFacts["records.expression"]): AppError => new AppError("records.expression", facts);

/** The three names that share the most letters with one, as suggestions. */
function nearest(name: string, names: Kinds): string[] {
  const score = (other: string): number =>
    [...name].filter((letter, i) => other.includes(name.slice(Math.max(0, i - 1), i + 1)) || other[i] === letter)
      .length -
    Math.abs(other.length - name.length) / 2;
  return [...names.keys()].sort((a, b) => score(b) - score(a)).slice(0, 3);
}
