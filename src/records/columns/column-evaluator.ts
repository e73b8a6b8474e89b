import { dateOf } from "../../base/days.ts";
import { schoolYearOfDate } from "../../rules/us-ca-school-year.ts";
import { type Arithmetic, type ComparisonOperator, type Expr, withAllowance } from "../expr.ts";
import {
  as,
  type Columns,
  type ColumnVector,
  commonKind,
  constant,
  emptyColumn,
  isFalse,
  isTrue,
  isUnknown,
  kindsDiffer,
  newColumn,
  slice,
  unknownText,
} from "./column.ts";
import type { StringDictionary } from "./string-dictionary.ts";

/** Batch size in rows: intermediate results stay in the processor's cache. */
const batch = 8192;

/**
 * Evaluates rows in batches.
 *
 * @param each  called with the evaluator of a batch that begins at row `from`
 */
export function inBatches(
  input: Columns,
  dictionary: StringDictionary,
  each: (evaluator: ColumnEvaluator, from: number, rows: number) => void,
): void {
  for (let from = 0; from < input.rows; from += batch) {
    const to = Math.min(input.rows, from + batch);
    const columns = new Map<string, ColumnVector>();
    for (const [name, c] of input.columns) columns.set(name, slice(c, from, to));
    each(new ColumnEvaluator({ rows: to - from, columns }, dictionary), from, to - from);
  }
}

/** Evaluates expressions to one column each. */
export function evaluateAll(
  expressions: readonly Expr[],
  input: Columns,
  dictionary: StringDictionary,
): ColumnVector[] {
  const storedColumns = expressions.map((e) => (e.op === "column" ? input.columns.get(e.name) : undefined));
  if (input.rows <= batch) {
    const evaluator = new ColumnEvaluator(input, dictionary);
    return expressions.map((e, k) => storedColumns[k] ?? evaluator.column(e));
  }
  const out: ColumnVector[] = [];
  inBatches(input, dictionary, (evaluator, from) => {
    for (const [k, e] of expressions.entries()) {
      if (storedColumns[k] !== undefined) {
        out[k] = storedColumns[k];
        continue;
      }
      const c = evaluator.column(e);
      out[k] ??= newColumn(c.kind, input.rows);
      const whole = out[k];
      if (whole.kind !== "null" && c.kind !== "null") whole.values.set(c.values, from);
    }
  });
  return out;
}

/**
 * Evaluates expressions over all rows at once, with the same results as `evaluate` row by row. Common subexpressions
 * are evaluated once.
 */
export class ColumnEvaluator {
  private readonly of: Columns;
  private readonly dictionary: StringDictionary;
  private readonly evaluated = new Map<string, ColumnVector>();

  constructor(input: Columns, dictionary: StringDictionary) {
    this.of = input;
    this.dictionary = dictionary;
  }

  column(e: Expr): ColumnVector {
    if (e.op === "column") return this.of.columns.get(e.name) ?? { kind: "null" };
    const mark = markOf(e);
    const cached = this.evaluated.get(mark);
    if (cached !== undefined) return cached;
    const made = this.evaluateOne(e);
    this.evaluated.set(mark, made);
    return made;
  }

  /** A condition per row: 0 false, 1 unknown, 3 true. */
  truths(e: Expr): Uint8Array {
    return this.truthsOf(this.column(e));
  }

  /** Numbers; NaN is unknown. */
  numbers(e: Expr): Float64Array {
    return this.numbersOf(this.column(e));
  }

  private truthsOf(c: ColumnVector): Uint8Array {
    if (c.kind === "boolean") return c.values;
    // As in `evaluate`, a non-boolean value is unknown to "and", "or" and "not".
    return new Uint8Array(this.of.rows).fill(isUnknown);
  }

  private numbersOf(c: ColumnVector): Float64Array {
    if (c.kind === "date") throw kindsDiffer("number", "date");
    const numbers = as("number", c, this.of.rows, this.dictionary);
    return numbers.kind === "number" ? numbers.values : new Float64Array(0);
  }

