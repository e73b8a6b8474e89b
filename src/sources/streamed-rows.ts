import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { overlongMark } from "./clean-copy.ts";
import type { RecordType } from "./mapping.ts";
import { fieldsOf, hardLines, isFilled, isHard, linesOf, linesSql, rawTable } from "./raw-rows.ts";

/**
 * A view of a file's rows: `line` and `f` as in the raw table, `odd`, and `plain` (the line has no blanks and only
 * ASCII). Each query reads the file again; nothing is copied.
 */
const streamedRows = "streamed_rows";

/**
 * Rows of a large file below its header, read in place. Only for regular files, with one field per column in every
 * line.
 */
export interface StreamedRows {
  /** The relation with the rows. */
  readonly from: string;
  /** Copies rows into the raw table, by a query of their line numbers. */
  copy(lines: string): Promise<void>;
}

/** Whether a record type can be mapped without the raw table: each row fills one table, from its own cells alone. */
export const canStream = ({ main, also = [] }: RecordType): boolean =>
  main !== null && also.length === 0 && !Object.values(main.columns).some((cell) => "numberAmong" in cell);

/** Whether one of a file's first lines has quoted cells that only our own CSV parser can read, so the file is not regular. */
export function beginsHard(path: string, delimiter: string): boolean {
  const isHardLine = hardLines(delimiter);
  for (const { line, text } of linesOf(path)) {
    if (isHardLine(text)) return true;
    if (line >= firstLines) return false;
  }
  return false;
}

const firstLines = 200;

/** @param width  number of columns */
export async function streamRows(
  db: DuckDb,
  path: string,
  { delimiter, headerLine, width }: { readonly delimiter: string; readonly headerLine: number; readonly width: number },
): Promise<StreamedRows> {
  const lines = linesSql(path);
  const cells = "array_to_string(f, chr(31))";
  const text = sqlText(lineOf(path, headerLine));
  const [header] = await db.all(
    `SELECT ${cells} AS cells FROM (SELECT ${fieldsOf(delimiter)} AS f FROM (SELECT ${text} AS text))`,
  );
  const again = `CASE WHEN quoted THEN ${isHard(delimiter)} OR ${cells} = ${sqlText(String(header?.["cells"] ?? ""))} ELSE text = ${text} END`;
  const isCut = `CASE WHEN plain THEN false ELSE starts_with(text, ${sqlText(overlongMark)}) END`;
  await db.run(
    `CREATE OR REPLACE TEMP VIEW ${streamedRows} AS SELECT line, f, plain, line < ${headerLine} OR ${isCut} OR len(f) <> ${width} OR ${again} AS odd
      FROM (SELECT *, ${fieldsOf(delimiter, "quoted")} AS f
        FROM (SELECT *, contains(text, '"') AS quoted, NOT contains(text, ' ') AND strlen(text) = length(text) AS plain FROM ${lines} WHERE line <> ${headerLine})
        WHERE quoted OR ${isFilled("text", delimiter)})`,
  );
  return {
    from: streamedRows,
    copy: (numbers) =>
      db.run(
        `CREATE OR REPLACE TEMP TABLE ${rawTable} AS SELECT line, f FROM ${streamedRows} WHERE line IN (${numbers})`,
      ),
  };
}

/** A line of a clean text file, as in `linesSql`. */
function lineOf(path: string, wanted: number): string {
  for (const { line, text } of linesOf(path))
    if (line === wanted) return text.replaceAll("\u00a0", " ").replaceAll("\u200b", "");
  return "";
}
