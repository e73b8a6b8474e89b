import { isNone, type NoNumber, type Reason, reasons } from "../../base/finding.ts";
import { addCells, type CellCounts, exactCounts, type Withheld } from "../../cube/cell.ts";
import { type Audience, type Cube, cellAt } from "../../cube/cube.ts";
import type { Grouping } from "../../groups/grouping.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { cellGap, cellGapToAll } from "../../measures/cell-gap.ts";
import { adjustPValues } from "../../measures/gap-family.ts";
import { smallestGapWorthActingOn, verdictOf } from "../../measures/verdict.ts";
import type { AuditRules } from "../../rules/audit.ts";
import { type Comparison, type ComparisonRule, comparisonOf, type Levels, levelsTotal } from "../comparisons.ts";
import { officialRates, onlyOneWithheld } from "../official-cells.ts";
import { audienceOfReport } from "../report.ts";
import { type ComparedGrouping, comparedGroupings, isCompared, judgedPlaces } from "./compared.ts";
import { depthOf } from "./depth.ts";
import { type GapColumns, type Judged, type RefusedColumns, verdicts } from "./judged.ts";
import { GapRows, RefusedRows } from "./rows.ts";

/** What an audit asks: the same lists the cube was filled with. */
export interface AuditQuestions {
  readonly indicators: readonly Indicator[];
  readonly groupings: readonly Grouping[];
}

/** The settings that a table depends on. */
export interface JudgeSettings {
  readonly rules: AuditRules;
  readonly comparison: ComparisonRule;
}

/**
 * Judges every comparison of a cube.
 *
 * Places: every school by single groupings; districts (and counties and states with more than one of them) by single groupings and crossings. One family
 * of comparisons: q-values are adjusted over all gaps of the audit.
 */
export function judge<A extends Audience>(
  cube: Cube<A>,
  questions: AuditQuestions,
  settings: JudgeSettings,
): Judged<A> {
  const { gaps, refused, comparisons } = compare(cube, questions, settings);
  const tested = withVerdicts(gaps, settings.rules);
  const table = {
    audience: audienceOfReport(cube),
    years: cube.years,
    places: cube.places,
    groups: cube.groups,
    indicators: cube.plan.indicators.map(({ id, kind }) => {
      const declared = questions.indicators.find((q) => q.id === id);
      return {
        id,
        kind,
        goal: declared?.goal ?? 1,
        outcome: declared?.outcome ?? "neither",
        unit: declared?.unit ?? "share",
      };
    }),
    comparisons,
    reasons,
    level: settings.rules.level,
    gaps: tested,
    refused,
    ...(cube.official !== undefined && {
      official: { origin: cube.official.origin, origins: cube.official.origins },
    }),
  };
  return { ...table, depth: depthOf(cube, table) };
}

/** An indicator with the groupings it is compared by. */
interface AskedIndicator {
  readonly indicator: Indicator;
  readonly at: number;
  readonly groupings: readonly ComparedGrouping[];
}

function compare(
  cube: Cube<Audience>,
  questions: AuditQuestions,
  settings: JudgeSettings,
): {
  readonly gaps: Omit<GapColumns, "q" | "verdict">;
  readonly refused: RefusedColumns;
  readonly comparisons: readonly string[];
} {
  const years = cube.years.length;
  const gaps = new GapRows(cube.places.length * years);
  const refused = new RefusedRows(cube.places.length * years, cube.official !== undefined);
  const comparisons = new Labels();
  const asked = askedIndicators(cube, questions);
  const missing = missingIn(cube);
  const places = new Set(judgedPlaces(cube));
  const writer = { cube, settings, gaps, refused, comparisons };
  for (let place = 0; place < cube.places.length; place++) {
    const isSchool = cube.places[place]?.kind === "school";
    for (let year = 0; year < years; year++) {
      gaps.begin(place * years + year);
      refused.begin(place * years + year);
      if (!places.has(place) || cube.slots[place * years + year]! < 0) continue;
      for (const { indicator, at, groupings } of asked) {
        if (missing.has(`indicator/${indicator.id}/${year}`)) continue;
        for (const grouping of groupings) {
          if (grouping.crossing && isSchool) continue;
          if (grouping.parts.some((part) => missing.has(`grouping/${part}/${year}`))) continue;
          judgeGrouping(writer, { indicator, i: at, grouping, place, year });
        }
      }
    }
  }
  return { gaps: gaps.finish(), refused: refused.finish(), comparisons: comparisons.list };
}

function askedIndicators(cube: Cube<Audience>, questions: AuditQuestions): readonly AskedIndicator[] {
  const groupings = comparedGroupings(cube, questions.groupings);
  return cube.plan.indicators.flatMap(({ id }, at): AskedIndicator[] => {
    const indicator = questions.indicators.find((q) => q.id === id);
    if (indicator === undefined) return [];
    return [{ indicator, at, groupings: groupings.filter((g) => isCompared(indicator, g)) }];
  });
}

/** Indicators and groupings without their records, by kind, id and index of the year. */
const missingIn = (cube: Cube<Audience>): ReadonlySet<string> =>
  new Set(cube.missing.map((m) => `${m.what}/${m.id}/${cube.years.indexOf(m.schoolYear)}`));

/** Labels in the order in which they first appear. */
class Labels {
  readonly list: string[] = [];
  private readonly codes = new Map<string, number>();

  code(label: string): number {
    const known = this.codes.get(label);
    if (known !== undefined) return known;
    const code = this.list.push(label) - 1;
    this.codes.set(label, code);
    return code;
  }
}

