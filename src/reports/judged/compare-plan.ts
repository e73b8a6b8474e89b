import type { CellCounts, Withheld } from "../../cube/cell.ts";
import type { CountedCells, Group, Place } from "../../cube/cube.ts";
import type { AuditRules } from "../../rules/audit.ts";
import type { ComparisonRule } from "../comparisons.ts";
import type { ComparedGrouping } from "./compared.ts";
import type { Labels } from "./labels.ts";
import type { GapRows, RefusedRows } from "./rows.ts";

/** Settings a judged table depends on. */
export interface JudgeSettings {
  readonly rules: AuditRules;
  readonly comparison: ComparisonRule;
}

export interface AskedIndicator {
  /** Index in the cube. */
  readonly at: number;
  readonly kind: CellCounts["kind"];
  readonly higherIsBetter: boolean;
}

/** An indicator by a grouping. */
export interface IndicatorByGrouping {
  readonly indicator: AskedIndicator;
  readonly grouping: ComparedGrouping;
}

/** What to compare, as plain data so that it can be sent to threads. */
export interface ComparePlan {
  readonly years: number;
  readonly places: readonly Pick<Place, "kind">[];
  readonly groups: readonly Group[];
  /** Per place, whether its gaps are judged. */
  readonly isJudged: readonly boolean[];
  /**
   * Per year, which indicators and groupings have records: at schools, and at larger places, which also have
   * crossings.
   */
  readonly asked: readonly {
    readonly school: readonly IndicatorByGrouping[];
    readonly wide: readonly IndicatorByGrouping[];
  }[];
  /** Upper bound on a place's rows over all years. */
  readonly most: { readonly school: number; readonly wide: number };
  /** Number of indicators in the cube. */
  readonly indicators: number;
  readonly settings: JudgeSettings;
}

/** Where cells are read from. */
export interface CellSource {
  /** @returns undefined if there is no cell */
  cellAt(indicator: number, year: number, place: number, group: number): CellCounts | Withheld | undefined;
  /** Arrays of cells counted by the program. */
  readonly counted?: CountedCells;
  /** Whether an agency published an indicator for a place and year; absent if the program counted students. */
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
