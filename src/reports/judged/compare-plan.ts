import type { CellCounts, Withheld } from "../../cube/cell.ts";
import type { CountedCells, Group, Place } from "../../cube/cube.ts";
import type { AuditRules } from "../../rules/audit.ts";
import type { ComparisonRule } from "../comparisons.ts";
import type { ComparedGrouping } from "./compared.ts";
import type { Labels } from "./labels.ts";
import type { GapRows, RefusedRows } from "./rows.ts";

/** The settings that a table depends on. */
export interface JudgeSettings {
  readonly rules: AuditRules;
  readonly comparison: ComparisonRule;
}

export interface AskedIndicator {
  /** Its index in the cube. */
  readonly at: number;
  readonly kind: CellCounts["kind"];
  readonly higherIsBetter: boolean;
}

/** An indicator by a grouping. */
export interface IndicatorByGrouping {
  readonly indicator: AskedIndicator;
  readonly grouping: ComparedGrouping;
}

/** What is compared, as plain data: threads get it. */
export interface ComparePlan {
  readonly years: number;
  readonly places: readonly Pick<Place, "kind">[];
  readonly groups: readonly Group[];
  /** For each place, whether its gaps are judged. */
  readonly isJudged: readonly boolean[];
  /** For each year what it has the records for, by indicator and grouping: at schools, and at wider places, which have crossings too. */
  readonly asked: readonly {
    readonly school: readonly IndicatorByGrouping[];
    readonly wide: readonly IndicatorByGrouping[];
  }[];
  readonly settings: JudgeSettings;
}

/** Where cells are read from. */
export interface CellSource {
  /** @returns undefined where there is none */
  cellAt(indicator: number, year: number, place: number, group: number): CellCounts | Withheld | undefined;
  /** The arrays of cells that the program counted. */
  readonly counted?: CountedCells;
  /** Whether an office published an indicator for a place and year; absent where the program counted students. */
  readonly isOfficialAt?: (indicator: number, year: number, place: number) => boolean;
}

/** Where the rows of a part are written. */
export interface PartWriter {
  readonly plan: ComparePlan;
  readonly source: CellSource;
  readonly gaps: GapRows;
  readonly refused: RefusedRows;
  readonly comparisons: Labels;
}

/** One indicator by one grouping at one place in one year. */
export interface GapQuestion extends IndicatorByGrouping {
  readonly place: number;
  readonly year: number;
}
