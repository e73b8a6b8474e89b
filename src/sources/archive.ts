import { createHash } from "node:crypto";
import { chmodSync, createWriteStream, existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { fsyncFile, fsyncFolder, makeFolder, namesIn, permissions, swapIn, tidy, writeWhole } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { currentCodeLists } from "../base/former-ids.ts";
import type { ConflictAnswers } from "./conflict-answers.ts";
import { readInPieces } from "./in-pieces.ts";
import type { SavedProfile } from "./profile/saved-profiles.ts";
import { archivePath } from "./workspace.ts";

/**
 * The archive is content-addressed: `files/` has every loaded file under its content hash, never changed or deleted.
 * `journal/` is an append-only log of loads and undos, one file each. The warehouse is derived from these two alone.
 * A delivery stays in `incoming/` until its load is committed. A file that no record names is still an original: only
 * `acceptGap` moves it, to `unclaimed/`.
 */
export interface ArchivedFile {
  /** As it was delivered. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface LoadEvent {
  readonly kind: "load";
  /** 1, 2 ... in the order of loads and undos. */
  readonly number: number;
  /** Delivery id stored on every record: the number, then a prefix of the hash of its files. Sorts by age. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly files: readonly ArchivedFile[];
  /** true: its rows were added. false: they replaced earlier rows of the same scopes. */
  readonly add: boolean;
  /** Whether the operator accepted what the plausibility check flagged (`--accept`). */
  readonly accepted: boolean;
  /** Profiles used, so that a replay reads the files the same way. */
  readonly profiles: readonly SavedProfile[];
  /** The workspace's code meanings at the time, by code list. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** The workspace's answers for conflicting rows, by table; absent if none. */
  readonly conflicts?: ConflictAnswers;
  /**
   * SHA-256 of contents that were new to `files/` with this load; undoing an interrupted load deletes exactly these.
   */
  readonly fresh?: readonly string[];
}

export interface UndoEvent {
  readonly kind: "undo";
  readonly number: number;
  readonly at: string;
  /** The number of the load that was undone. */
  readonly load: number;
}

/** The record of this load or undo was lost, and the operator accepted it. */
export interface LostEvent {
  readonly kind: "lost";
  readonly number: number;
  readonly at: string;
}

export type ArchiveEvent = LoadEvent | UndoEvent | LostEvent;

const eventFile = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("load"),
    number: z.int().min(1),
    id: z.string(),
    at: z.iso.datetime(),
    files: z.array(z.object({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(0) })),
    add: z.boolean(),
    accepted: z.boolean(),
    profiles: z.array(z.object({ name: z.string(), text: z.string() })),
    codes: z.record(z.string(), z.record(z.string(), z.string().nullable())).transform(currentCodeLists),
    conflicts: z.record(z.string(), z.string()).optional(),
    fresh: z.array(z.string().regex(/^[0-9a-f]{64}$/)).optional(),
  }),
  z.object({ kind: z.literal("undo"), number: z.int().min(1), at: z.iso.datetime(), load: z.int().min(1) }),
  z.object({ kind: z.literal("lost"), number: z.int().min(1), at: z.iso.datetime() }),
]) as z.ZodType<ArchiveEvent>;

export const filesFolder = (folder: string): string => join(archivePath(folder), "files");
export const journalFolder = (folder: string): string => join(archivePath(folder), "journal");
export const pendingFolder = (folder: string): string => join(archivePath(folder), "pending");
export const incomingFolder = (folder: string): string => join(archivePath(folder), "incoming");
/** Where `acceptGap` moves contents and records that nothing refers to any more. */
export const unclaimedFolder = (folder: string): string => join(archivePath(folder), "unclaimed");
export const eventName = (number: number): string => `${String(number).padStart(6, "0")}.json`;

/** The path of archived content. */
export const archivedPath = (folder: string, sha256: string): string => join(filesFolder(folder), sha256);

/** The path of a delivery's content, whether or not its load is committed. */
export function contentPath(folder: string, sha256: string): string {
  const waiting = join(incomingFolder(folder), sha256);
  return existsSync(waiting) ? waiting : archivedPath(folder, sha256);
}

