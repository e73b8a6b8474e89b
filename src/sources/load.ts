import { existsSync, rmSync } from "node:fs";
import type { DifferentKinds } from "../base/different-kinds.ts";
import type { Problem } from "../base/problem-facts.ts";
import { whileUnfinished } from "../base/temporary-folder.ts";
import { type DuckDb, openDuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { schoolYearsIn } from "./another-year.ts";
import {
  type ArchivedFile,
  activeLoads,
  deliveryId,
  incomingFolder,
  type LoadEvent,
  namedContents,
  type Received,
  readJournal,
  receiveFile,
  requireWhole,
  sweepIncoming,
} from "./archive.ts";
import { differentKinds } from "./different-kinds.ts";
import { everyHold } from "./every-hold.ts";
import type { Hold } from "./hold.ts";
import { type TableJoin, tableJoins } from "./joins.ts";
import { whileLocked } from "./lock.ts";
import { mergeReading, type TableChange } from "./merge.ts";
import {
  buildNext,
  catchUp,
  commit,
  enrolledStudents,
  finish,
  type OnReplay,
  readArchived,
  settle,
} from "./next-warehouse.ts";
import { differentYears, type Overruled, overruledBy } from "./overruled.ts";
import { savedProfiles } from "./profile/saved-profiles.ts";
import { profilesInYear } from "./profile/years-by-file.ts";
import { type InputFile, isNothingUsable, type Reading } from "./reading.ts";
import { skippedFiles } from "./skipped-file.ts";
import { ensureSchema } from "./warehouse.ts";
import { type Workspace, warehousePath } from "./workspace.ts";

export interface LoadOptions {
  /** Append: the files cover only part of their scope. Otherwise they replace earlier rows of the same scopes. */
  readonly add: boolean;
  /** Load even if the plausibility check would hold the load. */
  readonly accept: boolean;
  /** School year for files that do not state one, for this load only; profiles are not changed. */
  readonly schoolYear?: number;
  readonly now: Date;
  readonly onFile?: (done: number, total: number, name: string) => void;
  readonly onReplay?: OnReplay;
}

/**
 * The outcome of a load.
 *
 * - `loaded`: the warehouse has it
 * - `held`: the plausibility check found something; nothing was changed
 * - `unchanged`: the same files are loaded already; nothing was changed
 * - `nothing-usable`: no row of these files could be loaded; nothing was changed
 */
export type LoadResult = LoadOutcome & {
  /** Files that replaced a damaged or missing original in the archive, even if the load itself was held. */
  readonly healed: readonly string[];
};

type LoadOutcome =
  | {
      readonly outcome: "loaded";
      readonly load: LoadEvent;
      readonly reading: Reading;
      readonly tables: readonly TableChange[];
      /** Rows released from quarantine because they came corrected or in a newer file. */
      readonly released: number;
      /** Rows of earlier loads that this load overrules. */
      readonly overruled: readonly Overruled[];
      /** Rows of earlier loads whose files are of another school year and state something else. */
      readonly differentYears: readonly Overruled[];
      /** What this load's rows and earlier rows of other kinds of file say differently. */
      readonly differentKinds: readonly DifferentKinds[];
      /** How this load's rows match enrollment. */
      readonly joins: readonly TableJoin[];
      /** Accepted reasons to hold. */
      readonly holds: readonly Hold[];
      /** Number of enrolled students in the warehouse. */
      readonly students: number;
    }
  | {
      readonly outcome: "held";
      readonly reading: Reading;
      readonly holds: readonly Hold[];
      readonly joins: readonly TableJoin[];
    }
  | {
      readonly outcome: "unchanged";
      readonly load: number;
      readonly files: readonly ArchivedFile[];
      readonly problems: readonly Problem[];
    }
  | { readonly outcome: "nothing-usable"; readonly reading: Reading };

/**
 * Loads a delivery: archives its files, reads them, builds the next warehouse next to the current one, checks its
 * plausibility and swaps it in atomically. If the process is killed at any point, the old warehouse remains.
 *
 * @throws AppError workspace.busy, archive.gap, archive.damaged, archive.unconfirmed, disk.*, engine.question-failed
 */
export async function loadDelivery(
  workspace: Workspace,
  files: readonly InputFile[],
  options: LoadOptions,
): Promise<LoadResult> {
  const { folder } = workspace;
  return await whileLocked(folder, "load", options.now, async () => {
    const lastEvent = await settle(workspace);
    requireWhole(folder, lastEvent);
    try {
      const named = namedContents(readJournal(folder));
      const received: Received[] = [];
      const skipped = files.filter((file) => file.skip !== undefined);
      for (const { name, path, skip } of files)
        if (skip === undefined) received.push(await receiveFile(folder, name, path, named));
      // Heal damaged originals before a replay needs them.
      await catchUp(workspace, lastEvent, options.onReplay);
      const archived = received.map((r) => r.file);
      const result = await whileUnfinished(incomingFolder(folder), () =>
        loadArchived(workspace, archived, skipped, options),
      );
      return { ...result, healed: received.filter((r) => r.healed).map((r) => r.file.name) };
    } finally {
      sweepIncoming(folder);
    }
  });
}

async function loadArchived(
  workspace: Workspace,
  files: readonly ArchivedFile[],
  skipped: readonly InputFile[],
  options: LoadOptions,
): Promise<LoadOutcome> {
  const { folder } = workspace;
  const events = readJournal(folder);
  const number = (events.at(-1)?.number ?? 0) + 1;
  const event = loadEvent(workspace, number, files, options);
  const present = existsSync(warehousePath(folder)) ? warehousePath(folder) : undefined;
  if (present !== undefined) {
    const again = await standsAlready(present, event, activeLoads(events));
    if (again !== undefined) return { outcome: "unchanged", load: again, files, problems: skippedFiles(skipped) };
  }
  const { result, path } = await buildNext(workspace, present, async (db): Promise<LoadOutcome> => {
    const reading = await readArchived(workspace, db, event, options.onFile, skipped);
    if (isNothingUsable(reading)) return { outcome: "nothing-usable", reading };
    await ensureSchema(db, "next");
    const merged = await mergeReading(db, event, reading);
    const touched = merged.tables.map((t) => t.table);
    const joins = await tableJoins(db, "next", event.id);
    const holds = await everyHold(db, {
      ...{ reading, joins, touched, delivery: event.id, profiles: event.profiles, now: options.now },
      present: present !== undefined,
    });
    if (holds.length > 0 && !options.accept) return { outcome: "held", reading, holds, joins };
    const differing = {
      overruled: await overruledBy(db, number, touched),
      differentYears: present === undefined ? [] : await differentYears(db, event.id, touched),
      differentKinds: present === undefined ? [] : await differentKinds(db, event.id, touched),
    };
    await finish(workspace, db, { lastEvent: number });
    const students = await enrolledStudents(db);
    return { outcome: "loaded", load: event, reading, ...merged, ...differing, joins, holds, students };
  });
  if (result.outcome === "loaded") commit(workspace, path, event);
  else rmSync(path, { force: true });
  return result;
}

/** Record of a load, with the workspace's profiles, codes and answers of this moment. */
export function loadEvent(
  { folder, config }: Workspace,
  number: number,
  files: readonly ArchivedFile[],
  { now, add, accept, schoolYear }: Pick<LoadOptions, "now" | "add" | "accept" | "schoolYear">,
): LoadEvent {
  return {
    kind: "load",
    number,
    id: deliveryId(number, files),
    at: now.toISOString(),
    files,
    add,
    accepted: accept,
    profiles: profilesInYear(savedProfiles(folder), schoolYear),
    codes: config.codes,
    ...(Object.keys(config.conflicts).length === 0 ? {} : { conflicts: config.conflicts }),
  };
}

/** The load with byte-identical files, if no later load has replaced any of its rows; undefined if there is none. */
async function standsAlready(
  present: string,
  event: LoadEvent,
  active: readonly LoadEvent[],
): Promise<number | undefined> {
  const readAs = (e: LoadEvent): string => JSON.stringify([e.add, e.profiles, e.codes, e.conflicts ?? {}]);
  const sameOptions = active.filter((e) => readAs(e) === readAs(event));
  const has = (e: LoadEvent, file: ArchivedFile): boolean =>
    e.files.some((f) => f.sha256 === file.sha256 && schoolYearsIn(f.name) === schoolYearsIn(file.name));
  const bringers = event.files.map((file) => sameOptions.findLast((e) => has(e, file)));
  if (bringers.length === 0 || bringers.some((b) => b === undefined)) return undefined;
  const db: DuckDb = await openDuckDb(present, { readOnly: true });
  try {
    for (const [i, file] of event.files.entries()) {
      const number = bringers[i]?.number ?? 0;
      const later = await db.all(
        `SELECT 1 AS one FROM meta.files f JOIN meta.files l ON l.source_record = f.source_record AND l.number > f.number
            AND l.sha256 <> f.sha256 AND (l.name = f.name OR list_has_any(l.scopes, f.scopes))
          WHERE f.number = ${number} AND f.sha256 = ${sqlText(file.sha256)} LIMIT 1`,
      );
      if (later.length > 0) return undefined;
    }
  } finally {
    await db.close();
  }
  const all = sameOptions.findLast((e) => event.files.every((file) => has(e, file)));
  return all?.number ?? Math.max(...bringers.map((b) => b?.number ?? 0));
}
