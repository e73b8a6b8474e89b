import { and, atLeast, equals, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { achievementLevels } from "../rules/us-ca-smarter-balanced.ts";
import { edge, inGrade, took } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const readingGrade3 = indicator({
  id: "reading-grade-3",
  goal: 1,
  kind: "share",
  question: "What share of third graders met the standard in English language arts?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, equals(y("grade"), "03"), equals(y("ela_here"), true), isKnown(y("ela_level"))),
  hit: atLeast(y("ela_level"), achievementLevels.met.value),
  needs: [needs.ela],
  source: "CAASPP level 3 or 4, grade 3; Hernandez 2011 on why grade 3",
  since: "0.1.0",
  board: 1,
  boundary: [
    edge("level 3 in grade 3", "met", inGrade("03"), took("ela", { level: 3 })),
    edge("level 2", "not met", inGrade("03"), took("ela", { level: 2 })),
    edge("level 3 in grade 4", "not counted", inGrade("04"), took("ela", { level: 3 })),
    edge("expected and not tested", "not counted", inGrade("03"), took("ela", { tested: false, level: null })),
    edge("tested at another school", "not counted", inGrade("03"), took("ela", { level: 3, school_id: "other" })),
  ],
});
