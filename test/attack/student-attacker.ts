import loadHighs, { type Highs, type Model } from "highs";
import { crossedGroupings, crossedLevels } from "../../src/base/keys.ts";
import type { Release, ReleaseKey } from "../../src/release/cell.ts";
import { keyText } from "../../src/release/cells-file.ts";
import { type Printed, printedText } from "../../src/release/printed.ts";
import { type LadderStep, ladderStepOf } from "../../src/release/rounding.ts";
import { unlisted } from "../../src/release/structure.ts";
import { seeded } from "../models/chance.ts";
import type { Student } from "./students.ts";

/** A number of students that somebody would like to know: those of a row, or those of them with, or without, an outcome. */
export interface Wanted {
  readonly keys: readonly ReleaseKey[];
  readonly of: "students" | "with" | "without";
}

/** Least and most that a wanted number can be. */
export interface Possible {
  low: number;
  high: number;
}

/** Students who are alike: at a school and grade, with a level of each grouping. */
interface Profile {
  readonly school: string;
  readonly grade: string;
  readonly levels: Readonly<Record<string, string>>;
}

/**
 * Another attacker than `src/attack`, of another kind: it does not write down how cells add up, but asks which classes of
 * students could have been printed so. Its unknowns are the numbers of students of each profile, and of those with each
 * outcome; every row is a sum of them, so that nothing about sums can be forgotten. Of one population, in releases of the same records.
 */
export class StudentAttacker {
  readonly #profiles: readonly Profile[];
  readonly #indicators: readonly string[];
  readonly #model: Model;
  readonly #rows: { terms: ReadonlyMap<number, number>; low: number; high: number; said: string }[] = [];
  #isWhole = true;

