/**
 * Creates one temporary folder for a test run and removes it at the end, even after failures. `os.tmpdir()` is this folder for every test file and every
 * process a test starts, so a test need not clean up after itself.
 */
import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

/** Environment variables of `os.tmpdir()`, on Unix and Windows. */
const variables = ["TMPDIR", "TMP", "TEMP"];

export default function setup(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "fairlead-tests-")));
  for (const name of variables) process.env[name] = folder;
  const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  // In watch mode, rebuild the sample district after code changes.
  project.onTestsRerun(async () => {
    for (const name of readdirSync(folder)) remove(join(folder, name));
  });
  // Ctrl-C twice skips the teardown, but not this.
  process.once("exit", () => remove(folder));
  return () => remove(folder);
}
