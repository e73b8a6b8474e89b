import type { Problem } from "../base/problem-facts.ts";
import type { TableName } from "../base/record-names.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { type ClaimRule, claimRule, type Preference } from "../records/claim-rules.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import type { ColumnHeadings } from "./column-headings.ts";
import { believedLine, believesHighest, type ConflictAnswers } from "./conflict-answers.ts";
import { lineNumbers } from "./first-lines.ts";
import { isInOrder } from "./in-order.ts";
import { fileProblem } from "./problem.ts";
import { addableTable, stagedRows } from "./staged-in-place.ts";
import { schemaOf } from "./staged-tables.ts";
import { recordOfScope, yearOfScope } from "./warehouse.ts";

const canonical = new Set<string>(tables.map((t) => t.id));
/** Tables without student-level rows: a conflicting row is left out, and its line is not quarantined. */
export const ofFigures: ReadonlySet<string> = new Set(["official_figure", "dashboard_row", "place_code", "school"]);

/**
 * Resolves conflicting staged rows of one record type and school year about one fact (`claimRule`), so that the order
 * of lines and files never decides. Rows of files of different school years all stay, as when the years are loaded one
 * by one, and are reported if they differ: the latest year counts (`materializeRecords`). Equal rows, and rows that
 * only lack values another one has, are merged. For conflicts, the table's rule applies, the fact is left unknown, or
 * all of the rows go to `stopped_lines`; each conflict is reported with its lines. Removed rows are counted in
 * `merged_lines`, as `duplicate` or `superseded`.
 */
export async function settleClaims(db: DuckDb, staged: readonly Table[], settling: Settling): Promise<void> {
  for (const table of staged) {
    const rule = claimRule(table);
    if (rule.claim.length > 0) await settleTable(db, table, rule, settling);
  }
}

export interface Settling {
  readonly headings: ColumnHeadings;
  readonly answers: ConflictAnswers;
  report(problem: Problem): void;
}

const place = "source_file || '/' || lpad(CAST(source_line AS VARCHAR), 9, '0')";

const scopeYear = `coalesce(TRY_CAST(${yearOfScope("scope")} AS INTEGER), 0)`;
/** For tables with more rows than this, check first whether they are sorted. */
const largeTable = 100_000;

async function settleTable(db: DuckDb, table: Table, rule: ClaimRule, settling: Settling): Promise<void> {
  const rows = `${schemaOf(table.id)}.${sqlName(table.id)}`;
  const [size] = await db.all(`SELECT count(*) AS n FROM ${rows}`);
  if (Number(size?.["n"]) < 2) return;
  if (
    Number(size?.["n"]) > largeTable &&
    (await isInOrder(db, canonical.has(table.id) ? stagedRows(db, table.id) : rows, rule.claim))
  )
    return;
  // Most tables have no repeated rows. Grouping by a hash shows this at a fraction of the cost of grouping by text.
  const [hashed] = await db.all(
    `SELECT count(*) AS n, count(DISTINCT hash(${[...rule.claim.map(sqlName), "coalesce(derived, false)"].join(", ")})) AS claims FROM ${rows}`,
  );
  if (hashed?.["n"] === hashed?.["claims"]) return;
  await settleRepeats(db, table, rule, settling);
  if (canonical.has(table.id)) await reportYears(db, table, rule, settling);
}

/** Columns of the rows about one fact, besides its own: record type, and whether the row is inferred. */
const sameKind = [recordOfScope("scope"), "coalesce(derived, false)"];

