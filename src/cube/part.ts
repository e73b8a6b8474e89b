import { answerInColumns } from "../records/columns/answer.ts";
import type { Columns, ColumnVector } from "../records/columns/column.ts";
import { type PlainStringDictionary, StringDictionary } from "../records/columns/string-dictionary.ts";
import type { Relation } from "../records/relation.ts";

/** A query over one part of the students with its input tables; plain data, so that any thread can run it. */
export interface PartAsked {
  readonly question: Relation;
  readonly tables: Map<Relation, Columns>;
  readonly dictionary: PlainStringDictionary;
  /** Columns of the result to keep. */
  readonly keep: readonly string[];
}

export interface PartAnswered {
  /** Texts are codes in `texts`. */
  readonly kept: Columns;
  readonly texts: readonly string[];
}

/** @param use  called with the complete result, before columns that are not kept are dropped */
export function answerPart(
  { question, tables, dictionary: plain, keep }: PartAsked,
  use?: (answer: Columns, dictionary: StringDictionary) => void,
): PartAnswered {
  const dictionary = StringDictionary.from(plain);
  const answer = answerInColumns(question, tables, dictionary);
  use?.(answer, dictionary);
  const indexes = new Map<number, number>();
  const kept = keep.map((name): [string, ColumnVector] => [name, renumbered(answer.columns.get(name)!, indexes)]);
  return {
    kept: { rows: answer.rows, columns: new Map(kept) },
    texts: [...indexes.keys()].map((number) => dictionary.text(number)),
  };
}

/** Copy whose dictionary codes are renumbered by first appearance. */
function renumbered(c: ColumnVector, indexes: Map<number, number>): ColumnVector {
  if (c.kind === "null") return c;
  if (c.kind === "boolean") return { kind: c.kind, values: c.values.slice() };
  if (c.kind !== "text") return { kind: c.kind, values: c.values.slice() };
  const values = new Int32Array(c.values.length);
  let [lastNumber, index] = [-1, -1];
  for (let row = 0; row < values.length; row++) {
    const number = c.values[row]!;
    if (number !== lastNumber) {
      lastNumber = number;
      index = number < 0 ? -1 : (indexes.get(number) ?? indexes.size);
      if (index === indexes.size) indexes.set(number, index);
    }
    values[row] = index;
  }
  return { kind: "text", values };
}

/** The kept columns of a part, recoded to this dictionary. */
export function withDictionary({ kept, texts }: PartAnswered, dictionary: StringDictionary): Columns {
  const numbers = Int32Array.from(texts, (text) => dictionary.of(text));
  for (const c of kept.columns.values()) {
    if (c.kind !== "text") continue;
    for (let row = 0; row < c.values.length; row++) {
      const index = c.values[row]!;
      if (index >= 0) c.values[row] = numbers[index]!;
    }
  }
  return kept;
}
