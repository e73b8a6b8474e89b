import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

const own =
  /^(fairlead\.yaml|archive|profiles|practices|cubes|answer-key\.json|watch\.json|warehouse(\.\w+)?\.duckdb(\.\w+)*|\.(scratch|lock|report)(\..*)?)$/;

/**
 * Whether this is what Fairlead keeps in a workspace, which may also contain the files that are delivered to it.
 *
 * @param name  of a file or folder directly in the workspace
 */
export const isOfWorkspace = (name: string): boolean => own.test(name);

/** An audit of any audience begins so (`printers/json.ts`). */
const auditStart = /^\{"audience":"[a-z]+","program":"fairlead /;

/** Whether a folder has an audit's report: its sheets and pages are results, not records. */
export function isReport(folder: string): boolean {
  const path = join(folder, "audit.json");
  try {
    // Not opened unless it is a regular file: opening a pipe waits for its writer.
    if (!statSync(path).isFile()) return false;
    const file = openSync(path, "r");
    try {
      const start = Buffer.alloc(64);
      return auditStart.test(start.toString("latin1", 0, readSync(file, start)));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
