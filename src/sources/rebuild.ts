import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeFolder, swapIn } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { type AcceptedGap, acceptGap } from "./accept-gap.ts";
import { activeLoads, readJournal, requireWhole } from "./archive.ts";
import { whileLocked } from "./lock.ts";
import { type OnReplay, replay, settle } from "./next-warehouse.ts";
import { type Workspace, warehousePath } from "./workspace.ts";

export interface RebuildOptions {
  /** `2026-01-31` (inclusive) or a full time: only events up to then. */
  readonly asOf?: string;
  /** Output path; a rebuild as of a date never replaces the current warehouse. */
  readonly out?: string;
  /** Continue without lost journal records (`acceptGap`). */
  readonly acceptGap?: boolean;
  readonly now: Date;
  readonly onReplay?: OnReplay;
}

/** The default path of a warehouse as of a date. */
export const asOfPath = (folder: string, asOf: string): string =>
  join(folder, `warehouse-as-of-${asOf.slice(0, 10)}.duckdb`);

/**
 * Replays the archive.
 *
 * @returns number of loads in it, its path, and what was given up with `acceptGap`
 * @throws AppError rebuild.not-a-date, rebuild.nothing-known, rebuild.in-the-way, rebuild.file-exists, archive.*,
 *   disk.*, workspace.busy
 */
export async function rebuildWarehouse(
  workspace: Workspace,
  options: RebuildOptions,
): Promise<{ readonly loads: number; readonly path: string; readonly accepted?: AcceptedGap }> {
  const { folder } = workspace;
  const moment = options.asOf === undefined ? undefined : momentOf(options.asOf);
  const present = warehousePath(folder);
  const own = options.asOf === undefined ? present : asOfPath(folder, options.asOf);
  const path = options.out === undefined ? own : resolve(options.out);
  const inPlace = sameFile(path, present);
  if (inPlace && moment !== undefined) {
    throw new AppError("rebuild.in-the-way", { path });
  }
  if (!inPlace && !sameFile(path, own) && existsSync(path)) {
    throw new AppError("rebuild.file-exists", { path });
  }
  return await whileLocked(folder, "rebuild", options.now, async () => {
    const lastEvent = await settle(workspace);
    const accepted = options.acceptGap === true ? acceptGap(folder, lastEvent, options.now) : undefined;
    requireWhole(folder, lastEvent);
    const events = readJournal(folder);
    const loads = activeLoads(events, moment);
    const known = moment === undefined ? events : events.filter((e) => e.at <= moment);
    const last = known.at(-1)?.number ?? 0;
    if (last === 0 && accepted === undefined) {
      throw new AppError("rebuild.nothing-known", { asOf: options.asOf ?? null });
    }
    const state = { lastEvent: last, ...(moment === undefined ? {} : { asOf: moment }) };
    const next = await replay(workspace, loads, state, options.onReplay);
    makeFolder(dirname(path));
    swapIn(next, path);
    return { loads: loads.length, path, ...(accepted !== undefined && { accepted }) };
  });
}

/** Whether two paths refer to the same file, by any link or spelling. */
const sameFile = (a: string, b: string): boolean =>
  a === b || (existsSync(a) && existsSync(b) && realpathSync.native(a) === realpathSync.native(b));

/**
 * Cutoff of an as-of date: the end of that day, or a full time unchanged.
 *
 * @throws AppError rebuild.not-a-date
 */
export function momentOf(asOf: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asOf);
  const time = Date.parse(day ? `${asOf}T23:59:59.999Z` : asOf);
  if (!Number.isNaN(time) && /^\d{4}-\d{2}-\d{2}/.test(asOf)) return new Date(time).toISOString();
  throw new AppError("rebuild.not-a-date", { given: asOf });
}
