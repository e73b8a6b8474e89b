import { createHash } from "node:crypto";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { AppError } from "../base/errors.ts";
import { fsyncPath, swapIn, writeWhole } from "./durable.ts";
import type { SavedProfile } from "./profile/saved-profiles.ts";
import { archivePath } from "./workspace.ts";

/**
 * The archive is content-addressed: `files/` has every delivered file under the hash of its content, never changed. `journal/` is an append-only log
 * of loads and undos, a file each. The warehouse is derived from these two and nothing else.
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
  /** The delivery's id on every record: the number, then the start of a hash of its files. Sorts by age. */
  readonly id: string;
  /** When, ISO 8601 in UTC. */
  readonly at: string;
  readonly files: readonly ArchivedFile[];
  /** True = its rows were added; false = they replaced earlier rows of the same scopes. */
  readonly add: boolean;
  /** The operator accepted what the plausibility check questioned (`--accept`). */
  readonly accepted: boolean;
  /** The profiles used, so that a replay reads the files the same way. */
  readonly profiles: readonly SavedProfile[];
  /** The workspace's meanings of codes at that time, by code list. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

export interface UndoEvent {
  readonly kind: "undo";
  readonly number: number;
  readonly at: string;
  /** The number of the load that was undone. */
  readonly load: number;
}

export type ArchiveEvent = LoadEvent | UndoEvent;

const eventFile: z.ZodType<ArchiveEvent> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("load"),
    number: z.int().min(1),
    id: z.string(),
    at: z.iso.datetime(),
    files: z.array(z.object({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(0) })),
    add: z.boolean(),
    accepted: z.boolean(),
    profiles: z.array(z.object({ name: z.string(), text: z.string() })),
    codes: z.record(z.string(), z.record(z.string(), z.string().nullable())),
  }),
  z.object({ kind: z.literal("undo"), number: z.int().min(1), at: z.iso.datetime(), load: z.int().min(1) }),
]);

const filesFolder = (folder: string): string => join(archivePath(folder), "files");
const journalFolder = (folder: string): string => join(archivePath(folder), "journal");
const pendingFolder = (folder: string): string => join(archivePath(folder), "pending");
const eventName = (number: number): string => `${String(number).padStart(6, "0")}.json`;

/** The path of archived content. */
export const archivedPath = (folder: string, sha256: string): string => join(filesFolder(folder), sha256);

/** The delivery id of a load: sorts by age, and differs visibly between deliveries. */
export function deliveryId(number: number, files: readonly ArchivedFile[]): string {
  const hash = createHash("sha256")
    .update(files.map((f) => `${f.name}\0${f.sha256}\n`).join(""))
    .digest("hex");
  return `${String(number).padStart(6, "0")}-${hash.slice(0, 8)}`;
}

/** Copies a file into the archive under its hash, read-only, unless that content is archived already. */
export async function archiveFile(folder: string, name: string, path: string): Promise<ArchivedFile> {
  mkdirSync(filesFolder(folder), { recursive: true });
  const hash = createHash("sha256");
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const part = join(filesFolder(folder), `.part-${process.pid}`);
  rmSync(part, { force: true });
  await pipeline(createReadStream(path), counting, createWriteStream(part));
  const sha256 = hash.digest("hex");
  const kept = archivedPath(folder, sha256);
  if (existsSync(kept)) rmSync(part);
  else {
    chmodSync(part, 0o444);
    swapIn(part, kept);
  }
  return { name, sha256, bytes };
}

/** SHA-256 of a file's content, as hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** All committed events, oldest first. */
export function readJournal(folder: string): ArchiveEvent[] {
  return readEvents(journalFolder(folder));
}

/** Events written ahead but not yet committed: at most one, unless files were put there by hand. */
export function readPending(folder: string): ArchiveEvent[] {
  return readEvents(pendingFolder(folder));
}

function readEvents(folder: string): ArchiveEvent[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{6}\.json$/.test(name))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      try {
        return eventFile.parse(JSON.parse(readFileSync(path, "utf8")));
      } catch (cause) {
        throw new AppError("archive.damaged", { path }, { cause });
      }
    });
}

/** Write-ahead: records what is about to be done. It counts once the warehouse was swapped in (`confirm`). */
export function begin(folder: string, event: ArchiveEvent): void {
  mkdirSync(pendingFolder(folder), { recursive: true });
  mkdirSync(journalFolder(folder), { recursive: true });
  writeWhole(join(pendingFolder(folder), eventName(event.number)), `${JSON.stringify(event, null, 2)}\n`);
}

/** Commits a pending event: moves it into the journal. */
export function confirm(folder: string, number: number): void {
  renameSync(join(pendingFolder(folder), eventName(number)), join(journalFolder(folder), eventName(number)));
  fsyncPath(journalFolder(folder));
}

/** Drops a pending event whose work did not happen. */
export function forget(folder: string, number: number): void {
  rmSync(join(pendingFolder(folder), eventName(number)), { force: true });
}

/** Garbage collection: removes archived contents that no event names, left by a load that was held or killed. */
export function sweep(folder: string): void {
  if (!existsSync(filesFolder(folder))) return;
  const named = new Set<string>();
  for (const event of [...readJournal(folder), ...readPending(folder)]) {
    if (event.kind === "load") for (const file of event.files) named.add(file.sha256);
  }
  for (const name of readdirSync(filesFolder(folder))) {
    if (/^([0-9a-f]{64}|\.part-\d+)$/.test(name) && !named.has(name))
      rmSync(join(filesFolder(folder), name), { force: true });
  }
}

/**
 * The loads in force (not undone), oldest first.
 *
 * @param asOf  only what had been done by then (ISO 8601); everything when absent
 */
export function standingLoads(events: readonly ArchiveEvent[], asOf?: string): LoadEvent[] {
  const known = asOf === undefined ? events : events.filter((e) => e.at <= asOf);
  const undone = new Set(known.flatMap((e) => (e.kind === "undo" ? [e.load] : [])));
  return known.filter((e): e is LoadEvent => e.kind === "load" && !undone.has(e.number));
}
