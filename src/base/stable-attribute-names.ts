/** What hardly ever changes about a person between two deliveries. */
export type StableAttribute = "birth-date" | "gender" | "race" | "home-language" | "primary-language";
