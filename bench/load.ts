/**
 * What a load costs, as ratios taken in one run, with the real program in new workspaces. Bars are in `allowed`.
 *
 * - a mapped file of daily attendance and a CALPADS folder, each compared with DuckDB's own CSV reader: processor time (user and system, all threads) and the
 *   largest resident memory. The engine puts all columns of the same files into tables of a new database file, with its own settings, and writes it out
 *   (`CHECKPOINT`), in a process of its own too.
 * - the last of many small loads compared with the second, and the undo of one of them compared with the undo of one of two
 *
 *   npm run bench -- load [--rows 3600000] [--students 100000] [--loads 100]
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDuckDb } from "../src/engine/duckdb.ts";
import { sqlText } from "../src/engine/sql.ts";
import { generateDistrict } from "../src/sample/generate.ts";
import { enrollmentFile } from "../test/sources/small-district.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "3600000" },
    students: { type: "string", default: "100000" },
    loads: { type: "string", default: "100" },
  },
});
/** Limits as ratios and in megabytes. */
const allowed = { reader: 3, memory: 1000, lastLoad: 1.5, undo: 1.5 };
const schoolDays = 180;

const folder = mkdtempSync(join(tmpdir(), "load-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const program = join(import.meta.dirname, "..", "src", "cli", "fairlead.ts");

/** Resources a process used: CPU seconds over all threads, wall-clock seconds, peak resident memory in megabytes. */
interface Used {
  readonly processor: number;
  readonly passed: number;
  readonly memory: number;
}

const spent = join(folder, "spent.json");
const atExit = `import { writeFileSync } from "node:fs";
process.on("exit", () => writeFileSync(${JSON.stringify(spent)}, JSON.stringify(process.resourceUsage())));`;
const measuring = join(folder, "measuring.mjs");
writeFileSync(measuring, atExit);

/** Runs a script of Node in a process of its own. */
function measured(args: readonly string[], mayEnd: readonly number[] = [0]): Used {
  const start = performance.now();
  const run = spawnSync(process.execPath, ["--import", measuring, ...args], { cwd: folder, encoding: "utf8" });
  if (run.status === null || !mayEnd.includes(run.status)) throw new Error(run.stderr || run.stdout);
  const passed = (performance.now() - start) / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(spent, "utf8")) as NodeJS.ResourceUsage;
  return { processor: (userCPUTime + systemCPUTime) / 1e6, passed, memory: maxRSS / 1024 };
}

const fairlead = (...args: readonly string[]): Used => measured([program, ...args]);

const figure = (x: number): string => x.toFixed(x < 10 ? 2 : 0);
const said = (u: Used): string =>
  `${figure(u.processor)} s of processor time in ${figure(u.passed)} s, ${figure(u.memory)} MB`;

/** Prints one comparison with its limit. */
function judge(what: string, value: number, bar: number, unit = ""): void {
  const missed = !(value <= bar);
  console.log(`  ${missed ? "MISSED  " : ""}${what} ${figure(value)}${unit}, at most ${bar}${unit}`);
  if (missed) process.exitCode = 1;
}

const newWorkspace = (name: string): string => {
  const workspace = join(folder, name);
  fairlead("init", workspace, "--name", "Bench Unified");
  return workspace;
};

const sizeOf = (paths: readonly string[]): string =>
  figure(paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6);

/** Reads files into tables of a new database with the engine's own reader, in a process of its own. */
function readByEngine(files: readonly string[], reader: string): Used {
  const script = join(folder, "reader.mjs");
  const api = import.meta.resolve("@duckdb/node-api");
  const statements = files.map((path, i) => `CREATE TABLE t${i} AS SELECT * FROM read_csv(${sqlText(path)}${reader})`);
  writeFileSync(
    script,
    `import { DuckDBInstance } from ${JSON.stringify(api)};
const instance = await DuckDBInstance.create(${JSON.stringify(join(folder, "reader.duckdb"))});
const connection = await instance.connect();
for (const sql of ${JSON.stringify(statements)}) await connection.run(sql);
await connection.run("CHECKPOINT");
connection.closeSync();
instance.closeSync();`,
  );
  rmSync(join(folder, "reader.duckdb"), { force: true });
  return measured([script]);
}

function compare(what: string, files: readonly string[], reader: string, load: () => Used): void {
  const engine = readByEngine(files, reader);
  const used = load();
  console.log(`${what}, ${sizeOf(files)} MB in ${files.length} files`);
  console.log(`  DuckDB's reader: ${said(engine)}`);
  console.log(`  load:            ${said(used)}`);
  judge("load / engine's reader =", used.processor / engine.processor, allowed.reader);
  judge("memory", used.memory, allowed.memory, " MB");
}

const profile = `name: daily
kind: attendance
headings: [student_id, school_id, date, status]
studentIds: state
fills:
  - table: attendance_day
    columns:
      school_year: { yearOfDate: date }
      student_id: { from: student_id, as: id, digits: 10 }
      school_id: { from: school_id, as: id, digits: 7 }
      date: { from: date, as: date }
      status: { from: status, codes: { P: present, E: excused, U: unexcused, S: suspended-out } }
`;

async function attendance(rows: number): Promise<void> {
  const path = join(folder, "attendance.csv");
  const db = await openDuckDb();
  await db.run(
    `COPY (SELECT 1000000000 + i // ${schoolDays} AS student_id, lpad(CAST(100000 + (i // ${schoolDays}) % 40 AS VARCHAR), 7, '0') AS school_id,
        DATE '2025-08-15' + CAST(i % ${schoolDays} AS INTEGER) AS date,
        CASE WHEN hash(i) % 100 < 94 THEN 'P' WHEN hash(i) % 100 < 97 THEN 'E' WHEN hash(i) % 100 < 99 THEN 'U' ELSE 'S' END AS status
      FROM range(${rows}) AS r(i) ORDER BY i) TO ${sqlText(path)} (HEADER)`,
  );
  await db.close();
  const workspace = newWorkspace("attendance");
  writeFileSync(join(workspace, "profiles", "daily.yaml"), profile);
  compare(`attendance, ${rows} rows`, [path], "", () => fairlead("load", path, "--workspace", workspace));
  rmSync(path);
  rmSync(workspace, { recursive: true });
}

function calpads(students: number): void {
  const delivery = join(folder, "calpads");
  mkdirSync(delivery);
  for (const file of generateDistrict({ seed: 1, students, years: 1 }))
    if (/^[A-Z]{4}_/.test(file.name)) writeFileSync(join(delivery, file.name), file.bytes);
  const files = readdirSync(delivery).map((name) => join(delivery, name));
  const workspace = newWorkspace("calpads-district");
  const reader = ", delim = '^', header = false, quote = '', null_padding = true, ignore_errors = true";
  // The sample's files contain deliberate errors; what a load reports about them does not matter here.
  compare(`CALPADS, ${students} students`, files, reader, () =>
    fairlead("load", delivery, "--accept", "--workspace", workspace),
  );
  rmSync(delivery, { recursive: true });
  rmSync(workspace, { recursive: true });
}

/** Each load has the enrollment of one district, so that none replaces another. */
function manyLoads(loads: number): void {
  const workspace = newWorkspace("many");
  const lone = newWorkspace("lone");
  const load = (to: string, i: number): Used => {
    const path = join(folder, `SENR_${i}.txt`);
    const district = String(5_000_000 + i);
    writeFileSync(path, enrollmentFile({ schoolYear: 2026, schools: [500], district, first: 500 * i }));
    const used = fairlead("load", path, "--accept", "--workspace", to);
    rmSync(path);
    return used;
  };
  load(workspace, 0);
  // The first load creates the warehouse; later ones build on it.
  const second = load(workspace, 1);
  for (let i = 2; i < loads - 1; i++) load(workspace, i);
  const last = load(workspace, loads - 1);
  load(lone, 0);
  load(lone, 1);
  const undoLone = fairlead("undo", "1", "--workspace", lone);
  const undo = fairlead("undo", String(Math.ceil(loads / 2)), "--workspace", workspace);
  console.log(`${loads} small loads of 500 students`);
  console.log(`  second load:     ${said(second)}`);
  console.log(`  last load:       ${said(last)}`);
  judge("last load / second =", last.processor / second.processor, allowed.lastLoad);
  console.log(`  undo of 1 of 2:  ${said(undoLone)}`);
  console.log(`  undo of 1 of ${loads}:  ${said(undo)}`);
  judge("undo of one of many / of one of two =", undo.processor / undoLone.processor, allowed.undo);
}

if (values.rows !== "0") await attendance(Number(values.rows));
if (values.students !== "0") calpads(Number(values.students));
if (values.loads !== "0") manyLoads(Number(values.loads));
