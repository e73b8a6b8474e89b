/**
 * Runs the checks that need no test run (types, lint, house rules, unused code) in parallel, one per processor. Each
 * is a script in package.json, and its output is printed when it ends.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

/** Longest first, so that none runs alone at the end. */
const checks = ["types", "house", "lint", "knip"];

/** @returns whether it passed */
function passes(check: string): Promise<boolean> {
  const began = performance.now();
  // npm is a script with a different name on each system; a shell finds it.
  const child = spawn(`npm run --silent ${check}`, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`\n${check}: ${code === 0 ? "passed" : "FAILED"}, ${seconds} s`);
      process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

const failed: string[] = [];
const waiting = [...checks];

async function runWaiting(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
    if (!(await passes(check))) failed.push(check);
}

await Promise.all(Array.from({ length: Math.min(availableParallelism(), checks.length) }, runWaiting));
if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
