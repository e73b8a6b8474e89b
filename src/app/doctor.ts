import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { openDuckDb } from "../engine/duckdb.ts";
import { type Examination, examine } from "../sources/examine.ts";
import type { Workspace } from "../sources/workspace.ts";

/** Engine version, queried from the engine so that it fails if the engine does not run. */
export async function engineVersion(viewer: Viewer): Promise<string> {
  requireRight(viewer, "read-workspace");
  const db = await openDuckDb();
  try {
    const [row] = await db.all("SELECT version() AS version");
    return String(row?.["version"]);
  } finally {
    await db.close();
  }
}

/** Checks a workspace's archive, warehouse and disk. Read-only. */
export async function examineWorkspace(
  viewer: Viewer,
  workspace: Workspace,
  onFile?: (done: number, total: number, name: string) => void,
): Promise<Examination> {
  requireRight(viewer, "read-workspace");
  return await examine(workspace, onFile);
}
