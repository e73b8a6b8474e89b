import type { TableName } from "../../base/record-names.ts";

/** Rows that hold a load because they do not match enrollment; see `Hold` in `sources/hold.ts`. */
interface HeldRows {
  readonly table: TableName;
  readonly schoolYear: number | null;
  readonly by: "student" | "school" | "together";
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
  unmatchedSchools(table: TableName, rows: number, here: readonly string[], enrolled: readonly string[]): string;
  unmatchedStudents(table: TableName, rows: number): string;
  held(hold: HeldRows): string;
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
    fine(tables: number): string;
    readonly fix: string;
    readonly unread: string;
    unreadDetail(files: number, names: readonly string[]): string;
    readonly unreadFine: string;
    readonly unreadFix: string;
  };
}
