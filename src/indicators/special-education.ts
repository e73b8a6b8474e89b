import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const specialEducation = indicator({
  id: "special-education",
  goal: 2,
  kind: "share",
  question: "What share of students are identified for special education?",
  unit: "share",
  outcome: "neither",
  population: enrolled,
  hit: equals(y("disability"), true),
  needs: [needs.specialEducation],
  source: "IDEA, 34 CFR 300.8; eligible at any time in the year",
  since: "0.1.0",
  notBy: ["disability", "disability-category"],
});
