import type { Audit } from "../reports/audit.ts";
import { type AnyFinding, findingAt, refusedAt } from "../reports/judged/finding-at.ts";
import { keyOf, printedOrder, verdicts } from "../reports/judged/judged.ts";
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
    printedOrder(gaps, groups).filter((row) => gaps.verdict[row] === cannotTell),
    (row) => {
      const { indicator, year, place } = keyOf(gaps, years.length, row);
      const kind = (gaps.hits[row] ?? -1) < 0 ? "averages" : "shares";
      return [{ indicator, year, place, comparison: gaps.comparison[row] ?? 0 }, kind];
    },
    (row) => unsureRow(findingAt(audit, row)),
  );
  yield '],\n"refused":[\n';
  yield* blocks(
    printedOrder(refused, groups),
    (row) => {
      const { indicator, year, place } = keyOf(refused, years.length, row);
      const [comparison, reason] = [refused.comparison[row] ?? 0, refused.reason[row] ?? 0];
      return [{ indicator, year, place, comparison, reason }, "rows"];
    },
    (row) => {
      const { official, shown, recoverable, n, comparisonN } = refusedAt(judged, row);
      const more = {
        ...(official !== undefined && { published: official }),
        ...(shown !== undefined && { shown }),
        ...(recoverable && { recoverable }),
      };
      return short([refused.group[row] ?? 0, n, comparisonN], more);
    },
  );
  yield `],\n"unplaced":[\n${audit.unplaced.map((line) => JSON.stringify(line)).join(",\n")}\n]}\n`;
}

function unsureRow(f: AnyFinding): readonly Field[] {
  const { n, hits, rate, comparisonN, comparisonHits, comparisonRate } = f;
  const counts = hits === null ? [n, rate, comparisonN, comparisonRate] : [n, hits, comparisonN, comparisonHits];
  const estimates = [f.value, f.lower, f.upper, f.pValue, ...(hits === null ? [f.actionLine] : [])];
  return short([f.at.group, ...counts, ...estimates], changeOf(f), moreOf(f));
}

/** First year, the change with its interval, and three words by list position. */
function changeOf({ change }: AnyFinding): Field {
  if (change === undefined) return null;
  const { since, value, lower, upper, verdict, own, others } = change;
  const { changes, moves } = movements;
  return [since, value, lower, upper, changes.indexOf(verdict), moves.indexOf(own), moves.indexOf(others)];
}

/** Values that few gaps have, keyed as in `findings`. */
const moreOf = ({ vGap, shrunkenRate, shrunkenRange, idea, benchmarks, official }: AnyFinding): Field => ({
  ...(vGap !== undefined && { vGap }),
  ...(shrunkenRate !== undefined && { shrunkenRate, shrunkenRange }),
  ...(idea !== undefined && { idea }),
  ...(benchmarks !== undefined && { benchmarks }),
  ...(official !== undefined && { published: official }),
});

/** A row without trailing empty values. */
function short(always: readonly Field[], ...rest: readonly Field[]): readonly Field[] {
  const isEmpty = (x: Field): boolean => x === null || (typeof x === "object" && Object.keys(x).length === 0);
  return [...always, ...rest.slice(0, rest.findLastIndex((x) => !isEmpty(x)) + 1)];
}

/** What the rows of a block share, by list position, and the name of its rows. */
type BlockHead = Readonly<Record<"indicator" | "year" | "place" | "comparison", number>> & { readonly reason?: number };
type KindOfRow = "shares" | "averages" | "rows";

/**
 * Groups rows by head in order of first appearance, one line per block. Rows arrive by question, so a question's
 * blocks are emitted when it ends.
 */
function* blocks(
  rows: Int32Array,
  headOf: (row: number) => readonly [head: BlockHead, kind: KindOfRow],
  fieldsOf: (row: number) => readonly Field[],
): Generator<string> {
  let lines = new Map<string, string[]>();
  let question = -1;
  let between = "";
  for (const row of rows) {
    const [head, kind] = headOf(row);
    const { indicator, year, place, comparison, reason } = head;
    if (indicator !== question && lines.size > 0) {
      yield between + linesOf(lines);
      between = ",\n";
      lines = new Map();
    }
    question = indicator;
    const key = `${year} ${place} ${comparison} ${reason} ${kind}`;
    const block = lines.get(key);
    const line = printed(fieldsOf(row));
    if (block === undefined) lines.set(key, [`${JSON.stringify(head).slice(0, -1)},"${kind}":[${line}`]);
    else block.push(line);
  }
  if (lines.size > 0) yield `${between}${linesOf(lines)}\n`;
}

const linesOf = (lines: ReadonlyMap<string, readonly string[]>): string =>
  Array.from(lines.values(), (block) => `${block.join(",")}]}`).join(",\n");

/** A list as JSON. Fast path for numbers, which are the most common. */
const printed = (fields: readonly Field[]): string => `[${fields.map(printedField).join(",")}]`;

function printedField(x: Field): string | number {
  if (typeof x === "number") return fourDigits(x);
  if (x === null) return "null";
  if (isFields(x)) return printed(x);
  return JSON.stringify(x, (_, value: unknown) => (typeof value === "number" ? fourDigits(value) : value));
}

const isFields = (x: object): x is readonly Field[] => Array.isArray(x);
