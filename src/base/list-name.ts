/** Names of checked lists, used in duplicate-id errors; every language has words for all of them. */
export type ListName =
  | "concepts"
  | "dashboard-rules"
  | "exports"
  | "factors"
  | "groupings"
  | "idea-categories"
  | "idea-groups"
  | "indicators"
  | "official-formats"
  | "official-indicators"
  | "pages"
  | "sources"
  | "tables";
