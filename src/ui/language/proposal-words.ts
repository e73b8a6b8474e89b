import type { FileKind, MappingQuestion, ProposalConfidence, ProposalNote, Taken } from "../../base/mapping-facts.ts";

/** Wording of a question. */
export interface QuestionWording {
  /** One sentence with a question mark. */
  readonly ask: string;
  readonly choices: readonly string[];
  /** What happens until it is answered. */
  readonly until: string;
}

/** Wording of how a file in a district's own format would be read. */
export interface ProposalWords {
  readonly kinds: Readonly<Record<FileKind, string>>;
  /** A table of figures about groups, in place of a kind of file. */
  readonly officialTable: string;
  fills(kind: string, tables: readonly string[]): string;
  readonly year: {
    readonly is: string;
    yearsFrom(column: string): string;
    from(column: string): string;
    readonly dates: string;
    readonly unknown: string;
  };
  /** Column, meaning, confidence, reason, values. */
  readonly headings: readonly [string, string, string, string, string];
  readonly noHeading: string;
  readonly confidence: Readonly<Record<ProposalConfidence, string>>;
  meaning(taken: Taken): string;
  reason(taken: Taken): string;
  readonly codes: string;
  readonly nothing: string;
  readonly noValue: string;
  readonly goodToKnow: string;
  note(note: ProposalNote): string;
  questions(all: number): string;
  question(question: MappingQuestion): QuestionWording;
  readonly or: string;
  likely(answer: string): string;
  until(what: string): string;
  readonly nothingToAsk: string;
  /** Above a saved profile. */
  readonly comment: readonly [string, string, string];
}
