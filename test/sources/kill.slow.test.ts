import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { contentOf, enrollmentFile, freshWorkspace, loadTexts, written } from "./small-district.ts";

const main = join(import.meta.dirname, "..", "..", "src", "cli", "fairlead.ts");
const rounds = 15;

/** Loads a file in a separate process, which is killed with SIGKILL after the given milliseconds unless it has ended. */
async function loadAndKill(folder: string, file: string, after?: number): Promise<{ killed: boolean; ms: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [main, "load", file, "--workspace", folder, "--accept"], { stdio: "ignore" });
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(`load ended with ${code}`));
      else resolve(signal);
    });
  });
  if (after !== undefined) {
    await Promise.race([ended, wait(after)]);
    child.kill("SIGKILL");
  }
  return { killed: (await ended) === "SIGKILL", ms: performance.now() - began };
}

test("after a kill at any moment of a load the warehouse is the old one or the new one, and the next load succeeds", async () => {
  const w = freshWorkspace();
  const versions = [1_900, 2_000].map((n) => enrollmentFile({ schoolYear: 2026, schools: [n, 500] }));
  const [file = ""] = written({ "SENR.txt": versions[0] ?? "" });
  const [other = ""] = written({ "SENR.txt": versions[1] ?? "" });
  const states: string[] = [];
  for (const text of versions) {
    await loadTexts(w, { "SENR.txt": text }, { accept: true });
    states.push(await contentOf(w));
  }
  expect(states[0]).not.toBe(states[1]);

  let { ms: whole } = await loadAndKill(w.folder, file);
  expect(await contentOf(w)).toBe(states[0]);
  let before = 0;
  let kills = 0;
  // A machine that gets faster ends loads before their kill, so more rounds follow until enough loads were killed.
  for (let round = 0; round < rounds || (kills <= rounds / 3 && round < 10 * rounds); round++) {
    // Times spread over the whole load, each randomly shifted; the start of Node is of less interest.
    const moment = whole * (0.25 + (0.8 * ((round % rounds) + Math.random())) / rounds);
    const { killed, ms } = await loadAndKill(w.folder, before === 0 ? other : file, moment);
    if (killed) kills++;
    else whole = ms;
    const now = states.indexOf(await contentOf(w));
    expect(now, `round ${round}, killed after ${Math.round(moment)} ms`).not.toBe(-1);
    if (!killed) expect(now).toBe(1 - before);
    before = now;
  }
  expect(kills).toBeGreaterThan(rounds / 3);
  await loadAndKill(w.folder, before === 0 ? other : file);
  expect(await contentOf(w)).toBe(states[1 - before]);
});
