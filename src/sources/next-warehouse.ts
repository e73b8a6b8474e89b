import { constants, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../base/errors.ts";
import { type DuckDb, openDuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import {
  type ArchiveEvent,
  archivedPath,
  begin,
  confirm,
  forget,
  type LoadEvent,
  readJournal,
  readPending,
  standingLoads,
  sweep,
} from "./archive.ts";
import { swapIn } from "./durable.ts";
import { mergeReading } from "./merge.ts";
import { profileSources } from "./profile/saved-profiles.ts";
import { readDelivery } from "./read.ts";
import type { Reading } from "./reading.ts";
import { ensureSchema, lastEventIn, materializeCalendar, materializeRecords, warehouseVersion } from "./warehouse.ts";
import { scratchPath, type Workspace, warehousePath } from "./workspace.ts";

/** The warehouse before the last change, kept so that undoing that change is fast. */
export const previousPath = (folder: string): string => join(folder, "warehouse.previous.duckdb");
const nextPath = (folder: string): string => join(folder, "warehouse.next.duckdb");

/** Progress callback of a replay. */
export type OnReplay = (done: number, total: number) => void;

/**
 * Builds the next warehouse beside the present one.
 *
 * @param base  the warehouse to begin with; undefined = an empty one
 * @param work  gets an engine with the next warehouse attached as `next`, and the present one as `present` when `base` is given
 * @returns what `work` returned, and the path of the finished file
 */
export async function buildNext<T>(
  workspace: Workspace,
  base: string | undefined,
  work: (db: DuckDb) => Promise<T>,
): Promise<{ result: T; path: string }> {
  const path = nextPath(workspace.folder);
  for (const old of [path, `${path}.wal`]) rmSync(old, { force: true });
  if (base !== undefined) copyFileSync(base, path, constants.COPYFILE_FICLONE);
  const result = await withNext(workspace, path, base, work);
  return { result, path };
}

async function withNext<T>(
  workspace: Workspace,
  path: string,
  present: string | undefined,
  work: (db: DuckDb) => Promise<T>,
): Promise<T> {
  const scratch = scratchPath(workspace.folder);
  mkdirSync(scratch, { recursive: true });
  const db = await openDuckDb();
  try {
    await db.run(`SET temp_directory = ${sqlText(scratch)}`);
    await db.run(`ATTACH ${sqlText(path)} AS next`);
    if (present !== undefined) await db.run(`ATTACH ${sqlText(present)} AS present (READ_ONLY)`);
    const result = await work(db);
    await db.run("CHECKPOINT next");
    await db.run("DETACH next");
    return result;
  } finally {
    await db.close();
  }
}

/** Reads an archived delivery into `staged.*`, with the profiles and codes of its load. */
export async function readArchived(
  workspace: Workspace,
  db: DuckDb,
  event: Pick<LoadEvent, "files" | "profiles" | "codes">,
  onFile?: (done: number, total: number, name: string) => void,
): Promise<Reading> {
  const files = event.files.map((f) => ({ name: f.name, path: archivedPath(workspace.folder, f.sha256) }));
  const gone = files.find((f) => !existsSync(f.path));
  if (gone !== undefined) {
    throw new AppError("archive.file-missing", { file: gone.name, path: gone.path });
  }
  return await readDelivery(files, db, {
    work: scratchPath(workspace.folder),
    sources: profileSources(event.profiles),
    codes: event.codes,
    ...(onFile === undefined ? {} : { onFile }),
  });
}

/** Replays loads, oldest first, into a new warehouse beside the present one. */
export async function replay(
  workspace: Workspace,
  loads: readonly LoadEvent[],
  state: { readonly lastEvent: number; readonly asOf?: string },
  onReplay?: OnReplay,
): Promise<string> {
  const { path } = await buildNext(workspace, undefined, (db) => ensureSchema(db, "next"));
  for (const [done, event] of loads.entries()) {
    onReplay?.(done, loads.length);
    await withNext(workspace, path, undefined, async (db) => {
      await mergeReading(db, event, await readArchived(workspace, db, event));
    });
  }
  await withNext(workspace, path, undefined, (db) => finish(workspace, db, state));
  onReplay?.(loads.length, loads.length);
  return path;
}

/** A warehouse with at most this many rows is small. */
const smallWarehouse = 3_000_000;

/** Finishes the next warehouse: the calendar of its years, and `meta.state`. */
export async function finish(
  workspace: Workspace,
  db: DuckDb,
  state: { readonly lastEvent: number; readonly asOf?: string },
): Promise<void> {
  await ensureSchema(db, "next");
  const [held] = await db.all(
    "SELECT sum(estimated_size) AS rows FROM duckdb_tables() WHERE database_name = 'next' AND schema_name = 'kept'",
  );
  // For a small warehouse one thread materializes the records faster than several.
  if (Number(held?.["rows"] ?? 0) > smallWarehouse) await db.useThreads();
  await materializeRecords(db, "next");
  await materializeCalendar(db, "next", workspace.config.census_day);
  await db.run("DELETE FROM next.meta.state");
  const asOf = state.asOf === undefined ? "NULL" : sqlText(state.asOf);
  await db.run(`INSERT INTO next.meta.state VALUES (${warehouseVersion}, ${state.lastEvent}, ${asOf})`);
}

/** Swaps in the next warehouse and commits the event. The swap is the point of no return. */
export function commit(workspace: Workspace, next: string, event: ArchiveEvent): void {
  begin(workspace.folder, event);
  swapWarehouse(workspace, next);
  confirm(workspace.folder, event.number);
}

/** Swaps the warehouse, keeping the one before it. */
export function swapWarehouse(workspace: Workspace, next: string): void {
  const present = warehousePath(workspace.folder);
  const previous = previousPath(workspace.folder);
  if (existsSync(present)) {
    const beside = `${previous}.part`;
    rmSync(beside, { force: true });
    linkSync(present, beside);
    renameSync(beside, previous);
  }
  swapIn(next, present);
}

/**
 * Crash recovery: completes or drops an interrupted change, and rebuilds the warehouse if it is missing or behind the archive. Requires the lock.
 *
 * @throws AppError archive.behind when the warehouse has loads that the archive lacks
 */
export async function recover(workspace: Workspace, onReplay?: OnReplay): Promise<void> {
  const { folder } = workspace;
  const present = warehousePath(folder);
  for (const old of [
    nextPath(folder),
    `${nextPath(folder)}.wal`,
    scratchPath(folder),
    `${previousPath(folder)}.part`,
  ]) {
    rmSync(old, { recursive: true, force: true });
  }
  const held = await lastEventIn(present);
  for (const event of readPending(folder)) {
    if (held === undefined ? existsSync(present) : held >= event.number) confirm(folder, event.number);
    else forget(folder, event.number);
  }
  sweep(folder);
  const events = readJournal(folder);
  const last = events.at(-1)?.number ?? 0;
  if (held !== undefined && held > last) {
    throw new AppError("archive.behind", { held, last });
  }
  if (held === last || (last === 0 && !existsSync(present))) return;
  swapIn(await replay(workspace, standingLoads(events), { lastEvent: last }, onReplay), present);
}
