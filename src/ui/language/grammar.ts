import type { GroupForms } from "./en/groups.ts";

/** The forms of a group of students in a sentence. */
export interface GroupPhrase {
  /** After a number: "412 English learners", "902 other students". */
  readonly counted: string;
  /** On its own, with the article a language needs: "all other students", "los demás estudiantes". */
  readonly the: string;
  /** For "none": ninguno, ninguna. */
  readonly feminine: boolean;
}

/** Grades before the first, by their codes. */
export type EarlyGrade = "PS" | "TK" | "KN";

/** The rules by which a language puts groups and counts into sentences. */
export interface Grammar {
  readonly everyone: GroupPhrase;
  readonly everyoneElse: GroupPhrase;
  /** A group with the article it takes as a subject. */
  the(counted: string, feminine: boolean): string;
  /** The modifier of another group's noun (`{}`), in agreement with its gender. */
  wrap(forms: GroupForms, feminine: boolean): string;
  /** Students of one grade, counted. */
  inGrade(grade: { readonly early: EarlyGrade } | { readonly number: string }): string;
  /** Students by the language at home, counted. */
  speakersOf(language: string): string;
  /** "None" of a group; `word` is the sentence `finding.none-of`. */
  noneOf(word: string, feminine: boolean): string;
  /** Whether a verb after this many takes the form for one student. */
  verbForOne(students: number): boolean;
  /** Whether a possessive follows a plural: "the students' own rate", not "the group's". */
  possessivePlural(the: string): boolean;
  /** Most words of a sentence before it is split in two (words.md, rule 10). */
  readonly longestSentence: number;
}
