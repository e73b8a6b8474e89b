import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, highSchool, inGrade, inProgram } from "./boundary.ts";
import { indicator } from "./indicator.ts";

export const cteCompleter = indicator({
  id: "cte-completer",
  goal: 2,
  kind: "share",
  question: "What share of the cohort completed a career pathway?",
  unit: "share",
  outcome: "favorable",
  population: equals(y("in_cohort_4yr"), true),
  hit: equals(y("cte_completer"), true),
  needs: [needs.completions, needs.cte],
  source: "CALPADS pathway completion (SCTE), four-year cohort",
  since: "0.1.0",
  boundary: [
    edge(
      "completed a pathway",
      "met",
      highSchool(2023, { exit_kind: "completer", completion: "diploma" }),
      inProgram("cte-completer"),
    ),
    edge("completed none", "not met", highSchool(2023, { exit_kind: "completer", completion: "diploma" })),
    edge("not of the cohort", "not counted", inGrade("11"), inProgram("cte-completer")),
  ],
});
