import { isNone } from "../base/finding.ts";
import type { Audience } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import {
  type DashboardRow,
  gridReading,
  hasColor,
  oneDecimal,
  percentYear,
  statusLevel,
} from "../measures/dashboard.ts";
import {
  type DashboardColor,
  type DashboardRule,
  dashboardRule,
  dashboardShows,
  roundedApartBy,
} from "../rules/us-ca-dashboard.ts";

/** A Dashboard row as the state published it; null if the file has no value. */
export interface OfficialDashboardRow {
  readonly schoolYear: number;
  /** CHRO, SUSP, GRAD, CCI, ELPI, ELA, MATH, SCIENCE. */
  readonly indicator: string;
  readonly cds: string;
  readonly record: DashboardRow["record"];
  readonly placeName: string | null;
  readonly group: string;
  readonly type: string | null;
  /** Whether the grade 11 cut scores apply; null if the file does not say, so either may. */
  readonly highSchoolCuts: boolean | null;
  readonly hits: number | null;
  readonly n: number | null;
  readonly status: number | null;
  readonly priorHits: number | null;
  readonly priorN: number | null;
  readonly priorStatus: number | null;
  readonly change: number | null;
  readonly statusLevel: number | null;
  readonly changeLevel: number | null;
  readonly color: number | null;
  readonly box: number | null;
}

/** Rows of the Dashboard's files, for the audience allowed to see them. */
export interface DashboardRows<A extends Audience> extends MadeFor<A> {
  readonly rows: readonly OfficialDashboardRow[];
}

/** Parts of a row that are compared: the rate or points, the change, and the levels and color derived from them. */
export const dashboardParts = ["status", "change", "status-level", "change-level", "color", "box"] as const;
export type DashboardPart = (typeof dashboardParts)[number];

/**
 * Why a part differs.
 *
 * - `counts`: the published rate is not the published numerator over the denominator
 * - `rounded`: the file gives points or rates with one decimal, and the change is computed from unrounded values
 * - `follows`: consequence of a different status or change
 * - `not-shown`: the small-number rules hide what the file shows, or the reverse
 * - `rule`: our rule gives a different result for the same numbers
 */
export type DifferenceReason = "counts" | "rounded" | "follows" | "not-shown" | "rule";

export interface DashboardDifference {
  readonly indicator: string;
  readonly cds: string;
  readonly placeName: string | null;
  readonly group: string;
  readonly part: DashboardPart;
  readonly official: number | null;
  readonly recomputed: number | null;
  readonly reason: DifferenceReason;
}

export interface PartAgreement {
  readonly part: DashboardPart;
  readonly compared: number;
  readonly agree: number;
}

export interface IndicatorAgreement {
  readonly indicator: string;
  readonly schoolYear: number;
  readonly rows: number;
  /** Rows whose rate was computed from counts; the others only give a rate or points. */
  readonly fromCounts: number;
  /** Rows of an indicator or year that has no rule in `rules`; only their rate was compared. */
  readonly withoutRule: number;
  readonly parts: readonly PartAgreement[];
}

export interface DashboardComparison<A extends Audience> extends MadeFor<A> {
  readonly indicators: readonly IndicatorAgreement[];
  readonly differences: readonly DashboardDifference[];
}

const colors: readonly DashboardColor[] = ["Gray", "Red", "Orange", "Yellow", "Green", "Blue"];

/**
 * Recomputes the Dashboard row by row from the published numbers and compares the result with the published one: rate from counts, change from unrounded rates, levels by
 * the cut scores, the small-population grid, color by the small-number rules.
 */
export function compareDashboard<A extends Audience>(dashboard: DashboardRows<A>): DashboardComparison<A> {
  const differences: DashboardDifference[] = [];
  const byIndicator = Map.groupBy(dashboard.rows, (row) => `${row.indicator}/${row.schoolYear}`);
  const indicators = [...byIndicator.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]): IndicatorAgreement => {
      const tally = new Map<DashboardPart, { compared: number; agree: number }>();
      let fromCounts = 0;
      let withoutRule = 0;
      for (const row of own) {
        const { parts, counted, hasRule } = compareRow(row);
        if (counted) fromCounts += 1;
        if (!hasRule) withoutRule += 1;
        for (const { part, official, recomputed, reason } of parts) {
          const t = tally.get(part) ?? { compared: 0, agree: 0 };
          t.compared += 1;
          if (official === recomputed) t.agree += 1;
          else {
            const { indicator, cds, placeName, group } = row;
            differences.push({ indicator, cds, placeName, group, part, official, recomputed, reason });
          }
          tally.set(part, t);
        }
      }
      return {
        indicator: own[0]?.indicator ?? "",
        schoolYear: own[0]?.schoolYear ?? 0,
        rows: own.length,
        fromCounts,
        withoutRule,
        parts: dashboardParts.flatMap((part) => {
          const t = tally.get(part);
          return t === undefined ? [] : [{ part, ...t }];
        }),
      };
    });
  return madeFrom(dashboard, { indicators, differences });
}

