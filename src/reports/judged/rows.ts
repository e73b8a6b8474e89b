import { isNone } from "../../base/finding.ts";
import type { CellCounts } from "../../cube/cell.ts";
import type { CellGap } from "../../measures/cell-gap.ts";
import type { GapColumns, RefusedColumns } from "./judged.ts";

type Numbers = Int32Array | Uint16Array | Uint8Array | Float64Array;

/** Longer by half, so that adding rows one at a time takes linear time; the pages of the new part are not touched until they are written. */
function longer<N extends Numbers>(column: N, length: number): N {
  const grown = new (column.constructor as new (length: number) => N)(length);
  grown.set(column);
  return grown;
}

const firstLength = 4096;

/** Columns that grow together. */
class Growing<C extends Record<string, Numbers>> {
  rows = 0;
  columns: C;
  private room = firstLength;
  private readonly start: Int32Array;
  private begun = 0;

  constructor(columns: C, blocks: number) {
    this.columns = columns;
    this.start = new Int32Array(blocks + 1);
  }

  /** Rows from now on belong to this place and year; they come in order. */
  begin(block: number): void {
    for (; this.begun <= block; this.begun++) this.start[this.begun] = this.rows;
  }

  /** Index of the next row. */
  next(): number {
    if (this.rows === this.room) {
      this.room += this.room >> 1;
      for (const name of Object.keys(this.columns) as (keyof C)[])
        this.columns[name] = longer(this.columns[name], this.room);
    }
    return this.rows++;
  }

  finish(): C & { readonly rows: number; readonly start: Int32Array } {
    this.begin(this.start.length - 1);
    const cut = Object.entries(this.columns).map(([name, column]) => [name, column.subarray(0, this.rows)]);
    return { ...(Object.fromEntries(cut) as C), rows: this.rows, start: this.start };
  }
}

const keyColumns = () => ({
  indicator: new Uint16Array(firstLength),
  group: new Uint16Array(firstLength),
  comparison: new Uint16Array(firstLength),
  n: new Int32Array(firstLength),
  comparisonN: new Int32Array(firstLength),
});

const gapColumns = () => ({
  ...keyColumns(),
  hits: new Int32Array(firstLength),
  comparisonHits: new Int32Array(firstLength),
  rate: new Float64Array(firstLength),
  comparisonRate: new Float64Array(firstLength),
  value: new Float64Array(firstLength),
  lower: new Float64Array(firstLength),
  upper: new Float64Array(firstLength),
  variance: new Float64Array(firstLength),
  p: new Float64Array(firstLength),
  actionLine: new Float64Array(firstLength),
});

/** Rows of gaps, added in the order of the table. */
export class GapRows {
  private readonly growing: Growing<ReturnType<typeof gapColumns>>;

  constructor(blocks: number) {
    this.growing = new Growing(gapColumns(), blocks);
  }

  begin(block: number): void {
    this.growing.begin(block);
  }

  add(of: {
    readonly indicator: number;
    readonly group: number;
    readonly comparison: number;
    readonly cell: CellCounts;
    readonly comparisonCell: CellCounts;
    readonly gap: CellGap;
    readonly actionLine: number;
  }): void {
    const row = this.growing.next();
    const c = this.growing.columns;
    const { cell, comparisonCell, gap } = of;
    c.indicator[row] = of.indicator;
    c.group[row] = of.group;
    c.comparison[row] = of.comparison;
    c.n[row] = cell.n;
    c.comparisonN[row] = comparisonCell.n;
    c.hits[row] = cell.kind === "share" ? cell.hits : -1;
    c.comparisonHits[row] = comparisonCell.kind === "share" ? comparisonCell.hits : -1;
    c.rate[row] = gap.rate;
    c.comparisonRate[row] = gap.comparisonRate;
    c.value[row] = gap.value;
    c.lower[row] = gap.lower;
    c.upper[row] = gap.upper;
    c.variance[row] = gap.variance;
    c.p[row] = isNone(gap.p) ? Number.NaN : gap.p;
    c.actionLine[row] = of.actionLine;
  }

  finish(): Omit<GapColumns, "q" | "verdict"> {
    return this.growing.finish();
  }
}

const refusedColumns = () => ({
  ...keyColumns(),
  reason: new Uint8Array(firstLength),
  recoverable: new Uint8Array(firstLength),
});

const rateColumns = () => ({ rate: new Float64Array(firstLength), comparisonRate: new Float64Array(firstLength) });

/** Rows of comparisons that could not be judged, added in the order of the table. */
export class RefusedRows {
  private readonly growing: Growing<ReturnType<typeof refusedColumns>>;
  private readonly rates: Growing<ReturnType<typeof rateColumns>> | undefined;

  /** @param isOfficial  whether published rates are kept */
  constructor(blocks: number, isOfficial: boolean) {
    this.growing = new Growing(refusedColumns(), blocks);
    this.rates = isOfficial ? new Growing(rateColumns(), 0) : undefined;
  }

  begin(block: number): void {
    this.growing.begin(block);
  }

  add(of: {
    readonly indicator: number;
    readonly group: number;
    readonly comparison: number;
    readonly reason: number;
    readonly n: number | null;
    readonly comparisonN: number | null;
    readonly recoverable: boolean;
    readonly rate?: number | null;
    readonly comparisonRate?: number | null;
  }): void {
    const row = this.growing.next();
    const c = this.growing.columns;
    c.indicator[row] = of.indicator;
    c.group[row] = of.group;
    c.comparison[row] = of.comparison;
    c.reason[row] = of.reason;
    c.n[row] = of.n ?? -1;
    c.comparisonN[row] = of.comparisonN ?? -1;
    c.recoverable[row] = of.recoverable ? 1 : 0;
    if (this.rates === undefined) return;
    const at = this.rates.next();
    this.rates.columns.rate[at] = of.rate ?? Number.NaN;
    this.rates.columns.comparisonRate[at] = of.comparisonRate ?? Number.NaN;
  }

  finish(): RefusedColumns {
    const none = { rate: new Float64Array(0), comparisonRate: new Float64Array(0) };
    return { ...none, ...this.rates?.finish(), ...this.growing.finish() };
  }
}
