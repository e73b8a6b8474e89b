/**
 * Districts without any true differences: over all families of a report together, audits call a gap clear no more
 * often than the stated rate.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { makeDemo } from "../../src/app/make-demo.ts";
import { verdicts } from "../../src/reports/judged/judged.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { auditOfDealtTeachers } from "./dealt-teachers.ts";
import {
  auditOfShuffledFiles,
  auditOfShuffledRecords,
  type FalseGaps,
  falseGaps,
  mostByChance,
  trueGapsLeft,
} from "./false-gaps.ts";

const { clearQ, probableQ } = defaultAuditRules;

function expectStatedRates(found: readonly FalseGaps[]): void {
  const audits = found.length;
  expect(trueGapsLeft(found)).toEqual([]);
  expect(found.filter(({ clear }) => clear > 0).length).toBeLessThanOrEqual(mostByChance(audits, clearQ));
  const said = found.filter(({ clear, probable }) => clear + probable > 0).length;
  expect(said).toBeLessThanOrEqual(mostByChance(audits, probableQ));
  // Gaps were judged; staying silent would pass trivially.
  expect(Math.min(...found.map(({ gaps }) => gaps))).toBeGreaterThan(1000);
}

// `npm run bench -- shuffled` judges 200, which takes 15 minutes.
test("30 small districts, with labels shuffled between warehouse and counting pass", {
  timeout: 3_600_000,
}, async () => {
  const found: FalseGaps[] = [];
  for (const seed of [11, 12]) {
    const folder = join(mkdtempSync(join(tmpdir(), "fairlead-test-")), "d");
    const { workspace } = await makeDemo(
      operator,
      folder,
      { seed, students: 400, years: 3 },
      { language: "en", now: new Date() },
    );
    for (let k = 1; k <= 15; k++) found.push(falseGaps(await auditOfShuffledRecords(workspace, k)));
  }
  expectStatedRates(found);
});

// `npm run bench -- shuffled --files` judges as many as asked.
test("two small districts with labels shuffled in their files, through the whole pipeline", {
  timeout: 3_600_000,
}, async () => {
  const found: FalseGaps[] = [];
  for (let k = 1; k <= 2; k++)
    found.push(falseGaps(await auditOfShuffledFiles({ seed: 20 + k, students: 400, years: 2 }, k)));
  expectStatedRates(found);
});

test("20 districts whose teachers are dealt by lot call no more gaps of teachers clear than the rate says", {
  timeout: 3_600_000,
}, async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "fairlead-test-")), "d");
  const { workspace } = await makeDemo(
    operator,
    folder,
    { seed: 31, students: 2000, years: 2 },
    { language: "en", now: new Date() },
  );
  let [audits, said, least] = [0, 0, Number.POSITIVE_INFINITY];
  for (let seed = 1; seed <= 20; seed++) {
    const { gaps } = await auditOfDealtTeachers(workspace, seed);
    audits++;
    least = Math.min(least, gaps.rows);
    if (Array.from(gaps.verdict, (code) => verdicts[code]).some((v) => v === "clear" || v === "clear-small")) said++;
  }
  expect(said).toBeLessThanOrEqual(mostByChance(audits, clearQ));
  expect(least).toBeGreaterThan(300);
});
