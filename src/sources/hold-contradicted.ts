import { holdLimits } from "../rules/hold-limits.ts";
import type { Hold } from "./hold.ts";
import type { Reading } from "./reading.ts";

/**
 * Contradictions in so large a share of a file that the file, not its rows, is probably wrong: a column in the place of another, another year's file,
 * codes that mean something else. Rows that wait in quarantine have a hold of their own.
 */
export const contradictionHolds = ({ problems }: Reading): Hold[] =>
  problems.flatMap((p) => {
    if (p.code !== "sources.facts-contradict" || p.facts.outcome === "quarantined") return [];
    const { share, few, most, least } = holdLimits.rowsContradicted;
    const { of, contradiction, headings } = p.facts;
    const many = p.rows >= few ? p.rows > share * of : p.rows >= least && p.rows > most * of;
    return many ? [{ kind: "facts-contradict", file: p.file, contradiction, headings, rows: p.rows, of }] : [];
  });
