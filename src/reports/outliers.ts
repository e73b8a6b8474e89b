import { isNone, type NoNumber, none, type Unit } from "../base/finding.ts";
import type { SchoolKind } from "../base/school-kind.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import type { Diagnostics } from "../models/diagnostics.ts";
import { type MultilevelModel, multilevelModel } from "../models/multilevel.ts";
import { outlierDiagnostics } from "../models/outlier-diagnostics.ts";
import {
  districtDesign,
  namedByChance,
  type OutlierOptions,
  type OutlierUnit,
  positiveOutliers,
  type Quadrant,
  type ScoreCell,
  type ShrunkResidual,
  schoolDesign,
} from "../models/outliers.ts";
import { type RankRange, rankRanges } from "../models/rank-range.ts";
import { rankUncertainty } from "../models/rank-uncertainty.ts";
import { outlierRules } from "../rules/outliers.ts";
import { audienceOfReport, type Report } from "./report.ts";

/** A school or district, by its published code. */
export interface PlaceName {
  readonly id: string;
  readonly name: string;
  readonly districtId: string | null;
  readonly districtName: string | null;
  /** Absent where no file says anything about it. */
  readonly kind?: SchoolKind;
}

/** Published figures of one group in one place and year (and grade and subject). */
export interface PlaceRow {
  readonly place: string;
  readonly group: string;
  readonly year: number;
  readonly grade: string;
  /** Its outcome, if there are several. */
  readonly subject: string;
  /** Number of students; null if not published. */
  readonly n: number | null;
  /** null if withheld, blank or absent. */
  readonly outcome: number | null;
  /** Covariates of *this group's* families if known; null if not published. */
  readonly covariates: Readonly<Record<string, number | null>>;
}

/** Published figures of places, made from the official records they come from. */
export interface PlaceRows extends MadeFor<"public"> {
  /** All places in the rows. */
  readonly places: readonly PlaceName[];
  /** As published; rows without a number are counted and skipped. */
  readonly rows: readonly PlaceRow[];
}

export type PlaceLevel = "school" | "district";

export interface OutlierQuestion {
  readonly level: PlaceLevel;
  readonly outcome: {
    readonly id: string;
    readonly unit: Unit;
    /** Better direction for students. */
    readonly better: "high" | "low";
  };
  readonly covariates: readonly string[];
  /** Either one group, or the historically underserved groups together with a reference group. */
  readonly groups: { readonly focal: readonly string[]; readonly reference: string | null };
  /** Override the design for this level (`rules/outliers.ts`). */
  readonly minimumN?: number;
  readonly minimumYears?: number;
  readonly minimumCell?: number;
  readonly probability?: number;
}

export const outlierVerdicts = ["more", "close", "less", "not-judged"] as const;
/** "more" and "less" are certain enough to report; "close" is too close to call. */
export type OutlierVerdict = (typeof outlierVerdicts)[number];

/**
 * One group in one place compared with the prediction from its covariates. Differences are oriented so that above 0
 * is better for students.
 */
export interface OutlierSide {
  readonly kind: "side";
  /** Means over years, weighted by students, in units of the outcome as published. */
  readonly actual: number;
  readonly expected: number;
  readonly difference: number;
  /** Average students per year over all years (and subjects), and number of years. */
  readonly n: number;
  readonly counted: number;
  readonly years: number;
  /**
   * Standard deviation of the difference under chance, from year-to-year variation; `too_few_rows` with a single
   * year.
   */
  readonly chanceSd: number | NoNumber;
  /** Best estimate of the persistent difference, shrunk toward 0 more strongly the more the years disagree. */
  readonly best: ShrunkResidual | NoNumber;
  readonly rank: (RankRange & { readonly expected: number }) | NoNumber;
  readonly verdict: OutlierVerdict;
}

export interface OutlierPlace extends PlaceName {
  /** Means over the focal groups' rows; the reference group's if there is no focal group. */
  readonly covariates: Readonly<Record<string, number>>;
  /** Whether it reaches the minimum students and years in every requested group. */
  readonly included: boolean;
  readonly focal: OutlierSide | NoNumber;
  /** `no_comparison_group` if only one group was requested. */
  readonly reference: OutlierSide | NoNumber;
  /** Quadrant of the unshrunken differences; null if only one group was requested. */
  readonly quadrant: Quadrant | null;
  /** More than expected for every requested group: a place to learn from. */
  readonly learnFrom: boolean;
}

