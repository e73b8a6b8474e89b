import { groupKey, placeKey } from "../base/keys.ts";
import { type ExploreAxis, exploreAxes } from "./explore-choice.ts";
import type { Answer, View } from "./judged/explore.ts";
import type { Finding, Refused } from "./judged/finding-at.ts";
import type { Audience } from "./report.ts";

/** What an answer is about, judged or not. */
export type ComparedPair<A extends Audience> = Finding<A> | Refused<A>;
export const comparedIn = <A extends Audience>(answer: Answer<A>): ComparedPair<A> =>
  "finding" in answer ? answer.finding : answer.refused;

/** An axis's value of an answer, as a key. */
export const onAxis: Readonly<Record<ExploreAxis, (about: ComparedPair<Audience>) => string>> = {
  question: ({ indicator }) => indicator,
  group: ({ group }) => groupKey(group),
  place: ({ place }) => placeKey(place),
  year: ({ schoolYear }) => String(schoolYear),
};

/** Answers as a matrix of two axes. A heading is any comparison that has its value. */
export interface ExploreQuilt<A extends Audience> {
  readonly rowAxis: ExploreAxis;
  readonly columnAxis: ExploreAxis;
  /** Axes of which other quilts of the view have other values. */
  readonly fixed: readonly { readonly axis: ExploreAxis; readonly about: ComparedPair<A> }[];
  readonly columns: readonly ComparedPair<A>[];
  readonly rows: readonly { readonly about: ComparedPair<A>; readonly cells: readonly (Answer<A> | undefined)[] }[];
}

/**
 * Which axes are the rows and the columns: questions by groups, as on every page, as long as there are several; a view
 * of one group has years or places as columns, a view of one question places or years as rows.
 */
function axesOf(several: ReadonlySet<ExploreAxis>): { readonly row: ExploreAxis; readonly column: ExploreAxis } {
  const columns: readonly ExploreAxis[] = ["group", "year", "place"];
  const rows: readonly ExploreAxis[] = ["question", "place", "year"];
  const column = columns.find((axis) => several.has(axis)) ?? "group";
  return { column, row: rows.find((axis) => axis !== column && several.has(axis)) ?? "question" };
}

/** All answers of a view, each in one cell of one quilt; rows and columns in the order of the view's lists. */
export function quiltsOf<A extends Audience>(answers: readonly Answer<A>[], view: View): readonly ExploreQuilt<A>[] {
  const several = new Set(exploreAxes.filter((axis) => firstOfEach(answers, axis).size > 1));
  const { row, column } = axesOf(several);
  const others = exploreAxes.filter((axis) => axis !== row && axis !== column && several.has(axis));
  const parts = Map.groupBy(answers, (answer) =>
    JSON.stringify(others.map((axis) => onAxis[axis](comparedIn(answer)))),
  );
  const order: Readonly<Record<ExploreAxis, readonly string[]>> = {
    question: view.indicators,
    group: view.groups,
    place: view.places,
    year: view.years.map(String),
  };
  return [...parts.values()].map((part): ExploreQuilt<A> => {
    const [inRows, inColumns] = [firstOfEach(part, row), firstOfEach(part, column)];
    const cells = new Map(part.map((answer) => [cellKey(comparedIn(answer), row, column), answer]));
    const columns = order[column].flatMap((key) => inColumns.get(key) ?? []);
    return {
      rowAxis: row,
      columnAxis: column,
      fixed: part.slice(0, 1).flatMap((answer) => others.map((axis) => ({ axis, about: comparedIn(answer) }))),
      columns,
      rows: order[row].flatMap((key) => {
        const about = inRows.get(key);
        if (about === undefined) return [];
        const at = columns.map((c) => cells.get(JSON.stringify([key, onAxis[column](c)])));
        return [{ about, cells: at }];
      }),
    };
  });
}

const cellKey = (about: ComparedPair<Audience>, row: ExploreAxis, column: ExploreAxis): string =>
  JSON.stringify([onAxis[row](about), onAxis[column](about)]);

/** The first answer with each value of an axis, in order. */
function firstOfEach<A extends Audience>(
  answers: readonly Answer<A>[],
  axis: ExploreAxis,
): Map<string, ComparedPair<A>> {
  const firsts = new Map<string, ComparedPair<A>>();
  for (const answer of answers) {
    const about = comparedIn(answer);
    const key = onAxis[axis](about);
    if (!firsts.has(key)) firsts.set(key, about);
  }
  return firsts;
}
