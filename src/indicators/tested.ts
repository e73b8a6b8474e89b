import { and, equals, firstKnown, isKnown, not, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, took } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const subjects = [
  { id: "ela", name: "English language arts", needs: [needs.elaTaken], newLearner: "not counted" },
  { id: "math", name: "mathematics", needs: [needs.mathTaken], newLearner: "not met" },
] as const;
type TestSubject = (typeof subjects)[number];

const other = { ela: "math", math: "ela" } as const;

const testedIn = (subject: TestSubject) =>
  indicator({
    id: `tested-${subject.id}`,
    goal: 6,
    kind: "share",
    question: `What share of students took the state test of ${subject.name} that they were to take?`,
    unit: "share",
    outcome: "favorable",
    population: and(
      enrolled,
      isKnown(y(`${subject.id}_tested`)),
      equals(y(`${subject.id}_here`), true),
      not(and(equals(y(`${subject.id}_tested`), false), equals(firstKnown(y(`${subject.id}_exempt`), false), true))),
    ),
    hit: equals(y(`${subject.id}_tested`), true),
    needs: subject.needs,
    source:
      "ESSA 1111(c)(4)(E): 95 percent of students tested in each subject; medical emergencies are not expected to test, nor, in English language arts alone, first-year English learners",
    since: "0.1.0",
    boundary: [
      edge("took the test", "met", took(subject.id, { level: 1 })),
      edge("took the alternate test", "met", took(`alternate-${subject.id}`, { level: 1 })),
      edge("expected to take the alternate test", "not met", took(`alternate-${subject.id}`, { tested: false })),
      edge("expected and not tested", "not met", took(subject.id, { tested: false })),
      edge("not tested by request of the family", "not met", took(subject.id, { tested: false, exemption: "parent" })),
      edge(
        "not tested due to a medical emergency",
        "not counted",
        took(subject.id, { tested: false, exemption: "medical" }),
      ),
      edge(
        "an English learner in the first year",
        subject.newLearner,
        took(subject.id, { tested: false, exemption: "new-english-learner" }),
      ),
      edge("exempt, and took the test", "met", took(subject.id, { level: 1, exemption: "new-english-learner" })),
      edge("took only the test of the other subject", "not counted", took(other[subject.id], { level: 1 })),
      edge("not expected to test", "not counted"),
      edge("tested at another school", "not counted", took(subject.id, { level: 1, school_id: "other" })),
    ],
  });

export const tested = subjects.map((subject) => testedIn(subject));