interface Writer {
  readonly cube: Cube<Audience>;
  readonly settings: JudgeSettings;
  readonly gaps: GapRows;
  readonly refused: RefusedRows;
  readonly comparisons: Labels;
}

/** One indicator by one grouping at one place in one year. */
interface Question {
  readonly indicator: Indicator;
  readonly i: number;
  readonly grouping: ComparedGrouping;
  readonly place: number;
  readonly year: number;
}

/** Compares every level of a grouping and writes a row for each. */
function judgeGrouping(writer: Writer, question: Question): void {
  const { cube, settings } = writer;
  const { indicator, i, grouping, place, year } = question;
  const isOfficial = cube.official !== undefined;
  const all = exactCounts(cellAt(cube, i, year, place, 0));
  if (!isOfficial && (all === undefined || all.n === 0)) return;
  const cells = grouping.levels.map((_, l) => exactCounts(cellAt(cube, i, year, place, grouping.first + l)));
  // Only one level is in the population: there is no comparison to make, and nothing is lost.
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
  const higherIsBetter = indicator.outcome !== "unfavorable";
  const { minimumN } = settings.rules;
  cells.forEach((cell, l) => {
    if (cell === undefined || (cell.n === 0 && !isNone(cell)) || !grouping.spoken[l]) return;
    const comparison = comparisonOf(l, levels, settings.comparison, higherIsBetter, minimumN);
    const refusal = isNone(cell) ? cell.reason : whyNot(cell, comparison, settings);
    if (refusal === "reference") return;
    if (refusal === undefined) judgeLevel(writer, question, levels, l, cell as CellCounts, comparison as Comparison);
    else refuse(writer, question, levels, l, comparison, refusal);
  });
}

const isSomebody = (cell: CellCounts | Withheld | undefined): boolean => cell !== undefined && cell.n !== 0;

/** Why a level and its comparison cannot be judged; "reference" for the level that the others are compared with. */
function whyNot(
  cell: CellCounts,
  comparison: Comparison | NoNumber | undefined,
  { comparison: rule, rules }: JudgeSettings,
): Reason | "reference" | undefined {
  if (isNone(comparison)) return comparison.reason;
  if (comparison === undefined) return rule === "everyone-else" ? "no_comparison_group" : "reference";
  if (cell.n < rules.minimumN) return "group_below_minimum";
  return comparison.cell.n < rules.minimumN ? "comparison_below_minimum" : undefined;
}

/** Computes the gap of one level and writes it, or the reason there is none. */
function judgeLevel(
  writer: Writer,
  question: Question,
  levels: Levels,
  level: number,
  cell: CellCounts,
  comparison: Comparison,
): void {
  const { rules } = writer.settings;
  const { all } = levels;
  // Without a published total, the group and a named other one are all the students there is to speak of.
  const everybody = all === undefined || isNone(all) ? addCells(cell, comparison.cell) : all;
  const gap = comparison.includesGroup
    ? cellGapToAll(cell, everybody, rules.level)
    : cellGap(cell, comparison.cell, rules.level);
  if (isNone(gap)) {
    refuse(writer, question, levels, level, comparison, gap.reason);
    return;
  }
  const line = smallestGapWorthActingOn(cell, everybody, gap.comparisonRate, rules);
  if (isNone(line)) {
    refuse(writer, question, levels, level, comparison, line.reason);
    return;
  }
  writer.gaps.add({
    indicator: question.i,
    group: question.grouping.first + level,
    comparison: writer.comparisons.code(comparison.label),
    cell,
    comparisonCell: comparison.cell,
    gap,
    actionLine: line,
  });
}

function refuse(
  { cube, settings, refused, comparisons }: Writer,
  { i, grouping, place, year }: Question,
  levels: Levels,
  level: number,
  comparison: Comparison | NoNumber | undefined,
  reason: Reason,
): void {
  const isOfficial = cube.official !== undefined;
  const found = isNone(comparison) ? undefined : comparison;
  const isPublished =
    isOfficial && cube.official.origin[(place * cube.years.length + year) * cube.plan.indicators.length + i] !== 255;
  refused.add({
    indicator: i,
    group: grouping.first + level,
    comparison: comparisons.code(found?.label ?? "everyone-else"),
    reason: reasons.indexOf(reason),
    n: levels.cells[level]?.n ?? null,
    comparisonN: found?.cell.n ?? (isOfficial ? null : 0),
    recoverable: reason === "suppressed_input" && onlyOneWithheld(levels),
    ...(isPublished && officialRates(level, levels.cells, levels.all, settings.rules.minimumN)),
  });
}

/** Adjusts the p-values of all gaps together and gives each its verdict. */
function withVerdicts(gaps: Omit<GapColumns, "q" | "verdict">, rules: AuditRules): GapColumns {
  const q = adjustPValues(gaps.p);
  const verdict = new Uint8Array(gaps.rows);
  const code = Object.fromEntries(verdicts.map((v, at) => [v, at])) as Readonly<
    Record<(typeof verdicts)[number], number>
  >;
  const gap = { value: 0, lower: 0, upper: 0 };
  for (let row = 0; row < gaps.rows; row++) {
    gap.value = gaps.value[row]!;
    gap.lower = gaps.lower[row]!;
    gap.upper = gaps.upper[row]!;
    const adjusted = q[row]!;
    verdict[row] = code[verdictOf(gap, Number.isNaN(adjusted) ? null : adjusted, gaps.actionLine[row]!, rules)];
  }
  return { ...gaps, q, verdict };
}
