import type { Audit } from "../reports/audit.ts";
import { type AnyFinding, findingAt, refusedAt } from "../reports/judged/finding-at.ts";
import { keyOf, printedOrder, verdicts } from "../reports/judged/judged.ts";
import type { Audience } from "../reports/report.ts";
import { auditHead } from "./json.ts";
import { fourDigits } from "./numbers.ts";
import type { Output } from "./output.ts";

type Field = number | null | Readonly<Record<string, unknown>>;

/** Names of the values of a row of `unsure`, in their order. */
const unsureColumns = [
  "indicator",
  "year",
  "place",
  "group",
  "comparison",
  "n",
  "hits",
  "comparisonN",
  "comparisonHits",
  "value",
  "lower",
  "upper",
  "pValue",
  "qValue",
  "actionLine",
  "more",
] as const;

const refusedColumns = [
  "indicator",
  "year",
  "place",
  "group",
  "comparison",
  "reason",
  "n",
  "comparisonN",
  "more",
] as const;

/** What an audit could not judge, for other programs. */
export const printNotJudged = async <A extends Audience>(audit: Audit<A>, output: Output<A>): Promise<void> =>
  output.put({ path: "not-judged.json", content: notJudgedJson(audit), audience: audit.audience });

/**
 * `not-judged.json` in pieces, as `docs/audit-json.md` describes it: lists of names, then two tables whose rows point into the lists, a line a row.
 *
 * `unsure`: gaps whose interval is too wide to say (verdict "too-few"). `refused`: comparisons without a gap, each with its reason.
 */
export function* notJudgedJson(audit: Audit<Audience>): Generator<string> {
  const { judged } = audit;
  const { gaps, refused, groups, years } = judged;
  const lists = {
    indicators: judged.indicators.map(({ id }) => id),
    years,
    places: judged.places.map(({ kind, id, name }) => ({ kind, id, name })),
    groups,
    comparisons: judged.comparisons,
    reasons: judged.reasons,
  };
  yield `${JSON.stringify({ ...auditHead(audit), ...lists }).slice(0, -1)},\n`;
  yield `"unsure":{"columns":${JSON.stringify(unsureColumns)},"rows":[\n`;
  const tooFew = verdicts.indexOf("too-few");
  yield* lines(
    printedOrder(gaps, groups).filter((row) => gaps.verdict[row] === tooFew),
    (row) => {
      const { indicator, year, place, group } = keyOf(gaps, years.length, row);
      const f = findingAt(audit, row);
      const estimates = [f.value, f.lower, f.upper, f.pValue, f.qValue, f.actionLine];
      const counts = [f.n, f.hits, f.comparisonN, f.comparisonHits];
      return [indicator, year, place, group, gaps.comparison[row] ?? 0, ...counts, ...estimates, moreOf(f)];
    },
  );
  yield `]},\n"refused":{"columns":${JSON.stringify(refusedColumns)},"rows":[\n`;
  yield* lines(printedOrder(refused, groups), (row) => {
    const { indicator, year, place, group } = keyOf(refused, years.length, row);
    const { official, recoverable, n, comparisonN } = refusedAt(judged, row);
    const more = { ...(official !== undefined && { published: official }), ...(recoverable && { recoverable }) };
    return [
      indicator,
      year,
      place,
      group,
      refused.comparison[row] ?? 0,
      refused.reason[row] ?? 0,
      n,
      comparisonN,
      more,
    ];
  });
  yield "]}}\n";
}

/** What only some gaps have, by the names of `findings`; the two rates where they are not hits over students. */
function moreOf({
  hits,
  rate,
  comparisonRate,
  change,
  ratio,
  vGap,
  shrunkenRate,
  shrunkenRange,
  idea,
  benchmarks,
  official,
}: AnyFinding) {
  return {
    ...(hits === null && { rate, comparisonRate }),
    ...(change !== undefined && {
      change: [change.since, change.value, change.lower, change.upper, change.verdict, change.own, change.others],
    }),
    ...(ratio !== undefined && { ratio: [ratio.value, ratio.lower, ratio.upper] }),
    ...(vGap !== undefined && { vGap }),
    ...(shrunkenRate !== undefined && { shrunkenRate, shrunkenRange }),
    ...(idea !== undefined && { idea }),
    ...(benchmarks !== undefined && { benchmarks }),
    ...(official !== undefined && { published: official }),
  };
}

/** How many lines are handed on at once. */
const atOnce = 2000;

function* lines(rows: Int32Array, fieldsOf: (row: number) => readonly Field[]): Generator<string> {
  for (let from = 0; from < rows.length; from += atOnce) {
    const text = Array.from(rows.subarray(from, from + atOnce), (row) => `[${printed(fieldsOf(row)).join(",")}]`);
    yield `${text.join(",\n")}${from + atOnce < rows.length ? ",\n" : "\n"}`;
  }
}

/** A row without the empty object at its end. */
function printed(fields: readonly Field[]): readonly string[] {
  const all = fields.map((x) =>
    typeof x === "number"
      ? String(fourDigits(x))
      : JSON.stringify(x, (_, value: unknown) => (typeof value === "number" ? fourDigits(value) : value)),
  );
  return all.at(-1) === "{}" ? all.slice(0, -1) : all;
}
