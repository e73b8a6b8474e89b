import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDb } from "../../src/engine/duckdb.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { profileSource } from "../../src/sources/profile/profile-source.ts";
import { readDelivery } from "../../src/sources/read.ts";

const folder = mkdtempSync(join(tmpdir(), "streamed-"));

export const headings = ["student_id", "school_id", "date", "status"];
const daily: Profile = {
  name: "daily",
  kind: "attendance",
  headings,
  studentIds: "state",
  missing: {},
  fills: [
    {
      table: "attendance_day",
      columns: {
        school_year: { yearOfDate: "date" },
        student_id: { from: "student_id", as: "id", digits: 10 },
        school_id: { from: "school_id", as: "id", digits: 7 },
        date: { from: "date", as: "date" },
        status: { from: "status", codes: { P: "present", E: "excused" } },
      },
    },
  ],
};

/** The same without schools. */
export const withoutSchools: Profile = {
  ...daily,
  headings: ["student_id", "date", "status"],
  fills: daily.fills.map((fill) => {
    const { school_id: _, ...columns } = fill.columns;
    return { ...fill, columns };
  }),
};

/** Everything a reading of daily attendance reports, and the rows it staged. */
export async function readingOf(db: DuckDb, texts: readonly string[], inPlaceAbove: number, profile = daily) {
  const files = texts.map((text, i) => {
    const path = join(folder, `file${i}.csv`);
    writeFileSync(path, text);
    return { name: `file${i}.csv`, path };
  });
  const reading = await readDelivery(files, db, { sources: [profileSource(profile)], inPlaceAbove });
  const rows = await db.all(
    `SELECT school_year, student_id, school_id, date, status, source_file, source_line, scope, derived, id_kind
      FROM staged.attendance_day ORDER BY ALL`,
  );
  return { reading, rows };
}
