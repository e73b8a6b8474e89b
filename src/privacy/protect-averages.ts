import { type AverageScale, ladderStepOf, printedAverage } from "../release/rounding.ts";
import { hiddenAmount, type PrivacyPolicy, protectionSearch } from "../rules/privacy.ts";
import { type Disclosure, disclosureStatus } from "./disclosure.ts";
import type { GroupSystem } from "./group-system.ts";
import type { PlaceGrid } from "./place-grid.ts";
import type { ProtectedCounts } from "./protect-counts.ts";
import { type SumChange, sumSearch } from "./sum-search.ts";
import { type ValueMoves, valueMoves } from "./value-moves.ts";
import type { Worlds } from "./worlds.ts";

/** An average of one population in a school year. Cells are in the order of the grid. */
export interface AverageToProtect {
  readonly scale: AverageScale;
  /** Sum of the values of each cell's students. */
  readonly sums: Float64Array;
  /** Numbers of students, and the worlds that prove what is hidden of them. */
  readonly counts: Pick<ProtectedCounts, "table" | "disclosure" | "worlds">;
  /** The number that picks the step of the ladder for each cell. */
  readonly sizes: Int32Array;
  /**
   * What earlier releases of the year printed: 1 if shown for the same records, which stays public; 2 if hidden,
   * which stays hidden.
   */
  readonly before: Uint8Array;
}

/** Which cells of an average are printed. */
export interface ProtectedAverage {
  /** By cell: 1 where it is printed. */
  readonly isPrinted: Uint8Array;
  /** Cells of which an earlier release printed too much; a release with any must not be published. */
  readonly unproved: readonly number[];
}

/** Whether an earlier release printed or hid an average. */
export const averageBefore = { never: 0, printed: 1, hidden: 2 } as const;

/**
 * Chooses which averages are printed beside protected numbers of students.
 *
 * An average is printed where its number of students is, unless it would rule out a world of the numbers, or reveal
 * too much about a hidden sum:
 *
 * 1. Every world of the counts needs a table of sums. All arriving and leaving students get the same value c, so that
 * every relation is preserved. For some c, all printed averages must print the same, and every sum must be one that
 * some values have.
 * 2. The sum of every hidden small group, and of every group at an end of the scale, must be able to differ by the
 * required width: values move along a circuit of the counts, or the values of one kind of student change.
 *
 * Averages that fail either are hidden, first where the number of students is a range, then at its places, then
 * everywhere.
 */
export function protectAverage(
  { scale, sums, counts, sizes, before }: AverageToProtect,
  grid: PlaceGrid,
  system: GroupSystem,
  policy: PrivacyPolicy,
): ProtectedAverage {
  const { val } = counts.table;
  const { status } = counts.disclosure;
  const span = scale.most - scale.least;
  /** Tolerance of sums of fractions. */
  const dust = span * 1e-6;
  const size = system.groups.length;
  /** Sums above their smallest possible value. */
  const above = sums.map((sum, c) => sum - scale.least * val[c]!);
  const isPrinted = new Uint8Array(val.length);
  /** Smallest and largest average, above the least value, that print the same. */
  const low = new Float64Array(val.length);
  const high = new Float64Array(val.length).fill(span);
  const isCoded = new Uint8Array(val.length);
  const isOnScale = above.every((sum, c) => sum > -dust && sum < span * val[c]! + dust);
  for (const c of val.keys()) {
    const band = printedBand(sums[c]!, val[c]!, scale, policy, sizes[c]!);
    if (!isOnScale || band === undefined) continue;
    isCoded[c] = band.isCoded ? 1 : 0;
    if (status[c]! > disclosureStatus.range || before[c] === averageBefore.hidden) continue;
    isPrinted[c] = 1;
    low[c] = band.low;
    high[c] = band.high;
  }
  const hide = (cells: Iterable<number>): void => {
    for (const c of cells) {
      isPrinted[c] = 0;
      if (before[c] === averageBefore.printed) continue;
      low[c] = 0;
      high[c] = span;
    }
  };
  const unproved: number[] = [];
  /**
   * Hides more and more until a requirement is met: these cells, those of the same groupings at their places, all at
   * their places, everything. If everything is hidden, no proof is needed.
   */
  const demand = (isMet: () => boolean, first: readonly number[], touched: readonly number[]): void => {
    const nodes = [...new Set(touched.map((c) => Math.floor(c / size)))];
    const asked = new Set(touched.map((c) => groupingsOf(system, c % size)));
    const at = (isHidden: (g: number) => boolean): readonly number[] =>
      nodes.flatMap((node) => [...system.groups.keys()].filter(isHidden).map((g) => node * size + g));
    const steps = [
      () => first,
      () => at((g) => g > 0 && [...asked].some((groupings) => isWithin(groupingsOf(system, g), groupings))),
      () => at(() => true),
    ];
    for (const step of steps) {
      if (isMet()) return;
      hide(step());
    }
    if (isMet()) return;
    hide(val.keys());
    if (before.includes(averageBefore.printed) && !isMet()) unproved.push(...touched);
  };
  const changes = changesOf(counts.worlds, valueMoves(grid, system, val.subarray(0, size)));
  const search = sumSearch({ n: val, above, low, high, span }, changes.with);
  for (const world of changes.worlds) {
    const cells = [...world.cells];
    const ranges = cells.filter((c) => status[c] === disclosureStatus.range);
    demand(() => search.goesWith(world), ranges, cells);
  }
  for (const [c, width] of neededWidths(counts.disclosure, val, isCoded, span, policy))
    demand(() => search.canMove(c, width), [c], [c]);
  return { isPrinted, unproved };
}

