import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
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
  source: "34 CFR 200.34, adjusted cohort; leavers without a known destination are counted",
  since: "0.1.0",
});
