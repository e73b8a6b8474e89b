import { isNone, type NoNumber, none, type Reason } from "../base/finding.ts";
import { studentsInGap } from "../base/students.ts";
import { type PriorityRules, priorityYears } from "../rules/priority.ts";
import { normalCdf, zForConfidence } from "../stats/normal.ts";
import { compensatedSum } from "../stats/variance.ts";

export const priorityParts = ["size", "reach", "persistence", "reliability"] as const;
export type PriorityPart = (typeof priorityParts)[number];
/** One number in [0, 1] per component. */
export type PriorityNumbers = Readonly<Record<PriorityPart, number>>;

/** What a committee may change; printed with every list. */
export interface PriorityTerms extends PriorityRules {
  /** Smallest gap worth acting on, a share. */
  readonly delta: number;
}

/** A gap oriented as in `disadvantage`: positive means the group is at a disadvantage. Shares. */
export interface GapToRank {
  readonly id: string;
  readonly gap: number | NoNumber;
  /** Standard error: width of the Newcombe interval divided by 2z. */
  readonly error: number;
  /** Students of the group. */
  readonly n: number;
  /** The gap in recent years, oldest first, ending with this year; null if unknown. The last three count. */
  readonly history: readonly (number | null)[];
}

export interface RankedGap {
  readonly id: string;
  readonly parts: PriorityNumbers;
  /** Students who would need the better outcome for the gap to be 0. */
  readonly studentsToParity: number;
  /**
   * 0 to 100: weighted geometric mean of the components, so that a high value in one cannot offset a zero in another.
   */
  readonly score: number;
  /** 1 is first; ties share the smaller rank. */
  readonly rank: number;
  /**
   * Best and worst rank over the score and its alternatives. If the range is wide, the committee decides, not the
   * score.
   */
  readonly rankMin: number;
  readonly rankMax: number;
}

export interface Priorities {
  /** In order of rank. */
  readonly ranked: readonly RankedGap[];
  /** Gaps without a score, with the reason; listed separately, never at the bottom. */
  readonly unscored: readonly { readonly id: string; readonly reason: Reason }[];
  /** Sensitivity analysis of the ranks: equal weights, and leaving out each component in turn. */
  readonly alternatives: readonly string[];
}

const years = priorityYears.value;
/**
 * Standard error implied by an interval: its width divided by 2z. A Newcombe interval has nonzero width even for
 * rates of 0 and 1.
 */
export const intervalError = (lower: number, upper: number, confidence: number): number =>
  (upper - lower) / (2 * zForConfidence(confidence));

/** Scores closer than this are equal. */
const sameScore = 1e-9;

/**
 * Ranks gaps by how much they deserve discussion. A gap's score does not depend on other gaps, so adding an indicator
 * never reverses an order. The ranking opens the discussion; the committee's choice and its reasons are recorded next
 * to it.
 *
 * @param gaps      gap a share in [-1, 1], error >= 0, n a whole number >= 0
 * @param enrolled  students in the district, > 0
 * @returns ranked and unscored gaps ("suppressed_input" and the like as given; "invalid_input" for values that are
 *   not numbers); "zero_denominator" without enrollment, "invalid_input" for terms that are not numbers
 * @see methods.md 15; Hanlon & Pickett 1984 (size, seriousness, effectiveness)
 */
export function priorities(gaps: readonly GapToRank[], enrolled: number, terms: PriorityTerms): Priorities | NoNumber {
  const weights = priorityParts.map((part) => terms.weights[part]);
  const sound =
    [terms.gapCap, terms.reachCap].every((cap) => cap >= 1e-6 && cap <= 1) &&
    terms.delta >= 0 &&
    terms.delta <= 1 &&
    weights.every((weight) => weight >= 0 && weight <= 1) &&
    Number.isFinite(enrolled) &&
    enrolled >= 0;
  if (!sound || !(compensatedSum(weights) > 0)) return none("invalid_input");
  if (enrolled === 0) return none("zero_denominator");

  const scored: { readonly item: GapToRank; readonly gap: number; readonly parts: PriorityNumbers }[] = [];
  const unscored: { id: string; reason: Reason }[] = [];
  for (const item of gaps) {
    const { gap } = item;
    if (isNone(gap)) unscored.push({ id: item.id, reason: gap.reason });
    else if (!isSound(item, gap)) unscored.push({ id: item.id, reason: "invalid_input" });
    else scored.push({ item, gap, parts: partsOf(item, gap, enrolled, terms) });
  }

  const scores = scored.map(({ parts }) => scoreOf(parts, terms.weights));
  const ranks = ranksOf(scores);
  const others = alternativesOf(terms.weights);
  const otherRanks = others.map(({ weights: tried }) => ranksOf(scored.map(({ parts }) => scoreOf(parts, tried))));
  const ranked = scored.map(({ item, gap, parts }, at): RankedGap => {
    const rank = ranks[at] ?? 1;
    const all = [rank, ...otherRanks.map((list) => list[at] ?? rank)];
    return {
      id: item.id,
      parts,
      studentsToParity: studentsInGap(Math.max(0, gap), item.n),
      score: scores[at] ?? 0,
      rank,
      rankMin: Math.min(...all),
      rankMax: Math.max(...all),
    };
  });
  return {
    ranked: ranked.sort((a, b) => a.rank - b.rank),
    unscored,
    alternatives: others.map(({ name }) => name),
  };
}

