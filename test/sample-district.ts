/** The sample district, built at most once per test run, by the first test that needs it. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { operator } from "../src/access/viewer.ts";
import { makeDemo, usualDemo } from "../src/app/make-demo.ts";
import { openWorkspace } from "../src/app/open-workspace.ts";
import { reportWords } from "../src/app/report-words.ts";
import { runAudit } from "../src/app/run-audit.ts";
import { writeAudit } from "../src/app/write-audit.ts";
import { deliveryFacts } from "./delivery-facts.ts";

export const sizes = {
  /** 400 students, two years: enough for every command, page and sheet. */
  small: { seed: 5, students: 400, years: 2 },
  /** 9,000 students, four years: large enough to find the planted gaps of the answer key. */
  full: { ...usualDemo, seed: 4 },
};

export type SampleSize = keyof typeof sizes;

/** @returns a copy of the built workspace for this test, with a saved audit */
export async function sampleDistrict(size: SampleSize): Promise<string> {
  const built = await once(`sample-${size}`, async (folder) => {
    const { workspace } = await makeDemo(operator, folder, sizes[size], { language: "en", now: new Date() });
    await runAudit(operator, workspace);
  });
  const own = join(mkdtempSync(join(tmpdir(), "fairlead-test-")), "sample");
  cpSync(built, own, { recursive: true });
  // A copied folder has the usual permissions, and `doctor` warns about a workspace that others can read.
  chmodSync(own, 0o700);
  return own;
}

/** @returns the folder of the audit's report; all tests share it, so it is read-only */
export const sampleReport = (size: SampleSize, lang: "en" | "es" = "en"): Promise<string> =>
  once(`sample-${size}-report-${lang}`, async (folder) => {
    const home = await sampleDistrict(size);
    const workspace = openWorkspace(operator, home, home);
    const deliveries = await deliveryFacts(workspace);
    await writeAudit(operator, await runAudit(operator, workspace), deliveries, folder, {
      words: reportWords(workspace, lang),
    });
  });

/**
 * Builds a folder once, in the first test process that needs it; others wait. `mkdir` succeeds in only one process,
 * so it serves as the lock. The lock is never released: later processes find the folder, or the reason it could not
 * be built.
 */
async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const [folder, lock, failed] = ["", ".lock", ".failed"].map((end) => join(tmpdir(), name + end)) as [
    string,
    string,
    string,
  ];
  try {
    mkdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    while (!existsSync(folder)) {
      if (existsSync(failed)) throw new Error(readFileSync(failed, "utf8"));
      await setTimeout(50);
    }
    return folder;
  }
  try {
    const beside = join(lock, name);
    await make(beside);
    renameSync(beside, folder);
    return folder;
  } catch (error) {
    writeFileSync(failed, String(error));
    throw error;
  }
}
