import { atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const lawEnforcement = indicator({
  id: "law-enforcement",
  goal: 3,
  kind: "share",
  question: "What share of students were referred to law enforcement or arrested at school?",
  unit: "share",
  outcome: "unfavorable",
  population: underDiscipline,
  hit: atLeast(y("police_referrals"), 1),
  needs: [needs.policeReferrals],
  source: "CRDC: referral and school-related arrest",
  since: "0.1.0",
  boundary: [
    edge("referred to law enforcement", "met", decided("law-enforcement")),
    edge("arrested at school", "met", decided("arrest")),
    edge("suspended", "not met", decided("out-of-school")),
    edge("no record of discipline", "not met"),
  ],
});
