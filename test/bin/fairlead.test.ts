/** Tests the launcher with a stand-in for the program, under this Node and under one that claims to be older. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "fairlead-test-"));

/** Prints what runs it. With the argument `wait`, waits to be stopped; with `tidy`, exits with 7 on SIGTERM. */
const program = `
if (process.argv[2] === "tidy") process.on("SIGTERM", () => process.exit(7));
if (process.argv[2] === "fail") process.exitCode = 5;
if (["wait", "tidy"].includes(process.argv[2])) setInterval(() => {}, 1000);
console.log(JSON.stringify({ pid: process.pid, version: process.versions.node, args: process.argv.slice(2) }));
`;

/** An installed package: launcher, compiled program, and the optional package `node` when it is given. */
function installed(name: string, node?: string): string {
  const home = join(folder, name);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  };
  for (const file of ["fairlead.js", "node-version.js", "require-node.js"])
    cpSync(join(root, "bin", file), join(home, "bin", file));
  write("package.json", '{ "type": "module" }');
  write("dist/cli/fairlead.js", program);
  if (node !== undefined) {
    write("node_modules/node/package.json", "{}");
    write("node_modules/node/bin/node", node);
    chmodSync(join(home, "node_modules", "node", "bin", "node"), 0o755);
  }
  return join(home, "bin", "fairlead.js");
}

const old = join(folder, "old.cjs");
writeFileSync(old, 'Object.defineProperty(process.versions, "node", { value: process.env.SAYS_VERSION });');

const passesOn = `#!/bin/sh\nexec "${process.execPath}" "$@"\n`;
const withNode = installed("with-node", passesOn);
const without = installed("without");
const broken = installed("broken", "neither a program nor a script");

function run(launcher: string, version: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", old, launcher, ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], SAYS_VERSION: version, ...env },
  });
  return { status, said: stdout, complained: stderr };
}

interface Said {
  readonly pid: number;
  readonly version: string;
  readonly args: readonly string[];
}

test.each(["22.18.0", "22.99.1", "24.0.0", "25.3.0"])("Node %s runs the program itself", (version) => {
  const { status, said } = run(without, version, ["audit", "--json"]);
  expect(status).toBe(0);
  expect(JSON.parse(said) as Said).toMatchObject({ version, args: ["audit", "--json"] });
});

describe.skipIf(process.platform === "win32")(
  "with the package `node` (skipped: its stand-in is a shell script)",
  () => {
    test.each(["18.0.0", "20.20.2", "22.17.1", "23.11.0"])("Node %s hands over to the packaged Node", (version) => {
      const { status, said } = run(withNode, version, ["audit", "a b"]);
      expect(status).toBe(0);
      expect(JSON.parse(said) as Said).toMatchObject({ version: process.versions.node, args: ["audit", "a b"] });
      expect(run(withNode, version, ["fail"]).status).toBe(5);
    });

    test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends the program and the launcher", async (signal) => {
      const { launcher, pid } = await waiting("wait");
      launcher.kill(signal);
      expect(await once(launcher, "exit")).toEqual([null, signal]);
      expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    });

    test("a program that ends itself on a signal gives the launcher its exit code", async () => {
      const { launcher } = await waiting("tidy");
      launcher.kill("SIGTERM");
      expect(await once(launcher, "exit")).toEqual([7, null]);
    });
  },
);

/** The launcher of an old Node, once its program has begun. */
async function waiting(how: "wait" | "tidy"): Promise<{ launcher: ChildProcess; pid: number }> {
  const launcher = spawn(process.execPath, ["--require", old, withNode, how], {
    env: { PATH: process.env["PATH"], SAYS_VERSION: "20.0.0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(launcher.stdout, "data")) as [Buffer];
  return { launcher, pid: (JSON.parse(said.toString()) as Said).pid };
}

test("an old Node without the package explains what is needed in one sentence, in the system's language", () => {
  for (const launcher of [without, broken]) {
    const { status, said, complained } = run(launcher, "20.20.2");
    expect([status, said]).toEqual([3, ""]);
    expect(complained).toMatch(/^Fairlead needs Node 24, or 22\.18 or later; this is Node 20\.20\.2.*\n$/);
    expect(run(launcher, "20.20.2", [], { LANG: "es_MX.UTF-8" }).complained).toMatch(/^Fairlead necesita Node 24,/);
  }
});

test("every package.json script that runs TypeScript checks for an old Node first", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
  };
  const guard = "node bin/require-node.js && ";
  const needsNewNode = Object.entries(scripts).filter(([, script]) => /\.ts\b|vitest/.test(script));
  expect(needsNewNode.map(([name]) => name)).toEqual(
    expect.arrayContaining(["checks", "house", "test:fast", "vectors"]),
  );
  expect(needsNewNode.filter(([, script]) => !script.startsWith(guard))).toEqual([]);
  // `npm test` begins with one of them.
  expect(scripts["test"]).toMatch(/^npm run checks && /);

  const { status, complained } = run(join(dirname(without), "require-node.js"), "20.20.2");
  expect(status).toBe(3);
  expect(complained).toMatch(/^Fairlead needs Node 24, .*\n$/);
  expect(run(join(dirname(without), "require-node.js"), "24.0.0")).toEqual({ status: 0, said: "", complained: "" });
});
