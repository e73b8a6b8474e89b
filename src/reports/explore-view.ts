import { isCrossing, isGroupKey } from "../base/keys.ts";
import type { Cube } from "../cube/cube.ts";
import { madeFrom } from "../cube/made-from.ts";
import { goals } from "../indicators/indicator.ts";
import {
  type ExploreAxis,
  type ExploreChoice,
  type ExploreForm,
  type ExploreSort,
  exploreForms,
  exploreSorts,
  firstChoice,
} from "./explore-choice.ts";
import { type ExploreQuilt, onAxis, quiltsOf } from "./explore-quilts.ts";
import {
  type AllowedPlaces,
  type ExploreScope,
  type ExploreSource,
  exploreScope,
  viewOfChoice,
} from "./explore-scope.ts";
import { comparisonsIn } from "./judged/asked-at.ts";
import { type Answer, explore, type View } from "./judged/explore.ts";
import type { Finding } from "./judged/finding-at.ts";
import type { Judged } from "./judged/judged.ts";
import { type Audience, type Report, requireAudience } from "./report.ts";

/** Comparisons that one page can show. */
export const mostOnPage = 2000;

/** Another choice that has comparisons and fits on a page: what to try next. */
export interface ExploreStep {
  /** What is different; "start" is the first view, if nothing else would do. */
  readonly axis: ExploreAxis | "start";
  readonly choice: ExploreChoice;
}

/** Every comparison that a reader asked to see, in the ways a page shows them. */
export interface ExploreView<A extends Audience> extends Report<A> {
  readonly id: "explore";
  readonly choice: ExploreChoice;
  readonly form: ExploreForm;
  readonly sort: ExploreSort;
  readonly scope: ExploreScope;
  /** Whether the reader may see all places of the audit. */
  readonly everywhere: boolean;
  /**
   * Parts of the choice that the audit does not have, or that this reader may not see. If there are any, the view is
   * empty.
   */
  readonly unknown: readonly (ExploreAxis | "form" | "sort")[];
  /** Comparisons of the choice, judged or not. If more than `mostOnPage`, the lists below are empty. */
  readonly comparisons: number;
  /** All comparisons, in the order of the view. */
  readonly answers: readonly Answer<A>[];
  readonly quilts: readonly ExploreQuilt<A>[];
  /** Clear and probable gaps, which may be ranked, in the order asked for. */
  readonly gaps: readonly Finding<A>[];
  /** All other answers, in the order of the view; they have no rank. */
  readonly others: readonly Answer<A>[];
  /** The same comparison in several years, earliest first; in the order of their latest gaps. */
  readonly series: readonly (readonly Finding<A>[])[];
  /** What to try if the view is empty or too large. */
  readonly steps: readonly ExploreStep[];
}

/**
 * The comparisons of an audit by question, group, place and year.
 *
 * @param allowed the places that the reader may see; the view contains no other place
 */
export function exploreView<A extends Audience>(
  cube: Cube<A>,
  source: ExploreSource<A>,
  choice: ExploreChoice,
  allowed: AllowedPlaces,
): ExploreView<A> {
  const { audit, definitions, main } = source;
  const { judged } = audit;
  const audience = requireAudience(cube, [audit, judged, definitions, main]);
  const scope = exploreScope(source, allowed);
  const { view, unknown: axes } = viewOfChoice(choice, scope);
  const form = exploreForms.find((f) => f === choice.form);
  const sort = exploreSorts.find((s) => s === choice.sort);
  const unknown = [
    ...axes,
    ...(form === undefined ? ["form" as const] : []),
    ...(sort === undefined ? ["sort" as const] : []),
  ];
  const comparisons = unknown.length > 0 ? 0 : comparisonsIn(judged, view);
  const fits = comparisons > 0 && comparisons <= mostOnPage;
  const answers = fits ? explore(cube, judged, view, audit.benchmarks) : [];
  const [gaps, others] = ranked(answers, sort ?? exploreSorts[0], view);
  return madeFrom(cube, {
    id: "explore" as const,
    audience,
    choice,
    form: form ?? exploreForms[0],
    sort: sort ?? exploreSorts[0],
    scope,
    everywhere: allowed === "all",
    unknown,
    comparisons,
    answers,
    quilts: quiltsOf(answers, view),
    gaps,
    others,
    series: seriesIn([...gaps, ...others.flatMap((o) => ("finding" in o ? [o.finding] : []))]),
    steps:
      fits || unknown.length > 0 || scope.places.length === 0
        ? []
        : stepsFrom(judged, choice, scope, comparisons === 0),
  });
}

