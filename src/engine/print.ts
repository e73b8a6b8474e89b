import { type Expr, withAllowance } from "../records/expr.ts";
import { type Aggregate, columnNames, columnsOfRight, inputRelations, type Relation } from "../records/relation.ts";
import type { Value } from "../records/table.ts";
import { firstMonth } from "../rules/us-ca-school-year.ts";
import { sqlName, sqlText } from "./sql.ts";

/**
 * Prints a query as standard SQL for DuckDB and Trino. `tableName` maps a canonical table to its name in the engine.
 */
export function printRelation(r: Relation, tableName: (id: string) => string): string {
  const uses = new Map<Relation, number>();
  const countUses = (x: Relation): void => {
    const n = (uses.get(x) ?? 0) + 1;
    uses.set(x, n);
    if (n === 1) for (const part of inputRelations(x)) countUses(part);
  };
  countUses(r);
  const steps: string[] = [];
  const names = new Map<Relation, string>();
  const print = (x: Relation): string => {
    const named = names.get(x);
    if (named !== undefined) return `SELECT * FROM ${named}`;
    const sql = printNode(x, print, tableName);
    if (x.op === "table" || (uses.get(x) ?? 0) < 2) return sql;
    const name = `step_${names.size + 1}`;
    names.set(x, name);
    steps.push(`${name} AS (${sql})`);
    return `SELECT * FROM ${name}`;
  };
  const last = print(r);
  return steps.length === 0 ? last : `WITH ${steps.join(",\n")}\n${last}`;
}

function printNode(r: Relation, print: (x: Relation) => string, tableName: (id: string) => string): string {
  switch (r.op) {
    case "table":
      return `SELECT ${r.columns.map(sqlName).join(", ")} FROM ${tableName(r.id)}`;
    case "where":
      return `SELECT * FROM (${print(r.of)}) AS t WHERE ${printExpr(r.keep)}`;
    case "with": {
      const added = Object.keys(r.add);
      const kept = columnNames(r.of).filter((c) => !added.includes(c));
      return `SELECT ${[...kept.map(sqlName), ...list(r.add)].join(", ")} FROM (${print(r.of)}) AS t`;
    }
    case "pick":
      return `SELECT ${list(r.columns).join(", ")} FROM (${print(r.of)}) AS t`;
    case "group": {
      const columns = [
        ...r.by.map(sqlName),
        ...Object.entries(r.aggregates).map(([n, a]) => `${printAggregate(a)} AS ${sqlName(n)}`),
      ];
      const by = r.by.length === 0 ? "" : ` GROUP BY ${r.by.map((_, i) => String(i + 1)).join(", ")}`;
      return `SELECT ${columns.join(", ")} FROM (${print(r.of)}) AS t${by}`;
    }
    case "join": {
      const on = r.on.length === 0 ? "true" : r.on.map((c) => `l.${sqlName(c)} = r.${sqlName(c)}`).join(" AND ");
      if (r.keep === "unmatched")
        return `SELECT * FROM (${print(r.left)}) AS l WHERE NOT EXISTS (SELECT 1 FROM (${print(r.right)}) AS r WHERE ${on})`;
      const columns = [
        ...columnNames(r.left).map((c) => `l.${sqlName(c)}`),
        ...columnsOfRight(r).map((c) => `r.${sqlName(c)}`),
      ];
      return `SELECT ${columns.join(", ")} FROM (${print(r.left)}) AS l ${r.keep === "left" ? "LEFT" : "INNER"} JOIN (${print(r.right)}) AS r ON ${on}`;
    }
    case "union": {
      const names = columnNames(r).map(sqlName).join(", ");
      return r.parts.map((part) => `SELECT ${names} FROM (${print(part)}) AS t`).join("\nUNION ALL\n");
    }
  }
}

const list = (columns: Readonly<Record<string, Expr>>): string[] =>
  Object.entries(columns).map(([name, e]) => `${printExpr(e)} AS ${sqlName(name)}`);

