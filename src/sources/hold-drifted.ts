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
 * Files of a known format whose layout is another than the one known: columns that are missing or more than known, a column that is mostly not what it should
 * be, and dates that are day first where the format has the month first.
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
    // Rows in quarantine have a hold of their own.
    if (p.facts.outcome !== "blank" && p.facts.outcome !== "left-out") return [];
    const { share, rows: least } = holdLimits.columnRefused;
    return rows >= least && rows > share * allRows ? [{ kind: "column-refused", file, column, rows, of: allRows }] : [];
  });
