import { renameSync } from "node:fs";
import { basename, join } from "node:path";
import { makeFolder, writeWhole } from "../base/durable.ts";
import { eventName, eventText, filesFolder, journalFolder, surveyArchive, unclaimedFolder } from "./archive.ts";

/** What the operator gave up. */
export interface AcceptedGap {
  /** Numbers of the loads and undos whose records are lost. */
  readonly lost: readonly number[];
  /** How many originals and damaged records were moved to `path`. */
  readonly moved: number;
  readonly path: string;
}

/**
 * Goes on without the records that the journal has lost: marks them as lost, and moves what no record names into `archive/unclaimed/`, from where it can be
 * loaded again. Removes nothing. Requires the lock.
 *
 * @param lastEvent  the number of the last event in the warehouse
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
