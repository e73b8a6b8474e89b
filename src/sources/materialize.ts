import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { claimRule } from "../records/claim-rules.ts";
import type { Table } from "../records/table.ts";
import { enrollment, officialCell, placeCode, program, school, tables, tablesBySchool } from "../records/tables.ts";
import { schoolYearSql } from "./cell-sql.ts";
import { inferredRowKey } from "./derived.ts";
import { type IdentifierMap, identifiersOf, mapIdentifiers } from "./identifier-map.ts";
import { findOwnIds, keepOwnIds } from "./own-ids.ts";
import { type RecordsRule, recordsSql, statePlaces } from "./records-sql.ts";
import { findRewritten, isByStudent } from "./touched-students.ts";
import { recordColumns, recordOfScope, yearOfScope } from "./warehouse.ts";

/**
 * Creates `records.<table>` from `kept.<table>`: a plain view where rows need no change, otherwise a table in which
 * stated rows take precedence over inferred ones, local identifiers are replaced by the state's (through
 * `student.local_id`, if exactly one student has it), differently spelled identifiers are unified (`mapIdentifiers`),
 * rows that name no school get their student's only school of the year, and rows of several record types or school years about one fact are coalesced: each column's value that is known as
 * of the latest school year counts (`records/stated-together.ts`), and of one year's, that of the kind of file that the
 * settings believe, or else the one loaded last.
 * Official figures under federal identifiers move to the state's identifiers if its directory is loaded.
 *
 * Where the rule that made a table is still the same, only the rows of students whose rows or identifiers changed are
 * replaced.
 *
 * @param ids  tables whose rows changed, with those students in `touched_students`; missing tables are created as
 *   well
 */
export async function materializeRecords(db: DuckDb, at: string, ids?: readonly string[]): Promise<void> {
  const stored = await storedRecords(db, at);
  if (ids === undefined && tables.every((table) => stored.has(table.id))) return;
  const spelled = await mapIdentifiers(db, at, ids);
  await findOwnIds(db, at);
  const filled = await tablesWithRows(db, at);
  for (const table of tables) {
    const present = stored.get(table.id);
    const recoded = table.id === officialCell.id && ids?.includes(placeCode.id) === true;
    const asked = present === undefined || ids?.includes(table.id) === true || recoded;
    const respelled = spelled.changed.get(table.id) ?? [];
    const rewritten = asked || respelled.length > 0;
    const reenrolled = isBySchool(table) && ids?.some((id) => ofStays.has(id)) === true;
    if (!rewritten && !reenrolled && ids?.includes("student") !== true && !spelled.students.changed) continue;
    const rule = filled.has(table.id) ? await ruleOf(db, at, table, spelled) : emptyRule;
    if (!rewritten && !rule.ids && !(reenrolled && rule.unschooled)) continue;
    const ofStudents =
      ids !== undefined && !rule.unschooled && isByStudent(table) && respelled.every((kind) => kind === "student");
    if (ofStudents && present?.madeBy === recordsSql(at, table, rule) && (await replaceStudents(db, at, table, rule)))
      continue;
    if (present !== undefined) await db.run(`DROP ${present.kind} ${at}.records.${table.id}`);
    const isJoined = filled.has(table.id) && (await areJoined(db, at, table, rule));
    if (rule.ids || rule.yielding || rule.unschooled || rule.spelling.length > 0 || isJoined)
      await makeTable(db, at, table, rule);
    else await makeView(db, at, table, rule);
  }
  await keepOwnIds(db, at);
}

const isBySchool = (table: Table): boolean => tablesBySchool.some(({ id }) => id === table.id);
/** Tables that show which schools a student attended. */
const ofStays: ReadonlySet<string> = new Set([enrollment.id, program.id, school.id]);

/** What a warehouse has of `records.<table>`. */
interface StoredRecords {
  readonly kind: "VIEW" | "TABLE";
  /** The query that made a table, which is its comment. */
  readonly madeBy: string | undefined;
}

async function storedRecords(db: DuckDb, at: string): Promise<ReadonlyMap<string, StoredRecords>> {
  const ofRecords = `database_name = ${sqlText(at)} AND schema_name = 'records'`;
  const rows = await db.all(
    `SELECT table_name AS name, 'TABLE' AS kind, comment FROM duckdb_tables() WHERE ${ofRecords}
      UNION ALL SELECT view_name, 'VIEW', NULL FROM duckdb_views() WHERE ${ofRecords}`,
  );
  return new Map(
    rows.map(({ name, kind, comment }) => [
      String(name),
      { kind: kind === "VIEW" ? "VIEW" : "TABLE", madeBy: comment == null ? undefined : String(comment) },
    ]),
  );
}

/** Rule of a table without rows, of which most workspaces have many. */
const emptyRule: RecordsRule = {
  unschooled: false,
  codes: false,
  ids: false,
  spelling: [],
  yielding: false,
  years: false,
};

async function tablesWithRows(db: DuckDb, at: string): Promise<ReadonlySet<string>> {
  const exist = tables.map(({ id }) => `EXISTS (FROM ${at}.kept_rows.${id}) AS ${sqlName(id)}`);
  const [row] = await db.all(`SELECT ${exist.join(", ")}`);
  return new Set(tables.map(({ id }) => id).filter((id) => row?.[id] === true));
}

