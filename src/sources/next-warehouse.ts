import { chmodSync, constants, copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, permissions, swapIn, sweepParts, systemCode } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { whileUnfinished } from "../base/temporary-folder.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import {
  type ArchiveEvent,
  activeLoads,
  archivedPath,
  begin,
  confirm,
  contentPath,
  forget,
  hashOf,
  type LoadEvent,
  pendingFolder,
  readJournal,
  readPending,
  sweepIncoming,
} from "./archive.ts";
import { materializeRecords } from "./materialize.ts";
import { mergeReading } from "./merge.ts";
import { profileSources } from "./profile/saved-profiles.ts";
import { readDelivery } from "./read.ts";
import type { InputFile, Reading } from "./reading.ts";
import { openToRead } from "./reading-engine.ts";
import { attachNext, ensureSchema, isOlder, lastEventIn, materializeCalendar, warehouseVersion } from "./warehouse.ts";
import { profilesPath, scratchPath, type Workspace, warehousePath } from "./workspace.ts";

const nextPath = (folder: string): string => join(folder, "warehouse.next.duckdb");

/** Progress callback of a replay. */
export type OnReplay = (done: number, total: number) => void;

/**
 * Builds the next warehouse next to the current one.
 *
 * @param base  warehouse to start from; undefined = empty
 * @param work  receives an engine with the next warehouse attached as `next`, and the current one as `present` if
 *   `base` is given
 * @returns what `work` returned, and the path of the finished file
 */
export async function buildNext<T>(
  workspace: Workspace,
  base: string | undefined,
  work: (db: DuckDb) => Promise<T>,
): Promise<{ result: T; path: string }> {
  const path = nextPath(workspace.folder);
  sweepNext(workspace.folder);
  return await untilStopped(workspace, async () => {
    if (base !== undefined) copyFileSync(base, path, constants.COPYFILE_FICLONE);
    const result = await withNext(workspace, path, base, work);
    return { result, path };
  });
}

function sweepNext(folder: string): void {
  for (const old of [nextPath(folder), `${nextPath(folder)}.wal`]) rmSync(old, { force: true });
}

/** Deletes a next warehouse, and unpacked files, if the process is stopped or the work fails. */
const untilStopped = <T>(workspace: Workspace, work: () => Promise<T>): Promise<T> =>
  [`${nextPath(workspace.folder)}.wal`, nextPath(workspace.folder), scratchPath(workspace.folder)].reduce(
    (inner, path) => () => whileUnfinished(path, inner),
    () => orSweep(workspace, work),
  )();

/** Deletes a failed next warehouse at once, because a full disk needs the space. */
async function orSweep<T>({ folder }: Workspace, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    sweepNext(folder);
    throw error;
  }
}

async function withNext<T>(
  workspace: Workspace,
  path: string,
  present: string | undefined,
  work: (db: DuckDb) => Promise<T>,
): Promise<T> {
  const db = await openForWork(workspace);
  try {
    return await whileAttached(db, path, present, work);
  } finally {
    await db.close();
  }
}

/** In-memory engine that spills into the workspace. */
async function openForWork({ folder }: Workspace): Promise<DuckDb> {
  const scratch = scratchPath(folder);
  makeFolder(scratch);
  const db = await openToRead();
  await db.run(`SET temp_directory = ${sqlText(scratch)}`);
  return db;
}

async function whileAttached<T>(
  db: DuckDb,
  path: string,
  present: string | undefined,
  work: (db: DuckDb) => Promise<T>,
): Promise<T> {
  await db.run(attachNext(path));
  chmodSync(path, permissions.file);
  if (present !== undefined) await db.run(`ATTACH ${sqlText(present)} AS present (READ_ONLY)`);
  const result = await work(db);
  await db.run("CHECKPOINT next");
  await db.run("DETACH next");
  return result;
}

/**
 * Reads an archived delivery into `staged.*`, with the profiles and codes of its load.
 *
 * @param skipped  other files in the delivery that are not read; the reading reports them
 */
