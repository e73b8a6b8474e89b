import type { DuckDb } from "../../engine/duckdb.ts";
import { readDelivery } from "../read.ts";
import type { InputFile, Reading, ReadOptions } from "../reading.ts";
import type { Profile } from "./profile.ts";
import { profileSource } from "./profile-source.ts";

/**
 * Reads files by a profile, which takes precedence over the other sources. Nothing is guessed: data that depends on
 * an open question is reported and left out.
 *
 * @returns as `readDelivery`
 */
export function applyProfile(
  profile: Profile,
  files: readonly InputFile[],
  db: DuckDb,
  options: ReadOptions = {},
): Promise<Reading> {
  return readDelivery(files, db, { ...options, sources: [profileSource(profile), ...(options.sources ?? [])] });
}
