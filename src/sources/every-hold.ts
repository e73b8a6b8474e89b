import type { DuckDb } from "../engine/duckdb.ts";
import { anotherYearHolds } from "./another-year.ts";
import { type Hold, holdsOf } from "./hold.ts";
import { changedHolds } from "./hold-changed.ts";
import { contradictionHolds } from "./hold-contradicted.ts";
import { driftHolds } from "./hold-drifted.ts";
import { enrolledTwiceHolds } from "./hold-enrolled-twice.ts";
import { quarantineHolds } from "./hold-quarantined.ts";
import type { TableJoin } from "./joins.ts";
import type { SavedProfile } from "./profile/saved-profiles.ts";
import { rateJumps } from "./rate-jumps.ts";
import type { Reading } from "./reading.ts";

/** A reading merged into the next warehouse (`next`), as far as reasons to hold it depend on it. */
interface MergedReading {
  readonly reading: Reading;
  /** Delivery id of its rows. */
  readonly delivery: string;
  readonly joins: readonly TableJoin[];
  /** Tables that it changed. */
  readonly touched: readonly string[];
  readonly profiles: readonly SavedProfile[];
  readonly now: Date;
  /** Whether there is a warehouse to compare with, attached as `present`. */
  readonly present: boolean;
}

/** All reasons to hold a load. `check` names the same ones as `load`. */
export async function everyHold(
  db: DuckDb,
  { reading, delivery, joins, touched, profiles, now, present }: MergedReading,
): Promise<Hold[]> {
  const changes = await holdsOf(db, { joins, touched, present });
  const years = present ? await anotherYearHolds(db, reading, profiles, now) : [];
  const changed = present ? await changedHolds(db, delivery, touched) : [];
  const jumps = present ? await rateJumps(db, touched) : [];
  const twice = await enrolledTwiceHolds(db, delivery, touched);
  const ofFiles = [...twice, ...quarantineHolds(reading), ...contradictionHolds(reading), ...driftHolds(reading)];
  return [...years, ...ofFiles, ...changed, ...changes, ...jumps];
}
