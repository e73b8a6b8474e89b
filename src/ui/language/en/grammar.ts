import type { EarlyGrade, Grammar } from "../grammar.ts";

const early: Readonly<Record<EarlyGrade, string>> = {
  PS: "preschool",
  TK: "transitional kindergarten",
  KN: "kindergarten",
};

/** English: no gender, no article before a group. */
export const grammar: Grammar = {
  everyone: { counted: "students", the: "all students", feminine: false },
  everyoneElse: { counted: "other students", the: "all other students", feminine: false },
  the: (counted) => counted,
  wrap: (forms) => forms.wrap,
  inGrade: (grade) => `students in ${"early" in grade ? early[grade.early] : `grade ${grade.number}`}`,
  speakersOf: (language) => `students who speak ${language} at home`,
  noneOf: (word) => word,
  verbForOne: (students) => students === 1,
  possessivePlural: (the) => the.endsWith("s"),
  properNames: ["English"],
  longestSentence: 20,
};
