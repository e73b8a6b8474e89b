import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlText } from "../../engine/sql.ts";
import { defineTable } from "../../records/table.ts";
import { disciplineAction, incident } from "../../records/tables.ts";
import type { ColumnSource, RecordType } from "../mapping.ts";
import { codeAt, dateAt, numberAt, orgIdAt, schoolYearAt, scope, ssidAt, textAt, transaction } from "./cells.ts";
import * as codes from "./codes.ts";
import { fieldNames } from "./field-names.ts";

const whoAndWhere = {
  school_year: schoolYearAt(6),
  student_id: ssidAt(7),
  school_id: orgIdAt(5),
  incident_id: textAt(13),
} as const satisfies Readonly<Record<string, ColumnSource>>;

export const sinc: RecordType = {
  id: "SINC",
  name: "Student incidents",
  fieldCounts: [17],
  fieldNames: fieldNames.SINC,
  transaction,
  scope: scope(4, 6),
  main: { table: incident, columns: { ...whoAndWhere, date: dateAt(14) } },
};

export const sirs: RecordType = {
  id: "SIRS",
  name: "Student incident results",
  fieldCounts: [17],
  fieldNames: fieldNames.SIRS,
  transaction,
  scope: scope(4, 6),
  main: {
    table: disciplineAction,
    columns: {
      ...whoAndWhere,
      result: codeAt(14, codes.incidentResult, "quarantine"),
      days: numberAt(16),
      sequence: { numberAmong: ["school_year", "school_id", "incident_id", "student_id", "result"] },
    },
  },
};

/** Statutory offenses, possibly several per incident and student. */
const offense = defineTable({
  id: "calpads_offense",
  meaning: "An offense of a student in an incident.",
  key: ["school_year", "school_id", "incident_id", "student_id", "offense_code"],
  columns: {
    school_year: { type: "integer", meaning: "School year.", required: true },
    student_id: { type: "text", meaning: "Student.", required: true },
    school_id: { type: "text", meaning: "School.", required: true },
    incident_id: { type: "text", meaning: "Incident.", required: true },
    offense_code: { type: "text", meaning: "The offense as the file codes it.", required: true },
    offense_kind: { type: "text", meaning: "Its kind." },
  },
});

export const soff: RecordType = {
  id: "SOFF",
  name: "Student offenses",
  fieldCounts: [15],
  fieldNames: fieldNames.SOFF,
  transaction,
  scope: scope(4, 6),
  main: {
    table: offense,
    columns: { ...whoAndWhere, offense_code: textAt(14), offense_kind: codeAt(14, codes.offense) },
  },
};

/**
 * The single discipline file until 2018-19: one row per offense, so an incident's result is repeated but counted
 * once.
 */
export const sdis: RecordType = {
  id: "SDIS",
  name: "Student discipline (until 2018-19)",
  fieldCounts: [23],
  fieldNames: fieldNames.SDIS,
  transaction,
  scope: scope(4, 6),
  main: {
    table: disciplineAction,
    columns: {
      ...whoAndWhere,
      result: codeAt(18, codes.incidentResult, "quarantine"),
      days: numberAt(20),
      sequence: { constant: 1 },
      offense_kind: codeAt(16, codes.offense),
    },
  },
  also: [
    {
      table: incident,
      columns: { ...whoAndWhere, date: dateAt(14), offense_kind: codeAt(16, codes.offense), offense_code: textAt(16) },
    },
  ],
};

/**
 * Assigns each student's incident its most serious offense, and copies it to the results. Offenses whose incident is
 * not in this delivery become incidents with blank columns, which are merged with the incident when records are
 * materialized.
 */
export async function joinOffenses(db: DuckDb): Promise<void> {
  const rank = `list_position([${codes.gravestFirst.map(sqlText).join(", ")}], offense_kind)`;
  const same = (a: string, b: string): string =>
    ["school_year", "school_id", "incident_id", "student_id"].map((c) => `${a}.${c} = ${b}.${c}`).join(" AND ");
  await db.run(
    `CREATE OR REPLACE TEMP TABLE gravest AS
     SELECT DISTINCT ON (school_year, school_id, incident_id, student_id) *
     FROM parts.calpads_offense ORDER BY ${rank} NULLS LAST, offense_code`,
  );
  for (const [target, more] of [
    ["incident", ", offense_code = g.offense_code"],
    ["discipline_action", ""],
  ] as const) {
    await db.run(
      `UPDATE staged.${target} AS t SET offense_kind = g.offense_kind${more} FROM gravest g WHERE ${same("t", "g")} AND t.offense_kind IS NULL`,
    );
  }
  await db.run(
    `INSERT INTO staged.incident BY NAME SELECT * FROM gravest g WHERE NOT EXISTS (SELECT 1 FROM staged.incident t WHERE ${same("t", "g")})`,
  );
  await db.run("DROP TABLE gravest");
}
