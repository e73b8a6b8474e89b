import { AppError } from "../base/errors.ts";
import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { outlierRules } from "../rules/outliers.ts";
import { indicatorColumns } from "../stats/indicator-columns.ts";
import { normalCdf, normalQuantile, zForConfidence } from "../stats/normal.ts";
import { type Coefficient, type Regression, type Regressor, regression } from "../stats/regression.ts";
import { requireFinite } from "../stats/require.ts";
import { type Shrinkage, shrink } from "./shrinkage.ts";

/** Mean score (or rate) of a group of students in one unit, year and grade. */
export interface ScoreCell {
  /** School or district. */
  readonly unit: string;
  readonly group: string;
  readonly year: number;
  readonly grade: number | string;
  /** Omitted if there is only one. */
  readonly subject?: string;
  /** Students tested. */
  readonly n: number;
  readonly score: number;
  /**
   * Covariates of *this group's* families in this place (income, education). District-wide values would credit
   * segregation as performance.
   */
  readonly covariates: Readonly<Record<string, number>>;
}

export interface OutlierOptions {
  /** Second group a unit must have, so that it is not named for its advantaged students alone. */
  readonly referenceGroup: string;
  /** Historically underserved groups; those above the minimum are averaged, weighted by students. */
  readonly focalGroups: readonly string[];
  /** Minimum students per year (average over years) of a group in a unit. */
  readonly minimumN: number;
  /** Cells with fewer students are left out of the model. */
  readonly minimumCell?: number;
  /** Minimum years of a group in a unit. */
  readonly minimumYears?: number;
  /** A unit is named if the probability of being above average reaches this for both residuals. */
  readonly probability?: number;
}

/** As in the original study: districts with 200 students of a group per year. */
export const districtDesign = {
  minimumN: outlierRules.districtMinimum.value,
} as const satisfies Partial<OutlierOptions>;

/**
 * Schools, from published cells: groups are smaller, so require more years and no cell below the suppression minimum.
 */
export const schoolDesign = {
  minimumN: outlierRules.schoolMinimum.value,
  minimumCell: outlierRules.schoolCellMinimum.value,
  minimumYears: outlierRules.schoolYears.value,
} as const satisfies Partial<OutlierOptions>;

export interface GroupModel {
  readonly kind: "model";
  readonly coefficients: readonly Coefficient[];
  readonly r2: number | NoNumber;
  readonly sigma: number;
  readonly cells: number;
}

/** How far a group in a unit is above or below the prediction from its covariates. */
export interface UnitResidual {
  readonly kind: "residual";
  /** Mean residual over cells, weighted by students, in units of the score. */
  readonly residual: number;
  /** Sampling variance from the spread of cells within units; `too_few_rows` if every unit has a single cell. */
  readonly variance: number | NoNumber;
  /** Students over all cells, and the average per year (and subject). */
  readonly n: number;
  readonly annualN: number;
  readonly years: number;
}

export type Quadrant =
  | "both-above"
  | "both-below"
  | "reference-above-focal-below"
  | "focal-above-reference-below"
  | "on-the-line"
  | "not-included";

/** A residual shrunk toward the mean, and the probability that the true residual is above the mean. */
export interface ShrunkResidual {
  readonly kind: "shrunk-residual";
  readonly shrunk: number;
  /** 95% interval, including the error of the common mean. */
  readonly lower: number;
  readonly upper: number;
  /** Standard deviation given the common mean. */
  readonly sd: number;
  readonly reliability: number;
  readonly aboveMean: number;
}

export interface OutlierUnit {
  readonly unit: string;
  readonly residuals: Readonly<Record<string, UnitResidual | NoNumber>>;
  /** Focal groups above the minimum, combined; `below_min_n` if there are none. */
  readonly focal: UnitResidual | NoNumber;
  readonly included: boolean;
  /** Quadrant of the unshrunken residuals, as in the original study; includes sampling noise. */
  readonly quadrant: Quadrant;
  readonly shrunkFocal: ShrunkResidual | NoNumber;
  readonly shrunkReference: ShrunkResidual | NoNumber;
  /** Whether both probabilities reach the threshold: a unit to learn from. */
  readonly named: boolean;
}

export interface Outliers {
  readonly kind: "outliers";
  readonly models: Readonly<Record<string, GroupModel | NoNumber>>;
  readonly units: readonly OutlierUnit[];
  /** Expected number named if no unit differed from its prediction and the two residuals were independent. */
  readonly expectedByChance: number | NoNumber;
}

