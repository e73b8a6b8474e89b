import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, highSchool, inProgram } from "./boundary.ts";
import { indicator } from "./indicator.ts";

export const postsecondary = indicator({
  id: "postsecondary",
  goal: 1,
  kind: "share",
  question: "What share of graduates enrolled in college within 12 months?",
  unit: "share",
  outcome: "favorable",
  population: equals(y("graduated_4yr"), true),
  hit: equals(y("went_to_college"), true),
  needs: [needs.completions, needs.postsecondary],
  source: "College-going rate within 12 months, of the graduates of the four-year cohort",
  since: "0.1.0",
  boundary: [
    edge(
      "in college within 12 months",
      "met",
      highSchool(2023, { exit_kind: "completer", completion: "diploma" }),
      inProgram("postsecondary"),
    ),
    edge("not found in college", "not met", highSchool(2023, { exit_kind: "completer", completion: "diploma" })),
    edge(
      "in college without a diploma",
      "not counted",
      highSchool(2023, { exit_kind: "completer", completion: "equivalency" }),
      inProgram("postsecondary"),
    ),
  ],
});
