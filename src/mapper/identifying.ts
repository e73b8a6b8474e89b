import type { ConceptId } from "../base/mapping-facts.ts";

/** Meanings of columns whose values are a person's own. */
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