function printAggregate(a: Aggregate): string {
  const operand = printExpr(a.of);
  const only = (more?: string): string => {
    const parts = [...(a.where === undefined ? [] : [printExpr(a.where)]), ...(more === undefined ? [] : [more])];
    return parts.length === 0 ? "" : ` FILTER (WHERE ${parts.join(" AND ")})`;
  };
  switch (a.op) {
    case "sum":
      return `CAST(sum(CAST(${operand} AS DOUBLE))${only()} AS DOUBLE)`;
    case "count":
      return `count(*)${only(operand)}`;
    case "any":
      return `bool_or(${operand})${only()}`;
    case "latest": {
      const by = a.by === undefined ? "NULL" : printExpr(a.by);
      return `max_by(${operand}, ${a.untied === true ? by : `ROW(${by}, ${operand})`})${only(`${operand} IS NOT NULL AND ${by} IS NOT NULL`)}`;
    }
    default:
      return `${a.op}(${operand})${only()}`;
  }
}

const comparisons = { equals: "=", "at-least": ">=", "at-most": "<=", above: ">", below: "<" } as const;
const arithmetic = { plus: "+", minus: "-", times: "*" } as const;

/** Prints an expression as standard SQL. Numbers are cast to double so that no engine uses integer division. */
export function printExpr(e: Expr): string {
  switch (e.op) {
    case "column":
      return sqlName(e.name);
    case "literal":
      return printValue(e.value);
    case "and":
    case "or":
      return e.parts.length === 0
        ? e.op === "and"
          ? "true"
          : "false"
        : `(${e.parts.map(printExpr).join(e.op === "and" ? " AND " : " OR ")})`;
    case "not":
      return `(NOT ${printExpr(e.of)})`;
    case "is-known":
      return `(${printExpr(e.of)} IS NOT NULL)`;
    case "is-in":
      return e.values.length === 0
        ? `(CASE WHEN ${printExpr(e.of)} IS NULL THEN NULL ELSE false END)`
        : `(${printExpr(e.of)} IN (${e.values.map(printValue).join(", ")}))`;
    case "first-known":
      return `coalesce(${e.parts.map(printExpr).join(", ")})`;
    case "choose":
      return `CASE ${e.cases.map(([when, then]) => `WHEN ${printExpr(when)} THEN ${printExpr(then)}`).join(" ")} ELSE ${printExpr(e.otherwise)} END`;
    case "number":
      return `CAST(${printExpr(e.of)} AS DOUBLE)`;
    case "school-year-of": {
      const operand = printExpr(e.of);
      return `(extract(year FROM ${operand}) + CASE WHEN extract(month FROM ${operand}) >= ${firstMonth} THEN 1 ELSE 0 END)`;
    }
    case "days-between":
      return `(date_diff('day', ${printExpr(e.left)}, ${printExpr(e.right)}) + 1)`;
    case "prefix":
      return `substr(${printExpr(e.of)}, 1, ${e.length})`;
    case "divided-by":
      return `(${double(e.left)} / nullif(${double(e.right)}, 0))`;
    case "plus":
    case "minus":
    case "times":
      return `(${double(e.left)} ${arithmetic[e.op]} ${double(e.right)})`;
    default: {
      const { op, left, right } = withAllowance(e);
      return `(${printExpr(left)} ${comparisons[op]} ${printExpr(right)})`;
    }
  }
}

const double = (e: Expr): string => `CAST(${printExpr(e)} AS DOUBLE)`;

function printValue(v: Value): string {
  if (v === null) return "NULL";
  if (typeof v === "boolean") return String(v);
  if (typeof v === "number") return Number.isInteger(v) ? String(v) : `CAST(${v} AS DOUBLE)`;
  return /^\d{4}-\d{2}-\d{2}$/.test(v) ? `DATE ${sqlText(v)}` : sqlText(v);
}
