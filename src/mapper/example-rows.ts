import type { ConceptId, MappingQuestion } from "../base/mapping-facts.ts";
import { shownName } from "../base/shown-text.ts";
import { fewestHolders, shapeOf, shownPlaceCode, shownValue } from "../base/shown-value.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import { columnShape, countsOfColumn } from "./column-shape.ts";
import { identifying } from "./identifying.ts";
import type { Proposal } from "./propose.ts";
import { countsOf, shownHeading, valueIn } from "./shown-proposal.ts";

/** Rows of the file that help answer a question. */
export interface ExampleRows {
  readonly headings: readonly string[];
  /** One cell per heading. A value is shown if it is a code or several rows share it; otherwise masked. */
  readonly rows: readonly (readonly string[])[];
}

const shown = { rows: 3, columns: 5, characters: 24 } as const;

/** Up to three rows relevant to a question: the column in question first, then columns the proposal uses. */
export function exampleRows(table: SourceTable, proposal: Proposal, { about }: MappingQuestion): ExampleRows {
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
  const value = valueIn(about);
  const fitting = table.rows.filter((row) =>
    value === undefined
      ? concerned.every((c) => (row[c.at] ?? "").trim() !== "")
      : concerned.some((c) => holds(row, c.at, value)),
  );
  const rows = (fitting.length > 0 ? fitting : table.rows).slice(0, shown.rows);
  const rowsWith = countsOf(table);
  const counts = new Map(
    columns.map(({ at }) => [at, countsOfColumn(columnShape(table.rows.map((row) => row[at] ?? "")))]),
  );
  const cell = (row: readonly string[], { at, taken }: (typeof all)[number]): string => {
    const text = (row[at] ?? "").trim();
    const concept = taken !== undefined && "concept" in taken ? taken.concept : undefined;
    // A column of unknown meaning may contain names of people.
    const isPersonal =
      concept === undefined ? taken?.as === "unknown" || taken === undefined : identifying.has(concept);
    const rowsWithIt = rowsWith.get(text) ?? 0;
    const safe =
      isPersonal && text !== value
        ? shapeOf(text)
        : places.has(concept)
          ? shownPlaceCode(text)
          : dates.has(concept) && rowsWithIt >= fewestHolders
            ? shownName(text)
            : shownValue(text, rowsWithIt, counts.get(at));
    return safe.length > shown.characters ? `${safe.slice(0, shown.characters - 1)}…` : safe;
  };
  return {
    headings: columns.map((c) => shownHeading(c.heading, table)),
    rows: rows.map((row) => columns.map((c) => cell(row, c))),
  };
}

const places: ReadonlySet<ConceptId | undefined> = new Set<ConceptId>(["school_id", "district_id", "county_id"]);
/** School or enrollment dates, which many students share. */
const dates: ReadonlySet<ConceptId | undefined> = new Set<ConceptId>([
  "date",
  "entry_date",
  "exit_date",
  "start_date",
  "end_date",
]);
