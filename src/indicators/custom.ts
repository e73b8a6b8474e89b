import { z } from "zod";
import { AppError } from "../base/errors.ts";
import { units } from "../base/finding.ts";
import { currentIndicatorId, currentOutcome } from "../base/former-ids.ts";
import { settingFault } from "../base/setting-fault.ts";
import { shownSetting } from "../base/shown-value.ts";
import { and, column, columnsOf, type Expr, equals, subexpressions, withThresholds } from "../records/expr.ts";
import { readCondition, readNumber } from "../records/read-expr.ts";
import { studentYearKinds } from "../records/student-year/kinds.ts";
import { cohortColumns } from "../records/student-year/places.ts";
import { indicators } from "./index.ts";
import { districtIndicator, type Indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

/** A district's own indicator, as written in `fairlead.yaml`. */
const written = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  goal: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
  question: z.string().min(1),
  outcome: z.preprocess(currentOutcome, z.enum(["favorable", "unfavorable", "neither"])),
  population: z.unknown().optional(),
  hit: z.unknown().optional(),
  value: z.unknown().optional(),
  unit: z.enum(units).optional(),
  source: z.string().default("The district's own definition"),
});

/**
 * The district's own indicators, in the same row language as ours. Each has `hit` (a share) or `value` (an average); the population defaults to all enrolled.
 *
 * @param settings  the `indicators:` list of the configuration
 * @throws AppError indicators.custom, records.expression
 */
export function customIndicators(settings: unknown): readonly Indicator[] {
  if (settings === undefined || settings === null) return [];
  const parsed = z.array(written).safeParse(settings, { reportInput: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError("indicators.custom", {
      at: `indicators.${issue?.path.join(".") ?? ""}`,
      wrong: "shape",
      fault: issue === undefined ? null : settingFault(issue),
    });
  }
  const kinds = studentYearKinds();
  return parsed.data.map((w): Indicator => {
    const where = (part: string): string => `indicators.${w.id}.${part}`;
    if (indicators.some((i) => i.id === currentIndicatorId(w.id)))
      throw new AppError("indicators.custom", { at: where("id"), wrong: "taken" });
    if ((w.hit === undefined) === (w.value === undefined))
      throw new AppError("indicators.custom", { at: `indicators.${w.id}`, wrong: "hit-or-value" });
    const common = {
      id: w.id,
      goal: w.goal,
      question: w.question,
      outcome: w.outcome,
      population:
        w.population === undefined ? enrolled : ofRows(readCondition(w.population, kinds, where("population"))),
      needs: [],
      source: w.source,
      since: "the district's own",
    };
    return districtIndicator(
      w.hit === undefined
        ? { ...common, kind: "mean", unit: w.unit ?? "index", value: readNumber(w.value, kinds, where("value")) }
        : { ...common, kind: "share", unit: "share", hit: readCondition(w.hit, kinds, where("hit")) },
    );
  });
}

/** Rows of a graduation cohort answer only questions about the cohort; members also have a row for their own year. */
const ofRows = (population: Expr): Expr =>
  [...columnsOf(population)].some((name) => cohortColumns.has(name))
    ? population
    : and(equals(column("as_cohort"), false), population);

/** The same indicator with the district's thresholds instead of the defaults. */
export function atThresholds(i: Indicator, values: Readonly<Record<string, number>>): Indicator {
  const population = withThresholds(i.population, values);
  if (i.kind === "share") return { ...i, population, hit: withThresholds(i.hit, values) };
  if (i.kind === "mean") return { ...i, population, value: withThresholds(i.value, values) };
  return { ...i, population, part: withThresholds(i.part, values), whole: withThresholds(i.whole, values) };
}

const rulesOf = (i: Indicator): readonly Expr[] => [
  i.population,
  ...(i.kind === "share" ? [i.hit] : i.kind === "mean" ? [i.value] : [i.part, i.whole]),
];

const thresholdNames = (e: Expr): readonly string[] =>
  e.op === "literal" ? (e.name === undefined ? [] : [e.name]) : subexpressions(e).flatMap(thresholdNames);

/**
 * Every catalog indicator at the district's thresholds.
 *
 * @throws AppError indicators.threshold for a name that no indicator has: a misspelled one would silently leave the default
 */
export function indicatorsAt(values: Readonly<Record<string, number>>): readonly Indicator[] {
  const known = new Set(indicators.flatMap((i) => rulesOf(i).flatMap(thresholdNames)));
  const names = Object.keys(values).filter((name) => !known.has(name));
  if (names.length > 0) throw new AppError("indicators.threshold", { names: names.map(shownSetting) });
  return indicators.map((i) => atThresholds(i, values));
}
