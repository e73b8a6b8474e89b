import type { YamlFault } from "./error-facts.ts";

/** Front-matter fields of a practice note. */
export const practiceKeys = ["place", "years", "factors", "groups", "evidence", "contact", "date"] as const;
export type PracticeKey = (typeof practiceKeys)[number];

/** What is wrong with a note; its words are keyed by `kind`. */
export type PracticeWrong =
  | { readonly kind: "no-front-matter" | "no-end" }
  | { readonly kind: "not-yaml"; readonly code: YamlFault["code"] }
  | { readonly kind: "unknown-key"; readonly key: string }
  | { readonly kind: "missing" | "unusable"; readonly key: PracticeKey };
