import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { AppError } from "../base/errors.ts";
import { readJournal, standingLoads } from "./archive.ts";
import { swapIn } from "./durable.ts";
import { whileLocked } from "./lock.ts";
import { type OnReplay, recover, replay, swapWarehouse } from "./next-warehouse.ts";
import { type Workspace, warehousePath } from "./workspace.ts";

export interface RebuildOptions {
  /** `2026-01-31` (that day included) or a full time: only events up to then. */
  readonly asOf?: string;
  /** Where to write it; a rebuild as of a date never replaces the present warehouse. */
  readonly out?: string;
  readonly now: Date;
  readonly onReplay?: OnReplay;
}

/** The default path of a warehouse as of a date. */
export const asOfPath = (folder: string, asOf: string): string =>
  join(folder, `warehouse-as-of-${asOf.slice(0, 10)}.duckdb`);

/**
 * Replays the archive.
 *
 * @returns how many loads are in it, and its path
 * @throws AppError rebuild.not-a-date, rebuild.nothing-known, rebuild.in-the-way, workspace.busy
 */
export async function rebuildWarehouse(
  workspace: Workspace,
  options: RebuildOptions,
): Promise<{ readonly loads: number; readonly path: string }> {
  const { folder } = workspace;
  const moment = options.asOf === undefined ? undefined : momentOf(options.asOf);
  const path =
    options.out !== undefined
      ? resolve(options.out)
      : options.asOf === undefined
        ? warehousePath(folder)
        : asOfPath(folder, options.asOf);
  const inPlace = path === warehousePath(folder);
  if (inPlace && moment !== undefined) {
    throw new AppError("rebuild.in-the-way", { path });
  }
  return await whileLocked(folder, "rebuild", options.now, async () => {
    await recover(workspace, options.onReplay);
    const events = readJournal(folder);
    const loads = standingLoads(events, moment);
    const known = moment === undefined ? events : events.filter((e) => e.at <= moment);
    const last = known.at(-1)?.number ?? 0;
    if (last === 0) {
      throw new AppError("rebuild.nothing-known", { asOf: options.asOf ?? null });
    }
    const state = { lastEvent: last, ...(moment === undefined ? {} : { asOf: moment }) };
    const next = await replay(workspace, loads, state, options.onReplay);
    if (inPlace && existsSync(path)) swapWarehouse(workspace, next);
    else swapIn(next, path);
    return { loads: loads.length, path };
  });
}

/**
 * The cut-off of an as-of date: the end of that day, or a full time unchanged.
 *
 * @throws AppError rebuild.not-a-date
 */
export function momentOf(asOf: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asOf);
  const time = Date.parse(day ? `${asOf}T23:59:59.999Z` : asOf);
  if (!Number.isNaN(time) && /^\d{4}-\d{2}-\d{2}/.test(asOf)) return new Date(time).toISOString();
  throw new AppError("rebuild.not-a-date", { given: asOf });
}
