import { and, atLeast, equals, isIn, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { growthLineStudents } from "../rules/growth.ts";
import { achievementLevels, smarterBalancedGrades } from "../rules/us-ca-smarter-balanced.ts";
import { type CaseRecords, edge, inGrade, took } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

/** The state's tests of English language arts and mathematics: three indicators per subject. */
const subjects = [
  { id: "ela", name: "English language arts", level: needs.ela, score: needs.elaScores },
  { id: "math", name: "mathematics", level: needs.math, score: needs.mathScores, board: 2 },
] as const;
type Subject = (typeof subjects)[number];

const tested = smarterBalancedGrades;
const enrolledAtTest = (id: string) => equals(y(`${id}_here`), true);

const met = (subject: Subject) =>
  indicator({
    id: `${subject.id}-met`,
    goal: 1,
    kind: "share",
    question: `What share of tested students met or exceeded the standard in ${subject.name}?`,
    unit: "share",
    outcome: "favorable",
    population: and(enrolled, isIn(y("grade"), tested), enrolledAtTest(subject.id), isKnown(y(`${subject.id}_level`))),
    hit: atLeast(y(`${subject.id}_level`), achievementLevels.met.value),
    achievementLevels: { of: y(`${subject.id}_level`), count: achievementLevels.count.value },
    needs: [subject.level],
    source:
      "California CAASPP: Smarter Balanced level 3 (standard met) or 4; grades 3 to 8 and 11; English learners are current ones",
    since: "0.1.0",
    ...("board" in subject && { board: subject.board }),
    boundary: [
      edge("level 3 in grade 3", "met", inGrade("03"), took(subject.id, { level: 3 })),
      edge("level 2", "not met", inGrade("03"), took(subject.id, { level: 2 })),
      edge("level 3 in grade 9, which is not tested", "not counted", inGrade("09"), took(subject.id, { level: 3 })),
      edge(
        "tested at another school",
        "not counted",
        inGrade("03"),
        took(subject.id, { level: 3, school_id: "other" }),
      ),
      edge("expected and not tested", "not counted", inGrade("03"), took(subject.id, { tested: false, level: null })),
    ],
  });

const distance = (subject: Subject) =>
  indicator({
    id: `${subject.id}-distance`,
    goal: 1,
    kind: "mean",
    question: `How many scale points above or below the standard did students score in ${subject.name}, on average?`,
    unit: "scale-points",
    outcome: "favorable",
    population: and(enrolled, isIn(y("grade"), tested), enrolledAtTest(subject.id)),
    value: y(`${subject.id}_distance`),
    needs: [subject.score],
    source:
      "California School Dashboard, distance from standard (without the participation rule); its English learner group has students reclassified up to four years ago too",
    alsoBy: ["el-or-recent-rfep"],
    since: "0.1.0",
    restates: `${subject.id}-met`,
    boundary: [
      edge("at the standard in grade 11", 0, inGrade("11"), took(subject.id, { distance: 0 })),
      edge("one point below it", -1, inGrade("11"), took(subject.id, { distance: -1 })),
      edge("grade 9 is not tested", "not counted", inGrade("09"), took(subject.id, { distance: 0 })),
      edge(
        "tested at another school",
        "not counted",
        inGrade("11"),
        took(subject.id, { distance: 0, school_id: "other" }),
      ),
      edge(
        "expected and not tested",
        "not counted",
        inGrade("11"),
        took(subject.id, { tested: false, distance: null }),
      ),
    ],
  });

/** Students in a grade with scores in three years, ten points more each year, so the line of expected scores is exact. */
const threeYears = (subject: string, students: number): CaseRecords => {
  const ids = Array.from({ length: students - 1 }, (_, k) => ({ student_id: `other-${k}`, school_id: "other" }));
  const everybody = [{}, ...ids];
  return {
    enrollment: everybody.map((who) => ({ ...who, grade: "05" })),
    assessment: everybody.flatMap((who, k) => [
      { ...who, subject, tested: true, school_year: 2024, distance: k - 10 },
      { ...who, subject, tested: true, school_year: 2025, distance: k },
      { ...who, subject, tested: true, distance: k + 10 },
    ]),
  };
};

const growth = (subject: Subject) =>
  indicator({
    id: `${subject.id}-growth`,
    goal: 1,
    kind: "mean",
    question: `How many scale points above or below the score expected from their earlier ones did students score in ${subject.name}?`,
    unit: "scale-points",
    outcome: "favorable",
    population: and(enrolled, enrolledAtTest(subject.id)),
    value: y(`${subject.id}_growth`),
    needs: [subject.score],
    source:
      "Conditional growth: distance from the line of this score on last year's, of all students of the grade and year with three scores (30 or more); the score of the year before is the instrument, so that the chance in one test makes no gap (Reiersol 1945), if a good or bad year does not last. Grades 5 to 8",
    since: "0.1.0",
    boundary: [
      edge("on the line of 30 students", 0, threeYears(subject.id, growthLineStudents.value)),
      edge("29 students draw no line", "not counted", threeYears(subject.id, growthLineStudents.value - 1)),
    ],
  });

export const smarterBalanced = subjects.flatMap(
  (subject) => [met(subject), distance(subject), growth(subject)] as const,
);
