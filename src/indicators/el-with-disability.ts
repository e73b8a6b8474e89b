import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, eligible } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const elWithDisability = indicator({
  id: "el-with-disability",
  goal: 2,
  kind: "share",
  question: "Are English learners identified with a disability more often or less often than others?",
  unit: "share",
  outcome: "neither",
  population: enrolled,
  hit: equals(y("disability"), true),
  needs: [needs.specialEducation, needs.language],
  source: "IDEA, 34 CFR 300.8; eligible at any time in the year",
  since: "0.1.0",
  restates: "special-education",
  notBy: ["disability", "disability-category"],
  groupings: ["el-status"],
  boundary: [
    edge("eligible on the last day of the year", "met", eligible({ start_date: "2026-06-30" })),
    edge("eligible the day after", "not met", eligible({ start_date: "2026-07-01" })),
  ],
});
