import { and, atLeast, equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { type CaseRecords, edge, inClasses, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const algebraLastYear: CaseRecords = {
  section: [{ school_year: 2025, section_id: "a", math_step: "algebra-1" }],
  course_result: [{ school_year: 2025, section_id: "a" }],
};

export const algebraBy8 = indicator({
  id: "algebra-by-8",
  goal: 2,
  kind: "share",
  question: "What share of eighth graders took Algebra I or higher by the end of grade 8?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, equals(y("grade"), "08"), atLeast(y("courses"), 1)),
  hit: equals(y("algebra_reached"), true),
  needs: [needs.courses, needs.mathSteps],
  source: "CRDC: Algebra I by grade 8",
  since: "0.1.0",
  board: 9,
  boundary: [
    edge("Algebra I in grade 8", "met", inGrade("08"), inClasses({ section: { math_step: "algebra-1" } })),
    edge("a course below it", "not met", inGrade("08"), inClasses({ section: { math_step: "below" } })),
    edge("Algebra I in grade 7", "not counted", inGrade("07"), inClasses({ section: { math_step: "algebra-1" } })),
    edge("Algebra I a year ago, no course on record this year", "not counted", inGrade("08"), algebraLastYear),
  ],
});
