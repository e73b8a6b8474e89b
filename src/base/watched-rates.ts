/** Rates checked on every load. */
export type WatchedRate =
  | "chronic-absence"
  | "absence-by-day"
  | "suspension"
  | "english-learners"
  | "disabilities"
  | "disadvantaged"
  | "homeless"
  | "foster"
  | "migrant"
  | "military"
  | "section-504"
  | "gifted";
