import { renameSync } from "node:fs";
import { basename, join } from "node:path";
import { makeFolder, writeWhole } from "../base/durable.ts";
import { eventName, eventText, filesFolder, journalFolder, surveyArchive, unclaimedFolder } from "./archive.ts";

/** What the operator gave up. */
export interface AcceptedGap {
  /** Numbers of loads and undos whose records are lost. */
  readonly lost: readonly number[];
  /** Number of originals and damaged records moved to `path`. */
  readonly moved: number;
  readonly path: string;
}

/**
 * Continues without lost journal records: marks them as lost, and moves files that no record names to
 * `archive/unclaimed/`, from where they can be loaded again. Deletes nothing. Requires the lock.
 *
 * @param lastEvent  number of the last event in the warehouse
 */
export function acceptGap(folder: string, lastEvent: number | undefined, now: Date): AcceptedGap {
  const { missing, damaged } = surveyArchive(folder, lastEvent);
  const path = unclaimedFolder(folder);
  makeFolder(path);
  makeFolder(journalFolder(folder));
  const at = now.toISOString();
  for (const { path: record } of damaged)
    renameSync(record, join(path, `${at.replaceAll(/\D/g, "")}-${basename(record)}`));
  const lost = [...missing, ...damaged.map((d) => d.number)].sort((a, b) => a - b);
  for (const number of lost)
    writeWhole(join(journalFolder(folder), eventName(number)), eventText({ kind: "lost", number, at }));
  const { unnamed } = surveyArchive(folder, lastEvent);
  for (const sha256 of unnamed) renameSync(join(filesFolder(folder), sha256), join(path, sha256));
  return { lost, moved: damaged.length + unnamed.length, path };
}
