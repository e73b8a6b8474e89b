/** A change of sums that every relation allows: any multiple of these deltas may be added. */
export interface SumChange {
  readonly cells: ArrayLike<number>;
  readonly deltas: ArrayLike<number>;
}

/** Sums of values from 0 to `span`, by cell, and what is printed of their averages. */
export interface SumsToMove {
  /** Students. */
  readonly n: Int32Array;
  readonly above: Float64Array;
  /**
   * Smallest and largest average that print as the true one; 0 and `span` where none is. Read again for each
   * question.
   */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly span: number;
}

export interface SumSearch {
  /** Whether some table of sums prints the same after this change of the numbers of students. */
  goesWith(world: SumChange): boolean;
  /** Whether the sum of a cell can differ this much between two tables that print the same. */
  canMove(cell: number, width: number): boolean;
}

/** Searches for other tables of sums that print the same. It is sound but incomplete: it may miss some. */
export function sumSearch(
  { n, above, low, high, span }: SumsToMove,
  changesOf: (cell: number) => Iterable<SumChange>,
): SumSearch {
  /** Tolerance of sums. */
  const dust = span * 1e-6;
  /** Difference between the examined table and the truth. */
  const students = new Map<number, number>();
  const moved = new Map<number, number>();
  const countOf = (c: number): number => n[c]! + (students.get(c) ?? 0);
  const sumOf = (c: number): number => above[c]! + (moved.get(c) ?? 0);
  /** By how much a sum is too small (below 0) or too large. */
  const excess = (c: number): number => {
    const [count, sum] = [countOf(c), sumOf(c)];
    return Math.min(0, sum - low[c]! * count) + Math.max(0, sum - high[c]! * count);
  };
  /**
   * How far a change may go in a direction before the sum of a cell leaves its limits; a sum outside them may return.
   */
  const room = ({ cells, deltas }: SumChange, direction: 1 | -1): number => {
    let most = Number.POSITIVE_INFINITY;
    for (let i = 0; i < cells.length && most > 0; i++) {
      const c = cells[i]!;
      const step = direction * deltas[i]!;
      const limit = (step > 0 ? high[c]! : low[c]!) * countOf(c);
      most = Math.min(most, Math.max(0, (limit - sumOf(c)) / step));
    }
    return most;
  };
  const add = ({ cells, deltas }: SumChange, times: number): void => {
    for (let i = 0; i < cells.length; i++) moved.set(cells[i]!, (moved.get(cells[i]!) ?? 0) + times * deltas[i]!);
  };
  /** Moves the sum of a cell by up to this amount, up or down. Returns how far it moved. */
  const move = (c: number, wanted: number): number => {
    let left = Math.abs(wanted);
    for (const change of changesOf(c)) {
      const delta = change.deltas[Array.prototype.indexOf.call(change.cells, c)]!;
      const direction = Math.sign(wanted) === Math.sign(delta) ? 1 : -1;
      const far = Math.min(room(change, direction), left / Math.abs(delta));
      if (far * Math.abs(delta) <= dust) continue;
      add(change, direction * far);
      left -= far * Math.abs(delta);
      if (left <= dust) break;
    }
    return Math.abs(wanted) - left;
  };
  return {
    goesWith(world) {
      students.clear();
      moved.clear();
      for (let i = 0; i < world.cells.length; i++) students.set(world.cells[i]!, world.deltas[i]!);
      add(
        world,
        bestValue(world, (c) => ({ low: low[c]! * countOf(c) - above[c]!, high: high[c]! * countOf(c) - above[c]! })),
      );
      for (let i = 0; i < world.cells.length; i++) {
        const c = world.cells[i]!;
        const over = excess(c);
        if (Math.abs(over) > dust && move(c, -over) < Math.abs(over) - 2 * dust) return false;
      }
      return true;
    },
    canMove(cell, width) {
      students.clear();
      moved.clear();
      const up = move(cell, width);
      if (up >= width - 2 * dust) return true;
      moved.clear();
      return up + move(cell, up - width) >= width - 2 * dust;
    },
  };
}

/** The value of arriving and leaving students that puts the sums least outside their limits. */
function bestValue(
  { cells, deltas }: SumChange,
  limitsOf: (cell: number) => { readonly low: number; readonly high: number },
): number {
  const limits = Array.from({ length: cells.length }, (_, i) => ({ ...limitsOf(cells[i]!), delta: deltas[i]! }));
  const outside = (value: number): number =>
    limits.reduce((sum, { low, high, delta }) => sum + Math.max(0, low - value * delta, value * delta - high), 0);
  const tried = limits.flatMap(({ low, high, delta }) => [low / delta, high / delta]);
  const within = limits.reduce(
    ({ from, to }, { low, high, delta }) => ({
      from: Math.max(from, Math.min(low / delta, high / delta)),
      to: Math.min(to, Math.max(low / delta, high / delta)),
    }),
    { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  );
  if (within.from <= within.to) return (within.from + within.to) / 2;
  return tried.reduce((best, value) => (outside(value) < outside(best) ? value : best), tried[0] ?? 0);
}
