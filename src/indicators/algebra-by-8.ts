import { and, atLeast, equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { type CaseRecords, edge, inClasses, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const algebraLastYear: CaseRecords = {
  section: [{ school_year: 2025, section_id: "a", math_step: "algebra-1" }],
  course_result: [{ school_year: 2025, section_id: "a" }],
};

/** A course below Algebra I last year, and this year one in which the step cannot be read. */
const belowLastYear = (section: Record<string, string>): CaseRecords => ({
  section: [
    { school_year: 2025, section_id: "a", subject: "math", math_step: "below" },
    { section_id: "b", ...section },
  ],
  course_result: [{ school_year: 2025, section_id: "a" }, { section_id: "b" }],
});

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
    edge(
      "below it last year, now mathematics of unknown step",
      "not counted",
      inGrade("08"),
      belowLastYear({ subject: "math" }),
    ),
    edge("below it last year, now a course of unknown subject", "not counted", inGrade("08"), belowLastYear({})),
    edge("below it last year, now only art", "not met", inGrade("08"), belowLastYear({ subject: "arts" })),
    edge("Algebra I a year ago, no course on record this year", "not counted", inGrade("08"), algebraLastYear),
  ],
});
