import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
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
  source: "34 CFR 200.34, adjusted cohort",
  since: "0.1.0",
});
