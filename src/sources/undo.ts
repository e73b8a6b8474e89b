import { AppError } from "../base/errors.ts";
import { openDuckDb } from "../engine/duckdb.ts";
import { activeLoads, type LoadEvent, readJournal, requireWhole, type UndoEvent } from "./archive.ts";
import { whileLocked } from "./lock.ts";
import { materializeRecords } from "./materialize.ts";
import { buildNext, commit, finish, type OnReplay, replay, settle } from "./next-warehouse.ts";
import { remembers, takeBack } from "./take-back.ts";
import { ensureSchema } from "./warehouse.ts";
import { type Workspace, warehousePath } from "./workspace.ts";

/**
 * Undoes a load: the warehouse becomes what it would be without it. The delivery stays in the archive.
 *
 * @param which  the load's number, or its delivery id
 * @returns the load that was undone
 * @throws AppError load.unknown, load.undone, workspace.busy, archive.*, disk.*
 */
export async function revertLoad(
  workspace: Workspace,
  which: string,
  options: { readonly now: Date; readonly onReplay?: OnReplay },
): Promise<LoadEvent> {
  return await whileLocked(workspace.folder, "undo", options.now, async () => {
    // No catch-up: the load being undone may be the one that cannot be replayed.
    const lastEvent = await settle(workspace);
    requireWhole(workspace.folder, lastEvent);
    const events = readJournal(workspace.folder);
    const loads = events.filter((e) => e.kind === "load");
    const load = loads.find((e) => e.id === which || String(e.number) === which.replace(/^0+(?=\d)/, ""));
    if (load === undefined) {
      throw new AppError("load.unknown", { which, loads: loads.map((e) => e.number) });
    }
    const active = activeLoads(events);
    if (!active.includes(load)) {
      throw new AppError("load.undone", { load: load.number });
    }
    const last = events.at(-1)?.number ?? 0;
    const event: UndoEvent = { kind: "undo", number: last + 1, at: options.now.toISOString(), load: load.number };
    const rest = active.filter((e) => e !== load);
    const next =
      lastEvent === last && (await presentRemembers(workspace, load))
        ? await withoutLoad(workspace, load, event.number)
        : await replay(workspace, rest, { lastEvent: event.number }, options.onReplay);
    commit(workspace, next, event);
    return load;
  });
}

async function presentRemembers({ folder }: Workspace, load: LoadEvent): Promise<boolean> {
  const db = await openDuckDb(warehousePath(folder), { readOnly: true });
  try {
    return await remembers(db, load.number);
  } finally {
    await db.close();
  }
}

async function withoutLoad(workspace: Workspace, load: LoadEvent, lastEvent: number): Promise<string> {
  const { path } = await buildNext(workspace, warehousePath(workspace.folder), async (db) => {
    await ensureSchema(db, "next");
    await materializeRecords(db, "next", await takeBack(db, load.number));
    await finish(workspace, db, { lastEvent });
  });
  return path;
}
