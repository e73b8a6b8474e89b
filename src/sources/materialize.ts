import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { claimRule } from "../records/claim-rules.ts";
import { statedTogether } from "../records/stated-together.ts";
import type { Table } from "../records/table.ts";
import { officialCell, placeCode, tables } from "../records/tables.ts";
import { schoolYearSql } from "./cell-sql.ts";
import { inferredRowKey } from "./derived.ts";
import { type IdentifierMap, identifiersOf, mapIdentifiers } from "./identifier-map.ts";
import { identifierKeySql } from "./identifier-sql.ts";
import { recordColumns, recordOfScope, yearOfScope } from "./warehouse.ts";

/**
 * Creates `records.<table>` from `kept.<table>`: a plain view where rows need no change, otherwise a table in which
 * stated rows take precedence over inferred ones, local identifiers are replaced by the state's (through
 * `student.local_id`, if exactly one student has it), differently spelled identifiers are unified (`mapIdentifiers`),
 * and rows of several record types or school years about one fact are coalesced: each column's value that is known as
 * of the latest school year counts (`records/stated-together.ts`), and of one year's, the one loaded last.
 * Official figures under federal identifiers move to the state's identifiers if its directory is loaded.
 *
 * @param ids  tables whose rows changed; missing tables are created as well
 */
export async function materializeRecords(db: DuckDb, at: string, ids?: readonly string[]): Promise<void> {
  const known = await db.all(
    `SELECT table_name AS name, table_type AS kind FROM information_schema.tables WHERE table_catalog = ${sqlText(at)}
      AND table_schema = 'records'`,
  );
  const kinds = new Map(known.map((row) => [String(row["name"]), row["kind"] === "VIEW" ? "VIEW" : "TABLE"]));
  if (ids === undefined && tables.every((table) => kinds.has(table.id))) return;
  const spelled = await mapIdentifiers(db, at, ids);
  await findOwnIds(db, at);
  for (const table of tables) {
    const kind = kinds.get(table.id);
    const recoded = table.id === officialCell.id && ids?.includes(placeCode.id) === true;
    const asked = kind === undefined || ids?.includes(table.id) === true || recoded;
    const rewritten = asked || spelled.changed.has(table.id);
    if (!rewritten && ids?.includes("student") !== true && !spelled.students.changed) continue;
    const needs = await needsOf(db, at, table, spelled);
    if (!rewritten && !needs.ids) continue;
    if (kind !== undefined) await db.run(`DROP ${kind} ${at}.records.${table.id}`);
    if (needs.ids || needs.joining || needs.yielding || needs.spelling.length > 0)
      await materializeTable(db, at, table, needs);
    else {
      // Do not name the attached database in a stored view, because its alias differs next time.
      await db.run(`USE ${at}`);
      const names = recordColumns(table.columns).map(sqlName).join(", ");
      const rows = needs.codes ? statePlaces("kept") : `kept.${table.id}`;
      await db.run(`CREATE VIEW records.${table.id} AS SELECT ${names} FROM ${rows}`);
      await db.run("USE memory");
    }
  }
}

/** Reasons a table's records cannot be a plain view. */
interface Needs {
  /** Some rows identify students by a local identifier. */
  readonly ids: boolean;
  /** Some rows are inferred while others state the same facts. */
  readonly yielding: boolean;
  /** Several record types, or files of several school years, have rows about the same facts. */
  readonly joining: boolean;
  /** Files of several school years may have. */
  readonly years: boolean;
  /** Some rows identify places by federal identifiers that a directory maps to the state's. */
  readonly codes: boolean;
  /** Identifier columns that other rows spell differently. */
  readonly spelling: readonly ReturnType<typeof identifiersOf>[number][];
}

/**
 * Fills `own_ids`: per spelling of a student identifier, the state identifier of the only student with it as local
 * identifier, by exact spelling or else by key.
 */
