/** Placeholder for a decision a person must make; data that depends on it is not loaded. */
export const unanswered = "?";
export type Unanswered = typeof unanswered;

/** How to parse a column; default: text. */
export const readings = ["text", "id", "date", "number", "integer", "percent", "school-year"] as const;
export type ReadAs = (typeof readings)[number];

/** Where a fill's column gets its value. */
export type Origin =
  | {
      /** Heading as spelled in the file. */
      readonly from: string;
      readonly as?: ReadAs;
      /** Bounds of a number; values outside are reported. */
      readonly least?: number;
      readonly most?: number;
      /** An identifier's full length: lost leading zeros are restored. */
      readonly digits?: number;
      /** Values in the file to codes; `null` = known, no meaning here; "?" = undecided. */
      readonly codes?: Readonly<Record<string, string | null>>;
      /** Vocabulary for values not in `codes`, also in later files. */
      readonly words?: string;
      /** Value for a yes, if the codes are yes and no. */
      readonly yes?: string;
      /** Value for a no; default null. */
      readonly no?: string;
      /** Used if the cell is blank. */
      readonly otherwise?: Origin;
    }
  | { readonly value: string | number | boolean }
  /** Concatenated texts of the columns, to make a value unique: a school and a number within it. */
  | { readonly joined: readonly string[] }
  /** A fixed text, followed by the texts of filled columns: a test, its form and its window. */
  | { readonly named: string; readonly parts: readonly string[] }
  /** Line number, for files whose rows have no identifier. */
  | { readonly lineNumber: true }
  /** The first minus the second: days expected minus days absent. */
  | { readonly difference: readonly [string, string] }
  | { readonly sum: readonly string[] }
  /** True if the column is filled; with `as`, with a number. */
  | { readonly filled: string; readonly as?: "number" | "integer" }
  /** July 1 of the row's school year. */
  | { readonly firstDay: true }
  /** School year of the file: from its column or the setting. */
  | { readonly schoolYear: true }
  /** The school year of the date in that column of the file. */
  | { readonly yearOfDate: string }
  /** Row number within a partition by these canonical columns: 1, 2 ... */
  | { readonly numberAmong: readonly string[] }
  /** Depends on a decision: which column identifies students, which school it is, what a blank means. */
  | { readonly decided: string; readonly column?: string; readonly within?: string };

/**
 * Turns a row of the file into a row of a table. The first applicable fill decides whether a row is loaded or
 * quarantined.
 */
export interface Fill {
  readonly table: string;
  /** Only for rows in which this column is filled. */
  readonly whereFilled?: string;
  /** Only if this decision has this answer. */
  readonly onlyIf?: { readonly decision: string; readonly answer: string };
  /** Inferred: files that state the fact take precedence. */
  readonly inferred?: boolean;
  readonly columns: Readonly<Record<string, Origin>>;
}

/** Race or ethnicity columns with their codes, which become the flags of `student` or `staff`. */
export interface RaceColumns {
  readonly from: readonly string[];
  /** A value of the file to a race or ethnicity; "?" = to be decided. */
  readonly codes: Readonly<Record<string, string | null>>;
}

/** Wide format: several grades or years of a student in one row, under headings that differ only in their suffix. */
export interface SideBySide {
  /** Meaning of the suffixes; fills refer to it as a column of this name. */
  readonly by: "grade" | "year";
  readonly ends: readonly string[];
  /** Per stem, its heading for each suffix. Fills refer to headings by stem. */
  readonly headings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Whether a row counts; `takes-back`: neither it nor another row about the same fact does, as in a delete transaction. */
export const rowCounts = ["yes", "no", "takes-back"] as const;
export type RowCounts = (typeof rowCounts)[number];

/** How to read files with certain headings. The YAML file in `profiles/` has exactly this structure. */
export interface Profile {
  readonly name: string;
  /** What it is, for people. */
  readonly kind: string;
  /** Headings by which the file is recognized. */
  readonly headings: readonly string[];
  /** Marks that may mean "no value": yes, no, or to be decided. */
  readonly missing: Readonly<Record<string, "yes" | "no" | Unanswered>>;
  /** The school year of every row, if no column has it. */
  readonly schoolYear?: number | Unanswered;
  /** Files about a school year other than `schoolYear`, by name. */
  readonly years?: Readonly<Record<string, number>>;
  /** The heading of the school year's column. */
  readonly yearColumn?: string;
  /** For a year written 2025: whether the school year ends or begins in it. */
  readonly yearNames?: "ends" | "begins" | Unanswered;
  /** If another column determines the year: its values to the year in which the school year ends. */
  readonly yearCodes?: { readonly from: string; readonly codes: Readonly<Record<string, number | Unanswered>> };
  /** The order of month and day in 3/4/2025. */
  readonly dates?: "month-first" | "day-first" | Unanswered;
  /** Whose identifier `student_id` is. */
  readonly studentIds: "state" | "local";
  /**
   * The files cover every school in the district, so a school without a row has none. Default: only the schools they
   * name.
   */
  readonly covers?: "all-schools";
  /** Headings whose meaning was inferred only from values; used only after a yes. */
  readonly confirm?: Readonly<Record<string, "yes" | "no" | Unanswered>>;
  /** Columns that decide which rows count: per heading, what a value means for its row; "" = blank. */
  readonly counts?: Readonly<Record<string, Readonly<Record<string, RowCounts | Unanswered>>>>;
  /** Other decisions, by name. */
  readonly decide?: Readonly<Record<string, string>>;
  readonly race?: RaceColumns;
  readonly sideBySide?: SideBySide;
  readonly fills: readonly Fill[];
}
