import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { comparedOffenses } from "../records/student-year/incidents.ts";
import { type CaseRecords, decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

const common = {
  goal: 3,
  kind: "share",
  unit: "share",
  outcome: "unfavorable",
  needs: [needs.suspensions, needs.incidents, needs.allIncidents],
  source:
    "Different processing, not different selection (Skiba and others 2011); only where the year's files have incidents that ended in nobody's suspension or expulsion",
  since: "0.1.0",
} as const;

const incidentOf = (kind: string): CaseRecords => ({ incident: [{ offense_kind: kind }] });

const anyOffense = indicator({
  ...common,
  id: "same-offense-suspended",
  question: "Of students with an incident, what share were suspended?",
  population: and(underDiscipline, atLeast(y("incidents"), 1)),
  hit: atLeast(y("suspensions"), 1),
  boundary: [
    edge("suspended for it", "met", incidentOf("defiance"), decided("in-school")),
    edge("another measure", "not met", incidentOf("defiance"), decided("other-means")),
    edge("no incident", "not counted"),
  ],
});

/** Separately for each compared offense kind, so that students with the same offense are compared. */
const ofKind = (kind: (typeof comparedOffenses)[number]) =>
  indicator({
    ...common,
    id: `same-offense-suspended-${kind}`,
    question: `Of students with an incident of the kind "${kind}", what share were suspended for it?`,
    population: and(underDiscipline, atLeast(y(`incidents_${kind}`), 1)),
    hit: atLeast(y(`suspensions_${kind}`), 1),
    boundary: [
      edge("suspended for it", "met", incidentOf(kind), decided("in-school")),
      edge("another measure", "not met", incidentOf(kind), decided("other-means")),
      edge(
        "suspended for another kind",
        "not counted",
        incidentOf(kind === "drugs" ? "weapons" : "drugs"),
        decided("in-school"),
      ),
    ],
  });

export const sameOffenseSuspended = [anyOffense, ...comparedOffenses.map(ofKind)] as const;