export async function readArchived(
  workspace: Workspace,
  db: DuckDb,
  event: Pick<LoadEvent, "files" | "profiles" | "codes" | "conflicts">,
  onFile?: (done: number, total: number, name: string) => void,
  skipped: readonly InputFile[] = [],
): Promise<Reading> {
  // The hashes were computed on receipt, or verified before a replay.
  const files = event.files.map(({ name, sha256 }) => ({ name, sha256, path: contentPath(workspace.folder, sha256) }));
  return await readDelivery([...files, ...skipped], db, {
    work: scratchPath(workspace.folder),
    sources: profileSources(event.profiles),
    codes: event.codes,
    ...(event.conflicts === undefined ? {} : { conflicts: event.conflicts }),
    ...(onFile === undefined ? {} : { onFile }),
  });
}

/**
 * Checks that the archive still has what was delivered with a load.
 *
 * @throws AppError archive.file-missing, archive.file-changed
 */
async function verifyContents(folder: string, { number, files }: LoadEvent): Promise<void> {
  for (const { name: file, sha256 } of files) {
    const path = archivedPath(folder, sha256);
    if (!existsSync(path)) throw new AppError("archive.file-missing", { file, path, load: number });
    if ((await hashOf(path)) !== sha256) throw new AppError("archive.file-changed", { file, path, load: number });
  }
}

/** Replays loads, oldest first, into a new warehouse next to the current one. */
export async function replay(
  workspace: Workspace,
  loads: readonly LoadEvent[],
  state: { readonly lastEvent: number; readonly asOf?: string },
  onReplay?: OnReplay,
): Promise<string> {
  for (const event of loads) await verifyContents(workspace.folder, event);
  const onMerged = (done: number): void => onReplay?.(done, loads.length);
  const { path } = await buildFromLoads(workspace, loads, { onMerged, state: () => state });
  return path;
}

/** Bytes of a delivery up to which two are read at once; larger ones are read alone, to bound memory. */
const smallDelivery = 100_000_000;

export interface SeriesOptions {
  /** Called with the number of merged loads, from 0 on. */
  readonly onMerged?: (done: number) => void;
  /** Called as a load's files are read; two loads may be read at the same time. */
  readonly onFile?: (load: LoadEvent, done: number, total: number, name: string) => void;
  /** What the warehouse says of itself; called after the last load. */
  readonly state: () => { readonly lastEvent: number; readonly asOf?: string };
}

/**
 * Builds a warehouse from loads, oldest first, next to the current one. While one load is merged, the next is read in an
 * engine of its own.
 *
 * @param loads  may come while earlier ones are read
 * @returns the path of the finished file and the number of students enrolled in it
 */
export async function buildFromLoads(
  workspace: Workspace,
  loads: Iterable<LoadEvent> | AsyncIterable<LoadEvent>,
  { onMerged, onFile, state }: SeriesOptions,
): Promise<{ readonly path: string; readonly students: number }> {
  const { path } = await buildNext(workspace, undefined, (db) => ensureSchema(db, "next"));
  return await untilStopped(workspace, async () => {
    const reads: Promise<void>[] = [];
    const engines = new Set<DuckDb>();
    const open: Promise<void>[] = [];
    let merged: Promise<void> = Promise.resolve();
    let done = 0;
    onMerged?.(done);
    const mergeNext = async (read: Promise<ReadLoad>, before: Promise<void>): Promise<void> => {
      await before;
      const { event, db, reading } = await read;
      await whileAttached(db, path, undefined, () => mergeReading(db, event, reading, { materialize: false }));
      engines.delete(db);
      await db.close();
      done += 1;
      onMerged?.(done);
    };
    try {
      for await (const event of loads) {
        const atOnce = event.files.reduce((sum, file) => sum + file.bytes, 0) > smallDelivery ? 1 : 2;
        while (open.length >= atOnce) await open.shift();
        const read = readLoad(workspace, event, onFile);
        reads.push(read.then(({ db }) => void engines.add(db)));
        merged = mergeNext(read, merged);
        // Avoids unhandledRejection; the error surfaces at the await.
        merged.catch(() => {});
        open.push(merged);
      }
      await merged;
    } finally {
      // After a failure, readings that were not merged are still open, or still going on.
      await Promise.allSettled([...reads, merged]);
      for (const db of engines) await db.close();
    }
    const students = await withNext(workspace, path, undefined, async (db) => {
      await finish(workspace, db, state());
      return enrolledStudents(db);
    });
    return { path, students };
  });
}

/** A load's files as read, in the engine that read them. */
interface ReadLoad {
  readonly event: LoadEvent;
  readonly db: DuckDb;
  readonly reading: Reading;
}