async function findOwnIds(db: DuckDb, at: string): Promise<void> {
  const owned = (id: string): string =>
    `(SELECT ${id} AS local_id, any_value(student_id) AS state_id FROM ${at}.kept.student
      WHERE id_kind = 'state' AND local_id IS NOT NULL GROUP BY 1 HAVING count(DISTINCT student_id) = 1)`;
  const key = (id: string): string => identifierKeySql("student", id);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE own_ids AS
      SELECT f.form AS local_id, coalesce(e.state_id, l.state_id) AS state_id
      FROM (SELECT DISTINCT form FROM ${at}.meta.identifiers WHERE kind = 'student') f
      LEFT JOIN ${owned("local_id")} e ON e.local_id = f.form LEFT JOIN ${owned(key("local_id"))} l ON l.local_id = ${key("f.form")}
      WHERE e.state_id IS NOT NULL OR l.state_id IS NOT NULL`,
  );
}

async function needsOf(db: DuckDb, at: string, table: Table, spelled: IdentifierMap): Promise<Needs> {
  const kept = `${at}.kept_rows.${table.id}`;
  const [row] = await db.all(
    `SELECT count(DISTINCT ${recordOfScope("scope")}) AS kinds, count(DISTINCT ${yearOfScope("scope")}) AS years, coalesce(bool_or(id_kind = 'local'), false) AS own,
      coalesce(bool_or(derived) AND NOT bool_and(derived), false) AS mixed
      FROM ${at}.meta.origins WHERE origin IN (SELECT DISTINCT origin FROM ${kept})`,
  );
  const years = Number(row?.["years"]) > 1 && (await mayRestate(db, at, table));
  const claim = claimRule(table).claim.map(sqlName).join(", ");
  const doubled =
    (years || Number(row?.["kinds"]) > 1) &&
    (await db.all(`SELECT 1 AS one FROM ${kept} GROUP BY ${claim} HAVING count(*) > 1 LIMIT 1`)).length > 0;
  const students = "student_id" in table.columns;
  const codes =
    table.id === officialCell.id &&
    (await db.all(`SELECT 1 AS one FROM ${at}.kept_rows.${placeCode.id} LIMIT 1`)).length > 0 &&
    (await db.all(`SELECT 1 AS one FROM ${at}.kept.${table.id} WHERE id_kind = 'federal' LIMIT 1`)).length > 0;
  const ids = students && row?.["own"] === true;
  const replaced = spelled.replaces.get(table.id) ?? [];
  return {
    codes,
    ids,
    spelling: identifiersOf(table).filter(
      ({ kind }) => replaced.includes(kind) || (kind === "student" && ids && spelled.students.replaced),
    ),
    yielding: row?.["mixed"] === true && table.id in inferredRowKey,
    joining: doubled,
    years,
  };
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

async function materializeTable(db: DuckDb, at: string, table: Table, needs: Needs): Promise<void> {
  const kept = `${at}.kept.${table.id}`;
  const names = recordColumns(table.columns);
  const { claim } = claimRule(table);
  const rows =
    needs.ids || needs.spelling.length > 0
      ? respelled(at, table, needs)
      : needs.codes
        ? statePlaces(`${at}.kept`)
        : kept;
  const matter = (inferredRowKey[table.id] ?? []).map((c) => `stated.${sqlName(c)} = inferred.${sqlName(c)}`);
  const standing = needs.yielding
    ? `(SELECT * FROM ${rows} AS inferred WHERE NOT coalesce(derived, false)
        OR NOT EXISTS (SELECT 1 FROM ${rows} AS stated WHERE NOT coalesce(stated.derived, false) AND ${matter.join(" AND ")}))`
    : rows;
  const dated = `(SELECT k.*, ${asOfYear("k.scope", "l.loaded_at")} AS as_of FROM ${standing} k LEFT JOIN ${at}.meta.loads l USING (delivery))`;
  const turn = "row_number() OVER (ORDER BY NOT coalesce(derived, false), as_of, delivery, scope, source_line)";
  const columns = names.map((name) =>
    claim.includes(name) ? sqlName(name) : `arg_max(${sqlName(name)}, turn) AS ${sqlName(name)}`,
  );
  await db.run(
    `CREATE TABLE ${at}.records.${table.id} AS SELECT ${columns.join(", ")}
      FROM (SELECT *${needs.years ? ofLatestYear(table, claim) : ""}, ${turn} AS turn FROM ${dated}) GROUP BY ${claim.map(sqlName).join(", ")}`,
  );
}

/** SQL of the school year that a row speaks for: its scope's, or else the one in which it was loaded. */
const asOfYear = (scope: string, loadedAt: string): string =>
  `coalesce(TRY_CAST(${yearOfScope(scope)} AS INTEGER), ${schoolYearSql(`TRY_CAST(${loadedAt}[:10] AS DATE)`)}, 0)`;

/** SQL that blanks columns that count together wherever a file of the same kind states them for a later school year. */
function ofLatestYear(table: Table, claim: readonly string[]): string {
  const sameKind = [...claim.map(sqlName), recordOfScope("scope"), "derived"].join(", ");
  const replaced = statedTogether(table).flatMap(({ columns, blankCounts }) => {
    const known = blankCounts ? "true" : columns.map((c) => `${sqlName(c)} IS NOT NULL`).join(" OR ");
    const latest = `max(as_of) FILTER (WHERE ${known}) OVER (PARTITION BY ${sameKind})`;
    return columns.map((c) => `CASE WHEN as_of >= ${latest} THEN ${sqlName(c)} END AS ${sqlName(c)}`);
  });
  return replaced.length === 0 ? "" : ` REPLACE (${replaced.join(", ")})`;
}

/** SQL of a table's rows with state identifiers instead of local ones, and unified spelling. */
function respelled(at: string, table: Table, needs: Needs): string {
  const own = needs.ids
    ? "LEFT JOIN own_ids o ON o.local_id = CASE WHEN k.id_kind = 'local' THEN k.student_id END"
    : "";
  const valueAt = (column: string): string =>
    column === "student_id" && needs.ids ? "coalesce(o.state_id, k.student_id)" : `k.${sqlName(column)}`;
  const columns = new Set([...(needs.ids ? ["student_id"] : []), ...needs.spelling.map((s) => s.column)]);
  const replaced = [...columns].map((column) => {
    const map = needs.spelling.some((s) => s.column === column) ? `${sqlName(`map_${column}`)}.shown` : "NULL";
    return `coalesce(${map}, ${valueAt(column)}) AS ${sqlName(column)}`;
  });
  const maps = needs.spelling.map(({ column, kind }) => {
    const map = sqlName(`map_${column}`);
    return `LEFT JOIN ${at}.meta.identifier_map ${map} ON ${map}.kind = ${sqlText(kind)} AND ${map}.form = ${valueAt(column)}`;
  });
  return `(SELECT k.* REPLACE (${replaced.join(", ")}) FROM ${at}.kept.${table.id} k ${own} ${maps.join(" ")})`;
}

/** SQL of official cells with federal identifiers replaced by the state's where its directory has them. */
function statePlaces(kept: string): string {
  const stated = Object.keys(placeCode.columns).filter((name) => name in officialCell.columns && name !== "place_kind");
  const replaced = stated.map((name) => `coalesce(p.${name}, k.${name}) AS ${name}`).join(", ");
  return `(SELECT k.* REPLACE (${replaced}) FROM ${kept}.${officialCell.id} k LEFT JOIN ${kept}.${placeCode.id} p
    ON p.place_kind = k.place_kind AND p.federal_id = CASE WHEN k.id_kind = 'federal' THEN k.place_id END)`;
}
