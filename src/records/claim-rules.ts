import type { TableName } from "../base/record-names.ts";
import { tables } from "./tables.ts";

/** A value that decides which of several rows about one fact is used: the latest date, yes before no, no before yes, or the first of a list. */
export type Preference =
  | { readonly column: string; readonly take: "latest" | "yes" | "no" }
  | { readonly column: string; readonly take: "first"; readonly of: readonly string[] };

/**
 * How to resolve conflicting rows about one fact in a delivery. `prefer` decides first. If the remaining rows still
 * differ, the fact is unknown; if they differ in a `decisive` column, none of the rows is used, because none can be
 * true without it.
 */
export interface ClaimRule {
  /** Columns that identify the fact a row is about. */
  readonly claim: readonly string[];
  readonly prefer: readonly Preference[];
  /** Name columns: spelling variants do not conflict, and the longest is kept. */
  readonly labels: readonly string[];
  readonly decisive: readonly string[];
}

/**
 * Exceptions to the default rule, in which the table's key identifies the fact and the required columns are decisive.
 */
const special: Readonly<Partial<Record<TableName, Partial<ClaimRule>>>> = {
  school: { labels: ["name", "district_name", "county_name"] },
  student: { prefer: [{ column: "end_date", take: "latest" }] },
  // Exits are recorded after the fact, and a later exit ends the same stay.
  enrollment: { prefer: [{ column: "exit_date", take: "latest" }] },
  program: { prefer: [{ column: "end_date", take: "latest" }] },
  language: {
    claim: ["student_id", "start_date"],
    // A status "to be determined" is the status from before the test.
    prefer: [
      { column: "elas", take: "first", of: ["EO", "IFEP", "EL", "RFEP", "ADEL", "not-EL"] },
      { column: "start_assumed", take: "no" },
    ],
    decisive: ["elas"],
  },
  disability: { prefer: [{ column: "end_date", take: "latest" }] },
  // "Present for any part of the day" counts as present; period-level files have several rows per day.
  attendance_day: {
    prefer: [
      {
        column: "status",
        take: "first",
        of: ["present", "suspended-in", "suspended-out", "unexcused", "excused"],
      },
    ],
  },
  // A test that was taken has a score; another row may say it was not taken on a different day.
  assessment: {
    prefer: [
      // The state takes one record of a student's test.
      { column: "counted", take: "yes" },
      { column: "tested", take: "yes" },
      // Of two attempts, the later one shows what the student knows now. Without dates the order is unknown.
      { column: "date", take: "latest" },
    ],
  },
  section: { labels: ["name"] },
  official_figure: {
    labels: ["place_name", "district_name", "county_name"],
    decisive: ["n", "hits", "value", "at_level_1", "at_level_2", "at_level_3", "at_level_4", "status"],
  },
  dashboard_row: { labels: ["place_name"], decisive: ["hits", "n", "status"] },
  place_code: { labels: ["place_name", "district_name", "county_name"] },
};

/** Rule of a canonical table or of a source's own table. */
export function claimRule(table: {
  readonly id: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, { readonly required?: boolean }>>;
}): ClaimRule {
  const canonical = tables.some((t) => t.id === table.id);
  const own = canonical ? special[table.id as TableName] : undefined;
  const claim = own?.claim ?? table.key;
  const required = Object.keys(table.columns).filter((c) => table.columns[c]?.required === true && !claim.includes(c));
  return { claim, prefer: [], labels: [], decisive: required, ...own };
}
