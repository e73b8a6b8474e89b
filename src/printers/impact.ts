import { type ImpactColumnName, impactColumns } from "../reports/impact/columns.ts";
import type { ImpactRow } from "../reports/impact/row.ts";
import { allTogether, noDisaggregation } from "../reports/impact/segment.ts";
import { quotedCell } from "./csv.ts";
import { spreadsheetText } from "./spreadsheet-text.ts";
import { type SheetValue, xlsxFile } from "./workbook.ts";

/** Results by the community-college methods, and the headings of the columns they are repeated by. */
export interface ImpactResults {
  readonly by: readonly string[];
  readonly rows: readonly ImpactRow[];
}

/** The labels of DisImpact begin with a hyphen. Dashboards look for them as they are, and no spreadsheet runs them as a formula: a space follows. */
const labels: ReadonlySet<string> = new Set([allTogether, noDisaggregation]);

const safe = (text: string): string => (labels.has(text) ? text : spreadsheetText(text));

/** The results as CSV under the column names of DisImpact's `di_iterate`, numbers in full, so that what reads its tables reads these. */
export function* impactCsv({ by, rows }: ImpactResults): Generator<string> {
  const names = [...by.map((heading) => quotedCell(safe(heading))), ...impactColumns.map(({ name }) => name)];
  yield `${names.join(",")}\n`;
  for (const row of rows) yield `${valuesOf(row).map(csvCell).join(",")}\n`;
}

const csvCell = (value: SheetValue): string =>
  value === null ? "" : typeof value === "number" ? String(value) : quotedCell(safe(value));

/** What a row says, in the order of the columns. */
const valuesOf = (row: ImpactRow): SheetValue[] => [
  ...row.segment.by,
  ...impactColumns.map((column) => column.of(row)),
];

/** The words of the workbook, in a language. */
export interface ImpactSheetWords {
  readonly results: string;
  readonly notes: string;
  readonly columns: Readonly<Record<ImpactColumnName, string>>;
}

/** Excel has no more rows. */
export const mostSheetRows = 1_048_575;

/** The results as a workbook: a sheet of results under headings in words, with the name of each column of the CSV, and a sheet of notes. */
export function impactXlsx(
  { by, rows }: ImpactResults,
  words: ImpactSheetWords,
  notes: readonly (readonly [string, string])[],
): Uint8Array {
  return xlsxFile([
    {
      name: words.results,
      widths: [...by.map(() => 22), ...impactColumns.map(({ name }) => (wide.has(name) ? 24 : 13))],
      head: [...by, ...impactColumns.map(({ name }) => words.columns[name])],
      rows: sheetRows(rows),
    },
    {
      name: words.notes,
      widths: [40, 110],
      head: [words.notes, ""],
      rows: notes.map((note) => note.map(safe)),
    },
  ]);
}

const wide: ReadonlySet<ImpactColumnName> = new Set([
  "success_variable",
  "disaggregation",
  "group",
  "ppg_reference_group",
  "di_80_index_reference_group",
]);

function* sheetRows(rows: readonly ImpactRow[]): Generator<readonly SheetValue[]> {
  for (const row of rows) yield valuesOf(row).map((value) => (typeof value === "string" ? safe(value) : value));
}

/** A result for programs, under the column names of DisImpact; null where there is no number. */
export const plainImpact = (by: readonly string[], row: ImpactRow): Readonly<Record<string, unknown>> => ({
  by: Object.fromEntries(by.map((heading, i) => [heading, row.segment.by[i] ?? null])),
  ...Object.fromEntries(impactColumns.map((column) => [column.name, column.of(row)])),
});
