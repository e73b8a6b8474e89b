import type { Question } from "../base/mapping-facts.ts";
import { shownName } from "../base/shown-text.ts";
import { shapeOf } from "../base/shown-value.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import { identifying } from "./identifying.ts";
import type { Proposal } from "./propose.ts";

/** Rows of the file that help to answer a question. */
export interface ExampleRows {
  readonly headings: readonly string[];
  /** As many cells as headings; what identifies a person is masked. */
  readonly rows: readonly (readonly string[])[];
}

const shown = { rows: 3, columns: 5, characters: 24 } as const;

/** Up to three rows that a question is about: the column in question first, then columns that the proposal uses. */
export function exampleRows(table: SourceTable, proposal: Proposal, { about }: Question): ExampleRows {
  const all = table.headers.map((heading, at) => ({ heading, at, taken: proposal.columns[at]?.taken }));
  const isUsed = (c: (typeof all)[number]): boolean =>
    c.taken?.as === "concept" || c.taken?.as === "test-result" || c.taken?.as === "survey-item";
  const mark = about.kind === "missing" ? about.mark : undefined;
  const holds = (row: readonly string[], at: number, value: string): boolean => (row[at] ?? "").trim() === value;
  const concerned = all.filter((c) => {
    if (mark !== undefined) return table.rows.some((row) => holds(row, c.at, mark));
    if (about.kind === "confirm") return c.heading === about.heading;
    return "column" in about && c.heading === about.column;
  });
  const columns = [...concerned, ...all.filter((c) => isUsed(c) && !concerned.includes(c))].slice(0, shown.columns);
  const value = mark ?? ("value" in about ? about.value : undefined);
  const fitting = table.rows.filter((row) =>
    value === undefined
      ? concerned.every((c) => (row[c.at] ?? "").trim() !== "")
      : concerned.some((c) => holds(row, c.at, value)),
  );
  const rows = (fitting.length > 0 ? fitting : table.rows).slice(0, shown.rows);
  const cell = (row: readonly string[], { at, taken }: (typeof all)[number]): string => {
    const text = (row[at] ?? "").trim();
    // A column of unknown meaning may name a person.
    const hidden =
      taken === undefined || !("concept" in taken) ? taken?.as === "unknown" : identifying.has(taken.concept);
    const safe = hidden && text !== value ? shapeOf(text) : shownName(text);
    return safe.length > shown.characters ? `${safe.slice(0, shown.characters - 1)}…` : safe;
  };
  return { headings: columns.map((c) => c.heading), rows: rows.map((row) => columns.map((c) => cell(row, c))) };
}
