/**
 * The one pass on a state: 1,000,000 students x 4 years with 180 million daily attendance rows, 40 indicators, every grouping, the default crossings at
 * school level and one-way groupings by grade. Compared in one run with a plain scan of the same columns and with GROUPING SETS, whose cells must be the same.
 *
 *   npm run bench -- pass [--students 1000000] [--threads 2] [--memory 8GB] [--no-grouping-sets]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildCube } from "../src/cube/build.ts";
import { cellAt } from "../src/cube/cube.ts";
import type { CubePlan } from "../src/cube/plan.ts";
import { tallyQuestion } from "../src/cube/tally.ts";
import { type DuckDb, openDuckDb } from "../src/engine/duckdb.ts";
import { printExpr, printRelation } from "../src/engine/print.ts";
import { createRecordTables } from "../src/engine/records.ts";
import { sqlName, sqlText } from "../src/engine/sql.ts";
import { recordTable } from "../src/engine/tables.ts";
import { defaultCrossings, groupings } from "../src/groups/index.ts";
import { indicators } from "../src/indicators/index.ts";
import { and, columnsOf, isKnown } from "../src/records/expr.ts";
import { deriveInSql } from "../test/cube/derive-in-sql.ts";

const { values } = parseArgs({
  options: {
    students: { type: "string", default: "1000000" },
    threads: { type: "string", default: "2" },
    memory: { type: "string", default: "8GB" },
    "no-grouping-sets": { type: "boolean", default: false },
  },
});
const students = Number(values.students);
const asked = indicators
  .filter((i) => !/^(special-education-|same-offense-suspended-|.*-5yr$)/.test(i.id))
  .slice(0, 40);
const plan: CubePlan = { indicators: asked, groupings, crossings: defaultCrossings };

const seconds = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
  const start = performance.now();
  const value = await work();
  return [(performance.now() - start) / 1000, value];
};

const folder = mkdtempSync(join(tmpdir(), "pass-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "state.duckdb");
const maker = await openDuckDb(path, { threads: Number(values.threads), memory: values.memory });
await maker.run("SET preserve_insertion_order = false");
const [made] = await seconds(() => invent(maker));
await maker.close();

// As in an audit: records are in a file, and everything derived is in memory.
const db = await openDuckDb(":memory:", { threads: Number(values.threads), memory: values.memory });
await db.run("SET preserve_insertion_order = false");
await db.run(`ATTACH ${sqlText(path)} AS warehouse (READ_ONLY)`);
await db.run("CREATE SCHEMA records");
for (const { name } of await db.all(
  "SELECT table_name AS name FROM information_schema.tables WHERE table_catalog = 'warehouse' AND table_schema = 'records'",
))
  await db.run(
    `CREATE VIEW records.${sqlName(String(name))} AS SELECT * FROM warehouse.records.${sqlName(String(name))}`,
  );
for (const made of ["calendar", "coverage"]) await db.run(`DROP VIEW records.${made}`);
const attendanceRows = Number((await db.all("SELECT count(*) AS n FROM records.attendance_day"))[0]?.["n"]);
console.log(
  `generated ${students} students x 4 years, ${attendanceRows} daily attendance rows in ${made.toFixed(1)} s`,
);

const [passed, cube] = await seconds(() => buildCube(db, [], plan, { program: "bench", fingerprint: "bench" }));
const peak = process.resourceUsage().maxRSS / 1024 / 1024;
let cells = 0;
for (const first of cube.slots) if (first >= 0) cells += 1;
const counted = countCells();

// The baselines read a table of the student-years, with one column per fact.
const { bits, numbers } = tallyQuestion(asked);
const read = new Set([...bits, ...numbers, ...groupings.map((g) => g.of)].flatMap((e) => [...columnsOf(e)]));
const { studentYears: studentYearTable } = await deriveInSql(db, [...read]);
const studentYears = Number((await db.all("SELECT count(*) AS n FROM records.student_year"))[0]?.["n"]);

// A plain scan: every value of the columns is read once. Columns that are computed on demand (growth) are left out: they are made of other columns of the table.
const [scanned] = await seconds(() => scan("student_year", (name) => read.has(name)));
const daily = new Set(["student_id", "school_id", "school_year", "status"]);
const [scannedDays] = await seconds(() => scan("attendance_day", (name) => daily.has(name)));

console.log(
  `the pass, from the records to the cells, ${passed.toFixed(1)} s; peak memory of the process ${peak.toFixed(1)} GB`,
);
console.log(`student-years ${studentYears}, indicators ${asked.length}, places in years ${cells}, cells ${counted}`);
console.log(
  `plain scan of the columns it reads: ${scanned.toFixed(2)} s of the student-years, ${scannedDays.toFixed(2)} s of daily attendance (pass / scan = ${(passed / (scanned + scannedDays)).toFixed(1)})`,
);
if (!values["no-grouping-sets"]) await compareWithGroupingSets();
await db.close();

/**
 * Reads every value of the chosen columns (lengths of text, sums of numbers, counts of trues), so that the engine
 * cannot answer from column statistics.
 */