const rankedVerdicts: readonly string[] = ["clear", "clear-small", "probable"];

/** Students that the group would need to have the comparison's rate; none if it has more, or if neither is better. */
const studentsOf = ({ value, direction, studentsToClose }: Finding<Audience>): number =>
  value > 0 && direction !== "neither" ? (studentsToClose ?? 0) : 0;
const inLines = ({ value, actionLine }: Finding<Audience>): number => value / actionLine;

/** Only clear and probable gaps are ranked. Equal ones keep the order of the view. */
function ranked<A extends Audience>(
  answers: readonly Answer<A>[],
  sort: ExploreSort,
  { indicators, groups, places, years }: View,
): readonly [gaps: readonly Finding<A>[], others: readonly Answer<A>[]] {
  const gaps: Finding<A>[] = [];
  const others: Answer<A>[] = [];
  for (const answer of answers) {
    if ("finding" in answer && rankedVerdicts.includes(answer.finding.verdict)) gaps.push(answer.finding);
    else others.push(answer);
  }
  const orders: Readonly<Record<ExploreAxis, readonly string[]>> = {
    question: indicators,
    group: groups,
    place: places,
    year: [...years].reverse().map(String),
  };
  type F = Finding<A>;
  const bySize = (a: F, b: F): number => studentsOf(b) - studentsOf(a) || inLines(b) - inLines(a);
  const compare = (): ((a: F, b: F) => number) => {
    if (sort === "students") return bySize;
    // Points can't be ranked among days or dollars.
    if (sort === "gap")
      return (a, b) =>
        Number(a.unit !== "share-points") - Number(b.unit !== "share-points") ||
        (a.unit === "share-points" && b.unit === "share-points" ? b.value - a.value : inLines(b) - inLines(a));
    if (sort === "sure")
      return (a, b) => rankedVerdicts.indexOf(a.verdict) - rankedVerdicts.indexOf(b.verdict) || bySize(a, b);
    const position = new Map(orders[sort].map((key, index) => [key, index]));
    const at = (f: F): number => position.get(onAxis[sort](f)) ?? 0;
    return (a, b) => at(a) - at(b) || bySize(a, b);
  };
  return [gaps.sort(compare()), others];
}

/** Findings of one question, group and place with the latest one's comparison, where there are several years. */
function seriesIn<A extends Audience>(findings: readonly Finding<A>[]): readonly (readonly Finding<A>[])[] {
  const byGap = Map.groupBy(findings, (f) => JSON.stringify([f.indicator, onAxis.group(f), onAxis.place(f)]));
  const place = new Map(findings.map((f, index) => [f, index]));
  return [...byGap.values()]
    .flatMap((those) => {
      const inOrder = those.toSorted((a, b) => a.schoolYear - b.schoolYear);
      const latest = inOrder.at(-1);
      const same = inOrder.filter(({ comparison }) => comparison === latest?.comparison);
      return latest === undefined || same.length < 2 ? [] : [{ latest, same }];
    })
    .sort((a, b) => (place.get(a.latest) ?? 0) - (place.get(b.latest) ?? 0))
    .map(({ same }) => same);
}

/** Choices that differ in one axis, have comparisons and fit on a page: wider ones for an empty view, else narrower ones. */
function stepsFrom(
  judged: Judged<Audience>,
  choice: ExploreChoice,
  scope: ExploreScope,
  isEmpty: boolean,
): readonly ExploreStep[] {
  const values: Readonly<Record<ExploreAxis, readonly string[]>> = isEmpty
    ? { year: ["latest", "all"], place: ["main"], group: ["all"], question: ["all"] }
    : {
        year: ["latest"],
        place: ["main"],
        group: isCrossing(choice.group) && !isGroupKey(choice.group) ? ["all"] : [],
        question: ["board", ...goals.map((goal) => `goal.${goal}`)],
      };
  const steps = (["year", "place", "group", "question"] as const).flatMap((axis) =>
    values[axis]
      .filter((value) => value !== choice[axis])
      .map((value): ExploreStep => ({ axis, choice: { ...choice, [axis]: value } })),
  );
  const found = steps.filter(({ choice: next }) => {
    const n = comparisonsIn(judged, viewOfChoice(next, scope).view);
    return n > 0 && n <= mostOnPage;
  });
  return found.length > 0 ? found : [{ axis: "start", choice: { ...firstChoice, form: choice.form } }];
}
