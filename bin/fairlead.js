#!/usr/bin/env node
// Starts the program with the Node it brings (24), whatever Node called this file.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const brought = createRequire(import.meta.url).resolve("node/package.json");
const node = join(dirname(brought), "bin", process.platform === "win32" ? "node.exe" : "node");
const run = spawnSync(node, [join(here, "..", "src", "cli", "fairlead.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(run.status ?? 1);
