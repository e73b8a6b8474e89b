import { isNone } from "../../base/finding.ts";
import { isCrossing } from "../../base/keys.ts";
import type { ReadonlyNumbers } from "../../base/readonly-numbers.ts";
import { type Audience, audienceOf } from "../../cube/cube.ts";
import type { OfficialOrigin } from "../../cube/official-figures.ts";
import { gapMovement } from "../../measures/gap-family.ts";
import {
  type Direction,
  disadvantage,
  disadvantageOf,
  type OrientedGap,
  shownGap,
} from "../../measures/oriented-gap.ts";
import { reportableRiskRatio } from "../../measures/risk-ratio.ts";
import { ideaReading, studentsFromThreshold } from "../../measures/significant-disproportionality.ts";
import { studentsToClose } from "../../measures/students-to-close.ts";
import { changeVerdict } from "../../measures/verdict.ts";
import { ideaDefaultRule } from "../../rules/us-federal-idea.ts";
import type { AuditFinding, NotJudged } from "../audit-schema.ts";
import type { BenchmarkColumn } from "../benchmarks.ts";
import { directionOf } from "../direction.ts";
import { changeP } from "./changes.ts";
import { idOf } from "./ids.ts";
import {
  type EstimateColumns,
  indexOfRow,
  type Judged,
  keyOf,
  printedOrder,
  type RowKey,
  rowOf,
  rowsAt,
  verdicts,
} from "./judged.ts";
import { priorityAt } from "./priority-column.ts";

/** A finding for pages: the audit.json fields, its audience, and its raw gap. */
export interface Finding<A extends Audience> extends AuditFinding {
  readonly audience: A;
  /** Group minus comparison; `value`, `lower` and `upper` are its `disadvantage`. */
  readonly counted: OrientedGap;
  /** Position in the judged table. */
  readonly at: RowKey;
}

/** A comparison without a gap, for pages. */
export interface Refused<A extends Audience> extends NotJudged {
  readonly audience: A;
}

export type AnyFinding = Finding<Audience>;
export type AnyRefused = Refused<Audience>;

/** Source of findings: the table, and benchmarks if there are official figures. */
export interface Findings<A extends Audience> {
  readonly judged: Judged<A>;
  readonly benchmarks?: BenchmarkColumn;
}

/**
 * Like `audienceOf` without its lookup, because thousands of findings are created. The caller has checked the table.
 */
const readersOf = <A extends Audience>(judged: Judged<A>): A => judged.audience as A;

/** Creates the finding of a row in the gap table. */
export function findingAt<A extends Audience>(source: Findings<A>, row: number): Finding<A> {
  const { judged } = source;
  return findingOfKey(source, row, keyOf(judged.gaps, judged.years.length, row));
}

/** The same, for a caller that knows the row's key. */
export function findingOfKey<A extends Audience>(source: Findings<A>, row: number, key: RowKey): Finding<A> {
  const { judged } = source;
  const { gaps } = judged;
  const indicator = judged.indicators[key.indicator]!;
  const { outcome, unit } = indicator;
  const counted = {
    value: gaps.value[row]!,
    lower: gaps.lower[row]!,
    upper: gaps.upper[row]!,
    direction: directionOf(outcome),
  };
  const comparison = judged.comparisons[gaps.comparison[row]!]!;
  const shares = sharesOf(judged, row);
  const [n, comparisonN] = [gaps.n[row]!, gaps.comparisonN[row]!];
  const [rate, comparisonRate] = [gaps.rate[row]!, gaps.comparisonRate[row]!];
  const extras = extrasAt(source, row, key);
  const ratio = shares === undefined || outcome === "favorable" ? undefined : ratioOf(shares);
  const ranked = indexOfRow(judged.priority, row);
  const { kind, id, name } = judged.places[key.place]!;
  const { grouping, level } = judged.groups[key.group]!;
  const { value, lower, upper } = disadvantage(counted);
  // Hot path: tens of thousands are created, so common fields are set at once and only optional ones are added.
  const finding: Changeable<Finding<A>> = {
    id: idOf(judged, key, comparison),
    indicator: indicator.id,
    goal: indicator.goal,
    schoolYear: judged.years[key.year]!,
    place: { kind, id, name },
    group: { grouping, level },
    audience: readersOf(judged),
    at: key,
    comparison,
    measure: "gap",
    gap: shownGap(counted).value,
    value,
    lower,
    upper,
    counted,
    unit: unit === "share" ? "share-points" : unit,
    n,
    hits: shares?.hits ?? null,
    rate,
    comparisonN,
    comparisonHits: shares?.comparisonHits ?? null,
    comparisonRate,
    pValue: present(gaps.p[row]!),
    qValue: present(gaps.q[row]!),
    studentsToClose:
      shares === undefined ? null : studentsToClose(n, Math.min(rate, comparisonRate), Math.max(rate, comparisonRate)),
    actionLine: gaps.actionLine[row]!,
    direction: counted.direction,
    verdict: verdicts[gaps.verdict[row]!]!,
  };
  if (extras.change !== undefined) finding.change = extras.change;
  if (ratio !== undefined) finding.ratio = ratio;
  if (ranked >= 0) finding.priority = priorityAt(judged.priority, ranked);
  return Object.assign(finding, extras);
}

