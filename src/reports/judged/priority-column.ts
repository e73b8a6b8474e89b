import { isNone } from "../../base/finding.ts";
import { isCrossing } from "../../base/keys.ts";
import { type Audience, type Cube, countsAt, type Group, type Place } from "../../cube/cube.ts";
import { type GapToRank, intervalError, type PriorityNumbers, priorities } from "../../improve/priority.ts";
import type { AnyIndicator } from "../../indicators/indicator.ts";
import { disadvantage, disadvantageOf } from "../../measures/oriented-gap.ts";
import type { AuditRules } from "../../rules/audit.ts";
import { priorityYears } from "../../rules/priority.ts";
import { directionOf } from "../direction.ts";
import { asksEveryone } from "../left-out.ts";
import { type GapColumns, type PriorityColumns, type RowKey, rowOf, rowsAt, verdicts } from "./judged.ts";

export { type PriorityPart, priorityParts } from "../../improve/priority.ts";

/** A row of the column. */
export interface Priority extends PriorityNumbers {
  readonly score: number;
  readonly rank: number;
  readonly rankMin: number;
  readonly rankMax: number;
}

/** Input for priorities besides the gaps. */
export interface PrioritySource {
  readonly years: number;
  readonly places: readonly Pick<Place, "kind">[];
  readonly groups: readonly Group[];
  readonly indicators: readonly Pick<AnyIndicator, "kind" | "outcome">[];
  readonly rules: AuditRules;
  /**
   * Latest enrollment of a place's district, or of a larger place itself; 0 if unknown, and then its gaps get no
   * score.
   */
  readonly enrolledOf: (place: number) => number;
}

type Gaps = Pick<
  GapColumns,
  "rows" | "start" | "indicator" | "group" | "comparison" | "n" | "value" | "lower" | "upper" | "verdict"
>;

export function priorityColumns(source: PrioritySource, gaps: Gaps): PriorityColumns {
  const latest = source.years - 1;
  const ranked = new Map<number, Priority>();
  source.places.forEach((_, place) => {
    const enrolled = source.enrolledOf(place);
    const [from, to] = enrolled > 0 ? rowsAt(gaps, source.years, place, latest) : [0, 0];
    const listed: { readonly row: number; readonly key: RowKey }[] = [];
    for (let row = from; row < to; row++) {
      const key = { place, year: latest, indicator: gaps.indicator[row]!, group: gaps.group[row]! };
      if (isRanked(source, gaps, row)) listed.push({ row, key });
    }
    const isCrossed = ({ key }: (typeof listed)[number]): boolean =>
      isCrossing(source.groups[key.group]?.grouping ?? "");
    for (const list of [listed.filter((one) => !isCrossed(one)), listed.filter(isCrossed)]) {
      const items = list.map(({ row, key }) => gapToRank(source, gaps, row, key));
      const result = priorities(items, enrolled, { ...source.rules.priority, delta: source.rules.actionPoints });
      if (isNone(result)) continue;
      for (const { id, parts, score, rank, rankMin, rankMax } of result.ranked)
        ranked.set(Number(id), { ...parts, score, rank, rankMin, rankMax });
    }
  });
  return columnsOf(ranked);
}

const cannotTell = verdicts.indexOf("cannot-tell");

/**
 * Whether a gap is ranked: a disadvantage in shares that is not too uncertain. If neither direction is better, there
 * is no disadvantage.
 */
function isRanked({ indicators }: PrioritySource, gaps: Gaps, row: number): boolean {
  const { kind, outcome } = indicators[gaps.indicator[row]!]!;
  const direction = directionOf(outcome);
  return (
    kind === "share" &&
    direction !== "neither" &&
    gaps.verdict[row] !== cannotTell &&
    disadvantageOf(gaps.value[row]!, direction) > 0
  );
}

function gapToRank({ years, indicators, rules }: PrioritySource, gaps: Gaps, row: number, key: RowKey): GapToRank {
  const direction = directionOf(indicators[key.indicator]!.outcome);
  const counted = { value: gaps.value[row]!, lower: gaps.lower[row]!, upper: gaps.upper[row]!, direction };
  const { value, lower, upper } = disadvantage(counted);
  const history: (number | null)[] = [];
  for (let year = Math.max(0, years - priorityYears.value); year < years; year++) {
    const past = year === key.year ? row : rowOf(gaps, years, { ...key, year });
    const isSame = past >= 0 && gaps.comparison[past] === gaps.comparison[row];
    history.push(isSame ? disadvantageOf(gaps.value[past]!, direction) : null);
  }
  return {
    id: String(row),
    gap: value,
    error: intervalError(lower, upper, rules.confidence),
    n: gaps.n[row]!,
    history,
  };
}

function columnsOf(ranked: ReadonlyMap<number, Priority>): PriorityColumns {
  const row = Int32Array.from(ranked.keys()).sort();
  const shares = (name: keyof Priority): Float64Array => Float64Array.from(row, (r) => ranked.get(r)?.[name] ?? 0);
  const ranks = (name: keyof Priority): Int32Array => Int32Array.from(row, (r) => ranked.get(r)?.[name] ?? 0);
  return {
    row,
    size: shares("size"),
    reach: shares("reach"),
    persistence: shares("persistence"),
    reliability: shares("reliability"),
    score: shares("score"),
    rank: ranks("rank"),
    rankMin: ranks("rankMin"),
    rankMax: ranks("rankMax"),
  };
}

/** Priority at an index of the column. */
export const priorityAt = (columns: PriorityColumns, at: number): Priority => ({
  score: columns.score[at]!,
  rank: columns.rank[at]!,
  rankMin: columns.rankMin[at]!,
  rankMax: columns.rankMax[at]!,
  size: columns.size[at]!,
  reach: columns.reach[at]!,
  persistence: columns.persistence[at]!,
  reliability: columns.reliability[at]!,
});

/**
 * Latest enrollment of the district a place belongs to, or of the place itself if it is larger or has no district. 0
 * if no indicator covers everyone enrolled.
 */
export function districtEnrollment(
  cube: Cube<Audience>,
  indicators: readonly AnyIndicator[],
): (place: number) => number {
  const asking = asksEveryone(cube, indicators);
  const known = new Map<number, number>();
  const enrolledAt = (place: number): number =>
    Math.max(0, ...asking.map((i) => countsAt(cube, i, cube.years.length - 1, place, 0)?.n ?? 0));
  return (place) => {
    let at = place;
    while (at >= 0 && cube.places[at]?.kind !== "district") at = cube.places[at]?.within ?? -1;
    const unit = at < 0 ? place : at;
    const enrolled = known.get(unit) ?? enrolledAt(unit);
    known.set(unit, enrolled);
    return enrolled;
  };
}
