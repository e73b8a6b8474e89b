import { statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { AppError } from "../base/errors.ts";
import { shownName } from "../base/shown-text.ts";
import { sqlText } from "../engine/sql.ts";
import { cleanCopy } from "./clean-copy.ts";
import { deliveryFiles } from "./deliver.ts";
import { type FlatFile, flatFiles } from "./flat-files.ts";
import { headOf } from "./sniff.ts";
import { plainHeader } from "./vocabulary/concepts.ts";
import { conceptsOfHeading } from "./vocabulary/headings.ts";

/** One user-named table of any layout: its headings, and SQL to read its cells as text. */
export interface TableFile {
  readonly name: string;
  readonly headings: readonly string[];
  /** Row of the headings, counted from 1 as in a spreadsheet. */
  readonly headingRow: number;
  /** Whether one thread reads it faster than several. */
  readonly isSmall: boolean;
  /**
   * SQL of the rows below the headings, in columns `c0`, `c1`, ...; `lenient` skips malformed rows and lists them in
   * `reject_errors`.
   */
  rows(lenient: boolean): string;
}

/**
 * Opens a text file (CSV, TSV, any delimiter and encoding), a workbook with one sheet, or a zip or gzip of one, and
 * finds its headings: the first line with as many cells as most lines, which skips titles above the table and lines
 * with an extra cell.
 *
 * @param path  as typed
 * @param from  current directory
 * @param work  folder for intermediate files
 * @throws AppError delivery.not-there, table.not-one, table.empty
 */
export async function openTableFile(path: string, from: string, work: string): Promise<TableFile> {
  const name = shownName(basename(path));
  deliveryFiles([path], from);
  const tables = await flatFiles([{ name, path: resolve(from, path) }], work, () => {});
  const [table] = tables;
  if (table === undefined || tables.length > 1) {
    throw new AppError("table.not-one", { file: name, tables: tables.map((t) => t.name) });
  }
  const text = await plainText(table, work);
  const { delimiter, lines } = await headOf(text);
  const width = usualWidth(lines.map(({ fields }) => fields.length));
  const heading = lines.find(({ fields }) => fields.length === width);
  if (heading === undefined) throw new AppError("table.empty", { file: name });
  const columns = heading.fields.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  return {
    name,
    headings: heading.fields.map((field) => shownName(field.trim())),
    headingRow: heading.line,
    isSmall: statSync(text).size <= smallTable,
    rows: (lenient) =>
      `read_csv(${sqlText(text)}, auto_detect = false, header = true, skip = ${heading.line - 1}, delim = ${sqlText(delimiter)},
        quote = '"', escape = '"', columns = {${columns}}${lenient ? ", ignore_errors = true, store_rejects = true" : ""})`,
  };
}

/** Most common line width; the larger one on a tie. */
function usualWidth(widths: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const width of widths) lines.set(width, (lines.get(width) ?? 0) + 1);
  return [...lines].reduce(
    ([a, times], [b, more]) => (more > times || (more === times && b > a) ? [b, more] : [a, times]),
    [0, 0],
  )[0];
}

/** In bytes. */
const smallTable = 6_000_000;

/** Path of the text the engine reads: the file itself, its clean copy, or the sheet as CSV. */
async function plainText({ content }: FlatFile, work: string): Promise<string> {
  if (content.kind === "text" && content.seen.clean) return content.path;
  const path = join(work, "table");
  if (content.kind === "text") await cleanCopy(content.path, content.seen, path);
  else writeFileSync(path, csvOf(content.rows));
  return path;
}

function csvOf(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => `${Array.from({ length: width }, (_, i) => csvCell(row[i] ?? "")).join(",")}\n`).join("");
}

const csvCell = (text: string): string => `"${text.replaceAll('"', '""').replaceAll(/\s+/g, " ")}"`;

/** Whether a heading suggests a column that identifies a person: an identifier, a name, an address. */
export const namesAPerson = (heading: string): boolean =>
  conceptsOfHeading(plainHeader(heading)).some(({ concept }) => personal.has(concept.id));

const personal: ReadonlySet<string> = new Set(["student_id", "local_id", "name", "birth_date"]);
