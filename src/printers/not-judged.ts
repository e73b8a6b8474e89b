import type { ReadonlyNumbers } from "../base/readonly-numbers.ts";
import type { Audit } from "../reports/audit.ts";
import { type AnyFinding, type Extras, estimateOf, extrasAt, refusedNumbers } from "../reports/judged/finding-at.ts";
import {
  type GapColumns,
  type JudgedData,
  keyOf,
  printedOrder,
  type RefusedColumns,
  type RowKey,
  verdicts,
} from "../reports/judged/judged.ts";
import type { Audience } from "../reports/report.ts";
import { auditHead } from "./json.ts";
import { fourDigits } from "./numbers.ts";
import { type Output, printedFile } from "./output.ts";

type Field = number | null | readonly Field[] | Readonly<Record<string, unknown>>;

/**
 * Names of the values in a row, in order: for shares, for averages and ratios, and for comparisons without a gap. The
 * last two values may be missing.
 */
const columns = {
  shares: [
    "group",
    "n",
    "hits",
    "comparisonN",
    "comparisonHits",
    "value",
    "lower",
    "upper",
    "pValue",
    "change",
    "more",
  ],
  averages: [
    "group",
    "n",
    "rate",
    "comparisonN",
    "comparisonRate",
    "value",
    "lower",
    "upper",
    "pValue",
    "actionLine",
    "change",
    "more",
  ],
  refused: ["group", "n", "comparisonN", "more"],
} as const;

/** Movements of the gap and of its two rates, by position in these lists. */
const movements = {
  changes: ["growing", "closing", "same", "unclear"],
  moves: ["better", "worse", "same"],
} as const satisfies {
  changes: readonly NonNullable<AnyFinding["change"]>["verdict"][];
  moves: readonly NonNullable<AnyFinding["change"]>["own"][];
};

/** Writes what an audit could not judge, for other programs. */
export const printNotJudged = async <A extends Audience>(audit: Audit<A>, output: Output<A>): Promise<void> =>
  output.put(printedFile(audit, "not-judged.json", notJudgedJson(audit)));

/**
 * `not-judged.json` in chunks, as documented in `docs/audit-json.md`: lists of names, then blocks whose numbers index
 * into the lists, one line per block. A block has the rows of one question, year and place.
 *
 * `unsure`: gaps whose interval is too wide to say (verdict "cannot-tell"). `refused`: comparisons without a gap,
 * with the reason. `unplaced`: records that count at no place. Values that can be computed from others are omitted.
 */
export function* notJudgedJson(audit: Audit<Audience>): Generator<string> {
  const { judged, settings } = audit;
  const { gaps, refused, groups, years } = judged;
  const lists = {
    indicators: judged.indicators.map(({ id }) => id),
    years,
    places: judged.places.map(({ kind, id, name }) => ({ kind, id, name })),
    groups,
    comparisons: judged.comparisons,
    reasons: judged.reasons,
    ...movements,
  };
  yield `${JSON.stringify({ ...auditHead(audit), settings, ...lists, columns }).slice(0, -1)},\n`;
  const cannotTell = verdicts.indexOf("cannot-tell");
  yield '"unsure":[\n';
  yield* blocks(
    gaps,
    judged,
    printedOrder(gaps, groups).filter((row) => gaps.verdict[row] === cannotTell),
    (row) => ((gaps.hits[row] ?? -1) < 0 ? "averages" : "shares"),
    (row, key) => unsureRow(audit, row, key),
  );
  yield '],\n"refused":[\n';
  yield* blocks(
    refused,
    judged,
    printedOrder(refused, groups),
    () => "rows",
    (row, key) => {
      const { official, shown, recoverable, n, comparisonN } = refusedNumbers(judged, row, key);
      const more = {
        ...(official !== undefined && { published: official }),
        ...(shown !== undefined && { shown }),
        ...(recoverable && { recoverable }),
      };
      return short([key.group, n, comparisonN], more);
    },
  );
  yield `],\n"unplaced":[\n${audit.unplaced.map((line) => JSON.stringify(line)).join(",\n")}\n]}\n`;
}

