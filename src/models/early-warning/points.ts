import { isNone } from "../../base/finding.ts";
import { warningPoints } from "../../rules/early-warning.ts";
import type { AbcFlags } from "./abc-flags.ts";

export type PointSign = keyof typeof warningPoints;

/** A score, the points of each sign, and the unknown signs. */
export interface PointsScore {
  readonly points: number;
  readonly reasons: readonly { readonly sign: PointSign; readonly points: number }[];
  /** Signs unknown for this student; the true score may be higher. */
  readonly unknown: readonly PointSign[];
}

/**
 * Adds up the published points of a student's signs. Race, sex, language, disability and income are never signs.
 *
 * @param retained  repeated a grade in an earlier year; null when unknown
 */
export function pointsScore(flags: AbcFlags, retained: boolean | null): PointsScore {
  const seen: readonly (readonly [PointSign, boolean | null])[] = [
    ["attendance", known(flags.attendance)],
    ["severeAttendance", known(flags.severeAttendance)],
    ["behavior", known(flags.behavior)],
    ["failedEnglish", known(flags.failedEnglish)],
    ["failedMathematics", known(flags.failedMathematics)],
    ["retained", retained],
  ];
  const reasons = seen.filter(([, flag]) => flag === true).map(([sign]) => ({ sign, points: warningPoints[sign] }));
  return {
    points: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons,
    unknown: seen.filter(([, flag]) => flag === null).map(([sign]) => sign),
  };
}

const known = (flag: AbcFlags["attendance"]): boolean | null => (isNone(flag) ? null : flag);
