import { existsSync, statfsSync } from "node:fs";
import { archivedPath, hashOf, readJournal, standingLoads } from "./archive.ts";
import { lastEventIn, openWarehouse } from "./warehouse.ts";
import { type Workspace, warehousePath } from "./workspace.ts";

/** The health of a workspace. */
export interface Examination {
  readonly archive: {
    readonly files: number;
    readonly loads: number;
    /** Names of files that are missing, or whose hash has changed. */
    readonly missing: readonly string[];
    readonly changed: readonly string[];
  };
  readonly warehouse:
    | { readonly state: "none" | "broken" | "behind" }
    | { readonly state: "fine"; readonly loads: number; readonly students: number; readonly quarantined: number };
  /** Free bytes on the workspace's disk. */
  readonly free: number;
}

/** Checks the hash of every archived file, opens the warehouse, measures free disk space. Changes nothing. */
export async function examine(
  workspace: Workspace,
  onFile?: (done: number, total: number, name: string) => void,
): Promise<Examination> {
  const { folder } = workspace;
  const events = readJournal(folder);
  const loads = events.filter((e) => e.kind === "load");
  const files = [...new Map(loads.flatMap((l) => l.files).map((f) => [f.sha256, f])).values()];
  const missing: string[] = [];
  const changed: string[] = [];
  for (const [done, file] of files.entries()) {
    onFile?.(done, files.length, file.name);
    const path = archivedPath(folder, file.sha256);
    if (!existsSync(path)) missing.push(file.name);
    else if ((await hashOf(path)) !== file.sha256) changed.push(file.name);
  }
  const disk = statfsSync(folder);
  return {
    archive: { files: files.length, loads: loads.length, missing, changed },
    warehouse: await examineWarehouse(folder, events.at(-1)?.number ?? 0, standingLoads(events).length),
    free: disk.bavail * disk.bsize,
  };
}

async function examineWarehouse(folder: string, last: number, standing: number): Promise<Examination["warehouse"]> {
  if (!existsSync(warehousePath(folder))) return { state: last === 0 ? "none" : "behind" };
  const held = await lastEventIn(warehousePath(folder));
  if (held === undefined) return { state: "broken" };
  if (held !== last) return { state: "behind" };
  const db = await openWarehouse(folder);
  try {
    const [row] = await db.all(
      `SELECT (SELECT count(*) FROM meta.loads) AS loads, (SELECT count(DISTINCT student_id) FROM records.enrollment) AS students,
        (SELECT count(*) FROM quarantine.rows) AS quarantined`,
    );
    const loads = Number(row?.["loads"]);
    if (loads !== standing) return { state: "behind" };
    return { state: "fine", loads, students: Number(row?.["students"]), quarantined: Number(row?.["quarantined"]) };
  } finally {
    await db.close();
  }
}