/** Delivery id of a load: sorts by age and is easy to tell apart. */
export function deliveryId(number: number, files: readonly ArchivedFile[]): string {
  const hash = createHash("sha256")
    .update(files.map((f) => `${f.name}\0${f.sha256}\n`).join(""))
    .digest("hex");
  return `${String(number).padStart(6, "0")}-${hash.slice(0, 8)}`;
}

/** A received file, and whether it replaced a damaged or missing original in the archive. */
export interface Received {
  readonly file: ArchivedFile;
  readonly healed: boolean;
}

/**
 * Copies a file of a delivery into `incoming/` under its hash. If `files/` should have that content but its copy is
 * missing or damaged, replaces it at once.
 *
 * @param named  SHA-256 of the contents named in the journal
 */
export async function receiveFile(
  folder: string,
  name: string,
  path: string,
  named: ReadonlySet<string>,
): Promise<Received> {
  makeFolder(incomingFolder(folder));
  makeFolder(filesFolder(folder));
  const hash = createHash("sha256");
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const part = join(incomingFolder(folder), "part");
  await pipeline(readInPieces(path), counting, createWriteStream(part, { mode: permissions.file }));
  fsyncFile(part);
  if (statSync(part).size !== bytes) throw Object.assign(new Error("a copy is not whole"), { code: "EIO", path: part });
  const sha256 = hash.digest("hex");
  const file = { name, sha256, bytes };
  const original = archivedPath(folder, sha256);
  const exists = existsSync(original);
  if (exists && (await hashOf(original)) === sha256) {
    rmSync(part);
    return { file, healed: false };
  }
  if (exists || named.has(sha256)) {
    // Windows cannot replace a read-only file.
    if (exists) chmodSync(original, permissions.file);
    swapIn(part, original);
    chmodSync(original, permissions.original);
    return { file, healed: true };
  }
  renameSync(part, join(incomingFolder(folder), sha256));
  return { file, healed: false };
}

/** Moves the contents of a load from `incoming/` into `files/`, read-only. */
function keepContents(folder: string, event: ArchiveEvent): void {
  if (event.kind !== "load") return;
  for (const sha256 of new Set(event.files.map((f) => f.sha256))) {
    const waiting = join(incomingFolder(folder), sha256);
    if (!existsSync(waiting)) continue;
    renameSync(waiting, archivedPath(folder, sha256));
    chmodSync(archivedPath(folder, sha256), permissions.original);
  }
  fsyncFolder(filesFolder(folder));
}

/** Deletes what an uncommitted load left in `incoming/`. */
export const sweepIncoming = (folder: string): void => tidy(incomingFolder(folder));

/** SHA-256 of a file's content, as hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(readInPieces(path), hash);
  return hash.digest("hex");
}

/** Contents of the archive, intact or not. */
export interface ArchiveSurvey {
  /** Readable committed events, oldest first. */
  readonly events: readonly ArchiveEvent[];
  /** Numbers of loads and undos that have no record. */
  readonly missing: readonly number[];
  /** Records that cannot be read. */
  readonly damaged: readonly { readonly number: number; readonly path: string }[];
  /** SHA-256 of the contents in `files/` that no record names. */
  readonly unnamed: readonly string[];
}

/**
 * Surveys journal and contents.
 *
 * @param lastEvent  the number of the last event in the warehouse: the journal must reach it
 */
export function surveyArchive(folder: string, lastEvent = 0): ArchiveSurvey {
  // Read pending before committed, so that an event committed by another process in between is seen twice rather than
  // missed.
  const pending = readEvents(pendingFolder(folder)).events;
  const { events, damaged } = readEvents(journalFolder(folder));
  const numbers = new Set([...events, ...damaged].map((e) => e.number));
  const last = Math.max(0, ...numbers);
  const done = new Set(pending.map((e) => e.number));
  const missing: number[] = [];
  for (let n = 1; n <= Math.max(last, lastEvent); n++)
    if (!numbers.has(n) && !(n > last && done.has(n))) missing.push(n);
  const named = namedContents([...events, ...pending]);
  const unnamed = namesIn(filesFolder(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name) && !named.has(name));
  return { events, missing, damaged, unnamed };
}

/** SHA-256 of every content named in these events. */
export const namedContents = (events: readonly ArchiveEvent[]): ReadonlySet<string> =>
  new Set(events.flatMap((e) => (e.kind === "load" ? e.files.map((f) => f.sha256) : [])));

