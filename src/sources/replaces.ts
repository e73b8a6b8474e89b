import { sqlName } from "../engine/sql.ts";
import { claimRule } from "../records/claim-rules.ts";
import type { Table } from "../records/table.ts";
import { identifierKeySql } from "./identifier-sql.ts";
import { recordOfScope, yearOfScope } from "./warehouse.ts";

/**
 * SQL conditions for a warehouse row being replaced by a later load. They depend only on the row and that load, never
 * on other loads.
 */

/** A scope whose district or place is normalized, so that a file that lost a leading zero replaces the earlier one. */
export const scopeKey = (scope: string): string =>
  `regexp_extract(${scope}, '^([^/]*/){0,3}') || ${identifierKeySql("school", `regexp_replace(${scope}, '^([^/]*/){0,3}', '')`)}`;

/**
 * Whether two rows of one record type are about the same fact. An inferred row (last year's score in this year's
 * file) never replaces a stated one, nor a file the rows of another school year's file: `records` has the latest
 * year's value (`materializeRecords`), in whatever order the years are loaded.
 */
export const sameFact = (table: Table, a: string, b: string): string =>
  `${sameFactOfAnyYear(table, a, b)} AND ${yearOfScope(`${a}.scope`)} = ${yearOfScope(`${b}.scope`)}`;

/** The same, also in files of different school years. */
export const sameFactOfAnyYear = (table: Table, a: string, b: string): string =>
  [
    ...claimRule(table).claim.map((c) => `${a}.${sqlName(c)} IS NOT DISTINCT FROM ${b}.${sqlName(c)}`),
    `${recordOfScope(`${a}.scope`)} = ${recordOfScope(`${b}.scope`)}`,
    `${a}.derived = ${b}.derived`,
  ].join(" AND ");

/**
 * Whether a file `d` of a later load releases the quarantined rows of a file `f`: a full file with the same scopes,
 * or an added file of the same name with at least as many rows (`fairlead quarantine --out` writes such files).
 *
 * @param waiting  number of rows of `f` in quarantine
 */
export const quarantineReleased = (added: boolean, waiting: string): string =>
  added
    ? `d.name = f.name AND (len(f.scopes) = 0 OR list_has_any(d.scopes, f.scopes)) AND d.rows_in >= ${waiting}`
    : "CASE WHEN len(f.scopes) = 0 THEN d.name = f.name ELSE list_has_all(d.scopes, f.scopes) END";