  private evaluateOne(e: Exclude<Expr, { op: "column" }>): ColumnVector {
    const { rows } = this.of;
    switch (e.op) {
      case "literal":
        return constant(e.value, rows, this.dictionary);
      case "and":
      case "or":
        return truth(this.connected(e.op, e.parts));
      case "not":
        return truth(inverted(this.truths(e.of)));
      case "is-known":
        return truth(knownIn(this.column(e.of), rows));
      case "is-in":
        return truth(this.isIn(this.column(e.of), e.values));
      case "first-known":
        return this.firstKnown(e.parts.map((part) => this.column(part)));
      case "choose":
        return this.choose(e);
      case "number":
        return { kind: "number", values: this.numbers(e.of) };
      case "school-year-of":
        return { kind: "number", values: this.schoolYears(this.column(e.of)) };
      case "prefix":
        return this.prefix(this.column(e.of), e.length);
      case "days-between": {
        const [from, to] = [this.dates(e.left), this.dates(e.right)];
        const values = new Float64Array(rows);
        for (let i = 0; i < rows; i++) values[i] = to[i]! - from[i]! + 1;
        return { kind: "number", values };
      }
      case "plus":
      case "minus":
      case "times":
      case "divided-by":
        return { kind: "number", values: arithmetic(e.op, this.numbers(e.left), this.numbers(e.right)) };
      default: {
        const { op, left, right } = withAllowance(e);
        return truth(this.comparedWith(op, this.column(left), right));
      }
    }
  }

  private connected(op: "and" | "or", parts: readonly Expr[]): Uint8Array {
    const all = new Uint8Array(this.of.rows);
    if (parts[0] === undefined) return all.fill(op === "and" ? isTrue : isFalse);
    all.set(this.truths(parts[0]));
    for (const part of parts.slice(1)) connect(op, all, this.truths(part));
    return all;
  }

  private isIn(c: ColumnVector, values: readonly (string | number)[]): Uint8Array {
    const truth = new Uint8Array(this.of.rows);
    if (c.kind === "null") return truth.fill(isUnknown);
    const known = c.kind === "boolean" || c.kind === "date" ? undefined : c;
    if (known === undefined) throw kindsDiffer(c.kind, typeof values[0] === "number" ? "number" : "text");
    const wanted = values.flatMap((v) =>
      known.kind === "text" ? (typeof v === "string" ? [this.dictionary.of(v)] : []) : typeof v === "number" ? [v] : [],
    );
    for (const v of wanted) markEqual(truth, known.values, v);
    const knownRows = knownIn(c, this.of.rows);
    for (let i = 0; i < truth.length; i++) if (knownRows[i] === isFalse) truth[i] = isUnknown;
    return truth;
  }

  private firstKnown(parts: readonly ColumnVector[]): ColumnVector {
    const { rows } = this.of;
    const kind = commonKind(parts);
    const out = emptyColumn(kind, rows);
    if (out.kind === "null") return out;
    let first = true;
    for (const part of parts) {
      if (part.kind === "null") continue;
      const c = as(kind, part, rows, this.dictionary);
      if (first && c.kind !== "null") out.values.set(c.values);
      else if (out.kind === "text" && c.kind === "text") {
        for (let i = 0; i < rows; i++) if (out.values[i] === unknownText) out.values[i] = c.values[i]!;
      } else if (out.kind === "boolean" && c.kind === "boolean") {
        for (let i = 0; i < rows; i++) if (out.values[i] === isUnknown) out.values[i] = c.values[i]!;
      } else if (c.kind === "number" || c.kind === "date") {
        for (let i = 0; i < rows; i++) if (Number.isNaN(out.values[i])) out.values[i] = c.values[i]!;
      }
      first = false;
    }
    return out;
  }

  private choose(e: Expr & { op: "choose" }): ColumnVector {
    const { rows } = this.of;
    const thens = e.cases.map(([, then]) => this.column(then));
    const otherwise = this.column(e.otherwise);
    const kind = commonKind([...thens, otherwise]);
    const out = newColumn(kind, rows);
    if (out.kind === "null") return out;
    const last = as(kind, otherwise, rows, this.dictionary);
    if (last.kind !== "null") out.values.set(last.values);
    for (let k = e.cases.length - 1; k >= 0; k--) {
      const when = this.truths(e.cases[k]![0]);
      const then = as(kind, thens[k]!, rows, this.dictionary);
      if (then.kind !== "null") putWhere(out.values, when, then.values);
    }
    return out;
  }

  private schoolYears(c: ColumnVector): Float64Array {
    if (c.kind === "null") return new Float64Array(this.of.rows).fill(Number.NaN);
    const days = as("date", c, this.of.rows, this.dictionary);
    const years = new Map<number, number>();
    return days.kind !== "date"
      ? new Float64Array(0)
      : days.values.map((day) => {
          if (Number.isNaN(day)) return day;
          const cached = years.get(day);
          if (cached !== undefined) return cached;
          const year = schoolYearOfDate(dateOf(day));
          years.set(day, year);
          return year;
        });
  }

