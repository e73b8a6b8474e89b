import { emptyRows, type PackedRows, type PackedTogether, pack } from "./packing.ts";
import { answerPart, type PartAnswered, type PartAsked } from "./part.ts";

/** A part of the student-years with some expressions already packed. */
export interface PackedPartAsked extends PartAsked {
  readonly pack: PackedTogether;
}

export interface PackedPartAnswered extends PartAnswered {
  readonly packed: PackedRows;
}

export function answerPackedPart(job: PackedPartAsked): PackedPartAnswered {
  let packed = emptyRows(0, job.pack.shape);
  const part = answerPart(job, (answer, dictionary) => {
    packed = emptyRows(answer.rows, job.pack.shape);
    pack(answer, job.pack, packed, dictionary);
  });
  return { ...part, packed };
}
