import type { TableName } from "../../base/record-names.ts";
import type { UnplacedReason } from "../../base/unplaced.ts";

/** Rows that hold a load because they do not match enrollment; see `Hold` in `sources/hold.ts`. */
interface HeldRows {
  readonly table: TableName;
  readonly schoolYear: number | null;
  readonly by: "student" | "school" | "together";
  /** Rows that fail on that key; `rows` if all do. */
  readonly failing: number;
  readonly rows: number;
  readonly of: number;
  readonly earlier: boolean;
  readonly here: readonly string[];
  readonly enrolled: readonly string[];
}

/** Wording of how rows match enrollment, in one language. */
export interface JoinWords {
  readonly title: string;
  readonly headings: readonly string[];
  readonly waits: string;
  readonly poor: string;
  tableNames: Readonly<Record<TableName, string>>;
  waiting(table: TableName, schoolYear: number | null, rows: number): string;
  /** Schools with students and no attendance, while others have it. */
  schoolsMissing(table: TableName, schoolYear: number | null, schools: readonly string[]): string;
  unmatchedSchools(table: TableName, rows: number, here: readonly string[], enrolled: readonly string[]): string;
  unmatchedStudents(table: TableName, rows: number): string;
  held(hold: HeldRows): string;
  readonly unplacedTitle: string;
  readonly unplacedLede: string;
  readonly unplacedNone: string;
  /** Rows of one kind that count at no place, with how many for each reason. */
  unplaced(table: TableName, reasons: readonly { readonly why: UnplacedReason; readonly rows: number }[]): string;
  /** In the report. */
  readonly quality: {
    readonly title: string;
    readonly lede: string;
    readonly headings: readonly [string, string, string, string, string, string];
    readonly none: string;
    waits(rows: number): string;
    readonly poor: string;
  };
  readonly doctor: {
    readonly name: string;
    readonly unplaced: string;
    readonly unplacedFix: string;
    fine(tables: number): string;
    readonly fix: string;
    readonly income: string;
    readonly incomeFine: string;
    incomeMissing(years: readonly number[]): string;
    readonly incomeFix: string;
    readonly unread: string;
    unreadDetail(files: number, names: readonly string[]): string;
    readonly unreadFine: string;
    readonly unreadFix: string;
  };
}
