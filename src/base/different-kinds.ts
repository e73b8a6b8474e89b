import type { DifferingLines } from "./differing-lines.ts";
import type { TableName } from "./record-names.ts";

/** A column in which a load's rows and rows of another kind of file say different things about one school year. */
export interface DifferentKinds {
  readonly table: TableName;
  readonly column: string;
  /** Record types: of the load's rows and of the earlier ones. */
  readonly kind: string;
  readonly earlierKind: string;
  /** What decides: the later first day of a description, the settings (`conflicts`), or else the order of loads. */
  readonly by: "start-date" | "settings" | "last-loaded";
  /** Rows of the load that differ. */
  readonly rows: number;
  /** The first of these, with what they say, masked where it could identify someone. */
  readonly lines: DifferingLines;
  readonly value: string;
  readonly earlierValue: string;
}
