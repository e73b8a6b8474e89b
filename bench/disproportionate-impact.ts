/**
 * `fairlead disproportionate-impact` on a file of 1,000,000 students at 1,000 schools: two outcomes by ethnicity, gender and both together, for every school
 * and for all, written as CSV; beside the engine's plain GROUP BY of the same columns by school, read from the same file in the same run.
 *
 *   npm run bench -- disproportionate-impact [--students 1000000] [--schools 1000]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDuckDb } from "../src/engine/duckdb.ts";
import { sqlText } from "../src/engine/sql.ts";

const { values } = parseArgs({
  options: { students: { type: "string", default: "1000000" }, schools: { type: "string", default: "1000" } },
});
const folder = mkdtempSync(join(tmpdir(), "impact-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "students.csv");
const db = await openDuckDb();
await db.run(
  `COPY (
    SELECT i AS Student_ID, 'School ' || lpad(CAST(hash(i) % ${values.schools} AS VARCHAR), 5, '0') AS School,
      ['Asian', 'Black', 'Filipino', 'Hispanic', 'Native American', 'Pacific Islander', 'Two or more', 'White'][1 + CAST(hash(i * 3) % 8 AS INTEGER)] AS Ethnicity,
      ['Female', 'Male', 'Nonbinary'][1 + CAST(hash(i * 5) % 3 AS INTEGER)] AS Gender,
      CASE WHEN hash(i * 7) % 4 > 0 THEN hash(i * 11) % 2 END AS Math, hash(i * 13) % 2 AS Transfer
    FROM range(${values.students}) numbers(i)
  ) TO ${sqlText(file)} (HEADER)`,
);

const columns = ["Student_ID", "School", "Ethnicity", "Gender", "Math", "Transfer"].map(
  (name) => `'${name}': 'VARCHAR'`,
);
const scan = `read_csv(${sqlText(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns.join(", ")}})`;
const plain = (): Promise<unknown> =>
  db.all(`SELECT School, Ethnicity, Gender, count(Math), count_if(Math = '1'), count(Transfer), count_if(Transfer = '1')
    FROM ${scan} GROUP BY School, Ethnicity, Gender`);

const command = ["disproportionate-impact", file, "--success", "Math,Transfer", "--group", "Ethnicity,Gender"];
const options = ["--cross", "Ethnicity,Gender", "--scenario", "School", "--csv", join(folder, "results.csv")];
/** Prints the processor time of the program when it exits. */
const clock =
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write(String((user + system) / 1e6)); })";
/** @returns processor seconds, of all threads */
const program = (): number => {
  const main = join(import.meta.dirname, "..", "src", "cli", "fairlead.ts");
  const preload = ["--import", `data:text/javascript,${encodeURIComponent(clock)}`];
  const run = spawnSync(process.execPath, [...preload, main, ...command, ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stderr);
};

const seconds = async <T>(work: () => T | Promise<T>): Promise<[number, T]> => {
  const start = performance.now();
  const value = await work();
  return [(performance.now() - start) / 1000, value];
};

// The first run warms up the file cache and the compile cache.
const runs: { readonly plain: number; readonly whole: number; readonly processor: number }[] = [];
for (let i = 0; i < 4; i++) {
  const [grouping] = await seconds(plain);
  const [whole, processor] = await seconds(program);
  runs.push({ plain: grouping, whole, processor });
}
const [first] = await db.all(
  `SELECT count(*) AS n FROM read_csv(${sqlText(join(folder, "results.csv"))}, header = true)`,
);
await db.close();
const best = (of: (run: (typeof runs)[number]) => number): number => Math.min(...runs.slice(1).map(of));
const [whole, grouped] = [best((run) => run.whole), best((run) => run.plain)];
console.log(
  `${values.students} students, ${values.schools} schools, ${availableParallelism()} cores: ${Number(first?.["n"])} results by three methods`,
);
console.log(
  `the command, from start to written file: ${whole.toFixed(2)} s (${best((run) => run.processor).toFixed(2)} s of processor time in all threads)`,
);
console.log(`plain GROUP BY of the same columns: ${grouped.toFixed(2)} s (ratio ${(whole / grouped).toFixed(1)})`);