/** The gap of a row as `disadvantage`, with its p-value. */
export function estimateOf(
  { gaps, indicators }: Judged<Audience>,
  row: number,
  key: RowKey,
): Pick<AuditFinding, "value" | "lower" | "upper" | "pValue"> {
  const direction = directionOf(indicators[key.indicator]!.outcome);
  const counted = { value: gaps.value[row]!, lower: gaps.lower[row]!, upper: gaps.upper[row]!, direction };
  return { ...disadvantage(counted), pValue: present(gaps.p[row]!) };
}

type Changeable<T> = { -readonly [K in keyof T]: T[K] };

/** What only some gaps have, apart from their ratio and priority. */
export type Extras = Pick<
  AuditFinding,
  "change" | "vGap" | "shrunkenRate" | "shrunkenRange" | "idea" | "official" | "benchmarks"
>;

/** The optional parts of a row in the gap table, for a printer that needs no finding. */
export function extrasAt({ judged, benchmarks }: Findings<Audience>, row: number, key: RowKey): Extras {
  const change = changeOf(judged, row, key, directionOf(judged.indicators[key.indicator]!.outcome));
  const official = originOf(judged, key);
  const elsewhere = benchmarks?.of(row, key);
  const extras: Changeable<Extras> = {};
  if (change !== undefined) extras.change = change;
  Object.assign(extras, depthOfRow(judged, row, key));
  if (official !== undefined) extras.official = { ...official };
  if (elsewhere !== undefined && elsewhere.length > 0) extras.benchmarks = [...elsewhere];
  return extras;
}

/** Counts of a gap between shares; undefined for averages and ratios. */
function sharesOf({ gaps }: Judged<Audience>, row: number): Shares | undefined {
  const [hits, comparisonHits] = [gaps.hits[row]!, gaps.comparisonHits[row]!];
  return hits < 0 || comparisonHits < 0
    ? undefined
    : { n: gaps.n[row]!, hits, comparisonN: gaps.comparisonN[row]!, comparisonHits };
}

const known = (count: number): number | null => (count < 0 ? null : count);
const present = (x: number): number | null => (Number.isNaN(x) ? null : x);

function aboutOf(judged: Judged<Audience>, key: RowKey, comparison: string) {
  const { kind, id, name } = judged.places[key.place]!;
  const { grouping, level } = judged.groups[key.group]!;
  const indicator = judged.indicators[key.indicator]!;
  return {
    id: idOf(judged, key, comparison),
    indicator: indicator.id,
    goal: indicator.goal,
    schoolYear: judged.years[key.year]!,
    place: { kind, id, name },
    group: { grouping, level },
  };
}

interface Shares {
  readonly n: number;
  readonly hits: number;
  readonly comparisonN: number;
  readonly comparisonHits: number;
}

function ratioOf({ n, hits, comparisonN, comparisonHits }: Shares): AuditFinding["ratio"] {
  const ratio = reportableRiskRatio({ n, hits }, { n: comparisonN, hits: comparisonHits });
  if (isNone(ratio)) return undefined;
  const { interval } = ratio;
  return {
    value: ratio.ratio,
    lower: isNone(interval) ? null : interval.lower,
    upper: isNone(interval) ? null : interval.upper,
  };
}

/**
 * Change in the gap since the first year with the same comparison; undefined unless the row is the last of several
 * years.
 */
function changeOf(
  judged: Judged<Audience>,
  last: number,
  key: RowKey,
  direction: Direction,
): AuditFinding["change"] | undefined {
  const { gaps, years } = judged;
  const inYear = (year: number): number => {
    const row = rowOf(gaps, years.length, { indicator: key.indicator, year, place: key.place, group: key.group });
    return row >= 0 && gaps.comparison[row] === gaps.comparison[last] ? row : -1;
  };
  for (let year = key.year + 1; year < years.length; year++) if (inYear(year) >= 0) return undefined;
  for (let year = 0; year < key.year; year++) {
    const first = inYear(year);
    if (first >= 0) return changeBetween(judged, first, last, key, years[year]!, direction);
  }
  return undefined;
}

