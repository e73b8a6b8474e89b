import { isNone } from "../../base/finding.ts";
import { crossedGroupings, crossedLevels, isCrossing } from "../../base/keys.ts";
import { type CellCounts, subtractCells } from "../../cube/cell.ts";
import type { Group, Place } from "../../cube/cube.ts";
import { vGap } from "../../measures/v-gap.ts";
import { ratesTowardSum } from "../../models/maihda.ts";
import { type Depth, type EstimateColumns, type GapColumns, type RowKey, rowsAt } from "./judged.ts";

interface MeasuredGap {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A latest-year row of a place larger than a school. */
interface WideRow extends RowKey {
  readonly row: number;
}

/** Input for estimating depth statistics. */
export interface DepthSource {
  readonly years: number;
  readonly groups: readonly Group[];
  readonly places: readonly Pick<Place, "kind">[];
  /** Confidence level of the intervals, a share. */
  readonly confidence: number;
  /** Exact counts of a cell, if it has any. */
  readonly countsAt: (key: RowKey) => CellCounts | undefined;
}

type Gaps = Pick<GapColumns, "start" | "indicator" | "group" | "hits">;

/** Depth statistics for the gaps of the places in the half-open range [from, to). */
export function depthOf(source: DepthSource, gaps: Gaps, from: number, to: number): Depth {
  const vGaps = new Map<number, MeasuredGap>();
  const shrunken = new Map<number, MeasuredGap>();
  for (let place = from; place < to; place++) {
    if (source.places[place]?.kind === "school") continue;
    const [first, end] = rowsAt(gaps, source.years, place - from, source.years - 1);
    const rows = Array.from({ length: end - first }, (_, k): WideRow => {
      const row = first + k;
      return { row, place, year: source.years - 1, indicator: gaps.indicator[row]!, group: gaps.group[row]! };
    });
    for (const row of rows) {
      const found = vGapOf(source, row);
      if (found !== undefined) vGaps.set(row.row, found);
    }
    for (const crossing of crossingsOf(source, gaps, rows)) addShrunkenRates(source, crossing, shrunken);
  }
  const row = Int32Array.from(new Set([...vGaps.keys(), ...shrunken.keys()])).sort();
  return { row, vGap: columnsOf(row, vGaps), shrunken: columnsOf(row, shrunken) };
}

function columnsOf(row: Int32Array, estimates: ReadonlyMap<number, MeasuredGap>): EstimateColumns {
  const column = (name: keyof MeasuredGap): Float64Array =>
    Float64Array.from(row, (r) => estimates.get(r)?.[name] ?? Number.NaN);
  return { value: column("value"), lower: column("lower"), upper: column("upper") };
}

function vGapOf({ countsAt, confidence }: DepthSource, row: WideRow): MeasuredGap | undefined {
  const groupCounts = countsAt(row);
  const all = countsAt({ ...row, group: 0 });
  if (
    groupCounts?.kind !== "share" ||
    all?.kind !== "share" ||
    groupCounts.achievementLevels === undefined ||
    all.achievementLevels === undefined
  )
    return undefined;
  const rest = subtractCells(all, groupCounts).achievementLevels ?? [];
  const found = vGap([...groupCounts.achievementLevels], rest, confidence);
  return isNone(found) ? undefined : { value: found.v, lower: found.lower, upper: found.upper };
}

/** Rows of shares for an indicator and a crossing. */
function crossingsOf({ groups }: DepthSource, { hits }: Gaps, rows: readonly WideRow[]): Iterable<readonly WideRow[]> {
  const crossed = rows.filter(({ row, group }) => isCrossing(groups[group]?.grouping ?? "") && hits[row]! >= 0);
  return Map.groupBy(crossed, ({ indicator, group }) => `${indicator}/${groups[group]?.grouping}`).values();
}

function addShrunkenRates(source: DepthSource, rows: readonly WideRow[], shrunken: Map<number, MeasuredGap>): void {
  const [first] = rows;
  if (first === undefined) return;
  const grouping = source.groups[first.group]?.grouping ?? "";
  const [a = "", b = ""] = crossedGroupings(grouping);
  const strata = source.groups.flatMap((g, group) => {
    if (g.grouping !== grouping) return [];
    const cell = source.countsAt({ ...first, group });
    const [left = "", right = ""] = crossedLevels(g);
    return cell?.kind === "share" && cell.n > 0
      ? [{ group, n: cell.n, hits: cell.hits, levels: { [a]: left, [b]: right } }]
      : [];
  });
  const rates = ratesTowardSum(strata);
  if (isNone(rates)) return;
  for (const { row, group } of rows) {
    const rate = rates[strata.findIndex((s) => s.group === group)];
    if (rate === undefined || isNone(rate)) continue;
    const { value, lower, upper } = rate;
    shrunken.set(row, { value, lower, upper });
  }
}
