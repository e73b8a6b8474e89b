import type { Problem } from "../base/problem-facts.ts";
import { holdLimits } from "../rules/hold-limits.ts";
import type { Hold } from "./hold.ts";
import type { Reading } from "./reading.ts";

const cellFaults: ReadonlySet<Problem["code"]> = new Set([
  "sources.not-a-date",
  "sources.not-a-number",
  "sources.not-yes-or-no",
  "sources.unknown-code",
  "sources.not-an-identifier",
]);

/**
 * Files in a known format with a different layout: missing or additional columns, a column whose values mostly do not
 * fit, or day-first dates in a month-first format.
 */
export const driftHolds = ({ problems }: Reading): Hold[] =>
  problems.flatMap((p): Hold[] => {
    const { file } = p;
    if (p.code === "sources.columns-missing") {
      const { columns, instead } = p.facts;
      return [{ kind: "layout-drifted", file, columns, instead }];
    }
    if (p.code === "sources.unknown-layout") return [{ kind: "layout-drifted", file, columns: [], instead: [] }];
    if (!cellFaults.has(p.code) || !("outcome" in p.facts && "otherRows" in p.facts)) return [];
    const { rows, columnName: column = "" } = p;
    const allRows = rows + p.facts.otherRows;
    if (
      p.code === "sources.not-a-date" &&
      p.facts.hint === "day-first" &&
      rows > holdLimits.datesDayFirst.share * allRows
    )
      return [{ kind: "dates-day-first", file, column, rows, of: allRows }];
    // Quarantined rows are checked separately.
    if (p.facts.outcome !== "blank" && p.facts.outcome !== "left-out") return [];
    const { share, rows: least } = holdLimits.columnRefused;
    return rows >= least && rows > share * allRows ? [{ kind: "column-refused", file, column, rows, of: allRows }] : [];
  });