/** Rows the model could not use, counted so that no group disappears silently. */
export interface RowsLeftOut {
  readonly noOutcome: number;
  readonly noSize: number;
  readonly smallCell: number;
  /** Rows with a missing covariate, by covariate; a row may be counted several times. */
  readonly noCovariate: Readonly<Record<string, number>>;
  readonly places: number;
}

export interface OutlierReport extends Report<"public"> {
  readonly id: "outliers";
  readonly question: OutlierQuestion;
  readonly years: readonly number[];
  readonly rules: {
    readonly minimumN: number;
    readonly minimumYears: number;
    readonly minimumCell: number;
    readonly probability: number;
  };
  readonly places: readonly OutlierPlace[];
  readonly leftOut: RowsLeftOut;
  readonly counts: Readonly<Record<OutlierVerdict, number>> & { readonly learnFrom: number };
  /** Expected number of places named "to learn from" if none differed from its prediction. */
  readonly expectedByChance: number | NoNumber;
  /** Regression diagnostics by group; residuals and coefficients in units of the outcome as published. */
  readonly diagnostics: Readonly<Record<string, Diagnostics | NoNumber>>;
  /** Place and year of each row of a group's diagnostics. */
  readonly rows: Readonly<Record<string, readonly { readonly place: string; readonly year: number }[]>>;
  /**
   * Multilevel model of schools in districts (latest year, schools weighted equally): share of the unexplained
   * variance between districts.
   */
  readonly districts: MultilevelModel | NoNumber;
}

/** Finds the schools or districts that do better than their students' covariates predict, for each requested group. */
export function outlierReport(official: PlaceRows, question: OutlierQuestion): OutlierReport {
  const { places, rows } = official;
  const { outcome, groups } = question;
  const rules = rulesOf(question);
  const requestedGroups = [...groups.focal, ...(groups.reference === null ? [] : [groups.reference])];
  const wanted = rows.filter(({ group }) => requestedGroups.includes(group));
  const { cells, leftOut } = completeCells(wanted, question, rules.minimumCell);
  const options: OutlierOptions = {
    referenceGroup: groups.reference ?? groups.focal[0] ?? "",
    focalGroups: groups.focal,
    minimumN: rules.minimumN,
    minimumCell: rules.minimumCell,
    minimumYears: rules.minimumYears,
    probability: rules.probability,
  };
  const sign = outcome.better === "low" ? -1 : 1;
  const outliers = positiveOutliers(
    sign === 1 ? cells : cells.map((cell) => ({ ...cell, score: -cell.score })),
    options,
  );
  const units = new Map(outliers.units.map((unit) => [unit.unit, unit]));
  const focalRanks = ranksOf(outliers.units, (unit) => unit.shrunkFocal);
  const referenceRanks = ranksOf(outliers.units, (unit) => unit.shrunkReference);
  const means = meansOf(cells, requestedGroups);
  const one = groups.reference === null;
  const enough = (group: string, unit: OutlierUnit): boolean => {
    const residual = unit.residuals[group];
    return (
      residual !== undefined &&
      !isNone(residual) &&
      residual.annualN >= rules.minimumN &&
      residual.years >= rules.minimumYears
    );
  };
  const judged = places.map((place): OutlierPlace => {
    const unit = units.get(place.id);
    const sideOf = (
      groups: readonly string[],
      shrunk: ShrunkResidual | NoNumber,
      rank: Rank,
    ): OutlierSide | NoNumber => {
      if (unit === undefined) return none("no_data");
      const reached = groups.filter((group) => enough(group, unit));
      // A group below the minimum is still shown, without a verdict.
      const used =
        reached.length > 0 ? reached : groups.filter((group) => means.has(keyOf(place.id, group))).slice(0, 1);
      const residual = reached.length > 1 ? unit.focal : (unit.residuals[used[0] ?? ""] ?? none("group_absent"));
      const sums = used.flatMap((group) => means.get(keyOf(place.id, group)) ?? []);
      const n = sums.reduce((sum, part) => sum + part.n, 0);
      if (isNone(residual)) return residual;
      const actual = sums.reduce((sum, part) => sum + part.outcome, 0) / n;
      return {
        kind: "side",
        actual,
        expected: actual - sign * residual.residual,
        difference: residual.residual,
        n: residual.annualN,
        counted: residual.n,
        years: residual.years,
        chanceSd: isNone(residual.variance) ? residual.variance : Math.sqrt(residual.variance),
        best: shrunk,
        rank,
        verdict: verdictOf(shrunk, rules.probability),
      };
    };
    const unranked = none("below_min_n");
    const focal = sideOf(groups.focal, unit?.shrunkFocal ?? unranked, focalRanks.get(place.id) ?? unranked);
    const reference =
      groups.reference === null
        ? none("no_comparison_group")
        : sideOf([groups.reference], unit?.shrunkReference ?? unranked, referenceRanks.get(place.id) ?? unranked);
    return {
      ...place,
      covariates: covariatesOf(place.id, requestedGroups, means),
      included: unit?.included ?? false,
      focal,
      reference,
      quadrant: one || unit === undefined ? null : unit.quadrant,
      learnFrom: isMore(focal) && (one || isMore(reference)),
    };
  });
  return madeFrom(official, {
    id: "outliers" as const,
    audience: audienceOfReport(official),
    question,
    years: [...new Set(cells.map(({ year }) => year))].sort((a, b) => a - b),
    rules,
    places: judged,
    leftOut,
    counts: countsOf(judged),
    expectedByChance: one ? chanceOf(outliers.units, rules.probability) : outliers.expectedByChance,
    diagnostics: Object.fromEntries(
      requestedGroups.map((g) => [g, outlierDiagnostics(cells.filter((c) => c.group === g))]),
    ),
    rows: Object.fromEntries(
      requestedGroups.map((g) => [
        g,
        cells.filter((c) => c.group === g).map(({ unit, year }) => ({ place: unit, year })),
      ]),
    ),
    districts: question.level === "school" ? districtsOf(cells, places, question) : none("no_data"),
  });
}

