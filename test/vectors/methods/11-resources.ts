import { isNone } from "../../../src/base/finding.ts";
import { lcffEntitlement, unduplicatedShare } from "../../../src/funding/lcff.ts";
import { perPupilExpenditure, pupilTeacherRatio } from "../../../src/funding/per-pupil.ts";
import { courseAccess } from "../../../src/measures/course-access.ts";
import { exposureDifference, exposureWeightedAverage } from "../../../src/measures/exposure-weighted-average.ts";
import { inequalityIndices, weightedGini } from "../../../src/measures/spending-inequality.ts";
import { teacherQuartileGap } from "../../../src/measures/teacher-quartile-gap.ts";
import { type Methods, numberOrNull, orNull } from "../method.ts";
import { percent } from "../units.ts";

/** School years of the vectors ("2024-25") end in the year after the one they begin with. */
const endYear = (year: string): number => Number(year.slice(0, 4)) + 1;

interface VectorSchool {
  readonly school: string;
  readonly poverty: number;
  readonly minority_share?: number;
  readonly teachers: number;
  readonly inexperienced: number;
}

/** The methods of `11-resources.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const resources: Methods = {
  inequality_indices: ({ values }) => {
    const found = inequalityIndices(values);
    const refused = [found.gini, found.giniUnbiased].find(isNone);
    return {
      gini: numberOrNull(found.gini),
      gini_unbiased: numberOrNull(found.giniUnbiased),
      atkinson_05: numberOrNull(found.atkinsonHalf),
      atkinson_1: numberOrNull(found.atkinsonOne),
      theil: numberOrNull(found.theil),
      cv_population: numberOrNull(found.coefficientOfVariation),
      mcloone: numberOrNull(found.mcLoone),
      range_ratio_95_5: numberOrNull(found.rangeRatio),
      ...(refused && { reason: refused.reason }),
    };
  },
  weighted_gini: ({ values, weights }) => orNull(weightedGini(values, weights), "gini", "mean"),
  teacher_quartile_gap: ({ schools }) => {
    const found = teacherQuartileGap(
      schools.map(({ school, poverty, minority_share, teachers, inexperienced }: VectorSchool) => ({
        id: school,
        poverty,
        ...(minority_share !== undefined && { minorityShare: minority_share }),
        teachers: { n: teachers, hits: inexperienced },
      })),
    );
    const keys = ["schools_q1", "schools_q4", "rate_q1", "rate_q4", "gap", "lo", "hi", "rate_all"];
    if (isNone(found)) return orNull(found, ...keys);
    const { gap, least, most, all } = found;
    return {
      schools_q1: found.schoolsLeast,
      schools_q4: found.schoolsMost,
      rate_q1: isNone(least) ? null : least.value,
      rate_q4: isNone(most) ? null : most.value,
      rate_all: isNone(all) ? null : all.value,
      ...(isNone(gap) ? orNull(gap, "gap", "lo", "hi") : { gap: gap.value, lo: gap.lower, hi: gap.upper }),
    };
  },
  exposure_weighted_average: ({ schools }) => {
    const of = (group: "a" | "b") =>
      exposureWeightedAverage(
        schools.map((school: { a: number; b: number; value: number | null }) => ({
          students: school[group],
          value: school.value,
        })),
      );
    const [a, b] = [of("a"), of("b")];
    return {
      a: isNone(a) ? null : a.average,
      b: isNone(b) ? null : b.average,
      difference: numberOrNull(exposureDifference(a, b)),
      coverage_a: isNone(a) ? null : a.coverage,
      coverage_b: isNone(b) ? null : b.coverage,
    };
  },
  lcff_entitlement: ({ year, ada, upp }) => {
    const found = lcffEntitlement(endYear(year), ada, upp);
    const keys = [
      "base",
      "grade_span_adjustment",
      "adjusted_base",
      "supplemental",
      "concentration",
      "total",
      "by_span",
    ];
    if (isNone(found)) return orNull(found, ...keys, "minimum_proportionality_percentage");
    const { minimumProportionality } = found;
    return {
      base: found.base,
      grade_span_adjustment: found.gradeSpanAdjustment,
      adjusted_base: found.adjustedBase,
      supplemental: found.supplemental,
      concentration: found.concentration,
      total: found.total,
      by_span: found.bySpan,
      minimum_proportionality_percentage: isNone(minimumProportionality) ? null : percent(minimumProportionality),
    };
  },
  unduplicated_pupil_percentage: ({ unduplicated, enrolled }) => {
    const found = unduplicatedShare(unduplicated, enrolled);
    return isNone(found) ? orNull(found, "upp") : { upp: found };
  },
  pupil_teacher_and_ppe: ({ pupils, teacher_fte, expenditure }) => {
    const ratio = pupilTeacherRatio(pupils, teacher_fte);
    const dollars = perPupilExpenditure(expenditure, pupils);
    const refused = [ratio, dollars].find(isNone);
    return {
      pupil_teacher_ratio: numberOrNull(ratio),
      per_pupil: numberOrNull(dollars),
      ...(refused && { reason: refused.reason }),
    };
  },
  course_access_chain: ({ groups_table }) => ({
    groups: groups_table.map(
      (row: { group: string; enrolled: number; takes: number; attends_offering_school: number }) => {
        const found = courseAccess({
          enrolled: row.enrolled,
          offered: row.attends_offering_school,
          taking: row.takes,
        });
        const refused = Object.values(found).find(isNone);
        return {
          group: row.group,
          access_rate: numberOrNull(found.access),
          uptake_given_access: numberOrNull(found.uptake),
          participation: numberOrNull(found.participation),
          ...(refused && { reason: refused.reason }),
        };
      },
    ),
  }),
};
