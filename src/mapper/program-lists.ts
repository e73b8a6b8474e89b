import type { ConceptId } from "../base/mapping-facts.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import { meaningOf, yesNoWords } from "../sources/vocabulary/code-words.ts";
import { headingWords, type Match } from "./match-columns.ts";
import { type ListedProgram, listedPrograms, type ProgramDates, programOfName } from "./program-dates.ts";

/** Score from which a heading is said to have a meaning. */
const named = 0.55;
const nearlyAll = 0.9;

/** What a list of the students in one program says besides who they are: where, and since when. */
const ofLists: ReadonlySet<ConceptId> = new Set([
  "student_id",
  "local_id",
  "name",
  "contact",
  "school_id",
  "school_name",
  "district_id",
  "district_name",
  "county_id",
  "county_name",
  "school_year",
  "grade",
  "birth_date",
  "start_date",
  "end_date",
  "entry_date",
  "exit_date",
  "elas_date",
  ...listedPrograms,
]);

/** What a list of English learners says besides. */
const ofLearners: ReadonlySet<ConceptId> = new Set(["elas", "home_language"]);

/**
 * The program that a file lists, if no date names it: named by the file, or by its only column of flags, which says
 * yes in nearly every row.
 */
export function listedProgram(name: string, matches: readonly Match[]): ListedProgram | undefined {
  const flags = matches.filter(({ concept }) => listedPrograms.some((id) => id === concept?.id));
  const [flag] = flags;
  if (flag === undefined) return programOfName(name);
  const program = listedPrograms.find((id) => id === flag.concept?.id);
  return flags.length === 1 && (programOfName(name) === program || saysYes(flag)) ? program : undefined;
}

function saysYes({ shape }: Match): boolean {
  let yes = 0;
  for (const [value, rows] of shape.values) {
    const meaning = meaningOf(value, yesNoWords, shape.values.keys());
    if ("is" in meaning && meaning.is === "yes") yes += rows;
  }
  return shape.known > 0 && yes >= nearlyAll * shape.known;
}

/**
 * Whether a file is about who is in a program, and not an enrollment list: by dates that name the program, by its
 * name, or by a flag that every row has. A list that also describes students has the program's date in nearly every row.
 */
export function listsProgram(table: SourceTable, matches: readonly Match[], dated: readonly ProgramDates[]): boolean {
  const has = (id: ConceptId): boolean => matches.some((m) => m.concept?.id === id && m.byHeading >= named);
  const says = matches.filter(({ concept }) => concept !== null);
  // Statuses of students without their schools and grades, which a roster has.
  if (has("elas") && !(has("grade") && (has("school_id") || has("school_name"))))
    return says.every(({ concept }) => concept !== null && (ofLists.has(concept.id) || ofLearners.has(concept.id)));
  if (!says.every(({ concept }) => concept !== null && ofLists.has(concept.id))) {
    const [first, another] = dated.map(({ start, other }) => start ?? other);
    const at = first === undefined || another !== undefined ? -1 : table.headers.indexOf(first);
    const filled = table.rows.filter((row) => (row[at] ?? "").trim() !== "").length;
    return at !== -1 && !has("entry_date") && filled >= nearlyAll * table.rows.length;
  }
  const isReclassified = says.some(
    ({ concept, heading }) =>
      concept?.id === "elas_date" && headingWords(heading).some((word) => /^(r?fep|rec|red)/.test(word)),
  );
  if (dated.length > 0 || isReclassified) return !has("entry_date");
  const hasDates = matches.some(
    ({ concept, shape }) => shape.dates >= nearlyAll && shape.known > 0 && concept?.id !== "birth_date",
  );
  const listed = listedProgram(table.name, matches);
  return listed !== undefined && (hasDates || !has(listed));
}
