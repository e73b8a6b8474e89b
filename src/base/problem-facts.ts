import type { FileKind, MappingQuestion, ProposalNote } from "./mapping-facts.ts";
import type { IdentifierKind, TableName } from "./record-names.ts";

/** Lists of codes that a cell may have to be in, by name. */
export type CodeListName =
  | "answer"
  | "attendance-code"
  | "code"
  | "completion"
  | "course-level"
  | "credential"
  | "disability"
  | "elas"
  | "english-learner-status"
  | "condition"
  | "enrollment-status"
  | "exit-reason"
  | "factor"
  | "gender"
  | "grade"
  | "hispanic"
  | "incident-result"
  | "job"
  | "meal-eligibility"
  | "offense"
  | "org-type"
  | "parent-education"
  | "program"
  | "program-setting"
  | "official-mark"
  | "race"
  | "record-type"
  | "role"
  | "school-year"
  | "session-type"
  | "sex"
  | "subject"
  | "survey-item"
  | "two-digit-years"
  | "yes-or-no";

/** What a reader would have accepted; `least` and `most` are null where there is no bound. */
export type Accepts =
  | { readonly as: "identifier"; readonly digits: number | null }
  | { readonly as: "date" | "percentage" | "yes-or-no" | "school-year" }
  | { readonly as: "whole-number" | "number"; readonly least: number | null; readonly most: number | null }
  | {
      readonly as: "code";
      /** The map's id, under which a workspace defines its own codes. */
      readonly map: string;
      readonly list: CodeListName;
      /** At most 24 of them. */
      readonly codes: readonly string[];
      readonly more: boolean;
      /** The profile that says what the codes of this heading mean. */
      readonly ofProfile?: { readonly profile: string; readonly heading: string };
    };

/** A likely cause of a value that was not accepted. */
export type Hint =
  | "day-first"
  | "rounded"
  | "day-number"
  | "two-digit-year"
  | "letter-o"
  | "letter-l-or-i"
  | "character-no-text-has";

/** Facts of one column at fault. */
export interface ColumnFacts {
  /** The name of the record type. */
  readonly record: string;
  /** The row is quarantined, the cell is left blank, the fact or the whole row is left out, or the value was corrected. */
  readonly outcome: "quarantined" | "blank" | "left-out" | "set-aside" | "corrected";
  /** Rows of the file without this fault. */
  readonly otherRows: number;
  /** Further values that are not accepted either. */
  readonly otherValues: number;
  readonly accepts: Accepts | null;
  readonly hint: Hint | null;
}

/** Why a zip or gzip that could be opened was not unpacked. */
export type UnpackRefusal =
  | { readonly reason: "checksum" | "encrypted" | "unsafe-name"; readonly entry: string }
  | {
      readonly reason: "too-many-files" | "too-deep" | "too-large" | "ratio" | "workbook-too-large" | "too-many-cells";
      readonly most: number;
    };

/**
 * Why something in a delivery is not read: it is no regular file, may not be read, is hidden, or Fairlead made it. `workspace` and `report` are about what
 * Fairlead keeps in that folder.
 */
export type SkipReason = "link" | "pipe" | "socket" | "device" | "not-readable" | "hidden" | "workspace" | "report";

/** Faults of a single cell. */
export type CellFaultCode =
  | "sources.blank"
  | "sources.lost-zeros"
  | "sources.not-a-date"
  | "sources.not-a-number"
  | "sources.not-a-school-year"
  | "sources.not-yes-or-no"
  | "sources.unknown-code"
  | "sources.not-an-identifier"
  /** A student's identifier or a date where a place or a language belongs. */
  | "sources.personal-value";

/** Facts of one row that cannot all be true; the list is in `records/contradictions.ts`. */
export type ContradictionName =
  | "age-and-grade"
  | "birth-dates-differ"
  | "genders-differ"
  | "races-differ"
  | "days-and-summary-differ"
  | "suspensions-and-summary-differ"
  | "not-enrolled-then"
  | "ended-after-year"
  | "before-birth"
  | "more-days-than-a-year"
  | "level-and-score"
  | "grade-and-test"
  | "exit-before-entry"
  | "in-two-schools"
  | "suspended-longer-than-school"
  | "ended-before-year"
  | "began-after-year"
  | "end-before-start"
  | "born-after-start"
  | "more-attended-than-expected"
  | "days-do-not-add-up"
  | "group-exceeds-total"
  | "suspension-a-row-a-day"
  | "parts-exceed-total"
  | "date-outside-year"
  | "score-without-test";

