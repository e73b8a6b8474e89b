import { reasons } from "../../base/finding.ts";
import type { CountedCells } from "../../cube/cube.ts";
import { shareGap } from "../../measures/cell-gap.ts";
import { smallestShareGap } from "../../measures/verdict.ts";
import type { GapQuestion, PartWriter } from "./compare-plan.ts";

const noComparison = reasons.indexOf("no_comparison_group");
const groupBelow = reasons.indexOf("group_below_minimum");
const comparisonBelow = reasons.indexOf("comparison_below_minimum");

/** Counts of one grouping's levels; reused to avoid allocating. */
let n = new Int32Array(64);
let hits = new Int32Array(64);

/**
 * Fast path of `compareLevels` for counted shares compared with everyone else, which is nearly every comparison in a
 * large audit. Reads counts from the cube's arrays without creating cells; a test checks that both give the same
 * rows.
 */
export function compareShares(writer: PartWriter, cells: CountedCells, question: GapQuestion): void {
  const { gaps, refused, comparisons } = writer;
  const { minimumN, confidence } = writer.plan.settings.rules;
  const { indicator, grouping, place, year } = question;
  const { at, counts } = cells.tally;
  const slot = cells.slots[place * cells.years.length + year]!;
  if (slot < 0) return;
  const { counts: width, indicators } = cells.plan;
  const { count } = indicators[indicator.at]!;
  const all = at[slot]! < 0 ? -1 : at[slot]! * width + count;
  if (all < 0 || counts[all] === 0) return;
  const levels = grouping.levels.length;
  if (levels > n.length) [n, hits] = [new Int32Array(2 * levels), new Int32Array(2 * levels)];
  let [somebody, totalN, totalHits] = [0, 0, 0];
  for (let l = 0; l < levels; l++) {
    const number = at[slot + grouping.first + l]!;
    const from = number * width + count;
    const students = number < 0 ? 0 : counts[from]!;
    n[l] = students;
    hits[l] = students === 0 ? 0 : counts[from + 1]!;
    if (students !== 0) somebody++;
    totalN += students;
    totalHits += hits[l]!;
  }
  if (grouping.exhaustive) {
    // Only one level has students, so there is nothing to compare.
    if (somebody < 2) return;
  } else [totalN, totalHits] = [counts[all]!, counts[all + 1]!];
  const about = { indicator: indicator.at, group: 0, comparison: 0 };
  for (let l = 0; l < levels; l++) {
    const own = n[l]!;
    if (own === 0 || !grouping.spoken[l]) continue;
    const others = totalN - own;
    about.group = grouping.first + l;
    about.comparison = comparisons.code("everyone-else");
    if (others === 0) refused.add(about, noComparison, own, others);
    else if (own < minimumN) refused.add(about, groupBelow, own, others);
    else if (others < minimumN) refused.add(about, comparisonBelow, own, others);
    else {
      const othersHits = totalHits - hits[l]!;
      const gap = shareGap(hits[l]!, own, othersHits, others, confidence);
      const line = smallestShareGap(own, gap.comparisonRate, writer.plan.settings.rules);
      gaps.add(about, own, hits[l]!, others, othersHits, gap, line);
    }
  }
}
