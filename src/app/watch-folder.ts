import { lstatSync, readdirSync, realpathSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { diskFault } from "../base/disk-fault.ts";
import { systemCode } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { shownName } from "../base/shown-text.ts";
import { hashOf, namedContents, readJournal } from "../sources/archive.ts";
import { filesIn } from "../sources/deliver.ts";
import type { LoadOptions, LoadResult } from "../sources/load.ts";
import type { InputFile } from "../sources/reading.ts";
import type { Workspace } from "../sources/workspace.ts";
import { loadSaying } from "./load-files.ts";
import { arrivals, type Listed, type Listing, observe, sameStamp, type Tried, type Watch } from "./settling.ts";
import { rememberTried, triedFiles } from "./watch-memory.ts";

export interface WatchOptions {
  /** A file unchanged this long is complete; seconds. */
  readonly settle: number;
  /** Name of the file that marks a delivery as complete. */
  readonly marker?: string | undefined;
  /** Stop after one delivery, or if there is none. */
  readonly once: boolean;
  readonly now: () => Date;
  /** Monotonic clock; ms. */
  readonly ticks: () => number;
  /** Waits this many milliseconds, or less if the watch is stopping. */
  readonly pause: (ms: number) => Promise<void>;
  readonly ended: () => boolean;
  readonly load: Pick<LoadOptions, "onFile" | "onReplay">;
}

/**
 * Events of a watch.
 *
 * - `tried`: a delivery was loaded, held, known already, or had no usable row; `files` are its paths in the folder
 * - `failed`: nothing could be loaded, or the folder could not be listed; retried later. Reported once per reason
 * - `nothing-new`: a pass ended without a delivery; `waiting` files are not complete yet
 */
export type WatchReport =
  | { readonly kind: "tried"; readonly files: readonly string[]; readonly result: LoadResult }
  | { readonly kind: "failed"; readonly error: AppError }
  | { readonly kind: "nothing-new"; readonly waiting: readonly string[] };

/** Settled files wait this many settling times for others that are still being written. */
const patienceInSettles = 10;
/** Listings per settling time, and the longest interval between two; ms. */
const listingsInSettle = 5;
const longestPause = 10_000;
/** After consecutive failures the interval doubles, up to an hour; ms. */
const longestRetry = 3_600_000;

/**
 * Watches a folder and loads each delivery once it is complete. Polls listings, because change notifications do not
 * cross network shares. Leaves the files in place. The workspace remembers what was tried, so that a held delivery is
 * not retried until one of its files changes, and an unreadable link or pipe is reported once.
 *
 * @throws AppError watch.not-readable, watch.in-workspace; with `once` also what a load throws
 */
export async function* watchFolder(
  viewer: Viewer,
  workspace: Workspace,
  folder: string,
  options: WatchOptions,
): AsyncGenerator<WatchReport> {
  requireRight(viewer, "change-workspace");
  const watched = requireSeparate(folder, workspace.folder);
  const settle = options.settle * 1000;
  const rules = { settle, patience: patienceInSettles * settle, marker: options.marker };
  const began = options.ticks();
  let watch: Watch = new Map();
  let failures = 0;
  let reason = "";
  while (!options.ended()) {
    try {
      const files = inFolder(watched);
      watch = observe(watch, listingOf(files), options.ticks());
      const tried = triedFiles(workspace.folder, watched);
      const { complete, arriving, waiting } = arrivals(watch, tried, options.ticks(), rules);
      if (complete.length > 0) {
        const result = await loadDropped(viewer, workspace, watched, { files, complete, watch }, options);
        yield { kind: "tried", files: complete, result };
        if (options.once) return;
      } else if (options.once && isOver({ arriving, waited: options.ticks() - began, ...rules })) {
        yield { kind: "nothing-new", waiting };
        return;
      }
      [failures, reason] = [0, ""];
      await options.pause(Math.min(settle / listingsInSettle, longestPause));
    } catch (thrown) {
      const error = explained(thrown, watched);
      if (error === undefined || options.once) throw error ?? thrown;
      if (error.code !== reason) yield { kind: "failed", error };
      reason = error.code;
      await options.pause(Math.min(settle * 2 ** failures, longestRetry));
      failures += 1;
    }
  }
}

/**
 * Regular files in a watched folder that a load held and that have not changed since. Excludes files loaded by hand
 * since then.
 *
 * @throws AppError watch.not-readable, watch.in-workspace
 */
export async function stillHeld(viewer: Viewer, workspace: Workspace, folder: string): Promise<readonly string[]> {
  requireRight(viewer, "read-workspace");
  const watched = requireSeparate(folder, workspace.folder);
  const tried = triedFiles(workspace.folder, watched);
  const loaded = namedContents(readJournal(workspace.folder));
  const heldFiles: string[] = [];
  for (const { name, path, skip } of inFolder(watched)) {
    const last = tried.get(name);
    if (skip !== undefined || last === undefined || last.heldIn === null) continue;
    const now = listingOf([{ name, path }]).get(name);
    if (now !== undefined && sameStamp(last.stamp, now.stamp) && !loaded.has(await hashOf(path))) heldFiles.push(name);
  }
  return heldFiles;
}

/** A pass without a delivery ends when nothing is being written, or when writing does not finish in time. */
const isOver = (at: { arriving: boolean; waited: number; settle: number; patience: number }): boolean =>
  !at.arriving || at.waited > at.settle + at.patience;

/** A transient error (disk, network, another command), as an AppError; undefined for a bug. */
function explained(thrown: unknown, watched: string): AppError | undefined {
  if (thrown instanceof AppError) return thrown;
  const missing = ["ENOENT", "ESTALE", "ENOTDIR"].includes(systemCode(thrown) ?? "");
  return missing ? new AppError("watch.not-readable", { folder: watched, wrong: "missing" }) : diskFault(thrown);
}

async function loadDropped(
  viewer: Viewer,
  workspace: Workspace,
  watched: string,
  { files, complete, watch }: { files: readonly InputFile[]; complete: readonly string[]; watch: Watch },
  { now, load }: WatchOptions,
): Promise<LoadResult> {
  const at = now();
  const deliveredNames = new Set(complete);
  const delivered = files
    .filter((file) => deliveredNames.has(file.name))
    .map((file) => ({ ...file, name: shownName(file.name) }));
  const result = await loadSaying(viewer, workspace, delivered, { ...load, add: false, accept: false, now: at });
  const inWarehouse = result.outcome === "loaded" || result.outcome === "unchanged";
  const tried = complete.flatMap((path): [string, Tried][] => {
    const stamp = watch.get(path)?.stamp;
    return stamp === undefined ? [] : [[path, { stamp, heldIn: inWarehouse ? null : at.toISOString() }]];
  });
  rememberTried(workspace.folder, watched, new Map(tried));
  return result;
}

/**
 * Real path of a folder, which must be outside the workspace: files Fairlead writes are not deliveries.
 *
 * @throws AppError watch.not-readable, watch.in-workspace
 */
function requireSeparate(folder: string, workspace: string): string {
  let watched: string;
  try {
    watched = realpathSync(folder);
  } catch {
    throw new AppError("watch.not-readable", { folder, wrong: "missing" });
  }
  const own = realpathSync(workspace);
  const holds = (outer: string, inner: string): boolean => {
    const way = relative(outer, inner);
    return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  };
  if (holds(own, watched) || holds(watched, own)) throw new AppError("watch.in-workspace", { folder, workspace });
  inFolder(watched);
  return watched;
}

/** @throws AppError watch.not-readable */
function inFolder(watched: string): InputFile[] {
  try {
    readdirSync(watched);
  } catch (error) {
    const code = systemCode(error);
    const wrong = code === "ENOTDIR" ? "a-file" : code === "ENOENT" ? "missing" : "denied";
    throw new AppError("watch.not-readable", { folder: watched, wrong }, { cause: error });
  }
  return filesIn(watched, "");
}

const listingOf = (files: readonly InputFile[]): Listing =>
  new Map(
    files.flatMap(({ name, path, skip }): [string, Listed][] => {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (stats === undefined) return [];
      const stamp = { size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs };
      return [[name, { stamp, hidden: skip === "hidden" }]];
    }),
  );