async function scan(table: string, wanted: (name: string) => boolean): Promise<void> {
  const columns = await db.all(
    `SELECT DISTINCT column_name AS name, data_type AS type FROM duckdb_columns() WHERE schema_name = 'records' AND table_name = ${sqlText(table)}`,
  );
  const reading = columns
    .filter(({ name }) => wanted(String(name)))
    .map(({ name, type }) => {
      const column = sqlName(String(name));
      if (type === "VARCHAR") return `sum(strlen(${column}))`;
      if (type === "BOOLEAN") return `count_if(${column})`;
      return type === "DATE" ? `sum(date_part('day', ${column}))` : `sum(${column})`;
    });
  await db.all(`SELECT ${reading.join(", ")} FROM records.${sqlName(table)}`);
}

function countCells(): number {
  let n = 0;
  const { counts } = cube.plan;
  for (const i of cube.plan.indicators)
    for (let at = i.count; at < cube.tally.counts.length; at += counts) if (cube.tally.counts[at] !== 0) n += 1;
  return n;
}

/** The same cells by GROUPING SETS: schools one-way and crossed, grades one-way; every count of every share compared. */
async function compareWithGroupingSets(): Promise<void> {
  const shares = asked.flatMap((i) => (i.kind === "share" ? [i] : []));
  const counts = shares.flatMap((i, k) => [
    `CAST(count(*) FILTER (WHERE ${printExpr(and(i.population, isKnown(i.hit)))}) AS INTEGER) AS n${k}`,
    `CAST(count(*) FILTER (WHERE ${printExpr(and(i.population, i.hit))}) AS INTEGER) AS h${k}`,
  ]);
  const names = groupings.map((_, k) => `g${k}`);
  const at = new Map(groupings.map((g, k) => [g.id, `g${k}`]));
  const oneWay = names.map((g) => `(school_year, school_id, ${g}), (school_year, school_id, grade, ${g})`);
  const crossed = defaultCrossings.map(([a, b]) => `(school_year, school_id, ${at.get(a)}, ${at.get(b)})`);
  const sets = ["(school_year, school_id)", "(school_year, school_id, grade)", ...oneWay, ...crossed].join(", ");
  const source = `SELECT *, ${groupings.map((g, k) => `coalesce(CAST(${printExpr(g.of)} AS VARCHAR), '?') AS g${k}`).join(", ")} FROM (${printRelation(studentYearTable, recordTable)}) WHERE at_school`;
  const keys = ["school_year", "school_id", "grade", ...names];
  // Every grouping set includes the year, so the query runs year by year; all years at once need more memory than a
  // machine has.
  const sqlOf = (year: number): string =>
    `CREATE OR REPLACE TABLE sets AS SELECT ${keys.join(", ")}, CAST(GROUPING(grade, ${names.join(", ")}) AS INTEGER) AS which, ${counts.join(", ")} FROM (${source} AND school_year = ${year}) GROUP BY GROUPING SETS (${sets})`;
  let took = 0;
  let compared = 0;
  const placeAt = new Map(cube.places.map((p, k) => [`${p.kind}:${p.id}`, k]));
  const groupAt = new Map(cube.groups.map((g, k) => [`${g.grouping}=${g.level}`, k]));
  const indicatorAt = shares.map((i) => asked.indexOf(i));
  const groupOf = (by: readonly (readonly [string, string])[]): number | undefined => {
    const named = (list: typeof by): string => `${list.map(([g]) => g).join("*")}=${list.map(([, l]) => l).join("*")}`;
    return by.length === 0 ? groupAt.get("all=all") : (groupAt.get(named(by)) ?? groupAt.get(named([...by].reverse())));
  };
  for (const year of cube.years) {
    took += (await seconds(() => db.run(sqlOf(year))))[0];
    compared += await compareSets(year);
  }
  await db.run("DROP TABLE sets");
  console.log(
    `GROUPING SETS of student-years derived before, a year after the other, ${took.toFixed(1)} s (pass, deriving included, / GROUPING SETS = ${(passed / took).toFixed(2)})`,
  );
  console.log(`${compared} cells compared with GROUPING SETS, all equal`);

  async function compareSets(ofYear: number): Promise<number> {
    const year = cube.years.indexOf(ofYear);
    let equal = 0;
    const stream = await db.connection.stream("SELECT * FROM sets");
    for (;;) {
      const chunk = await stream.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      const vectors = Array.from({ length: chunk.columnCount }, (_, c) => chunk.getColumnVector(c));
      const text = (c: number, row: number): string => String(vectors[c]?.getItem(row));
      const whole = (c: number, row: number): number => Number(vectors[c]?.getItem(row));
      const counted = vectors.slice(keys.length + 1).map((v) => (v as unknown as { items: Int32Array }).items);
      for (let row = 0; row < chunk.rowCount; row++) {
        const which = whole(keys.length, row);
        const by = names.flatMap((_, k) =>
          (which >> (names.length - 1 - k)) & 1 ? [] : [[groupings[k]?.id ?? "", text(3 + k, row)] as const],
        );
        // A level that is in no list is not a group of the cube.
        const group = by.some(([, level]) => level === "?") ? undefined : groupOf(by);
        if (group === undefined) continue;
        const byGrade = ((which >> names.length) & 1) === 0;
        const place = placeAt.get(byGrade ? `grade:${text(1, row)}/${text(2, row)}` : `school:${text(1, row)}`);
        if (place === undefined) throw new Error("a place of GROUPING SETS is not in the cube");
        for (let k = 0; k < shares.length; k++) {
          const cell = cellAt(cube, indicatorAt[k]!, year, place, group);
          const [n, hits] = [counted[2 * k]![row]!, counted[2 * k + 1]![row]!];
          if (cell?.kind !== "share" || cell.n !== n || cell.hits !== hits)
            throw new Error(
              `cells differ: ${shares[k]!.id} ${cube.years[year]} ${text(1, row)} ${JSON.stringify(by)}: ${JSON.stringify(cell)} against ${n}, ${hits}`,
            );
          equal += 1;
        }
      }
    }
    return equal;
  }
}

