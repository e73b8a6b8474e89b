/**
 * Kills at random moments: afterwards the workspace is in its old or new state, and the next command works without
 * repair.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import type { Workspace } from "../../src/sources/workspace.ts";
import { type Bench, benchOf, checkAfter, endsOf, type Name, names } from "./interrupted.ts";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "fairlead.ts");
const kills = 40;

let bench: Bench;
beforeAll(async () => {
  bench = await benchOf();
});

/** Runs a command in a process of its own, killed after some milliseconds. */
function run(name: Name, w: Workspace, after?: number): Promise<{ readonly killed: boolean; readonly ms: number }> {
  const began = performance.now();
  const args = [program, ...bench.commands[name].args(w), "--workspace", w.folder];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  let err = "";
  child.stderr.on("data", (piece) => {
    err += String(piece);
  });
  if (after !== undefined) void wait(after).then(() => child.kill("SIGKILL"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      // A mapping with an open question ends with 1.
      if (code === 0 || code === 1 || signal === "SIGKILL")
        resolve({ killed: signal !== null, ms: performance.now() - began });
      else reject(new Error(`${name} ended with ${code}: ${err}`));
    });
  });
}

/** Does something for each number from 1 on, two at a time. */
async function upTo(most: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = 1;
  const lane = async (): Promise<void> => {
    while (next <= most) await work(next++);
  };
  await Promise.all([lane(), lane()]);
}

test.each(names)(`${kills} kills at random moments of %s`, async (name) => {
  const ends = await endsOf(bench, name);
  await run(name, bench.copy());
  let { ms: whole } = await run(name, bench.copy());
  const ended = { killed: 0, before: 0, after: 0 };
  await upTo(kills, async (i) => {
    const w = bench.copy();
    // Stratified: each kill in its own part of the run, by a fixed sequence. Skips the start of Node.
    const moment = whole * (0.25 + (i - 1 + ((i * 0.618) % 1)) / kills);
    const { killed, ms } = await run(name, w, moment);
    if (killed) ended.killed++;
    else whole = 0.5 * (whole + ms);
    const what = `${name} killed after ${Math.round(moment)} ms`;
    ended[await checkAfter(bench, w, { name, what, ends, thorough: i % 10 === 0 })]++;
    rmSync(join(w.folder, ".."), { recursive: true, force: true });
  });
  process.stdout.write(`${name}: ${JSON.stringify(ended)}\n`);
  expect(ended.killed).toBeGreaterThan(kills / 2);
});
