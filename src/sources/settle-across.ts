import type { TableName } from "../base/record-names.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { type ClaimRule, claimRule } from "../records/claim-rules.ts";
import type { Table } from "../records/table.ts";
import { believedRecord } from "./conflict-answers.ts";
import { lineNumbers } from "./first-lines.ts";
import { identifiersOf } from "./identifier-map.ts";
import { identifierKeySql } from "./identifier-sql.ts";
import { fileProblem } from "./problem.ts";
import { differingSql, ofFigures, preferenceSql, type Settling } from "./settle-claims.ts";
import { addableTable, stagedScopes } from "./staged-in-place.ts";
import { makeStateIdentifiers } from "./state-identifiers.ts";
import { recordOfScope, yearOfScope } from "./warehouse.ts";

/**
 * Resolves conflicting staged rows of different record types about one fact, so that format names never decide. All
 * rows stay, because each file may be delivered again separately, but they end up agreeing: by the table's rule, by
 * the record type the district chose, or else on unknown. Of a fact that belongs to no school year, only rows of one
 * school year's files can conflict (a row without a year counts as the latest year's). Official figures with different numbers are not used; a
 * number is used before a mark that withholds it, and a mark before a blank.
 */
export async function settleAcross(db: DuckDb, tables: readonly Table[], settling: Settling): Promise<void> {
  await makeStateIdentifiers(db);
  for (const table of tables) {
    const rows = `staged.${sqlName(table.id)}`;
    const kinds = await db.all(
      `SELECT DISTINCT ${recordOfScope("scope")} AS kind FROM (SELECT DISTINCT scope FROM ${stagedScopes(db, table.id)}) LIMIT 2`,
    );
    if (kinds.length > 1) await settleTable(db, table, rows, settling);
  }
  await db.run("DROP TABLE state_ids");
}

