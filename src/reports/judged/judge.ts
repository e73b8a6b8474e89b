import { reasons } from "../../base/finding.ts";
import { exactCounts } from "../../cube/cell.ts";
import { type Audience, type Cube, cellAt, missingEverywhere } from "../../cube/cube.ts";
import { madeFrom } from "../../cube/made-from.ts";
import type { Grouping } from "../../groups/grouping.ts";
import type { AnyIndicator } from "../../indicators/indicator.ts";
import { sharedValueOf } from "../../indicators/shared-value.ts";
import { adjustPValues, type Families } from "../../measures/gap-family.ts";
import { verdictOf } from "../../measures/verdict.ts";
import type { AuditRules } from "../../rules/audit.ts";
import { audienceOfReport } from "../report.ts";
import { changeCuts } from "./changes.ts";
import { comparePlaces, countedSource, mostRows } from "./compare.ts";
import type { CellSource, ComparePlan, IndicatorByGrouping, JudgeSettings } from "./compare-plan.ts";
import { comparedGroupings, isCompared, judgedPlaces } from "./compared.ts";
import { familiesOf } from "./families.ts";
import { JoinedParts } from "./joined.ts";
import { type GapColumns, type Judged, type TestedColumns, verdicts } from "./judged.ts";
import { districtEnrollment, priorityColumns } from "./priority-column.ts";
import { judgeThreads, sharedCells } from "./threads.ts";

/** What an audit compares: the same lists the cube was filled with. */
export interface AuditQuestions {
  readonly indicators: readonly AnyIndicator[];
  readonly groupings: readonly Grouping[];
}

/**
 * Judges every comparison of a cube.
 *
 * Places: every school by single groupings; districts (and counties and states with more than one of them) by single groupings and crossings. Families of
 * comparisons: see `familiesOf`.
 */
export function judge<A extends Audience>(
  cube: Cube<A>,
  questions: AuditQuestions,
  settings: JudgeSettings,
): Judged<A> {
  const plan = comparePlan(cube, questions, settings);
  const source = sourceOf(cube);
  const parts = partsOf(plan);
  for (const { from, to } of rangesOf(plan)) parts.add(comparePlaces(plan, source, from, to));
  return tableOf(cube, questions, settings, parts);
}

/**
 * Same, with the places split between threads.
 *
 * @param others  additional threads; default: the machine's cores minus one, or none for few schools
 */
export async function judgeInThreads<A extends Audience>(
  cube: Cube<A>,
  questions: AuditQuestions,
  settings: JudgeSettings,
  others?: number,
): Promise<Judged<A>> {
  const plan = comparePlan(cube, questions, settings);
  const ranges = rangesOf(plan);
  const isSmall = others === undefined && ranges.length < rangesWorthAThread;
  // Official figures are read by a function that cannot be sent to another thread.
  if (isSmall || others === 0 || cube.official !== undefined) return judge(cube, questions, settings);
  const parts = partsOf(plan);
  const threads = judgeThreads(others);
  try {
    const cells = sharedCells(cube);
    const begun: Promise<Parameters<typeof parts.add>[0]>[] = [];
    for (const range of ranges) {
      begun.push((await threads.begin("compare", { plan, cells, ...range }, 2)).answer);
      // Join parts as they arrive, so that not all are in memory next to the joined table.
      while (begun.length > partsAhead) parts.add(await begun.shift()!);
    }
    for (const part of begun) parts.add(await part);
  } finally {
    await threads.close();
  }
  return tableOf(cube, questions, settings, parts);
}

const partsOf = (plan: ComparePlan): JoinedParts =>
  new JoinedParts(plan.places.length * plan.years, mostRows(plan, 0, plan.places.length));

/** Below this many ranges, starting a thread takes longer than it saves. */
const rangesWorthAThread = 12;
const partsAhead = 3;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Places compared in one task: a large place with its crossings alone, or several schools. */
function rangesOf({ places, isJudged }: ComparePlan): readonly Range[] {
  const ranges: Range[] = [];
  let [from, weight] = [0, 0];
  places.forEach(({ kind }, place) => {
    if (isJudged[place] !== true) return;
    weight += kind === "school" ? 1 : schoolsInRange;
    if (weight < schoolsInRange) return;
    ranges.push({ from, to: place + 1 });
    [from, weight] = [place + 1, 0];
  });
  if (from < places.length) ranges.push({ from, to: places.length });
  return ranges;
}