/**
 * Positive outliers: schools or districts that do better than their students' covariates predict, both for
 * historically underserved students and for a reference group.
 *
 * Each group is modeled separately: scores regressed on the group's covariates, grade, year and subject, weighted by
 * students; a unit's residual is the weighted mean over its cells. Raw residuals give the quadrant. To name units,
 * residuals are shrunk by their reliability (DerSimonian-Laird among included units), so that the smallest units do
 * not fill both ends of the list. The covariates and weights of the original study are in an unpublished appendix:
 * this is our operational definition.
 *
 * @throws AppError models.bad-cell, stats.not-finite
 * @see Podolsky, Darling-Hammond, Doss & Reardon 2019 (Learning Policy Institute); Kane & Staiger 2002
 */
export function positiveOutliers(cells: readonly ScoreCell[], options: OutlierOptions): Outliers {
  const groups = [...new Set([...options.focalGroups, options.referenceGroup])];
  cells.forEach(requireCell);
  const fitted = groups.map((group) =>
    groupModel(cells.filter((cell) => cell.group === group && cell.n >= Math.max(1, options.minimumCell ?? 1))),
  );
  const models = Object.fromEntries(
    groups.map((group, g) => [group, isNone(fitted[g]) ? fitted[g] : fitted[g]!.model]),
  );
  const residuals = new Map(
    groups.map((group, g) => [group, isNone(fitted[g]) ? new Map<string, UnitResidual>() : fitted[g]!.units]),
  );
  const bare = [...new Set(cells.map(({ unit }) => unit))].map((unit) => bareUnit(unit, groups, residuals, options));
  const included = bare.filter((unit) => unit.included);
  const focal = shrinkResiduals(included.map((unit) => unit.focal));
  const reference = shrinkResiduals(included.map((unit) => unit.residuals[options.referenceGroup]!));
  const line = options.probability ?? outlierRules.probability.value;
  const place = new Map(included.map((unit, i) => [unit.unit, i]));
  const units = bare.map((unit): OutlierUnit => {
    const at = place.get(unit.unit);
    const shrunkFocal = at === undefined ? none("below_min_n") : isNone(focal) ? focal : focal[at]!;
    const shrunkReference = at === undefined ? none("below_min_n") : isNone(reference) ? reference : reference[at]!;
    const reaches = (residual: ShrunkResidual | NoNumber) => !isNone(residual) && residual.aboveMean >= line;
    return { ...unit, shrunkFocal, shrunkReference, named: reaches(shrunkFocal) && reaches(shrunkReference) };
  });
  return { kind: "outliers", models, units, expectedByChance: byChance(units, line) };
}

/**
 * If there were no true differences, a unit's standardized residual would be standard normal. The unit is named if
 * that number times the square root of its reliability exceeds the threshold's quantile.
 */
function byChance(units: readonly OutlierUnit[], line: number): number | NoNumber {
  let [sum, judged] = [0, 0];
  for (const { shrunkFocal, shrunkReference } of units) {
    if (isNone(shrunkFocal) || isNone(shrunkReference)) continue;
    judged += 1;
    sum += namedByChance(shrunkFocal, line) * namedByChance(shrunkReference, line);
  }
  return judged === 0 ? none("too_few_units") : sum;
}

/** Probability that a unit with no true difference reaches the threshold in one residual. */
export const namedByChance = ({ reliability }: ShrunkResidual, line: number): number =>
  reliability === 0 ? 0 : normalCdf(-normalQuantile(line) / Math.sqrt(reliability));

interface FittedGroup {
  readonly model: GroupModel;
  readonly units: Map<string, UnitResidual>;
}

function groupModel(cells: readonly ScoreCell[]): FittedGroup | NoNumber {
  if (cells.length === 0) return none("group_absent");
  const fit = regression({
    y: Float64Array.from(cells, ({ score }) => score),
    columns: designColumns(cells),
    weights: Float64Array.from(cells, ({ n }) => n),
  });
  if (isNone(fit)) return fit;
  return {
    model: { kind: "model", coefficients: fit.coefficients, r2: fit.r2, sigma: fit.sigma, cells: fit.rows },
    units: unitResiduals(cells, fit),
  };
}

/** Design matrix of a group's scores: covariates, then dummy variables for grade, year and subject. */
export function designColumns(cells: readonly ScoreCell[]): readonly Regressor[] {
  const names = Object.keys(cells[0]?.covariates ?? {});
  for (const { covariates, unit } of cells) {
    if (Object.keys(covariates).length === names.length && names.every((name) => Object.hasOwn(covariates, name)))
      continue;
    throw new AppError("models.bad-cell", {
      wrong: "covariates",
      unit,
      names: Object.keys(covariates),
      others: names,
    });
  }
  return [
    ...names.map((name) => {
      const values = Float64Array.from(cells, ({ covariates }) => covariates[name]!);
      requireFinite(values, { covariate: name });
      return { name, values };
    }),
    ...indicatorColumns(
      "grade",
      cells.map(({ grade }) => grade),
    ),
    ...indicatorColumns(
      "year",
      cells.map(({ year }) => year),
    ),
    ...indicatorColumns(
      "subject",
      cells.map(({ subject }) => subject ?? ""),
    ),
  ];
}