/** `instead`: headings of the file that the format does not know and that are like those that are missing. */
interface ColumnsOfLayout {
  readonly columns: readonly string[];
  readonly all: number;
  readonly instead: readonly string[];
}

type None = Readonly<Record<never, never>>;

/** The facts of each problem besides its place, rows and value: plain data, never a value from a student's row. */
export interface ProblemFacts extends Readonly<Record<CellFaultCode | "sources.column-missing", ColumnFacts>> {
  readonly "sources.skipped": { readonly reason: SkipReason };
  readonly "sources.empty-file": None;
  /** A zip without files, a workbook without a filled cell. */
  readonly "sources.nothing-inside": { readonly kind: "zip" | "workbook" };
  readonly "sources.not-text": None;
  readonly "sources.zip-broken": { readonly kind: "zip" | "gzip" | "workbook" };
  /** A zip or gzip that may be a zip bomb, has names that are not safe, or does not match its checksums. */
  readonly "sources.zip-refused": UnpackRefusal;
  readonly "sources.unreadable-character": None;
  readonly "sources.open-quote": None;
  readonly "sources.same-file": { readonly twin: string };
  /** `seems`: the kind of file that a profile could read it as; `note`: why none can be made from its columns. */
  readonly "sources.unrecognized": {
    readonly seems: FileKind | null;
    readonly note: Extract<
      ProposalNote,
      { readonly kind: "groups-in-columns" | "groups-in-rows" | "undated-days" | "discipline-flags" }
    > | null;
  };
  /** A known format that drifted: headings that the file lacks, and headings that the format does not know. */
  readonly "sources.near-format": {
    readonly name: string;
    readonly missing: readonly string[];
    readonly added: readonly string[];
  };
  /** Rows about one fact that differ in these columns; `table` is null for a source's own. `groups` counts the facts, `files` names up to three. */
  readonly "sources.rows-differ": {
    readonly table: TableName | null;
    readonly columns: readonly string[];
    /** What the files call these columns. */
    readonly headings: readonly string[];
    /** The table's rule decided, the columns are left unknown, no row is used, or all wait in quarantine. */
    readonly outcome: "rule" | "unknown" | "unused" | "quarantined";
    readonly groups: number;
    readonly files: readonly string[];
    /** The record types that differ, up to three; none where the rows are of one. */
    readonly kinds: readonly string[];
  };
  readonly "sources.facts-contradict": {
    readonly contradiction: ContradictionName;
    readonly table: TableName;
    readonly columns: readonly string[];
    readonly headings: readonly string[];
    readonly outcome: "quarantined" | "left-out" | "unknown" | "used";
    /** Rows of this file in the table, with and without the contradiction. */
    readonly of: number;
  };
  /** Identifiers of one file that are the same but for leading zeros; `kind` is what they name. */
  readonly "sources.identifiers-differ-by-zeros": { readonly kind: IdentifierKind; readonly identifiers: number };
  readonly "sources.unknown-record-type": { readonly source: string; readonly known: readonly string[] };
  /** `record` and `fields` where rows name their own kind; a header has one width. */
  readonly "sources.field-count": {
    readonly record: string | null;
    readonly fields: number | null;
    readonly known: readonly number[];
    readonly otherRows: number;
  };
  readonly "sources.short-row": None;
  readonly "sources.unknown-layout": {
    readonly record: string;
    readonly fields: number;
    readonly known: readonly number[];
    readonly read: number;
  };
  /** Columns of a known student format that the file lacks: another year's layout, or renamed ones. */
  readonly "sources.columns-missing": ColumnsOfLayout & { readonly record: string };
  readonly "oneroster.no-manifest": None;
  /** Listed in the manifest, or referred to in the column `heading`. */
  readonly "oneroster.file-missing": { readonly wanted: string; readonly heading: string | null };
  readonly "oneroster.file-unannounced": { readonly spec: string };
  readonly "oneroster.manifest-value": None;
  readonly "oneroster.file-name": { readonly spec: string };
  readonly "oneroster.date-form": { readonly heading: string };
  readonly "oneroster.enumeration-case": { readonly heading: string; readonly spelled: string };
  readonly "oneroster.reference": { readonly heading: string; readonly to: string };
  readonly "oneroster.several-ids": { readonly heading: string };
  readonly "oneroster.heading-ending": { readonly headings: readonly string[] };
  readonly "oneroster.heading-case": { readonly pairs: readonly { readonly given: string; readonly spec: string }[] };
  readonly "oneroster.heading-spelling": { readonly spec: string };
  readonly "oneroster.heading-other": { readonly spec: string };
  readonly "oneroster.heading-missing": { readonly missing: readonly string[] };
  readonly "oneroster.heading-blank": { readonly cells: number };
  readonly "oneroster.outside-year": None;
  /** What reaches no table because nothing says its school year. */
  readonly "oneroster.no-year": { readonly enrollments: number; readonly classes: number };
  /** A session's schoolYear and its dates differ; `setting`: where the answer goes. */
  readonly "oneroster.year-contradicts": { readonly setting: string; readonly byDates: number };
  readonly "oneroster.no-grade": { readonly grades: readonly string[] };
  readonly "oneroster.grade": { readonly grades: readonly string[] };
  readonly "mapped.question-open": { readonly question: MappingQuestion };
  readonly "mapped.year-passed": { readonly profile: string; readonly schoolYear: number };
  readonly "official.unknown-mark": { readonly marks: readonly string[]; readonly more: boolean };
  /** `profile`: the published profile that can say what they are; null for a built-in format. */
  readonly "official.unknown-group": {
    readonly groups: readonly string[];
    readonly all: number;
    readonly profile: string | null;
  };
  /** Rows that claim the same figure with different numbers. */
  readonly "official.same-figure": { readonly figures: number };
  /** Groups that a file has under two names with different numbers: the name that is used, and the other. */
  readonly "official.other-names": { readonly groups: readonly { readonly used: string; readonly other: string }[] };
  /** Columns that the profile leaves out and by which rows with different figures differ. */
  readonly "official.unread-breakdown": { readonly profile: string; readonly columns: readonly string[] };
  /** Columns of a known format that the file lacks, and columns that are new: at most six, and how many in all. */
  readonly "official.columns-missing": ColumnsOfLayout;
  readonly "official.columns-new": ColumnsOfLayout;
  /** Totals that are not the sum of their races and ethnicities. */
  readonly "official.parts-differ": None;
  /** Two publications with the same headings. */
  readonly "official.which-publication": None;
  readonly "official.more-hits-than-students": None;
  readonly "official.rate-differs": None;
  readonly "official.federal-identifiers": None;
  readonly "official.no-indicator": None;
  readonly "official.indicator-of-name": { readonly indicator: string; readonly from: "name" | "headings" };
  readonly "official.year-of-name": { readonly schoolYear: number };
  readonly "official.no-year": { readonly format: string };
}

