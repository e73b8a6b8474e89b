import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, highSchool } from "./boundary.ts";
import { indicator } from "./indicator.ts";

export const dropout4yr = indicator({
  id: "dropout-4yr",
  goal: 1,
  kind: "share",
  question: "What share of the cohort left without finishing?",
  unit: "share",
  outcome: "unfavorable",
  population: equals(y("in_cohort_4yr"), true),
  hit: equals(y("dropped_out_4yr"), true),
  needs: [needs.completions],
  source:
    "34 CFR 200.34, adjusted cohort; leavers without a known destination and transfers without documentation are counted",
  since: "0.1.0",
  restates: "graduation-4yr",
  boundary: [
    edge("left without a known destination", "met", highSchool(2023, { exit_kind: "dropout" })),
    edge("finished without a diploma", "met", highSchool(2023, { exit_kind: "completer", completion: "no-diploma" })),
    edge("finished, nobody says how", "not counted", highSchool(2023, { exit_kind: "completer" })),
    edge("still enrolled after four years", "not met", highSchool(2023, { exit_kind: "still-enrolled" })),
    edge(
      "moved to another school, by an exit code that states documentation",
      "not counted",
      highSchool(2023, { exit_kind: "transfer-out", exit_code: "T180" }),
    ),
    edge("moved, without documentation", "met", highSchool(2023, { exit_kind: "transfer-out" })),
  ],
});
