import type { Problem } from "../base/problem-facts.ts";
import { holdLimits } from "../rules/hold-limits.ts";
import { calpads } from "./calpads/calpads.ts";
import type { Hold } from "./hold.ts";
import { isRefused } from "./moved-column.ts";
import type { Reading, RecognizedFile } from "./reading.ts";

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
export const driftHolds = ({ files, problems }: Reading): Hold[] => [
  ...files
    .filter(lacksYear)
    .map(({ name: file }): Hold => ({ kind: "layout-drifted", file, columns: [yearOfRows], instead: [] })),
  ...problems.flatMap((p): Hold[] => {
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
    const { movedTo } = p.facts;
    return isRefused(rows, allRows)
      ? [{ kind: "column-refused", file, column, ...(movedTo === undefined ? {} : { movedTo }), rows, of: allRows }]
      : [];
  }),
];

/** Where rows of a format that names its columns by position have their school year. */
const yearOfRows = "Academic Year ID";

/** Every row of this format states its year. Rows without one would belong to no year, and no later file would replace them. */
const lacksYear = ({ source, rowsLoaded, scopes }: RecognizedFile): boolean =>
  source === calpads.id && rowsLoaded > 0 && scopes.some((scope) => scope.split("/")[2] === "-");
