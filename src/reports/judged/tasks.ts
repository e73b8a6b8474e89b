import type { CountedCells } from "../../cube/cube.ts";
import { type ComparedPart, comparePlaces, countedSource } from "./compare.ts";
import type { ComparePlan } from "./compare-plan.ts";

/** Places to be compared: the first and up to before the last. Plain data; the arrays of the cells are shared between threads. */
export interface CompareAsked {
  readonly plan: ComparePlan;
  readonly cells: CountedCells;
  readonly from: number;
  readonly to: number;
}

/** What a thread can be asked to do, and what it answers. */
export interface JudgeTasks {
  readonly compare: readonly [asked: CompareAsked, answer: ComparedPart];
}

export const judgeTasks: { readonly [T in keyof JudgeTasks]: (job: JudgeTasks[T][0]) => JudgeTasks[T][1] } = {
  compare: ({ plan, cells, from, to }) => comparePlaces(plan, countedSource(cells), from, to),
};