/** Records of a state, generated inside the engine; reproducible for a given number of students. */
async function invent(to: DuckDb): Promise<void> {
  await createRecordTables(to);
  const schools = Math.max(4, Math.round(students / 1000));
  const chance = (salt: string): string => `((hash(s.id, y.year, '${salt}') % 1000000) / 1000000.0)`;
  const fixed = (salt: string): string => `((hash(s.id, '${salt}') % 1000000) / 1000000.0)`;
  await to.run(
    `CREATE TABLE s AS SELECT CAST(i AS INTEGER) AS id, lpad(CAST(i AS VARCHAR), 10, '0') AS student_id, lpad(CAST(i % ${schools} AS VARCHAR), 7, '0') AS school_id, i % 13 AS start FROM range(${students}) AS r(i)`,
  );
  await to.run(
    "CREATE TABLE y AS SELECT 2023 + CAST(i AS INTEGER) AS year, CAST(i AS INTEGER) AS k FROM range(4) AS r(i)",
  );
  const grade =
    "CASE WHEN (s.start + y.k) % 13 = 0 THEN 'KN' ELSE lpad(CAST((s.start + y.k) % 13 AS VARCHAR), 2, '0') END";
  const put = async (table: string, columns: string, select: string): Promise<void> =>
    to.run(`INSERT INTO records.${table} (${columns}) ${select}`);
  await put(
    "school",
    "school_id, district_id, county_id, state",
    `SELECT lpad(CAST(i AS VARCHAR), 7, '0'), lpad(CAST(i // 20 AS VARCHAR), 7, '1'), lpad(CAST(i // 200 AS VARCHAR), 2, '0'), 'CA' FROM range(${schools}) AS r(i)`,
  );
  await put(
    "enrollment",
    "school_year, student_id, school_id, district_id, entry_date, status, grade, exit_kind, completion, met_a_g",
    `SELECT y.year, s.student_id, s.school_id, NULL, make_date(y.year - 1, 8, 20), 'primary', ${grade}, CASE WHEN ${grade} = '12' THEN 'completer' ELSE 'still-enrolled' END, CASE WHEN ${grade} = '12' AND ${chance("grad")} < 0.85 THEN 'diploma' END, ${chance("ag")} < 0.4 FROM s, y`,
  );
  await put(
    "student",
    "student_id, start_date, gender, hispanic, race_asian, race_black, race_white, parent_education, home_language",
    `SELECT student_id, DATE '2022-07-01', CASE WHEN ${fixed("g")} < 0.495 THEN 'F' WHEN ${fixed("g")} < 0.99 THEN 'M' ELSE 'X' END, ${fixed("h")} < 0.5, ${fixed("a")} < 0.15, ${fixed("b")} < 0.12, ${fixed("w")} < 0.5, list_extract(['not-high-school', 'high-school', 'some-college', 'college', 'graduate'], 1 + CAST(floor(${fixed("p")} * 5) AS INTEGER)), CAST(floor(${fixed("l")} * ${fixed("l2")} * 30) AS VARCHAR) FROM s`,
  );
  for (const [name, share] of Object.entries({
    "free-meal": 0.5,
    homeless: 0.03,
    foster: 0.01,
    migrant: 0.02,
    military: 0.05,
    gifted: 0.08,
    extracurricular: 0.4,
    counseling: 0.5,
  })) {
    await put(
      "program",
      "school_year, student_id, program, start_date",
      `SELECT y.year, s.student_id, '${name}', make_date(y.year - 1, 8, 20) FROM s, y WHERE ${chance(name)} < ${share}`,
    );
  }
  await put(
    "language",
    "student_id, elas, start_date, primary_language",
    `SELECT student_id, CASE WHEN ${fixed("e")} < 0.6 THEN 'EO' WHEN ${fixed("e")} < 0.65 THEN 'IFEP' ELSE 'EL' END, make_date(2014 + CAST(floor(${fixed("es")} * 8) AS INTEGER), 9, 1), CAST(floor(${fixed("l")} * 20) AS VARCHAR) FROM s`,
  );
  await put(
    "language",
    "student_id, elas, start_date",
    `SELECT student_id, 'RFEP', make_date(2016 + CAST(floor(${fixed("rs")} * 10) AS INTEGER), 5, 1) FROM s WHERE ${fixed("e")} >= 0.85`,
  );
  await put(
    "disability",
    "student_id, start_date, eligible, category, setting, regular_class_share",
    `SELECT student_id, DATE '2022-01-10', true, list_extract(['sld', 'sli', 'autism', 'ohi', 'intellectual', 'emotional'], 1 + CAST(floor(${fixed("dc")} * 6) AS INTEGER)), 'regular-class', ${fixed("rc")} FROM s WHERE ${fixed("d")} < 0.13`,
  );
  await put(
    "discipline_action",
    "school_year, student_id, school_id, incident_id, sequence, result, days, offense_kind",
    `SELECT y.year, s.student_id, s.school_id, 'I' || s.id, 1, CASE WHEN ${chance("r")} < 0.7 THEN 'out-of-school' ELSE 'in-school' END, 1 + floor(${chance("dd")} * 4), 'defiance' FROM s, y WHERE ${chance("inc")} < 0.05`,
  );
  for (const subject of ["ela", "math"]) {
    await put(
      "assessment",
      "school_year, student_id, subject, test, tested, level, distance, score",
      `SELECT y.year, s.student_id, '${subject}', 'SB', ${chance(`t${subject}`)} < 0.96, 1 + CAST(floor(${chance(`l${subject}`)} * 4) AS INTEGER), ${chance(`l${subject}`)} * 200 - 100, 2400 FROM s, y`,
    );
  }
  await put(
    "section",
    "school_year, school_id, section_id, term, subject, level, math_step, core, stem_advanced, staff_id",
    `SELECT y.year, lpad(CAST(i // 40 AS VARCHAR), 7, '0'), 'S' || (i % 40), 'FY', list_extract(['ela', 'math', 'science', 'social-science'], 1 + i % 4), list_extract(['regular', 'regular', 'honors', 'ap'], 1 + (i // 4) % 4), CASE WHEN i % 4 = 1 THEN list_extract(['below', 'algebra-1', 'geometry', 'advanced'], 1 + (i // 4) % 4) END, true, i % 7 = 0, 'T' || i FROM range(${schools * 40}) AS r(i), y`,
  );
  await put(
    "staff",
    "school_year, staff_id, years_total, credential, in_field, hispanic, race_white",
    `SELECT y.year, 'T' || i, i % 20, CASE WHEN i % 11 = 0 THEN 'intern' ELSE 'full' END, i % 9 <> 0, i % 5 = 0, i % 5 <> 0 FROM range(${schools * 40}) AS r(i), y`,
  );
  await put(
    "staff_assignment",
    "school_year, staff_id, school_id, job",
    `SELECT y.year, 'T' || i, lpad(CAST(i // 40 AS VARCHAR), 7, '0'), 'teacher' FROM range(${schools * 40}) AS r(i), y WHERE (i + y.k) % 13 <> 0`,
  );
  await put(
    "course_result",
    "school_year, student_id, school_id, section_id, term, mark, credits_earned",
    `SELECT y.year, s.student_id, s.school_id, 'S' || (CAST(floor(${chance("c")} * 10) AS INTEGER) * 4 + c), 'FY', list_extract(['A', 'B', 'C', 'D', 'F'], 1 + CAST(floor(hash(s.id, y.year, c) % 5) AS INTEGER)), 10 FROM s, y, range(2) AS q(c)`,
  );
  // A year of school days per student, half of them in each of two years.
  await put(
    "attendance_day",
    "school_year, student_id, school_id, date, status",
    `SELECT 2025 + s.id % 2, s.student_id, s.school_id, make_date(2024 + s.id % 2, 9, 1) + CAST(d AS INTEGER), CASE WHEN hash(s.id, d) % 100 < 93 THEN 'present' WHEN hash(s.id, d) % 100 < 97 THEN 'excused' ELSE 'unexcused' END FROM s, range(180) AS q(d)`,
  );
  await put(
    "absence",
    "school_year, student_id, school_id, days_expected, days_attended, days_suspended_out, days_suspended_in, exempt",
    `SELECT y.year, s.student_id, s.school_id, 180, 180 - floor(${chance("abs")} * 25), 0, 0, false FROM s, y WHERE y.year < 2025`,
  );
}
