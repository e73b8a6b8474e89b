/**
 * Protects the counts of generated districts of the reference's shape (62 groups, plan B: crossings at all grades only)
 * and prints what that costs readers: cells hidden as complements, ranges and withdrawals, and what is not proved.
 *
 *   npm run bench -- protect [--schools 50,200,2000] [--seed 7]
 */
import { parseArgs } from "node:util";
import { disclosureStatus } from "../src/privacy/disclosure.ts";
import { hashKey, keyedHash } from "../src/privacy/keyed-hash.ts";
import { protectCounts } from "../src/privacy/protect-counts.ts";
import { privacyPolicies } from "../src/rules/privacy.ts";
import { generatedRelease } from "../test/privacy/generated-release.ts";

const { values } = parseArgs({
  options: { schools: { type: "string", default: "50,200,2000" }, seed: { type: "string", default: "7" } },
});
const seed = Number(values.seed);
const { "us-ca": policy } = privacyPolicies;

for (const schools of values.schools.split(",").map(Number)) {
  // The reference's state: 224 districts, 53 of them with a single school. Fewer schools are one district.
  const isState = schools >= 1000;
  const districts = isState ? Math.round((224 * schools) / 2000) : 1;
  const singleSchool = isState ? Math.round((53 * schools) / 2000) : 0;
  const { grid, system, val, offered } = generatedRelease({ seed, schools, districts, singleSchool, plan: "B" });
  const key = hashKey(`bench ${seed}`);
  const jitter = Float64Array.from(val, (_, c) => keyedHash(key, [c]) / 2 ** 32);
  const [wall, used] = [performance.now(), process.cpuUsage()];
  const input = { grid, groups: system.groups.length, isTotal: (g: number) => g === 0, val, offered, jitter };
  const result = protectCounts(input, system, policy);
  const seconds = (performance.now() - wall) / 1000;
  const processor = process.cpuUsage(used);
  const counted = new Map<number, number>();
  for (const s of result.disclosure.status) counted.set(s, (counted.get(s) ?? 0) + 1);
  const all = offered.reduce((a, b) => a + b, 0);
  const share = (n: number): string => `${n.toLocaleString("en-US")} (${((100 * n) / all).toFixed(2)} %)`;
  const of = (status: number): number => counted.get(status) ?? 0;
  const withdrawn = offered.reduce(
    (sum, o, c) => sum + (o === 1 && result.disclosure.status[c] === disclosureStatus.unoffered ? 1 : 0),
    0,
  );
  console.log(
    [
      `${schools} schools, ${districts} districts: ${all.toLocaleString("en-US")} offered cells`,
      `  shown                 ${share(of(disclosureStatus.shown))}`,
      `  ranges                ${share(of(disclosureStatus.range))}`,
      `  hidden, too few       ${share(of(disclosureStatus.sensitive))}`,
      `  hidden as complements ${share(of(disclosureStatus.complement))}`,
      `  withdrawn             ${share(withdrawn)} in ${result.withdrawn.length} withdrawals`,
      `  without proof         ${result.uncertified.length} cells, ${result.unsafeUnions.length} unions`,
      `  worlds                ${(result.worlds.start.length - 1).toLocaleString("en-US")}`,
      `  time                  ${seconds.toFixed(1)} s, ${((processor.user + processor.system) / 1e6).toFixed(1)} s of processor time, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
    ].join("\n"),
  );
}