interface ComparedRow {
  readonly parts: readonly {
    readonly part: DashboardPart;
    readonly official: number | null;
    readonly recomputed: number | null;
    readonly reason: DifferenceReason;
  }[];
  readonly counted: boolean;
  readonly hasRule: boolean;
}

/**
 * If the file does not say which cut scores apply, compares with those that fit the published levels. If none fit and
 * one of the two is unknown for the year, that one may be right, so no level is compared.
 */
function compareRow(row: OfficialDashboardRow): ComparedRow {
  if (row.highSchoolCuts !== null) return compareBy(row, row.highSchoolCuts);
  const readings = [compareBy(row, false), compareBy(row, true)];
  const differing = ({ parts }: ComparedRow): number =>
    parts.filter((part) => part.official !== part.recomputed).length;
  const known = readings.filter((reading) => reading.hasRule).sort((a, b) => differing(a) - differing(b));
  const [best] = known;
  if (best !== undefined && (differing(best) === 0 || known.length === readings.length)) return best;
  return readings.find((reading) => !reading.hasRule) ?? compareBy(row, false);
}

function compareBy(row: OfficialDashboardRow, highSchoolCuts: boolean): ComparedRow {
  const current = yearOf(row.hits, row.n, row.status);
  const prior = yearOf(row.priorHits, row.priorN, row.priorStatus);
  const parts: { part: DashboardPart; official: number | null; recomputed: number | null; reason: DifferenceReason }[] =
    [];
  const compare = (
    part: DashboardPart,
    official: number | null,
    recomputed: number | null,
    reason: DifferenceReason,
  ): boolean => {
    parts.push({ part, official, recomputed, reason });
    return official === recomputed;
  };
  const rule = ruleOf(row, highSchoolCuts);
  const answer = (): ComparedRow => ({ parts, counted: current?.counted === true, hasRule: rule !== undefined });
  if (current === undefined) return answer();
  const value = oneDecimal(current.value);
  const sameStatus = !current.counted || row.status === null || compare("status", row.status, value, "counts");
  const change = prior === undefined ? null : oneDecimal(current.value - prior.value);
  const exact = current.counted && prior?.counted === true;
  const sameChange =
    change === null ||
    row.change === null ||
    row.priorStatus === null ||
    compare("change", oneDecimal(row.change), change, exact ? "counts" : roundedApart(row.change, change));
  if (rule === undefined) return answer();

  const follows: DifferenceReason = sameStatus && sameChange ? "rule" : "follows";
  if (row.statusLevel !== null && row.statusLevel > 0)
    compare("status-level", row.statusLevel, statusLevel(rule, value), sameStatus ? "rule" : "follows");
  // Points are published with one decimal, but the published change is computed from unrounded points, and levels
  // follow from it.
  const used = exact ? change : (row.change ?? change);
  if (used === null) return answer();
  const grid = gridReading(rule, value, used, current.n);
  if (isNone(grid)) return answer();
  if (row.changeLevel !== null && row.changeLevel > 0)
    compare("change-level", row.changeLevel, grid.officialChange, follows);
  const shown = dashboardShows(row.schoolYear) === "colors" && hasColor(row, current.n, prior?.n ?? 0);
  const color = shown ? colors.indexOf(grid.color) : 0;
  if (row.color !== null) compare("color", row.color, color, row.color > 0 === color > 0 ? follows : "not-shown");
  if (shown && row.box !== null && row.box > 0) compare("box", row.box, grid.box, follows);
  return answer();
}

const roundedApart = (official: number, recomputed: number): DifferenceReason =>
  Math.abs(official - recomputed) < roundedApartBy.value ? "rounded" : "rule";

/**
 * A year's percent or points: from counts if both are given, else as published. Otherwise the reason: too few
 * students to show, or no value.
 */
function yearOf(
  hits: number | null,
  n: number | null,
  status: number | null,
): { readonly value: number; readonly n: number; readonly counted: boolean } | undefined {
  if (status === null) return undefined;
  const counted = hits === null || n === null ? undefined : percentYear({ n, hits });
  if (counted !== undefined && !isNone(counted)) return { ...counted, counted: true };
  return { value: status, n: n ?? 0, counted: false };
}

function ruleOf(row: OfficialDashboardRow, highSchoolCuts: boolean): DashboardRule | undefined {
  return dashboardRule(
    {
      indicator: row.indicator,
      ...(row.indicator === "SUSP" && row.type !== null ? { type: row.type } : {}),
      highSchoolCuts,
    },
    row.schoolYear,
  );
}
