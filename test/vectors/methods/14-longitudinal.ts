import { type Finding, isNone } from "../../../src/base/finding.ts";
import { absenceBand, chronicAbsence } from "../../../src/measures/chronic-absence.ts";
import {
  type CohortExit,
  cohortGraduation,
  combinedGraduation,
  countedCohortGraduation,
} from "../../../src/measures/cohort-graduation.ts";
import type { Counts } from "../../../src/measures/counts.ts";
import { milestoneChain } from "../../../src/measures/milestone-chain.ts";
import { type GradeStep, type Promotion, promotion, promotionByGrade } from "../../../src/measures/promotion.ts";
import { readingAndPoverty } from "../../../src/measures/reading-and-poverty.ts";
import { type SchoolSpell, stability } from "../../../src/measures/stability.ts";
import { type Methods, numberOrNull, orNull } from "../method.ts";

const valueOrNull = (found: Finding): number | null => (isNone(found) ? null : found.value);

const promotionKeys = ["n", "promoted", "retained", "skipped", "unknown", "retention_rate"];
const promotionRow = (found: Promotion): object => ({
  n: found.n,
  promoted: found.promoted,
  retained: found.retained,
  skipped: found.skipped,
  unknown: found.unknown,
  retention_rate: numberOrNull(found.retentionRate),
});

interface ReadingCell {
  readonly proficient_grade3: boolean;
  readonly poor: boolean;
  readonly n: number;
  readonly graduated: number;
}

/** Label of a method in `14-longitudinal.json` -> our function. An entry only renames: `input` in, plain object with the vector's keys out. */
export const longitudinal: Methods = {
  chronic_absence_student: ({ days_enrolled, days_attended, min_days }) => {
    const found = chronicAbsence(days_enrolled, days_attended, min_days);
    const refused = isNone(found.chronic) ? { reason: found.chronic.reason } : {};
    return {
      eligible: isNone(found.eligible) ? null : found.eligible,
      chronic: isNone(found.chronic) ? null : found.chronic,
      absence_rate: numberOrNull(found.absenceRate),
      ...refused,
    };
  },
  absence_band: ({ absence_rate }) => {
    const band = absenceBand(absence_rate);
    return isNone(band) ? orNull(band, "band") : { band };
  },
  acgr: ({ students, cohort_first_ninth_year, years }) => {
    const read = students.map((student: { first_ninth_year: number; exit: CohortExit; exit_year: number }) => ({
      firstNinthYear: student.first_ninth_year,
      exit: student.exit,
      exitYear: student.exit_year,
    }));
    const found = cohortGraduation(read, cohort_first_ninth_year, years);
    const fifth = cohortGraduation(read, cohort_first_ninth_year, 5);
    if (isNone(found)) return orNull(found, "acgr");
    const { graduationRate } = found;
    return {
      cohort_before_adjustment: found.beforeAdjustment,
      removed: found.removed,
      adjusted_cohort: found.adjusted,
      graduates: found.graduates,
      dropouts: found.dropouts,
      dropout_rate: valueOrNull(found.dropoutRate),
      five_year_graduates_same_cohort: isNone(fifth) ? null : fifth.graduates,
      ...(isNone(graduationRate)
        ? orNull(graduationRate, "acgr", "lo", "hi")
        : { acgr: graduationRate.value, lo: graduationRate.lower, hi: graduationRate.upper }),
    };
  },
  acgr_counts: ({ original, transfers_in, removed, graduates }) => {
    const found = countedCohortGraduation({ original, transfersIn: transfers_in, removed, graduates });
    return isNone(found) ? orNull(found, "acgr", "adjusted_cohort") : { acgr: found.value, adjusted_cohort: found.n };
  },
  combined_four_five_year: ({ four_year_graduates, four_year_cohort, fifth_year_graduates_prior_cohort }) => {
    const found = combinedGraduation(
      { graduates: four_year_graduates, cohort: four_year_cohort },
      fifth_year_graduates_prior_cohort,
    );
    return isNone(found) ? orNull(found, "rate") : { rate: found.value };
  },
  stability_rate: ({ spells, min_consecutive_days }) => {
    const read = spells.map((spell: SchoolSpell) => ({ ...spell, student: String(spell.student) }));
    const found = stability(read, min_consecutive_days);
    return {
      days: found.days.map(numberOrNull),
      stable: found.stable.map((held) => (isNone(held) ? null : held)),
      rate: numberOrNull(found.rate),
    };
  },
  promotion_retention: ({ students }) => {
    const read: GradeStep[] = students.map((student: { grade: number; next_grade: number | null }) => ({
      grade: student.grade,
      nextGrade: student.next_grade,
    }));
    const rows = [["all", promotion(read)] as const].concat(
      [...promotionByGrade(read)].map(([grade, found]) => [`grade_${grade}` as "all", found] as const),
    );
    return Object.fromEntries(
      rows.map(([name, found]) => [name, isNone(found) ? orNull(found, ...promotionKeys) : promotionRow(found)]),
    );
  },
  reading_poverty_graduation: ({ cells }) => {
    const counts = (proficient: boolean, poor: boolean): Counts => {
      const cell = cells.find((held: ReadingCell) => held.proficient_grade3 === proficient && held.poor === poor);
      return cell === undefined ? { n: 0, hits: 0 } : { n: cell.n, hits: cell.n - cell.graduated };
    };
    const found = readingAndPoverty({
      proficientNotPoor: counts(true, false),
      notProficientNotPoor: counts(false, false),
      proficientPoor: counts(true, true),
      notProficientPoor: counts(false, true),
    });
    const keys = [
      "non_graduation",
      "not_proficient",
      "proficient",
      "risk_ratio_reading",
      "additive_interaction",
      "reri",
    ];
    if (isNone(found)) return orNull(found, ...keys);
    const refused = [found.riskRatio, found.additiveInteraction, found.reri].find(isNone);
    return {
      non_graduation: {
        proficient_not_poor: valueOrNull(found.risks.proficientNotPoor),
        not_proficient_not_poor: valueOrNull(found.risks.notProficientNotPoor),
        proficient_poor: valueOrNull(found.risks.proficientPoor),
        not_proficient_poor: valueOrNull(found.risks.notProficientPoor),
      },
      not_proficient: valueOrNull(found.notProficient),
      proficient: valueOrNull(found.proficient),
      risk_ratio_reading: numberOrNull(found.riskRatio),
      additive_interaction: numberOrNull(found.additiveInteraction),
      reri: numberOrNull(found.reri),
      ...(refused && { reason: refused.reason }),
    };
  },
  milestone_chain: ({ group_reached, rest_reached }) => {
    const found = milestoneChain(group_reached, rest_reached);
    if (isNone(found)) return orNull(found, "links", "overall_group", "overall_rest");
    return {
      links: found.links.map(({ group, rest, difference, leak }, at) => ({
        link: at + 1,
        group_rate: valueOrNull(group),
        group_lo: isNone(group) ? null : group.lower,
        group_hi: isNone(group) ? null : group.upper,
        rest_rate: valueOrNull(rest),
        difference: numberOrNull(difference),
        students_lost_relative_to_rest: numberOrNull(leak),
        ...(isNone(difference) && { reason: difference.reason }),
      })),
      overall_group: valueOrNull(found.overallGroup),
      overall_rest: valueOrNull(found.overallRest),
    };
  },
};
