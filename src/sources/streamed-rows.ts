import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { overlongMark } from "./clean-copy.ts";
import type { RecordType } from "./mapping.ts";
import { fieldsOf, isFilled, isHard, linesSql, rawTable } from "./raw-rows.ts";

/** A view of a file's rows, `line` and `f` as in the raw table, and `odd`: each query reads the file again, and nothing is copied. */
const streamedRows = "streamed_rows";

/** The rows of a large file below its header, read in place: good for a file without odd rows, which has one field for each column in every line. */
export interface StreamedRows {
  /** The relation that has them. */
  readonly from: string;
  /** Puts the rows whose line numbers a query returns into the raw table. */
  copy(lines: string): Promise<void>;
}

/** Whether rows of a record type can be mapped without the raw table: each row fills one table, by its own cells alone. */
export const canStream = ({ main, also = [] }: RecordType): boolean =>
  main !== null && also.length === 0 && !Object.values(main.columns).some((cell) => "numberAmong" in cell);

/** @param width  the number of columns */
export async function streamRows(
  db: DuckDb,
  path: string,
  { delimiter, headerLine, width }: { readonly delimiter: string; readonly headerLine: number; readonly width: number },
): Promise<StreamedRows> {
  const lines = linesSql(path);
  const cells = "array_to_string(f, chr(31))";
  const [header] = await db.all(
    `SELECT text, ${cells} AS cells FROM (SELECT text, ${fieldsOf(delimiter)} AS f FROM ${lines} WHERE line = ${headerLine} LIMIT 1)`,
  );
  const text = sqlText(String(header?.["text"] ?? ""));
  const d = sqlText(delimiter);
  const quoted = `${isHard(delimiter)} OR len(f) <> ${width} OR ${cells} = ${sqlText(String(header?.["cells"] ?? ""))}`;
  const plain = `strlen(text) - strlen(replace(text, ${d}, '')) <> ${width - 1} OR text = ${text}`;
  const isOdd = `line < ${headerLine} OR starts_with(text, ${sqlText(overlongMark)}) OR CASE WHEN contains(text, '"') THEN ${quoted} ELSE ${plain} END`;
  await db.run(
    `CREATE OR REPLACE TEMP VIEW ${streamedRows} AS SELECT line, f, ${isOdd} AS odd
      FROM (SELECT line, text, ${fieldsOf(delimiter)} AS f FROM ${lines} WHERE line <> ${headerLine} AND (${isFilled("text", delimiter)} OR contains(text, '"')))`,
  );
  return {
    from: streamedRows,
    copy: (numbers) =>
      db.run(
        `CREATE OR REPLACE TEMP TABLE ${rawTable} AS SELECT line, f FROM ${streamedRows} WHERE line IN (${numbers})`,
      ),
  };
}
