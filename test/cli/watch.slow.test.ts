import { spawn } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { enrollmentFile, freshFolder, freshWorkspace } from "../sources/small-district.ts";
import { fairlead, type Ran } from "./run.ts";

const main = join(import.meta.dirname, "..", "..", "src", "cli", "fairlead.ts");
const enrollment = (students: number): string => enrollmentFile({ schoolYear: 2026, schools: [students] });
const unreadableRow = enrollmentFile({ schoolYear: 2026, schools: [1], first: 500, grade: () => "77" });

let workspace: string;
let drop: string;

beforeEach(() => {
  workspace = freshWorkspace().folder;
  drop = freshFolder();
});

const once = (...args: string[]): Ran => fairlead(workspace, ["watch", drop, "--once", "--settle", "1", ...args]);

test("each pass loads settled files and reports a held load by exit code and message", () => {
  writeFileSync(join(drop, "SENR.txt"), enrollment(40));
  const first = once("--json");
  expect(first.code, first.err).toBe(0);
  expect(first.json()).toMatchObject({ ok: true, outcome: "loaded", files: ["SENR.txt"], students: 40 });
  const again = once();
  expect([again.code, again.out]).toEqual([0, "Nothing new to load.\n"]);

  writeFileSync(join(drop, "SENR.txt"), enrollment(10));
  const held = once();
  expect(held.code).toBe(1);
  expect(held.out).toContain("SENR.txt: The load is on hold, because something looks wrong. Nothing was changed.");
  expect(held.out).toContain("75% fewer students");
  expect(held.out).toContain("`fairlead load --accept FILES`");
  const known = once("--lang", "es");
  expect(known.code).toBe(1);
  expect(known.out).toContain("No hay nada nuevo que cargar.\nNo está cargado: SENR.txt.");

  writeFileSync(join(drop, "SENR.txt"), enrollment(41) + unreadableRow);
  const quarantined = once();
  expect(quarantined.code).toBe(1);
  expect(quarantined.out).toContain("1 row waits in quarantine.");
  expect(fairlead(workspace, ["watch", workspace, "--once"]).code).toBe(2);
});

test("polling loads a file written in two halves once it is complete, continues after a held load, and ends at SIGTERM", async () => {
  const child = spawn(process.execPath, [main, "watch", drop, "--settle", "3"], {
    cwd: workspace,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, FAIRLEAD_LANG: "en" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  const until = async (text: string): Promise<void> => {
    for (let i = 0; !said.includes(text); i++) {
      if (i > 6000 || child.exitCode !== null) throw new Error(`not said: ${text}; but: ${said}`);
      await setTimeout(100);
    }
  };
  try {
    await until("Watching");
    const whole = enrollment(40);
    const half = whole.indexOf("\n", whole.length / 2) + 1;
    const path = join(drop, "SENR.txt");
    writeFileSync(path, whole.slice(0, half));
    await setTimeout(800);
    appendFileSync(path, whole.slice(half));
    await until("Loaded 40 rows from 1 file (load 1).");
    expect(said).toMatch(/\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}SENR\.txt: Loaded 40 rows/);
    writeFileSync(path, enrollment(10));
    await until("The load is on hold");
    // Long enough for a retry, if there were one.
    await setTimeout(5000);
    writeFileSync(path, enrollment(42));
    await until("Loaded 42 rows");
    expect(said.split("The load is on hold")).toHaveLength(2);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(said).toContain("The watch has ended.");
  } finally {
    child.kill("SIGKILL");
  }
});
