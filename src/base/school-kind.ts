/** Kinds of programs for which a school can exist, as California's directory tells them apart; most schools are "traditional". */
export const schoolPrograms = [
  "traditional",
  "alternative",
  "community-day",
  "continuation",
  "county-community",
  "court",
  "home-hospital",
  "opportunity",
  "special-education",
] as const;
export type SchoolProgram = (typeof schoolPrograms)[number];

/** What the loaded files say about how a school gets its students; null where they do not say. */
export interface SchoolKind {
  readonly charter: boolean | null;
  /** A magnet school may choose its students. */
  readonly magnet: boolean | null;
  readonly program: SchoolProgram | null;
}
