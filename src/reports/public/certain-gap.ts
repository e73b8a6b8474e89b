import { isNone } from "../../base/finding.ts";
import { smallestShareGap, type Verdict } from "../../measures/verdict.ts";
import type { AuditRules } from "../../rules/audit.ts";
import { newcombe } from "../../stats/newcombe.ts";
import { twoRateP } from "../../stats/two-rate-test.ts";
import { wilson } from "../../stats/wilson.ts";
import type { CellLimits, PrintedLimits } from "./printed-limits.ts";

/** What is certain about a gap, for all true numbers that would print the same. */
export interface CertainGap {
  /** Group minus comparison, in shares. */
  readonly gap: PrintedLimits;
  /** The interval of the gap, as wide as any of the possible numbers makes it. */
  readonly interval: PrintedLimits;
  /** The largest p-value over the possible numbers; 1 if these allow that there is no gap. */
  readonly p: number;
  /** The least and the largest gap worth acting on. */
  readonly line: PrintedLimits;
}

/** A gap from the limits of two groups of students. Takes the least favorable of all numbers that would be printed alike. */
export function certainGap(group: CellLimits, others: CellLimits, rules: AuditRules): CertainGap {
  const gap = { low: group.share.low - others.share.high, high: group.share.high - others.share.low };
  const ends = [leastHits(group), mostHits(group)].flatMap((x) =>
    [leastHits(others), mostHits(others)].map((y) => newcombe(x, group.n.low, y, others.n.low, rules.confidence)),
  );
  return {
    gap,
    interval: { low: Math.min(...ends.map(({ lower }) => lower)), high: Math.max(...ends.map(({ upper }) => upper)) },
    p: largestP(group, others, gap),
    line: lineOf(group, others, rules),
  };
}

/** The smallest possible group, with the lowest number of students with the outcome. */
const leastHits = ({ n, hits, share }: CellLimits): number =>
  n.low === n.high ? hits.low : Math.floor(share.low * n.low);
const mostHits = ({ n, hits, share }: CellLimits): number =>
  n.low === n.high ? hits.high : Math.min(n.low, Math.ceil(share.high * n.low));

function largestP(group: CellLimits, others: CellLimits, gap: PrintedLimits): number {
  if (gap.low <= 0 && gap.high >= 0) return 1;
  const [x, y] = gap.low > 0 ? [leastHits(group), mostHits(others)] : [mostHits(group), leastHits(others)];
  const isApart = gap.low > 0 ? x * others.n.low > y * group.n.low : x * others.n.low < y * group.n.low;
  if (!isApart) return 1;
  const p = twoRateP(x, group.n.low, y, others.n.low);
  return isNone(p) ? 1 : p;
}

function lineOf(group: CellLimits, { share }: CellLimits, rules: AuditRules): PrintedLimits {
  const half = 0.5;
  const ends = [share.low, share.high].map((rate) => smallestShareGap(group.n.low, rate, rules));
  const middle = share.low <= half && half <= share.high ? [smallestShareGap(group.n.low, half, rules)] : [];
  const least = Math.min(...[share.low, share.high].map((rate) => smallestShareGap(group.n.high, rate, rules)));
  return { low: least, high: Math.max(...ends, ...middle) };
}

/** The largest p-values that still count as clear and as probable in a family of comparisons. */
export interface FamilyLimits {
  readonly clear: number;
  readonly probable: number;
  readonly tests: number;
}

/** Benjamini-Hochberg: the largest p-value at most its rank's share of the false-discovery rate. */
export function familyLimits(p: readonly number[], rules: AuditRules): FamilyLimits {
  const sorted = Float64Array.from(p).sort();
  const limit = (rate: number): number =>
    sorted.reduce((most, one, at) => (one * sorted.length <= rate * (at + 1) ? one : most), -1);
  return { clear: limit(rules.clearQ), probable: limit(rules.probableQ), tests: sorted.length };
}

/** The verdict that is true of all numbers that would print the same. If two are possible, the weaker one. */
export function certainVerdict({ gap, interval, p, line }: CertainGap, family: FamilyLimits): Verdict {
  const isOffZero = interval.low > 0 || interval.high < 0;
  const isLarge = Math.min(Math.abs(gap.low), Math.abs(gap.high)) >= line.high;
  if (isOffZero && p <= family.clear) return isLarge ? "clear" : "clear-small";
  if (isOffZero && p <= family.probable && isLarge) return "probable";
  return interval.low >= -line.low && interval.high <= line.low ? "no-sign" : "cannot-tell";
}

/** The likely range of a share, as wide as any of the possible numbers makes it. */
export const likelyShare = (cell: CellLimits, { confidence }: AuditRules): PrintedLimits => ({
  low: wilson(leastHits(cell), cell.n.low, confidence).lower,
  high: wilson(mostHits(cell), cell.n.low, confidence).upper,
});
