import { and, equals, firstKnown, isKnown, literal, or, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, took } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const tested = indicator({
  id: "tested",
  goal: 6,
  kind: "share",
  question: "What share of students took the state tests they were to take?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, or(isKnown(y("ela_tested")), isKnown(y("math_tested"))), equals(y("ela_here"), true)),
  hit: and(firstKnown(y("ela_tested"), literal(true)), firstKnown(y("math_tested"), literal(true))),
  needs: [needs.ela],
  source: "ESSA 1111(c)(4)(E): 95 percent of students tested",
  since: "0.1.0",
  boundary: [
    edge("took both tests", "met", took("ela", { level: 1 }), took("math", { level: 1 })),
    edge("expected and absent from one", "not met", took("ela", { level: 1 }), took("math", { tested: false })),
    edge("not expected to test", "not counted"),
    edge("absent from the other", "not met", took("ela", { tested: false }), took("math", { level: 1 })),
    edge("expected to take one test, and took it", "met", took("math", { level: 1 })),
    edge("tested at another school", "not counted", took("ela", { level: 1, school_id: "other" })),
  ],
});
