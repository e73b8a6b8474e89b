import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, highSchool } from "./boundary.ts";
import { indicator } from "./indicator.ts";

export const aGCompleteCohort = indicator({
  id: "a-g-complete-cohort",
  goal: 1,
  kind: "share",
  question: "What share of the whole cohort graduated having met the UC and CSU entrance requirements?",
  unit: "share",
  outcome: "favorable",
  population: equals(y("in_cohort_4yr"), true),
  hit: equals(y("a_g_4yr"), true),
  needs: [needs.completions, needs.aG],
  source: "California DataQuest, with the whole four-year cohort as the denominator",
  since: "0.1.0",
  restates: "a-g-complete",
  board: 5,
  boundary: [
    edge(
      "a diploma and the A-G courses",
      "met",
      highSchool(2023, { exit_kind: "completer", completion: "diploma", met_a_g: true }),
    ),
    edge(
      "a diploma without them",
      "not met",
      highSchool(2023, { exit_kind: "completer", completion: "diploma", met_a_g: false }),
    ),
    edge("the courses, but no diploma", "not met", highSchool(2023, { exit_kind: "dropout", met_a_g: true })),
    edge(
      "moved to another school, documented",
      "not counted",
      highSchool(2023, { exit_kind: "transfer-out", exit_code: "T180", met_a_g: true }),
    ),
  ],
});
