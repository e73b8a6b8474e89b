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

/**
 * DisImpact's labels start with a hyphen. Dashboards look them up verbatim, and no spreadsheet runs them as a formula
 * because a space follows.
 */
const labels: ReadonlySet<string> = new Set([allTogether, noDisaggregation]);

const safe = (text: string): string => (labels.has(text) ? text : spreadsheetText(text));

/**
 * Results as CSV with the column names of DisImpact's `di_iterate` and unrounded numbers, so that tools written for
 * its tables can read them.
 */
export function* impactCsv({ by, rows }: ImpactResults): Generator<string> {
  const names = [...by.map((heading) => quotedCell(safe(heading))), ...impactColumns.map(({ name }) => name)];
  yield `${names.join(",")}\n`;
  for (const row of rows) yield `${valuesOf(row).map(csvCell).join(",")}\n`;
}

const csvCell = (value: SheetValue): string =>
  value === null ? "" : typeof value === "number" ? String(value) : quotedCell(safe(value));

/** Values of a row, in column order. */
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

/** Excel's row limit. */
export const mostSheetRows = 1_048_575;

/**
 * Results as a workbook: a sheet of results with plain-language headings and the CSV's column names, and a sheet of
 * notes.
 */
export function impactXlsx(
  { by, rows }: ImpactResults,
  words: ImpactSheetWords,
  notes: readonly (readonly [string, string])[],
): Uint8Array {
  return xlsxFile(
    [
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
        rows: notes,
      },
    ],
    safe,
  );
}

const wide: ReadonlySet<ImpactColumnName> = new Set([
  "success_variable",
  "disaggregation",
  "group",
  "ppg_reference_group",
  "di_80_index_reference_group",
]);

function* sheetRows(rows: readonly ImpactRow[]): Generator<readonly SheetValue[]> {
  for (const row of rows) yield valuesOf(row);
}

/** A result as JSON, with DisImpact's column names; null where there is no number. */
export const plainImpact = (by: readonly string[], row: ImpactRow): Readonly<Record<string, unknown>> => ({
  by: Object.fromEntries(by.map((heading, i) => [heading, row.segment.by[i] ?? null])),
  ...Object.fromEntries(impactColumns.map((column) => [column.name, column.of(row)])),
});