async function readLoad(workspace: Workspace, event: LoadEvent, onFile: SeriesOptions["onFile"]): Promise<ReadLoad> {
  const db = await openForWork(workspace);
  try {
    const reading = await readArchived(workspace, db, event, (...file) => onFile?.(event, ...file));
    return { event, db, reading };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Number of students enrolled in the next warehouse. */
export async function enrolledStudents(db: DuckDb): Promise<number> {
  const [row] = await db.all("SELECT count(DISTINCT student_id) AS n FROM next.records.enrollment");
  return Number(row?.["n"]);
}

/** Number of rows up to which a warehouse is small. */
const smallWarehouse = 3_000_000;

/** Finishes the next warehouse: calendar of its years, and `meta.state`. */
export async function finish(
  workspace: Workspace,
  db: DuckDb,
  state: { readonly lastEvent: number; readonly asOf?: string },
): Promise<void> {
  await ensureSchema(db, "next");
  const [held] = await db.all(
    "SELECT sum(estimated_size) AS rows FROM duckdb_tables() WHERE database_name = 'next' AND schema_name = 'kept'",
  );
  // For a small warehouse, one thread materializes records faster than several.
  if (Number(held?.["rows"] ?? 0) > smallWarehouse) await db.useThreads();
  await materializeRecords(db, "next");
  await materializeCalendar(db, "next", workspace.config.census_day);
  await db.run("DELETE FROM next.meta.state");
  const asOf = state.asOf === undefined ? "NULL" : sqlText(state.asOf);
  await db.run(`INSERT INTO next.meta.state VALUES (${warehouseVersion}, ${state.lastEvent}, ${asOf})`);
}

/**
 * Swaps in the next warehouse and commits the event. The swap is the point of no return: a failure before it changes
 * nothing, and after a later failure the next command completes the change.
 *
 * @throws AppError archive.unconfirmed: if the change took effect but its record is not in the journal yet
 */
export function commit(workspace: Workspace, next: string, event: ArchiveEvent): void {
  const { folder } = workspace;
  try {
    begin(folder, event);
    swapIn(next, warehousePath(folder));
    confirm(folder, event.number);
  } catch (cause) {
    if (!existsSync(next)) throw new AppError("archive.unconfirmed", { number: event.number }, { cause });
    forgetIfPossible(folder, event);
    sweepNext(folder);
    throw cause;
  }
}

/** On a failing disk the record may have to stay; the next command rolls it back. */
function forgetIfPossible(folder: string, event: ArchiveEvent): void {
  try {
    forget(folder, event);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

/**
 * Crash recovery: completes or rolls back an interrupted change, and deletes what killed processes left. Requires the
 * lock.
 *
 * @returns the number of the last event in the warehouse; undefined where there is none or it cannot be read
 */
export async function settle({ folder }: Workspace): Promise<number | undefined> {
  const present = warehousePath(folder);
  sweepNext(folder);
  rmSync(scratchPath(folder), { recursive: true, force: true });
  // The first version kept a copy of the previous warehouse.
  rmSync(join(folder, "warehouse.previous.duckdb"), { force: true });
  for (const swept of [folder, pendingFolder(folder), profilesPath(folder)]) sweepParts(swept);
  const lastEvent = await lastEventIn(present);
  for (const event of readPending(folder)) {
    const complete =
      event.kind !== "load" || event.files.every(({ sha256 }) => existsSync(archivedPath(folder, sha256)));
    if (lastEvent === undefined ? existsSync(present) && complete : lastEvent >= event.number)
      confirm(folder, event.number);
    else forget(folder, event);
  }
  sweepIncoming(folder);
  return lastEvent;
}

/**
 * Rebuilds the warehouse from the archive if it is missing, behind it, or of an earlier version. Requires the lock,
 * and a recovered workspace (`settle`).
 *
 * @param lastEvent  number of the last event in the warehouse
 */
export async function catchUp(workspace: Workspace, lastEvent: number | undefined, onReplay?: OnReplay): Promise<void> {
  const present = warehousePath(workspace.folder);
  const events = readJournal(workspace.folder);
  const last = events.at(-1)?.number ?? 0;
  if (last === 0 && !existsSync(present)) return;
  if (lastEvent === last && !(await isOlder(present))) return;
  swapIn(await replay(workspace, activeLoads(events), { lastEvent: last }, onReplay), present);
}