/** Attributes that a group looks at, as a text; empty for all students. */
const groupingsOf = ({ groups }: GroupSystem, g: number): string => groups[g]!.map(([attribute]) => attribute).join();
const isWithin = (part: string, whole: string): boolean =>
  part.split(",").every((attribute) => whole.split(",").includes(attribute));

/**
 * Required difference between the possible sums of a cell: of small hidden groups, and of groups whose average is at
 * an end.
 */
function* neededWidths(
  { need }: Disclosure,
  val: Int32Array,
  isCoded: Uint8Array,
  span: number,
  policy: PrivacyPolicy,
): Generator<readonly [cell: number, width: number]> {
  for (const c of val.keys())
    if (isCoded[c] === 1) yield [c, policy.need.extreme * span];
    else if (need[c]! > 0 && val[c]! > 0) yield [c, hiddenShare * span * val[c]!];
}

/** The required share of the largest possible sum, more where the range of students is wide, and a little extra. */
const hiddenShare = (hiddenAmount.value / (1 - hiddenAmount.value)) * 1.01;

/**
 * Smallest and largest average, above the least value of the scale, that print as this one; undefined if none is
 * printed.
 */
function printedBand(
  sum: number,
  n: number,
  scale: AverageScale,
  { rates }: PrivacyPolicy,
  size: number,
): { readonly low: number; readonly high: number; readonly isCoded: boolean } | undefined {
  const printed = printedAverage(sum, n, scale, rates, size);
  const step = ladderStepOf(rates, size);
  if (step === undefined || printed.kind === "hidden" || printed.kind === "range") return undefined;
  const span = scale.most - scale.least;
  const [lowest, highest] = [(step.low * span) / 100, (step.high * span) / 100];
  if (printed.kind === "at-most") return { low: 0, high: lowest, isCoded: true };
  if (printed.kind === "at-least") return { low: highest, high: span, isCoded: true };
  const half = (step.step * span) / 200;
  const middle = printed.value - scale.least;
  return { low: Math.max(lowest, middle - half), high: Math.min(highest, middle + half), isCoded: false };
}

interface WorldOfCounts extends SumChange {
  readonly cells: Int32Array;
}

/** The worlds of the counts, and all changes of sums that every relation allows, by a cell that they change. */
function changesOf(
  { start, cell, delta }: Worlds,
  moves: ValueMoves,
): { readonly worlds: readonly WorldOfCounts[]; readonly with: (cell: number) => Generator<SumChange> } {
  const worlds = Array.from({ length: start.length - 1 }, (_, w) => ({
    cells: cell.subarray(start[w]!, start[w + 1]!),
    deltas: delta.subarray(start[w]!, start[w + 1]!),
  }));
  const worldsAt = new Map<number, WorldOfCounts[]>();
  for (const world of worlds)
    for (const c of world.cells) {
      const list = worldsAt.get(c);
      if (list === undefined) worldsAt.set(c, [world]);
      else list.push(world);
    }
  return {
    worlds,
    *with(c) {
      yield* worldsAt.get(c)?.slice(0, protectionSearch.sums.circuits) ?? [];
      let tried = 0;
      for (const move of moves(c)) {
        if (tried++ === protectionSearch.sums.moves) return;
        yield move;
      }
    },
  };
}
