/**
 * A separate small file system: really full, really read-only, and owned by another user. Skipped if it cannot be
 * mounted.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskFault } from "../../src/base/disk-fault.ts";
import { AppError } from "../../src/base/errors.ts";
import { readWorkspace, type Workspace } from "../../src/sources/workspace.ts";
import { type Bench, benchOf, checkAfter, endsOf, type Name } from "./interrupted.ts";
import { freshFolder } from "./small-district.ts";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "fairlead.ts");
const place = freshFolder();
const mounted = (() => {
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", place]);
  return status === 0;
})();
afterAll(() => {
  if (mounted) execFileSync("umount", [place]);
});
const remount = (how: "ro" | "rw"): void => void execFileSync("mount", ["-o", `remount,${how}`, place]);

let bench: Bench;
beforeAll(async () => {
  bench = await benchOf();
});

/** A copy of the workspace on the small file system. */
function onPlace(): Workspace {
  const from = bench.copy();
  for (const part of ["district", "report"])
    cpSync(join(from.folder, "..", part), join(place, part), { recursive: true });
  return readWorkspace(join(place, "district"), "/");
}

/** Fills the file system up to some bytes. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(join(place, "filler"), Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

const clear = (): void => {
  for (const name of ["district", "report", "filler"]) rmSync(join(place, name), { recursive: true, force: true });
};

const attempt = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
    return "done";
  } catch (error) {
    return error instanceof AppError ? error.code : (diskFault(error)?.code ?? error);
  }
};

const kilobytes = [0, 4, 16, 64, 256, 1_024, 2_048, 4_096, 8_192, 16_384];

test.skipIf(!mounted).each(["load", "undo", "rebuild"] as const)(
  "%s on a disk with little room left does nothing or all of it, and says that the disk is full",
  async (name: Name) => {
    const ends = await endsOf(bench, name);
    const said = new Set<unknown>();
    for (const left of kilobytes) {
      const w = onPlace();
      fill(left * 1024);
      const outcome = await attempt(() => bench.commands[name].run(w));
      said.add(outcome);
      rmSync(join(place, "filler"));
      const ended = await checkAfter(bench, w, {
        name,
        what: `${left} KB left: ${outcome}`,
        ends,
        thorough: left === 64,
      });
      if (outcome === "done") expect(ended).toBe("after");
      clear();
    }
    expect([...said].sort()).toEqual(["disk.full", "done"]);
  },
);

test.skipIf(!mounted)("a read-only disk says so, changes nothing, and is audited all the same", async () => {
  const w = onPlace();
  const ends = await endsOf(bench, "load");
  const said: Record<string, unknown> = {};
  const out = join(freshFolder(), "report");
  remount("ro");
  try {
    for (const name of ["load", "undo", "rebuild", "map"] as const)
      said[name] = await attempt(() => bench.commands[name].run(w));
    const args = [program, "audit", "--workspace", w.folder, "--out", out];
    const audited = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(audited.status, audited.stderr).toBe(0);
  } finally {
    remount("rw");
  }
  const refused = "disk.read-only";
  expect(said).toEqual({ load: refused, undo: refused, rebuild: refused, map: refused });
  expect(await checkAfter(bench, w, { name: "load", what: "read-only", ends, thorough: true })).toBe("before");
  clear();
});

test.skipIf(!mounted)("another user gets a clear error and changes nothing", async () => {
  const w = onPlace();
  const ends = await endsOf(bench, "load");
  // Other users may pass through the run's folder to the workspace, which must refuse them.
  for (const open of [tmpdir(), place]) chmodSync(open, 0o711);
  const nobody = 65_534;
  const home = freshFolder();
  chmodSync(home, 0o777);
  const args = [program, ...bench.commands.load.args(w), "--workspace", w.folder, "--json"];
  const ran = spawnSync(process.execPath, args, {
    encoding: "utf8",
    uid: nobody,
    gid: nobody,
    env: { ...process.env, TMPDIR: home, HOME: home, NODE_COMPILE_CACHE: home },
  });
  expect(ran.status, ran.stderr).not.toBe(0);
  expect(ran.stdout + ran.stderr).not.toMatch(/cli\.fault|\n {4}at /);
  expect(ran.stdout + ran.stderr).toMatch(/disk\.denied|workspace\.no-settings/);
  expect(await checkAfter(bench, w, { name: "load", what: "another user", ends, thorough: false })).toBe("before");
  chmodSync(tmpdir(), 0o700);
  clear();
});