/**
 * All committed events, oldest first.
 *
 * @throws AppError archive.damaged, archive.gap: if the journal is incomplete
 */
export function readJournal(folder: string): readonly ArchiveEvent[] {
  const { events, damaged } = readEvents(journalFolder(folder));
  refuseDamaged(damaged);
  const missing: number[] = [];
  for (let n = 1, last = events.at(-1)?.number ?? 0; n <= last; n++)
    if (!events.some((e) => e.number === n)) missing.push(n);
  if (missing.length > 0) throw new AppError("archive.gap", { folder, missing, unnamed: 0 });
  return events;
}

/**
 * Throws if the archive has lost records. Otherwise a load without a record would be forgotten and its originals
 * orphaned.
 *
 * @throws AppError archive.damaged, archive.gap
 */
export function requireWhole(folder: string, lastEvent: number | undefined): void {
  const { missing, damaged, unnamed } = surveyArchive(folder, lastEvent);
  refuseDamaged(damaged);
  if (missing.length > 0 || unnamed.length > 0)
    throw new AppError("archive.gap", { folder, missing, unnamed: unnamed.length });
}

function refuseDamaged([first]: ArchiveSurvey["damaged"]): void {
  if (first !== undefined) throw new AppError("archive.damaged", { path: first.path });
}

/** Events written ahead but not committed: at most one, unless files were put there by hand. */
export function readPending(folder: string): readonly ArchiveEvent[] {
  return readEvents(pendingFolder(folder)).events;
}

function readEvents(folder: string): Pick<ArchiveSurvey, "events" | "damaged"> {
  const events: ArchiveEvent[] = [];
  const damaged: ArchiveSurvey["damaged"][number][] = [];
  for (const name of namesIn(folder)
    .filter((n) => /^\d{6}\.json$/.test(n))
    .sort()) {
    const path = join(folder, name);
    const number = Number(name.slice(0, 6));
    const event = parsedEvent(path);
    if (event?.number === number) events.push(event);
    else damaged.push({ number, path });
  }
  return { events, damaged };
}

/** Event in a file; undefined if the text is not an event. */
function parsedEvent(path: string): ArchiveEvent | undefined {
  const text = readFileSync(path, "utf8");
  try {
    return eventFile.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Write-ahead: records the intended change, then moves its contents into `files/`. It takes effect once the warehouse
 * is swapped in (`confirm`).
 */
export function begin(folder: string, event: ArchiveEvent): void {
  makeFolder(pendingFolder(folder));
  makeFolder(journalFolder(folder));
  const fresh =
    event.kind === "load"
      ? { fresh: event.files.map((f) => f.sha256).filter((sha256) => !existsSync(archivedPath(folder, sha256))) }
      : {};
  writeWhole(join(pendingFolder(folder), eventName(event.number)), eventText({ ...event, ...fresh }));
  keepContents(folder, event);
}

export const eventText = (event: ArchiveEvent): string => `${JSON.stringify(event, null, 2)}\n`;

/** Commits a pending event: moves it into the journal. */
export function confirm(folder: string, number: number): void {
  renameSync(join(pendingFolder(folder), eventName(number)), join(journalFolder(folder), eventName(number)));
  fsyncFolder(journalFolder(folder));
}

/**
 * Rolls back a pending event whose work did not happen, including the contents it was the first to bring. The record
 * was written before they arrived, so nothing is inferred.
 */
export function forget(folder: string, event: ArchiveEvent): void {
  const named = namedContents(readEvents(journalFolder(folder)).events);
  const path = join(pendingFolder(folder), eventName(event.number));
  const written = existsSync(path) ? parsedEvent(path) : undefined;
  for (const sha256 of written?.kind === "load" ? (written.fresh ?? []) : [])
    if (!named.has(sha256)) rmSync(archivedPath(folder, sha256), { force: true });
  rmSync(path, { force: true });
}

/**
 * Loads that have not been undone, oldest first.
 *
 * @param asOf  only events up to then (ISO 8601); default: all
 */
export function activeLoads(events: readonly ArchiveEvent[], asOf?: string): LoadEvent[] {
  const known = asOf === undefined ? events : events.filter((e) => e.at <= asOf);
  const undone = new Set(known.flatMap((e) => (e.kind === "undo" ? [e.load] : [])));
  return known.filter((e): e is LoadEvent => e.kind === "load" && !undone.has(e.number));
}
