import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { makeTemporaryFolder, sweepTemporary, withTemporaryFolder } from "../../src/base/temporary-folder.ts";
import { freshFolder } from "../sources/small-district.ts";

const module = pathToFileURL(join(import.meta.dirname, "..", "..", "src", "base", "temporary-folder.ts")).href;

/** Temporary files go into a folder of this test. */
function ownTemporaryFolder(): string {
  const folder = freshFolder();
  vi.stubEnv("TMPDIR", folder);
  expect(tmpdir()).toBe(folder);
  return folder;
}
afterEach(() => void vi.unstubAllEnvs());

test("a run deletes folders of killed runs, but not those of live runs or other programs", async () => {
  const kept = freshFolder();
  const folder = ownTemporaryFolder();
  const code = `import { makeTemporaryFolder } from ${JSON.stringify(module)};
    console.log(makeTemporaryFolder()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const theirs = (await child.stdout.take(1).toArray()).map((said) => String(said).trim())[0] ?? "";
  writeFileSync(join(theirs, "SENR.txt"), "students");
  const own = makeTemporaryFolder();
  const start = basename(own).split("-").slice(0, 2).join("-");
  const others = ["fairlead-notes", "fairlead-check-Xy12Zq", "fairlead-00000000-4194999-abcdef", `${start}-x-abcdef`];
  for (const name of others) mkdirSync(join(folder, name));
  sweepTemporary();
  expect(existsSync(join(theirs, "SENR.txt"))).toBe(true);

  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await ended;
  // A link with such a name is removed, but not its target.
  writeFileSync(join(kept, "a.txt"), "kept");
  symlinkSync(kept, join(folder, basename(theirs).replace(/.{6}$/, "aaaaaa")));
  await withTemporaryFolder(async (work) => expect(existsSync(work)).toBe(true));
  expect(readdirSync(folder).sort()).toEqual([...others, basename(own)].sort());
  expect(readdirSync(kept)).toEqual(["a.txt"]);
});

test("deletes a folder of an earlier process with the same id", () => {
  const folder = ownTemporaryFolder();
  const own = makeTemporaryFolder();
  const earlier = `${own}-earlier`;
  mkdirSync(earlier);
  utimesSync(earlier, 0, 0);
  sweepTemporary();
  expect(readdirSync(folder)).toEqual([basename(own)]);
});

test("an unlistable temp folder is not an error", () => {
  const file = join(freshFolder(), "a-file");
  writeFileSync(file, "");
  vi.stubEnv("TMPDIR", file);
  expect(() => sweepTemporary()).not.toThrow();
});
