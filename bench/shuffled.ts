/**
 * Audits of districts whose labels are shuffled, so that there is nothing to find: how many call a gap clear, over all families of a report together, by kind
 * of measure and by indicator. Fails when more do than the stated rate allows, and when a label was shuffled together with an outcome, which leaves a true gap.
 *
 * Each district is invented and loaded once, and its records are shuffled many times; with `--files` the labels are shuffled in its files, which are loaded
 * each time.
 *
 *   npm run bench -- shuffled [--districts 4] [--shuffles 50] [--students 400] [--years 4] [--first 1] [--files]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { operator } from "../src/access/viewer.ts";
import { makeDemo } from "../src/app/make-demo.ts";
import { defaultAuditRules } from "../src/rules/audit.ts";
import {
  addTo,
  auditOfShuffledFiles,
  auditOfShuffledRecords,
  type FalseGaps,
  falseGaps,
  mostByChance,
  trueGapsLeft,
} from "../test/whole/false-gaps.ts";

const { values } = parseArgs({
  options: {
    districts: { type: "string", default: "4" },
    shuffles: { type: "string", default: "50" },
    first: { type: "string", default: "1" },
    students: { type: "string", default: "400" },
    years: { type: "string", default: "4" },
    files: { type: "boolean", default: false },
  },
});
const [districts, shuffles, first] = [Number(values.districts), Number(values.shuffles), Number(values.first)];
const size = { students: Number(values.students), years: Number(values.years) };
const found: FalseGaps[] = [];
const note = (seed: number, shuffle: number, of: FalseGaps): void => {
  found.push(of);
  console.log(
    `district ${seed}, shuffle ${shuffle}: ${of.gaps} gaps, ${of.clear} clear, ${of.probable} probable, ${of.moved} of ${of.changes} changes`,
  );
};
for (let seed = first; seed < first + districts; seed++) {
  if (values.files) {
    for (let k = 1; k <= shuffles; k++) note(seed, k, falseGaps(await auditOfShuffledFiles({ seed, ...size }, k)));
    continue;
  }
  const folder = mkdtempSync(join(tmpdir(), "shuffled-"));
  const { workspace } = await makeDemo(
    operator,
    join(folder, "d"),
    { seed, ...size },
    { language: "en", now: new Date() },
  );
  for (let k = 1; k <= shuffles; k++) note(seed, k, falseGaps(await auditOfShuffledRecords(workspace, k)));
  rmSync(folder, { recursive: true });
}

const sums = new Map<string, readonly number[]>();
for (const { counts } of found) for (const [name, numbers] of counts) addTo(sums, name, numbers);
const share = (part: number, of: number): string => (of === 0 ? "-" : `${((100 * part) / of).toFixed(2)} %`);
console.log("judged, clear, probable, p <= 0.05, p <= 0.001, share of comparisons with a gap");
for (const [name, [gaps = 0, clear = 0, probable = 0, p05 = 0, p001 = 0, refused = 0]] of [...sums].sort())
  console.log(
    `  ${name.padEnd(32)} ${String(gaps).padStart(8)} ${String(clear).padStart(4)} ${String(probable).padStart(4)}  ${share(p05, gaps).padStart(8)} ${share(p001, gaps).padStart(8)} ${share(gaps, gaps + refused).padStart(9)}`,
  );
const audits = found.length;
const withClear = found.filter(({ clear }) => clear > 0).length;
const withAny = found.filter(({ clear, probable }) => clear + probable > 0).length;
const moved = found.filter((of) => of.moved > 0).length;
const left = trueGapsLeft(found);
const { clearQ, probableQ } = defaultAuditRules;
const [mostClear, mostAny] = [mostByChance(audits, clearQ), mostByChance(audits, probableQ)];
console.log(`${withClear} of ${audits} audits call a gap clear (at most ${mostClear} by chance)
${withAny} call one clear or probable (at most ${mostAny})
${moved} call a change widened or narrowed (at most ${mostClear})
true gaps left: ${left.length === 0 ? "none" : left.join(", ")}`);
if (left.length > 0 || withClear > mostClear || withAny > mostAny || moved > mostClear) process.exitCode = 1;
