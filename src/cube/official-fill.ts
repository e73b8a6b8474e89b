import type { AnyIndicator } from "../indicators/indicator.ts";
import { shareOfCounts } from "../indicators/official.ts";
import { cellStatus, notReported } from "./official-figures.ts";
import type { OfficialCellRows, OfficialRow } from "./official-read.ts";
import type { TallyPlan, TallyToFill } from "./tally.ts";

const absent = cellStatus.indexOf("absent");
const counted = cellStatus.indexOf("counted");
const withheld = cellStatus.indexOf("withheld");
const blank = cellStatus.indexOf("blank");
const valueOnly = cellStatus.indexOf("value-only");

/** Arrays for the cells of a cube of official figures. */
export interface OfficialLayout {
  readonly plan: TallyPlan;
  /** Indicators of the plan. */
  readonly indicators: readonly AnyIndicator[];
  /** Indicators read: those of the plan, and the counts from which shares are computed. */
  readonly read: readonly string[];
  readonly years: readonly number[];
  readonly groups: number;
  readonly slots: Int32Array;
  /** The number of slots. */
  readonly used: number;
  /** Chosen origin of each `placeYear * read + indicator`. */
  readonly chosen: Uint8Array;
}

export interface OfficialCells {
  readonly tally: TallyToFill;
  /** Index into `cellStatus` of each `slot * indicators + indicator`. */
  readonly status: Uint8Array;
  readonly values: Float64Array;
}

/** Fills the cells with the rows of the chosen origins, and with the shares of two published counts. */
export function fillOfficial(rows: OfficialCellRows, layout: OfficialLayout): OfficialCells {
  const { plan, read, used } = layout;
  const cells: OfficialCells = {
    tally: {
      at: Int32Array.from({ length: used }, (_, slot) => slot),
      counts: new Int32Array(used * plan.counts),
      sums: new Float64Array(used * plan.sums),
      ranges: [[0, used]],
    },
    status: new Uint8Array(used * plan.indicators.length),
    values: new Float64Array(used * plan.indicators.length).fill(Number.NaN),
  };
  const planned = read.map((id) => layout.indicators.findIndex((i) => i.id === id));
  const counts = new Map(
    read.flatMap((id, at) =>
      shareOfCounts.some(({ hits, of: denominator }) => hits === id || denominator === id)
        ? [[at, new OfficialCounts(used)]]
        : [],
    ),
  );
  for (let r = 0; r < rows.count; r++) {
    const row = rows.at(r);
    if (row.group < 0 || layout.chosen[row.placeYear * read.length + row.indicator] !== row.origin) continue;
    const slot = (layout.slots[row.placeYear] ?? -1) + row.group;
    const count = counts.get(row.indicator);
    if (count === undefined) putFigure(cells, plan, slot, planned[row.indicator] ?? -1, row);
    else count.put(slot, row);
  }
  for (const { hits, of: base, ofYearBefore } of shareOfCounts) {
    const indicator = layout.indicators.findIndex(({ id }) => id === hits);
    const part = counts.get(read.indexOf(hits));
    const whole = counts.get(read.indexOf(base));
    if (indicator < 0 || part === undefined) continue;
    const isEarlier = ofYearBefore === true && whole !== undefined;
    putShares(cells, plan, indicator, part, isEarlier ? yearBefore(whole, layout) : whole, isEarlier);
  }
  return cells;
}

/** Writes a figure into its cell: counts if published, else a rate, mark or blank. */
function putFigure(cells: OfficialCells, plan: TallyPlan, slot: number, indicator: number, row: OfficialRow): void {
  const laid = plan.indicators[indicator];
  if (laid === undefined) return;
  const { counts } = cells.tally;
  const at = slot * plan.indicators.length + indicator;
  const first = slot * plan.counts + laid.count;
  const { n, hits, value } = row;
  counts[first] = Number.isNaN(n) ? notReported : n;
  cells.values[at] = value;
  if (row.status !== "counted") {
    cells.status[at] = statusOf(row);
    return;
  }
  const hasCounts = laid.kind === "share" ? n >= 0 && hits >= 0 : n === 0;
  cells.status[at] = hasCounts || n === 0 ? counted : valueOnly;
  if (laid.kind !== "share" || !hasCounts) return;
  counts[first + 1] = hits;
  if (Number.isNaN(value) && n > 0) cells.values[at] = hits / n;
  const levels = row.achievementLevels.slice(0, laid.achievementLevels);
  const hasLevels = levels.length > 0 && levels.every((students) => students >= 0);
  for (let k = 0; k < laid.achievementLevels; k++)
    counts[first + 2 + k] = hasLevels ? (levels[k] ?? notReported) : notReported;
}

const statusOf = ({ status }: OfficialRow): number =>
  status === "counted" ? counted : status === "suppressed" ? withheld : blank;

/** A separately published count used in a share: a number and a status per slot. */
class OfficialCounts {
  readonly n: Int32Array;
  readonly status: Uint8Array;

  constructor(slots: number) {
    this.n = new Int32Array(slots).fill(notReported);
    this.status = new Uint8Array(slots).fill(absent);
  }

  put(slot: number, row: OfficialRow): void {
    this.n[slot] = Number.isNaN(row.n) ? notReported : row.n;
    this.status[slot] = statusOf(row);
  }

  at(slot: number): { readonly n: number; readonly status: number } {
    return { n: this.n[slot] ?? notReported, status: this.status[slot] ?? absent };
  }
}

/** Counts of the same place and group a year earlier; absent if that year is not loaded. */
function yearBefore(counts: OfficialCounts, { slots, years, groups, used }: OfficialLayout): OfficialCounts {
  const earlier = new OfficialCounts(used);
  slots.forEach((slot, placeYear) => {
    const year = placeYear % years.length;
    const from = year > 0 && years[year - 1] === (years[year] ?? 0) - 1 ? (slots[placeYear - 1] ?? -1) : -1;
    if (slot < 0 || from < 0) return;
    earlier.n.set(counts.n.subarray(from, from + groups), slot);
    earlier.status.set(counts.status.subarray(from, from + groups), slot);
  });
  return earlier;
}

/**
 * Shares of two counts: counted if both are published and consistent, withheld if either is withheld, else blank.
 *
 * @param onlyWithWhole  leaves a cell absent if its denominator is absent
 */
function putShares(
  cells: OfficialCells,
  plan: TallyPlan,
  indicator: number,
  part: OfficialCounts,
  whole: OfficialCounts | undefined,
  onlyWithWhole: boolean,
): void {
  const count = plan.indicators[indicator]?.count ?? 0;
  const { counts } = cells.tally;
  for (let slot = 0; slot < part.n.length; slot++) {
    const hits = part.at(slot);
    const all = whole?.at(slot) ?? { n: notReported, status: absent };
    if (hits.status === absent || (onlyWithWhole && all.status === absent)) continue;
    const fit = hits.status === counted && all.status === counted && hits.n >= 0 && hits.n <= all.n;
    const isWithheld = hits.status === withheld || all.status === withheld;
    const at = slot * plan.indicators.length + indicator;
    const first = slot * plan.counts + count;
    cells.status[at] = fit ? counted : isWithheld ? withheld : blank;
    counts[first] = all.n;
    counts[first + 1] = fit ? hits.n : 0;
    if (fit && all.n > 0) cells.values[at] = hits.n / all.n;
  }
}
