import { plausible } from "../rules/plausible.ts";
import type { Contradiction } from "./contradictions.ts";
import { above, and, atMost, below, column, equals, literal, times } from "./expr.ts";
import { countOf, group, join, pick, where } from "./relation.ts";
import { statedFacts, statedRows } from "./stated-rows.ts";
import { enrollment, program } from "./tables.ts";

const c = column;
const students = group(statedFacts(enrollment, ["school_year", "student_id"]), ["school_year", "student_id"], {
  rows: countOf(literal(true)),
});
const enrolled = group(students, ["school_year"], { enrolled: countOf(literal(true)) });
const schools = group(statedFacts(enrollment, ["school_year", "school_id"]), ["school_year", "school_id"], {
  here: countOf(literal(true)),
});

/**
 * What may be true of one student and cannot be true of most rows of a file: two columns have each other's values. Named only if most rows of a file have it, and
 * then the load is held.
 */
export const contradictionsOfFiles: readonly Contradiction[] = [
  {
    id: "mostly-absent",
    table: "absence",
    when: and(above(c("days_expected"), plausible.fewDays), below(times(c("days_attended"), 2), c("days_expected"))),
    ofMost: true,
    outcome: "used",
    columns: ["days_attended", "days_expected"],
  },
  {
    id: "schools-of-few",
    table: "enrollment",
    among: join(statedRows(enrollment, ["school_year", "student_id", "school_id"]), schools, [
      "school_year",
      "school_id",
    ]),
    when: atMost(c("here"), plausible.fewInSchool),
    ofMost: true,
    outcome: "used",
    columns: ["school_id"],
  },
  ...Object.entries(plausible.mostInProgram).map(([name, share]): Contradiction => {
    const members = group(
      where(statedFacts(program, ["school_year", "student_id", "program"]), equals(c("program"), name)),
      ["school_year", "student_id", "program"],
      { rows: countOf(literal(true)) },
    );
    const counted = join(
      group(members, ["school_year", "program"], { members: countOf(literal(true)) }),
      where(enrolled, above(c("enrolled"), plausible.fewEnrolled)),
      ["school_year"],
    );
    return {
      id: "program-of-too-many",
      table: "program",
      among: join(
        statedRows(program, ["school_year", "student_id", "program"]),
        pick(where(counted, above(c("members"), times(c("enrolled"), share))), ["school_year", "program"]),
        ["school_year", "program"],
      ),
      when: equals(c("program"), name),
      outcome: "used",
      columns: ["program"],
    };
  }),
];
