import { equals, firstKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const specialEducationSli = indicator({
  id: "special-education-sli",
  goal: 2,
  kind: "share",
  question: "What share of students are identified with a speech or language impairment?",
  unit: "share",
  outcome: "neither",
  population: enrolled,
  hit: equals(firstKnown(y("disability_category"), "none"), "sli"),
  needs: [needs.disabilityCategory],
  source: "IDEA, 34 CFR 300.8; eligible at any time in the year; one of the six categories of 34 CFR 300.647",
  since: "0.1.0",
  notBy: ["disability", "disability-category"],
});