  private prefix(c: ColumnVector, length: number): ColumnVector {
    if (c.kind === "null") return c;
    if (c.kind !== "text") throw kindsDiffer("text", c.kind);
    const starts = new Map<number, number>([[unknownText, unknownText]]);
    return {
      kind: "text",
      values: c.values.map((text) => {
        const cached = starts.get(text);
        if (cached !== undefined) return cached;
        const start = this.dictionary.of(this.dictionary.text(text).slice(0, length));
        starts.set(text, start);
        return start;
      }),
    };
  }

  private dates(e: Expr): Float64Array {
    const dates = as("date", this.column(e), this.of.rows, this.dictionary);
    return dates.kind === "date" ? dates.values : new Float64Array(0);
  }

  /** Compares with a constant without materializing a column for it. */
  private comparedWith(op: ComparisonOperator, left: ColumnVector, right: Expr): Uint8Array {
    if (right.op === "literal" && left.kind !== "null") {
      const { value } = right;
      if (left.kind === "number" && typeof value === "number") return compareWith(op, left.values, value);
      if (op === "equals" && left.kind === "text" && typeof value === "string")
        return sameAs(left.values, this.dictionary.of(value), unknownText);
      if (op === "equals" && left.kind === "boolean" && typeof value === "boolean")
        return value ? left.values : inverted(left.values);
    }
    return this.compared(op, left, this.column(right));
  }

  private compared(op: ComparisonOperator, left: ColumnVector, right: ColumnVector): Uint8Array {
    const { rows } = this.of;
    if (left.kind === "null" || right.kind === "null") return new Uint8Array(rows).fill(isUnknown);
    const kind = commonKind([left, right]);
    const a = as(kind, left, rows, this.dictionary);
    const b = as(kind, right, rows, this.dictionary);
    if (a.kind === "text" && b.kind === "text") {
      if (op === "equals") return sameWhole(a.values, b.values, unknownText);
      return this.comparedTexts(op, a.values, b.values);
    }
    if (a.kind === "boolean" && b.kind === "boolean") {
      if (op === "equals") return sameWhole(a.values, b.values, isUnknown);
      const numbers = (c: ColumnVector): Float64Array => this.numbersOf(c);
      return compareNumbers(op, numbers(a), numbers(b));
    }
    if ((a.kind === "number" || a.kind === "date") && (b.kind === "number" || b.kind === "date"))
      return compareNumbers(op, a.values, b.values);
    throw kindsDiffer(left.kind, right.kind);
  }

  private comparedTexts(op: Exclude<ComparisonOperator, "equals">, a: Int32Array, b: Int32Array): Uint8Array {
    const truth = new Uint8Array(a.length).fill(isUnknown);
    for (let i = 0; i < truth.length; i++) {
      if (a[i] === unknownText || b[i] === unknownText) continue;
      const [x, y] = [this.dictionary.text(a[i]!), this.dictionary.text(b[i]!)];
      const holds = op === "at-least" ? x >= y : op === "at-most" ? x <= y : op === "above" ? x > y : x < y;
      truth[i] = holds ? isTrue : isFalse;
    }
    return truth;
  }
}

const marks = new WeakMap<Expr, string>();
/** Key that is equal for equal expressions. */
function markOf(e: Expr): string {
  const cached = marks.get(e);
  if (cached !== undefined) return cached;
  const mark = JSON.stringify(e);
  marks.set(e, mark);
  return mark;
}

const opposite = Uint8Array.of(isTrue, isUnknown, isUnknown, isFalse);

/** Views bytes as 32-bit words if they are aligned. */
function inWords(bytes: Uint8Array): Int32Array | undefined {
  return bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : undefined;
}

function inverted(truths: Uint8Array): Uint8Array {
  const out = new Uint8Array(truths.length);
  for (let i = 0; i < out.length; i++) out[i] = opposite[truths[i]!]!;
  return out;
}

function connect(op: "and" | "or", all: Uint8Array, more: Uint8Array): void {
  const [a, b] = [inWords(all), inWords(more)];
  let from = 0;
  if (a !== undefined && b !== undefined) {
    if (op === "and") for (let i = 0; i < a.length; i++) a[i]! &= b[i]!;
    else for (let i = 0; i < a.length; i++) a[i]! |= b[i]!;
    from = 4 * a.length;
  }
  if (op === "and") for (let i = from; i < all.length; i++) all[i]! &= more[i]!;
  else for (let i = from; i < all.length; i++) all[i]! |= more[i]!;
}

const truth = (values: Uint8Array): ColumnVector => ({ kind: "boolean", values });

