import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { type WatchOptions, type WatchReport, watchFolder } from "../../src/app/watch-folder.ts";
import { whileLocked } from "../../src/sources/lock.ts";
import type { Workspace } from "../../src/sources/workspace.ts";
import { enrollmentFile, freshFolder, freshWorkspace } from "../sources/small-district.ts";

const enrollment = (students: number, schoolYear = 2026): string => enrollmentFile({ schoolYear, schools: [students] });

let workspace: Workspace;
let drop: string;

beforeEach(() => {
  workspace = freshWorkspace();
  drop = freshFolder();
});

const put = (name: string, text: string): void => writeFileSync(join(drop, name), text);

/** A watch with a fake clock that each pause advances, so nothing really waits; `during` runs between two listings. */
function watching(options: Partial<WatchOptions> = {}, during: (pauses: number) => void | Promise<void> = () => {}) {
  let ticks = 0;
  let pauses = 0;
  return watchFolder(operator, workspace, drop, {
    settle: 10,
    once: true,
    now: () => new Date(Date.UTC(2026, 2, 1) + ticks),
    ticks: () => ticks,
    pause: async (ms) => {
      ticks += ms;
      pauses += 1;
      await during(pauses);
    },
    ended: () => false,
    load: {},
    ...options,
  });
}

async function pass(options: Partial<WatchOptions> = {}): Promise<unknown> {
  const reports: WatchReport[] = [];
  for await (const report of watching({ once: true, ...options })) reports.push(report);
  expect(reports).toHaveLength(1);
  const [report] = reports;
  if (report?.kind !== "tried") return report;
  return { files: report.files, outcome: report.result.outcome };
}

const nothingNew = { kind: "nothing-new", waiting: [] };

test("leaves files in place, ignores unfinished and hidden files, and never loads the same content twice", async () => {
  put("SENR.txt", enrollment(40));
  put("SINF.txt.part", "unfinished");
  put(".hidden", "hidden");
  expect(await pass()).toEqual({ files: ["SENR.txt"], outcome: "loaded" });
  expect(await pass()).toEqual(nothingNew);
  put("SENR copy.txt", enrollment(40));
  utimesSync(join(drop, "SENR.txt"), 1, 1);
  expect(await pass()).toEqual({ files: ["SENR copy.txt", "SENR.txt"], outcome: "unchanged" });
  rmSync(join(workspace.folder, "watch.json"));
  expect(await pass()).toEqual({ files: ["SENR copy.txt", "SENR.txt"], outcome: "unchanged" });
  writeFileSync(join(workspace.folder, "watch.json"), "{ not JSON");
  expect(await pass()).toEqual({ files: ["SENR copy.txt", "SENR.txt"], outcome: "unchanged" });
  expect(await pass()).toEqual(nothingNew);
  expect(readdirSync(drop).sort()).toEqual([".hidden", "SENR copy.txt", "SENR.txt", "SINF.txt.part"]);
  const memory = join(workspace.folder, "watch.json");
  expect(statSync(memory).mode & 0o777).toBe(0o600);
  expect(readFileSync(memory, "utf8")).not.toMatch(/10000000|\bL1\b/);
});

test("reports a link once, and a file without loadable rows once, whatever its name", async () => {
  writeFileSync(join(dirname(drop), "outside.txt"), enrollment(5));
  symlinkSync(join(dirname(drop), "outside.txt"), join(drop, "link.txt"));
  expect(await pass()).toEqual({ files: ["link.txt"], outcome: "nothing-usable" });
  expect(await pass()).toEqual(nothingNew);
  put("__proto__", "a,b\n1,2\n");
  expect(await pass()).toEqual({ files: ["__proto__"], outcome: "nothing-usable" });
  expect(await pass()).toEqual(nothingNew);
});

test("retries a whole held delivery if one of its files changes, and loads other files without it", async () => {
  put("SENR.txt", enrollment(40));
  expect(await pass()).toMatchObject({ outcome: "loaded" });
  put("SENR.txt", enrollment(10));
  mkdirSync(join(drop, "older"));
  put("older/SENR.txt", enrollment(30, 2025));
  expect(await pass()).toEqual({ files: ["SENR.txt", "older/SENR.txt"], outcome: "held" });
  expect(await pass()).toEqual(nothingNew);
  put("oldest.txt", enrollment(30, 2024));
  expect(await pass()).toEqual({ files: ["oldest.txt"], outcome: "loaded" });
  put("SENR.txt", enrollment(41));
  expect(await pass()).toEqual({ files: ["SENR.txt", "older/SENR.txt"], outcome: "loaded" });
  expect(await pass()).toEqual(nothingNew);
});

test("with a marker, even a hidden one, a pass loads only the files it covers", async () => {
  put("SENR.txt", enrollment(20));
  expect(await pass({ marker: ".done" })).toEqual({ kind: "nothing-new", waiting: ["SENR.txt"] });
  put(".done", "");
  expect(await pass({ marker: ".done" })).toEqual({ files: ["SENR.txt"], outcome: "loaded" });
  expect(await pass({ marker: ".done" })).toEqual(nothingNew);
});

test("refuses a folder inside or around the workspace, also through a link, and a missing folder or a file", async () => {
  const inner = join(workspace.folder, "drop");
  mkdirSync(inner);
  const link = join(freshFolder(), "elsewhere");
  symlinkSync(inner, link);
  put("SENR.txt", enrollment(20));
  const outside = drop;
  const refused: readonly (readonly [string, string])[] = [
    [inner, "watch.in-workspace"],
    [workspace.folder, "watch.in-workspace"],
    [dirname(workspace.folder), "watch.in-workspace"],
    [link, "watch.in-workspace"],
    [join(outside, "none"), "watch.not-readable"],
    [join(outside, "SENR.txt"), "watch.not-readable"],
  ];
  for (const [folder, code] of refused) {
    drop = folder;
    await expect(pass(), folder).rejects.toMatchObject({ code });
  }
  // A folder whose name only shares a prefix is a different folder.
  drop = `${workspace.folder}-drop`;
  mkdirSync(drop);
  expect(await pass()).toEqual(nothingNew);
});

test("reports an unreachable share and a busy workspace once each, and keeps watching", async () => {
  const away = `${drop}-away`;
  let release = (): void => {};
  let locked: Promise<void> | undefined;
  put("SENR.txt", enrollment(20));
  const seen: string[] = [];
  const reports = watching({ once: false, ended: () => seen.at(-1) === "loaded" }, async (pauses) => {
    if (pauses === 1) renameSync(drop, away);
    if (pauses === 4) {
      renameSync(away, drop);
      locked = whileLocked(workspace.folder, "load", new Date(), () => new Promise((resolve) => (release = resolve)));
    }
    if (pauses === 15) {
      release();
      await locked;
    }
  });
  for await (const report of reports) {
    if (report.kind === "failed") seen.push(report.error.code);
    if (report.kind === "tried") seen.push(report.result.outcome);
  }
  expect(seen).toEqual(["watch.not-readable", "workspace.busy", "loaded"]);
  await expect(
    whileLocked(workspace.folder, "load", new Date(), async () => {
      put("SENR.txt", enrollment(21));
      await pass();
    }),
  ).rejects.toMatchObject({ code: "workspace.busy" });
});
