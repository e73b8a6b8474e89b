/** Placeholder for a decision that a person has to make; what depends on it is not loaded before. */
export const unanswered = "?";
export type Unanswered = typeof unanswered;

/** How a column is parsed; text when absent. */
export const readings = ["text", "id", "date", "number", "integer", "percent", "school-year"] as const;
export type ReadAs = (typeof readings)[number];

/** Where a fill's column gets its value. */
export type Origin =
  | {
      /** The heading, as the file spells it. */
      readonly from: string;
      readonly as?: ReadAs;
      /** Bounds of a number; values outside are reported. */
      readonly least?: number;
      readonly most?: number;
      /** An identifier's full length: lost leading zeros are restored. */
      readonly digits?: number;
      /** Values of the file to codes; `null` = known, without a meaning here; "?" = to be decided. */
      readonly codes?: Readonly<Record<string, string | null>>;
      /** The vocabulary for values that `codes` does not list, in later files too. */
      readonly words?: string;
      /** The value that a yes becomes, where the codes are yes and no. */
      readonly yes?: string;
      /** The value that a no becomes; null when absent. */
      readonly no?: string;
      /** Used if the cell is blank. */
      readonly otherwise?: Origin;
    }
  | { readonly value: string | number | boolean }
  /** The columns' texts, concatenated, so that they are unique: a school and a number unique in it. */
  | { readonly joined: readonly string[] }
  /** A fixed text, then the texts of those of the columns that are filled: a test, its form and its window. */
  | { readonly named: string; readonly parts: readonly string[] }
  /** The number of the line: for files whose rows have no identifier. */
  | { readonly lineNumber: true }
  /** The first minus the second: days expected minus days absent. */
  | { readonly difference: readonly [string, string] }
  | { readonly sum: readonly string[] }
  /** True if the column is filled. */
  | { readonly filled: string }
  /** 1 July of the row's school year. */
  | { readonly firstDay: true }
  /** The school year of the file: its column, or the setting. */
  | { readonly schoolYear: true }
  /** The school year of the date in that column of the file. */
  | { readonly yearOfDate: string }
  /** Row number within a partition by these canonical columns: 1, 2 ... */
  | { readonly numberAmong: readonly string[] }
  /** Depends on a decision: which column identifies students, which school it is, what a blank means. */
  | { readonly decided: string; readonly column?: string; readonly within?: string };

/** Turns a row of the file into a row of a table. The first fill whose conditions are true decides whether a row is loaded or quarantined. */
export interface Fill {
  readonly table: string;
  /** Only for rows in which this column is filled. */
  readonly whereFilled?: string;
  /** Only when this decision has this answer. */
  readonly onlyIf?: { readonly decision: string; readonly answer: string };
  /** Inferred: files that state the fact take precedence. */
  readonly inferred?: boolean;
  readonly columns: Readonly<Record<string, Origin>>;
}

/** One or more race or ethnicity columns with their codes; they become the flags of `student` or `staff`. */
export interface RaceColumns {
  readonly from: readonly string[];
  /** A value of the file to a race or ethnicity; "?" = to be decided. */
  readonly codes: Readonly<Record<string, string | null>>;
}

/** Wide format: several grades or years of a student in one row, under headings that differ only in their end. */
export interface SideBySide {
  /** What the ends are; fills refer to it as a column of this name. */
  readonly by: "grade" | "year";
  readonly ends: readonly string[];
  /** For each stem, its heading at each end. Fills refer to headings by their stem. */
  readonly headings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** How files with certain headings are read. The YAML file in `profiles/` has exactly this structure. */
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
  /** Files that are about another school year than `schoolYear`, by their names. */
  readonly years?: Readonly<Record<string, number>>;
  /** The heading of the school year's column. */
  readonly yearColumn?: string;
  /** A year written 2025: the one in which the school year ends, or begins. */
  readonly yearNames?: "ends" | "begins" | Unanswered;
  /** Where another column determines the year: its values to the year in which the school year ends. */
  readonly yearCodes?: { readonly from: string; readonly codes: Readonly<Record<string, number | Unanswered>> };
  /** The order of month and day in 3/4/2025. */
  readonly dates?: "month-first" | "day-first" | Unanswered;
  /** Whose identifier `student_id` is. */
  readonly studentIds: "state" | "local";
  /** The files are about every school of the district: a school without a row has none. Only about the schools they name when absent. */
  readonly covers?: "all-schools";
  /** Headings whose meaning was suggested only by their values: used only with yes. */
  readonly confirm?: Readonly<Record<string, "yes" | "no" | Unanswered>>;
  /** Other decisions, by name. */
  readonly decide?: Readonly<Record<string, string>>;
  readonly race?: RaceColumns;
  readonly sideBySide?: SideBySide;
  readonly fills: readonly Fill[];
}
