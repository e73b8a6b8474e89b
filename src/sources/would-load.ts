import { constants, copyFileSync } from "node:fs";
import { join } from "node:path";
import type { DifferentKinds } from "../base/different-kinds.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import type { ConflictAnswers } from "./conflict-answers.ts";
import { differentKinds } from "./different-kinds.ts";
import { everyHold } from "./every-hold.ts";
import type { Hold } from "./hold.ts";
import { type TableJoin, tableJoins } from "./joins.ts";
import { mergeReading } from "./merge.ts";
import type { SavedProfile } from "./profile/saved-profiles.ts";
import type { Reading } from "./reading.ts";
import { attachNext, ensureSchema } from "./warehouse.ts";

/** What a load of this reading would do. */
export interface WouldLoad {
  readonly joins: readonly TableJoin[];
  readonly holds: readonly Hold[];
  /** What its rows and rows of other kinds of file say differently. */
  readonly differentKinds: readonly DifferentKinds[];
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
  {
    profiles,
    conflicts,
    now,
  }: { readonly profiles: readonly SavedProfile[]; readonly conflicts: ConflictAnswers; readonly now: Date },
): Promise<WouldLoad> {
  const path = join(work, "next.duckdb");
  if (present !== undefined) {
    copyFileSync(present, path, constants.COPYFILE_FICLONE);
    await db.run(`ATTACH ${sqlText(present)} AS present (READ_ONLY)`);
  }
  await db.run(attachNext(path));
  await ensureSchema(db, "next");
  const event = { number: 0, id: delivery, at: "", add: false, accepted: false, files: [], conflicts };
  const touched = (await mergeReading(db, event, reading)).tables.map((t) => t.table);
  const joins = await tableJoins(db, "next", delivery);
  const compared = present !== undefined;
  return {
    joins,
    holds: await everyHold(db, { reading, delivery, joins, touched, profiles, now, present: compared }),
    differentKinds: compared ? await differentKinds(db, delivery, touched) : [],
  };
}
