/**
 * Compares audits with the sample district's answer key over many seeds: share of planted gaps found, signs, share of
 * non-differences called clear.
 *
 *   npm run bench -- answer-key [--seeds 20] [--first 1] [--students 9000]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { operator } from "../src/access/viewer.ts";
import { runAudit } from "../src/app/run-audit.ts";
import { readWorkspace } from "../src/sources/workspace.ts";
import { type AnswerKey, againstKey } from "../test/whole/against-key.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "20" },
    first: { type: "string", default: "1" },
    students: { type: "string", default: "9000" },
  },
});
const total = {
  planted: 0,
  found: 0,
  wrongSign: 0,
  nonDifferences: 0,
  calledClear: 0,
  absent: 0,
  smallNonDifferences: 0,
  steady: 0,
};
const called = { small: 0, changed: 0 };
for (let seed = Number(values.first); seed < Number(values.first) + Number(values.seeds); seed++) {
  const folder = mkdtempSync(join(tmpdir(), "seed-"));
  const started = performance.now();
  const demo = spawnSync(
    process.execPath,
    ["src/cli/fairlead.ts", "demo", "--seed", String(seed), "--students", values.students, "--out", join(folder, "d")],
    { encoding: "utf8" },
  );
  if (demo.status !== 0) throw new Error(demo.stderr);
  const loaded = performance.now();
  const { audit } = await runAudit(operator, readWorkspace(join(folder, "d"), folder));
  const score = againstKey(audit, JSON.parse(readFileSync(join(folder, "d", "answer-key.json"), "utf8")) as AnswerKey);
  rmSync(folder, { recursive: true });
  for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += score[name];
  called.small += score.smallCalledClear.length;
  called.changed += score.calledChanged.length;
  console.log(
    `seed ${seed}: ${score.found} of ${score.planted} found, ${score.wrongSign} wrong sign, ${score.calledClear} of ${score.nonDifferences} non-differences called clear, ${score.absent} not judged, ${score.smallCalledClear.length} small ones called clear, ${score.calledChanged.length} of ${score.steady} steady gaps called changed; demo ${((loaded - started) / 1000).toFixed(1)} s, audit ${((performance.now() - loaded) / 1000).toFixed(1)} s`,
  );
  for (const missed of score.missed.slice(0, 10)) console.log(`  missed ${missed}`);
  for (const wrong of [...score.smallCalledClear, ...score.calledChanged]) console.log(`  called ${wrong}`);
}
console.log(
  `found ${((100 * total.found) / total.planted).toFixed(1)} % of ${total.planted}, wrong sign ${total.wrongSign}, called clear ${((100 * total.calledClear) / total.nonDifferences).toFixed(2)} % of ${total.nonDifferences}`,
);
if (
  total.found / total.planted < 0.95 ||
  total.wrongSign > 0 ||
  total.calledClear / total.nonDifferences > 0.05 ||
  called.small / Math.max(1, total.smallNonDifferences) > 0.05 ||
  called.changed / Math.max(1, total.steady) > 0.05
)
  process.exit(1);
