import { AppError } from "../base/errors.ts";
import { readJournal } from "../sources/archive.ts";
import { asOfPath, momentOf, rebuildWarehouse } from "../sources/rebuild.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { CommandContext } from "./command-context.ts";
import type { AsOf } from "./run-audit.ts";

/**
 * What was known on a past day: the warehouse `fairlead rebuild --as-of` writes, made now where it is not there or not of that moment.
 *
 * @throws AppError rebuild.not-a-date, rebuild.nothing-known, workspace.busy
 */
export async function knownThen(context: CommandContext, workspace: Workspace, asOf: string): Promise<AsOf> {
  const path = asOfPath(workspace.folder, asOf);
  if (await holds(workspace, path, momentOf(asOf))) return { asOf, path };
  const bar = context.terminal.progress(context.words.replaying);
  try {
    await rebuildWarehouse(workspace, {
      asOf,
      now: context.now(),
      onReplay: (done, total) => bar.step(done, total, ""),
    });
  } finally {
    bar.stop();
  }
  return { asOf, path };
}

/** Whether a warehouse stands there that was made of just what the archive knew then. */
async function holds({ folder }: Workspace, path: string, moment: string): Promise<boolean> {
  const last = readJournal(folder).findLast((event) => event.at <= moment)?.number;
  try {
    const db = await openWarehouse(folder, path);
    try {
      const [state] = await db.all("SELECT last_event, built_as_of FROM meta.state");
      return state?.["built_as_of"] === moment && Number(state["last_event"]) === last;
    } finally {
      await db.close();
    }
  } catch (error) {
    // Not there, or made by another version: it is made anew.
    if (error instanceof AppError) return false;
    throw error;
  }
}
