import type { Problem } from "../base/problem-facts.ts";
import type { IdentifierKind } from "../base/record-names.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName } from "../engine/sql.ts";
import type { Table } from "../records/table.ts";
import { lineNumbers } from "./first-lines.ts";
import { identifiersOf } from "./identifier-map.ts";
import { identifierKeySql, strictIdentifierSql } from "./identifier-sql.ts";
import { fileProblem } from "./problem.ts";
import { stagedRows } from "./staged-in-place.ts";

/**
 * Reports identifiers of one staged file that differ only by leading zeros (`0012` and `12`). They may be two
 * students, or one whose zeros were lost in some rows, so they stay distinct.
 *
 * @param tables  tables with staged rows
 */
export async function reportIdentifiersApart(
  db: DuckDb,
  tables: readonly Table[],
  report: (problem: Problem) => void,
): Promise<void> {
  const reported = new Set<string>();
  for (const table of tables) {
    for (const { column, kind } of identifiersOf(table)) {
      for (const { file, identifiers, rows, lines } of await apartIn(db, table.id, column, kind)) {
        if (reported.has(`${kind} ${file}`)) continue;
        reported.add(`${kind} ${file}`);
        report(
          fileProblem({
            code: "sources.identifiers-differ-by-zeros",
            severity: "warning",
            file,
            lines,
            rows,
            students: kind === "student" ? 2 * identifiers : 0,
            facts: { kind, identifiers },
          }),
        );
      }
    }
  }
}

interface Apart {
  readonly file: string;
  /** Identifiers with more than one spelling. */
  readonly identifiers: number;
  readonly rows: number;
  readonly lines: readonly number[];
}

async function apartIn(db: DuckDb, table: string, column: string, kind: IdentifierKind): Promise<Apart[]> {
  // Cheap pre-check: few deliveries have such identifiers, and the distinct spellings over all files reveal it.
  const doubtful = await db.all(
    `SELECT 1 AS one FROM (SELECT DISTINCT ${sqlName(column)} AS form FROM ${stagedRows(db, table)} WHERE ${sqlName(column)} IS NOT NULL)
      GROUP BY ${identifierKeySql(kind, "form")}, length(${strictIdentifierSql("form")}) >= 13 HAVING count(DISTINCT ${strictIdentifierSql("form")}) > 1 LIMIT 1`,
  );
  if (doubtful.length === 0) return [];
  const rows = await db.all(
    `WITH forms AS (SELECT source_file, ${sqlName(column)} AS form, count(DISTINCT source_line) AS n, min(source_line) AS first_line
        FROM staged.${sqlName(table)} WHERE ${sqlName(column)} IS NOT NULL GROUP BY ALL),
      apart AS (SELECT source_file, sum(n) AS n, list(first_line ORDER BY first_line) AS lines
        FROM (SELECT *, ${strictIdentifierSql("form")} AS strict, ${identifierKeySql(kind, "form")} AS key FROM forms)
        GROUP BY source_file, key, length(strict) >= 13 HAVING count(DISTINCT strict) > 1)
      SELECT source_file, count(*) AS identifiers, sum(n) AS "rows",
        array_to_string(list_sort(flatten(list(lines)))[1:5], ',') AS lines FROM apart GROUP BY 1 ORDER BY 1`,
  );
  return rows.map((row) => ({
    file: String(row["source_file"]),
    identifiers: Number(row["identifiers"]),
    rows: Number(row["rows"]),
    lines: lineNumbers(row["lines"]),
  }));
}
