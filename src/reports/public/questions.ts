import { silentLevels } from "../../groups/grouping.ts";
import { groupings as catalogGroupings } from "../../groups/index.ts";
import { indicators as catalog } from "../../indicators/index.ts";
import type { AnyIndicator, Goal, Polarity } from "../../indicators/indicator.ts";
import { sharedValueOf } from "../../indicators/shared-value.ts";
import type { ReleaseGrouping, Structure } from "../../release/structure.ts";
import type { OwnQuestion } from "./about.ts";

/** A question that the release answers. */
export interface PublicQuestion {
  readonly id: string;
  readonly goal: Goal;
  readonly outcome: Polarity;
  /** Position among the questions a board asks first. */
  readonly board?: number;
  /** The question as the district wrote it; absent for those of the catalog, which have words in each language. */
  readonly own?: string;
  readonly population: string;
  /** School years with numbers, earliest first. */
  readonly years: readonly string[];
  /** Single grades with numbers of their own. */
  readonly grades: readonly string[];
  /** Groups of students that are compared, in the order of the release. */
  readonly compared: readonly ComparedGroup[];
  /** Groups whose numbers are shown and not compared: those whose status is not reported. */
  readonly silent: readonly PublicGroup[];
  /** Whether students share their value with others, such as all those of a teacher: a gap cannot be judged from counts of students. */
  readonly isShared: boolean;
  /** Whether it restates another question of the release, so it is not a separate test. */
  readonly isRestatement: boolean;
}

export interface PublicGroup {
  readonly grouping: string;
  readonly level: string;
}

export interface ComparedGroup extends PublicGroup {
  /** The only other level of the grouping: all other students. Null if there are several. */
  readonly other: string | null;
  /** One of many small levels, which pages show apart. */
  readonly isFine: boolean;
}

/** How a question is compared, from its declaration. */
type Asked = Pick<AnyIndicator, "id" | "goal" | "outcome" | "board" | "notBy" | "alsoBy" | "groupings" | "restates"> & {
  readonly own?: string;
  readonly isShared: boolean;
};

/** The questions of a release that it answers with a rate, or with an average; in the order of the catalog, then the district's own. */
export function questionsOf(
  structure: Structure,
  own: readonly OwnQuestion[],
  answeredBy: "rate" | "average",
): readonly PublicQuestion[] {
  const populationOf = new Map(
    structure.populations.flatMap((population) =>
      population.indicators.flatMap(({ id, measure }) => (measure === answeredBy ? [[id, population] as const] : [])),
    ),
  );
  const asked: readonly Asked[] = [
    ...catalog.map((i) => ({ ...i, isShared: sharedValueOf(i) !== undefined })),
    ...own.map(({ question, ...one }) => ({ ...one, own: question, isShared: false })),
  ];
  return asked.flatMap((one): readonly PublicQuestion[] => {
    const population = populationOf.get(one.id);
    if (population === undefined) return [];
    const offered = new Set(population.offers.flatMap((offer) => offer.groupings));
    const groupings = structure.groupings.filter(({ id }) => offered.has(id) && isComparedBy(id, one));
    return [
      {
        id: one.id,
        goal: one.goal,
        outcome: one.outcome,
        ...(one.board !== undefined && { board: one.board }),
        ...(one.own !== undefined && { own: one.own }),
        population: population.id,
        years: population.years.map(({ schoolYear }) => schoolYear).toSorted(),
        grades: population.grades.filter((grade) => population.offers.some(({ grades }) => grades.includes(grade))),
        compared: groupings.flatMap(comparedGroups),
        silent: groupings.flatMap(({ id, levels }) =>
          levels.filter((level) => silentLevels.includes(level)).map((level) => ({ grouping: id, level })),
        ),
        isShared: one.isShared,
        isRestatement: one.restates !== undefined && populationOf.has(one.restates),
      },
    ];
  });
}

function isComparedBy(grouping: string, { notBy = [], alsoBy = [], groupings: only }: Asked): boolean {
  const rule = catalogGroupings.find(({ id }) => id === grouping);
  if (rule?.notCompared === true || notBy.includes(grouping)) return false;
  return rule?.byRuleOnly === true ? alsoBy.includes(grouping) : only === undefined || only.includes(grouping);
}

/** The levels to compare: of two, the one that is named ("yes") with the other as everyone else. */
function comparedGroups({ id, levels, sum }: ReleaseGrouping): readonly ComparedGroup[] {
  const isFine = catalogGroupings.find((rule) => rule.id === id)?.fine === true;
  const named = levels.filter((level) => !silentLevels.includes(level));
  if (named.length === 2 && levels.length === 2) {
    const level = named.includes("yes") ? "yes" : (named[0] ?? "");
    return [{ grouping: id, level, other: named.find((one) => one !== level) ?? null, isFine }];
  }
  return sum === "overlap" ? [] : named.map((level) => ({ grouping: id, level, other: null, isFine }));
}
