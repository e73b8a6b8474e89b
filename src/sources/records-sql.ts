import { printRelation } from "../engine/print.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { claimRule } from "../records/claim-rules.ts";
import { onlySchoolOfYear } from "../records/coverage/entries.ts";
import { statedTogether } from "../records/stated-together.ts";
import type { Table } from "../records/table.ts";
import { officialCell, placeCode } from "../records/tables.ts";
import { believedRank } from "./believed-kinds.ts";
import { schoolYearSql } from "./cell-sql.ts";
import { inferredRowKey } from "./derived.ts";
import type { identifiersOf } from "./identifier-map.ts";
import { recordColumns, recordOfScope, yearOfScope } from "./warehouse.ts";

/** How a table's records differ from its rows in `kept`. */
export interface RecordsRule {
  /** Some rows identify students by a local identifier. */
  readonly ids: boolean;
  /** Some rows are inferred while others state the same facts. */
  readonly yielding: boolean;
  /** Files of several school years may have rows about the same facts. */
  readonly years: boolean;
  /** Some rows identify places by federal identifiers that a directory maps to the state's. */
  readonly codes: boolean;
  /** Some rows name no school, and count at their student's only school of the year. */
  readonly unschooled: boolean;
  /** Identifier columns that other rows spell differently. */
  readonly spelling: readonly ReturnType<typeof identifiersOf>[number][];
}

/**
 * SQL of a table's records.
 *
 * @param students  a table of identifiers: only the records of these students
 */
export function recordsSql(at: string, table: Table, rule: RecordsRule, students?: string): string {
  const kept = `${at}.kept.${table.id}`;
  const names = recordColumns(table.columns);
  const { claim } = claimRule(table);
  const spelled =
    rule.ids || rule.spelling.length > 0 ? respelled(at, table, rule) : rule.codes ? statePlaces(`${at}.kept`) : kept;
  const all = rule.unschooled ? schooled(at, spelled) : spelled;
  const rows = students === undefined ? all : `(SELECT * FROM ${all} WHERE student_id IN (FROM ${students}))`;
  const sameKey = (inferredRowKey[table.id] ?? []).map((c) => `stated.${sqlName(c)} = inferred.${sqlName(c)}`);
  const used = rule.yielding
    ? `(SELECT * FROM ${rows} AS inferred WHERE NOT coalesce(derived, false)
        OR NOT EXISTS (SELECT 1 FROM ${rows} AS stated WHERE NOT coalesce(stated.derived, false) AND ${sameKey.join(" AND ")}))`
    : rows;
  const dated = `(SELECT k.*, ${asOfYear("k.scope", "l.loaded_at")} AS as_of, ${believedRank(at, table, "k")} AS believed FROM ${used} k LEFT JOIN ${at}.meta.loads l USING (delivery))`;
  const rowOrder =
    "row_number() OVER (ORDER BY NOT coalesce(derived, false), as_of, believed, delivery, scope, source_line)";
  const columns = names.map((name) =>
    claim.includes(name) ? sqlName(name) : `arg_max(${sqlName(name)}, row_order) AS ${sqlName(name)}`,
  );
  return `SELECT ${columns.join(", ")}
    FROM (SELECT *${rule.years ? ofLatestYear(table, claim) : ""}, ${rowOrder} AS row_order FROM ${dated}) GROUP BY ${claim.map(sqlName).join(", ")}`;
}

/** SQL of rows with their student's only school of the year where they name none. */
function schooled(at: string, rows: string): string {
  const stays = printRelation(onlySchoolOfYear, (id) => `${at}.records.${sqlName(id)}`);
  return `(SELECT k.* REPLACE (coalesce(k.school_id, stay.school_id) AS school_id) FROM ${rows} k
    LEFT JOIN (${stays}) stay ON k.school_id IS NULL AND stay.school_year = k.school_year AND stay.student_id = k.student_id)`;
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
function respelled(at: string, table: Table, rule: RecordsRule): string {
  const own = rule.ids ? "LEFT JOIN own_ids o ON o.local_id = CASE WHEN k.id_kind = 'local' THEN k.student_id END" : "";
  const valueAt = (column: string): string =>
    column === "student_id" && rule.ids ? "coalesce(o.state_id, k.student_id)" : `k.${sqlName(column)}`;
  const columns = new Set([...(rule.ids ? ["student_id"] : []), ...rule.spelling.map((s) => s.column)]);
  const replaced = [...columns].map((column) => {
    const map = rule.spelling.some((s) => s.column === column) ? `${sqlName(`map_${column}`)}.shown` : "NULL";
    return `coalesce(${map}, ${valueAt(column)}) AS ${sqlName(column)}`;
  });
  const maps = rule.spelling.map(({ column, kind }) => {
    const map = sqlName(`map_${column}`);
    return `LEFT JOIN ${at}.meta.identifier_map ${map} ON ${map}.kind = ${sqlText(kind)} AND ${map}.form = ${valueAt(column)}`;
  });
  return `(SELECT k.* REPLACE (${replaced.join(", ")}) FROM ${at}.kept.${table.id} k ${own} ${maps.join(" ")})`;
}

/** SQL of official cells with federal identifiers replaced by the state's where its directory has them. */
export function statePlaces(kept: string): string {
  const stated = Object.keys(placeCode.columns).filter((name) => name in officialCell.columns && name !== "place_kind");
  const replaced = stated.map((name) => `coalesce(p.${name}, k.${name}) AS ${name}`).join(", ");
  return `(SELECT k.* REPLACE (${replaced}) FROM ${kept}.${officialCell.id} k LEFT JOIN ${kept}.${placeCode.id} p
    ON p.place_kind = k.place_kind AND p.federal_id = CASE WHEN k.id_kind = 'federal' THEN k.place_id END)`;
}
