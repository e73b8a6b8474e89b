import { plausible } from "../rules/plausible.ts";
import type { Contradiction } from "./contradictions.ts";
import {
  above,
  and,
  asNumber,
  atLeast,
  below,
  column,
  daysBetween,
  type Expr,
  equals,
  firstKnown,
  isIn,
  isKnown,
  literal,
  minus,
  or,
  plus,
  times,
} from "./expr.ts";
import { countOf, group, join, maxOf, minOf, pick, type Relation, sumOf, where, withColumns } from "./relation.ts";
import { statedFacts, statedRows } from "./stated-rows.ts";
import {
  absence,
  assessment,
  attendanceDay,
  disability,
  disciplineAction,
  enrollment,
  incident,
  language,
  program,
  student,
} from "./tables.ts";

const c = column;
const bySchool = ["school_year", "student_id", "school_id"] as const;
const { daily, suspended, outsideStay } = plausible;

/** Present for any part of a day counts as present, as in the rule for conflicting rows. */
const dayByDay = group(
  group(
    withColumns(statedFacts(attendanceDay, [...bySchool, "date", "status"]), {
      missed: asNumber(isIn(c("status"), ["excused", "unexcused", "suspended-out"])),
    }),
    [...bySchool, "date"],
    { missed: minOf(c("missed")) },
  ),
  bySchool,
  { days: countOf(literal(true)), missed_days: sumOf(c("missed")) },
);
const summaries = statedRows(absence, [...bySchool, "days_expected", "days_attended"]);
const missed = minus(c("days_expected"), c("days_attended"));

const outOfSchool = group(
  where(
    statedFacts(disciplineAction, [...bySchool, "result", "days"]),
    and(equals(c("result"), "out-of-school"), isKnown(c("days"))),
  ),
  bySchool,
  { decided: sumOf(c("days")) },
);

const open = literal("9999-12-31");
const spells = where(statedFacts(enrollment, [...bySchool, "entry_date", "exit_date"]), isKnown(c("entry_date")));
const stay = (by: readonly string[]): Relation =>
  group(spells, by, { entered: minOf(c("entry_date")), left: maxOf(firstKnown(c("exit_date"), open)) });
/** Days from one date to a later one; below 1 if the second is earlier. */
const outside: Expr = or(
  and(below(c("date"), c("entered")), above(daysBetween(c("date"), c("entered")), outsideStay.days + 1)),
  and(above(c("date"), c("left")), above(daysBetween(c("left"), c("date")), outsideStay.days + 1)),
);
/** Each student's birth date; unknown if there are two. */
const born = pick(
  where(
    group(where(statedFacts(student, ["student_id", "birth_date"]), isKnown(c("birth_date"))), ["student_id"], {
      born: minOf(c("birth_date")),
      last_born: maxOf(c("birth_date")),
    }),
    equals(c("born"), c("last_born")),
  ),
  ["student_id", "born"],
);
const afterBirth = [
  [program, "start_date"],
  [language, "start_date"],
  [disability, "start_date"],
  [enrollment, "entry_date"],
] as const;
const dated = [
  [attendanceDay, bySchool],
  [incident, bySchool],
  [assessment, ["school_year", "student_id"]],
] as const;

/** Contradictions between days, totals of days, and dates of different records. */
export const contradictionsOfDays: readonly Contradiction[] = [
  {
    id: "days-and-summary-differ",
    table: "absence",
    among: join(summaries, dayByDay, bySchool),
    when: or(
      above(c("missed_days"), plus(missed, daily.more)),
      // A file covering some months, or absences only, may have fewer.
      and(
        atLeast(c("days"), times(c("days_expected"), daily.complete)),
        below(plus(c("missed_days"), daily.fewer), missed),
      ),
    ),
    outcome: "used",
    columns: ["attendance_day.status", "days_expected", "days_attended"],
  },
  {
    id: "suspensions-and-summary-differ",
    table: "absence",
    among: join(statedRows(absence, [...bySchool, "days_suspended_out"]), outOfSchool, bySchool),
    when: or(
      above(c("decided"), plus(c("days_suspended_out"), suspended.apart)),
      above(c("days_suspended_out"), plus(c("decided"), suspended.apart)),
    ),
    outcome: "used",
    columns: ["days_suspended_out", "discipline_action.days"],
  },
  ...afterBirth.map(
    ([table, date]): Contradiction => ({
      id: "before-birth",
      table: table.id as Contradiction["table"],
      among: join(statedRows(table, ["student_id", date]), born, ["student_id"]),
      when: below(c(date), c("born")),
      outcome: "used",
      columns: [date, "student.birth_date"],
    }),
  ),
  ...dated.map(
    ([table, by]): Contradiction => ({
      id: "not-enrolled-then",
      table: table.id as Contradiction["table"],
      among: join(statedRows(table, [...by, "date"]), stay(by), by),
      when: outside,
      outcome: "used",
      columns: ["date", "enrollment.entry_date", "enrollment.exit_date"],
    }),
  ),
];