async function makeTable(db: DuckDb, at: string, table: Table, rule: RecordsRule): Promise<void> {
  const query = recordsSql(at, table, rule);
  const name = `${at}.records.${table.id}`;
  await db.run(`CREATE TABLE ${name} AS ${query}; COMMENT ON TABLE ${name} IS ${sqlText(query)}`);
}

async function makeView(db: DuckDb, at: string, table: Table, rule: RecordsRule): Promise<void> {
  const names = recordColumns(table.columns).map(sqlName).join(", ");
  const rows = rule.codes ? statePlaces("kept") : `kept.${table.id}`;
  // Do not name the attached database in a stored view, because its alias differs next time.
  await db.run(`USE ${at}; CREATE VIEW records.${table.id} AS SELECT ${names} FROM ${rows}; USE memory`);
}

/** Up to this many students, or this share of a table's rows, replacing rows costs less than writing the table. */
const few = { students: 1000, share: 0.1 };

/** Replaces the rows of students whose rows or identifiers changed. @returns false if there are too many of them */
async function replaceStudents(db: DuckDb, at: string, table: Table, rule: RecordsRule): Promise<boolean> {
  const records = `${at}.records.${table.id}`;
  await findRewritten(db, at, table);
  const [size] = await db.all(
    `SELECT (SELECT count(*) FROM rewritten) AS students, (SELECT count(*) FROM ${records}) AS records`,
  );
  const students = Number(size?.["students"]);
  const replaced = students <= Math.max(few.students, few.share * Number(size?.["records"]));
  if (replaced && students > 0)
    await db.run(
      `DELETE FROM ${records} WHERE student_id IN (FROM rewritten);
       INSERT INTO ${records} ${recordsSql(at, table, rule, "rewritten")}`,
    );
  await db.run("DROP TABLE rewritten");
  return replaced;
}

async function ruleOf(db: DuckDb, at: string, table: Table, spelled: IdentifierMap): Promise<RecordsRule> {
  const kept = `${at}.kept_rows.${table.id}`;
  const [row] = await db.all(
    `SELECT count(DISTINCT ${yearOfScope("scope")}) AS years, coalesce(bool_or(id_kind = 'local'), false) AS own,
      coalesce(bool_or(derived) AND NOT bool_and(derived), false) AS mixed
      FROM ${at}.meta.origins WHERE origin IN (SELECT DISTINCT origin FROM ${kept})`,
  );
  const years = Number(row?.["years"]) > 1 && (await mayRestate(db, at, table));
  const students = "student_id" in table.columns;
  const codes =
    table.id === officialCell.id &&
    (await db.all(`SELECT 1 AS one FROM ${at}.kept_rows.${placeCode.id} LIMIT 1`)).length > 0 &&
    (await db.all(`SELECT 1 AS one FROM ${at}.kept.${table.id} WHERE id_kind = 'federal' LIMIT 1`)).length > 0;
  const ids = students && row?.["own"] === true;
  const replaced = spelled.replaces.get(table.id) ?? [];
  const unschooled =
    isBySchool(table) && (await db.all(`SELECT 1 AS one FROM ${kept} WHERE school_id IS NULL LIMIT 1`)).length > 0;
  return {
    codes,
    ids,
    unschooled,
    spelling: identifiersOf(table).filter(
      ({ kind }) => replaced.includes(kind) || (kind === "student" && ids && spelled.students.replaced),
    ),
    yielding: row?.["mixed"] === true && table.id in inferredRowKey,
    years,
  };
}

/** Whether several record types, or files of several school years, have rows about the same facts. */
async function areJoined(db: DuckDb, at: string, table: Table, { years }: RecordsRule): Promise<boolean> {
  const kept = `${at}.kept_rows.${table.id}`;
  const [row] = await db.all(
    `SELECT count(DISTINCT ${recordOfScope("scope")}) AS kinds FROM ${at}.meta.origins WHERE origin IN (SELECT DISTINCT origin FROM ${kept})`,
  );
  if (!years && Number(row?.["kinds"]) <= 1) return false;
  const claim = claimRule(table).claim.map(sqlName).join(", ");
  return (await db.all(`SELECT 1 AS one FROM ${kept} GROUP BY ${claim} HAVING count(*) > 1 LIMIT 1`)).length > 0;
}

/**
 * Whether files of different school years could have rows about one fact: not if the fact has a year or a date, and
 * every row is in a file of that year, which takes a fraction of the time of grouping the rows by fact.
 */
async function mayRestate(db: DuckDb, at: string, table: Table): Promise<boolean> {
  const { claim } = claimRule(table);
  const year = claim.includes("school_year")
    ? "school_year"
    : claim.includes("date")
      ? schoolYearSql(sqlName("date"))
      : undefined;
  if (year === undefined) return true;
  const ofOthers = `TRY_CAST(${yearOfScope("o.scope")} AS INTEGER) IS DISTINCT FROM ${year}`;
  const rows = await db.all(
    `SELECT 1 AS one FROM ${at}.kept_rows.${table.id} JOIN ${at}.meta.origins o USING (origin) WHERE ${ofOthers} LIMIT 1`,
  );
  return rows.length > 0;
}
