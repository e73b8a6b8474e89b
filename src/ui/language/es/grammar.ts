import type { EarlyGrade, Grammar } from "../grammar.ts";

const early: Readonly<Record<EarlyGrade, string>> = {
  PS: "preescolar",
  TK: "kínder de transición",
  KN: "kínder",
};

/** Spanish: groups take an article and agree in gender; "ninguno" takes the verb of one. */
export const grammar: Grammar = {
  everyone: { counted: "estudiantes", the: "todos los estudiantes", feminine: false },
  everyoneElse: { counted: "otros estudiantes", the: "los demás estudiantes", feminine: false },
  the: (counted, feminine) => `${feminine ? "las" : "los"} ${counted}`,
  wrap: (forms, feminine) => (feminine ? forms.wrapFeminine : undefined) ?? forms.wrap,
  inGrade: (grade) => `estudiantes de ${"early" in grade ? early[grade.early] : `grado ${grade.number}`}`,
  speakersOf: (language) => `estudiantes que hablan ${language} en casa`,
  noneOf: (word, feminine) => (feminine ? word.replace(/o$/, "a") : word),
  verbForOne: (students) => students === 1 || students === 0,
  possessivePlural: () => true,
  properNames: [],
  longestSentence: 25,
};
