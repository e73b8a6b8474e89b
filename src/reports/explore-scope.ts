import { compareText } from "../base/compare-text.ts";
import { currentIndicatorId } from "../base/former-ids.ts";
import { groupKey, groupOfKey, isCrossing, isGroupKey, type PlaceKey, placeKey } from "../base/keys.ts";
import type { Place } from "../cube/cube.ts";
import type { Audit } from "./audit.ts";
import type { Definitions, IndicatorDefinition } from "./definitions.ts";
import type { ExploreAxis, ExploreChoice } from "./explore-choice.ts";
import { askedAt } from "./judged/asked-at.ts";
import type { View } from "./judged/explore.ts";
import type { AuditOverview } from "./overview.ts";
import type { Audience } from "./report.ts";

/** Places whose numbers the reader may see. */
export type AllowedPlaces = readonly PlaceKey[] | "all";

/** The parts of an audit that a view is made from. */
export interface ExploreSource<A extends Audience> {
  readonly audit: Audit<A>;
  readonly definitions: Definitions<A>;
  /** Of the largest place. */
  readonly main: AuditOverview<A>;
}

/** A grouping with its groups, in the order of the audit. */
export interface GroupsOfGrouping {
  readonly grouping: string;
  readonly levels: readonly string[];
  /** Many small levels: not among all groups, but to be chosen alone. */
  readonly fine: boolean;
}

/** What the reader can choose from: what was compared at the places they may see, judged or not. */
export interface ExploreScope {
  /** By goal, then in the order of the audit. */
  readonly questions: readonly IndicatorDefinition[];
  /** Single groupings, then crossings. */
  readonly groupings: readonly GroupsOfGrouping[];
  /** Widest first, then by name. */
  readonly places: readonly Place[];
  readonly years: readonly number[];
  /** The place of the first view: the audit's largest, or the first that the reader may see. */
  readonly main?: Place;
}

const widestFirst: readonly string[] = ["state", "county", "district", "school"];

export function exploreScope<A extends Audience>(
  { audit, definitions, main }: ExploreSource<A>,
  allowed: AllowedPlaces,
): ExploreScope {
  const { judged } = audit;
  const wanted = allowed === "all" ? undefined : new Set<string>(allowed);
  const indexes = judged.places.flatMap((place, index) =>
    wanted?.has(placeKey(place)) === false ? [] : [{ place, index, asked: askedAt(judged, index) }],
  );
  const compared = indexes.filter(({ asked }) => asked.indicators.size > 0);
  const indicators = new Set(compared.flatMap(({ asked }) => [...asked.indicators]));
  const groups = new Set(compared.flatMap(({ asked }) => [...asked.groups]));
  const asked = new Set([...indicators].map((i) => judged.indicators[i]?.id));
  const fine = new Set(definitions.groupings.flatMap((g) => (g.fine ? [g.id] : [])));
  const levels = Map.groupBy(
    judged.groups.filter((_, index) => groups.has(index)),
    ({ grouping }) => grouping,
  );
  const order = [
    ...definitions.groupings.map(({ id }) => id),
    ...[...levels.keys()].filter((grouping) => isCrossing(grouping)),
  ];
  const places = compared
    .map(({ place }) => place)
    .sort((a, b) => widestFirst.indexOf(a.kind) - widestFirst.indexOf(b.kind) || compareText(a.name, b.name));
  const first = places.find((place) => placeKey(place) === placeKey(main.place)) ?? places[0];
  return {
    questions: definitions.indicators.filter(({ id }) => asked.has(id)).sort((a, b) => a.goal - b.goal),
    groupings: order.flatMap((grouping) => {
      const of = levels.get(grouping);
      return of === undefined ? [] : [{ grouping, levels: of.map(({ level }) => level), fine: fine.has(grouping) }];
    }),
    places,
    years: judged.years,
    ...(first !== undefined && { main: first }),
  };
}

/** Resolves a choice to lists of ids. `unknown` lists the axes whose id does not exist or is not open to this reader. */
export function viewOfChoice(
  choice: ExploreChoice,
  scope: ExploreScope,
): { readonly view: View; readonly unknown: readonly ExploreAxis[] } {
  const indicators = questionsOf(choice.question, scope);
  const groups = groupsOf(choice.group, scope);
  const places = placesOf(choice.place, scope);
  const years = yearsOf(choice.year, scope);
  return {
    view: { indicators: indicators ?? [], groups: groups ?? [], places: places ?? [], years: years ?? [] },
    unknown: [
      ...(indicators === undefined ? ["question" as const] : []),
      ...(groups === undefined ? ["group" as const] : []),
      ...(places === undefined ? ["place" as const] : []),
      ...(years === undefined ? ["year" as const] : []),
    ],
  };
}

function questionsOf(wanted: string, { questions }: ExploreScope): View["indicators"] | undefined {
  const ids = (those: readonly IndicatorDefinition[]): readonly string[] => those.map(({ id }) => id);
  if (wanted === "all") return ids(questions);
  if (wanted === "board") {
    const first = questions.filter(({ board }) => board !== undefined);
    return ids(first.sort((a, b) => (a.board ?? 0) - (b.board ?? 0)));
  }
  const goal = /^goal\.([1-6])$/.exec(wanted)?.[1];
  if (goal !== undefined) return ids(questions.filter((q) => String(q.goal) === goal));
  const id = currentIndicatorId(wanted);
  return questions.some((q) => q.id === id) ? [id] : undefined;
}

function groupsOf(wanted: string, { groupings }: ExploreScope): View["groups"] | undefined {
  const keys = ({ grouping, levels }: GroupsOfGrouping): View["groups"] =>
    levels.map((level) => groupKey({ grouping, level }));
  if (wanted === "all") return groupings.filter((g) => !g.fine && !isCrossing(g.grouping)).flatMap(keys);
  const { grouping, level } = groupOfKey(wanted);
  const of = groupings.find((g) => g.grouping === grouping);
  if (of === undefined || !isGroupKey(wanted)) return of && keys(of);
  return of.levels.includes(level) ? [groupKey({ grouping, level })] : undefined;
}

function placesOf(wanted: string, { places, main }: ExploreScope): View["places"] | undefined {
  if (wanted === "main") return main === undefined ? [] : [placeKey(main)];
  const those = places.filter((place) => place.kind === wanted || placeKey(place) === wanted);
  return those.length === 0 ? undefined : those.map(placeKey);
}

function yearsOf(wanted: string, { years }: ExploreScope): View["years"] | undefined {
  if (wanted === "latest") return years.slice(-1);
  if (wanted === "all") return years;
  const those = years.filter((year) => String(year) === wanted);
  return those.length === 0 ? undefined : those;
}