  private constructor(highs: Highs, releases: readonly Release[]) {
    const [{ structure }] = releases as readonly [Release];
    const [population] = structure.populations;
    const leaves = structure.places.filter(({ id }) => !structure.places.some(({ parent }) => parent?.id === id));
    const levelsOf = structure.groupings.map(({ id, levels, sum }) => ({
      id,
      levels: sum === "remainder" ? [...levels, unlisted] : levels,
    }));
    const combinations = levelsOf.reduce<readonly Readonly<Record<string, string>>[]>(
      (before, { id, levels }) => before.flatMap((one) => levels.map((level) => ({ ...one, [id]: level }))),
      [{}],
    );
    this.#profiles = leaves.flatMap(({ id, grades }) =>
      (population!.grades.length === 0 ? [""] : grades).flatMap((grade) =>
        combinations.map((levels) => ({ school: id, grade, levels })),
      ),
    );
    this.#indicators = [
      ...new Set(releases.flatMap((one) => one.structure.populations[0]!.indicators.map(({ id }) => id))),
    ];
    for (const release of releases) this.#read(release);
    this.#indicators.forEach((_, i) => {
      this.#profiles.forEach((_, p) => {
        const terms = new Map([
          [p, 1],
          [this.#number(p, i), -1],
        ]);
        this.#rows.push({
          terms,
          low: 0,
          high: Number.POSITIVE_INFINITY,
          said: "no more with an outcome than there are",
        });
      });
    });
    this.#model = this.#load(highs);
  }

  static async of(releases: readonly Release[]): Promise<StudentAttacker> {
    const load = loadHighs as unknown as typeof loadHighs.default;
    return new StudentAttacker(await load(), releases);
  }

  /**
   * What the wanted numbers can be, as far as `enough` asks of each; null for one that was not searched to its end. The search
   * starts at the true students: nobody outside knows them, but what they leave possible is the same wherever it starts.
   */
  ranges(
    wanted: readonly Wanted[],
    enough: readonly number[],
    students: readonly Student[],
  ): readonly (Possible | null)[] {
    const terms = wanted.map((one) => this.#terms(one));
    const truth = this.#classOf(students);
    const ranges = terms.map((of): Possible => ({ low: sumOf(of, truth), high: sumOf(of, truth) }));
    const isEnough = (at: number): boolean => ranges[at]!.high - ranges[at]!.low >= enough[at]!;
    const see = (found: Float64Array): void =>
      terms.forEach((of, at) => {
        const sum = sumOf(of, found);
        const range = ranges[at]!;
        range.low = Math.min(range.low, sum);
        range.high = Math.max(range.high, sum);
      });
    const { share } = seeded(1);
    // A class that is far from the true one in many ways at once shows the width of most numbers.
    for (let round = 0; round < rounds; round++) {
      const open = [...terms.keys()].filter((at) => !isEnough(at));
      if (open.length < fewest) break;
      const many = new Map<number, number>();
      for (const at of open) {
        const weight = share() - 0.5;
        for (const [number, factor] of terms[at]!) many.set(number, (many.get(number) ?? 0) + weight * factor);
      }
      this.#model.options.set({ mip_rel_gap: 0.5 });
      see(this.#extreme(many, 1, unreached, truth).students);
      this.#model.options.set({ mip_rel_gap: 0 });
    }
    const late = new Set<number>();
    for (const [at, of] of terms.entries())
      for (const sign of [1, -1]) {
        if (isEnough(at)) break;
        const { low, high } = ranges[at]!;
        const found = this.#extreme(of, sign, sign > 0 ? low + enough[at]! : high - enough[at]!, truth);
        if (found.isLate) late.add(at);
        see(found.students);
      }
    this.#model.dispose();
    return ranges.map((range, at) => (late.has(at) && !isEnough(at) ? null : range));
  }

  /** What is printed that is not true of these students, as text: nothing, if the releases are true. */
  untruths(students: readonly Student[]): readonly string[] {
    const truth = this.#classOf(students);
    return this.#rows.flatMap(({ terms, low, high, said }) => {
      const sum = sumOf(terms, truth);
      return sum >= low && sum <= high ? [] : [`${said}: ${sum}, not ${low} to ${high}`];
    });
  }

  /** The numbers of students of each profile, and of those with each outcome. */
  #classOf(students: readonly Student[]): Float64Array {
    const numbers = new Float64Array(this.#profiles.length * (1 + this.#indicators.length));
    const byProfile = new Map(this.#profiles.map((one, p) => [profileText(one), p]));
    for (const student of students) {
      const p = byProfile.get(profileText(student))!;
      numbers[p]! += 1;
      for (const [i, id] of this.#indicators.entries()) if (student.outcomes.has(id)) numbers[this.#number(p, i)]! += 1;
    }
    return numbers;
  }

  /**
   * A class of whole students that fits all that is printed, with the most (or fewest) of something, or at least (or at most) a
   * target. If it takes too long, the best one that was found.
   */
  #extreme(
    terms: ReadonlyMap<number, number>,
    sign: number,
    target: number,
    start: Float64Array,
  ): { readonly students: Float64Array; readonly isLate: boolean } {
    const size = this.#profiles.length * (1 + this.#indicators.length);
    const cost = new Float64Array(size);
    for (const [number, factor] of terms) cost[number] = -sign * factor;
    const model = this.#model;
    model.changeColsCost({ kind: "range", from: 0, to: size - 1 }, cost);
    for (const isWhole of [false, true]) {
      if (isWhole !== this.#isWhole) {
        if (isWhole)
          model.changeColsIntegrality({ kind: "range", from: 0, to: size - 1 }, new Int32Array(size).fill(1));
        else model.clearIntegrality();
        this.#isWhole = isWhole;
      }
      if (isWhole) {
        model.options.set({ objective_target: -sign * target });
        model.setSolution({ colValue: start });
      }
      model.zeroAllClocks();
      model.run();
      const students = Float64Array.from(model.getSolution().colValue, (x) => Math.round(x));
      const isFit = this.#rows.every(({ terms: row, low, high }) => {
        const sum = sumOf(row, students);
        return sum >= low && sum <= high;
      });
      const isLate = !complete.has(model.getModelStatus());
      if (isFit && students.every((x) => x >= 0) && (isWhole || !isLate)) return { students, isLate };
      if (isWhole && isLate) return { students: start, isLate };
    }
    throw new Error(`no class of students fits what is printed: ${model.getModelStatus()}`);
  }

  #number(profile: number, indicator: number): number {
    return this.#profiles.length * (1 + indicator) + profile;
  }

  /** The profiles that a row counts. */
  #counted({ placeId, placeKind, grade, grouping, level }: ReleaseKey): readonly number[] {
    const levels = crossedLevels({ grouping, level });
    return [...this.#profiles.entries()]
      .filter(
        ([, one]) =>
          (placeKind !== "school" || one.school === placeId) &&
          (grade === "all" || one.grade === grade) &&
          crossedGroupings(grouping).every((id, i) => id === "all" || one.levels[id] === levels[i]),
      )
      .map(([p]) => p);
  }

  #terms({ keys, of }: Wanted): ReadonlyMap<number, number> {
    const terms = new Map<number, number>();
    for (const key of keys)
      for (const p of this.#counted(key)) {
        const i = this.#indicators.indexOf(key.indicator);
        if (of !== "with") terms.set(p, 1);
        if (of !== "students") terms.set(this.#number(p, i), of === "with" ? 1 : -1);
      }
    return terms;
  }

  #read({ structure: { rounding }, cells }: Release): void {
    const infinite = Number.POSITIVE_INFINITY;
    for (const cell of cells) {
      const people = this.#terms({ keys: [cell], of: "students" });
      const { n, rate, indicator } = cell;
      if (indicator === "") {
        const [low, high] =
          n.kind === "number" ? [n.value, n.value] : n.kind === "range" ? [n.low, n.high] : [0, infinite];
        this.#rows.push({ terms: people, low, high, said: `${keyText(cell)} n=${printedText(n)}` });
      } else if (rate !== null && rate.kind !== "hidden") {
        const size = n.kind === "number" ? n.value : n.kind === "range" ? n.low : Number.NaN;
        const step = ladderStepOf(rounding.rates, size);
        if (step === undefined) throw new Error("a rate of a group of unknown size");
        const having = this.#terms({ keys: [cell], of: "with" });
        /** 100 * having - percent * people. */
        const less = (percent: number): ReadonlyMap<number, number> =>
          new Map([
            ...[...having.keys()].map((x) => [x, 100] as const),
            ...[...people.keys()].map((x) => [x, -percent] as const),
          ]);
        for (const { percent, low, high } of sidesOf(rate, step))
          this.#rows.push({ terms: less(percent), low, high, said: `${keyText(cell)} rate=${printedText(rate)}` });
      }
    }
  }

  #load(highs: Highs): Model {
    const size = this.#profiles.length * (1 + this.#indicators.length);
    const bounded = (x: number): number =>
      x === Number.POSITIVE_INFINITY ? highs.infinity : x === Number.NEGATIVE_INFINITY ? -highs.infinity : x;
    const starts = [0];
    for (const { terms } of this.#rows) starts.push(starts.at(-1)! + terms.size);
    const model = highs.createModel({
      numCols: size,
      numRows: this.#rows.length,
      colCost: new Float64Array(size),
      colLower: new Float64Array(size),
      colUpper: new Float64Array(size).fill(10_000),
      rowLower: Float64Array.from(this.#rows, ({ low }) => bounded(low)),
      rowUpper: Float64Array.from(this.#rows, ({ high }) => bounded(high)),
      matrix: {
        format: "csr",
        numRows: this.#rows.length,
        numCols: size,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(this.#rows.flatMap(({ terms }) => [...terms.keys()])),
        values: Float64Array.from(this.#rows.flatMap(({ terms }) => [...terms.values()])),
      },
    });
    model.options.set({ output_flag: false, time_limit: 120, mip_max_nodes: 5000, mip_rel_gap: 0 });
    this.#isWhole = false;
    return model;
  }
}

/** Searches for many numbers at once, while at least so many are open. */
const rounds = 6;
const fewest = 8;
/** More than any sum of students. */
const unreached = 1e12;

/** States of HiGHS: solved to the end, or far enough. */
const complete: ReadonlySet<number> = new Set([7, 12]);

const sumOf = (terms: ReadonlyMap<number, number>, numbers: Float64Array): number => {
  let sum = 0;
  for (const [number, factor] of terms) sum += factor * numbers[number]!;
  return sum;
};

const profileText = ({ school, grade, levels }: Profile): string =>
  JSON.stringify([school, grade, Object.entries(levels).sort()]);

/** What a printed rate says about 100 * having - percent * people, for one or two percents. */
function sidesOf(
  rate: Printed,
  { low, high, step }: LadderStep,
): readonly { percent: number; low: number; high: number }[] {
  const infinite = Number.POSITIVE_INFINITY;
  const atLeast = (percent: number, least = 0) => ({ percent, low: least, high: infinite });
  const atMost = (percent: number, most = 0) => ({ percent, low: -infinite, high: most });
  if (rate.kind === "at-most") return [atMost(low)];
  if (rate.kind === "at-least") return [atLeast(high)];
  const between = [atLeast(low, 1), atMost(high, -1)];
  if (rate.kind === "range") return [...between, atLeast(rate.low), atMost(rate.high + 1, -1)];
  if (rate.kind !== "number") return [];
  // Steps are whole percents, so their halves are multiples of one half: twice a row has whole factors.
  return [...between, atLeast(rate.value - step / 2), atMost(rate.value + step / 2, -0.5)];
}