async function settleTable(db: DuckDb, table: Table, rows: string, settling: Settling): Promise<void> {
  const rule = claimRule(table);
  const ofStudents = "student_id" in table.columns;
  const from = `${rows} s ${ofStudents ? "LEFT JOIN state_ids o ON o.local_id = CASE WHEN s.id_kind = 'local' THEN s.student_id END" : ""}`;
  const keys = claimKeys(table, rule);
  const record = recordOfScope("s.scope");
  const repeated = `SELECT ${keys.map((key, i) => `${key} AS w${i}`).join(", ")} FROM ${from} GROUP BY ALL HAVING count(DISTINCT ${record}) > 1`;
  if ((await db.all(`SELECT 1 AS one FROM (${repeated}) LIMIT 1`)).length === 0) return;
  await addableTable(db, table.id);
  const facts = Object.keys(table.columns).filter((c) => !rule.claim.includes(c));
  await db.run(
    `CREATE OR REPLACE TEMP TABLE claimed AS
      SELECT r.claim_no, s.rowid AS row_at, ${record} AS record, s.source_file, s.source_line, ${ofStudents ? "s.student_id" : "NULL"} AS of_student,
        ${facts.map((c) => `s.${sqlName(c)}`).join(", ")}
      FROM ${from} JOIN (SELECT *, row_number() OVER () AS claim_no FROM (${repeated})) r
        ON ${keys.map((key, i) => `${key} IS NOT DISTINCT FROM r.w${i}`).join(" AND ")}`,
  );
  const ruled = new Set([...rule.labels, ...rule.prefer.map((p) => p.column)]);
  // A different mark for the same withheld number is not a conflict; only numbers can conflict.
  const figures = ofFigures.has(table.id) && "status" in table.columns;
  const compared = figures ? rule.decisive.filter((c) => c !== "status") : facts.filter((c) => !ruled.has(c));
  const believed = believedRecord(settling.answers[table.id]);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE settled AS
      SELECT claim_no, ${facts.map((c) => `${settledSql(rule, c, believed)} AS ${sqlName(c)}`).join(", ")},
        ${differingSql(compared)} AS differs FROM claimed GROUP BY claim_no`,
  );
  if (believed === undefined) await reportAcross(db, table, settling);
  if (believed === undefined && ofFigures.has(table.id)) {
    const unused = "SELECT row_at FROM claimed JOIN settled USING (claim_no) WHERE differs <> ''";
    await db.run(`DELETE FROM ${rows} WHERE rowid IN (${unused})`);
  }
  if (figures && believed === undefined) {
    const rank = "list_position(['counted', 'suppressed', 'blank'], status)";
    await db.run(
      `DELETE FROM ${rows} WHERE rowid IN (SELECT row_at FROM claimed QUALIFY ${rank} > min(${rank}) OVER (PARTITION BY claim_no));
       DROP TABLE claimed; DROP TABLE settled`,
    );
    return;
  }
  // A blank cell stays blank.
  const values = facts.map((c) => `${sqlName(c)} = CASE WHEN t.${sqlName(c)} IS NOT NULL THEN v.${sqlName(c)} END`);
  await db.run(
    `UPDATE ${rows} AS t SET ${values.join(", ")}
      FROM (SELECT c.row_at, s.* FROM settled s JOIN claimed c USING (claim_no)) v WHERE t.rowid = v.row_at;
     DROP TABLE claimed; DROP TABLE settled`,
  );
}

/** Key of the fact a row is about, with state identifiers instead of local ones and normalized spelling. */
function claimKeys(table: Table, { claim }: ClaimRule): string[] {
  const kinds = new Map(identifiersOf(table).map(({ column, kind }) => [column, kind]));
  const keys = claim.map((column) => {
    const kind = kinds.get(column);
    const value = column === "student_id" ? "coalesce(o.state_id, s.student_id)" : `s.${sqlName(column)}`;
    return kind === undefined ? value : identifierKeySql(kind, value);
  });
  const years = claim.includes("school_year") ? [] : [yearAmong(table)];
  return [...keys, ...years, "coalesce(s.derived, false)"];
}

/** School year of a row's file, or else the latest in the delivery. */
function yearAmong({ id }: Table): string {
  const year = (scope: string): string => `TRY_CAST(${yearOfScope(scope)} AS INTEGER)`;
  return `coalesce(${year("s.scope")}, (SELECT max(${year("scope")}) FROM staged.${sqlName(id)}))`;
}

/** Value of a column on which all rows about a fact agree afterwards. */
function settledSql(rule: ClaimRule, column: string, believed: string | undefined): string {
  const name = sqlName(column);
  const agreed = `CASE WHEN min(${name}) IS NOT DISTINCT FROM max(${name}) THEN max(${name}) END`;
  const preference = rule.prefer.find((p) => p.column === column);
  const usual =
    preference !== undefined
      ? `first(${name} ORDER BY ${preferenceSql(preference)})`
      : rule.labels.includes(column)
        ? `arg_max(${name}, lpad(CAST(length(${name}) AS VARCHAR), 6, '0') || ${name})`
        : agreed;
  if (believed === undefined) return usual;
  return `coalesce(max(${name}) FILTER (record = ${sqlText(believed)}), ${usual})`;
}

async function reportAcross(db: DuckDb, table: Table, { headings, report }: Settling): Promise<void> {
  const rows = await db.all(
    `SELECT file, array_to_string(files, chr(31)) AS files, array_to_string(records, chr(31)) AS records, differs, count(*) AS claims,
        sum(n) AS "rows", count(DISTINCT of_student) AS students, arg_min(lines, lpad(split_part(lines, ',', 1), 9, '0')) AS lines
      FROM (SELECT claim_no, differs, any_value(of_student) AS of_student, count(*) AS n, min(source_file) AS file,
          list_sort(list_distinct(list(source_file)))[1:3] AS files, list_sort(list_distinct(list(record)))[1:3] AS records,
          array_to_string(list_sort(list_distinct(list(source_line)))[1:4], ',') AS lines
        FROM claimed JOIN settled USING (claim_no) WHERE differs <> '' GROUP BY claim_no, differs)
      GROUP BY ALL ORDER BY ALL`,
  );
  for (const row of rows) {
    const columns = String(row["differs"]).split(" ");
    const files = String(row["files"]).split("\x1f");
    const unused = ofFigures.has(table.id);
    report(
      fileProblem({
        code: "sources.rows-differ",
        severity: unused ? "error" : "warning",
        file: String(row["file"]),
        lines: lineNumbers(row["lines"]),
        rows: Number(row["rows"]),
        students: Number(row["students"]),
        facts: {
          table: table.id as TableName,
          columns,
          headings: headings.of(files, table.id, columns),
          outcome: unused ? "unused" : "unknown",
          groups: Number(row["claims"]),
          files,
          kinds: String(row["records"]).split("\x1f"),
        },
      }),
    );
  }
}
