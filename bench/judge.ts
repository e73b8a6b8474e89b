/**
 * Judging a large county: 1,000 schools x 4 years, every indicator and grouping. The cube is a generated file that `readCube` reads: the layout is that of a
 * cube built from records, the counts are random.
 *
 * The drawn schools have as many comparisons in a school year as those of the sample district (seed 1): 2,067, of which 1,141 have a gap. A school answers
 * the questions of its grades alone: a question of graduates has nobody in an elementary school.
 *
 *   npm run bench -- judge [--schools 1000]
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ReadonlyNumbers } from "../src/base/readonly-numbers.ts";
import { buildCube } from "../src/cube/build.ts";
import type { CubeData } from "../src/cube/cube.ts";
import { readCube, saveCube } from "../src/cube/file.ts";
import { writeChecked } from "../src/cube/raw.ts";
import { clustersKept, countsKept, type SharedSums } from "../src/cube/shared-sums.ts";
import { Memory } from "../src/engine/memory.ts";
import { defaultCrossings, groupings } from "../src/groups/index.ts";
import { indicators } from "../src/indicators/index.ts";
import { findingsOf, refusedOf } from "../src/reports/judged/finding-at.ts";
import { judgeInThreads } from "../src/reports/judged/judge.ts";
import { defaultAuditRules } from "../src/rules/audit.ts";
import { randomRecords } from "../test/engine/random-records.ts";

const { values } = parseArgs({ options: { schools: { type: "string", default: "1000" } } });
const schools = Number(values.schools);
const allowed = { seconds: 10, gigabytes: 1, pageMilliseconds: 5 };
/** Share of the indicators that a school has students for. */
const askedAtSchool = 0.703;
const years = [2023, 2024, 2025, 2026];
const plan = { indicators, groupings, crossings: defaultCrossings };

/** A small linear congruential generator; reproducible. */
let state = 20260101;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

