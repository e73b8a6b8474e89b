import { equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, inProgram } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const gifted = indicator({
  id: "gifted",
  goal: 2,
  kind: "share",
  question: "What share of students are identified for gifted and talented programs?",
  unit: "share",
  outcome: "favorable",
  population: enrolled,
  hit: equals(y("gifted"), true),
  needs: [needs.gifted],
  source: "CALPADS program 127 (GATE), any time in the year",
  since: "0.1.0",
  board: 8,
  boundary: [
    edge("identified in the year", "met", inProgram("gifted")),
    edge("in another program", "not met", inProgram("section-504")),
  ],
});
