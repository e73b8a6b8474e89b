/**
 * A set of linked tables as integer cells and the sparse relations between them, in compressed sparse rows both ways.
 * A relation is Σ coefficient · cell = constant: mostly a total minus its parts = 0, with the total first.
 */
export interface LinkedTable {
  /** True count of each cell. */
  readonly val: Int32Array;
  /** Relation r has the entries rowStart[r] to rowStart[r + 1] - 1 of rowCell and rowCoef. */
  readonly rowStart: Int32Array;
  readonly rowCell: Int32Array;
  readonly rowCoef: Int8Array;
  /** Cell c is in the relations cellRow[cellStart[c]] to cellRow[cellStart[c + 1] - 1], with cellCoef. */
  readonly cellStart: Int32Array;
  readonly cellRow: Int32Array;
  readonly cellCoef: Int8Array;
}

/** Relations being written, entry by entry. */
export interface RowWriter {
  /** Adds a cell to the current relation. */
  entry(cell: number, coef: number): void;
  /** Ends the current relation; one without entries is dropped. */
  end(): void;
  /** The table of these relations over the cells with the counts `val`. */
  table(val: Int32Array): LinkedTable;
}

/** Doubles the capacity, keeping the content. */
function grown<T extends Int32Array | Int8Array>(array: T, bigger: T): T {
  bigger.set(array);
  return bigger;
}

export function rowWriter(): RowWriter {
  let cell = new Int32Array(1 << 16);
  let coef = new Int8Array(1 << 16);
  let start = new Int32Array(1 << 12);
  let entries = 0;
  let rows = 0;
  return {
    entry(c, k) {
      if (entries === cell.length) {
        cell = grown(cell, new Int32Array(cell.length * 2));
        coef = grown(coef, new Int8Array(coef.length * 2));
      }
      cell[entries] = c;
      coef[entries++] = k;
    },
    end() {
      if (entries === start[rows]) return;
      rows++;
      if (rows === start.length) start = grown(start, new Int32Array(start.length * 2));
      start[rows] = entries;
    },
    table(val) {
      const rowStart = start.slice(0, rows + 1);
      const rowCell = cell.slice(0, entries);
      const rowCoef = coef.slice(0, entries);
      return { val, rowStart, rowCell, rowCoef, ...transposed(val.length, rowStart, rowCell, rowCoef) };
    },
  };
}

/** The same entries by cell (a counting sort). */
function transposed(
  cells: number,
  rowStart: Int32Array,
  rowCell: Int32Array,
  rowCoef: Int8Array,
): Pick<LinkedTable, "cellStart" | "cellRow" | "cellCoef"> {
  const cellStart = new Int32Array(cells + 1);
  for (const c of rowCell) cellStart[c + 1]!++;
  for (let c = 0; c < cells; c++) cellStart[c + 1]! += cellStart[c]!;
  const next = cellStart.slice(0, cells);
  const cellRow = new Int32Array(rowCell.length);
  const cellCoef = new Int8Array(rowCell.length);
  for (let r = 0; r + 1 < rowStart.length; r++)
    for (let e = rowStart[r]!; e < rowStart[r + 1]!; e++) {
      const at = next[rowCell[e]!]!++;
      cellRow[at] = r;
      cellCoef[at] = rowCoef[e]!;
    }
  return { cellStart, cellRow, cellCoef };
}
