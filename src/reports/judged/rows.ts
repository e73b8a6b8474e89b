import { isNone } from "../../base/finding.ts";
import type { ReadonlyNumbers } from "../../base/readonly-numbers.ts";
import type { CellGap } from "../../measures/gap-estimate.ts";
import type { RefusedColumns, TestedColumns } from "./judged.ts";

type Numbers = Int32Array | Uint16Array | Uint8Array | Float64Array;

/** Number of rows, and the first row of each place and year. */
interface Blocks {
  readonly rows: number;
  readonly start: ReadonlyNumbers;
}

/** Columns that are filled together. Reserves the maximum; the operating system commits pages only when written. */
class Filling<C extends Record<string, Numbers>> {
  rows = 0;
  readonly columns: C;
  private readonly start: Int32Array;
  private begun = 0;

  constructor(columns: C, blocks: number) {
    this.columns = columns;
    this.start = new Int32Array(blocks + 1);
  }

  /** Starts the next place and year; blocks come in order. */
  begin(block: number): void {
    for (; this.begun <= block; this.begun++) this.start[this.begun] = this.rows;
  }

  /**
   * Appends the rows of the next blocks.
   *
   * @returns index of the first appended row
   */
  append(part: Readonly<Record<keyof C, ReadonlyNumbers>> & Blocks): number {
    const first = this.rows;
    this.rows += part.rows;
    for (const [name, column] of Object.entries(this.columns)) column.set(part[name as keyof C], first);
    for (let block = 0; block + 1 < part.start.length; block++)
      this.start[this.begun++] = first + (part.start[block] ?? 0);
    return first;
  }

  finish(): C & Blocks {
    this.begin(this.start.length - 1);
    const cut = Object.entries(this.columns).map(([name, column]) => [name, column.subarray(0, this.rows)]);
    return { ...(Object.fromEntries(cut) as C), rows: this.rows, start: this.start };
  }
}

const keyColumns = (room: number) => ({
  indicator: new Uint16Array(room),
  group: new Uint16Array(room),
  comparison: new Uint16Array(room),
  n: new Int32Array(room),
  comparisonN: new Int32Array(room),
});

const gapColumns = (room: number) => ({
  ...keyColumns(room),
  hits: new Int32Array(room),
  comparisonHits: new Int32Array(room),
  rate: new Float64Array(room),
  comparisonRate: new Float64Array(room),
  value: new Float64Array(room),
  lower: new Float64Array(room),
  upper: new Float64Array(room),
  variance: new Float64Array(room),
  p: new Float64Array(room),
  actionLine: new Float64Array(room),
});

/** Gap rows, added in table order. */
export class GapRows {
  private readonly filling: Filling<ReturnType<typeof gapColumns>>;

  /** @param room  upper bound on the rows */
  constructor(blocks: number, room: number) {
    this.filling = new Filling(gapColumns(room), blocks);
  }

  begin(block: number): void {
    this.filling.begin(block);
  }

  /**
   * @param hits            -1 for averages and ratios
   * @param comparisonHits  same for the comparison
   */
  add(
    about: RowAbout,
    n: number,
    hits: number,
    comparisonN: number,
    comparisonHits: number,
    gap: CellGap,
    actionLine: number,
  ): void {
    const row = this.filling.rows++;
    const c = this.filling.columns;
    c.indicator[row] = about.indicator;
    c.group[row] = about.group;
    c.comparison[row] = about.comparison;
    c.n[row] = n;
    c.comparisonN[row] = comparisonN;
    c.hits[row] = hits;
    c.comparisonHits[row] = comparisonHits;
    c.rate[row] = gap.rate;
    c.comparisonRate[row] = gap.comparisonRate;
    c.value[row] = gap.value;
    c.lower[row] = gap.lower;
    c.upper[row] = gap.upper;
    c.variance[row] = gap.variance;
    c.p[row] = isNone(gap.p) ? Number.NaN : gap.p;
    c.actionLine[row] = actionLine;
  }

  /** Appends the rows of the next places. @param codes  maps the part's comparison codes to this table's */
  append(part: TestedColumns, codes: Uint16Array): number {
    const first = this.filling.append(part);
    recode(this.filling.columns.comparison, first, this.filling.rows, codes);
    return first;
  }

  finish(): TestedColumns {
    return this.filling.finish();
  }
}

/** What a row is about, as indexes. */
export interface RowAbout {
  indicator: number;
  group: number;
  comparison: number;
}

function recode(comparison: Uint16Array, from: number, to: number, codes: Uint16Array): void {
  for (let row = from; row < to; row++) comparison[row] = codes[comparison[row]!]!;
}

const refusedColumns = (room: number) => ({
  ...keyColumns(room),
  reason: new Uint8Array(room),
  recoverable: new Uint8Array(room),
});

const noBlocks = new Int32Array(1);
const rateColumns = (room: number) => ({
  rateRow: new Int32Array(room),
  rate: new Float64Array(room),
  comparisonRate: new Float64Array(room),
});

/** Rows of comparisons that could not be judged, added in table order. */
export class RefusedRows {
  private readonly filling: Filling<ReturnType<typeof refusedColumns>>;
  private readonly rates: Filling<ReturnType<typeof rateColumns>>;

  /** @param room  upper bound on the rows */
  constructor(blocks: number, room: number) {
    this.filling = new Filling(refusedColumns(room), blocks);
    this.rates = new Filling(rateColumns(room), 0);
  }

  begin(block: number): void {
    this.filling.begin(block);
  }

  add(
    about: RowAbout,
    reason: number,
    n: number | null,
    comparisonN: number | null,
    more?: {
      readonly recoverable?: boolean;
      readonly rate?: number | null;
      readonly comparisonRate?: number | null;
    },
  ): void {
    const row = this.filling.rows++;
    const c = this.filling.columns;
    c.indicator[row] = about.indicator;
    c.group[row] = about.group;
    c.comparison[row] = about.comparison;
    c.reason[row] = reason;
    c.n[row] = n ?? -1;
    c.comparisonN[row] = comparisonN ?? -1;
    c.recoverable[row] = more?.recoverable === true ? 1 : 0;
    const [rate, comparisonRate] = [more?.rate ?? Number.NaN, more?.comparisonRate ?? Number.NaN];
    if (Number.isNaN(rate) && Number.isNaN(comparisonRate)) return;
    const at = this.rates.rows++;
    this.rates.columns.rateRow[at] = row;
    this.rates.columns.rate[at] = rate;
    this.rates.columns.comparisonRate[at] = comparisonRate;
  }

  /** Appends the rows of the next places. @param codes  maps the part's comparison codes to this table's */
  append(part: RefusedColumns, codes: Uint16Array): void {
    const first = this.filling.append(part);
    const rateRow = Int32Array.from(part.rateRow, (row) => row + first);
    this.rates.append({ ...part, rateRow, rows: rateRow.length, start: noBlocks });
    recode(this.filling.columns.comparison, first, this.filling.rows, codes);
  }

  finish(): RefusedColumns {
    return { ...this.rates.finish(), ...this.filling.finish() };
  }
}