export type ProblemCode = keyof ProblemFacts;

/** Why a row is in quarantine. */
export type QuarantineCode =
  | CellFaultCode
  | "sources.facts-contradict"
  | "sources.field-count"
  | "sources.line-too-long"
  | "sources.rows-differ"
  | "sources.unknown-record-type"
  | "oneroster.reference";

/** A problem of one code. */
export interface ProblemOf<Code extends ProblemCode> {
  /** `sources.not-a-date`; stable between versions. */
  readonly code: Code;
  /** An error keeps rows (or a file) out; a warning loads them with a blank or a corrected value. */
  readonly severity: "error" | "warning";
  readonly file: string;
  /** The first line with it, counted from 1; absent for a fault of the whole file. */
  readonly line?: number;
  /** First lines with it, at most five. */
  readonly lines: readonly number[];
  /** Counted from 1. */
  readonly column?: number;
  readonly columnName?: string;
  /** The most frequent value, as it is in the file. Printed only as `shownProblem` returns it. */
  readonly value?: string;
  /** Students who have that value, where the rows name them. */
  readonly holders?: number;
  readonly rows: number;
  /** Students affected, where the rows name them. */
  readonly students: number;
  readonly facts: ProblemFacts[Code];
}

/**
 * What is wrong with a delivery, grouped: the same fault in many rows of a file is one problem. Its sentences live by its code in the folder
 * of each language.
 */
export type Problem = { [Code in ProblemCode]: ProblemOf<Code> }[ProblemCode];
