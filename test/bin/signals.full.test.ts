/** The launcher under an old Node with the real program: a signal stops both and releases what they held. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { examine } from "../../src/sources/examine.ts";
import { whileLocked } from "../../src/sources/lock.ts";
import { settle } from "../../src/sources/next-warehouse.ts";
import { enrollmentFile, freshFolder, freshWorkspace, loadTexts } from "../sources/small-district.ts";

const launcher = join(import.meta.dirname, "..", "..", "bin", "fairlead.js");

/** Starts the launcher on a Node that says it is too old, so that the program runs in a process of its own. */
function started(args: readonly string[]) {
  const old = join(freshFolder(), "old.cjs");
  writeFileSync(old, 'Object.defineProperty(process.versions, "node", { value: "20.0.0" });');
  return spawn(process.execPath, ["--require", old, launcher, ...args], {
    env: { PATH: process.env["PATH"], TMPDIR: tmpdir(), HOME: tmpdir() },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

test("a server stops after SIGTERM", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR_2026.txt": enrollmentFile({ schoolYear: 2026, schools: [40] }) });
  const child = started(["serve", "--workspace", w.folder, "--port", "0"]);
  // Keep reading its output: the program ends if its reader is gone.
  let said = "";
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (piece) => {
      said += String(piece);
      if (/http:\/\/localhost:\d+\n/.test(said)) resolve();
    });
  });
  const address = /http:\/\/localhost:\d+/.exec(said)?.[0] ?? "";
  expect(await (await fetch(`${address}/healthz`)).text()).toBe("ok");
  const first = await fetch(`${address}/audit/index.html`);
  expect([first.url, first.status]).toEqual([`${address}/sign-in?to=%2Faudit%2Findex.html`, 200]);
  // Nobody has been added, and this is not the sample district.
  expect(await first.text()).not.toContain("/sign-in/demo");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([null, "SIGTERM"]);
  await expect(fetch(`${address}/`)).rejects.toThrow("fetch failed");
});

test("a terminated load leaves no lock, and the workspace in its old or new state", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR_2025.txt": enrollmentFile({ schoolYear: 2025, schools: [3] }) }, { accept: true });
  const file = join(freshFolder(), "SENR_2026.txt");
  writeFileSync(file, enrollmentFile({ schoolYear: 2026, schools: [400, 300] }));
  const child = started(["load", file, "--accept", "--workspace", w.folder]);
  while (!existsSync(join(w.folder, ".lock.holder"))) await wait(5);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([null, "SIGTERM"]);
  // Refused while another process has the lock.
  await whileLocked(w.folder, "load", new Date(), () => settle(w));
  const { archive, warehouse } = await examine(w);
  expect(archive).toMatchObject({ missing: [], changed: [], gap: [], damaged: [], unnamed: 0 });
  expect(warehouse.state).toBe("fine");
});
