import type { DuckDb } from "../../engine/duckdb.ts";
import type { DeclaredReach } from "../../records/coverage/coverage.ts";
import type { RecordType } from "../mapping.ts";
import { plainName, type Source } from "../source.ts";
import { courses } from "./courses.ts";
import { joinOffenses, sdis, sinc, sirs, soff } from "./discipline.ts";
import { senr, stas } from "./enrollment.ts";
import { sass, sdem } from "./staff.ts";
import { notUsed, plan, scte, sela, sinf, sprg, swds, wblr } from "./students.ts";

/** Results that the incident files cover by specification: if a year's files contain none, there were none. */
const results: Readonly<Record<string, readonly string[]>> = {
  // Restraint, seclusion and police referrals are reported since 2019-20, when SIRS replaced SDIS.
  SIRS: ["suspensions", "suspensions-out", "suspensions-in", "expulsions", "police-referrals", "restraints"],
  SDIS: ["suspensions", "suspensions-out", "suspensions-in", "expulsions"],
};

/** A district submits and certifies each file for all its schools. */
const covers = ({ id }: RecordType): DeclaredReach => ({
  schools: "all",
  ...(results[id] === undefined ? {} : { kinds: results[id] }),
});

/** Every record type, one entry per layout. */
const records: readonly RecordType[] = [
  senr,
  ...sinf,
  sprg,
  sela,
  ...stas,
  sinc,
  sirs,
  soff,
  sdis,
  ...courses,
  scte,
  wblr,
  swds,
  plan,
  sdem,
  sass,
  ...notUsed,
].map((record) => ({ ...record, covers: covers(record) }));

/** The suffix that the state's extracts (ODS) append to the record type, and the number of dates they append to the row. */
const extract = { suffix: "-R", fields: 2 } as const;
const tags = new Set(records.map((r) => r.id));

function tagOf(field1: string): string | null {
  const tag = field1.trim().toUpperCase().replace(/-R$/, "");
  return tags.has(tag) ? tag : null;
}

/** Every record type has more. */
const fewestFields = 9;

/** Files made from the state's template start with a header. */
const isHeader = (field1: string): boolean => ["recordtypecode", "recordtype"].includes(plainName(field1));

/**
 * California's student and staff system: caret-delimited files without a header, each row naming its record type. A spreadsheet may have saved one with another
 * delimiter, quotes or a header, or as a workbook.
 */
export const calpads: Source = {
  id: "calpads",
  name: "CALPADS",
  records,
  extract,
  tagOf,
  isHeader,
  recognize(head) {
    const rows = head.lines.filter((l) => !isHeader(l.fields[0] ?? ""));
    const tagged = rows.filter(({ fields }) => tagOf(fields[0] ?? "") !== null && fields.length >= fewestFields);
    return tagged.length > 0 && tagged.length * 2 >= rows.length ? { by: "field-1" } : null;
  },
  async finish({ db, records: found }) {
    if (found.has("SOFF")) await joinOffenses(db);
    if (found.has("SENR")) await placeSchools(db);
  },
};

/** Each year's schools with their district and county, from enrollments; no CALPADS file has their names. */
async function placeSchools(db: DuckDb): Promise<void> {
  await db.run(
    `INSERT INTO staged.school BY NAME
     SELECT DISTINCT ON (school_id, school_year) school_id, district_id, left(district_id, 2) AS county_id, 'CA' AS state,
       source_file, source_line, scope, true AS derived, 'state' AS id_kind
     FROM staged.enrollment WHERE scope LIKE 'calpads/%' ORDER BY school_id, school_year, district_id, source_file, source_line`,
  );
}
