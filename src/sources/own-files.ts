import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

const own =
  /^(fairlead\.yaml|archive|profiles|practices|cubes|answer-key\.json|watch\.json|state\.sqlite(-\w+)?|warehouse(\.\w+)?\.duckdb(\.\w+)*|\.(scratch|lock|report)(\..*)?)$/;

/**
 * Whether this is one of Fairlead's own files in a workspace, which may also contain deliveries.
 *
 * @param name  of a file or folder directly in the workspace
 */
export const isOfWorkspace = (name: string): boolean => own.test(name);

/** Every audit.json starts like this, for any audience (`printers/json.ts`). */
const auditStart = /^\{"audience":"[a-z]+","program":"fairlead /;

/** Whether a folder contains an audit report, whose sheets and pages are results rather than records. */
export function isReport(folder: string): boolean {
  const path = join(folder, "audit.json");
  try {
    // Open only regular files: opening a pipe blocks until it has a writer.
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
