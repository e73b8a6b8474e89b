import { isNone, type NoNumber, type Reason, reasons } from "../../base/finding.ts";
import { type CellCounts, subtractCells } from "../../cube/cell.ts";
import { type CountedCells, countedCell } from "../../cube/cube.ts";
import { cellGap, shareGap } from "../../measures/cell-gap.ts";
import type { CellGap } from "../../measures/gap-estimate.ts";
import { smallestGapWorthActingOn, smallestShareGap } from "../../measures/verdict.ts";
import { sumOfOthers } from "../comparisons.ts";
import type { GapOf } from "../level-gap.ts";
import type { GapQuestion, PartWriter } from "./compare-plan.ts";
import { ratesWithout, type ShownRates, sharedGapOf } from "./shared-values.ts";

const noComparison = reasons.indexOf("no_comparison_group");
const groupBelow = reasons.indexOf("group_below_minimum");
const comparisonBelow = reasons.indexOf("comparison_below_minimum");

/** Counts of one grouping's levels, reused to avoid allocating; hits only for shares. */
let n = new Int32Array(64);
let hits = new Int32Array(64);

/**
 * Fast path of `compareLevels` for counted cells compared with everyone else, which is every comparison in most
 * audits. Reads numbers of students from the cube's arrays and creates no cells for groups that are too small, and
 * none at all for shares. A test checks that both give the same rows.
 */
export function compareCounted(writer: PartWriter, cells: CountedCells, question: GapQuestion): void {
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
  const isShared = (cells.shared?.columnOf[indicator.at] ?? -1) >= 0;
  let averages: Averages | undefined;
  for (let l = 0; l < levels; l++) {
    const own = n[l]!;
    if (own === 0 || !grouping.spoken[l]) continue;
    const others = totalN - own;
    about.group = grouping.first + l;
    about.comparison = comparisons.code("everyone-else");
    if (others === 0) refused.add(about, noComparison, own, others);
    else if (own < minimumN) refused.add(about, groupBelow, own, others);
    else if (others < minimumN) refused.add(about, comparisonBelow, own, others);
    else if (indicator.kind === "share" && !isShared) {
      const othersHits = totalHits - hits[l]!;
      const gap = shareGap(hits[l]!, own, othersHits, others, confidence);
      const line = smallestShareGap(own, gap.comparisonRate, writer.plan.settings.rules);
      gaps.add(about, own, hits[l]!, others, othersHits, gap, line);
    } else {
      averages ??= new Averages(writer, cells, question);
      const found = averages.gapOf(l);
      const isShare = indicator.kind === "share";
      if (isNone(found))
        refused.add(about, reasons.indexOf(found.reason), own, others, averages.shown(l, found.reason));
      else
        gaps.add(
          about,
          own,
          isShare ? hits[l]! : -1,
          others,
          isShare ? totalHits - hits[l]! : -1,
          found.gap,
          found.line,
        );
    }
  }
}

/** Cells of one grouping's levels, for averages and ratios of sums. */
class Averages {
  private readonly writer: PartWriter;
  private readonly exhaustive: boolean;
  private readonly all: CellCounts;
  /** Undefined if nobody was counted. */
  private readonly levels: readonly (CellCounts | undefined)[];
  /** Of values that students share: how the gap of a level is measured. */
  private readonly sharedGapOf: ((level: number) => GapOf) | undefined;

  constructor(writer: PartWriter, cells: CountedCells, question: GapQuestion) {
    const { indicator, grouping, place, year } = question;
    const ofGroup = sharedGapOf(cells, question);
    this.sharedGapOf = ofGroup === undefined ? undefined : (level) => ofGroup(grouping.first + level);
    const read = (group: number): CellCounts => countedCell(cells, indicator.at, year, place, group)!;
    this.writer = writer;
    this.exhaustive = grouping.exhaustive;
    this.all = read(0);
    this.levels = grouping.levels.map((_, l) => (n[l] === 0 ? undefined : read(grouping.first + l)));
  }

  /** Gap of a level if both it and everyone else have students, and the smallest gap worth acting on. */
  gapOf(level: number): { readonly gap: CellGap; readonly line: number } | NoNumber {
    const { rules } = this.writer.plan.settings;
    const own = this.levels[level]!;
    const others = this.others(level);
    const comparison = { label: "everyone-else", cell: others, includesGroup: false };
    const gap =
      this.sharedGapOf === undefined
        ? cellGap(own, others, rules.confidence)
        : this.sharedGapOf(level)(own, comparison, this.all, rules.confidence);
    if (isNone(gap)) return gap;
    const line = smallestGapWorthActingOn(own, this.all, gap.comparisonRate, rules);
    return isNone(line) ? line : { gap, line };
  }

  /** Rates of a gap that can be shown although its certainty is unknown. */
  shown(level: number, reason: Reason): ShownRates | undefined {
    return ratesWithout(reason, this.levels[level], this.others(level));
  }

  private others(level: number): CellCounts {
    return this.exhaustive ? sumOfOthers(level, this.levels)! : subtractCells(this.all, this.levels[level]!);
  }
}