async function settleRepeats(db: DuckDb, table: Table, rule: ClaimRule, settling: Settling): Promise<void> {
  const rows = `${schemaOf(table.id)}.${sqlName(table.id)}`;
  const within = [...rule.claim.map(sqlName), ...sameKind, ...(canonical.has(table.id) ? [scopeYear] : [])];
  const names = within.map((_, i) => `w${i}`);
  const keyed = within.map((w, i) => `${w} AS w${i}`).join(", ");
  const repeated = `SELECT ${keyed} FROM ${rows} GROUP BY ALL HAVING count(*) > 1`;
  if ((await db.all(`SELECT 1 AS one FROM (${repeated}) LIMIT 1`)).length === 0) return;
  await addableTable(db, table.id);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE claimed AS
      SELECT r.claim_no, s.* EXCLUDE (${names.join(", ")}) FROM (SELECT *, rowid AS row_at, ${keyed} FROM ${rows}) s
      JOIN (SELECT *, row_number() OVER () AS claim_no FROM (${repeated})) r
        ON ${names.map((w) => `s.${w} IS NOT DISTINCT FROM r.${w}`).join(" AND ")}`,
  );
  const line = believedLine(settling.answers[table.id]);
  const byLine = line === undefined ? [] : [`${place} ${line === "last-line" ? "DESC" : "ASC"}`];
  const highest = believesHighest(settling.answers[table.id], table.columns);
  const isAnswered = line !== undefined || highest;
  // Whichever attempt has it: the day does not decide then.
  const prefer = highest ? rule.prefer.filter((p) => p.column !== "date") : rule.prefer;
  const byScore = highest ? ["score DESC NULLS LAST"] : [];
  // A source's own tables are used at once, so the latest year's row is used.
  const order = [`${scopeYear} DESC`, ...prefer.map(preferenceSql), ...byScore, ...byLine].join(", ");
  await db.run(
    `CREATE OR REPLACE TEMP TABLE preferred AS SELECT * FROM claimed
      QUALIFY rank() OVER (PARTITION BY claim_no ORDER BY ${order}) = 1`,
  );
  const facts = Object.keys(table.columns).filter((c) => !rule.claim.includes(c) && !rule.labels.includes(c));
  const values = [
    ...rule.claim.map((c) => `any_value(${sqlName(c)}) AS ${sqlName(c)}`),
    ...facts.map((c) => `CASE WHEN ${isOneValue(c)} THEN max(${sqlName(c)}) END AS ${sqlName(c)}`),
    ...rule.labels.map(
      (c) =>
        `arg_max(${sqlName(c)}, lpad(CAST(length(${sqlName(c)}) AS VARCHAR), 6, '0') || ${sqlName(c)}) AS ${sqlName(c)}`,
    ),
    ...["source_file", "source_line", "scope", "derived", "id_kind"].map((c) => `arg_min(${c}, ${place}) AS ${c}`),
  ];
  await db.run(
    `CREATE OR REPLACE TEMP TABLE settled AS SELECT claim_no, ${values.join(", ")}, ${differingSql(facts)} AS unknown, ${differingSql(rule.decisive)} AS decisive
      FROM preferred GROUP BY claim_no`,
  );
  const student = "student_id" in table.columns ? "any_value(student_id)" : "NULL";
  await db.run(
    `CREATE OR REPLACE TEMP TABLE claims AS
      SELECT claim_no, ${student} AS student_id, count(DISTINCT ${place}) AS n, min(source_file) AS file, list_sort(list_distinct(list(source_file)))[1:3] AS files,
        array_to_string(list_sort(list_distinct(list(source_line)))[1:4], ',') AS lines, any_value(s.unknown) AS unknown, any_value(s.decisive) AS decisive,
        min(${scopeYear}) < max(${scopeYear}) AS by_year,
        CASE WHEN min(${scopeYear}) < max(${scopeYear}) THEN ${differingSql(facts)} ELSE ${differingSql(isAnswered ? facts : rule.prefer.map((p) => p.column))} END AS ruled
      FROM claimed c JOIN (SELECT claim_no, unknown, decisive FROM settled) s USING (claim_no) GROUP BY claim_no`,
  );
  if (!isAnswered) await reportClaims(db, table, settling);
  const stops = canonical.has(table.id) && !ofFigures.has(table.id);
  if (stops)
    await db.run(
      `INSERT INTO stopped_lines SELECT DISTINCT source_file, source_line, ${recordOfScope("scope")}, 'sources.rows-differ'
        FROM claimed JOIN claims USING (claim_no) WHERE claims.decisive <> ''`,
    );
  // A line all of whose figures are dropped is not loaded.
  else
    await db.run(
      `INSERT INTO staged.unreached SELECT DISTINCT source_file, source_line FROM claimed JOIN claims USING (claim_no) WHERE claims.decisive <> ''
        AND (source_file, source_line) NOT IN (SELECT (source_file, source_line) FROM ${rows} WHERE rowid NOT IN (
          SELECT row_at FROM claimed JOIN claims USING (claim_no) WHERE claims.decisive <> ''))`,
    );
  await db.run(
    `INSERT INTO merged_lines SELECT ${sqlText(table.id)}, source_file, source_line, ${recordOfScope("scope")},
        CASE WHEN claims.unknown = '' AND claims.ruled = '' THEN 'duplicate' ELSE 'superseded' END,
        first_value(source_file) OVER (PARTITION BY claim_no ORDER BY ${place})
      FROM claimed JOIN claims USING (claim_no) WHERE claims.decisive = '' QUALIFY row_number() OVER (PARTITION BY claim_no ORDER BY ${place}) > 1`,
  );
  const columns = [...Object.keys(table.columns), "source_file", "source_line", "scope", "derived", "id_kind"]
    .map(sqlName)
    .join(", ");
  await db.run(
    `DELETE FROM ${rows} WHERE rowid IN (SELECT row_at FROM claimed);
     INSERT INTO ${rows} (${columns}) SELECT ${columns} FROM settled WHERE decisive = '';
     DROP TABLE claimed; DROP TABLE preferred; DROP TABLE settled; DROP TABLE claims`,
  );
}

/** SQL for whether a group's rows have at most one value of a column. Far cheaper than counting distinct values. */
const isOneValue = (column: string): string => `min(${sqlName(column)}) IS NOT DISTINCT FROM max(${sqlName(column)})`;

/** SQL of the columns that differ between the rows of a group, separated by spaces; a blank matches any value. */
export const differingSql = (columns: readonly string[]): string =>
  columns.length === 0
    ? "''"
    : `array_to_string(list_filter([${columns.map((c) => `CASE WHEN NOT (${isOneValue(c)}) THEN ${sqlText(c)} END`).join(", ")}], lambda c: c IS NOT NULL), ' ')`;

/** SQL of an order in which the row a rule prefers comes first. */
export function preferenceSql(p: Preference): string {
  const name = sqlName(p.column);
  if (p.take !== "first") return `${name} ${p.take === "no" ? "ASC" : "DESC"} NULLS LAST`;
  return `coalesce(list_position([${p.of.map(sqlText).join(", ")}], ${name}), ${p.of.length + 1})`;
}

/** Reports rows of different school years' files about one fact that differ. */
async function reportYears(db: DuckDb, table: Table, rule: ClaimRule, settling: Settling): Promise<void> {
  const rows = `${schemaOf(table.id)}.${sqlName(table.id)}`;
  const [years] = await db.all(`SELECT min(${scopeYear}) < max(${scopeYear}) AS several FROM ${rows}`);
  if (years?.["several"] !== true) return;
  const facts = Object.keys(table.columns).filter((c) => !rule.claim.includes(c) && !rule.labels.includes(c));
  const fact = [...rule.claim.map(sqlName), ...sameKind].join(", ");
  const student = "student_id" in table.columns ? "any_value(student_id)" : "NULL";
  await db.run(
    `CREATE OR REPLACE TEMP TABLE claims AS
      SELECT ${student} AS student_id, count(DISTINCT ${place}) AS n, min(source_file) AS file, list_sort(list_distinct(list(source_file)))[1:3] AS files,
        array_to_string(list_sort(list_distinct(list(source_line)))[1:4], ',') AS lines, '' AS unknown, '' AS decisive, true AS by_year, ${differingSql(facts)} AS ruled
      FROM ${rows} GROUP BY ${fact} HAVING min(${scopeYear}) < max(${scopeYear})`,
  );
  await reportClaims(db, table, settling);
  await db.run("DROP TABLE claims");
}

/** One problem per file, outcome and set of columns. */
async function reportClaims(db: DuckDb, table: Table, { headings, report }: Settling): Promise<void> {
  const rows = await db.all(
    `SELECT file, array_to_string(files, chr(31)) AS files, columns, outcome, count(*) AS claims, sum(n) AS "rows", count(DISTINCT student_id) AS students,
        arg_min(lines, lpad(split_part(lines, ',', 1), 9, '0')) AS lines
      FROM (SELECT *, CASE WHEN decisive <> '' THEN decisive WHEN unknown <> '' THEN unknown ELSE ruled END AS columns,
          CASE WHEN decisive <> '' THEN 'unused' WHEN unknown <> '' THEN 'unknown' WHEN by_year THEN 'later-year' ELSE 'rule' END AS outcome FROM claims)
      WHERE columns <> '' GROUP BY ALL ORDER BY ALL`,
  );
  for (const row of rows) {
    const columns = String(row["columns"]).split(" ");
    const files = String(row["files"]).split("\x1f");
    const outcome = row["outcome"] as "unused" | "unknown" | "rule" | "later-year";
    report(
      fileProblem({
        code: "sources.rows-differ",
        severity: outcome === "unused" ? "error" : "warning",
        file: String(row["file"]),
        lines: lineNumbers(row["lines"]),
        rows: Number(row["rows"]),
        students: Number(row["students"]),
        facts: {
          table: (canonical.has(table.id) ? table.id : null) as TableName | null,
          columns,
          headings: headings.of(files, table.id, columns),
          outcome: outcome === "unused" && !ofFigures.has(table.id) ? "quarantined" : outcome,
          groups: Number(row["claims"]),
          files,
          kinds: [],
        },
      }),
    );
  }
}