const schoolsInRange = 12;

/** Plan for comparing a cube. */
export function comparePlan(cube: Cube<Audience>, questions: AuditQuestions, settings: JudgeSettings): ComparePlan {
  const isJudged = new Set(judgedPlaces(cube));
  const compared = comparedOf(cube, questions);
  const missing = new Set(missingEverywhere(cube).map((m) => `${m.what}/${m.id}/${m.schoolYear}`));
  const asked = cube.years.map((year) => {
    const wide = compared.filter(
      ({ indicator, grouping }) =>
        !missing.has(`indicator/${cube.plan.indicators[indicator.at]?.id}/${year}`) &&
        !grouping.parts.some((part) => missing.has(`grouping/${part}/${year}`)),
    );
    return { wide, school: wide.filter(({ grouping }) => !grouping.crossing) };
  });
  const mostOf = (kind: "school" | "wide"): number =>
    asked
      .flatMap((pairs) => pairs[kind])
      .reduce((rows, { grouping }) => rows + grouping.spoken.filter((is) => is).length, 0);
  return {
    years: cube.years.length,
    places: cube.places.map(({ kind }) => ({ kind })),
    groups: cube.groups,
    isJudged: cube.places.map((_, place) => isJudged.has(place)),
    asked,
    most: { school: mostOf("school"), wide: mostOf("wide") },
    indicators: cube.plan.indicators.length,
    settings: { rules: settings.rules, comparison: settings.comparison },
  };
}

function comparedOf(cube: Cube<Audience>, questions: AuditQuestions): readonly IndicatorByGrouping[] {
  const groupings = comparedGroupings(cube, questions.groupings);
  return cube.plan.indicators.flatMap(({ id, kind }, at): IndicatorByGrouping[] => {
    const declared = questions.indicators.find((q) => q.id === id);
    if (declared === undefined) return [];
    const indicator = { at, kind, higherIsBetter: declared.outcome !== "unfavorable" };
    return groupings.flatMap((grouping) => (isCompared(declared, grouping) ? [{ indicator, grouping }] : []));
  });
}

function sourceOf(cube: Cube<Audience>): CellSource {
  const { official, years, plan } = cube;
  if (official === undefined) return countedSource(cube);
  return {
    cellAt: (indicator, year, place, group) => exactCounts(cellAt(cube, indicator, year, place, group)),
    isOfficialAt: (indicator, year, place) =>
      official.origin[(place * years.length + year) * plan.indicators.length + indicator] !== 255,
  };
}

function tableOf<A extends Audience>(
  cube: Cube<A>,
  questions: AuditQuestions,
  { rules }: JudgeSettings,
  parts: JoinedParts,
): Judged<A> {
  const { gaps: tested, refused, comparisons, changes, depth } = parts.finish();
  const lists = listsOf(cube, questions);
  const gaps = withVerdicts(tested, familiesOf(tested, { ...lists, comparisons }), rules);
  const enrolledOf = districtEnrollment(cube, questions.indicators);
  const priority = priorityColumns({ ...lists, years: lists.years.length, rules, enrolledOf }, gaps);
  return madeFrom(cube, {
    ...lists,
    comparisons,
    confidence: rules.confidence,
    gaps,
    changes: changeCuts(changes, rules),
    refused,
    depth,
    priority,
  });
}

/** Lists that the columns index into. */
export const listsOf = <A extends Audience>(cube: Cube<A>, questions: AuditQuestions) => ({
  audience: audienceOfReport(cube),
  years: cube.years,
  places: cube.places,
  groups: cube.groups,
  indicators: cube.plan.indicators.map(({ id, kind }) => {
    const declared = questions.indicators.find((q) => q.id === id);
    const shared = declared === undefined ? undefined : sharedValueOf(declared)?.by;
    return {
      id,
      kind,
      goal: declared?.goal ?? 1,
      outcome: declared?.outcome ?? "neither",
      unit: declared?.unit ?? "share",
      ...(declared?.restates !== undefined && { restates: declared.restates }),
      ...(shared !== undefined && { shared }),
    };
  }),
  reasons,
  ...(cube.official !== undefined && {
    official: { origin: cube.official.origin, origins: cube.official.origins },
  }),
});

/** Adjusts the p-values of each family and assigns verdicts. */
function withVerdicts(gaps: TestedColumns, families: Families, rules: AuditRules): GapColumns {
  const q = adjustPValues(gaps.p, families);
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