/** Read from the table's columns, because creating tens of thousands of findings would take most of the time. */
function unsureRow(audit: Audit<Audience>, row: number, key: RowKey): readonly Field[] {
  const { gaps } = audit.judged;
  const at = (column: ReadonlyNumbers): number => column[row] ?? Number.NaN;
  const isShare = at(gaps.hits) >= 0;
  const counts = isShare
    ? [at(gaps.n), at(gaps.hits), at(gaps.comparisonN), at(gaps.comparisonHits)]
    : [at(gaps.n), at(gaps.rate), at(gaps.comparisonN), at(gaps.comparisonRate)];
  const { value, lower, upper, pValue } = estimateOf(audit.judged, row, key);
  const estimates = [value, lower, upper, pValue, ...(isShare ? [] : [at(gaps.actionLine)])];
  const { change, official, ...more } = extrasAt(audit, row, key);
  return short([key.group, ...counts, ...estimates], changeFields(change), {
    ...more,
    ...(official !== undefined && { published: official }),
  });
}

/** First year, the change with its interval, and three words by list position. */
function changeFields(change: Extras["change"]): Field {
  if (change === undefined) return null;
  const { since, value, lower, upper, verdict, own, others } = change;
  const { changes, moves } = movements;
  return [since, value, lower, upper, changes.indexOf(verdict), moves.indexOf(own), moves.indexOf(others)];
}

/** A row without trailing empty values. */
function short(always: readonly Field[], ...rest: readonly Field[]): readonly Field[] {
  const isEmpty = (x: Field): boolean => x === null || (typeof x === "object" && Object.keys(x).length === 0);
  return [...always, ...rest.slice(0, rest.findLastIndex((x) => !isEmpty(x)) + 1)];
}

type KindOfRow = "shares" | "averages" | "rows";

/**
 * Groups rows by what they share (question, year, place, comparison, reason) in order of first appearance, one line
 * per block. Rows arrive by question, so a question's blocks are emitted when it ends.
 */
function* blocks(
  keys: GapColumns | RefusedColumns,
  { years, places, comparisons, reasons }: JudgedData,
  rows: Int32Array,
  kindOf: (row: number) => KindOfRow,
  fieldsOf: (row: number, key: RowKey) => readonly Field[],
): Generator<string> {
  let lines = new Map<number, string[]>();
  let question = -1;
  let between = "";
  for (const row of rows) {
    const key = keyOf(keys, years.length, row);
    const { indicator, year, place } = key;
    if (indicator !== question && lines.size > 0) {
      yield between + linesOf(lines);
      between = ",\n";
      lines = new Map();
    }
    question = indicator;
    const comparison = keys.comparison[row] ?? 0;
    const reason = "reason" in keys ? (keys.reason[row] ?? 0) : undefined;
    const kind = kindOf(row);
    const shared =
      (((year * places.length + place) * comparisons.length + comparison) * (reasons.length + 1) + (reason ?? 0)) * 2 +
      Number(kind === "averages");
    const block = lines.get(shared);
    const line = printed(fieldsOf(row, key));
    if (block !== undefined) block.push(line);
    else {
      const head = JSON.stringify({ indicator, year, place, comparison, reason });
      lines.set(shared, [`${head.slice(0, -1)},"${kind}":[${line}`]);
    }
  }
  if (lines.size > 0) yield `${between}${linesOf(lines)}\n`;
}

const linesOf = (lines: ReadonlyMap<number, readonly string[]>): string =>
  Array.from(lines.values(), (block) => `${block.join(",")}]}`).join(",\n");

/** A list as JSON. Fast path for numbers, which are the most common. */
function printed(fields: readonly Field[]): string {
  let text = "";
  for (const field of fields) text += text === "" ? printedField(field) : `,${printedField(field)}`;
  return `[${text}]`;
}

function printedField(x: Field): string | number {
  if (typeof x === "number") return fourDigits(x);
  if (x === null) return "null";
  if (isFields(x)) return printed(x);
  return JSON.stringify(x, (_, value: unknown) => (typeof value === "number" ? fourDigits(value) : value));
}

const isFields = (x: object): x is readonly Field[] => Array.isArray(x);
