import type { ConceptId } from "../base/mapping-facts.ts";

/** Concepts whose values identify a person. */
export const identifying: ReadonlySet<ConceptId> = new Set([
  "student_id",
  "local_id",
  "respondent_id",
  "staff_id",
  "birth_date",
  "name",
  "contact",
  "review_note",
]);
