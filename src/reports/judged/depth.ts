import { isNone } from "../../base/finding.ts";
import { type Audience, type Cube, countsAt } from "../../cube/cube.ts";
import { vGap } from "../../measures/v-gap.ts";
import { maihda } from "../../models/maihda.ts";
import { type Depth, type EstimateColumns, type Judged, type RowKey, rowsAt } from "./judged.ts";

/** Index of a row among those that have depth, or -1. */
export function depthAt({ row }: Depth, wanted: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return row[low] === wanted ? low : -1;
}

interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A row of a wide place, latest year. */
interface WideRow extends RowKey {
  readonly row: number;
}

export function depthOf(cube: Cube<Audience>, judged: Omit<Judged<Audience>, "depth">): Depth {
  const vGaps = new Map<number, Estimate>();
  const shrunken = new Map<number, Estimate>();
  const year = cube.years.length - 1;
  cube.places.forEach(({ kind }, place) => {
    if (kind === "school") return;
    const rows = wideRows(judged, place, year);
    for (const row of rows) {
      const found = vGapOf(cube, row, judged.level);
      if (found !== undefined) vGaps.set(row.row, found);
    }
    for (const crossing of crossingsOf(cube, judged, rows)) addShrunkenRates(cube, crossing, shrunken);
  });
  const row = Int32Array.from(new Set([...vGaps.keys(), ...shrunken.keys()])).sort();
  return { row, vGap: columnsOf(row, vGaps), shrunken: columnsOf(row, shrunken) };
}

function wideRows({ gaps, years }: Omit<Judged<Audience>, "depth">, place: number, year: number): readonly WideRow[] {
  const [from, to] = rowsAt(gaps, years.length, place, year);
  return Array.from({ length: to - from }, (_, k) => {
    const row = from + k;
    return { row, place, year, indicator: gaps.indicator[row]!, group: gaps.group[row]! };
  });
}

function columnsOf(row: Int32Array, estimates: ReadonlyMap<number, Estimate>): EstimateColumns {
  const column = (name: keyof Estimate): Float64Array =>
    Float64Array.from(row, (r) => estimates.get(r)?.[name] ?? Number.NaN);
  return { value: column("value"), lower: column("lower"), upper: column("upper") };
}

function vGapOf(cube: Cube<Audience>, { indicator, year, place, group }: WideRow, level: number): Estimate | undefined {
  const own = countsAt(cube, indicator, year, place, group);
  const all = countsAt(cube, indicator, year, place, 0);
  if (own?.kind !== "share" || all?.kind !== "share" || own.levels === undefined || all.levels === undefined)
    return undefined;
  const rest = all.levels.map((n, k) => n - (own.levels?.[k] ?? 0));
  const found = vGap([...own.levels], rest, level);
  return isNone(found) ? undefined : { value: found.v, lower: found.lower, upper: found.upper };
}

/** Rows of shares by an indicator and a crossing. */
function crossingsOf(
  cube: Cube<Audience>,
  { gaps }: Omit<Judged<Audience>, "depth">,
  rows: readonly WideRow[],
): Iterable<readonly WideRow[]> {
  const crossed = rows.filter(({ row, group }) => group >= cube.oneWayGroups && gaps.hits[row]! >= 0);
  return Map.groupBy(crossed, ({ indicator, group }) => `${indicator}/${cube.groups[group]?.grouping}`).values();
}

function addShrunkenRates(cube: Cube<Audience>, rows: readonly WideRow[], shrunken: Map<number, Estimate>): void {
  const [first] = rows;
  if (first === undefined) return;
  const grouping = cube.groups[first.group]?.grouping ?? "";
  const [a = "", b = ""] = grouping.split("*");
  const strata = cube.groups.flatMap((g, group) => {
    if (g.grouping !== grouping) return [];
    const cell = countsAt(cube, first.indicator, first.year, first.place, group);
    const [left = "", right = ""] = g.level.split("*");
    return cell?.kind === "share" && cell.n > 0
      ? [{ group, n: cell.n, hits: cell.hits, levels: { [a]: left, [b]: right } }]
      : [];
  });
  const fit = maihda(strata);
  if (isNone(fit)) return;
  for (const { row, group } of rows) {
    const estimate = fit.strata[strata.findIndex((s) => s.group === group)];
    if (estimate === undefined || isNone(estimate)) continue;
    const { value, lower, upper } = estimate.towardSum;
    shrunken.set(row, { value, lower, upper });
  }
}
