import type { Expr } from "../records/expr.ts";
import type { PackColumn } from "./engine.ts";
import { printExpr } from "./print.ts";
import { sqlName, sqlText } from "./sql.ts";

/** Rows with what several conditions share reckoned once, and each packed column as SQL over them. */
export interface PrintedPacking {
  readonly rows: string;
  readonly columns: readonly string[];
}

/**
 * Packed columns as SQL. Conditions are mostly a population and one thing more: what two or more of them ask is a column of an inner SELECT, because
 * an engine reckons nothing once that stands inside AND or CASE.
 *
 * @param rows     a SELECT
 * @param columns  what to pack of its rows
 */
export function printPacking(rows: string, columns: readonly PackColumn[]): PrintedPacking {
  const conditions = columns.flatMap((c) => (c.pack === "bits" ? c.of.map((e) => conjuncts(e).map(printExpr)) : []));
  const single = sharedTexts(conditions.flat().filter((text) => /[^A-Za-z0-9_"]/.test(text)));
  const named = conditions.map((parts) => parts.map((part) => single.get(part) ?? part));
  const populations = sharedTexts(
    named.filter((parts) => parts.length > 2).map((parts) => parts.slice(0, -1).join(" AND ")),
    "p",
  );
  const layer = (from: string, texts: ReadonlyMap<string, string>): string =>
    texts.size === 0
      ? from
      : `SELECT *, ${[...texts].map(([text, name]) => `(${text}) AS ${name}`).join(", ")} FROM (${from}) AS t`;
  const said = (e: Expr): string => {
    const parts = conjuncts(e).map((part) => single.get(printExpr(part)) ?? printExpr(part));
    const population = populations.get(parts.slice(0, -1).join(" AND "));
    return population === undefined || parts.length < 3
      ? parts.join(" AND ")
      : `${population} AND ${parts[parts.length - 1]}`;
  };
  return { rows: layer(layer(rows, single), populations), columns: columns.map((c) => printColumn(c, said)) };
}

/** Texts that come twice or more, each with the name of the column that holds it. */
function sharedTexts(texts: readonly string[], prefix = "b"): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  const shared = [...times].flatMap(([text, n]) => (n > 1 ? [text] : []));
  return new Map(shared.map((text, i) => [text, `_${prefix}${i}`]));
}

const conjuncts = (e: Expr): readonly Expr[] =>
  e.op === "and" && e.parts.length > 0 ? e.parts.flatMap(conjuncts) : [e];

const isNever = (e: Expr): boolean => e.op === "literal" && e.value === false;

function printColumn(c: PackColumn, said: (e: Expr) => string): string {
  if (c.pack === "kept") return sqlName(c.column);
  if (c.pack === "number") return `coalesce(CAST(${printExpr(c.of)} AS DOUBLE), CAST('NaN' AS DOUBLE))`;
  if (c.pack === "levels") {
    const places = c.of.flatMap(({ of, levels, shift }) => {
      const cases = levels.map((level, i) => `WHEN ${sqlText(level)} THEN ${(i + 1) * 2 ** shift}`);
      return cases.length === 0 ? [] : [`CASE CAST(${printExpr(of)} AS VARCHAR) ${cases.join(" ")} ELSE 0 END`];
    });
    return `CAST(${places.length === 0 ? "0" : places.join(" + ")} AS INTEGER)`;
  }
  const bits = c.of.flatMap((e, i) => (isNever(e) ? [] : [`CASE WHEN ${said(e)} THEN ${2 ** i} ELSE 0 END`]));
  const all = [...(c.onto === undefined ? [] : [sqlName(c.onto)]), ...bits];
  return `CAST(${all.length === 0 ? "0" : all.join(" + ")} AS INTEGER)`;
}
