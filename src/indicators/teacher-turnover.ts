import { and, atLeast, dividedBy, firstKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { type CaseRecords, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const taughtBy = (...assigned: readonly (readonly [year: number, teacher: string])[]): CaseRecords => ({
  staff_assignment: assigned.map(([school_year, staff_id]) => ({ school_year, staff_id, job: "teacher" })),
});

export const teacherTurnover = indicator({
  id: "teacher-turnover",
  goal: 4,
  kind: "mean",
  question: "Of the teachers at a student's school last year, what share left?",
  unit: "share",
  outcome: "unfavorable",
  population: and(enrolled, atLeast(y("teachers_last_year"), 1)),
  value: dividedBy(firstKnown(y("teachers_left"), 0), y("teachers_last_year")),
  needs: [needs.assignments],
  source: "Teachers assigned to the school last year and not this year; each student carries the school's value",
  since: "0.1.0",
  boundary: [
    edge("one of two teachers left", 0.5, taughtBy([2025, "a"], [2025, "b"], [2026, "a"])),
    edge("both stayed", 0, taughtBy([2025, "a"], [2025, "b"], [2026, "a"], [2026, "b"])),
    edge("no teachers last year", "not counted", taughtBy([2026, "a"])),
    edge("the one teacher of last year left", 1, taughtBy([2025, "a"], [2026, "b"])),
  ],
});
