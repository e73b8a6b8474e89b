import { type Component, programOfComponent } from "./components.ts";
import type { Limits } from "./propagate.ts";
import { type NumberRange, oneSide, wholeWorld } from "./ranges.ts";
import type { Relations } from "./relations.ts";
import type { LoadedProgram, Solver } from "./solver.ts";

/** Rounds of random worlds without any progress, before each remaining number is solved by itself. */
const idleRounds = 4;

export interface WorldSearch {
  /** Whether a range reveals nothing, even if the whole range is wider. */
  readonly isSafe: (cell: number, range: NumberRange) => boolean;
  readonly random: () => number;
}

/** Result for a target. */
export interface SearchedRange {
  readonly cell: number;
  /**
   * `exact`: the whole range, for integers; nearly the whole range with averages. `safe`: part of it, from worlds
   * that fit the release. `unknown`: out of time.
   */
  readonly kind: "exact" | "safe" | "unknown";
  readonly range: NumberRange;
}

/**
 * Ranges of a component's targets. A world is an integer table that satisfies every relation exactly, so an outsider
 * cannot distinguish it from the truth. First searches for random worlds that are far apart; one world can show for
 * many targets that their ranges are wide enough. The remaining targets are solved one by one.
 */
export async function searchWorlds(
  relations: Relations,
  limits: Limits,
  component: Component,
  solver: Solver,
  { isSafe, random }: WorldSearch,
): Promise<SearchedRange[]> {
  const program = programOfComponent(relations, limits, component);
  const position = new Map(component.cells.map((cell, at) => [cell, at]));
  const low = new Float64Array(component.cells.length).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(component.cells.length).fill(Number.NEGATIVE_INFINITY);
  const add = (world: Float64Array | undefined): void =>
    world?.forEach((x, at) => {
      low[at] = Math.min(low[at] ?? x, x);
      high[at] = Math.max(high[at] ?? x, x);
    });
  const seen = (cell: number): NumberRange => {
    const at = position.get(cell) ?? -1;
    return { low: low[at] ?? 0, high: high[at] ?? 0 };
  };
  let open = [...component.targets];
  const found: SearchedRange[] = [];
  const settle = (): number => {
    const before = open.length;
    const safe = open.filter((cell) => seen(cell).low <= seen(cell).high && isSafe(cell, seen(cell)));
    found.push(...safe.map((cell): SearchedRange => ({ cell, kind: "safe", range: seen(cell) })));
    const settled = new Set(safe);
    open = open.filter((cell) => !settled.has(cell));
    return before - open.length;
  };

  let loaded: LoadedProgram = await solver.program(program);
  const guarded = async <T>(call: () => T): Promise<T | undefined> => {
    try {
      return call();
    } catch {
      // An instance cannot be used after it threw.
      await solver.renew();
      loaded = await solver.program(program);
      return undefined;
    }
  };
  for (let idle = 0; idle < idleRounds && open.length > 1; ) {
    const weights = new Float64Array(component.cells.length);
    for (const cell of open) weights[position.get(cell) ?? 0] = random() < 0.5 ? -1 : 1;
    const answer = await guarded(() => loaded.largest(weights, false));
    if (answer?.kind === "value") add(wholeWorld(answer.solution, program));
    idle = settle() === 0 ? idle + 1 : 0;
  }
  for (let cell = open[0]; cell !== undefined; cell = open[0]) {
    const at = position.get(cell) ?? 0;
    const most = await guarded(() => oneSide(loaded, program, at, 1));
    add(most?.world);
    settle();
    if (open[0] !== cell) continue;
    const least = await guarded(() => oneSide(loaded, program, at, -1));
    add(least?.world);
    open.shift();
    const isKnown = most !== undefined && least !== undefined;
    const range = isKnown ? { low: least.whole, high: most.whole } : seen(cell);
    found.push({ cell, kind: isKnown ? "exact" : "unknown", range });
    settle();
  }
  loaded.dispose();
  return found;
}