const isSound = ({ error, n, history }: GapToRank, gap: number): boolean =>
  gap >= -1 &&
  gap <= 1 &&
  error >= 0 &&
  error <= 1e6 &&
  Number.isSafeInteger(n) &&
  n >= 0 &&
  history.every((past) => past === null || (past >= -1 && past <= 1));

function partsOf(
  { error, n, history }: GapToRank,
  gap: number,
  enrolled: number,
  terms: PriorityTerms,
): PriorityNumbers {
  const disadvantage = Math.max(0, gap);
  const last = history.slice(-years);
  const seen = last.filter((past) => past !== null);
  const lasting = seen.filter((past) => past >= terms.delta).length;
  return {
    size: Math.min(1, disadvantage / terms.gapCap),
    reach: Math.min(1, Math.sqrt((disadvantage * n) / enrolled / terms.reachCap)),
    persistence: (lasting + 0.5 * (years - seen.length)) / years,
    reliability: chanceBeyond(gap, error, terms.delta),
  };
}

/** Probability that the true gap exceeds delta, under a flat prior; 0 or 1 if there is no error. */
function chanceBeyond(gap: number, error: number, delta: number): number {
  if (error === 0) return gap > delta ? 1 : 0;
  const z = (gap - delta) / error;
  return normalCdf(Math.max(-1e6, Math.min(1e6, z)));
}

function scoreOf(parts: PriorityNumbers, weights: PriorityNumbers): number {
  const whole = compensatedSum(priorityParts.map((part) => weights[part]));
  return 100 * priorityParts.reduce((score, part) => score * parts[part] ** (weights[part] / whole), 1);
}

/** 1 plus the number of scores that are clearly higher. */
function ranksOf(scores: readonly number[]): readonly number[] {
  const descending = Float64Array.from(scores).sort().reverse();
  return scores.map((score) => {
    // Binary search for the first score that is not clearly higher.
    let low = 0;
    let high = descending.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((descending[middle] ?? 0) > score + sameScore) low = middle + 1;
      else high = middle;
    }
    return 1 + low;
  });
}

/** Equal weights, and the given weights without each component (if any weight remains). */
function alternativesOf(weights: PriorityNumbers): { readonly name: string; readonly weights: PriorityNumbers }[] {
  const without = priorityParts.map((part) => ({ name: `without_${part}`, weights: { ...weights, [part]: 0 } }));
  const equal = { name: "equal", weights: { size: 1, reach: 1, persistence: 1, reliability: 1 } };
  return [equal, ...without.filter((tried) => compensatedSum(Object.values(tried.weights)) > 0)];
}

/** An item of a Pareto chart. */
export interface ParetoItem {
  readonly id: string;
  /** Students affected, >= 0. */
  readonly students: number;
}

/**
 * Pareto order: descending by students, with cumulative shares. Ties keep the input order.
 *
 * @returns the items; "zero_denominator" if no student is affected, "no_data" without items, "invalid_input"
 */
export function paretoOrder(
  items: readonly ParetoItem[],
): readonly (ParetoItem & { readonly cumulativeShare: number })[] | NoNumber {
  if (items.length === 0) return none("no_data");
  if (!items.every(({ students }) => students >= 0 && students <= Number.MAX_SAFE_INTEGER))
    return none("invalid_input");
  const all = compensatedSum(items.map(({ students }) => students));
  if (all === 0) return none("zero_denominator");
  const ordered = [...items].sort((a, b) => b.students - a.students);
  let cumulative = 0;
  return ordered.map((item) => {
    cumulative += item.students;
    return { ...item, cumulativeShare: Math.min(1, cumulative / all) };
  });
}