function changeBetween(
  { gaps, changes, places, confidence }: Judged<Audience>,
  first: number,
  last: number,
  key: RowKey,
  since: number,
  direction: Direction,
): AuditFinding["change"] {
  const [earlier, later] = [first, last].map((row) => disadvantageOf(gaps.value[row]!, direction)) as [number, number];
  const { value, lower, upper } = gapMovement(earlier, gaps.variance[first]!, later, gaps.variance[last]!, confidence);
  const line = gaps.actionLine[last]!;
  const cut = changes[places[key.place]!.kind === "school" ? "school" : "wide"];
  const moved = (rate: ReadonlyNumbers): "better" | "worse" | "same" => {
    const by = disadvantageOf(rate[last]! - rate[first]!, direction);
    return Math.abs(by) < line ? "same" : by > 0 ? "worse" : "better";
  };
  // The exact p-value takes most of the time here. It cannot make a change clear whose interval includes 0.
  const isClear = (lower > 0 || upper < 0) && changeP(gaps, first, last, confidence) <= cut;
  return {
    since,
    value,
    lower,
    upper,
    verdict: changeVerdict(earlier, later, { lower, upper }, line, isClear),
    own: moved(gaps.rate),
    others: moved(gaps.comparisonRate),
  };
}

/** Depth statistics beyond a single gap; only for districts and larger places in the latest year. */
function depthOfRow(
  judged: Judged<Audience>,
  row: number,
  key: RowKey,
): Pick<AuditFinding, "vGap" | "shrunkenRate" | "shrunkenRange" | "idea"> {
  if (key.year !== judged.years.length - 1 || judged.places[key.place]?.kind === "school") return {};
  const shares = sharesOf(judged, row);
  const comparison = judged.comparisons[judged.gaps.comparison[row]!];
  const at = indexOfRow(judged.depth, row);
  const vGap = estimateAt(judged.depth.vGap, at);
  const shrunken = estimateAt(judged.depth.shrunken, at);
  const idea = shares !== undefined && comparison === "everyone-else" ? ideaOf(judged, key, shares) : undefined;
  return {
    ...(vGap !== undefined && { vGap }),
    ...(shrunken !== undefined && {
      shrunkenRate: shrunken.value,
      shrunkenRange: { lower: shrunken.lower, upper: shrunken.upper },
    }),
    ...(idea !== undefined && { idea }),
  };
}

function estimateAt(columns: EstimateColumns, at: number): { value: number; lower: number; upper: number } | undefined {
  const value = columns.value[at];
  return value === undefined || Number.isNaN(value)
    ? undefined
    : { value, lower: columns.lower[at]!, upper: columns.upper[at]! };
}

/** Race or ethnicity by identification: the ratio under the federal rule, without the state's comparison group. */
function ideaOf(judged: Judged<Audience>, key: RowKey, shares: Shares): AuditFinding["idea"] {
  if (judged.groups[key.group]?.grouping !== "race-ethnicity") return undefined;
  if (!judged.indicators[key.indicator]?.id.startsWith("special-education")) return undefined;
  const { n, hits, comparisonN, comparisonHits } = shares;
  const year = {
    group: { n, hits },
    comparison: { n: comparisonN, hits: comparisonHits },
    stateComparison: { n: 0, hits: 0 },
  };
  const { ratio, exceeds } = ideaReading(year, ideaDefaultRule);
  const away = studentsFromThreshold(year, ideaDefaultRule);
  return {
    ratio: isNone(ratio) ? null : ratio,
    status: isNone(ratio) ? ratio.reason : exceeds ? "above" : "not-above",
    studentsAway: isNone(away) ? null : away.students,
    threshold: ideaDefaultRule.threshold,
  };
}

function originOf({ official, years, indicators }: Judged<Audience>, key: RowKey): OfficialOrigin | undefined {
  if (official === undefined) return undefined;
  const at = (key.place * years.length + key.year) * indicators.length + key.indicator;
  return official.origins[official.origin[at] ?? 255];
}

/** Creates the comparison of a row in the refused table. */
export function refusedAt<A extends Audience>(judged: Judged<A>, row: number): Refused<A> {
  return refusedOfKey(judged, row, keyOf(judged.refused, judged.years.length, row));
}

