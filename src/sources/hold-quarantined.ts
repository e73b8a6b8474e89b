import { holdLimits } from "../rules/hold-limits.ts";
import type { Hold } from "./hold.ts";
import type { Reading } from "./reading.ts";

/**
 * Student files with many quarantined rows, or with every row of one code quarantined. The remaining rows are then
 * not a random sample: without the rows of "Absent", nobody was absent.
 */
export const quarantineHolds = ({ files, problems }: Reading): Hold[] =>
  files.flatMap(({ name: file, rowsQuarantined: rows, rowsIn: total, students }) => {
    // Of a file in which every row waits, only the problems know the students.
    if (students === 0 && !problems.some((p) => p.file === file && p.students > 0)) return [];
    const unknownCodes = problems
      .filter((p) => p.file === file && p.code === "sources.unknown-code" && p.facts.outcome === "quarantined")
      .reduce((sum, p) => sum + p.rows, 0);
    const { share, few, most, least, ofCode } = holdLimits.rowsQuarantined;
    const many = rows >= few ? rows > share * total : rows >= least && rows > most * total;
    const wholeCode =
      unknownCodes >= few ? unknownCodes > ofCode * total : unknownCodes >= least && unknownCodes > share * total;
    const moved = problems.flatMap((p) =>
      p.file === file && p.columnName !== undefined && "movedTo" in p.facts && p.facts.movedTo !== undefined
        ? [{ column: p.columnName, to: p.facts.movedTo }]
        : [],
    )[0];
    return many || wholeCode
      ? [{ kind: "rows-quarantined", file, rows, of: total, unknownCodes, ...(moved === undefined ? {} : { moved }) }]
      : [];
  });
