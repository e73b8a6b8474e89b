import { gradeSpans } from "../rules/grades.ts";
import { plausible } from "../rules/plausible.ts";
import type { Contradiction } from "./contradictions.ts";
import { contradictionsOfDays } from "./contradictions-of-days.ts";
import { contradictionsOfDiscipline } from "./contradictions-of-discipline.ts";
import { contradictionsOfFiles } from "./contradictions-of-files.ts";
import { contradictionsOfStudents } from "./contradictions-of-students.ts";
import { contradictionsOfTests } from "./contradictions-of-tests.ts";
import {
  above,
  and,
  below,
  choose,
  column,
  daysBetween,
  equals,
  firstKnown,
  isIn,
  isKnown,
  literal,
  minus,
  not,
  or,
  plus,
  schoolYearOf,
  times,
} from "./expr.ts";
import { gradeNumberOf } from "./grade-number.ts";
import { countOf, group, join, leftJoin, maxOf, minOf, pick, sumOf, where, withColumns } from "./relation.ts";
import { statedFacts, statedRows } from "./stated-rows.ts";
import { absence, disciplineAction, enrollment, officialCell, student } from "./tables.ts";

const c = column;
const gradeNumber = gradeNumberOf("grade");
/** Age in the fall of the school year; unknown if birth dates conflict. */
const age = minus(c("school_year"), schoolYearOf(c("birth_date")));
const bornOnce = where(
  group(where(statedFacts(student, ["student_id", "birth_date"]), isKnown(c("birth_date"))), ["student_id"], {
    birth_date: minOf(c("birth_date")),
    last: { op: "max", of: c("birth_date") },
  }),
  equals(c("birth_date"), c("last")),
);
const withAge = withColumns(
  join(statedRows(enrollment, ["school_year", "student_id", "grade"]), pick(bornOnce, ["student_id", "birth_date"]), [
    "student_id",
  ]),
  { grade_number: gradeNumber, age },
);
const yearsOlder = minus(c("age"), plus(c("grade_number"), plausible.kindergartenAge));

/** End of an open spell; sorts after every date. */
const open = literal("9999-12-31");
const spell = ["school_year", "student_id", "school_id", "entry_date", "exit_date", "status", "exit_kind"];
const isStay = and(equals(c("status"), "primary"), not(equals(firstKnown(c("exit_kind"), ""), "no-show")));
const primary = where(statedRows(enrollment, spell), isStay);
const several = where(
  group(pick(primary, ["school_year", "student_id", "school_id"]), ["school_year", "student_id"], {
    first_school: minOf(c("school_id")),
    last_school: { op: "max", of: c("school_id") },
  }),
  not(equals(c("first_school"), c("last_school"))),
);
const movers = join(primary, pick(several, ["school_year", "student_id"]), ["school_year", "student_id"]);
const others = pick(movers, {
  school_year: c("school_year"),
  student_id: c("student_id"),
  other_school: c("school_id"),
  other_entry: c("entry_date"),
  other_exit: firstKnown(c("exit_date"), open),
});
const pairs = withColumns(join(movers, others, ["school_year", "student_id"]), {
  until: firstKnown(c("exit_date"), open),
});
const later = choose([[above(c("entry_date"), c("other_entry")), c("entry_date")]], c("other_entry"));
const sooner = choose([[below(c("until"), c("other_exit")), c("until")]], c("other_exit"));

const suspended = isIn(c("result"), ["out-of-school", "in-school"]);
const bySchool = ["school_year", "student_id", "school_id"] as const;
const suspensions = where(statedRows(disciplineAction, [...bySchool, "result", "days"]), suspended);
const suspendedDays = group(
  where(statedFacts(disciplineAction, [...bySchool, "result", "days"]), suspended),
  bySchool,
  {
    all_days: sumOf(c("days")),
  },
);
const expected = group(
  where(statedFacts(absence, [...bySchool, "days_expected"]), isKnown(c("days_expected"))),
  bySchool,
  {
    expected: { op: "max", of: c("days_expected") },
  },
);

const cell = [
  "school_year",
  "publication",
  "indicator",
  "place_kind",
  "place_id",
  "grade",
  "counted_students",
] as const;
const countedCells = [...cell, "grouping", "level", "n"];
/** Groupings in which a student has at most one level. */
const partitions = ["race-ethnicity", "gender"];
const totals = where(statedRows(officialCell, countedCells), and(equals(c("grouping"), "all"), isKnown(c("n"))));
const partSums = group(
  where(statedFacts(officialCell, countedCells), and(isIn(c("grouping"), partitions), isKnown(c("n")))),
  [...cell, "grouping"],
  { parts: sumOf(c("n")), levels: countOf(literal(true)) },
);
/** A group cannot exceed its total because of rounding: both are rounded the same way. */
const groupsAndTotals = join(
  where(statedRows(officialCell, countedCells), and(not(equals(c("grouping"), "all")), isKnown(c("n")))),
  group(totals, cell, { total: maxOf(c("n")) }),
  cell,
);
const { share, students } = plausible.partsAboveTotal;

/** Contradictions between rows of one or several tables. */
export const contradictionsAcross: readonly Contradiction[] = [
  ...contradictionsOfStudents,
  ...contradictionsOfTests,
  ...contradictionsOfDays,
  ...contradictionsOfDiscipline,
  ...contradictionsOfFiles,
  {
    id: "age-and-grade",
    table: "enrollment",
    among: withAge,
    when: or(
      below(yearsOlder, -plausible.age.younger),
      and(below(c("grade_number"), gradeSpans.highSchool.from), above(yearsOlder, plausible.age.older)),
      and(isKnown(c("grade_number")), above(c("age"), plausible.age.oldestInHighSchool)),
    ),
    outcome: "used",
    columns: ["student.birth_date", "grade"],
  },
  {
    id: "in-two-schools",
    table: "enrollment",
    among: pairs,
    when: and(not(equals(c("school_id"), c("other_school"))), above(daysBetween(later, sooner), plausible.overlap)),
    outcome: "used",
    columns: ["school_id", "entry_date", "exit_date"],
  },
  {
    id: "suspended-longer-than-school",
    table: "discipline_action",
    among: leftJoin(join(suspensions, suspendedDays, bySchool), expected, bySchool),
    when: or(above(c("all_days"), c("expected")), above(c("days"), plausible.suspensionDays)),
    outcome: "used",
    columns: ["days"],
  },
  {
    id: "group-exceeds-total",
    table: "official_figure",
    among: groupsAndTotals,
    when: above(c("n"), c("total")),
    outcome: "used",
    columns: ["n"],
  },
  {
    id: "parts-exceed-total",
    table: "official_figure",
    among: join(totals, pick(where(partSums, above(c("levels"), 1)), [...cell, "parts"]), cell),
    when: above(c("parts"), plus(times(c("n"), 1 + share), students)),
    outcome: "used",
    columns: ["n"],
  },
];
