import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, highSchool } from "./boundary.ts";
import { indicator } from "./indicator.ts";

export const graduation4yr = indicator({
  id: "graduation-4yr",
  goal: 1,
  kind: "share",
  question: "What share of the cohort earned a regular diploma within four years?",
  unit: "share",
  outcome: "favorable",
  population: equals(y("in_cohort_4yr"), true),
  hit: equals(y("graduated_4yr"), true),
  needs: [needs.completions],
  source: "34 CFR 200.34, adjusted cohort of first-time ninth graders; a transfer leaves it where it is documented",
  since: "0.1.0",
  board: 4,
  boundary: [
    edge("a diploma in the fourth year", "met", highSchool(2023, { exit_kind: "completer", completion: "diploma" })),
    edge("finished, nobody says how", "not counted", highSchool(2023, { exit_kind: "completer" })),
    edge("still enrolled at its end", "not met", highSchool(2023, { exit_kind: "still-enrolled" })),
    edge(
      "a certificate is no diploma",
      "not met",
      highSchool(2023, { exit_kind: "completer", completion: "certificate" }),
    ),
    edge(
      "moved to another school, by an exit code that states documentation",
      "not counted",
      highSchool(2023, { exit_kind: "transfer-public", exit_code: "T160" }),
    ),
    edge(
      "moved to another school, documented",
      "not counted",
      highSchool(2023, { exit_kind: "transfer-out", exit_code: "moved", transfer_documented: true }),
    ),
    edge(
      "moved to another school, and nothing says that it is documented",
      "not met",
      highSchool(2023, { exit_kind: "transfer-public", exit_code: "moved" }),
    ),
    edge(
      "an exit code that states documentation, and a file that says there is none",
      "not met",
      highSchool(2023, { exit_kind: "transfer-public", exit_code: "T160", transfer_documented: false }),
    ),
    edge("died", "not counted", highSchool(2023, { exit_kind: "died" })),
    edge(
      "repeats grade 9 in the first year of the records, and entered it the year before",
      "not counted",
      highSchool(2023, { exit_kind: "completer", completion: "diploma" }),
      { student: [{ entered_grade_9: "2021-08-18" }] },
    ),
    edge(
      "entered grade 9 on the first day of the cohort's year",
      "met",
      highSchool(2023, { exit_kind: "completer", completion: "diploma" }),
      { student: [{ entered_grade_9: "2022-07-01" }] },
    ),
    edge("a cohort that began before the records do", "not counted", {
      enrollment: [{ grade: "12", exit_kind: "completer", completion: "diploma" }],
    }),
  ],
});
