import loadHighs, { type Highs, type Model, type ModelStatusCode } from "highs";

/** A linear program over a few numbers, in rows (CSR), like `Relations`. */
export interface LinearProgram {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly isWhole: Uint8Array;
  readonly starts: Int32Array;
  readonly cells: Int32Array;
  readonly factors: Float64Array;
  readonly rowLow: Float64Array;
  readonly rowHigh: Float64Array;
}

/** Result: the largest weighted sum. */
export type Extreme =
  | { readonly kind: "value"; readonly solution: Float64Array }
  | { readonly kind: "unbounded" }
  | { readonly kind: "infeasible" }
  /** Time limit reached, or the solver failed: nothing is known. */
  | { readonly kind: "unknown" };

/** A program that is solved repeatedly with different weights. */
export interface LoadedProgram {
  /**
   * Maximizes the weighted sum of the numbers.
   *
   * @param whole as an integer program, where the program has integer numbers, instead of its linear relaxation
   */
  largest(weights: Float64Array, whole: boolean): Extreme;
  dispose(): void;
}

/**
 * HiGHS, compiled to WebAssembly (the package `highs`: MIT, 3.9 MB, no native code, so the same on every system). An
 * instance never frees memory, and cannot be used after it threw.
 */
export class Solver {
  readonly #load: () => Promise<Highs>;
  #highs: Highs;
  #programs = 0;
  readonly #seconds: number;

  private constructor(load: () => Promise<Highs>, highs: Highs, seconds: number) {
    this.#load = load;
    this.#highs = highs;
    this.#seconds = seconds;
  }

  /** @param seconds  time limit for one solve */
  static async open(seconds: number): Promise<Solver> {
    // The package's types are those of its CommonJS form, whose default export is one level deeper.
    const load = loadHighs as unknown as typeof loadHighs.default;
    return new Solver(load, await load(), seconds);
  }

  /** Loads a program; creates a new instance now and then, because an instance never frees memory. */
  async program(program: LinearProgram): Promise<LoadedProgram> {
    this.#programs += 1;
    if (this.#programs % programsPerInstance === 0) this.#highs = await this.#load();
    return loaded(this.#highs, program, this.#seconds);
  }

  /** Replaces the instance after it threw. */
  async renew(): Promise<void> {
    this.#highs = await this.#load();
  }
}

const programsPerInstance = 200;

function loaded(highs: Highs, program: LinearProgram, seconds: number): LoadedProgram {
  const { low, high, isWhole, starts, cells, factors, rowLow, rowHigh } = program;
  const { infinity, constants } = highs;
  const bounded = (limits: Float64Array): Float64Array =>
    limits.map((x) => (x === Number.POSITIVE_INFINITY ? infinity : x === Number.NEGATIVE_INFINITY ? -infinity : x));
  const size = low.length;
  const model = highs.createModel({
    numCols: size,
    numRows: rowLow.length,
    colCost: new Float64Array(size),
    colLower: bounded(low),
    colUpper: bounded(high),
    rowLower: bounded(rowLow),
    rowUpper: bounded(rowHigh),
    matrix: { format: "csr", numRows: rowLow.length, numCols: size, starts, indices: cells, values: factors },
  });
  model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0 });
  const everyCell = { kind: "range", from: 0, to: size - 1 } as const;
  const types = Int32Array.from(isWhole);
  let isWholeNow = false;
  return {
    largest(weights, whole) {
      if (whole !== isWholeNow) {
        if (whole) model.changeColsIntegrality(everyCell, types);
        else model.clearIntegrality();
        isWholeNow = whole;
      }
      model.changeColsCost(
        everyCell,
        weights.map((weight) => -weight),
      );
      const status = run(model);
      const { modelStatus } = constants;
      if (status === modelStatus.optimal) {
        return { kind: "value", solution: Float64Array.from(model.getSolution().colValue) };
      }
      if (status === modelStatus.infeasible) return { kind: "infeasible" };
      if (status === modelStatus.unbounded) return { kind: "unbounded" };
      if (status !== modelStatus.unboundedOrInfeasible) return { kind: "unknown" };
      // Presolve does not distinguish the two; the simplex method does.
      model.options.set("presolve", "off");
      const again = run(model);
      model.options.set("presolve", "choose");
      if (again === modelStatus.infeasible) return { kind: "infeasible" };
      return again === modelStatus.unbounded ? { kind: "unbounded" } : { kind: "unknown" };
    },
    dispose: () => model.dispose(),
  };
}

function run(model: Model): ModelStatusCode {
  model.zeroAllClocks();
  model.run();
  return model.getModelStatus();
}
