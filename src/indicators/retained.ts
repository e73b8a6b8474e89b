import { and, equals, isIn, isKnown, not, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { type CaseRecords, edge, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const gradesOf = (before: string, now: string): CaseRecords => ({
  enrollment: [{ school_year: 2025, entry_date: "2024-08-18", grade: before }, { grade: now }],
});

export const retained = indicator({
  id: "retained",
  goal: 1,
  kind: "share",
  question: "What share of students are in the same grade as last year?",
  unit: "share",
  outcome: "unfavorable",
  population: and(
    enrolled,
    isKnown(y("grade_number")),
    isIn(y("grade_last_year"), ["TK", "KN", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]),
  ),
  hit: and(equals(y("grade"), y("grade_last_year")), not(isIn(y("grade_last_year"), ["TK"]))),
  needs: [needs.enrollment],
  source:
    "Same grade as the last enrollment of the year before; students not found in both years are not counted; a second year of transitional kindergarten is no retention (California Education Code 48000: it is the first year of a two-year kindergarten program)",
  since: "0.1.0",
  boundary: [
    edge("the grade of last year", "met", gradesOf("05", "05")),
    edge("promoted", "not met", gradesOf("05", "06")),
    edge("a second year of transitional kindergarten", "not met", gradesOf("TK", "TK")),
    edge("from transitional kindergarten to kindergarten", "not met", gradesOf("TK", "KN")),
    edge(
      "in kindergarten twice, the first year in the transitional kindergarten program",
      "not met",
      gradesOf("KN", "KN"),
      { program: [{ program: "transitional-kindergarten", school_year: 2025, start_date: "2024-08-18" }] },
    ),
    edge("a second year of kindergarten", "met", gradesOf("KN", "KN")),
    edge("not found last year", "not counted", inGrade("05")),
  ],
});
