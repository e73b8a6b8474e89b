import { type CountAsked, countSegments } from "./count.ts";
import { answerPackedPart, type PackedPartAnswered, type PackedPartAsked } from "./packed-part.ts";
import { answerPart, type PartAnswered, type PartAsked } from "./part.ts";

/** Worker tasks and their results. Plain data. */
export interface Tasks {
  readonly part: readonly [asked: PartAsked, answer: PartAnswered];
  readonly packedPart: readonly [asked: PackedPartAsked, answer: PackedPartAnswered];
  readonly count: readonly [asked: CountAsked, answer: readonly [from: number, to: number]];
}

export const tasks: { readonly [T in keyof Tasks]: (job: Tasks[T][0]) => Tasks[T][1] } = {
  part: (job) => answerPart(job),
  packedPart: answerPackedPart,
  count: countSegments,
};
