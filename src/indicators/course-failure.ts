import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inClasses, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const courseFailure = indicator({
  id: "course-failure",
  goal: 1,
  kind: "share",
  question: "What share of students got a D or an F, or did not pass, in a core course?",
  unit: "share",
  outcome: "unfavorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.middleAndHighSchool), atLeast(y("core_marks"), 1)),
  hit: atLeast(y("core_d_or_f"), 1),
  needs: [needs.marks, needs.sections],
  source: "Final marks of core courses (English, mathematics, science, social science), grades 6 to 12",
  since: "0.1.0",
  boundary: [
    edge("a D in grade 6", "met", inGrade("06"), inClasses({ section: { core: true }, result: { mark: "D+" } })),
    edge(
      "a D in a course of an unknown subject",
      "not counted",
      inGrade("06"),
      inClasses({ section: {}, result: { mark: "D" } }, { section: { core: true }, result: { mark: "C" } }),
    ),
    edge("a C-", "not met", inGrade("06"), inClasses({ section: { core: true }, result: { mark: "C-" } })),
    edge(
      "an F in a course that is not core",
      "not met",
      inGrade("06"),
      inClasses(
        { section: { core: false }, result: { mark: "F" } },
        { section: { core: true }, result: { mark: "C" } },
      ),
    ),
    edge(
      "an F in grade 5",
      "not counted",
      inGrade("05"),
      inClasses({ section: { core: true }, result: { mark: "F" } }),
    ),
    ...(["NP", "NC", "U", "nc"] as const).map((mark) =>
      edge(`"${mark}", not passed`, "met", inGrade("06"), inClasses({ section: { core: true }, result: { mark } })),
    ),
    ...(["P", "CR"] as const).map((mark) =>
      edge(`"${mark}", passed`, "not met", inGrade("06"), inClasses({ section: { core: true }, result: { mark } })),
    ),
    edge(
      "an audited course",
      "not counted",
      inGrade("06"),
      inClasses({ section: { core: true }, result: { mark: "AUD" } }),
    ),
    edge("no mark yet", "not counted", inGrade("06"), inClasses({ section: { core: true } })),
  ],
});
