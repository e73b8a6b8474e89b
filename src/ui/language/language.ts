import type { glossaryEn, Term } from "./en/glossary.ts";
import type { GroupForms, GroupKey } from "./en/groups.ts";
import type { Outcome, OutcomeKey } from "./en/outcomes.ts";
import type { ColumnName, RecordName, RuledGrouping, settingsEn } from "./en/records.ts";
import type { en } from "./en/sentences.ts";
import type { Errors } from "./error-words.ts";
import type { Grammar } from "./grammar.ts";
import type { Sentence } from "./sentence.ts";

export type SentenceKey = keyof typeof en;
export type GlossaryKey = keyof typeof glossaryEn;

/** Everything a language is, in its one folder. A part that is missing does not compile. */
export interface Language {
  /** What its own readers call it: "Español". */
  readonly name: string;
  /** For `Intl`: numbers, dates, lists, plurals. */
  readonly locale: string;
  /** In which direction its script runs. */
  readonly direction: "ltr" | "rtl";
  readonly grammar: Grammar;
  readonly sentences: Readonly<Record<SentenceKey, Sentence>>;
  readonly glossary: Readonly<Record<GlossaryKey, Term>>;
  readonly groups: Readonly<Record<GroupKey, GroupForms>>;
  readonly outcomes: Readonly<Record<OutcomeKey, Outcome>>;
  /** Kinds of records. */
  readonly records: Readonly<Record<RecordName, string>>;
  /** Columns of the student-year, inside a rule. */
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly groupingRules: Readonly<Record<RuledGrouping, string>>;
  /** Settings of special education, inside a rule. */
  readonly settings: Readonly<Record<keyof typeof settingsEn, string>>;
  readonly errors: Errors;
}