const folder = mkdtempSync(join(tmpdir(), "judge-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "county.cube");
await generate();
const cube = readCube(path);

const memory = (): number => process.memoryUsage().rss / 1e9;
globalThis.gc?.();
const before = memory();
let peak = before;
const start = performance.now();
const processor = process.cpuUsage();
const judged = await judgeInThreads(cube, plan, { rules: defaultAuditRules, comparison: "everyone-else" });
const took = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(processor);
peak = Math.max(peak, process.resourceUsage().maxRSS / 1e6);
const above = peak - before;

const pages = 200;
const first = cube.places.findIndex((p) => p.kind === "school");
const begin = performance.now();
let made = 0;
for (let k = 0; k < pages; k++) {
  const place = first + Math.floor((k * schools) / pages);
  made += findingsOf({ judged }, { place, year: years.length - 1 }).length;
  made += refusedOf(judged, { place, year: years.length - 1 }).length;
}
const page = (performance.now() - begin) / pages;

const figure = (x: number): string => x.toFixed(2);
console.log(`${schools} schools x ${years.length} years: ${judged.gaps.rows} gaps, ${judged.refused.rows} without one`);
const rowsOfSchools = (keys: { readonly start: ReadonlyNumbers }): number =>
  (keys.start[keys.start.length - 1]! - keys.start[first * years.length]!) / (schools * years.length);
console.log(
  `a school in a year: ${Math.round(rowsOfSchools(judged.gaps))} gaps, ${Math.round(rowsOfSchools(judged.refused))} without one`,
);
console.log(`judged in ${figure(took)} s, at most ${allowed.seconds} (${figure(took / allowed.seconds)} of it)`);
console.log(`processor time ${figure((user + system) / 1e6)} s`);
console.log(
  `memory above the cube ${figure(above)} GB, at most ${allowed.gigabytes} (${figure(above / allowed.gigabytes)} of it)`,
);
console.log(
  `a page's ${Math.round(made / pages)} comparisons in ${figure(page)} ms, at most ${allowed.pageMilliseconds}`,
);
if (took > allowed.seconds || above > allowed.gigabytes || page > allowed.pageMilliseconds) process.exitCode = 1;

/** Writes a saved cube: the header of a real one, with more places and random counts. */
async function generate(): Promise<void> {
  const real = await buildCube(new Memory(randomRecords(5, 300)), [], plan, { program: "bench", fingerprint: "bench" });
  const small = join(folder, "small.cube");
  saveCube(real, small);
  const bytes = readFileSync(small);
  const at = "FLCUBE\n".length;
  const end = at + 4 + bytes.readUInt32LE(at);
  const head = JSON.parse(bytes.toString("utf8", at + 4, end)) as CubeData & {
    form: number;
    sharing: Pick<SharedSums, "columnOf" | "values">;
  };
  const districts = Math.ceil(schools / 100);
  const named = (kind: "county" | "district" | "school", id: number, within: number) => ({
    kind,
    id: String(id),
    name: `${kind} ${id}`,
    within,
  });
  const places = [
    named("county", 1, -1),
    ...Array.from({ length: districts }, (_, d) => named("district", d, 0)),
    ...Array.from({ length: schools }, (_, s) => named("school", s, 1 + Math.floor(s / 100))),
  ];
  const { counts, sums } = head.plan;
  const groups = head.groups.length;
  const blocks = places.length * years.length;
  const filledAt = (place: number): number => (places[place]?.kind === "school" ? head.oneWayGroups : groups);
  const slots = Int32Array.from({ length: blocks }, (_, block) => block * groups);
  const numberOf = new Int32Array(blocks * groups).fill(-1);
  let numbers = 0;
  for (let block = 0; block < blocks; block++)
    for (let g = 0; g < filledAt(Math.floor(block / years.length)); g++) numberOf[block * groups + g] = numbers++;
  const allCounts = new Int32Array(numbers * counts);
  const allSums = new Float64Array(numbers * sums);
  // Shares of the levels of a grouping, the most common first: most groups of a school are below the minimum, as in real data.
  const sameOf = Map.groupBy(head.groups, (g) => g.grouping);
  const parts = head.groups.map((group) => {
    const same = sameOf.get(group.grouping) ?? [];
    if (group.grouping === "all") return 1;
    if (same.length === 2) return group.level === "yes" ? 0.2 : 0.7;
    const weight = (k: number): number => 1 / (k + 1) ** 2;
    return (0.95 * weight(same.indexOf(group))) / same.reduce((sum, _, k) => sum + weight(k), 0);
  });
  for (let block = 0; block < blocks; block++) {
    const place = Math.floor(block / years.length);
    const kind = places[place]?.kind;
    const students =
      (kind === "school" ? 1 : kind === "district" ? 100 : 100 * districts) * (300 + Math.floor(random() * 700));
    for (const i of head.plan.indicators) {
      const n = Math.floor(students * (0.1 + 0.6 * random()));
      const rate = 0.02 + 0.5 * random() ** 2;
      if (kind === "school" && random() > askedAtSchool) continue;
      for (let g = 0; g < filledAt(place); g++) {
        const number = numberOf[block * groups + g] ?? 0;
        const own = Math.floor(n * (parts[g] ?? 0));
        const ownRate = g === 0 ? rate : rate * (0.8 + 0.4 * random());
        allCounts[number * counts + i.count] = own;
        if (i.kind === "share") {
          const hits = Math.round(own * ownRate);
          allCounts[number * counts + i.count + 1] = hits;
          for (let l = 0; l < i.achievementLevels; l++)
            allCounts[number * counts + i.count + 2 + l] =
              l < i.achievementLevels - 1
                ? Math.floor(own / i.achievementLevels)
                : own - (i.achievementLevels - 1) * Math.floor(own / i.achievementLevels);
        } else {
          // Values of 0 in part: half of the students have 2 ownRate.
          allCounts[number * counts + i.count + 1] = Math.ceil(own / 2);
          if (i.kind === "mean")
            allSums.set(
              [own * ownRate, own * (ownRate ** 2 + 0.2), own * (ownRate ** 3 + 0.6 * ownRate + 0.1)],
              number * sums + i.sum,
            );
          else {
            const [part, whole] = [160 * ownRate, 160];
            allCounts[number * counts + i.count + 2] = own;
            allSums.set(
              [
                ...[part, whole, part ** 2 * 1.2, whole ** 2 * 1.05, part * whole],
                ...[part ** 3 * 1.6, part ** 2 * whole * 1.2, part * whole ** 2 * 1.05, whole ** 3 * 1.15],
              ].map((each) => own * each),
              number * sums + i.sum,
            );
          }
        }
      }
    }
  }
  // Values that teachers share: every group has its students among the same teachers, one in six of whom has the value.
  const { columnOf, values: ofClusters } = head.sharing;
  const shared = new Float64Array(numbers * ofClusters.length * countsKept);
  const clusters = new Float64Array(blocks * ofClusters.length * clustersKept);
  const teachers = 35;
  for (let block = 0; block < blocks; block++) {
    const having = Math.round(teachers / 6);
    for (const [indicator, column] of columnOf.entries()) {
      if (column < 0) continue;
      clusters.set([teachers, having, having, having], (block * ofClusters.length + column) * clustersKept);
      const { count } = head.plan.indicators[indicator]!;
      const all = allCounts[(numberOf[block * groups] ?? 0) * counts + count]! / teachers;
      for (let g = 0; g < filledAt(Math.floor(block / years.length)); g++) {
        const number = numberOf[block * groups + g] ?? 0;
        const weight = (allCounts[number * counts + count]! / teachers) * (0.9 + 0.2 * random());
        const sums = [weight, 1.2 * weight ** 2, 1.1 * weight * all, 1.5 * weight ** 3];
        const more = [1.3 * weight ** 2 * all, 1.2 * weight * all ** 2, 0.6 * weight];
        shared.set(
          [...sums, ...more].map((each) => each * teachers),
          (number * ofClusters.length + column) * countsKept,
        );
      }
    }
  }
  const clustersAt = Int32Array.from({ length: blocks }, (_, block) => block);
  const ofSlots = [allSums.length, slots.length, numberOf.length, allCounts.length];
  const lengths = [...ofSlots, shared.length, clusters.length, numberOf.length, clustersAt.length];
  const header = Buffer.from(JSON.stringify({ ...head, lengths, places, years, missing: [] }));
  const padded = Buffer.alloc(Math.ceil((at + 4 + header.length) / 8) * 8, " ");
  padded.write("FLCUBE\n");
  padded.writeUInt32LE(padded.length - at - 4, at);
  header.copy(padded, at + 4);
  const raw = (a: Int32Array | Float64Array) => Buffer.from(a.buffer, a.byteOffset, a.byteLength);
  const numbersFirst = [allSums, shared, clusters, slots, numberOf, allCounts, numberOf, clustersAt];
  writeChecked(path, [padded, ...numbersFirst.map(raw)]);
}
