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
  /** What earlier releases of the year said: 1 printed of the same records, which stays public; 2 hidden, which stays hidden. */
  readonly before: Uint8Array;
}

/** What is printed of an average. */
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
 * Prints where the number of students is printed, unless that would rule out a world of the numbers, or say too much of a hidden sum:
 *
 * 1. Beside every world of the counts goes a table of sums: whoever comes or leaves has the same value c, so that every relation
 *    holds. For some c, all printed averages must be printed alike, and no sum may be one that no values have.
 * 2. The sum of every hidden small group, and of every group at an end of the scale, can be another one, by the needed
 *    width: values move along a circuit of the counts, or those of one kind of student change.
 *
 * What fails either is hidden, first where the number of students is a range, then at its places, then everywhere.
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
  /** Sums of fractions are trusted up to this. */
  const dust = span * 1e-6;
  const size = system.groups.length;
  /** Sums above the least that they can be. */
  const above = sums.map((sum, c) => sum - scale.least * val[c]!);
  const isPrinted = new Uint8Array(val.length);
  /** Least and most average above the least value that would be printed alike. */
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
   * Hides more and more until a demand is met: cells of these, those of the same groupings at their places, all at their places, everything.
   * What only hiding everything can meet needs no proof.
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

/** How far apart the possible sums of a cell must be: of small hidden groups, and of groups whose average is at an end. */
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

/** The needed share of the largest possible sum, where that is the true one's and as much more as the range is wide; and a little more. */
const hiddenShare = (hiddenAmount.value / (1 - hiddenAmount.value)) * 1.01;

/** Least and most average, above the least value of the scale, that is printed as this one; undefined if none is printed. */
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