/**
 * Places to learn from with the highest lower bounds, sorted by name: a list of places to visit, not a ranking.
 *
 * @param most  maximum number of places
 */
export function placesToVisit(report: OutlierReport, most: number): readonly OutlierPlace[] {
  const low = (side: OutlierSide | NoNumber): number =>
    isNone(side) || isNone(side.best) ? Number.POSITIVE_INFINITY : side.best.lower;
  const lowest = (place: OutlierPlace): number => Math.min(low(place.focal), low(place.reference));
  return report.places
    .filter(({ learnFrom }) => learnFrom)
    .sort((a, b) => lowest(b) - lowest(a))
    .slice(0, most)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}

type Rank = (RankRange & { readonly expected: number }) | NoNumber;

function rulesOf({ level, minimumN, minimumYears, minimumCell, probability }: OutlierQuestion): OutlierReport["rules"] {
  const school = level === "school";
  return {
    minimumN: minimumN ?? (school ? schoolDesign.minimumN : districtDesign.minimumN),
    minimumYears: minimumYears ?? (school ? schoolDesign.minimumYears : 1),
    minimumCell: minimumCell ?? (school ? schoolDesign.minimumCell : 1),
    probability: probability ?? outlierRules.probability.value,
  };
}

function completeCells(
  rows: readonly PlaceRow[],
  { covariates }: OutlierQuestion,
  minimumCell: number,
): { readonly cells: readonly ScoreCell[]; readonly leftOut: RowsLeftOut } {
  const cells: ScoreCell[] = [];
  const missing: Record<string, number> = Object.fromEntries(covariates.map((name) => [name, 0]));
  let [noOutcome, noSize, smallCell] = [0, 0, 0];
  for (const row of rows) {
    const known: Record<string, number> = {};
    for (const name of covariates) {
      const value = row.covariates[name] ?? null;
      if (value === null) missing[name] = (missing[name] ?? 0) + 1;
      else known[name] = value;
    }
    if (row.outcome === null) noOutcome += 1;
    if (row.n === null) noSize += 1;
    if (row.outcome === null || row.n === null || Object.keys(known).length < covariates.length) continue;
    if (row.n < Math.max(1, minimumCell)) {
      smallCell += 1;
      continue;
    }
    cells.push({
      unit: row.place,
      group: row.group,
      year: row.year,
      grade: row.grade,
      subject: row.subject,
      n: row.n,
      score: row.outcome,
      covariates: known,
    });
  }
  const kept = new Set(cells.map(({ unit }) => unit));
  const all = new Set(rows.map(({ place }) => place));
  return { cells, leftOut: { noOutcome, noSize, smallCell, noCovariate: missing, places: all.size - kept.size } };
}

interface Means {
  readonly n: number;
  readonly outcome: number;
  readonly covariates: Readonly<Record<string, number>>;
}

const keyOf = (place: string, group: string): string => `${place}\u0000${group}`;

