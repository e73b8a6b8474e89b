import { type Component, programOfComponent } from "../../src/attack/components.ts";
import type { Limits } from "../../src/attack/propagate.ts";
import { type NumberRange, oneSide } from "../../src/attack/ranges.ts";
import type { Relations } from "../../src/attack/relations.ts";
import type { LinearProgram, LoadedProgram, Solver } from "../../src/attack/solver.ts";

/** Ranges of one number: over whole numbers, and over all real ones (of the linear program). */
export interface BothRanges {
  readonly whole: NumberRange;
  readonly real: NumberRange;
}

/** Asks for the ranges of a component's targets; what the solver cannot tell stays undefined. */
export async function rangesIn(
  relations: Relations,
  limits: Limits,
  component: Component,
  solver: Solver,
): Promise<ReadonlyMap<number, BothRanges>> {
  const program = programOfComponent(relations, limits, component);
  const position = new Map(component.cells.map((cell, at) => [cell, at]));
  const answers = new Map<number, BothRanges>();
  let loaded: LoadedProgram | undefined;
  try {
    for (const target of component.targets) {
      const at = position.get(target);
      if (at === undefined) continue;
      loaded ??= await solver.program(program);
      try {
        const ranges = rangesOf(loaded, program, at);
        if (ranges !== undefined) answers.set(target, ranges);
      } catch {
        // The compiled code is not to be trusted after it threw.
        loaded = undefined;
        await solver.renew();
      }
    }
  } finally {
    loaded?.dispose();
  }
  return answers;
}

function rangesOf(loaded: LoadedProgram, program: LinearProgram, at: number): BothRanges | undefined {
  const least = oneSide(loaded, program, at, -1);
  const most = oneSide(loaded, program, at, 1);
  if (least === undefined || most === undefined) return undefined;
  return { real: { low: least.real, high: most.real }, whole: { low: least.whole, high: most.whole } };
}
