import type { Contradiction } from "./contradictions.ts";
import { and, atMost, column, daysBetween, equals, firstKnown, isIn, isKnown, not, or } from "./expr.ts";
import { join, pick, where } from "./relation.ts";
import { statedFacts, statedRows } from "./stated-rows.ts";
import { disciplineAction, incident } from "./tables.ts";

const c = column;
const bySchool = ["school_year", "student_id", "school_id"] as const;
const key = [...bySchool, "incident_id"] as const;

const oneDay = where(
  statedRows(disciplineAction, [...key, "result", "days"]),
  and(isIn(c("result"), ["out-of-school", "in-school"]), atMost(c("days"), 1)),
);
const dated = pick(where(statedFacts(incident, [...key, "date", "offense_kind", "offense_code"]), isKnown(c("date"))), {
  ...Object.fromEntries(key.map((name) => [name, c(name)])),
  date: c("date"),
  offense: firstKnown(c("offense_code"), c("offense_kind"), ""),
});
const decisions = join(oneDay, dated, key);
const same = [...bySchool, "result", "offense"] as const;
const others = pick(decisions, {
  ...Object.fromEntries(same.map((name) => [name, c(name)])),
  other_incident: c("incident_id"),
  other_date: c("date"),
});
/** The day itself counts: the next day, or a Monday after a Friday. */
const nextSchoolDay = [2, 4];

/** Contradictions between decisions about one student. */
export const contradictionsOfDiscipline: readonly Contradiction[] = [
  {
    // A student already out of school can hardly be suspended for the same thing the next day: it is one suspension
    // written as one row per day.
    id: "suspension-a-row-a-day",
    table: "discipline_action",
    among: join(decisions, others, same),
    when: and(
      not(equals(c("incident_id"), c("other_incident"))),
      or(
        isIn(daysBetween(c("date"), c("other_date")), nextSchoolDay),
        isIn(daysBetween(c("other_date"), c("date")), nextSchoolDay),
      ),
    ),
    outcome: "used",
    columns: ["incident.date", "days"],
  },
];
