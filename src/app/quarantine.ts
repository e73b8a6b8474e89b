import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { waitingRows, writeWaiting } from "../sources/quarantine.ts";
import type { Workspace } from "../sources/workspace.ts";

/** Location of a quarantined row, without its content. */
export interface QuarantinedLine {
  readonly delivery: string;
  readonly file: string;
  readonly line: number;
  /** Codes of its problems. */
  readonly codes: readonly string[];
}

export interface Quarantine {
  readonly rows: readonly QuarantinedLine[];
  /** Files written, if a folder was given. */
  readonly written: readonly string[];
}

/**
 * Rows waiting for correction.
 *
 * @param folder  where to write the rows with their content for correction; not written if absent
 */
export async function quarantine(viewer: Viewer, workspace: Workspace, folder?: string): Promise<Quarantine> {
  requireRight(viewer, "read-rows");
  const waiting = await waitingRows(workspace);
  return {
    rows: waiting.map(({ delivery, file, line, codes }) => ({ delivery, file, line, codes })),
    written: folder === undefined ? [] : await writeWaiting(workspace, waiting, folder),
  };
}
