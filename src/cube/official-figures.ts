import { none, type Reason } from "../base/finding.ts";
import type { CellCounts, Withheld } from "./cell.ts";
import { readCell, type Tally, type TallyPlan } from "./tally.ts";

/** What a publication has in a cell: nothing; counts; a mark for withheld; a blank; only a rate or average. */
export const cellStatus = ["absent", "counted", "withheld", "blank", "value-only"] as const;

/** Published content of each cell of a cube of official figures. */
export interface OfficialCellColumns {
  /** Index into `cellStatus` of each `slot * indicators + indicator`. */
  readonly status: Uint8Array;
  /** Rate or average as published, NaN if none, of each `slot * indicators + indicator`. */
  readonly values: Float64Array;
  /** Index into `origins` of each `(place * years + year) * indicators + indicator`; 255 if nothing was published. */
  readonly origin: Uint8Array;
  readonly origins: readonly OfficialOrigin[];
}

/** The publication an indicator's figures come from, and which of the place's students it counts. */
export interface OfficialOrigin {
  readonly publication: string;
  /** "all", or a subset of the schools: "non-charter", "charter" ... */
  readonly counted: string;
}

const reasonOf: Readonly<Record<"withheld" | "blank" | "value-only", Reason>> = {
  withheld: "suppressed_input",
  blank: "missing_data",
  "value-only": "not_estimable",
};

/** Marks a count that was not published. */
export const notReported = -1;

/** Published cell of one indicator in one slot; levels are omitted if they were not published. */
export function readOfficial(
  figures: OfficialCellColumns,
  plan: TallyPlan,
  tally: Tally,
  slot: number,
  indicator: number,
): CellCounts | Withheld | undefined {
  const at = slot * plan.indicators.length + indicator;
  const status = cellStatus[figures.status[at] ?? 0] ?? "absent";
  if (status === "absent") return undefined;
  const cell = readCell(plan, tally, slot, indicator);
  if (status === "counted") {
    if (cell.kind !== "share" || cell.achievementLevels === undefined || cell.achievementLevels[0] !== notReported)
      return cell;
    return { kind: "share", n: cell.n, hits: cell.hits };
  }
  const value = figures.values[at] ?? Number.NaN;
  return {
    ...none(reasonOf[status]),
    n: cell.n === notReported ? null : cell.n,
    value: Number.isNaN(value) ? null : value,
  };
}
