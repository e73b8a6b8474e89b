import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";

export const aGCompleteCohort = indicator({
  id: "a-g-complete-cohort",
  goal: 1,
  kind: "share",
  question: "What share of the whole cohort graduated having met the UC and CSU entrance requirements?",
  unit: "share",
  outcome: "favorable",
  population: equals(y("in_cohort_4yr"), true),
  hit: equals(y("a_g_4yr"), true),
  needs: [needs.completions, needs.aG],
  source: "California DataQuest, with the whole four-year cohort as the denominator",
  since: "0.1.0",
});
