import { equals, firstKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const specialEducationAutism = indicator({
  id: "special-education-autism",
  goal: 2,
  kind: "share",
  question: "What share of students are identified with autism?",
  unit: "share",
  outcome: "neither",
  population: enrolled,
  hit: equals(firstKnown(y("disability_category"), "none"), "autism"),
  needs: [needs.disabilityCategory],
  source: "IDEA, 34 CFR 300.8; eligible at any time in the year; one of the six categories of 34 CFR 300.647",
  since: "0.1.0",
  notBy: ["disability", "disability-category"],
});
