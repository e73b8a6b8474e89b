/**
 * Makes a whole release of a generated state: every indicator in several school years, protected, its certificates checked,
 * written, read back and attacked. Prints what it costs in time and memory, and what it costs readers.
 *
 *   npm run bench -- release [--schools 1000] [--indicators 10] [--years 4] [--seed 7] [--solved 40]
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { piecesOfFile } from "../src/app/pieces-of-file.ts";
import { attack } from "../src/attack/attack.ts";
import { checkCertificates } from "../src/attack/certificates.ts";
import { writeWhole } from "../src/base/durable.ts";
import { protectRelease } from "../src/privacy/protect-release.ts";
import { readCells, writeCells } from "../src/release/cells-file.ts";
import { proofOfRelease } from "../src/release/proof-of-release.ts";
import { readStructure, writeStructure } from "../src/release/structure-file.ts";
import { privacyPolicies } from "../src/rules/privacy.ts";
import { seeded } from "../test/models/chance.ts";
import { generatedTables } from "../test/privacy/generated-tables.ts";

const { values } = parseArgs({
  options: {
    schools: { type: "string", default: "1000" },
    indicators: { type: "string", default: "10" },
    years: { type: "string", default: "4" },
    seed: { type: "string", default: "7" },
    solved: { type: "string", default: "40" },
  },
});
const [schools, indicators, years, seed, solved] = [
  values.schools,
  values.indicators,
  values.years,
  values.seed,
  values.solved,
].map(Number) as [number, number, number, number, number];
const { "us-ca": policy } = privacyPolicies;
/** Shares of students with an outcome, from rare to common. */
const rates = [0.3, 0.05, 0.6, 0.92, 0.15, 0.02, 0.4, 0.8, 0.1, 0.5];

const isState = schools >= 1000;
const shape = {
  seed,
  schools,
  districts: isState ? Math.round((224 * schools) / 2000) : 1,
  singleSchool: isState ? Math.round((53 * schools) / 2000) : 0,
  rate: rates[0]!,
  otherRates: Array.from({ length: indicators - 1 }, (_, i) => rates[(i + 1) % rates.length]!),
};
const tables = generatedTables(shape, years);

let started = performance.now();
let used = process.cpuUsage();
const begun = started;
const step = (name: string, said: string): void => {
  const { user, system } = process.cpuUsage(used);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1000);
  console.log(
    `  ${name.padEnd(14)} ${seconds.padStart(7)} s (${((user + system) / 1e6).toFixed(1)} s of processor time), at most ${memory.toLocaleString("en-US")} MB: ${said}`,
  );
  started = performance.now();
  used = process.cpuUsage();
};
const n = (count: number): string => count.toLocaleString("en-US");

console.log(`${n(schools)} schools, ${shape.districts} districts, ${indicators} indicators, ${years} years`);
const needs = { students: policy.need.count, outcome: policy.need.outcome, extreme: policy.need.extreme };
const folder = mkdtempSync(join(tmpdir(), "fairlead-bench-"));
const paths = [join(folder, "structure.json"), join(folder, "cells.csv")] as const;

/** Protects the tables, checks the certificates and writes the release; returns how many faults there are. */
function writtenRelease(): number {
  const { release, certificates, uncertified, unsafeUnions, faults } = protectRelease(tables, policy, [], "bench");
  step(
    "protected",
    `${n(release.cells.length)} rows; ${uncertified.length} without proof, ${unsafeUnions.length} unsafe unions, ${faults.length} faults`,
  );
  const checked = checkCertificates([release], certificates, { ...needs, unoffered: policy.need.unoffered });
  step("certificates", `${n(checked.worlds)} worlds, ${n(checked.sensitive)} numbers; ${checked.faults.length} faults`);
  writeWhole(paths[0], writeStructure(release.structure));
  writeWhole(paths[1], (write) => {
    for (const piece of writeCells(release.cells)) write(Buffer.from(piece));
  });
  const megabytes = paths.map((path) => (statSync(path).size / 1e6).toFixed(1));
  step("written", `structure.json ${megabytes[0]} MB, cells.csv ${megabytes[1]} MB`);
  return uncertified.length + unsafeUnions.length + faults.length + checked.faults.length;
}

const faults = writtenRelease();
const structure = readStructure(readFileSync(paths[0], "utf8"));
const release = { structure, cells: readCells(piecesOfFile(paths[1]), structure) };
rmSync(folder, { recursive: true });
step("read", `${n(release.cells.length)} rows`);
const { share } = seeded(seed);
const report = await attack(
  [release],
  { ...needs, amount: 0.1 },
  { random: share, largestProgram: 5000, mostSolved: 2000, sample: { numbers: solved, program: 1500 }, seconds: 20 },
);
step(
  "attacked",
  `${n(report.relations)} relations, ${n(report.unknowns)} unlisted numbers, ${n(report.solved)} solved; ${report.leaks.length} leaks`,
);
const proof = proofOfRelease([release], report);
const share100 = (a: number, all: number): string => `${n(a)} (${((100 * a) / all).toFixed(1)} %)`;
step(
  "proof",
  `counts hidden ${share100(proof.counts.hidden, proof.counts.offered)}, ranges ${share100(proof.counts.ranges, proof.counts.offered)}, rates hidden ${share100(proof.measures.hidden, proof.measures.offered)}`,
);
console.log(`  whole          ${((performance.now() - begun) / 60000).toFixed(1)} minutes`);
if (faults + report.leaks.length > 0) process.exitCode = 1;
