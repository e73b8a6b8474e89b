/**
 * `npm start` from nothing to the first page, and again with nothing changed: seconds from the command, by way of the sign-in page, to the whole first page of
 * the audit in a browser's hands.
 * The modules are compiled before the clock starts, as they are after the first command of an installation.
 *
 *   npm run bench -- start
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { sentencesEn } from "../src/ui/language/en/sentences.ts";
import { signInToSample } from "../test/server/sign-in-to-sample.ts";

const allowed = { first: 20, again: 3 };
const program = join(import.meta.dirname, "..", "bin", "fairlead.js");

const home = mkdtempSync(join(tmpdir(), "start-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));

interface Seconds {
  /** Until the first page has arrived: at first of the latest year alone, as it then says. */
  readonly page: number;
  /** Until the first page of all years has arrived. */
  readonly whole: number;
}

/** Runs `start` until the whole report is in its folder. */
async function secondsToPage(): Promise<Seconds> {
  const began = performance.now();
  const child = spawn(process.execPath, [program, "start", "--port", "0"], {
    cwd: home,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      child.once("exit", (code) => reject(new Error(`start ended with ${code}: ${said}`)));
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      });
    });
    const read = await signInToSample(address, "Data director");
    let page = await (await read("/")).text();
    if (!page.includes("Alder Valley Unified")) throw new Error("the first page is not the report's");
    const seconds = (): number => (performance.now() - began) / 1000;
    const took = seconds();
    let whole = took;
    // Today has gaps once the audit is read.
    while ([sentencesEn["page.still-reading"], sentencesEn["today.reading"]].some((said) => page.includes(said))) {
      await setTimeout(100);
      page = await (await read("/")).text();
      whole = seconds();
    }
    const rest = await read("/audit/audit.json");
    if (!rest.ok) throw new Error(`audit.json: ${rest.status}`);
    await rest.arrayBuffer();
    return { page: took, whole };
  } finally {
    child.kill("SIGINT");
    await ended;
  }
}

// Compiles every module that a start needs, in threads too.
spawnSync(process.execPath, [program, "demo", "--students", "400", "--years", "1", "--out", "compiled"], { cwd: home });
spawnSync(process.execPath, [program, "audit", "--workspace", "compiled", "--out", "compiled/audit"], { cwd: home });

let failed = false;
for (const [name, most] of Object.entries(allowed)) {
  const { page, whole } = await secondsToPage();
  console.log(
    `${name}: ${page.toFixed(1)} s to the first page, at most ${most} (${(page / most).toFixed(2)} of it); ${whole.toFixed(1)} s to that of all years`,
  );
  failed ||= page > most;
}
process.exitCode = failed ? 1 : 0;
