import { isNone, type NoNumber, type Reason, reasons } from "../../base/finding.ts";
import type { CellCounts, Withheld } from "../../cube/cell.ts";
import { type CountedCells, countedCell } from "../../cube/cube.ts";
import { smallestGapWorthActingOn } from "../../measures/verdict.ts";
import { type Comparison, type Levels, levelsTotal } from "../comparisons.ts";
import { type LevelGap, levelGap } from "../level-gap.ts";
import { officialRates, onlyOneWithheld } from "../official-cells.ts";
import { type ChangePs, changesOf } from "./changes.ts";
import { compareCounted } from "./compare-counted.ts";
import type { CellSource, ComparePlan, GapQuestion, PartWriter } from "./compare-plan.ts";
import { depthOf } from "./depth.ts";
import type { Depth, RefusedColumns, TestedColumns } from "./judged.ts";
import { Labels } from "./labels.ts";
import { GapRows, RefusedRows } from "./rows.ts";
import { ratesWithout, sharedGapOf } from "./shared-values.ts";

export const countedSource = (counted: CountedCells): CellSource => ({
  cellAt: (indicator, year, place, group) => countedCell(counted, indicator, year, place, group),
  counted,
});

/** Comparisons of some places; depth row numbers are relative to this part. */
export interface ComparedPart {
  readonly gaps: TestedColumns;
  readonly refused: RefusedColumns;
  readonly comparisons: readonly string[];
  readonly changes: ChangePs;
  readonly depth: Depth;
}

/** Compares at a half-open range of places. */
export function comparePlaces(plan: ComparePlan, source: CellSource, from: number, to: number): ComparedPart {
  const { years, settings } = plan;
  const blocks = (to - from) * years;
  const room = mostRows(plan, from, to);
  const gaps = new GapRows(blocks, room);
  const refused = new RefusedRows(blocks, room);
  const writer = { plan, source, gaps, refused, comparisons: new Labels() };
  for (let place = from; place < to; place++) {
    for (let year = 0; year < years; year++) {
      gaps.begin((place - from) * years + year);
      refused.begin((place - from) * years + year);
      if (plan.isJudged[place] === true) comparePlaceYear(writer, place, year);
    }
  }
  const tested = gaps.finish();
  const depth = depthOf(
    {
      years,
      groups: plan.groups,
      places: plan.places,
      confidence: settings.rules.confidence,
      countsAt: ({ indicator, year, place, group }) => {
        const cell = source.cellAt(indicator, year, place, group);
        return cell === undefined || isNone(cell) ? undefined : cell;
      },
    },
    tested,
    from,
    to,
  );
  const changes = changesOf(plan, tested, from, to);
  return { gaps: tested, refused: refused.finish(), comparisons: writer.comparisons.list, changes, depth };
}

/** Upper bound on the rows of some places. */
export function mostRows({ places, isJudged, most }: ComparePlan, from: number, to: number): number {
  let rows = 0;
  for (let place = from; place < to; place++)
    if (isJudged[place] === true) rows += places[place]!.kind === "school" ? most.school : most.wide;
  return rows;
}

function comparePlaceYear(writer: PartWriter, place: number, year: number): void {
  const { plan, source } = writer;
  const pairs = plan.asked[year]!;
  const counted = plan.settings.comparison === "everyone-else" ? source.counted : undefined;
  for (const { indicator, grouping } of plan.places[place]?.kind === "school" ? pairs.school : pairs.wide) {
    const question = { indicator, grouping, place, year };
    if (counted === undefined) compareLevels(writer, question);
    else compareCounted(writer, counted, question);
  }
}

/** Compares every level of a grouping and writes one row each. */
function compareLevels(writer: PartWriter, question: GapQuestion): void {
  const { plan, source } = writer;
  const { indicator, grouping, place, year } = question;
  const isOfficial = source.isOfficialAt !== undefined;
  const all = source.cellAt(indicator.at, year, place, 0);
  if (!isOfficial && (all === undefined || all.n === 0)) return;
  const cells = grouping.levels.map((_, l) => source.cellAt(indicator.at, year, place, grouping.first + l));
  // Only one level has students, so there is nothing to compare.
  if (!isOfficial && grouping.exhaustive && cells.filter(isSomebody).length < 2) return;
  const levels: Levels = {
    grouping: grouping.id,
    levels: grouping.levels,
    cells,
    all,
    exhaustive: grouping.exhaustive,
    ...(grouping.exhaustive && !isOfficial && { total: levelsTotal(cells) }),
    ...(isOfficial && { official: true }),
  };
  const gapOf = sharedGapOf(source.counted, question);
  cells.forEach((cell, l) => {
    if (cell === undefined || (cell.n === 0 && !isNone(cell)) || !grouping.spoken[l]) return;
    const gap = levelGap(cell, l, levels, indicator.higherIsBetter, plan.settings, gapOf?.(grouping.first + l));
    if (gap.gap !== "reference") writeLevel(writer, question, levels, l, gap);
  });
}

const isSomebody = (cell: CellCounts | Withheld | undefined): boolean => cell !== undefined && cell.n !== 0;

/** Writes the gap of one level, or the reason it is missing. */
function writeLevel(
  writer: PartWriter,
  question: GapQuestion,
  levels: Levels,
  levelIndex: number,
  { comparison, everybody, gap }: LevelGap,
): void {
  const cell = levels.cells[levelIndex];
  if (gap === "reference") return;
  if (isNone(gap)) {
    refuse(writer, question, levels, levelIndex, comparison, gap.reason);
    return;
  }
  if (isMissing(cell) || isMissing(comparison) || everybody === undefined) return;
  const line = smallestGapWorthActingOn(cell, everybody, gap.comparisonRate, writer.plan.settings.rules);
  if (isNone(line)) {
    refuse(writer, question, levels, levelIndex, comparison, line.reason);
    return;
  }
  writer.gaps.add(
    aboutOf(writer, question, levelIndex, comparison.label),
    cell.n,
    hitsOf(cell),
    comparison.cell.n,
    hitsOf(comparison.cell),
    gap,
    line,
  );
}

const isMissing = <T extends object>(given: T | NoNumber | undefined): given is NoNumber | undefined =>
  given === undefined || isNone(given);

const hitsOf = (cell: CellCounts): number => (cell.kind === "share" ? cell.hits : -1);

const aboutOf = (
  { comparisons }: PartWriter,
  { indicator, grouping }: GapQuestion,
  levelIndex: number,
  label: string,
) => ({
  indicator: indicator.at,
  group: grouping.first + levelIndex,
  comparison: comparisons.code(label),
});

function refuse(
  writer: PartWriter,
  question: GapQuestion,
  levels: Levels,
  levelIndex: number,
  comparison: Comparison | NoNumber | undefined,
  reason: Reason,
): void {
  const { plan, source, refused } = writer;
  const { indicator, place, year } = question;
  const isOfficialHere = source.isOfficialAt?.(indicator.at, year, place);
  const compared = isNone(comparison) ? undefined : comparison;
  refused.add(
    aboutOf(writer, question, levelIndex, compared?.label ?? "everyone-else"),
    reasons.indexOf(reason),
    levels.cells[levelIndex]?.n ?? null,
    compared?.cell.n ?? (isOfficialHere === undefined ? 0 : null),
    {
      recoverable: reason === "suppressed_input" && onlyOneWithheld(levels),
      ...(isOfficialHere === true && officialRates(levelIndex, levels.cells, levels.all, plan.settings.rules.minimumN)),
      ...ratesWithout(reason, levels.cells[levelIndex], compared?.cell),
    },
  );
}
