import type { Limits } from "./propagate.ts";
import { type Relations, type RowsOfCells, rowsOfCells } from "./relations.ts";
import type { LinearProgram } from "./solver.ts";

/** A connected component: unknown numbers linked by rows. */
export interface Component {
  readonly cells: readonly number[];
  readonly rows: readonly number[];
  /** Target numbers. */
  readonly targets: readonly number[];
  /** Whether rows and numbers were omitted because the component is too large. */
  readonly isCut: boolean;
}

/** Size limits of linear programs, and how to sample targets of larger components. */
export interface ProgramSizes {
  /** Most numbers of a program that is solved completely. */
  readonly largest: number;
  /** Most numbers of a program that omits others. */
  readonly cut: number;
  /** Samples the targets of a component that is too large. */
  readonly sample: (targets: readonly number[]) => readonly number[];
}

/**
 * Connected components that contain a target. A component with more numbers than `largest` is replaced by one part
 * per sampled target, with the numbers nearest to it. Omitting its other rows can make a range wider than it is,
 * never narrower.
 */
export function componentsOf(
  relations: Relations,
  limits: Limits,
  targets: ReadonlySet<number>,
  { largest, cut, sample }: ProgramSizes,
): Component[] {
  const of = rowsOfCells(relations);
  const isSeen = new Uint8Array(limits.low.length);
  const walk = walkOver(relations, limits, of);
  const components: Component[] = [];
  for (const target of targets) {
    if (isSeen[target] === 1) continue;
    const whole = walk(target, Number.POSITIVE_INFINITY);
    for (const cell of whole.cells) isSeen[cell] = 1;
    const own = whole.cells.filter((cell) => targets.has(cell));
    if (whole.cells.length <= largest) components.push({ ...whole, targets: own, isCut: false });
    else for (const cell of sample(own)) components.push({ ...walk(cell, cut), targets: [cell], isCut: true });
  }
  return components;
}

/** Breadth-first search: collects unknown numbers around one until there are enough, with the rows on the way. */
function walkOver(
  { starts, cells }: Relations,
  { low, high }: Limits,
  of: RowsOfCells,
): (start: number, enough: number) => { cells: number[]; rows: number[] } {
  /** The last search that visited a number, or a row. */
  const cellSeen = new Int32Array(low.length);
  const rowSeen = new Int32Array(starts.length);
  let walks = 0;
  return (start, enough) => {
    walks += 1;
    const members = [start];
    cellSeen[start] = walks;
    const rows: number[] = [];
    for (const cell of members) {
      for (let i = of.starts[cell] ?? 0; i < (of.starts[cell + 1] ?? 0); i += 1) {
        const row = of.rows[i] ?? 0;
        if (rowSeen[row] === walks || members.length >= enough) continue;
        rowSeen[row] = walks;
        rows.push(row);
        for (let t = starts[row] ?? 0; t < (starts[row + 1] ?? 0); t += 1) {
          const other = cells[t] ?? 0;
          if (cellSeen[other] === walks || low[other] === high[other]) continue;
          cellSeen[other] = walks;
          members.push(other);
        }
      }
    }
    return { cells: members, rows };
  };
}

/** A component as a linear program; its numbers are in the order of `cells`. Known numbers move into the rows' limits. */
export function programOfComponent(relations: Relations, limits: Limits, { cells, rows }: Component): LinearProgram {
  const position = new Map(cells.map((cell, at) => [cell, at]));
  const starts = [0];
  const columns: number[] = [];
  const factors: number[] = [];
  const rowLow: number[] = [];
  const rowHigh: number[] = [];
  for (const row of rows) {
    let known = 0;
    for (let t = relations.starts[row] ?? 0; t < (relations.starts[row + 1] ?? 0); t += 1) {
      const cell = relations.cells[t] ?? 0;
      const factor = relations.factors[t] ?? 0;
      const at = position.get(cell);
      if (at === undefined) known += factor * (limits.low[cell] ?? 0);
      else {
        columns.push(at);
        factors.push(factor);
      }
    }
    starts.push(columns.length);
    rowLow.push((relations.rowLow[row] ?? 0) - known);
    rowHigh.push((relations.rowHigh[row] ?? 0) - known);
  }
  const part = (all: Float64Array): Float64Array => Float64Array.from(cells, (cell) => all[cell] ?? 0);
  return {
    low: part(limits.low),
    high: part(limits.high),
    isWhole: Uint8Array.from(cells, (cell) => relations.isWhole[cell] ?? 1),
    starts: Int32Array.from(starts),
    cells: Int32Array.from(columns),
    factors: Float64Array.from(factors),
    rowLow: Float64Array.from(rowLow),
    rowHigh: Float64Array.from(rowHigh),
  };
}
