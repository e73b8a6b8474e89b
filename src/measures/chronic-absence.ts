import { type NoNumber, none } from "../base/finding.ts";
import { absenceRules } from "../rules/absence.ts";

/** Days are taken to the nearest ten-thousandth and compared as whole numbers, so that 18 of 180 is exactly a tenth. */
const partsOfDay = 10_000;
/** More days than any enrollment has; beyond it something is wrong. */
const mostDays = 1e6;

export interface StudentAbsence {
  /** Whether the indicator asks about the student: enrolled long enough and present at least once. Not "not chronic". */
  readonly eligible: boolean | NoNumber;
  readonly chronic: boolean | NoNumber;
  /** Days absent over days enrolled, a share; known for students who are not eligible too. */
  readonly absenceRate: number | NoNumber;
}

/**
 * Whether a student is chronically absent: absent on a tenth or more of the days enrolled, for whatever reason.
 *
 * @param enrolled  days of instruction while enrolled, null if not known; halves and other parts allowed
 * @param attended  days attended, null if not known
 * @param minDays   days of enrollment needed: `absenceRules.minDays`, 30 in DataQuest and 31 on the Dashboard
 * @returns for a student not eligible: "enrolled_too_few_days" or "never_attended"; "missing_data"; "invalid_input" when more
 *          days are attended than enrolled
 * @see methods.md 14.1
 */
export function chronicAbsence(enrolled: number | null, attended: number | null, minDays: number): StudentAbsence {
  if (enrolled === null || attended === null) return unknown("missing_data");
  const sound = attended >= 0 && attended <= enrolled && enrolled <= mostDays && minDays >= 0 && minDays <= mostDays;
  if (!sound) return unknown("invalid_input");
  const [of, present, least] = [enrolled, attended, minDays].map((days) => Math.round(days * partsOfDay)) as [
    number,
    number,
    number,
  ];
  const absent = of - present;
  const absenceRate = of === 0 ? none("zero_denominator") : absent / of;
  if (of === 0 || of < least) return { eligible: false, chronic: none("enrolled_too_few_days"), absenceRate };
  if (present === 0) return { eligible: false, chronic: none("never_attended"), absenceRate };
  return { eligible: true, chronic: absent * absenceRules.chronic.of >= of * absenceRules.chronic.absent, absenceRate };
}

const unknown = (reason: "missing_data" | "invalid_input"): StudentAbsence => ({
  eligible: none(reason),
  chronic: none(reason),
  absenceRate: none(reason),
});

/**
 * Attendance Works' band of an absence rate.
 *
 * @param absenceRate  a share, 0..1; from `chronicAbsence`, so that a tenth is exactly a tenth
 * @returns the band, or "invalid_input"
 */
export function absenceBand(absenceRate: number): (typeof absenceRules.bands)[number]["band"] | NoNumber {
  if (!(absenceRate >= 0 && absenceRate <= 1)) return none("invalid_input");
  const held = absenceRules.bands.filter(({ from }) => absenceRate >= from);
  return held.at(-1)?.band ?? none("invalid_input");
}
