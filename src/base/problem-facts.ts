import type { FileKind, MappingQuestion, ProposalNote } from "./mapping-facts.ts";
import type { IdentifierKind, TableName } from "./record-names.ts";

/** Names of the code lists a cell may have to match. */
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

/** What the reader accepts; `least` and `most` are null where there is no bound. */
export type Accepts =
  | { readonly as: "identifier"; readonly digits: number | null }
  | { readonly as: "date" | "percentage" | "yes-or-no" | "school-year" }
  | { readonly as: "whole-number" | "number"; readonly least: number | null; readonly most: number | null }
  | {
      readonly as: "code";
      /** Id of the code map in which a workspace defines its own codes. */
      readonly map: string;
      readonly list: CodeListName;
      /** At most 24 of them. */
      readonly codes: readonly string[];
      readonly more: boolean;
      /** Profile that defines the codes under this heading. */
      readonly ofProfile?: { readonly profile: string; readonly heading: string; readonly line?: number };
    };

/** Likely cause of a rejected value. */
export type Hint =
  | "day-first"
  | "rounded"
  | "day-number"
  | "two-digit-year"
  | "letter-o"
  | "letter-l-or-i"
  | "character-no-text-has";

/** Facts about one faulty column. */
export interface ColumnFacts {
  /** Record type. */
  readonly record: string;
  /**
   * What happened to the row or cell: row quarantined, cell left blank, fact left out, whole row left out, or value
   * corrected.
   */
  readonly outcome: "quarantined" | "blank" | "left-out" | "set-aside" | "corrected";
  /** Rows of the file without this fault. */
  readonly otherRows: number;
  /** Number of other rejected values. */
  readonly otherValues: number;
  readonly accepts: Accepts | null;
  readonly hint: Hint | null;
  /** The column in which its values seem to be, where most of this one's are refused. */
  readonly movedTo?: string;
}

/** Why a zip or gzip that opened was not unpacked. */
export type UnpackRefusal =
  | { readonly reason: "checksum" | "encrypted" | "unsafe-name"; readonly entry: string }
  | {
      readonly reason: "too-many-files" | "too-deep" | "too-large" | "ratio" | "workbook-too-large" | "too-many-cells";
      readonly most: number;
    };

/**
 * Why something in a delivery was skipped: not a regular file, not readable, hidden, or created by Fairlead
 * (`workspace`, `report`).
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
  /** A student's identifier or a date in a column of places or languages. */
  | "sources.personal-value";

/** Facts in one row that cannot all be true; see `records/contradictions.ts`. */
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
  | "score-without-test"
  | "mostly-absent"
  | "schools-of-few"
  | "program-of-too-many";

/** `instead`: unknown headings in the file that resemble the missing ones. */
interface ColumnsOfLayout {
  readonly columns: readonly string[];
  readonly all: number;
  readonly instead: readonly string[];
}

type None = Readonly<Record<never, never>>;

