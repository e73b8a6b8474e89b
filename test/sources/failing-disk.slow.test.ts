/**
 * A disk that dies, fails, is full, or lies at each single call of a command: the workspace is in its old or new
 * state, and the error names the disk.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { diskFault } from "../../src/base/disk-fault.ts";
import { AppError } from "../../src/base/errors.ts";
import { examine } from "../../src/sources/examine.ts";
import { readLoads } from "../../src/sources/loads.ts";
import { rebuildWarehouse } from "../../src/sources/rebuild.ts";
import { onFailingDisk } from "./failing-disk.ts";
import { type Bench, benchOf, checkAfter, endsOf, leftovers, type Name } from "./interrupted.ts";
import { contentOf, freshFolder } from "./small-district.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await benchOf();
});

/** `fails` is EIO and ENOSPC in turn. */
const faults = ["dies", "fails", "lies"] as const;
const everyCall = (["load", "undo", "map"] as const).flatMap((name) => faults.map((fault) => [name, fault] as const));

test.each(everyCall)("at every file-system call of %s the disk %s", async (name: Name, fault) => {
  const ends = await endsOf(bench, name);
  let landed = 0;
  for (let at = 1; ; at++) {
    const w = bench.copy();
    const how = fault !== "fails" ? fault : at % 2 === 0 ? "ENOSPC" : "EIO";
    const disk = await onFailingDisk(w.folder, { how, at }, () => bench.commands[name].run(w));
    const what = `${how} at call ${at} of ${name}, ${disk.landed}`;
    if (disk.landed !== undefined) landed++;
    if (disk.error !== undefined && how !== "dies") {
      const said = disk.error instanceof AppError ? disk.error.code : diskFault(disk.error)?.code;
      expect(said, `${what}: ${disk.error}`).toMatch(/^(disk|archive)\.[a-z-]+$/);
    }
    const ended = await checkAfter(bench, w, { name, what, ends, thorough: false });
    // If a command reported success, the change is there.
    if (disk.error === undefined) expect(ended, what).toBe("after");
    rmSync(join(w.folder, ".."), { recursive: true, force: true });
    if (disk.calls < at) break;
  }
  expect(landed).toBeGreaterThan(fault === "lies" ? 0 : 5);
});

test.each(["short", "no-links", "no-fsync", "no-fsync-at-all"] as const)(
  "load, undo and rebuild work on a file system with %s",
  async (how) => {
    const w = bench.copy();
    for (const name of ["load", "undo", "rebuild"] as const)
      expect((await onFailingDisk(w.folder, { how }, () => bench.commands[name].run(w))).error).toBeUndefined();
    expect((await readLoads(w)).filter((l) => l.stands).map((l) => l.number)).toEqual([1, 3]);
    expect((await examine(w)).archive).toMatchObject({ missing: [], changed: [], damaged: [] });
    expect(leftovers(w)).toEqual([]);
  },
);

test("a warehouse is rebuilt onto another device, and onto no file that is there", async () => {
  const w = bench.copy();
  const folder = join(freshFolder(), "elsewhere");
  mkdirSync(folder);
  const out = join(folder, "copy.duckdb");
  const rebuild = () => rebuildWarehouse(w, { out, now: new Date() });
  expect((await onFailingDisk(w.folder, { how: "other-device" }, rebuild)).error).toBeUndefined();
  expect(await contentOf(w, out)).toBe(await contentOf(w));
  expect(readdirSync(folder)).toEqual(["copy.duckdb"]);
  writeFileSync(out, "thesis");
  await expect(rebuild()).rejects.toMatchObject({ code: "rebuild.file-exists" });
  expect(readFileSync(out, "utf8")).toBe("thesis");
});
