import { fileName } from "../../base/file-name.ts";
import type { Lang } from "../../base/lang.ts";
import { crossedGroupings } from "../../reports/crossing.ts";

/** Text as part of an anchor. Other characters become code points, so that different texts never share an anchor. */
const anchorPart = (text: string): string =>
  text.replace(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);

/** Folder of the pages on places to learn from, relative to the report's folder. */
export const outliersFolder = "outliers";
/** Addresses of an audit's pages, relative to the report's folder. */
export const indexPath = "index.html";
export const questionsPath = "questions.html";
export const methodsPath = "methods.html";
export const boardPath = "board.html";
/** The PDF of the sheet for the board, in a language. */
export const boardFile = (lang: string): string => `board.${lang}.pdf`;
export const notJudgedPath = "not-judged.html";
export const mapPath = "map.html";
export const changesPath = "changes.html";
export const prioritiesPath = "priorities.html";
export const placesPath = "places.html";
export const dataPath = "data.html";
export const searchPath = "search.html";
/** Page of a question: its rule, its source and a worked example. */
export const questionPath = (indicator: string): string => `questions/${fileName`${indicator}.html`}`;
export const goalPath = (goal: number): string => `goals/${goal}.html`;
/** The goal by groupings of many small groups. */
export const goalGroupsPath = (goal: number): string => `goals/${goal}.groups.html`;
export const placePath = (place: { readonly kind: string; readonly id: string }): string =>
  place.kind === "school"
    ? `schools/${fileName`${place.id}.html`}`
    : `places/${fileName`${place.kind}.${place.id}.html`}`;
export const gapPath = (indicator: string, grouping: string): string =>
  `gaps/${fileName`${indicator}.${grouping}.html`}`;
/** Page of everything about a group. */
export const groupPath = (grouping: string, level: string): string => `groups/${fileName`${grouping}.${level}.html`}`;

/** Page of a gap; a crossing is on the page of its first grouping. */
export function gapHref(indicator: string, grouping: string, level?: string): string {
  const [first = grouping, second] = crossedGroupings(grouping);
  const path = gapPath(indicator, first);
  if (second !== undefined) return `${path}#${crossedAnchor(grouping)}`;
  return level === undefined ? path : `${path}#${levelAnchor(level)}`;
}

/** Anchors on a gap's page. */
export const levelAnchor = (level: string): string => `level-${anchorPart(level)}`;
export const crossedAnchor = (grouping: string): string =>
  `crossed-${crossedGroupings(grouping).map(anchorPart).join("-")}`;

/** Anchor of a file on the page about the data, by its position in the list of files. */
export const fileAnchor = (at: number): string => `file-${at + 1}`;
/** Anchor of a grouping on the methods page. */
export const groupingAnchor = (id: string): string => `grouping-${anchorPart(id)}`;

/** Anchor on the methods page of how to get the report in another language. */
export const languagesAnchor = "languages";

/** Relative path from a page to the report's folder: "" or "../". */
export const rootFrom = (path: string): string => "../".repeat(path.split("/").length - 1);

/** Folder of a language's pages, relative to the report's folder: "" for the report's first language, else "es/". */
export const languageFolder = (lang: Lang, languages: readonly Lang[]): string =>
  languages[0] === undefined || languages[0] === lang ? "" : `${lang}/`;

/** Page of what is behind a place's gaps in one goal, for a place other than the main one. */
export const placeGoalPath = (place: { readonly kind: string; readonly id: string }, goal: number): string =>
  place.kind === "school"
    ? `school-gaps/${fileName`${place.id}.${String(goal)}.html`}`
    : `place-gaps/${fileName`${place.kind}.${place.id}.${String(goal)}.html`}`;
/** Panel of a gap on that page. */
export const placeGapAnchor = (indicator: string, grouping: string, level: string): string =>
  `gap-${[indicator, grouping, level].map(anchorPart).join("-")}`;
export const placeGapHref = ({
  place,
  goal,
  indicator,
  group,
}: {
  readonly place: { readonly kind: string; readonly id: string };
  readonly goal: number;
  readonly indicator: string;
  readonly group: { readonly grouping: string; readonly level: string };
}): string => `${placeGoalPath(place, goal)}#${placeGapAnchor(indicator, group.grouping, group.level)}`;