/** Facts of each problem, apart from its location, rows and value. Plain data; never a value from a student's row. */
export interface ProblemFacts extends Readonly<Record<CellFaultCode | "sources.column-missing", ColumnFacts>> {
  readonly "sources.skipped": { readonly reason: SkipReason };
  readonly "sources.empty-file": None;
  /** A zip without files, or a workbook whose cells are all empty. */
  readonly "sources.nothing-inside": { readonly kind: "zip" | "workbook" };
  /** Cells of a workbook whose formula has no saved result, or an error. */
  readonly "sources.no-formula-result": { readonly cells: number; readonly first: string };
  /** Rows of a workbook that are hidden or filtered away, and read all the same. */
  readonly "sources.hidden-rows": None;
  readonly "sources.not-text": None;
  readonly "sources.zip-broken": { readonly kind: "zip" | "gzip" | "workbook" };
  /** A zip or gzip that may be a zip bomb, has unsafe names, or fails its checksums. */
  readonly "sources.zip-refused": UnpackRefusal;
  readonly "sources.unreadable-character": None;
  readonly "sources.open-quote": None;
  /** Headings that several columns of a file have, with different values in `rows` rows; the first column is read. */
  readonly "sources.heading-twice": { readonly headings: readonly string[] };
  readonly "sources.same-file": { readonly twin: string };
  /** `seems`: the kind of file a profile could read it as. `note`: why no profile can be made from its columns. */
  readonly "sources.unrecognized": {
    readonly seems: FileKind | null;
    readonly note: Extract<
      ProposalNote,
      { readonly kind: "groups-in-columns" | "groups-in-rows" | "undated-days" | "discipline-flags" }
    > | null;
  };
  /** A known format that has drifted: headings the file lacks, and headings the format does not know. */
  readonly "sources.near-format": {
    readonly name: string;
    readonly missing: readonly string[];
    readonly added: readonly string[];
  };
  /**
   * Rows about the same fact that disagree in these columns. `table` is null for a source's own rows. `groups` counts
   * the facts; `files` names up to three.
   */
  readonly "sources.rows-differ": {
    readonly table: TableName | null;
    readonly columns: readonly string[];
    /** Headings of these columns in the files. */
    readonly headings: readonly string[];
    /** How it was resolved: by the table's rule, columns set to unknown, no row used, or all rows quarantined. */
    readonly outcome: "rule" | "later-year" | "unknown" | "unused" | "quarantined";
    readonly groups: number;
    readonly files: readonly string[];
    /** Up to three record types that disagree; empty if all rows are of one type. */
    readonly kinds: readonly string[];
  };
  readonly "sources.facts-contradict": {
    readonly contradiction: ContradictionName;
    readonly table: TableName;
    readonly columns: readonly string[];
    readonly headings: readonly string[];
    readonly outcome: "quarantined" | "left-out" | "unknown" | "used";
    /** Headings of the columns that are left unknown. */
    readonly unknown: readonly string[];
    /** Rows of this file in the table, with or without the contradiction. */
    readonly of: number;
  };
  /** Identifiers in one file that differ only by leading zeros; `kind` is what they identify. */
  readonly "sources.identifiers-differ-by-zeros": { readonly kind: IdentifierKind; readonly identifiers: number };
  /** Titles of courses without a state code that tells their subject, the most frequent first; `all` counts them. */
  readonly "sources.courses-unread": { readonly titles: readonly string[]; readonly all: number };
  readonly "sources.unknown-record-type": { readonly source: string; readonly known: readonly string[] };
  /** `record` and `fields` are given where each row names its record type; a file with a header has a single width. */
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
  /** Columns a known student format requires and the file lacks: another year's layout, or renamed columns. */
  readonly "sources.columns-missing": ColumnsOfLayout & { readonly record: string };
  /** Columns that no known layout of a student format has, and columns of the format about groups that the file lacks. */
  readonly "sources.columns-unread": {
    readonly record: string;
    readonly columns: readonly string[];
    readonly all: number;
    readonly lacking: readonly string[];
  };
  readonly "oneroster.no-manifest": None;
  /** The file is listed in the manifest or referenced by the column `heading`. */
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
  /** Rows not loaded because nothing gives their school year. */
  readonly "oneroster.no-year": { readonly enrollments: number; readonly classes: number };
  /** A session whose schoolYear contradicts its dates. `setting`: where to put the answer. */
  readonly "oneroster.year-contradicts": { readonly setting: string; readonly byDates: number };
  readonly "oneroster.no-grade": { readonly grades: readonly string[] };
  readonly "oneroster.grade": { readonly grades: readonly string[] };
  readonly "mapped.question-open": { readonly question: MappingQuestion };
  /** An answer without which `table` can't be read; `table` null: with the answers, the profile reads nothing. */
  readonly "mapped.answer-leaves-out": {
    readonly profile: string;
    readonly table: TableName | null;
    /** Path of the answer in the profile. */
    readonly where: string;
  };
  readonly "mapped.year-passed": { readonly profile: string; readonly schoolYear: number };
  readonly "official.unknown-mark": { readonly marks: readonly string[]; readonly more: boolean };
  /** `profile`: the published profile that can define them; null for a built-in format. */
  readonly "official.unknown-group": {
    readonly groups: readonly string[];
    readonly all: number;
    readonly profile: string | null;
  };
  /** Rows that give different numbers for the same figure. */
  readonly "official.same-figure": { readonly figures: number };
  /** Groups that appear under two names with different numbers: the name used, and the other one. */
  readonly "official.other-names": { readonly groups: readonly { readonly used: string; readonly other: string }[] };
  /** Columns the profile ignores although rows with different figures differ in them. */
  readonly "official.unread-breakdown": { readonly profile: string; readonly columns: readonly string[] };
  /** Columns a known format expects and the file lacks, and columns that are new: six at most, with totals. */
  readonly "official.columns-missing": ColumnsOfLayout;
  readonly "official.columns-new": ColumnsOfLayout;
  /** Totals that do not equal the sum over races and ethnicities. */
  readonly "official.parts-differ": None;
  /** Two publications share these headings. */
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

/** Why a row is quarantined. */
export type QuarantineCode =
  | CellFaultCode
  | "sources.facts-contradict"
  | "sources.field-count"
  | "sources.line-too-long"
  | "sources.rows-differ"
  | "sources.unknown-record-type"
  | "oneroster.reference";

/** A problem with one code. */
export interface ProblemOf<Code extends ProblemCode> {
  /** For example `sources.not-a-date`; stable across versions. */
  readonly code: Code;
  /** An error keeps rows (or the file) out; a warning loads them with a blank or corrected value. */
  readonly severity: "error" | "warning";
  readonly file: string;
  /** First affected line, counted from 1; absent if the fault concerns the whole file. */
  readonly line?: number;
  /** Up to five affected lines. */
  readonly lines: readonly number[];
  /** Counted from 1. */
  readonly column?: number;
  readonly columnName?: string;
  /** Most frequent faulty value, as in the file. Print it only through `shownProblem`. */
  readonly value?: string;
  /** Number of students with that value, where rows identify students. */
  readonly holders?: number;
  readonly rows: number;
  /** Number of students affected, where rows identify students. */
  readonly students: number;
  readonly facts: ProblemFacts[Code];
}

/**
 * What is wrong with a delivery. The same fault in many rows of a file is one problem. `ui/language` has the
 * sentences, keyed by code.
 */
export type Problem = { [Code in ProblemCode]: ProblemOf<Code> }[ProblemCode];
