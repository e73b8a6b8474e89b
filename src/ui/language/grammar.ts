import type { GroupForms } from "./en/groups.ts";

/** The forms of a group of students in a sentence. */
export interface GroupPhrase {
  /** After a number: "412 English learners", "902 other students". */
  readonly counted: string;
  /** On its own, with the article the language needs: "all other students", "los demás estudiantes". */
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
  /** A group with the article it takes as subject. */
  the(counted: string, feminine: boolean): string;
  /** Modifies another group's noun (`{}`), agreeing in gender. */
  wrap(forms: GroupForms, feminine: boolean): string;
  /** Students of one grade, counted. */
  inGrade(grade: { readonly early: EarlyGrade } | { readonly number: string }): string;
  /** Students by home language, counted. */
  speakersOf(language: string): string;
  /** "None" of a group; `word` is the sentence `finding.none-of`. */
  noneOf(word: string, feminine: boolean): string;
  /** Whether the verb is singular after this number. */
  verbForOne(students: number): boolean;
  /** Whether a possessive follows a plural: "the students' own rate", not "the group's". */
  possessivePlural(the: string): boolean;
  /** Words that keep their capital inside a sentence: "by English learner status". */
  readonly properNames: readonly string[];
  /** Longest sentence in words before it is split in two (words.md, rule 10). */
  readonly longestSentence: number;
}
