import { type EstimateResult, isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { type Counts, readCounts } from "./counts.ts";
import { shareFinding } from "./share-finding.ts";

/** One step of the chain: of those who reached a milestone, how many also reached the next. */
export interface ChainLink {
  readonly group: EstimateResult;
  readonly rest: EstimateResult;
  /** Group minus rest, in share points. */
  readonly difference: number | NoNumber;
  /**
   * Students the group lost at this step beyond what the rest's rate implies; 0 if the group does as well or better.
   */
  readonly leak: number | NoNumber;
}

export interface MilestoneChain {
  readonly links: readonly ChainLink[];
  /** Share of those at the first milestone who reached the last one. */
  readonly overallGroup: EstimateResult;
  readonly overallRest: EstimateResult;
}

/**
 * Chain of milestones (grade-3 reading, grade-8 mathematics, on track in grade 9, graduation, enrollment): shows at
 * which step most of a gap arises. A student counts at a milestone only if counted at the previous one.
 *
 * @param group, rest  students who reached each milestone, first to last; nonincreasing whole numbers; lists of equal
 *   length
 * @param minimum      minimum students at a milestone for showing the next step; otherwise "below_min_n"
 * @param confidence        a share strictly between 0 and 1
 * @returns the links; a link is "zero_denominator" if no student reached its start; "invalid_input"; "too_few_points"
 *   below two milestones
 * @throws AppError stats.bad-confidence
 * @see methods.md 14.4
 */
export function milestoneChain(
  group: readonly number[],
  rest: readonly number[],
  minimum = 1,
  confidence = confidenceLevel.value,
): MilestoneChain | NoNumber {
  if (group.length !== rest.length || !(minimum >= 1)) return none("invalid_input");
  const groupSteps = steps(group);
  const restSteps = steps(rest);
  if (groupSteps === undefined || restSteps === undefined) return none("invalid_input");
  if (groupSteps.length === 0) return none("too_few_points");
  const shown = (counts: Counts): EstimateResult =>
    counts.n > 0 && counts.n < minimum ? none("below_min_n") : shareFinding(counts, confidence);
  const ends = (reached: readonly number[]): EstimateResult => shown({ n: reached[0] ?? 0, hits: reached.at(-1) ?? 0 });
  return {
    links: groupSteps.map((step, at) => link(shown(step), shown(restSteps[at] ?? step), step.n)),
    overallGroup: ends(group),
    overallRest: ends(rest),
  };
}

function link(group: EstimateResult, rest: EstimateResult, reached: number): ChainLink {
  if (isNone(group)) return { group, rest, difference: group, leak: group };
  if (isNone(rest)) return { group, rest, difference: rest, leak: rest };
  const difference = group.value - rest.value;
  return { group, rest, difference, leak: Math.max(0, -difference) * reached };
}

/** Counts of each step, or undefined if a count is not a whole number or increases. */
function steps(reached: readonly number[]): Counts[] | undefined {
  const counts = reached.slice(1).map((hits, at): Counts => ({ n: reached[at] ?? 0, hits }));
  const first = readCounts({ n: reached[0] ?? 0, hits: 0 });
  return isNone(first) || counts.some((step) => isNone(readCounts(step))) ? undefined : counts;
}
