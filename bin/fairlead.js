#!/usr/bin/env node
// Starts the program. Uses old JavaScript syntax, because it must run on a Node that is too old for the program and report that.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { newEnough, refuse } from "./node-version.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "src", "cli", "fairlead.ts");
// The packed package contains only compiled code, because Node does not strip types under node_modules.
const program = existsSync(source) ? source : join(root, "dist", "cli", "fairlead.js");

/** How the user called the program, so that the commands it suggests work. */
function calledAs() {
  const { npm_lifecycle_event: script, npm_command: npm, PATH = "" } = process.env;
  if (script === "fairlead" || script === "start") return "npm run fairlead --";
  if (npm === "exec") return "npx fairlead";
  const isHere = (folder) => {
    try {
      return realpathSync(join(folder, "fairlead")) === realpathSync(fileURLToPath(import.meta.url));
    } catch {
      return existsSync(join(folder, "fairlead.cmd"));
    }
  };
  if (PATH.split(delimiter).some((folder) => folder !== "" && isHere(folder))) return "fairlead";
  const path = relative(process.cwd(), fileURLToPath(import.meta.url));
  return `node ${/\s/.test(path) ? JSON.stringify(path) : path}`;
}
process.env["FAIRLEAD_CALLED_AS"] ??= calledAs();

/** Node from the optional package `node`, if it is installed for this system and runs. */
function packagedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
    const works = (path) =>
      newEnough(
        String(spawnSync(path, ["--version"]).stdout)
          .trim()
          .replace("v", ""),
      );
    return ["node.exe", "node"].map((name) => join(folder, "bin", name)).find(works);
  } catch {
    return undefined;
  }
}

/** Runs the program in a child process, forwards signals to it, and exits the way it does. */
function runWith(node) {
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => refuse(error.message));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    for (const name of signals) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

/** Node 22 still calls `node:sqlite` experimental. Fairlead uses it for its lock and the staff app, so the warning would not help users. */
function hushSqlite() {
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (!String(warning).startsWith("SQLite is an experimental feature")) emit.call(process, warning, ...rest);
  };
}

if (newEnough(process.versions.node)) {
  hushSqlite();
  await import(pathToFileURL(program).href);
} else {
  const node = packagedNode();
  if (node === undefined) refuse();
  else runWith(node);
}
