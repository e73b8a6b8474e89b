import type { Contradiction } from "./contradictions.ts";
import { above, asNumber, column, type Expr, firstKnown, isKnown, literal, not, or } from "./expr.ts";
import { type Aggregate, group, join, latest, maxOf, minOf, pick, type Relation, union, where } from "./relation.ts";
import { allRows } from "./stated-rows.ts";
import { studentClaim } from "./student-claims.ts";
import { raceColumnNames, student } from "./tables.ts";

const c = column;
/** Records not about students state no race and start no description. */
const nothing: Expr = literal(null);
/** Not compared: some files report a student of two races only as "two or more", others list both. */
const races = raceColumnNames.filter((name) => name !== "race_two_or_more" && name !== "race_mena");
const attributes = ["gender", ...races] as const;
const place = ["source_file", "source_line", "record", "scope_year"] as const;

const described: Relation = union(
  pick(allRows(student, ["student_id", "start_date", "birth_date", "race_two_or_more", ...attributes]), {
    ...Object.fromEntries(
      ["student_id", "start_date", "birth_date", "gender", ...place].map((name) => [name, c(name)]),
    ),
    ...Object.fromEntries(races.map((name) => [name, asNumber(c(name))])),
    race_two_or_more: firstKnown(c("race_two_or_more"), false),
  }),
  pick(allRows(studentClaim, ["student_id", "birth_date", "gender"]), {
    ...{ student_id: c("student_id"), start_date: nothing, birth_date: c("birth_date"), gender: c("gender") },
    ...Object.fromEntries(place.map((name) => [name, c(name)])),
    ...Object.fromEntries(races.map((name) => [name, nothing])),
    race_two_or_more: literal(false),
  }),
);

/** Rows of students whose values of one column differ within values of the other columns. */
function withSeveral(rows: Relation, by: readonly string[], columns: readonly string[]): Relation {
  const bounds = Object.fromEntries(
    columns.flatMap((name): [string, Aggregate][] => [
      [`least_${name}`, minOf(c(name))],
      [`most_${name}`, maxOf(c(name))],
    ]),
  );
  const differs = or(...columns.map((name) => above(c(`most_${name}`), c(`least_${name}`))));
  return pick(where(group(rows, by, bounds), differs), by);
}

/** Rows that state these columns for the students who conflict in them. */
const noted = (students: Relation, on: readonly string[], columns: readonly string[]): Relation =>
  pick(join(where(described, or(...columns.map((name) => isKnown(c(name))))), students, on), {
    student_id: c("student_id"),
    source_file: c("source_file"),
    source_line: c("source_line"),
    // Inferred descriptions are listed too, since they are among the conflicting rows.
    derived: literal(false),
  });

/** What one record type states about a student in a year: the latest description. */
const latestOf = (only: Expr, columns: readonly string[]): Relation =>
  group(
    where(described, only),
    ["student_id", "scope_year", "record"],
    Object.fromEntries(
      columns.map((name) => [name, latest(c(name), firstKnown(c("start_date"), literal("0001-01-01")))]),
    ),
  );

const differing = (
  id: Contradiction["id"],
  rows: Relation,
  by: readonly string[],
  columns: readonly string[],
): Contradiction => ({
  id,
  table: "student",
  among: noted(withSeveral(rows, by, columns), by, columns),
  when: literal(true),
  outcome: "used",
  columns,
});

/** Contradictions about a student's identity between records of a delivery. */
export const contradictionsOfStudents: readonly Contradiction[] = [
  differing("birth-dates-differ", described, ["student_id"], ["birth_date"]),
  differing("genders-differ", latestOf(literal(true), ["gender"]), ["student_id", "scope_year"], ["gender"]),
  differing("races-differ", latestOf(not(c("race_two_or_more")), races), ["student_id", "scope_year"], races),
];
