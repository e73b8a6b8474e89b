import type { SourceTable } from "../sources/source-tables.ts";
import { headingWords, type Match } from "./match-columns.ts";

const termWords =
  /^(terms?|semesters?|quarters?|trimesters?|mp|period|periods|month|months|week|weeks|semestres?|trimestres?|bimestres?|periodos?|mes|meses|semanas?)$/;
/** From this share of students on, rows are per student and term. */
const severalTerms = 0.2;

/**
 * The column by which students have several rows: a term, month or another part of the year. Undefined if they have
 * one row a year.
 */
export function termColumn({ rows }: SourceTable, matches: readonly Match[]): string | undefined {
  const who = matches.find(({ concept }) => concept?.id === "student_id" || concept?.id === "local_id");
  const year = matches.find(({ concept }) => concept?.id === "school_year");
  if (who === undefined) return undefined;
  return matches.find(({ heading, concept, shape, at }) => {
    const isTerm = concept?.id === "term" || (concept === null && headingWords(heading).some((w) => termWords.test(w)));
    if (!isTerm || shape.values.size < 2) return false;
    const terms = new Map<string, Set<string>>();
    for (const row of rows) {
      const id = `${(row[who.at] ?? "").trim()} ${year === undefined ? "" : (row[year.at] ?? "").trim()}`;
      const term = (row[at] ?? "").trim();
      if (term !== "") terms.set(id, (terms.get(id) ?? new Set()).add(term));
    }
    const several = [...terms.values()].filter((own) => own.size > 1).length;
    return terms.size > 0 && several >= severalTerms * terms.size;
  })?.heading;
}
