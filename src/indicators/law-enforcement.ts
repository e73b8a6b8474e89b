import { atLeast, firstKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const lawEnforcement = indicator({
  id: "law-enforcement",
  goal: 3,
  kind: "share",
  question: "What share of students were referred to law enforcement or arrested at school?",
  unit: "share",
  outcome: "unfavorable",
  population: enrolled,
  hit: atLeast(firstKnown(y("police_referrals"), 0), 1),
  needs: [needs.discipline],
  source: "CRDC: referral and school-related arrest",
  since: "0.1.0",
});
