import { type Columns, type ColumnVector, isTrue } from "../records/columns/column.ts";
import { inBatches } from "../records/columns/column-evaluator.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";
import { columnsOf, type Expr } from "../records/expr.ts";
import type { CubePlan } from "./plan.ts";
import { bitsPerWord, type TallyQuestion } from "./tally.ts";

/** Rows packed for the counters, consecutive in each array. */
export interface PackedRows {
  readonly rows: number;
  /** Per row and grouping, 1 + the index of its level; 0 for none. */
  readonly levels: Uint16Array;
  /** Per row, the conditions as bits, 31 per word, the first in the lowest bit. */
  readonly words: Int32Array;
  /** Per row, the numbers; NaN is unknown. */
  readonly numbers: Float64Array;
}

/** The number of entries per row in each array. */
export interface RowShape {
  readonly levels: number;
  readonly words: number;
  readonly numbers: number;
}

const rowShape = (plan: CubePlan, question: TallyQuestion): RowShape => ({
  levels: plan.groupings.length,
  words: Math.ceil(question.bits.length / bitsPerWord),
  numbers: question.numbers.length,
});

export const emptyRows = (rows: number, shape: RowShape): PackedRows => ({
  rows,
  levels: new Uint16Array(rows * shape.levels),
  words: new Int32Array(rows * shape.words),
  numbers: new Float64Array(rows * shape.numbers).fill(Number.NaN),
});

/** Expressions of a plan that are packed together. */
export interface PackedTogether {
  readonly shape: RowShape;
  /** Groupings with their levels, and their index in the plan. */
  readonly groupings: readonly { readonly at: number; readonly of: Expr; readonly levels: readonly string[] }[];
  readonly bits: readonly { readonly at: number; readonly of: Expr }[];
  readonly numbers: readonly { readonly at: number; readonly of: Expr }[];
}

/**
 * Splits the expressions of a plan into those that can be packed now and those that need other rows first.
 *
 * @param isKnown  whether an expression can be evaluated now
 * @returns the expressions to pack now and later, given the levels of each grouping. Groupings whose levels come from
 *   the data are packed later
 */
export function splitPlan(
  plan: CubePlan,
  question: TallyQuestion,
  isKnown: (e: Expr) => boolean,
): { readonly now: PackedTogether; readonly later: (levels: readonly (readonly string[])[]) => PackedTogether } {
  const listed = (exprs: readonly Expr[], now: boolean): { at: number; of: Expr }[] =>
    exprs.map((e, at) => ({ at, of: e })).filter(({ of: e }) => isKnown(e) === now);
  const groupings = (now: boolean, levels: readonly (readonly string[])[]): PackedTogether["groupings"] =>
    plan.groupings.flatMap((g, at) => {
      const isNow = isKnown(g.of) && !("found" in g.levels);
      return isNow === now ? [{ at, of: g.of, levels: levels[at] ?? [] }] : [];
    });
  const shape = rowShape(plan, question);
  const declared = plan.groupings.map((g) => ("found" in g.levels ? [] : g.levels));
  return {
    now: {
      shape,
      groupings: groupings(true, declared),
      bits: listed(question.bits, true),
      numbers: listed(question.numbers, true),
    },
    later: (levels) => ({
      shape,
      groupings: groupings(false, levels),
      bits: listed(question.bits, false),
      numbers: listed(question.numbers, false),
    }),
  };
}

/** Columns read for packing. */
export const columnsPacked = (p: PackedTogether): readonly string[] => [
  ...new Set([...p.groupings, ...p.bits, ...p.numbers].flatMap(({ of: expr }) => [...columnsOf(expr)])),
];

/** Packs expressions of rows and merges them with those packed earlier. */
export function pack(source: Columns, columns: PackedTogether, into: PackedRows, dictionary: StringDictionary): void {
  const { shape } = columns;
  const words = Array.from({ length: shape.words }, (_, word) => ({
    word,
    bits: columns.bits.filter(({ at }) => Math.floor(at / bitsPerWord) === word),
  })).filter(({ bits }) => bits.length > 0);
  inBatches(source, dictionary, (evaluator, from, rows) => {
    for (const g of columns.groupings) {
      const places = levelIndexes(evaluator.column(g.of), g.levels, rows, dictionary);
      for (let row = 0, to = from * shape.levels + g.at; row < rows; row++, to += shape.levels)
        into.levels[to] = places[row]! + 1;
    }
    for (const { word, bits } of words) {
      const packed = new Int32Array(rows);
      for (const b of bits) addBit(packed, evaluator.truths(b.of), b.at % bitsPerWord);
      for (let row = 0, to = from * shape.words + word; row < rows; row++, to += shape.words)
        into.words[to]! |= packed[row]!;
    }
    for (const n of columns.numbers) {
      const numbers = evaluator.numbers(n.of);
      for (let row = 0, to = from * shape.numbers + n.at; row < rows; row++, to += shape.numbers)
        into.numbers[to] = numbers[row]!;
    }
  });
}

/** True is 3, unknown 1, false 0, so the upper bit is set only for true. */
function addBit(packed: Int32Array, truths: Uint8Array, bit: number): void {
  for (let row = 0; row < packed.length; row++) packed[row]! |= (truths[row]! >> 1) << bit;
}

/** Index of each row's value in a list of levels; -1 if unknown or not listed. Numbers and booleans compare as text. */
export function levelIndexes(
  c: ColumnVector,
  levels: readonly string[],
  rows: number,
  dictionary: StringDictionary,
): Int32Array {
  const out = new Int32Array(rows).fill(-1);
  if (c.kind === "null") return out;
  const written = (v: number): string | undefined => {
    if (c.kind === "text") return v < 0 ? undefined : dictionary.text(v);
    if (c.kind === "boolean") return v === 1 ? undefined : String(v === isTrue);
    return Number.isNaN(v) ? undefined : String(v);
  };
  const indexes = new Map<number, number>();
  // Cache of the last value, since adjacent rows usually share it.
  let lastValue = Number.NaN;
  let index = -1;
  for (let row = 0; row < rows; row++) {
    const v = c.values[row]!;
    if (v !== lastValue) {
      const known = indexes.get(v);
      if (known === undefined) {
        const text = written(v);
        index = text === undefined ? -1 : levels.indexOf(text);
        indexes.set(v, index);
      } else index = known;
      lastValue = v;
    }
    out[row] = index;
  }
  return out;
}
