/**
 * By indicator, the share of comparisons that have a verdict (clear, clear but small, probable, no sign of a gap): an
 * audit that stays silent would look error-free. Reads the data files of a report; with `--before` it prints the
 * shares of an older report beside them.
 *
 *   npm run bench -- verdicts --report DIR [--before DIR]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { report: { type: "string" }, before: { type: "string" } } });
if (values.report === undefined) {
  console.log("Names no report: npm run bench -- verdicts --report DIR [--before DIR]");
  process.exit(0);
}

/** The parts of `audit.json` and `not-judged.json` that are read here; reports of earlier versions have them too. */
interface Data {
  readonly findings: readonly { readonly indicator: string; readonly verdict: string }[];
}
interface NotJudged {
  readonly indicators: readonly string[];
  readonly reasons: readonly string[];
  readonly unsure: readonly {
    readonly indicator: number;
    readonly shares?: unknown[];
    readonly averages?: unknown[];
  }[];
  readonly refused: readonly { readonly indicator: number; readonly reason: number; readonly rows: unknown[] }[];
}

const gaps = ["clear", "clear-small", "probable", "no-sign"] as const;
type Counts = Map<string, number>;
const read = <T>(folder: string, file: string): T => JSON.parse(readFileSync(join(folder, file), "utf8")) as T;

/** Comparisons by indicator and verdict. Skips groups or comparisons below the minimum, which no test could judge. */
function countsIn(folder: string): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const add = (indicator: string, what: string, n: number): void => {
    const of = counts.get(indicator) ?? new Map<string, number>();
    counts.set(indicator, of.set(what, (of.get(what) ?? 0) + n));
  };
  for (const { indicator, verdict } of read<Data>(folder, "audit.json").findings) add(indicator, verdict, 1);
  const { indicators, reasons, unsure, refused } = read<NotJudged>(folder, "not-judged.json");
  for (const { indicator, shares = [], averages = [] } of unsure)
    add(indicators[indicator]!, "cannot-tell", shares.length + averages.length);
  for (const { indicator, reason, rows } of refused) {
    const why = reasons[reason]!;
    if (!why.endsWith("_below_minimum")) add(indicators[indicator]!, why, rows.length);
  }
  return counts;
}

const sum = (counts: Counts, of: readonly string[] = [...counts.keys()]): number =>
  of.reduce((total, what) => total + (counts.get(what) ?? 0), 0);
const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(0)} %`);
const shareOf = (counts: Counts | undefined): string =>
  counts === undefined ? "-" : `${percent(sum(counts, gaps), sum(counts))} of ${sum(counts)}`;

const now = countsIn(values.report);
const before = values.before === undefined ? undefined : countsIn(values.before);
const together = (all: Map<string, Counts>): Counts => {
  const total: Counts = new Map();
  for (const counts of all.values()) for (const [what, n] of counts) total.set(what, (total.get(what) ?? 0) + n);
  return total;
};
const line = (id: string, then: Counts | undefined, counts: Counts | undefined): string =>
  [
    id.padEnd(40),
    ...(before === undefined ? [] : [`before ${shareOf(then)}`.padEnd(24)]),
    `with a verdict ${shareOf(counts)}`.padEnd(34),
    ...(counts === undefined ? [] : [[...counts].map(([what, n]) => `${n} ${what}`).join(", ")]),
  ].join(" ");
for (const id of [...new Set([...now.keys(), ...(before?.keys() ?? [])])].sort())
  console.log(line(id, before?.get(id), now.get(id)));
console.log(line("all", before && together(before), together(now)));