/** Whether each row's value is known (never unknown itself). */
function knownIn(c: ColumnVector, rows: number): Uint8Array {
  const truth = new Uint8Array(rows);
  if (c.kind === "text") {
    for (let i = 0; i < rows; i++) truth[i] = c.values[i] === unknownText ? isFalse : isTrue;
  } else if (c.kind === "boolean") {
    for (let i = 0; i < rows; i++) truth[i] = c.values[i] === isUnknown ? isFalse : isTrue;
  } else if (c.kind !== "null") {
    for (let i = 0; i < rows; i++) truth[i] = Number.isNaN(c.values[i]) ? isFalse : isTrue;
  }
  return truth;
}

function markEqual(found: Uint8Array, values: Int32Array | Float64Array, v: number): void {
  if (values instanceof Int32Array) {
    for (let i = 0; i < found.length; i++) if (values[i] === v) found[i] = isTrue;
  } else {
    for (let i = 0; i < found.length; i++) if (values[i] === v) found[i] = isTrue;
  }
}

function putWhere(
  out: Int32Array | Uint8Array | Float64Array,
  when: Uint8Array,
  then: Int32Array | Uint8Array | Float64Array,
): void {
  // One loop for each array type: a shared loop becomes polymorphic and slower.
  if (out instanceof Int32Array) {
    for (let i = 0; i < when.length; i++) if (when[i] === isTrue) out[i] = then[i]!;
  } else if (out instanceof Uint8Array) {
    for (let i = 0; i < when.length; i++) if (when[i] === isTrue) out[i] = then[i]!;
  } else {
    for (let i = 0; i < when.length; i++) if (when[i] === isTrue) out[i] = then[i]!;
  }
}

function sameWhole(a: Int32Array | Uint8Array, b: Int32Array | Uint8Array, unknown: number): Uint8Array {
  const truth = new Uint8Array(a.length);
  if (a instanceof Int32Array) {
    for (let i = 0; i < truth.length; i++)
      truth[i] = a[i] === unknown || b[i] === unknown ? isUnknown : a[i] === b[i] ? isTrue : isFalse;
  } else {
    for (let i = 0; i < truth.length; i++)
      truth[i] = a[i] === unknown || b[i] === unknown ? isUnknown : a[i] === b[i] ? isTrue : isFalse;
  }
  return truth;
}

function sameAs(values: Int32Array, wanted: number, unknown: number): Uint8Array {
  const truth = new Uint8Array(values.length);
  for (let i = 0; i < truth.length; i++) {
    const v = values[i]!;
    truth[i] = v === wanted ? isTrue : v === unknown ? isUnknown : isFalse;
  }
  return truth;
}

function compareWith(op: ComparisonOperator, a: Float64Array, b: number): Uint8Array {
  const truth = new Uint8Array(a.length);
  if (op === "equals") {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i] === b ? isTrue : Number.isNaN(a[i]) ? isUnknown : isFalse;
  } else if (op === "at-least") {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i]! >= b ? isTrue : Number.isNaN(a[i]) ? isUnknown : isFalse;
  } else if (op === "at-most") {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i]! <= b ? isTrue : Number.isNaN(a[i]) ? isUnknown : isFalse;
  } else if (op === "above") {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i]! > b ? isTrue : Number.isNaN(a[i]) ? isUnknown : isFalse;
  } else {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i]! < b ? isTrue : Number.isNaN(a[i]) ? isUnknown : isFalse;
  }
  return truth;
}

function compareNumbers(op: ComparisonOperator, a: Float64Array, b: Float64Array): Uint8Array {
  const truth = new Uint8Array(a.length);
  // Comparisons with NaN are false in both directions.
  if (op === "equals") {
    for (let i = 0; i < truth.length; i++)
      truth[i] = a[i] === b[i] ? isTrue : a[i]! < b[i]! || a[i]! > b[i]! ? isFalse : isUnknown;
  } else if (op === "at-least") {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i]! >= b[i]! ? isTrue : a[i]! < b[i]! ? isFalse : isUnknown;
  } else if (op === "at-most") {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i]! <= b[i]! ? isTrue : a[i]! > b[i]! ? isFalse : isUnknown;
  } else if (op === "above") {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i]! > b[i]! ? isTrue : a[i]! <= b[i]! ? isFalse : isUnknown;
  } else {
    for (let i = 0; i < truth.length; i++) truth[i] = a[i]! < b[i]! ? isTrue : a[i]! >= b[i]! ? isFalse : isUnknown;
  }
  return truth;
}

function arithmetic(op: Arithmetic, a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  if (op === "plus") for (let i = 0; i < out.length; i++) out[i] = a[i]! + b[i]!;
  else if (op === "minus") for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!;
  else if (op === "times") for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
  else for (let i = 0; i < out.length; i++) out[i] = b[i] === 0 ? Number.NaN : a[i]! / b[i]!;
  return out;
}
