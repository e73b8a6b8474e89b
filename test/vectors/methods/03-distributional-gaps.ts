import { isNone, none } from "../../../src/base/finding.ts";
import { indicators } from "../../../src/indicators/index.ts";
import { cellRate, cellStandardError } from "../../../src/measures/cell-gap.ts";
import { oneDecimal } from "../../../src/measures/dashboard.ts";
import { hetop } from "../../../src/measures/hetop.ts";
import { participationAddedScores, participationAdjusted } from "../../../src/measures/participation-adjusted.ts";
import { orderedProbitGap, outscoring, vGap } from "../../../src/measures/v-gap.ts";
import { distanceFromStandard } from "../../../src/records/distance.ts";
import { evaluate } from "../../../src/records/evaluate.ts";
import { standardMet } from "../../../src/rules/us-ca-smarter-balanced.ts";
import { type Methods, numberOrNull, orNull, orRefused } from "../method.ts";
import { cellsOf, enrolled, schoolYear } from "../records-in.ts";

const correlation = (x: readonly number[], y: readonly number[]): number => {
  const center = (list: readonly number[]): number[] => {
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    return list.map((value) => value - mean);
  };
  const [a, b] = [center(x), center(y)];
  const dot = (p: number[], q: number[]): number => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

/** The methods of `03-distributional-gaps.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const distributionalGaps: Methods = {
  v_gap_ordered_probit: ({ lower_group_counts, higher_group_counts, conf }) =>
    orRefused(
      () => {
        const found = vGap(lower_group_counts, higher_group_counts, conf);
        if (isNone(found)) return found;
        return {
          v: found.v,
          se: found.se,
          lo: found.lower,
          hi: found.upper,
          pac_binormal: found.outscores,
          mean_a_minus_b: found.meanDifference,
          sd_ratio_a_over_b: found.sdRatio,
          cutpoints: found.cuts,
        };
      },
      "v",
      "se",
      "lo",
      "hi",
      "pac_binormal",
      "mean_a_minus_b",
      "sd_ratio_a_over_b",
      "cutpoints",
    ),
  pac_empirical: ({ lower_group_counts, higher_group_counts }) =>
    orRefused(
      () => {
        const found = outscoring(lower_group_counts, higher_group_counts);
        return isNone(found) ? found : { pac: found.outscores, v_naive: numberOrNull(found.v) };
      },
      "pac",
      "v_naive",
    ),
  ordered_probit_gap: ({ lower_group_counts, higher_group_counts }) =>
    orRefused(
      () => {
        const found = orderedProbitGap(lower_group_counts, higher_group_counts);
        return isNone(found) ? found : { d: found.d, se: found.se, cutpoints: found.cuts };
      },
      "d",
      "se",
      "cutpoints",
    ),
  hetop: ({ counts }, { official: { published_mean_scale_score: official } }) =>
    orRefused(
      () => {
        const found = hetop(counts);
        if (isNone(found)) return found;
        const means = found.groups.map(({ mean }) => mean);
        return {
          mean_star: means,
          sd_star: found.groups.map(({ sd }) => sd),
          cutpoints_star: found.cuts,
          icc: found.intraclass,
          param_status: found.groups.map(({ meanFrom, sdFrom }) => ({
            mug: { estimate: "est", lowest: "min", highest: "max" }[meanFrom],
            sigmag: { estimate: "est", pooled: "mean" }[sdFrom],
          })),
          negloglik: found.negativeLogLikelihood,
          // correlation of means recovered from counts alone with the published ones, which are not an input
          ...(official && { correlation_with_mean_scale_score: correlation(means, official) }),
        };
      },
      "mean_star",
      "sd_star",
    ),
  distance_from_standard: async ({ subject, grades, scores }) => {
    const standards: Readonly<Record<string, number>> = standardMet[subject as keyof typeof standardMet];
    const students = grades.map((grade: number) => String(grade).padStart(2, "0"));
    if (!students.every((grade: string) => grade in standards))
      return orNull(none("invalid_input"), "dfs", "dfs_rounded", "se");
    const enrollment = students.map((grade: string, i: number) => enrolled(`s${i}`, { grade }));
    const assessment = students.map((grade: string, i: number) => ({
      ...{ school_year: schoolYear, student_id: `s${i}`, school_id: "school", subject, test: "summative", grade },
      ...{
        tested: true,
        score: scores[i],
        distance: evaluate(distanceFromStandard, { subject, grade, score: scores[i] }),
      },
    }));
    const cell = (
      await cellsOf(
        { enrollment, assessment },
        indicators.filter((i) => i.id === `${subject}-distance`),
      )
    )(0);
    if (cell === undefined) return orNull(none("no_data"), "dfs", "dfs_rounded", "se");
    const distance = cellRate(cell);
    if (isNone(distance)) return orNull(distance, "dfs", "dfs_rounded", "se");
    return {
      dfs: distance,
      dfs_rounded: oneDecimal(distance),
      n: cell.n,
      se: numberOrNull(cellStandardError(cell)),
    };
  },
  participation_added_scores: ({ enrolled, tested }) =>
    orRefused(() => {
      const added = participationAddedScores(enrolled, tested);
      return isNone(added) ? added : { added };
    }, "added"),
  dfs_participation_adjusted: ({ subject, enrolled, tested, scores, mean_dfs_tested }) =>
    orRefused(
      () => {
        const found = participationAdjusted({ enrolled, tested, scored: scores }, mean_dfs_tested, subject);
        if (isNone(found)) return found;
        return { loss_scores_added: found.added, denominator: found.denominator, dfs_adjusted: found.distance };
      },
      "loss_scores_added",
      "denominator",
      "dfs_adjusted",
    ),
};
