import type { ConceptId } from "../../base/mapping-facts.ts";
import type { CodeListName } from "../../base/problem-facts.ts";
import type { SourcedIndicator } from "../../reports/definitions.ts";
import type { UnnamedLanguage } from "../home-languages.ts";
import type { CaseText } from "./en/cases.ts";
import type { GlossaryEntry, glossaryEn } from "./en/glossary.ts";
import type { GroupForms, GroupGlossaryKey } from "./en/groups.ts";
import type { OutcomeKey, OutcomeWording } from "./en/outcomes.ts";
import type { ColumnName, RecordName, RuledGrouping, settingsEn } from "./en/records.ts";
import type { sentencesEn } from "./en/sentences.ts";
import type { settingsFile } from "./en/settings-file.ts";
import type { ShortfallId } from "./en/shortfalls.ts";
import type { terminal } from "./en/terminal.ts";
import type { WantedId } from "./en/wanted.ts";
import type { Errors } from "./error-words.ts";
import type { Grammar } from "./grammar.ts";
import type { JoinWords } from "./join-words.ts";
import type { ProblemWords } from "./problem-words.ts";
import type { ProposalWords } from "./proposal-words.ts";
import type { Sentence } from "./sentence.ts";

export type SentenceKey = keyof typeof sentencesEn;
export type GlossaryKey = keyof typeof glossaryEn;
/** Terminal output. */
export type TerminalWords = typeof terminal;

/** All parts of a language, from its folder. A missing part does not compile. */
export interface Language {
  /** Its name in the language itself: "Español". */
  readonly name: string;
  /** For `Intl`: numbers, dates, lists, plurals. */
  readonly locale: string;
  /** The direction of its script. */
  readonly direction: "ltr" | "rtl";
  readonly grammar: Grammar;
  readonly sentences: Readonly<Record<SentenceKey, Sentence>>;
  readonly glossary: Readonly<Record<GlossaryKey, GlossaryEntry>>;
  readonly groups: Readonly<Record<GroupGlossaryKey, GroupForms>>;
  readonly outcomes: Readonly<Record<OutcomeKey, OutcomeWording>>;
  /** What more students would do at the comparison's rate. */
  readonly shortfalls: Readonly<Record<ShortfallId, string>>;
  /** What is wanted of outcomes of which less is better. */
  readonly wanted: Readonly<Record<WantedId, string>>;
  /** Sources of definitions; absent in the language of the declarations, which have them. */
  readonly sources?: Readonly<Record<SourcedIndicator, string>>;
  /** Students of the worked examples. */
  readonly cases: Readonly<Record<CaseText, string>>;
  /** Kinds of records. */
  readonly records: Readonly<Record<RecordName, string>>;
  /** Columns of the student-year, inside a rule. */
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly groupingRules: Readonly<Record<RuledGrouping, string>>;
  /** Settings of special education, inside a rule. */
  readonly settings: Readonly<Record<keyof typeof settingsEn, string>>;
  readonly errors: Errors;
  readonly terminal: TerminalWords;
  /** How rows match enrollment, in the terminal and in a report. */
  readonly joins: JoinWords;
  /** What is wrong with a delivery. */
  readonly problems: ProblemWords;
  /** Names of code lists, inside a problem. */
  readonly codeLists: Readonly<Record<CodeListName, string>>;
  /** Languages spoken at home that the platform has no name for. */
  readonly homeLanguages: Readonly<Record<UnnamedLanguage, string>>;
  /** How a file in a district's own format would be read. */
  readonly proposals: ProposalWords;
  /** What a column can mean, in a proposal. */
  readonly concepts: Readonly<Record<ConceptId, string>>;
  /** Comments in a new `fairlead.yaml`. */
  readonly settingsFile: typeof settingsFile;
}
