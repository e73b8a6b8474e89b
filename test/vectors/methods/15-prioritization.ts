import { isNone, none } from "../../../src/base/finding.ts";
import { type ParetoItem, paretoOrder, priorities } from "../../../src/improve/priority.ts";
import { type Methods, orNull } from "../method.ts";

interface VectorGap {
  readonly id: string;
  readonly gap: number | null;
  readonly se: number | null;
  readonly n: number;
  readonly history: readonly (number | null)[];
}

/** The methods of `15-prioritisation.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const prioritization: Methods = {
  gap_priority: ({ district_enrolment, gaps, weights, delta, gap_cap, reach_cap }) => {
    const found = priorities(
      gaps.map(({ id, gap, se, n, history }: VectorGap) => ({
        id,
        gap: gap === null || se === null ? none("suppressed_input") : gap,
        error: se ?? 0,
        n,
        history,
      })),
      district_enrolment,
      { weights, delta, gapCap: gap_cap, reachCap: reach_cap },
    );
    if (isNone(found)) return orNull(found, "gaps", "alternatives");
    return {
      gaps: gaps.map(({ id }: VectorGap) => {
        const ranked = found.ranked.find((gap) => gap.id === id);
        if (ranked === undefined)
          return { id, score: null, rank: null, reason: found.unscored.find((gap) => gap.id === id)?.reason };
        return {
          id,
          components: ranked.parts,
          students_to_parity: ranked.studentsToParity,
          score: ranked.score,
          rank: ranked.rank,
          rank_min: ranked.rankMin,
          rank_max: ranked.rankMax,
        };
      }),
      alternatives: found.alternatives,
    };
  },
  pareto_order: ({ items }) => {
    const found = paretoOrder(items as ParetoItem[]);
    if (isNone(found)) return orNull(found, "order", "cumulative_share");
    return { order: found.map((item) => item.id), cumulative_share: found.map((item) => item.cumulativeShare) };
  },
};
