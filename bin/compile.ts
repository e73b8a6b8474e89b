/** Compiles the program for the packed package: `src` becomes `dist`, JavaScript next to the files it reads. Run by `npm pack`. */
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const require = createRequire(import.meta.url);
rmSync(dist, { recursive: true, force: true });

const tsc = join(dirname(require.resolve("typescript-native/package.json")), "bin", "tsc");
const compiled = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.package.json")], { stdio: "inherit" });
if (compiled.status !== 0) throw new Error("src does not compile");

// Style sheets and fonts are next to the code that reads them.
const copied = (path: string): boolean => extname(path) !== ".ts";
cpSync(join(root, "src"), dist, { recursive: true, filter: copied });

// The compiler rewrites the paths of imports, but not the URLs from which threads are started.
for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".js"))) {
  const path = join(dist, name);
  const text = readFileSync(path, "utf8");
  const rewritten = text.replace(/(new URL\("\.[^"]*)\.ts(", import\.meta\.url\))/g, "$1.js$2");
  if (rewritten !== text) writeFileSync(path, rewritten);
}
