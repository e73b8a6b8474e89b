import { existsSync } from "node:fs";
import { type ArchivedFile, activeLoads, readJournal, readPending } from "./archive.ts";
import { lastEventIn, openWarehouse } from "./warehouse.ts";
import { type Workspace, warehousePath } from "./workspace.ts";

/** An entry of the list of loads. */
export interface LoadLine {
  readonly number: number;
  readonly delivery: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly files: readonly ArchivedFile[];
  readonly added: boolean;
  readonly accepted: boolean;
  /** False if it was undone. */
  readonly stands: boolean;
  /** Only if not undone. */
  readonly rowsLoaded?: number;
  readonly rowsQuarantined?: number;
}

/** Every load, including undone ones, oldest first. */
export async function readLoads(workspace: Workspace): Promise<LoadLine[]> {
  const { folder } = workspace;
  const lastEvent = (await lastEventIn(warehousePath(folder))) ?? 0;
  // A load killed between swap and commit counts as done.
  const pending = readPending(folder).filter((e) => e.number <= lastEvent);
  const committed = readJournal(folder);
  const events = [...committed, ...pending.filter((e) => !committed.some((c) => c.number === e.number))];
  const active = new Set(activeLoads(events).map((e) => e.number));
  const rows = new Map<number, { rowsLoaded: number; rowsQuarantined: number }>();
  if (existsSync(warehousePath(folder)) && lastEvent > 0) {
    const db = await openWarehouse(folder);
    try {
      for (const row of await db.all("SELECT number, rows_loaded, rows_quarantined FROM meta.loads")) {
        rows.set(Number(row["number"]), {
          rowsLoaded: Number(row["rows_loaded"]),
          rowsQuarantined: Number(row["rows_quarantined"]),
        });
      }
    } finally {
      await db.close();
    }
  }
  return events.flatMap((e) =>
    e.kind === "load"
      ? [
          {
            number: e.number,
            delivery: e.id,
            at: e.at,
            files: e.files,
            added: e.add,
            accepted: e.accepted,
            stands: active.has(e.number),
            ...rows.get(e.number),
          },
        ]
      : [],
  );
}
