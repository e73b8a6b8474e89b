import { adjustPValues, gapMovement } from "../../measures/gap-family.ts";
import { type GapCounts, shareChangeP } from "../../measures/share-change.ts";
import type { AuditRules } from "../../rules/audit.ts";
import type { ComparePlan } from "./compare-plan.ts";
import { type ChangeCuts, type GapColumns, rowsAt, type TestedColumns } from "./judged.ts";

type Compared = Pick<GapColumns, "value" | "variance" | "hits" | "n" | "comparisonHits" | "comparisonN">;

/** Two-sided p-value of the change in a gap between two rows. */
export function changeP(gaps: Compared, first: number, last: number, confidence: number): number {
  const { value, variance } = gaps;
  if (gaps.hits[first]! < 0 || gaps.hits[last]! < 0)
    return gapMovement(value[first]!, variance[first]!, value[last]!, variance[last]!, confidence).p;
  const at = (row: number): GapCounts => ({
    hits: gaps.hits[row]!,
    n: gaps.n[row]!,
    comparisonHits: gaps.comparisonHits[row]!,
    comparisonN: gaps.comparisonN[row]!,
  });
  return shareChangeP(value[last]! - value[first]!, variance[first]! + variance[last]!, at(first), at(last));
}

/** P-values of changes from the first year with a comparison to the last, in any order. */
export interface ChangePs {
  readonly wide: Float64Array;
  readonly school: Float64Array;
}

/** Changes at the half-open range [from, to) of places, whose rows are in `gaps`. */
export function changesOf(plan: ComparePlan, gaps: TestedColumns, from: number, to: number): ChangePs {
  const { years, places, groups, indicators, settings } = plan;
  const { start, indicator, group, comparison } = gaps;
  const p = { wide: [] as number[], school: [] as number[] };
  const first = new Int32Array(indicators * groups.length);
  const last = new Int32Array(indicators * groups.length);
  const keyOf = (row: number): number => indicator[row]! * groups.length + group[row]!;
  for (let place = from; place < to; place++) {
    const [begin] = rowsAt({ start }, years, place - from, 0);
    const [, end] = rowsAt({ start }, years, place - from, years - 1);
    const found = places[place]!.kind === "school" ? p.school : p.wide;
    for (let row = begin; row < end; row++) last[keyOf(row)] = row;
    first.fill(-1);
    // Rows of earlier years come first.
    for (let row = begin; row < end; row++) {
      const key = keyOf(row);
      if (first[key]! < 0 && comparison[row] === comparison[last[key]!]) first[key] = row;
    }
    for (let row = begin; row < end; row++) {
      const key = keyOf(row);
      if (last[key] === row && first[key] !== row)
        found.push(changeP(gaps, first[key]!, row, settings.rules.confidence));
    }
  }
  return { wide: Float64Array.from(p.wide), school: Float64Array.from(p.school) };
}

/** Adjusts the changes of all places together, with schools as a separate family. */
export function changeCuts({ wide, school }: ChangePs, { clearQ }: AuditRules): ChangeCuts {
  const p = new Float64Array(wide.length + school.length);
  p.set(wide);
  p.set(school, wide.length);
  const q = adjustPValues(p, {
    count: 2,
    family: new Uint8Array(p.length).fill(1, wide.length),
    repeats: new Uint8Array(p.length),
  });
  const cut = (from: number, to: number): number => {
    let most = 0;
    for (let at = from; at < to; at++) if (q[at]! <= clearQ) most = Math.max(most, p[at]!);
    return most;
  };
  return { wide: cut(0, wide.length), school: cut(wide.length, p.length) };
}
