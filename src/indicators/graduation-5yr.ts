import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";

export const graduation5yr = indicator({
  id: "graduation-5yr",
  goal: 1,
  kind: "share",
  question: "What share of the cohort earned a regular diploma within five years?",
  unit: "share",
  outcome: "favorable",
  population: equals(y("in_cohort_5yr"), true),
  hit: equals(y("graduated_5yr"), true),
  needs: [needs.completions],
  source: "34 CFR 200.34, adjusted cohort",
  since: "0.1.0",
});
