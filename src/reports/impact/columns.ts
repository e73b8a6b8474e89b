import { isNone, type NoNumber } from "../../base/finding.ts";
import { flagsOf, type ImpactRow } from "./row.ts";

/** A result as one column of a table; null if there is no number. */
export interface ImpactColumn {
  /** Name in the R package DisImpact 0.0.22. */
  readonly name: string;
  of(row: ImpactRow): string | number | null;
}

const known = (value: number | NoNumber | undefined): number | null =>
  value === undefined || isNone(value) ? null : value;

const from =
  <T extends object>(part: (row: ImpactRow) => T | NoNumber, value: (result: T) => number | NoNumber) =>
  (row: ImpactRow): number | null => {
    const result = part(row);
    return isNone(result) ? null : known(value(result as T));
  };
const gap = (value: Parameters<typeof from<Exclude<ImpactRow["gap"], NoNumber>>>[1]): ImpactColumn["of"] =>
  from((row) => row.gap, value);
const share = (value: Parameters<typeof from<Exclude<ImpactRow["share"], NoNumber>>>[1]): ImpactColumn["of"] =>
  from((row) => row.share, value);
const ratio = (value: Parameters<typeof from<Exclude<ImpactRow["ratio"], NoNumber>>>[1]): ImpactColumn["of"] =>
  from((row) => row.ratio, value);

/** Result columns after the repeated-by columns: those of DisImpact's `di_iterate`, in its order. */
export const impactColumns = [
  { name: "success_variable", of: ({ segment }) => segment.outcome },
  { name: "cohort_variable", of: ({ segment }) => segment.cohortColumn },
  { name: "cohort", of: ({ segment }) => segment.cohort },
  { name: "disaggregation", of: ({ segment }) => segment.disaggregation },
  { name: "group", of: ({ name }) => name },
  { name: "n", of: ({ group }) => group.n },
  { name: "success", of: ({ group }) => group.hits },
  { name: "pct", of: ({ group }) => group.hits / group.n },
  { name: "ppg_reference", of: gap((g) => g.reference) },
  { name: "ppg_reference_group", of: ({ gapReference }) => gapReference },
  { name: "moe", of: gap((g) => g.margin) },
  { name: "pct_lo", of: gap((g) => g.lower) },
  { name: "pct_hi", of: gap((g) => g.upper) },
  { name: "di_indicator_ppg", of: (row) => Number(flagsOf(row).gap) },
  { name: "success_needed_not_di_ppg", of: gap((g) => g.neededToLeave) },
  { name: "success_needed_full_parity_ppg", of: gap((g) => g.neededForParity) },
  { name: "di_prop_index", of: share((s) => s.index) },
  { name: "di_indicator_prop_index", of: (row) => Number(flagsOf(row).share) },
  { name: "success_needed_not_di_prop_index", of: share((s) => s.neededToLeave) },
  { name: "success_needed_full_parity_prop_index", of: share((s) => s.neededForParity) },
  { name: "di_80_index_reference_group", of: ({ ratioReference }) => ratioReference },
  { name: "di_80_index", of: ratio((r) => r.index) },
  { name: "di_indicator_80_index", of: (row) => Number(flagsOf(row).ratio) },
  { name: "success_needed_not_di_80_index", of: ratio((r) => r.neededToLeave) },
  { name: "success_needed_full_parity_80_index", of: ratio((r) => r.neededForParity) },
] as const satisfies readonly ImpactColumn[];

export type ImpactColumnName = (typeof impactColumns)[number]["name"];
