import { type NoNumber, none } from "../../base/finding.ts";
import { cholesky, choleskySolve } from "../../stats/cholesky.ts";
import { chiSquareUpper } from "../../stats/incomplete-gamma.ts";
import { requireSameLength } from "../../stats/require.ts";
import { type Durations, requireDurations } from "./durations.ts";

export interface LogRank {
  readonly kind: "log-rank";
  readonly chiSquare: number;
  /** Number of groups with expected events, minus one. */
  readonly df: number;
  readonly p: number;
  /** Observed events by group, and events expected under equal hazards. */
  readonly groups: readonly { readonly group: string; readonly observed: number; readonly expected: number }[];
}

/**
 * Log-rank test of equal waiting times between groups (R survdiff, rho = 0): at each event time the expected events
 * are proportional to the numbers at risk, with the hypergeometric variance for ties.
 *
 * @returns `no_data` without students; `no_comparison_group` unless two groups could have had an event;
 *   `zero_variance` when no event time has two groups at risk
 * @throws AppError models.bad-durations, stats.bad-shape
 * @see Mantel 1966; Peto & Peto 1972, doi:10.2307/2344317
 */
export function logRank({ time, event, group }: Durations & { readonly group: readonly string[] }): LogRank | NoNumber {
  requireDurations(time, event);
  requireSameLength(group, time, "groups", "times");
  if (group.length === 0) return none("no_data");
  const names = [...new Set(group)].sort();
  const place = new Map(names.map((name, g) => [name, g]));
  const k = names.length;
  const order = Uint32Array.from(time, (_, i) => i).sort((a, b) => time[a]! - time[b]!);
  const atRisk = new Float64Array(k);
  for (const name of group) atRisk[place.get(name)!]! += 1;
  const observed = new Float64Array(k);
  const expected = new Float64Array(k);
  const variance = new Float64Array(k * k);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const leaving = new Float64Array(k);
    let events = 0;
    for (to = from; to < order.length && time[order[to]!] === time[order[from]!]; to++) {
      const g = place.get(group[order[to]!]!)!;
      const happened = Number(event[order[to]!]);
      leaving[g]! += 1;
      observed[g]! += happened;
      events += happened;
    }
    deal(events, atRisk, order.length - from, expected, variance);
    for (let g = 0; g < k; g++) atRisk[g]! -= leaving[g]!;
  }
  const used = names.map((_, g) => g).filter((g) => expected[g]! > 0);
  if (used.length < 2) return none("no_comparison_group");
  const df = used.length - 1;
  const kept = used.slice(0, df);
  const block = Float64Array.from(kept.flatMap((a) => kept.map((b) => variance[a * k + b]!)));
  const factor = cholesky(block, df);
  if (factor === null) return none("zero_variance");
  const excess = Float64Array.from(kept, (g) => observed[g]! - expected[g]!);
  const solved = choleskySolve(factor, excess);
  const chiSquare = Math.max(
    0,
    excess.reduce((sum, x, i) => sum + x * solved[i]!, 0),
  );
  return {
    kind: "log-rank",
    chiSquare,
    df,
    p: chiSquareUpper(chiSquare, df),
    groups: names.map((name, g) => ({ group: name, observed: observed[g]!, expected: expected[g]! })),
  };
}

/** Adds the expected events at one event time, and their covariance. */
function deal(
  events: number,
  atRisk: Float64Array,
  total: number,
  expected: Float64Array,
  variance: Float64Array,
): void {
  if (events === 0) return;
  const k = atRisk.length;
  const hypergeometric = total > 1 ? (events * (total - events)) / (total - 1) : 0;
  for (let a = 0; a < k; a++) {
    const share = atRisk[a]! / total;
    expected[a]! += events * share;
    for (let b = 0; b < k; b++)
      variance[a * k + b]! += hypergeometric * share * ((a === b ? 1 : 0) - atRisk[b]! / total);
  }
}
