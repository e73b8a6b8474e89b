/** Attributes of a person that rarely change between deliveries. */
export type StableAttribute =
  | "birth-date"
  | "gender"
  | "race"
  | "home-language"
  | "primary-language"
  | "local-id"
  | "parent-education"
  | "first-us-school";
