/**
 * The report of the sample district: how large each part is, and how long all of it takes to write. The audit itself is made before the clock starts.
 *
 *   npm run bench -- report [--workspace DIR]
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { operator } from "../src/access/viewer.ts";
import { reportWords } from "../src/app/report-words.ts";
import { runAudit } from "../src/app/run-audit.ts";
import { writeAudit } from "../src/app/write-audit.ts";
import { readWorkspace } from "../src/sources/workspace.ts";
import { fairlead } from "../test/cli/run.ts";
import { deliveryFacts } from "../test/delivery-facts.ts";

const { values } = parseArgs({ options: { workspace: { type: "string" } } });
const allowed = { megabytes: 40, seconds: 4 };

const folder = mkdtempSync(join(tmpdir(), "report-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const workspace = readWorkspace(values.workspace ?? sample(), folder);

const viewer = operator;
const run = await runAudit(viewer, workspace);
const deliveries = await deliveryFacts(workspace);
const words = reportWords(workspace, "en");
const out = join(folder, "report");

const start = performance.now();
const before = process.cpuUsage();
const pages = await writeAudit(viewer, run, deliveries, out, { words });
const { user, system } = process.cpuUsage(before);
const took = (performance.now() - start) / 1000;

const sizes = new Map<string, number>();
for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
  const { size } = statSync(join(out, name));
  const part = extname(name) === ".html" ? `${pages} pages` : /\.(json|xlsx)$/.test(name) ? name : "style and fonts";
  if (extname(name) !== "") sizes.set(part, (sizes.get(part) ?? 0) + size / 1e6);
}
const total = [...sizes.values()].reduce((a, b) => a + b, 0);

const figure = (x: number): string => x.toFixed(2);
for (const [part, size] of [...sizes].sort((a, b) => b[1] - a[1]))
  console.log(`${figure(size).padStart(6)} MB  ${part}`);
console.log(`${figure(total)} MB, at most ${allowed.megabytes} (${figure(total / allowed.megabytes)} of it)`);
console.log(
  `written in ${figure(took)} s, at most ${allowed.seconds} (${figure(took / allowed.seconds)} of it); ${figure((user + system) / 1e6)} s of processor time`,
);
if (total > allowed.megabytes || took > allowed.seconds) process.exitCode = 1;

/** The sample district as `fairlead demo` makes it. */
function sample(): string {
  const made = join(folder, "sample");
  const { code, err } = fairlead(folder, ["demo", "--out", made]);
  if (code !== 0) throw new Error(err);
  return made;
}
