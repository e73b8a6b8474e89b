import type { Value } from "./table.ts";

/**
 * The small language that filters rows and computes values: data, not SQL. `evaluate.ts` runs it in memory and is the
 * reference; an engine prints it as SQL.
 *
 * Unknown is `null`. A comparison or sum with an unknown operand is unknown. `and` is false if any operand is false,
 * `or` is true if any is true. A filter keeps a row only if its condition is true. Division is real division;
 * dividing by 0 is unknown.
 */
export type Expr =
  | { readonly op: "column"; readonly name: string }
  | {
      readonly op: "literal";
      readonly value: Value /** A threshold a district may set in its configuration. */;
      readonly name?: string;
    }
  | { readonly op: "and" | "or"; readonly parts: readonly Expr[] }
  | { readonly op: "not"; readonly of: Expr }
  | { readonly op: "is-known"; readonly of: Expr }
  | { readonly op: "is-in"; readonly of: Expr; readonly values: readonly (string | number)[] }
  | ComparisonExpr
  | { readonly op: Arithmetic; readonly left: Expr; readonly right: Expr }
  | { readonly op: "first-known"; readonly parts: readonly Expr[] }
  | { readonly op: "choose"; readonly cases: readonly (readonly [when: Expr, then: Expr])[]; readonly otherwise: Expr }
  | { readonly op: "number"; readonly of: Expr }
  | { readonly op: "school-year-of"; readonly of: Expr }
  | { readonly op: "days-between"; readonly left: Expr; readonly right: Expr }
  | { readonly op: "prefix"; readonly of: Expr; readonly length: number };

export interface ComparisonExpr {
  readonly op: ComparisonOperator;
  readonly left: Expr;
  readonly right: Expr;
  /** Compares sums of decimals (`despiteRounding`). */
  readonly ofSums?: true;
}
export type ComparisonOperator = "equals" | "at-least" | "at-most" | "above" | "below";
export type Arithmetic = "plus" | "minus" | "times" | "divided-by";

/** An operand: an expression, or a plain value. */
export type Operand = Expr | Value;

const expr = (t: Operand): Expr => (typeof t === "object" && t !== null ? t : { op: "literal", value: t });

export const column = (name: string): Expr => ({ op: "column", name });
export const literal = (value: Value): Expr => ({ op: "literal", value });
/** A threshold a district may set: its name in the configuration, and its default. */
export const threshold = (name: string, value: number): Expr => ({ op: "literal", value, name });
export const and = (...parts: readonly Expr[]): Expr => ({ op: "and", parts });
export const or = (...parts: readonly Expr[]): Expr => ({ op: "or", parts });
export const not = (operand: Expr): Expr => ({ op: "not", of: operand });
export const isKnown = (operand: Expr): Expr => ({ op: "is-known", of: operand });
export const isIn = (operand: Expr, values: readonly (string | number)[]): Expr => ({
  op: "is-in",
  of: operand,
  values,
});
export const equals = (left: Operand, right: Operand): Expr => ({ op: "equals", left: expr(left), right: expr(right) });
export const atLeast = (left: Operand, right: Operand): Expr => ({
  op: "at-least",
  left: expr(left),
  right: expr(right),
});
export const atMost = (left: Operand, right: Operand): Expr => ({
  op: "at-most",
  left: expr(left),
  right: expr(right),
});
/**
 * A sum of decimals is off by some 1e-13: 0.7 + 0.2 + 0.1 days are less than 1. Days and credits have at most four decimals, so a
 * real difference is larger than this.
 */
const roundingOfSums = 1e-9;
/** The same "at least" or "at most", for sums and quotients of decimals: true also where only rounding makes it false. */
export const despiteRounding = (comparison: Expr): Expr =>
  comparison.op === "at-least" || comparison.op === "at-most" ? { ...comparison, ofSums: true } : comparison;
/** What an evaluator compares: the allowance for rounding as part of an operand. */
export const withAllowance = (e: ComparisonExpr): ComparisonExpr => {
  if (e.ofSums !== true) return e;
  const { op, left, right } = e;
  return op === "at-least"
    ? { op, left: plus(left, roundingOfSums), right }
    : { op, left, right: plus(right, roundingOfSums) };
};
export const above = (left: Operand, right: Operand): Expr => ({ op: "above", left: expr(left), right: expr(right) });
export const below = (left: Operand, right: Operand): Expr => ({ op: "below", left: expr(left), right: expr(right) });
export const plus = (left: Operand, right: Operand): Expr => ({ op: "plus", left: expr(left), right: expr(right) });
export const minus = (left: Operand, right: Operand): Expr => ({ op: "minus", left: expr(left), right: expr(right) });
export const times = (left: Operand, right: Operand): Expr => ({ op: "times", left: expr(left), right: expr(right) });
export const dividedBy = (left: Operand, right: Operand): Expr => ({
  op: "divided-by",
  left: expr(left),
  right: expr(right),
});
/** The first known operand (COALESCE). */
export const firstKnown = (...parts: readonly Operand[]): Expr => ({ op: "first-known", parts: parts.map(expr) });
/** Value of the first case that is true. */
export const choose = (cases: readonly (readonly [when: Expr, then: Operand])[], otherwise: Operand): Expr => ({
  op: "choose",
  cases: cases.map(([when, then]) => [when, expr(then)] as const),
  otherwise: expr(otherwise),
});
/** 1 for true, 0 for false, unknown for unknown. */
export const asNumber = (operand: Expr): Expr => ({ op: "number", of: operand });
/** School year of a date, named by the calendar year in which it ends; it begins on July 1. */
export const schoolYearOf = (operand: Expr): Expr => ({ op: "school-year-of", of: operand });

/** Calendar days from the first date to the second, inclusive: a day to itself is 1. */
export const daysBetween = (left: Expr, right: Expr): Expr => ({ op: "days-between", left, right });
/** The first characters of a text. */
export const prefix = (operand: Expr, length: number): Expr => ({ op: "prefix", of: operand, length });

/** The columns an expression reads. */
export function columnsOf(e: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (x: Expr): void => {
    if (x.op === "column") found.add(x.name);
    else for (const part of subexpressions(x)) walk(part);
  };
  walk(e);
  return found;
}

/** The expressions directly inside one. */
export function subexpressions(e: Expr): readonly Expr[] {
  switch (e.op) {
    case "column":
    case "literal":
      return [];
    case "and":
    case "or":
    case "first-known":
      return e.parts;
    case "not":
    case "is-known":
    case "is-in":
    case "number":
    case "school-year-of":
    case "prefix":
      return [e.of];
    case "choose":
      return [...e.cases.flat(), e.otherwise];
    default:
      return [e.left, e.right];
  }
}

/** Replaces default thresholds with the district's own. */
export function withThresholds(e: Expr, values: Readonly<Record<string, number>>): Expr {
  const again = (x: Expr): Expr => withThresholds(x, values);
  switch (e.op) {
    case "column":
      return e;
    case "literal":
      return e.name !== undefined && values[e.name] !== undefined ? { ...e, value: values[e.name] ?? e.value } : e;
    case "and":
    case "or":
    case "first-known":
      return { ...e, parts: e.parts.map(again) };
    case "choose":
      return {
        ...e,
        cases: e.cases.map(([when, then]) => [again(when), again(then)] as const),
        otherwise: again(e.otherwise),
      };
    case "not":
    case "is-known":
    case "is-in":
    case "number":
    case "school-year-of":
    case "prefix":
      return { ...e, of: again(e.of) };
    default:
      return { ...e, left: again(e.left), right: again(e.right) };
  }
}
