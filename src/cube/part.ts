import { answerInColumns } from "../records/columns/answer.ts";
import type { Column, Columns } from "../records/columns/column.ts";
import { type PlainStringDictionary, StringDictionary } from "../records/columns/string-dictionary.ts";
import type { Relation } from "../records/relation.ts";
import { emptyRows, type PackedRows, type PackedTogether, pack } from "./packing.ts";

/** A question about a part of the students with all it needs: plain data, so that any thread can answer it. */
export interface PartAsked {
  readonly question: Relation;
  readonly tables: Map<Relation, Columns>;
  readonly texts: PlainStringDictionary;
  /** What is packed of the answer. */
  readonly pack: PackedTogether;
  /** The columns of it that are kept besides. */
  readonly keep: readonly string[];
}

export interface PartAnswered {
  readonly packed: PackedRows;
  /** Texts are places in `texts`. */
  readonly kept: Columns;
  readonly texts: readonly string[];
}

export function answerPart({ question, tables, texts: plain, pack: asked, keep }: PartAsked): PartAnswered {
  const texts = StringDictionary.from(plain);
  const answer = answerInColumns(question, tables, texts);
  const packed = emptyRows(answer.rows, asked.shape);
  pack(answer, asked, packed, texts);
  const placed = new Map<number, number>();
  const kept = keep.map((name): [string, Column] => [name, renumbered(answer.columns.get(name)!, placed)]);
  return {
    packed,
    kept: { rows: answer.rows, columns: new Map(kept) },
    texts: [...placed.keys()].map((number) => texts.text(number)),
  };
}

/** A copy whose texts are numbered in the order of their coming. */
function renumbered(c: Column, placed: Map<number, number>): Column {
  if (c.kind === "nothing") return c;
  if (c.kind === "truth") return { kind: c.kind, values: c.values.slice() };
  if (c.kind !== "text") return { kind: c.kind, values: c.values.slice() };
  const values = new Int32Array(c.values.length);
  let [last, place] = [-1, -1];
  for (let row = 0; row < values.length; row++) {
    const number = c.values[row]!;
    if (number !== last) {
      last = number;
      place = number < 0 ? -1 : (placed.get(number) ?? placed.size);
      if (place === placed.size) placed.set(number, place);
    }
    values[row] = place;
  }
  return { kind: "text", values };
}

/** The kept columns of a part with the numbers that their texts have here. */
export function withTexts({ kept, texts: list }: PartAnswered, texts: StringDictionary): Columns {
  const numbers = Int32Array.from(list, (text) => texts.of(text));
  for (const c of kept.columns.values()) {
    if (c.kind !== "text") continue;
    for (let row = 0; row < c.values.length; row++) {
      const place = c.values[row]!;
      if (place >= 0) c.values[row] = numbers[place]!;
    }
  }
  return kept;
}
