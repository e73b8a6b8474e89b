import type { ColumnFacts, Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { sqlTypes } from "../engine/tables.ts";
import { becameTable } from "./became-table.ts";
import { type CellContext, type CellSql, cellSql, type Fault } from "./cell-sql.ts";
import { cellFaultCode, columnProblem } from "./column-fault.ts";
import { firstLines, lineNumbers } from "./first-lines.ts";
import type { ColumnSource, FileColumn, Mapping, Reader, RecordType, Test } from "./mapping.ts";
import { personalValues, printedAs } from "./personal-values.ts";
import { rawTable } from "./raw-rows.ts";
import type { SetAside } from "./reading.ts";
import type { StreamedRows } from "./streamed-rows.ts";

/** A file whose raw rows are in the engine, with the positions of its columns. */
export interface RawFile {
  readonly db: DuckDb;
  readonly source: string;
  readonly name: string;
  /** Joins a row's fields for the quarantine. */
  readonly delimiter: string;
  /** Its rows, where they are not in the raw table. */
  readonly streamed?: StreamedRows;
  readonly cells: CellContext;
  /** The name of a column, by its position. */
  nameAt(position: number): string;
  report(problem: Problem): void;
  /** The schema of a table: `staged` for canonical ones, `parts` for a source's own. */
  schemaOf(table: string): string;
}

/** One row per raw row, with its columns, fault flags, `fate` and `scope`, while a file is mapped. Beside the tables it fills, so that it can become one of them. */
const mapped = "staged.mapped";

/** Counts of what happened to the rows of one record type. */
export interface Fates {
  readonly loaded: number;
  readonly quarantined: number;
  readonly setAside: Readonly<Partial<Record<SetAside, number>>>;
  readonly students: number;
  readonly schoolYears: readonly number[];
  readonly scopes: readonly string[];
}

/** One way a column of a mapping can be at fault: a boolean column of `mapped`. */
interface Flag {
  readonly name: string;
  /** The column of the mapping. */
  readonly target: string;
  /** What the file's name should have said: the source reports that once for the file. */
  readonly isReported: boolean;
  readonly fault: Fault;
  readonly when: string;
  readonly column: FileColumn | null;
  readonly reader: Reader | null;
  readonly text: string | null;
  readonly outcome: ColumnFacts["outcome"];
}

/** A column of a mapping's table and the SQL that makes it. */
interface MappedColumn {
  readonly name: string;
  readonly cell: ColumnSource;
  readonly sql: CellSql;
  readonly required: boolean;
}

/**
 * Maps all raw rows of one record type: valid rows into tables, faults into problems, faulty rows into the quarantine. Every row gets exactly one fate.
 *
 * @param where  SQL condition that selects the record type's raw rows
 * @returns null where rows that were read in place are odd: nothing was done, and they have to be read from the raw table
 */
export async function mapRows(file: RawFile, record: RecordType, where: string): Promise<Fates | null> {
  const { db } = file;
  if (record.main === null) {
    const [row] = await db.all(`SELECT count(*) AS n FROM ${rawTable} WHERE ${where}`);
    const n = Number(row?.["n"]);
    return {
      loaded: 0,
      quarantined: 0,
      setAside: { [record.isUnanswered ? "unanswered" : "not-used"]: n },
      students: 0,
      schoolYears: [],
      scopes: [],
    };
  }
  const reported = new Set<string>();
  const main = columnsOf(record.main, file.cells);
  const flags = [...(await mapMain(file, record, record.main, main, where))];
  flags.push(...(await withoutPersonalValues(db, record.main, main, "main", flags.length)));
  if (file.streamed !== undefined) {
    const odd = await db.all(`SELECT 1 AS one FROM ${mapped} WHERE odd LIMIT 1`);
    if (odd.length > 0) return null;
  }
  await settleRepeats(db, record.main, main);
  const { fates, counts } = await fatesOf(db, main, flags);
  const found = flags.filter((f) => (counts.get(f) ?? 0) > 0);
  if (found.length > 0) await file.streamed?.copy(`SELECT line FROM ${mapped} WHERE ${any(found.map((f) => f.name))}`);
  await reportFaults(file, record, main, counts, fates, reported);
  await quarantine(file, found);
  const isWhole = fates.quarantined === 0 && Object.keys(fates.setAside).length === 0;
  const became = file.streamed !== undefined && isWhole && (await becameTable(file, record, record.main, mapped));
  if (!became) await store(file, record, record.main, main);
  const further = record.also ?? [];
  if (further.length > 0)
    await db.run(`CREATE OR REPLACE TEMP TABLE loaded_rows AS SELECT line, scope FROM ${mapped} WHERE fate = 'loaded'`);
  for (const also of further) {
    const columns = columnsOf(also, file.cells);
    const alsoFlags = [...(await mapAlso(file, also, columns))];
    alsoFlags.push(...(await withoutPersonalValues(db, also, columns, "also", alsoFlags.length)));
    await reportFaults(file, record, columns, await countsOf(db, alsoFlags), fates, reported);
    await store(file, record, also, columns);
  }
  await db.run(`DROP TABLE IF EXISTS ${mapped}; DROP TABLE IF EXISTS loaded_rows`);
  return fates;
}

function columnsOf(mapping: Mapping, context: CellContext): MappedColumn[] {
  const columns = Object.entries(mapping.columns).map(([name, cell]): MappedColumn => {
    const required = ("at" in cell ? cell.required : undefined) ?? mapping.table.columns[name]?.required ?? false;
    return {
      name,
      cell,
      sql: cellSql(cell, context, { name, type: mapping.table.columns[name]?.type ?? "text" }),
      required,
    };
  });
  // Topological order: a column computed from others comes after them.
  const placed: MappedColumn[] = [];
  while (columns.length > 0) {
    const next = columns.findIndex((c) => c.sql.after.every((a) => !columns.some((other) => other.name === a)));
    placed.push(...columns.splice(Math.max(0, next), 1));
  }
  return placed;
}

const isNumbered = (c: MappedColumn): boolean => "numberAmong" in c.cell;

function flagsOf(columns: readonly MappedColumn[], role: "main" | "also"): Flag[] {
  const flags: Flag[] = [];
  const add = (flag: Omit<Flag, "name">): void => {
    flags.push({ ...flag, name: `fault_${flags.length}` });
  };
  for (const c of columns) {
    for (const f of c.sql.faults) {
      const stopping = role === "also" ? "left-out" : f.fault === "unknown-code" ? "set-aside" : "quarantined";
      const outcome = f.fault === "restored-zeros" ? "corrected" : c.required ? stopping : "blank";
      add({ ...f, outcome, target: c.name, isReported: false });
    }
    if (role === "main" && c.required && !isNumbered(c)) {
      const when = `${sqlName(c.name)} IS NULL${c.sql.text === null ? "" : ` AND (${c.sql.text}) IS NULL`}`;
      const { column, reader } = c.sql;
      const isReported = "constant" in c.cell && c.cell.constant === null;
      add({ fault: "blank", when, column, reader, text: null, outcome: "quarantined", target: c.name, isReported });
    }
  }
  return flags;
}

/** SQL of the columns; a column can refer to those before it (lateral column aliases). */
function columnsSql(mapping: Mapping, columns: readonly MappedColumn[]): string {
  return columns
    .filter((c) => !isNumbered(c))
    .map((c) => `CAST(${c.sql.value} AS ${typeOf(mapping, c.name)}) AS ${sqlName(c.name)}`)
    .join(", ");
}

const names = (columns: readonly MappedColumn[]): string =>
  columns
    .filter((c) => !isNumbered(c))
    .map((c) => sqlName(c.name))
    .join(", ");

const typeOf = (mapping: Mapping, column: string): string => sqlTypes[mapping.table.columns[column]?.type ?? "text"];

const all = (conditions: readonly string[]): string => conditions.map((c) => `(${c})`).join(" AND ") || "true";
const any = (conditions: readonly string[]): string => conditions.map((c) => `(${c})`).join(" OR ") || "false";

/** Fills the temporary table `mapped`: one row per raw row, with its columns, fault flags, `fate` and `scope`. */
async function mapMain(
  file: RawFile,
  record: RecordType,
  mapping: Mapping,
  columns: readonly MappedColumn[],
  where: string,
): Promise<readonly Flag[]> {
  const flags = flagsOf(columns, "main");
  const tests = (mapping.when ?? []).map((t) => testSql(t, file.cells));
  const passes = tests.length === 0 ? null : `coalesce(${all(tests)}, false)`;
  const ofNothing = columns.flatMap((c) =>
    c.required && c.sql.nothing !== null ? [`coalesce(${c.sql.nothing}, false)`] : [],
  );
  const nothing = ofNothing.length === 0 ? null : any(ofNothing);
  const { transaction } = record;
  const deletes =
    transaction === undefined
      ? null
      : `coalesce(upper(${file.cells.texts.at(file.cells.locate(transaction.at))}) IN (${transaction.deletes.map(sqlText).join(", ")}), false)`;
  const scopePart = (cell: ColumnSource | undefined, column: string): string => {
    const own = mapping.columns[column];
    if (own !== undefined && (cell === undefined || JSON.stringify(own) === JSON.stringify(cell)))
      return sqlName(column);
    return cell === undefined ? "NULL" : cellSql(cell, file.cells).value;
  };
  const year = scopePart(record.scope?.schoolYear, "school_year");
  const district = scopePart(record.scope?.district, "district_id");
  // Conditions that no row can fail are left out: each costs as much as reading a cell.
  const conditions = [
    { name: "passes", sql: passes, holds: "passes", fate: "WHEN NOT passes THEN 'not-used'" },
    { name: "means_nothing", sql: nothing, holds: "NOT means_nothing", fate: "WHEN means_nothing THEN 'not-used'" },
    { name: "deletes", sql: deletes, holds: "NOT deletes", fate: "WHEN deletes THEN 'delete'" },
  ].filter((c) => c.sql !== null);
  const among = (list: typeof conditions): string => list.map((c) => `${c.holds} AND `).join("");
  const flagSql = flags.map((f) => {
    const about = f.outcome === "set-aside" ? conditions.filter((c) => c.name !== "means_nothing") : conditions;
    return `(${among(about)}coalesce(${f.when}, false)) AS ${f.name}`;
  });
  const stopped = any(flags.filter((f) => f.outcome === "quarantined").map((f) => f.name));
  const conditionNames = conditions.map((c) => c.name).join(", ");
  const fates = [...conditions.toReversed().map((c) => c.fate), `WHEN ${stopped} THEN 'quarantined'`].join(" ");
  const rows = columnsSql(mapping, columns);
  const odd = file.streamed === undefined ? "" : ", odd";
  const texts = `(SELECT line${odd}${file.cells.texts.select()} FROM ${file.streamed?.from ?? rawTable} WHERE ${where})`;
  await file.db.run(
    `CREATE OR REPLACE TABLE ${mapped} AS
     SELECT *${conditions.length === 0 ? "" : ` EXCLUDE (${conditionNames})`}, CASE ${fates} ELSE 'loaded' END AS fate
     FROM (
       SELECT line${odd}, ${[names(columns), ...conditions.map((c) => c.name), ...flagSql, ""].join(", ")} CAST(${year} AS INTEGER) AS scope_year,
         concat_ws('/', ${sqlText(file.source)}, ${sqlText(record.id)}, coalesce(CAST(${year} AS VARCHAR), '-'), coalesce(CAST(${district} AS VARCHAR), '-')) AS scope
       FROM (
         SELECT *, ${[rows, ...conditions.map((c) => `${c.sql} AS ${c.name}`)].join(", ")}
         FROM ${file.cells.texts.withReads(texts)}))`,
  );
  return flags;
}

/** Fills `mapped` for further facts of loaded rows; a fact without a required column is left out. */
async function mapAlso(file: RawFile, mapping: Mapping, columns: readonly MappedColumn[]): Promise<readonly Flag[]> {
  const flags = flagsOf(columns, "also");
  const tests = all((mapping.when ?? []).map((t) => testSql(t, file.cells)));
  const whole = all(columns.filter((c) => c.required && !isNumbered(c)).map((c) => `${sqlName(c.name)} IS NOT NULL`));
  const flagSql = flags.map((f) => `coalesce(${f.when}, false) AS ${f.name}`);
  const rows = columnsSql(mapping, columns);
  const texts = `(SELECT line, scope${file.cells.texts.select()} FROM ${rawTable} JOIN loaded_rows USING (line))`;
  await file.db.run(
    `CREATE OR REPLACE TABLE ${mapped} AS
     SELECT line, scope, ${names(columns)}, ${[...flagSql, ""].join(", ")} CASE WHEN ${whole} THEN 'loaded' ELSE 'left-out' END AS fate
     FROM (SELECT *, ${rows} FROM ${file.cells.texts.withReads(texts)} WHERE ${tests})`,
  );
  return flags;
}

/**
 * Sets aside what has the form of a student's identifier or of a date in a column that is printed. A code of that form quarantines its row, whose cells
 * have probably shifted; a name is left blank.
 */
async function withoutPersonalValues(
  db: DuckDb,
  mapping: Mapping,
  columns: readonly MappedColumn[],
  role: "main" | "also",
  before: number,
): Promise<readonly Flag[]> {
  const flags: Flag[] = [];
  for (const { name, sql } of columns) {
    const as = printedAs(mapping.table.id, name);
    if (as === undefined || sql.column === null) continue;
    const when = await personalValues(db, mapped, name);
    if (when === null) continue;
    const outcome = as === "name" ? "blank" : role === "main" ? "quarantined" : "left-out";
    const flag = `fault_${before + flags.length}`;
    const { column, reader, text } = sql;
    flags.push({ name: flag, target: name, isReported: false, fault: "personal", when, column, reader, text, outcome });
    const then = as === "name" ? `${sqlName(name)} = NULL` : `fate = '${outcome}'`;
    await db.run(
      `ALTER TABLE ${mapped} ADD COLUMN ${flag} BOOLEAN; UPDATE ${mapped} SET ${flag} = ${when};
       UPDATE ${mapped} SET ${then} WHERE ${flag} AND fate IN ('loaded', 'quarantined')`,
    );
  }
  return flags;
}

function testSql(test: Test, cells: CellContext): string {
  const text = cells.texts.at(cells.locate(test.at));
  if ("isFilled" in test) return `(${text}) IS ${test.isFilled ? "NOT " : ""}NULL`;
  const list = (codes: readonly string[]): string => codes.map((c) => sqlText(c.toUpperCase())).join(", ");
  if ("isIn" in test) return `coalesce(upper(${text}) IN (${list(test.isIn)}), false)`;
  return `coalesce(upper(${text}) NOT IN (${list(test.isNotIn)}), true)`;
}

/** Keeps one of identical rows; a delete transaction removes every row with its key, wherever in the file they are. */
async function settleRepeats(db: DuckDb, mapping: Mapping, columns: readonly MappedColumn[]): Promise<void> {
  if (columns.some(isNumbered)) {
    // Rows that differ only in their number can all be true; only identical rows are duplicates.
    await db.run(
      `UPDATE ${mapped} AS m SET fate = 'duplicate' FROM
         (SELECT r.line FROM ${rawTable} r JOIN ${mapped} o USING (line) WHERE o.fate = 'loaded'
          QUALIFY row_number() OVER (PARTITION BY array_to_string(r.f, chr(31)) ORDER BY r.line) > 1) again
       WHERE m.line = again.line`,
    );
  }
  const key = mapping.table.key.filter(
    (k) => k in mapping.columns && !columns.some((c) => c.name === k && isNumbered(c)),
  );
  if (key.length > 0 && (await db.all(`SELECT 1 AS one FROM ${mapped} WHERE fate = 'delete' LIMIT 1`)).length > 0) {
    const same = key.map((k) => `m.${sqlName(k)} IS NOT DISTINCT FROM d.${sqlName(k)}`).join(" AND ");
    await db.run(
      `UPDATE ${mapped} AS m SET fate = 'deleted' FROM (SELECT DISTINCT ${key.map(sqlName).join(", ")} FROM ${mapped} WHERE fate = 'delete') d
       WHERE m.fate = 'loaded' AND ${same}`,
    );
  }
  await db.run(`UPDATE ${mapped} SET fate = 'deleted' WHERE fate = 'delete'`);
}

const setAsides = ["duplicate", "superseded", "deleted", "not-used"] as const satisfies readonly SetAside[];

/** What happened to the mapped rows, and how many have each flag: in one pass over them. */
async function fatesOf(
  db: DuckDb,
  columns: readonly MappedColumn[],
  flags: readonly Flag[],
): Promise<{ readonly fates: Fates; readonly counts: ReadonlyMap<Flag, number> }> {
  const students = columns.some((c) => c.name === "student_id")
    ? "count(DISTINCT student_id) FILTER (fate = 'loaded')"
    : "0";
  const ofFates = ["loaded", "quarantined", ...setAsides].map((f) => `count_if(fate = '${f}') AS ${sqlName(f)}`);
  const [one] = await db.all(
    `SELECT ${[`${students} AS students`, ...ofFates, ...flags.map(countIf)].join(", ")} FROM ${mapped}`,
  );
  const n = (name: string): number => Number(one?.[name] ?? 0);
  const scopes = await db.all(`SELECT DISTINCT scope, scope_year FROM ${mapped} WHERE fate = 'loaded' ORDER BY scope`);
  const years = new Set(scopes.flatMap((r) => (r["scope_year"] === null ? [] : [Number(r["scope_year"])])));
  const fates: Fates = {
    loaded: n("loaded"),
    quarantined: n("quarantined"),
    setAside: Object.fromEntries(setAsides.flatMap((a) => (n(a) > 0 ? [[a, n(a)]] : []))),
    students: n("students"),
    schoolYears: [...years].sort((a, b) => a - b),
    scopes: scopes.map((r) => String(r["scope"])),
  };
  return { fates, counts: new Map(flags.map((f) => [f, n(f.name)])) };
}

const countIf = ({ name }: Flag): string => `count_if(${name}) AS ${name}`;

/** The number of rows with each flag. */
async function countsOf(db: DuckDb, flags: readonly Flag[]): Promise<ReadonlyMap<Flag, number>> {
  if (flags.length === 0) return new Map();
  const [counts] = await db.all(`SELECT ${flags.map(countIf).join(", ")} FROM ${mapped}`);
  return new Map(flags.map((f) => [f, Number(counts?.[f.name] ?? 0)]));
}

/** Queries details only of flags that occur. */
async function reportFaults(
  file: RawFile,
  record: RecordType,
  columns: readonly MappedColumn[],
  counts: ReadonlyMap<Flag, number>,
  fates: Fates,
  reported: Set<string>,
): Promise<void> {
  const { db } = file;
  const student = columns.find((c) => c.name === "student_id");
  const who =
    student === undefined
      ? "NULL"
      : student.sql.text === null
        ? "m.student_id"
        : `coalesce(m.student_id, ${student.sql.text}, 'line ' || m.line)`;
  const asides = Object.values(fates.setAside).reduce((sum, n) => sum + n, 0);
  for (const [flag, rows] of counts) {
    const position = flag.column === null ? null : file.cells.locate(flag.column);
    const once = `${position ?? JSON.stringify(flag.column)} ${flag.fault}`;
    if (rows === 0 || flag.isReported || reported.has(once)) continue;
    reported.add(once);
    const from = `FROM ${mapped} m JOIN (SELECT line${file.cells.texts.select()} FROM ${rawTable}) r USING (line) WHERE m.${flag.name}`;
    const [facts] = await db.all(`SELECT count(DISTINCT ${who}) AS students, ${firstLines("line")} AS lines ${from}`);
    const values =
      flag.text === null
        ? []
        : await db.all(
            `SELECT ${flag.text} AS value, count(*) AS n, count(DISTINCT ${who}) AS holders, min(line) AS first, count(*) OVER () AS kinds ${from}
             GROUP BY value ORDER BY n DESC, first LIMIT 1`,
          );
    file.report(
      columnProblem({
        fault: flag.fault,
        file: file.name,
        recordName: record.name,
        reader: flag.reader,
        column: position,
        columnName:
          position !== null
            ? file.nameAt(position)
            : flag.column !== null && "header" in flag.column
              ? (flag.column.header[0] ?? flag.target)
              : flag.target,
        outcome: flag.outcome,
        rows,
        rowsOfFile: fates.loaded + fates.quarantined + asides,
        students: Number(facts?.["students"] ?? 0),
        lines: lineNumbers(facts?.["lines"]),
        value: values[0] === undefined ? undefined : String(values[0]["value"]),
        holders: Number(values[0]?.["holders"] ?? 0),
        distinctValues: Number(values[0]?.["kinds"] ?? 0),
      }),
    );
  }
}

async function quarantine(file: RawFile, flags: readonly Flag[]): Promise<void> {
  const stops = flags.filter((f) => f.outcome === "quarantined");
  if (stops.length === 0) return;
  const codes = stops
    .map((f) => `CASE WHEN m.${f.name} THEN ${sqlText(cellFaultCode(f.fault, f.reader))} END`)
    .join(", ");
  await file.db.run(
    `INSERT INTO staged.quarantine
     SELECT ${sqlText(file.name)}, line, ${rowText(file.delimiter, "r.f")}, array_to_string(list_distinct(list_filter([${codes}], lambda c: c IS NOT NULL)), ' ')
     FROM ${mapped} m JOIN ${rawTable} r USING (line) WHERE m.fate = 'quarantined'`,
  );
}

/** SQL of a row's original text, fields quoted where needed. */
export function rowText(delimiter: string, fields: string): string {
  if (delimiter === "^") return `array_to_string(${fields}, '^')`;
  const d = sqlText(delimiter);
  return `array_to_string(list_transform(${fields}, lambda x: CASE WHEN contains(x, ${d}) OR contains(x, '"') THEN '"' || replace(x, '"', '""') || '"' ELSE x END), ${d})`;
}

async function store(
  file: RawFile,
  record: RecordType,
  mapping: Mapping,
  columns: readonly MappedColumn[],
): Promise<void> {
  // Numbers follow what the rows say, so that another order of lines gives the same ones.
  const identifying = [...columns.filter((c) => !isNumbered(c)).map((c) => sqlName(c.name)), "line"].join(", ");
  const values = columns.map((c) =>
    isNumbered(c) ? c.sql.value.replace("ORDER BY line", `ORDER BY ${identifying}`) : sqlName(c.name),
  );
  const table = `${sqlName(file.schemaOf(mapping.table.id))}.${sqlName(mapping.table.id)}`;
  await file.db.run(
    `INSERT INTO ${table} (${[...columns.map((c) => sqlName(c.name)), "source_file", "source_line", "scope", "derived", "id_kind"].join(", ")})
     SELECT ${[...values, sqlText(file.name), "line", "scope", String(mapping.derived === true), sqlText(record.studentIds ?? "state")].join(", ")}
     FROM ${mapped} WHERE fate = 'loaded'`,
  );
}
