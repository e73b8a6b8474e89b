import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, highSchool } from "./boundary.ts";
import { indicator } from "./indicator.ts";

export const graduation5yr = indicator({
  id: "graduation-5yr",
  goal: 1,
  kind: "share",
  question: "What share of the cohort earned a regular diploma within five years?",
  unit: "share",
  outcome: "favorable",
  population: equals(y("in_cohort_5yr"), true),
  hit: equals(y("graduated_5yr"), true),
  needs: [needs.completions],
  source: "34 CFR 200.34, adjusted cohort",
  since: "0.1.0",
  boundary: [
    edge("a diploma in the fifth year", "met", highSchool(2022, { exit_kind: "completer", completion: "diploma" })),
    edge("still enrolled at its end", "not met", highSchool(2022, { exit_kind: "still-enrolled" })),
    edge(
      "a certificate is no diploma",
      "not met",
      highSchool(2022, { exit_kind: "completer", completion: "certificate" }),
    ),
    edge(
      "moved to another school, documented",
      "not counted",
      highSchool(2022, { exit_kind: "transfer-out", exit_code: "T180" }),
    ),
    edge("a cohort that began before the records do", "not counted", {
      enrollment: [{ grade: "12", exit_kind: "completer", completion: "diploma" }],
    }),
  ],
});
