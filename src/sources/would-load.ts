import { constants, copyFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { anotherYearHolds } from "./another-year.ts";
import { type Hold, holdsOf } from "./hold.ts";
import { type TableJoin, tableJoins } from "./joins.ts";
import { mergeReading } from "./merge.ts";
import type { SavedProfile } from "./profile/saved-profiles.ts";
import type { Reading } from "./reading.ts";
import { attachNext, ensureSchema } from "./warehouse.ts";

/** What a load of this reading would do. */
export interface WouldLoad {
  readonly joins: readonly TableJoin[];
  readonly holds: readonly Hold[];
}

const delivery = "checked";

/**
 * Merges a reading (`staged.*`) into a copy of the warehouse, attached as `next`, as a load would.
 *
 * @param present  path of the workspace's warehouse, if there is one
 * @param work     folder for the copy; the caller deletes it
 * @param profiles  as used by the reading
 */
export async function wouldLoad(
  db: DuckDb,
  reading: Reading,
  present: string | undefined,
  work: string,
  { profiles, now }: { readonly profiles: readonly SavedProfile[]; readonly now: Date },
): Promise<WouldLoad> {
  const path = join(work, "next.duckdb");
  if (present !== undefined) {
    copyFileSync(present, path, constants.COPYFILE_FICLONE);
    await db.run(`ATTACH ${sqlText(present)} AS present (READ_ONLY)`);
  }
  await db.run(attachNext(path));
  await ensureSchema(db, "next");
  const event = { number: 0, id: delivery, at: "", add: false, accepted: false, files: [] };
  const touched = (await mergeReading(db, event, reading)).tables.map((t) => t.table);
  const joins = await tableJoins(db, "next", delivery);
  const years = present === undefined ? [] : await anotherYearHolds(db, reading, profiles, now);
  return { joins, holds: [...years, ...(await holdsOf(db, { joins, touched, present: present !== undefined }))] };
}
