import type { ConceptId } from "../base/mapping-facts.ts";

const units =
  /^(hours?|hrs?|minutes?|mins?|periods?|class|classes|blocks?|lessons?|sessions?|weeks?|horas?|minutos?|periodos?|clases?|bloques?|lecciones|sesiones|semanas?)$/;
const days = /^(days?|dia|dias)$/;

/** Whether the words of a heading name a unit other than a day: hours absent, period absences. */
export const namesAnotherUnit = (words: readonly string[]): boolean =>
  words.some((word) => units.test(word)) && !words.some((word) => days.test(word));

/** Concepts that are numbers of days. */
export const countsDays = (concept: ConceptId): boolean => concept.startsWith("days_") || concept === "result_days";
