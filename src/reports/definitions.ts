import type { Audience } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import type { Grouping } from "../groups/grouping.ts";
import type { GroupingId, LevelOf } from "../groups/index.ts";
import { indicators as catalog, type IndicatorId } from "../indicators/index.ts";
import type { AnyIndicator } from "../indicators/indicator.ts";
import type { NotAskedYetId } from "../indicators/not-asked.ts";
import type { OfficialIndicatorId } from "../indicators/official.ts";
import { type SharedBy, sharedValueOf } from "../indicators/shared-value.ts";
import { type Expr, subexpressions } from "../records/expr.ts";
import type { Row } from "../records/table.ts";

/** An expression of the row language: the population, or what counts. */
export type Rule = Expr;

/**
 * Indicators with words in the language files: a label, a question and a verb. A district's own indicators use the
 * district's words.
 */
export type WordedIndicator = IndicatorId | OfficialIndicatorId | NotAskedYetId;
/** Indicators whose definition names its source. */
export type SourcedIndicator = IndicatorId | OfficialIndicatorId;
/** Groupings with words in the language files: a name and the membership rule. */
export type WordedGrouping = GroupingId;
/** Levels of a grouping that the language files name. */
export type WordedLevel<Id extends WordedGrouping> = LevelOf<Id>;

/** An indicator's question, population and definition. */
export interface IndicatorDefinition {
  readonly id: string;
  readonly goal: AnyIndicator["goal"];
  readonly kind: AnyIndicator["kind"];
  readonly unit: AnyIndicator["unit"];
  readonly outcome: AnyIndicator["outcome"];
  /** Question as declared. Screens show it only for a district's own indicators and have their own words for ours. */
  readonly question: string;
  /** null if only official figures answer it, since it then has no student population. */
  readonly population: Rule | null;
  /** Whether only official figures answer it. */
  readonly official: boolean;
  /** Whether the district defined it. */
  readonly own: boolean;
  /** Position among the questions on the report's first page. */
  readonly board?: number;
  /** What is counted (`hit`), averaged (`value`), or summed (`part` of `whole`). */
  readonly asks: readonly { readonly as: "hit" | "value" | "part" | "whole"; readonly rule: Rule }[];
  /** Thresholds a district may set, with their values in this audit. */
  readonly thresholds: readonly { readonly name: string; readonly value: number }[];
  readonly records: readonly string[];
  /** Canonical tables it reads. */
  readonly tables: readonly string[];
  readonly source: string;
  readonly since: string;
  /** Worked examples at the boundary of the rule; none for official figures and a district's own questions. */
  readonly cases: readonly DefinitionCase[];
  /** Who the values belong to that its gaps are judged by, where not to the students. */
  readonly sharedBy?: SharedBy;
}

/** A student's records and what the rule says of them. */
export interface DefinitionCase {
  /** In the language of declarations. */
  readonly student: string;
  readonly is: "met" | "not-met" | "not-counted" | number;
  /** The columns that matter, one line a row: "absence: days_expected 180, days_attended 162". */
  readonly records: readonly string[];
}

/** How a grouping splits students. */
export interface GroupingDefinition {
  readonly id: string;
  readonly levels: readonly string[];
  readonly rule: string;
  /** Many small levels, shown separately from the groups listed on every page. */
  readonly fine: boolean;
  /** Levels that mean "not reported". */
  readonly silent: readonly string[];
  readonly records: readonly string[];
  readonly tables: readonly string[];
}

export interface Definitions<A extends Audience> extends MadeFor<A> {
  readonly indicators: readonly IndicatorDefinition[];
  readonly groupings: readonly GroupingDefinition[];
}

/** Definitions behind an audit as plain data, in display order. */
export function definitionsOf<A extends Audience>(
  source: MadeFor<A>,
  { indicators, groupings }: { readonly indicators: readonly AnyIndicator[]; readonly groupings: readonly Grouping[] },
): Definitions<A> {
  return madeFrom(source, {
    indicators: indicators.map((i) => {
      const asks = asksOf(i);
      const sharedBy = sharedValueOf(i)?.by;
      return {
        id: i.id,
        goal: i.goal,
        kind: i.kind,
        unit: i.unit,
        outcome: i.outcome,
        question: i.question,
        population: i.answeredBy === "offices" ? null : i.population,
        official: i.answeredBy === "offices",
        own: i.definedBy === "district",
        ...(i.board !== undefined && { board: i.board }),
        asks,
        thresholds: thresholdsOf([...(i.answeredBy === "offices" ? [] : [i.population]), ...asks.map((a) => a.rule)]),
        ...needed(i.needs),
        source: i.source,
        cases: casesOf(i),
        ...(sharedBy !== undefined && { sharedBy }),
        since: i.since,
      };
    }),
    groupings: groupings.map((g) => ({
      id: g.id,
      levels: "found" in g.levels ? [] : g.levels,
      rule: g.rule,
      fine: g.fine === true,
      silent: g.silent ?? [],
      ...needed(g.needs),
    })),
  });
}

