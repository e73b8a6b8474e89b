/** How a view is shown. */
export const exploreForms = ["quilt", "table", "years"] as const;
export type ExploreForm = (typeof exploreForms)[number];

/** Orders of the gaps that may be ranked. */
export const exploreSorts = ["students", "gap", "sure", "question", "group", "place", "year"] as const;
export type ExploreSort = (typeof exploreSorts)[number];

/** What a view is chosen by, in the order of the page. */
export const exploreAxes = ["question", "group", "place", "year"] as const;
export type ExploreAxis = (typeof exploreAxes)[number];

/** What a reader asks to see: ids that the audit may or may not have, because an address can have any text. */
export interface ExploreChoice {
  /** "board" (the questions a board asks first), "all", "goal.1" to "goal.6", or an indicator. */
  readonly question: string;
  /** "all" (one-way groups of groupings with few levels), a grouping or a crossing, or a group's key. */
  readonly group: string;
  /** "main", a kind of place for all of that kind, or a place's key. */
  readonly place: string;
  /** "latest", "all", or the calendar year in which the school year ends. */
  readonly year: string;
  readonly form: string;
  readonly sort: string;
}

/** The view of an address that asks for nothing. */
export const firstChoice: ExploreChoice = {
  question: "board",
  group: "all",
  place: "main",
  year: "latest",
  form: exploreForms[0],
  sort: exploreSorts[0],
};