/** Sums by place and group; `outcome` and covariates are weighted by students. */
function meansOf(cells: readonly ScoreCell[], groups: readonly string[]): ReadonlyMap<string, Means> {
  const sums = new Map<string, { n: number; outcome: number; covariates: Record<string, number> }>();
  for (const { unit, group, n, score, covariates } of cells) {
    if (!groups.includes(group)) continue;
    const key = keyOf(unit, group);
    const sum = sums.get(key) ?? { n: 0, outcome: 0, covariates: {} };
    sum.n += n;
    sum.outcome += n * score;
    for (const [name, value] of Object.entries(covariates)) {
      sum.covariates[name] = (sum.covariates[name] ?? 0) + n * value;
    }
    sums.set(key, sum);
  }
  return sums;
}

function covariatesOf(
  place: string,
  groups: readonly string[],
  means: ReadonlyMap<string, Means>,
): Readonly<Record<string, number>> {
  const parts = groups.flatMap((group) => means.get(keyOf(place, group)) ?? []);
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const names = [...new Set(parts.flatMap((part) => Object.keys(part.covariates)))];
  return Object.fromEntries(
    names.map((name) => [name, parts.reduce((sum, part) => sum + (part.covariates[name] ?? 0), 0) / n]),
  );
}

/** Above or below the average place with enough certainty; otherwise too close to call. */
function verdictOf(residual: ShrunkResidual | NoNumber, probability: number): OutlierVerdict {
  if (isNone(residual)) return "not-judged";
  if (residual.aboveMean >= probability) return "more";
  return residual.aboveMean <= 1 - probability ? "less" : "close";
}

const isMore = (side: OutlierSide | NoNumber): boolean => !isNone(side) && side.verdict === "more";

function ranksOf(
  units: readonly OutlierUnit[],
  pick: (unit: OutlierUnit) => ShrunkResidual | NoNumber,
): ReadonlyMap<string, Rank> {
  const ranked = units.flatMap((unit) => {
    const residual = pick(unit);
    return isNone(residual) ? [] : [{ unit: unit.unit, residual }];
  });
  const shrunk = Float64Array.from(ranked, ({ residual }) => residual.shrunk);
  const posteriorSd = Float64Array.from(ranked, ({ residual }) => residual.sd);
  const ranks = rankUncertainty({ shrunk, posteriorSd, mean: 0 });
  if (isNone(ranks)) return new Map(ranked.map(({ unit }) => [unit, ranks]));
  const ranges = rankRanges(shrunk, posteriorSd);
  return new Map(
    ranked.map(({ unit }, i) => {
      const [range, expected] = [ranges[i], ranks.expectedRank[i]];
      return [unit, range === undefined || expected === undefined ? none("not_estimable") : { ...range, expected }];
    }),
  );
}

function chanceOf(units: readonly OutlierUnit[], probability: number): number | NoNumber {
  const judged = units.flatMap(({ shrunkFocal }) => (isNone(shrunkFocal) ? [] : [shrunkFocal]));
  return judged.length === 0
    ? none("too_few_units")
    : judged.reduce((sum, residual) => sum + namedByChance(residual, probability), 0);
}

function countsOf(places: readonly OutlierPlace[]): OutlierReport["counts"] {
  const counts = { more: 0, close: 0, less: 0, "not-judged": 0, learnFrom: 0 };
  for (const { focal, learnFrom } of places) {
    counts[isNone(focal) ? "not-judged" : focal.verdict] += 1;
    if (learnFrom) counts.learnFrom += 1;
  }
  return counts;
}

/** Latest-year schools of the first group, one row each, with a random intercept per district. */
function districtsOf(
  cells: readonly ScoreCell[],
  places: readonly PlaceName[],
  { groups, covariates }: OutlierQuestion,
): MultilevelModel | NoNumber {
  const district = new Map(places.map(({ id, districtId }) => [id, districtId]));
  const latest = Math.max(...cells.map(({ year }) => year));
  const rows = cells.flatMap((cell) => {
    const unit = district.get(cell.unit) ?? null;
    return cell.group === groups.focal[0] && cell.year === latest && unit !== null ? [{ cell, unit }] : [];
  });
  if (rows.length === 0) return none("no_data");
  return multilevelModel({
    y: rows.map(({ cell }) => cell.score),
    columns: covariates.map((name) => ({ name, values: rows.map(({ cell }) => cell.covariates[name] ?? 0) })),
    unit: rows.map(({ unit }) => unit),
  });
}
