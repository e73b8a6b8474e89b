import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { sampleDistrict } from "../sample-district.ts";
import { signInToSample } from "../server/sign-in-to-sample.ts";
import { fairlead } from "./run.ts";

const main = join(import.meta.dirname, "..", "..", "src", "cli", "fairlead.ts");

/** Runs `start` until it prints its address; returns the output so far and a way to stop it. */
function started(cwd: string, args: readonly string[]): Promise<{ said: string; address: string; end: () => void }> {
  const child = spawn(process.execPath, [main, "start", ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`start ended with ${code}: ${said}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
        if (address !== undefined && said.includes("Ctrl+C")) resolve({ said, address, end: () => child.kill() });
      });
    }
  });
}

test("demo creates a complete workspace, and start shows its audit to its people, with three things to try", async () => {
  const folder = await sampleDistrict("small");
  const home = dirname(folder);
  const key = JSON.parse(readFileSync(join(folder, "answer-key.json"), "utf8")) as Record<string, unknown>;
  expect(Object.keys(key)).toEqual(expect.arrayContaining(["planted", "nonDifferences"]));
  expect(readdirSync(join(folder, "deliveries"))).toHaveLength(2);
  expect(fairlead(folder, ["doctor"]).code).toBe(0);
  expect(fairlead(home, ["demo", "--out", "sample"]).err).toContain("already has files in it");

  const { said, address, end } = await started(home, ["--out", "sample", "--port", "0"]);
  try {
    expect(said).not.toContain("Inventing");
    expect(said).toMatch(/1\. .*\n2\. .*\n3\. /);
    const first = await fetch(address);
    expect([first.url, first.status]).toEqual([`${address}/sign-in`, 200]);
    const director = await signInToSample(address, "Data director");
    const page = await director("/");
    expect([page.url, page.status]).toEqual([`${address}/`, 200]);
    const today = await page.text();
    expect(today).toContain("Alder Valley Unified");
    for (const id of ["changed", "largest", "problems"]) expect(today).toContain(`id="${id}"`);
    const { findings } = (await (await director("/audit/audit.json")).json()) as { findings: unknown[] };
    expect(findings.length).toBeGreaterThan(100);
    const there = async (path: string): Promise<string> => {
      const answer = await director(`/audit/${path}`);
      expect(answer.status, path).toBe(200);
      return await answer.text();
    };
    expect(await there("index.html")).toContain("href=outliers/index.html");
    // Figures of other years stay apart from this year's audit: only its first page links to them.
    expect(await there("goals/1.html")).not.toContain("outliers/index.html");
    expect(await there("outliers/index.html")).toContain("<a href=../index.html>");
    expect(await there("outliers/es/index.html")).toContain("<a href=../../index.html>");
    expect((await director("/audit/../warehouse.duckdb")).status).toBe(404);
    const principal = await signInToSample(address, "Principal, Juniper Elementary");
    const school = await (await principal("/")).text();
    expect(school).toContain("Juniper Elementary");
    expect(school).not.toContain("Granger Elementary");
    expect((await principal("/audit/audit.json")).status).toBe(403);
    // Official figures are for everybody who signed in.
    const board = await signInToSample(address, "Board member");
    expect(await (await board("/")).text()).toContain('href="/audit/outliers/index.html"');
    expect((await board("/audit/outliers/index.html")).status).toBe(200);

    // A port in use is reported before a district is generated, not after.
    const second = fairlead(home, ["start", "--out", "another", "--port", new URL(address).port]);
    expect([second.code, second.out]).toEqual([2, ""]);
    expect(second.err).toContain(new URL(address).port);
    expect(existsSync(join(home, "another"))).toBe(false);
  } finally {
    end();
  }
  expect(existsSync(join(folder, "audit", "index.html"))).toBe(true);

  // The second time the pages come from the folder at first: only for those who may see all of them.
  const again = await started(home, ["--out", "sample", "--port", "0"]);
  try {
    const [first, school] = [
      await signInToSample(again.address, "Data director"),
      await signInToSample(again.address, "Principal, Juniper Elementary"),
    ];
    const shown = await first("/");
    expect([new URL(shown.url).pathname, shown.status]).toEqual(["/", 200]);
    expect(await shown.text()).toContain('action="/sign-out"');
    expect(await (await school("/")).text()).toContain("Juniper Elementary");
    expect((await school("/audit/index.html")).status).toBe(403);
    expect((await first("/audit/es/index.html")).status).toBe(200);
  } finally {
    again.end();
  }

  // A later audit in the other language keeps these pages beside it.
  expect(fairlead(home, ["audit", "--workspace", "sample", "--out", "sample/audit", "--lang", "es"]).code).toBe(0);
  expect(readFileSync(join(folder, "audit", "index.html"), "utf8")).toContain("href=outliers/es/index.html");
  expect(existsSync(join(folder, "audit", "outliers", "es", "index.html"))).toBe(true);
});
