import type { SourceTable } from "../sources/source-tables.ts";
import type { ColumnShape } from "./column-shape.ts";
import type { Match } from "./match-columns.ts";

/** Share of values that must look like identifiers, and of rows that must be distinguished. */
const nearlyAll = 0.95;
/** With fewer distinct values, a column of numbers is not evidence. */
const leastPeople = 5;

/**
 * Finds an identifier column by its values if no heading identifies students ("Kid", "Pupil Ref"): the only column of
 * codes that is unique per row, or per day if rows are dated. A person must confirm it.
 *
 * @param measures  positions of columns read as something else, such as test scores
 */
export function unnamedIdentifier(
  table: SourceTable,
  matches: readonly Match[],
  measures: ReadonlySet<number>,
): Match | undefined {
  const isPerson = ({ concept }: Match): boolean =>
    concept !== null && ["student_id", "local_id", "staff_id", "respondent_id"].includes(concept.id);
  if (matches.some(isPerson)) return undefined;
  const day = matches.find(isDay);
  const found = matches.filter(
    (m) =>
      m.concept === null &&
      m.heading.trim() !== "" &&
      m.valuesDisagree === null &&
      !measures.has(m.at) &&
      areCodes(m.shape) &&
      (day === undefined ? isUnique(table, [m]) && areLong(m.shape) : repeats(m.shape) && isUnique(table, [m, day])),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** A column of event dates, as opposed to a student's birth or enrollment dates. */
const isDay = ({ concept, shape }: Match): boolean =>
  shape.dates >= 0.9 && shape.known > 0 && (concept === null || ["date", "incident_date"].includes(concept.id));

function areCodes({ known, values, dates, schoolYears }: ColumnShape): boolean {
  if (known === 0 || values.size < leastPeople || dates > 0 || schoolYears > 0.5) return false;
  let codes = 0;
  let all = 0;
  for (const [value, n] of values) {
    all += n;
    if (/^(?=.*\d)[\p{L}\d-]{1,20}$/u.test(value)) codes += n;
  }
  return codes >= nearlyAll * all;
}

/** Letters and digits, or at least five digits; shorter numbers could be scores, minutes or dollars. */
const areLong = ({ values }: ColumnShape): boolean =>
  [...values.keys()].every((value) => /\p{L}/u.test(value) || /^\d{5,}$/.test(value));

const repeats = ({ known, many, values }: ColumnShape): boolean => many || values.size < known;

function isUnique({ rows }: SourceTable, columns: readonly Match[]): boolean {
  const seen = new Set<string>();
  let filled = 0;
  for (const row of rows) {
    const cells = columns.map(({ at }) => (row[at] ?? "").trim());
    if (cells.includes("")) continue;
    filled += 1;
    seen.add(cells.join("\n"));
  }
  return filled >= nearlyAll * rows.length && seen.size >= nearlyAll * filled;
}
