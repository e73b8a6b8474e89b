import { checkedList } from "../base/list.ts";
import { type OfficialIndicator, officialIndicator } from "./indicator.ts";

const dashboard = "California School Dashboard";
const crdc = "Civil Rights Data Collection, public-use files";
const points = "scale-points" as const;

/** Indicators available only from official figures, which also answer some of the catalog's. */
const list = [
  officialIndicator({
    id: "ela-scale-score",
    goal: 1,
    mean: points,
    outcome: "favorable",
    source: "CAASPP research files, mean scale score",
    question: "What was the average scale score in English language arts?",
  }),
  officialIndicator({
    id: "math-scale-score",
    goal: 1,
    mean: points,
    outcome: "favorable",
    source: "CAASPP research files, mean scale score",
    question: "What was the average scale score in mathematics?",
  }),
  officialIndicator({
    id: "science-scale-score",
    goal: 1,
    mean: points,
    outcome: "favorable",
    source: "CAST research files, mean scale score",
    question: "What was the average scale score in science?",
  }),
  officialIndicator({
    id: "dashboard-science-distance",
    goal: 1,
    mean: points,
    outcome: "favorable",
    source: `${dashboard}, distance from standard`,
    question: "How many points above or below the standard did students score in science?",
  }),
  officialIndicator({
    id: "dashboard-chronic-absence",
    goal: 1,
    outcome: "unfavorable",
    source: `${dashboard}: grades K to 8`,
    question: "What share of students of grades K to 8 missed a tenth or more of their days?",
  }),
  officialIndicator({
    id: "dashboard-graduation",
    goal: 1,
    outcome: "favorable",
    source: `${dashboard}: four- and five-year rate together`,
    question: "What share of students graduated within four or five years?",
  }),
  officialIndicator({
    id: "college-career",
    goal: 1,
    outcome: "favorable",
    source: `${dashboard}, college and career indicator`,
    question: "What share of graduates left prepared for college or a career?",
  }),
  officialIndicator({
    id: "dashboard-el-progress",
    goal: 1,
    outcome: "favorable",
    source: `${dashboard}, English learner progress`,
    notBy: ["el-status", "long-term-el"],
    question: "What share of English learners moved up a level, or held the top one?",
  }),
  officialIndicator({
    id: "dataquest-seal-of-biliteracy",
    goal: 1,
    outcome: "favorable",
    source: "DataQuest, of the graduates of the cohort",
    question: "What share of graduates earned the Seal of Biliteracy?",
  }),
  officialIndicator({
    id: "dataquest-college-going",
    goal: 1,
    outcome: "favorable",
    source: "DataQuest, high school completers",
    question: "What share of students who finished high school went to college within 12 months?",
  }),
  officialIndicator({
    id: "elpac-well-developed",
    goal: 1,
    outcome: "favorable",
    source: "ELPAC summative research files, overall level 4",
    notBy: ["el-status", "long-term-el"],
    question: "What share of English learners reached the top level of the state's test of English?",
  }),
  officialIndicator({
    id: "reclassified-of-learners",
    goal: 1,
    outcome: "favorable",
    source: "DataQuest, reclassification file: of those learning English and those reclassified since the last census",
    notBy: ["el-status", "long-term-el"],
    question: "What share of students learning English were reclassified as fluent within the year?",
  }),
  officialIndicator({
    id: "reclassification-reclassified",
    goal: 1,
    outcome: "favorable",
    source:
      "DataQuest, reclassification files of two years: the state's rate, of the English learners of the year before",
    notBy: ["el-status", "long-term-el"],
    question: "How many were reclassified as fluent, as a share of the English learners of the year before?",
  }),
  officialIndicator({
    id: "crdc-gifted",
    goal: 2,
    outcome: "favorable",
    source: crdc,
    question: "What share of students were in programs for gifted and talented students?",
  }),
  officialIndicator({
    id: "dashboard-suspended",
    goal: 3,
    outcome: "unfavorable",
    source: `${dashboard}: a full day or more`,
    question: "What share of students were suspended for a day or more?",
  }),
  officialIndicator({
    id: "dataquest-suspended-defiance-only",
    goal: 3,
    outcome: "unfavorable",
    source: "DataQuest",
    question: "What share of students were suspended for defiance alone?",
  }),
  officialIndicator({
    id: "crdc-suspended-in",
    goal: 3,
    outcome: "unfavorable",
    source: crdc,
    question: "What share of students were suspended in school?",
  }),
  officialIndicator({
    id: "crdc-suspended-out",
    goal: 3,
    outcome: "unfavorable",
    source: crdc,
    question: "What share of students were suspended out of school?",
  }),
  officialIndicator({
    id: "crdc-expelled",
    goal: 3,
    outcome: "unfavorable",
    source: crdc,
    question: "What share of students were expelled?",
  }),
  officialIndicator({
    id: "crdc-law-enforcement",
    goal: 3,
    outcome: "unfavorable",
    source: crdc,
    question: "What share of students were referred to law enforcement?",
  }),
  officialIndicator({
    id: "crdc-arrested",
    goal: 3,
    outcome: "unfavorable",
    source: crdc,
    question: "What share of students were arrested at school?",
  }),
  officialIndicator({
    id: "wa-disciplined",
    goal: 3,
    outcome: "unfavorable",
    source: "Washington, students disciplined",
    question: "What share of students were disciplined?",
  }),
] as const;

export type OfficialIndicatorId = (typeof list)[number]["id"];
export const officialIndicators: readonly OfficialIndicator[] = checkedList<OfficialIndicator>(
  "official-indicators",
  list,
);

/**
 * Shares whose two counts were published separately: one count divided by another, of the same or the previous year.
 * The share has the first count's id.
 */
export const shareOfCounts: readonly { readonly hits: string; readonly of: string; readonly ofYearBefore?: boolean }[] =
  [
    ...[
      "crdc-gifted",
      "crdc-suspended-in",
      "crdc-suspended-out",
      "crdc-expelled",
      "crdc-law-enforcement",
      "crdc-arrested",
    ].map((hits) => ({ hits, of: "crdc-enrollment" })),
    { hits: "reclassification-reclassified", of: "reclassification-english-learners", ofYearBefore: true },
  ];
