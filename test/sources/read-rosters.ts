import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Row } from "../../src/records/table.ts";
import type { ConflictAnswers } from "../../src/sources/conflict-answers.ts";
import { profileSources, savedProfiles } from "../../src/sources/profile/saved-profiles.ts";
import { readDelivery } from "../../src/sources/read.ts";
import type { Reading } from "../../src/sources/reading.ts";
import { saveProfiles } from "./mapped-load.ts";
import { freshWorkspace, written } from "./small-district.ts";

const head = "Student ID,School Code,Grade,Gender,Race,Entry Date,Exit Date";
const plain = [
  "2001,10,09,F,White,8/15/2024,",
  "2002,10,10,M,Black,8/15/2024,",
  "2003,10,11,F,White,8/15/2024,6/1/2025",
];
export const roster = (rows: readonly string[]): string => `${[head, ...rows, ...plain].join("\n")}\n`;

const template = freshWorkspace();
const ready = saveProfiles(template, { "roster.csv": roster(["1001,10,09,F,Black,8/15/2024,6/1/2025"]) });

/** Reads rosters by one saved profile. */
export async function readRosters(
  files: Readonly<Record<string, string>>,
  tables: readonly string[],
  conflicts: ConflictAnswers = {},
): Promise<{ reading: Reading; rows: Row[][] }> {
  await ready;
  const db = await openDuckDb();
  try {
    const names = Object.keys(files);
    const reading = await readDelivery(
      written(files).map((path, i) => ({ name: names[i] ?? "", path })),
      db,
      { sources: profileSources(savedProfiles(template.folder)), conflicts },
    );
    const rows: Row[][] = [];
    for (const t of tables)
      rows.push(
        await db.all(
          `SELECT * EXCLUDE (source_file, source_line, scope, derived, id_kind) FROM staged.${t} ORDER BY ALL`,
        ),
      );
    return { reading, rows };
  } finally {
    await db.close();
  }
}
