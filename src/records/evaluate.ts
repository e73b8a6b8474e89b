import { dayOf } from "../base/days.ts";
import { schoolYearOfDate } from "../rules/us-ca-school-year.ts";
import { type Expr, withAllowance } from "./expr.ts";
import type { Row, Value } from "./table.ts";

/** Evaluates an expression on a row in memory. The reference implementation for all engines. */
export function evaluate(e: Expr, row: Row): Value {
  switch (e.op) {
    case "column":
      return row[e.name] ?? null;
    case "literal":
      return e.value;
    case "and": {
      let unknown = false;
      for (const part of e.parts) {
        const v = evaluate(part, row);
        if (v === false) return false;
        if (v !== true) unknown = true;
      }
      return unknown ? null : true;
    }
    case "or": {
      let unknown = false;
      for (const part of e.parts) {
        const v = evaluate(part, row);
        if (v === true) return true;
        if (v !== false) unknown = true;
      }
      return unknown ? null : false;
    }
    case "not": {
      const v = evaluate(e.of, row);
      return typeof v === "boolean" ? !v : null;
    }
    case "is-known":
      return evaluate(e.of, row) !== null;
    case "is-in": {
      const v = evaluate(e.of, row);
      return v === null ? null : e.values.some((x) => x === v);
    }
    case "first-known": {
      for (const part of e.parts) {
        const v = evaluate(part, row);
        if (v !== null) return v;
      }
      return null;
    }
    case "choose": {
      for (const [when, then] of e.cases) if (evaluate(when, row) === true) return evaluate(then, row);
      return evaluate(e.otherwise, row);
    }
    case "number": {
      const v = evaluate(e.of, row);
      return v === null ? null : Number(v);
    }
    case "school-year-of": {
      const v = evaluate(e.of, row);
      return typeof v === "string" ? schoolYearOfDate(v) : null;
    }
    case "prefix": {
      const v = evaluate(e.of, row);
      return v === null ? null : String(v).slice(0, e.length);
    }
    case "days-between": {
      const from = evaluate(e.left, row);
      const to = evaluate(e.right, row);
      return from === null || to === null ? null : dayOf(String(to)) - dayOf(String(from)) + 1;
    }
    case "equals":
    case "at-least":
    case "at-most":
    case "above":
    case "below": {
      const { op, left, right } = withAllowance(e);
      return compare(op, evaluate(left, row), evaluate(right, row));
    }
    default:
      return calculate(e.op, evaluate(e.left, row), evaluate(e.right, row));
  }
}

function compare(op: "equals" | "at-least" | "at-most" | "above" | "below", left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  if (op === "equals") return left === right;
  if (op === "at-least") return left >= right;
  if (op === "at-most") return left <= right;
  return op === "above" ? left > right : left < right;
}

function calculate(op: "plus" | "minus" | "times" | "divided-by", left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  const a = Number(left);
  const b = Number(right);
  if (op === "plus") return a + b;
  if (op === "minus") return a - b;
  if (op === "times") return a * b;
  return b === 0 ? null : a / b;
}