/** The same, for a caller that knows the row's key. */
export function refusedOfKey<A extends Audience>(judged: Judged<A>, row: number, key: RowKey): Refused<A> {
  const { refused } = judged;
  return {
    ...aboutOf(judged, key, judged.comparisons[refused.comparison[row]!]!),
    audience: readersOf(judged),
    reason: judged.reasons[refused.reason[row]!]!,
    ...refusedNumbers(judged, row, key),
  };
}

/** The numbers of a row in the refused table, for a printer that needs no names. */
export function refusedNumbers(
  judged: Judged<Audience>,
  row: number,
  key: RowKey,
): Pick<NotJudged, "n" | "comparisonN" | "official" | "shown" | "recoverable"> {
  const { refused } = judged;
  const origin = originOf(judged, key);
  const at = indexOfRow({ row: refused.rateRow }, row);
  const rates =
    at < 0
      ? { rate: null, comparisonRate: null }
      : { rate: present(refused.rate[at]!), comparisonRate: present(refused.comparisonRate[at]!) };
  return {
    n: known(refused.n[row]!),
    comparisonN: known(refused.comparisonN[row]!),
    ...(origin !== undefined && { official: { ...origin, ...rates } }),
    ...(origin === undefined && at >= 0 && { shown: rates }),
    ...(refused.recoverable[row] === 1 && { recoverable: true }),
  };
}

/** Indexes of a place and school year; all years if absent. */
export interface PlaceYear {
  readonly place: number;
  readonly year?: number;
  /** true: only crossings. false: only single groupings. Both if absent. */
  readonly crossed?: boolean;
}

/** Findings of a place, by year, indicator and group. */
export const findingsOf = <A extends Audience>(source: Findings<A>, at: PlaceYear): Finding<A>[] =>
  ofPlace(source.judged, source.judged.gaps, at, (row, key) => findingOfKey(source, row, key));

/** Comparisons of a place without a gap, by year, indicator and group. */
export const refusedOf = <A extends Audience>(judged: Judged<A>, at: PlaceYear): Refused<A>[] =>
  ofPlace(judged, judged.refused, at, (row, key) => refusedOfKey(judged, row, key));

function ofPlace<T>(
  judged: Judged<Audience>,
  keys: Judged<Audience>["gaps"] | Judged<Audience>["refused"],
  { place, year, crossed }: PlaceYear,
  make: (row: number, key: RowKey) => T,
): T[] {
  audienceOf(judged);
  const { years, groups } = judged;
  const made: T[] = [];
  const wanted = year === undefined ? years.map((_, y) => y) : [year];
  const isWanted = crossed === undefined ? undefined : groups.map(({ grouping }) => isCrossing(grouping) === crossed);
  for (const y of wanted) {
    const [from, to] = rowsAt(keys, years.length, place, y);
    for (let row = from; row < to; row++) {
      const group = keys.group[row]!;
      if (isWanted?.[group] === false) continue;
      made.push(make(row, { indicator: keys.indicator[row]!, group, place, year: y }));
    }
  }
  return made;
}

/** Finding of one comparison, if it was judged. */
export function findingOfComparison<A extends Audience>(source: Findings<A>, key: RowKey): Finding<A> | undefined {
  const row = rowOf(source.judged.gaps, source.judged.years.length, key);
  return row < 0 ? undefined : findingOfKey(source, row, key);
}

/** The same comparison in every year that has it, earliest first. */
export const seriesOf = <A extends Audience>(source: Findings<A>, { at, comparison }: Finding<A>): Finding<A>[] =>
  source.judged.years
    .flatMap((_, year) => findingOfComparison(source, { ...at, year }) ?? [])
    .filter((f) => f.comparison === comparison);

/** Findings in print order: by indicator and grouping, then place, year and level. */
export function* printedFindings<A extends Audience>(
  source: Findings<A>,
  isWanted: (verdict: AuditFinding["verdict"], key: RowKey) => boolean = () => true,
): Generator<Finding<A>> {
  audienceOf(source.judged);
  const { gaps, groups, years } = source.judged;
  for (const row of printedOrder(gaps, groups)) {
    const key = keyOf(gaps, years.length, row);
    if (isWanted(verdicts[gaps.verdict[row]!]!, key)) yield findingOfKey(source, row, key);
  }
}

/** Comparisons without a gap, in print order. */
export function* printedRefused<A extends Audience>(
  judged: Judged<A>,
  isWanted: (key: RowKey) => boolean = () => true,
): Generator<Refused<A>> {
  audienceOf(judged);
  const { refused, groups, years } = judged;
  for (const row of printedOrder(refused, groups)) {
    const key = keyOf(refused, years.length, row);
    if (isWanted(key)) yield refusedOfKey(judged, row, key);
  }
}