function asksOf(i: AnyIndicator): IndicatorDefinition["asks"] {
  if (i.answeredBy === "offices") return [];
  if (i.kind === "share") return [{ as: "hit", rule: i.hit }];
  if (i.kind === "mean") return [{ as: "value", rule: i.value }];
  return [
    { as: "part", rule: i.part },
    { as: "whole", rule: i.whole },
  ];
}

/** The default rule's cases: a district's threshold does not change them. */
function casesOf({ id }: AnyIndicator): DefinitionCase[] {
  const boundary = catalog.find((i) => i.id === id)?.boundary ?? [];
  return boundary.map(({ student, is, records }) => ({
    student,
    is: typeof is === "number" ? is : caseResults[is],
    records: Object.entries(records).flatMap(([table, rows]) => rows.map((row) => recordLine(table, row))),
  }));
}

const caseResults = { met: "met", "not met": "not-met", "not counted": "not-counted" } as const;

function recordLine(table: string, row: Row): string {
  const columns = Object.entries(row).map(([name, value]) => `${name} ${value === null ? "?" : String(value)}`);
  return columns.length === 0 ? table : `${table}: ${columns.join(", ")}`;
}

const needed = (needs: AnyIndicator["needs"]): { records: string[]; tables: string[] } => ({
  records: [...new Set(needs.map((n) => n.record))],
  tables: [...new Set(needs.flatMap((n) => n.parts.map((part) => part.table)))],
});

function thresholdsOf(rules: readonly Rule[]): { name: string; value: number }[] {
  const values = new Map<string, number>();
  const walk = (rule: Rule): void => {
    if (rule.op === "literal" && rule.name !== undefined && typeof rule.value === "number")
      values.set(rule.name, rule.value);
    for (const part of subexpressions(rule)) walk(part);
  };
  for (const rule of rules) walk(rule);
  return [...values].map(([name, value]) => ({ name, value }));
}

const signs: Readonly<Record<string, string>> = {
  equals: "=",
  "at-least": ">=",
  "at-most": "<=",
  above: ">",
  below: "<",
  plus: "+",
  minus: "-",
  times: "*",
  "divided-by": "/",
};

/** An expression as a formula in programming notation: `days_absent / days_expected >= 0.1`. */
export function ruleFormula(rule: Rule): string {
  const inner = (r: Rule): string =>
    r.op === "and" || r.op === "or" || r.op === "choose" || r.op in signs ? `(${ruleFormula(r)})` : ruleFormula(r);
  switch (rule.op) {
    case "column":
      return rule.name;
    case "literal":
      return typeof rule.value === "string" ? `"${rule.value}"` : String(rule.value);
    case "and":
    case "or":
      return rule.parts
        .map((part) => (part.op === "and" || part.op === "or" ? inner(part) : ruleFormula(part)))
        .join(` ${rule.op} `);
    case "not":
      return `not ${inner(rule.of)}`;
    case "is-known":
      return `known(${ruleFormula(rule.of)})`;
    case "is-in":
      return `${inner(rule.of)} in (${rule.values.map((v) => (typeof v === "string" ? `"${v}"` : v)).join(", ")})`;
    case "first-known":
      return `first_known(${rule.parts.map(ruleFormula).join(", ")})`;
    case "number":
      return `number(${ruleFormula(rule.of)})`;
    case "school-year-of":
      return `school_year(${ruleFormula(rule.of)})`;
    case "prefix":
      return `prefix(${ruleFormula(rule.of)}, ${rule.length})`;
    case "days-between":
      return `days(${ruleFormula(rule.left)}, ${ruleFormula(rule.right)})`;
    case "choose":
      return `${rule.cases.map(([when, then]) => `${ruleFormula(then)} if ${ruleFormula(when)}`).join(", ")}, else ${ruleFormula(rule.otherwise)}`;
    default: {
      const sign = signs[rule.op] ?? rule.op;
      const side = (r: Rule): string => (r.op === "column" || r.op === "literal" ? ruleFormula(r) : inner(r));
      const comparing = !["plus", "minus", "times", "divided-by"].includes(rule.op);
      return comparing
        ? `${ruleFormula(rule.left)} ${sign} ${ruleFormula(rule.right)}`
        : `${side(rule.left)} ${sign} ${side(rule.right)}`;
    }
  }
}
