/** Runs every file with property tests from random seeds: `npm run test:explore`. EXPLORE_RUNS is how many seeds, EXPLORE_SEED the first of them. */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = import.meta.dirname;
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && readFileSync(join(folder, name), "utf8").includes('"fast-check"'))
  .map((name) => join(folder, name));

const first = Number(process.env["EXPLORE_SEED"] ?? randomInt(2 ** 31));
const failed: number[] = [];
for (let seed = first; seed < first + Number(process.env["EXPLORE_RUNS"] ?? 1); seed++) {
  console.log(`\nseed ${seed}`);
  const env = { ...process.env, FAIRLEAD_TEST_SEED: String(seed) };
  if (spawnSync(process.execPath, [vitest, "run", ...files], { stdio: "inherit", env }).status !== 0) failed.push(seed);
}
console.log(failed.length === 0 ? "\nNo seed failed." : `\nFailed: EXPLORE_SEED=${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
