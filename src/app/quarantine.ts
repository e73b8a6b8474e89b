import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { waitingRows, writeWaiting } from "../sources/quarantine.ts";
import type { Workspace } from "../sources/workspace.ts";

/** A quarantined row by its place, without its content. */
export interface QuarantinedLine {
  readonly delivery: string;
  readonly file: string;
  readonly line: number;
  /** What is wrong with it. */
  readonly codes: readonly string[];
}

export interface Quarantine {
  readonly rows: readonly QuarantinedLine[];
  /** The files that were written, when a folder was given. */
  readonly written: readonly string[];
}

/**
 * The rows that wait for a correction.
 *
 * @param folder  where they are written, with their content, to be corrected; absent = they are not
 */
export async function quarantine(viewer: Viewer, workspace: Workspace, folder?: string): Promise<Quarantine> {
  requireRight(viewer, "read-rows");
  const waiting = await waitingRows(workspace);
  return {
    rows: waiting.map(({ delivery, file, line, codes }) => ({ delivery, file, line, codes })),
    written: folder === undefined ? [] : await writeWaiting(workspace, waiting, folder),
  };
}
