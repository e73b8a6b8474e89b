import type { CountedCells } from "../../cube/cube.ts";
import { type ComparedPart, comparePlaces, countedSource } from "./compare.ts";
import type { ComparePlan } from "./compare-plan.ts";

/** A half-open range of places to compare. Plain data; the cell arrays are shared between threads. */
export interface CompareAsked {
  readonly plan: ComparePlan;
  readonly cells: CountedCells;
  readonly from: number;
  readonly to: number;
}

/** Worker tasks: input and output of each. */
export interface JudgeTasks {
  readonly compare: readonly [asked: CompareAsked, answer: ComparedPart];
}

export const judgeTasks: { readonly [T in keyof JudgeTasks]: (job: JudgeTasks[T][0]) => JudgeTasks[T][1] } = {
  compare: ({ plan, cells, from, to }) => comparePlaces(plan, countedSource(cells), from, to),
};
