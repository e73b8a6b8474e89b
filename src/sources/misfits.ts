import type { Problem, QuarantineCode } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { firstLines, lineNumbers } from "./first-lines.ts";
import { rowText } from "./keep-mapped.ts";
import { fileProblem } from "./problem.ts";
import { isOverlong, rawTable } from "./raw-rows.ts";

/** Problem reporter, and the engine that has the raw rows. */
interface Reporting {
  readonly db: DuckDb;
  report(problem: Problem): void;
}

/** A file whose columns are named by a header. */
export interface HeadedFile {
  readonly file: { readonly name: string };
  readonly delimiter: string;
  /** Line number of the header; lines above it are titles. */
  readonly headerLine: number;
  readonly header: readonly string[];
}

export async function quarantineRows(
  db: DuckDb,
  file: string,
  where: string,
  code: QuarantineCode,
  delimiter: string,
): Promise<void> {
  await db.run(
    `INSERT INTO staged.quarantine SELECT ${sqlText(file)}, line, ${rowText(delimiter, "f")}, ${sqlText(code)} FROM ${rawTable} WHERE ${where}`,
  );
}

/** Number of rows in a table, and of titles and misfits among them. */
interface Fit {
  readonly rowsIn: number;
  readonly titles: number;
  readonly misfits: number;
}

/**
 * Removes everything from the raw rows that is not a row of the table: the header, titles, and misfits, which are
 * quarantined and reported.
 *
 * @param width  number of columns
 */
export async function setMisfitsAside(
  { db, report }: Reporting,
  { file, delimiter, headerLine }: HeadedFile,
  width: number,
): Promise<Fit> {
  await db.run(`CREATE OR REPLACE TEMP TABLE header_row AS SELECT f FROM ${rawTable} WHERE line = ${headerLine}`);
  await db.run(`DELETE FROM ${rawTable} WHERE line = ${headerLine}`);
  const title = `line < ${headerLine} OR f = (SELECT f FROM header_row)`;
  // Most files have only rows as wide as the header and need no table of shapes.
  const [all] = await db.all(
    `SELECT count(*) AS n, count_if(len(f) <> ${width} OR ${isOverlong} OR ${title}) AS odd FROM ${rawTable}`,
  );
  if (Number(all?.["odd"]) === 0) {
    await db.run("DROP TABLE header_row");
    return { rowsIn: Number(all?.["n"]), titles: 0, misfits: 0 };
  }
  const tooWide = `len(f) > ${width} AND translate(array_to_string(f[${width + 1}:], ''), ' ', '') <> ''`;
  const tooNarrow = width > 2 ? `len(f) * 2 < ${width}` : "false";
  await db.run(
    `CREATE OR REPLACE TEMP TABLE shapes AS SELECT line, CASE WHEN ${title} THEN 'title' WHEN ${isOverlong} THEN 'sources.line-too-long'
       WHEN ${tooWide} OR ${tooNarrow} THEN 'sources.field-count' END AS shape FROM ${rawTable}`,
  );
  const [counts] = await db.all(
    "SELECT count(*) AS n, count(shape) AS odd, count_if(shape = 'title') AS title FROM shapes",
  );
  const rowsIn = Number(counts?.["n"] ?? 0);
  const titles = Number(counts?.["title"] ?? 0);
  const misfits = Number(counts?.["odd"] ?? 0) - titles;
  if (misfits > 0) {
    const [facts] = await db.all(
      `SELECT ${firstLines("line")} AS lines FROM shapes WHERE shape IS NOT NULL AND shape <> 'title'`,
    );
    const lines = lineNumbers(facts?.["lines"]);
    report(
      fileProblem({
        code: "sources.field-count",
        severity: "error",
        file: file.name,
        lines,
        rows: misfits,
        facts: { record: null, fields: null, known: [width], otherRows: rowsIn - misfits - titles },
      }),
    );
    for (const code of ["sources.field-count", "sources.line-too-long"] as const) {
      const where = `line IN (SELECT line FROM shapes WHERE shape = ${sqlText(code)})`;
      await quarantineRows(db, file.name, where, code, delimiter);
    }
  }
  await reportShortRows({ db, report }, file, width);
  if (misfits + titles > 0)
    await db.run(`DELETE FROM ${rawTable} WHERE line IN (SELECT line FROM shapes WHERE shape IS NOT NULL)`);
  await db.run("DROP TABLE shapes; DROP TABLE header_row");
  return { rowsIn, titles, misfits };
}

/** Rows slightly shorter than the header: missing cells at the end count as blank. */
async function reportShortRows({ db, report }: Reporting, file: HeadedFile["file"], width: number): Promise<void> {
  const [short] = await db.all(
    `SELECT count(*) AS n, ${firstLines("line")} AS lines
     FROM ${rawTable} JOIN shapes USING (line) WHERE shape IS NULL AND len(f) < ${width}`,
  );
  const rows = Number(short?.["n"] ?? 0);
  if (rows === 0) return;
  const lines = lineNumbers(short?.["lines"]);
  report(
    fileProblem({
      code: "sources.short-row",
      severity: "warning",
      file: file.name,
      lines,
      rows,
      facts: {},
    }),
  );
}