function unitResiduals(cells: readonly ScoreCell[], { fit, coefficients }: Regression): Map<string, UnitResidual> {
  const sums = new Map<string, { n: number; total: number; periods: Set<string>; years: Set<number> }>();
  cells.forEach(({ unit, n, year, subject }, i) => {
    const sum = sums.get(unit) ?? { n: 0, total: 0, periods: new Set(), years: new Set() };
    sum.n += n;
    sum.total += n * fit.residuals[i]!;
    sum.periods.add(`${year} ${subject ?? ""}`);
    sum.years.add(year);
    sums.set(unit, sum);
  });
  let scatter = 0;
  cells.forEach(({ unit, n }, i) => {
    const sum = sums.get(unit)!;
    scatter += n * (fit.residuals[i]! - sum.total / sum.n) ** 2;
  });
  const df = cells.length - sums.size - (coefficients.length - 1);
  return new Map(
    [...sums].map(([unit, { n, total, periods, years }]) => [
      unit,
      {
        kind: "residual",
        residual: total / n,
        variance: df > 0 && scatter / df / n > 0 ? scatter / df / n : none(df > 0 ? "zero_variance" : "too_few_rows"),
        n,
        annualN: n / periods.size,
        years: years.size,
      },
    ]),
  );
}

function bareUnit(
  unit: string,
  groups: readonly string[],
  residuals: ReadonlyMap<string, ReadonlyMap<string, UnitResidual>>,
  { referenceGroup, focalGroups, minimumN, minimumYears = 1 }: OutlierOptions,
) {
  const enough = (one: UnitResidual | undefined): one is UnitResidual =>
    one !== undefined && one.annualN >= minimumN && one.years >= minimumYears;
  const own = (group: string) => residuals.get(group)?.get(unit);
  const reference = own(referenceGroup);
  const focal = together(focalGroups.map(own).filter(enough));
  const included = enough(reference) && !isNone(focal);
  return {
    unit,
    residuals: Object.fromEntries(groups.map((group) => [group, own(group) ?? none("group_absent")])),
    focal,
    included,
    quadrant: included ? quadrant(focal.residual, reference.residual) : ("not-included" as const),
  };
}

/** Combines groups of students: residuals and variances weighted by students. */
function together(parts: readonly UnitResidual[]): UnitResidual | NoNumber {
  if (parts.length === 0) return none("below_min_n");
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  let variance: number | NoNumber = 0;
  for (const part of parts) {
    if (isNone(part.variance)) variance = part.variance;
    else if (!isNone(variance)) variance += part.variance * (part.n / n) ** 2;
  }
  return {
    kind: "residual",
    residual: parts.reduce((sum, part) => sum + part.residual * (part.n / n), 0),
    variance,
    n,
    annualN: parts.reduce((sum, part) => sum + part.annualN, 0),
    years: Math.min(...parts.map(({ years }) => years)),
  };
}

function quadrant(focal: number, reference: number): Quadrant {
  if (focal > 0 && reference > 0) return "both-above";
  if (focal < 0 && reference < 0) return "both-below";
  if (focal < 0 && reference > 0) return "reference-above-focal-below";
  if (focal > 0 && reference < 0) return "focal-above-reference-below";
  return "on-the-line";
}

function shrinkResiduals(residuals: readonly (UnitResidual | NoNumber)[]): readonly ShrunkResidual[] | NoNumber {
  const values: number[] = [];
  const variances: number[] = [];
  for (const one of residuals) {
    if (isNone(one)) return one;
    if (isNone(one.variance)) return one.variance;
    values.push(one.residual);
    variances.push(one.variance);
  }
  const shrinkage: Shrinkage | NoNumber = shrink(values, variances);
  if (isNone(shrinkage)) return shrinkage;
  const z = zForConfidence(confidenceLevel.value);
  return values.map((_, i) => {
    const [shrunk, sd] = [shrinkage.shrunk[i]!, shrinkage.posteriorSd[i]!];
    const reach = z * shrinkage.shrunkSe[i]!;
    return {
      kind: "shrunk-residual",
      shrunk,
      lower: shrunk - reach,
      upper: shrunk + reach,
      sd,
      reliability: shrinkage.reliability[i]!,
      aboveMean: sd === 0 ? 0.5 : normalCdf((shrunk - shrinkage.mean) / sd),
    };
  });
}

function requireCell({ unit, n, score, covariates, year }: ScoreCell): void {
  const numbers = [score, year, ...Object.values(covariates)];
  if (n >= 0 && Number.isSafeInteger(n) && numbers.every(Number.isFinite)) return;
  throw new AppError("models.bad-cell", { wrong: "numbers", unit });
}
