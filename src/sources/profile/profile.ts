/** What a person may have to decide, by its name in the profile. */
export const decisions = ["identify", "school", "grade", "state-test", "blank-day", "blank-result", "job"] as const;
export type Decision = (typeof decisions)[number];

/** Stands where a person has to decide; nothing that depends on it is loaded before. */
export const unanswered = "?";
export type Unanswered = typeof unanswered;

/** How a column is read; text where nothing stands. */
export const readings = ["text", "id", "date", "number", "integer", "percent", "school-year"] as const;
export type ReadAs = (typeof readings)[number];

/** Where a canonical column's value comes from. */
export type Origin =
  | {
      /** The heading, as it stands in the file. */
      readonly from: string;
      readonly as?: ReadAs;
      /** Bounds of a number; what lies outside is reported. */
      readonly least?: number;
      readonly most?: number;
      /** An identifier's full length: lost leading zeros are put back. */
      readonly digits?: number;
      /** A value of the file to a code; `null` = known, and says nothing here; "?" = to be decided. */
      readonly codes?: Readonly<Record<string, string | null>>;
      /** The vocabulary that reads values `codes` does not list, in later files too. */
      readonly words?: string;
      /** What a yes says, where the codes are yes and no; a no then says nothing. */
      readonly yes?: string;
      /** Where the cell is blank. */
      readonly otherwise?: Origin;
    }
  | { readonly value: string | number | boolean }
  /** The columns' texts put together, so that they tell rows apart: a school and a number unique in it. */
  | { readonly joined: readonly string[] }
  /** The number of the line: for files whose rows have no identifier. */
  | { readonly lineNumber: true }
  /** The first less the second: days expected less days absent. */
  | { readonly difference: readonly [string, string] }
  | { readonly sum: readonly string[] }
  /** True where the column is filled. */
  | { readonly filled: string }
  /** 1 July of the row's school year. */
  | { readonly firstDay: true }
  /** The school year of the file: its column, or the setting. */
  | { readonly schoolYear: true }
  /** The school year of the date in that column of the file. */
  | { readonly yearOfDate: string }
  /** 1, 2 ... among rows alike in these canonical columns. */
  | { readonly numberAmong: readonly string[] }
  /** As a decision says: which column tells students apart, which school it is, what a blank means. */
  | { readonly decided: string; readonly column?: string; readonly within?: string };

/** A row of the file gives a row of this table. The first fill whose conditions hold decides whether a row of the file is whole. */
export interface Fill {
  readonly table: string;
  /** Only in rows where this column is filled. */
  readonly whereFilled?: string;
  /** Only when this decision has this answer. */
  readonly onlyIf?: { readonly decision: string; readonly answer: string };
  /** Inferred: gives way to another file that states it. */
  readonly inferred?: boolean;
  readonly columns: Readonly<Record<string, Origin>>;
}

/** One race or ethnicity column or several, each with codes; they become the flags of `student` or `staff`. */
export interface RaceColumns {
  readonly from: readonly string[];
  /** A value of the file to a race or ethnicity; "?" = to be decided. */
  readonly codes: Readonly<Record<string, string | null>>;
}

/** Several grades or years of a student side by side in one row, in headings that differ only in their end. */
export interface SideBySide {
  /** What the ends are; fills read it as a column of this name. */
  readonly by: "grade" | "year";
  readonly ends: readonly string[];
  /** For each beginning, its heading at each end. Fills know the headings by their beginning. */
  readonly headings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** How one shape of file is read. The YAML file in `profiles/` is exactly this. */
export interface Profile {
  readonly name: string;
  /** What it is, for people. */
  readonly kind: string;
  /** Headings by which the file is known again. */
  readonly headings: readonly string[];
  /** What stands for "no value", and whether it does: yes, no, or to be decided. */
  readonly missing: Readonly<Record<string, "yes" | "no" | Unanswered>>;
  /** The school year of every row, where no column has it. */
  readonly schoolYear?: number | Unanswered;
  /** The heading of the school year's column. */
  readonly yearColumn?: string;
  /** A year written 2025: the one in which the school year ends, or begins. */
  readonly yearNames?: "ends" | "begins" | Unanswered;
  /** Where another column tells the year: its values to the year in which the school year ends. */
  readonly yearCodes?: { readonly from: string; readonly codes: Readonly<Record<string, number | Unanswered>> };
  /** How 3/4/2025 is meant. */
  readonly dates?: "month-first" | "day-first" | Unanswered;
  /** Whose identifier stands in `student_id`. */
  readonly studentIds: "state" | "local";
  /** Headings whose values alone suggested a meaning: used only with yes. */
  readonly confirm?: Readonly<Record<string, "yes" | "no" | Unanswered>>;
  /** Other decisions, by name. */
  readonly decide?: Readonly<Record<string, string>>;
  readonly race?: RaceColumns;
  readonly sideBySide?: SideBySide;
  readonly fills: readonly Fill[];
}

/** What a question is about; its words live by `kind`. */
export type QuestionAbout =
  | { readonly kind: Decision | "school-year" | "dates" }
  | { readonly kind: "year-names"; readonly column: string }
  | { readonly kind: "year-codes"; readonly column: string; readonly value: string }
  | { readonly kind: "missing"; readonly mark: string }
  | { readonly kind: "confirm"; readonly heading: string }
  /** `meanings` are the codes it may stand for. */
  | {
      readonly kind: "code";
      readonly column: string;
      readonly value: string;
      readonly meanings: readonly string[];
    };

export interface Question {
  readonly id: string;
  readonly about: QuestionAbout;
  /** The likeliest answer; never taken without being confirmed. */
  readonly suggestion?: string;
  /** Nothing of the file loads before. */
  readonly blocks: boolean;
  /** Where in the profile the answer goes. */
  readonly where: string;
}
