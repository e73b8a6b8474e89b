import { holdLimits } from "../rules/hold-limits.ts";
import type { Hold } from "./hold.ts";
import type { Reading } from "./reading.ts";

/**
 * Contradictions in so many of a file's rows that the file itself is probably wrong: swapped columns, another year's
 * file, codes with another meaning. Quarantined rows are checked separately.
 */
export const contradictionHolds = ({ problems }: Reading): Hold[] =>
  problems.flatMap((p) => {
    if (p.code !== "sources.facts-contradict" || p.facts.outcome === "quarantined") return [];
    const { share, few, most, least } = holdLimits.rowsContradicted;
    const { of: total, contradiction, headings } = p.facts;
    const many = p.rows >= few ? p.rows > share * total : p.rows >= least && p.rows > most * total;
    return many ? [{ kind: "facts-contradict", file: p.file, contradiction, headings, rows: p.rows, of: total }] : [];
  });
