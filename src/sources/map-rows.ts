import { sqlName, sqlText } from "../engine/sql.ts";
import { type CellContext, cellSql } from "./cell-sql.ts";
import { type Fates, fateIs, fatesOf, fileNumber, flagCountsOf, mapped, noFates, rowKey, scopeSql } from "./fates.ts";
import { quarantineFaulty, store } from "./keep-mapped.ts";
import {
  all,
  any,
  columnsSql,
  type Flag,
  faultFlags,
  isNumbered,
  type MappedColumn,
  mappedColumnsOf,
  names,
} from "./mapped-columns.ts";
import type { ColumnSource, Mapping, RecordType, Test } from "./mapping.ts";
import { personalValues, printedAs } from "./personal-values.ts";
import type { RawFiles } from "./raw-files.ts";
import { rawTable } from "./raw-rows.ts";
import { reportFaults } from "./report-faults.ts";
import { stageInPlace } from "./staged-in-place.ts";

/**
 * Maps all raw rows of one record type: valid rows into tables, faults into problems, faulty rows into the
 * quarantine. Every row gets exactly one fate.
 *
 * @param where  SQL condition for the record type's raw rows
 * @returns fates per file; null if rows read in place are irregular: nothing was done, and they must be read from the
 *   raw table
 */
export async function mapRows(files: RawFiles, record: RecordType, where: string): Promise<Fates[] | null> {
  const { db } = files;
  if (record.main === null) return notUsed(files, record, where);
  const reported = new Set<string>();
  const main = mappedColumnsOf(record.main, files.cells);
  const flags = [...(await mapMain(files, record, record.main, main, where))];
  flags.push(...(await withoutPersonalValues(files, record.main, main, "main", flags.length)));
  if (files.streamed !== undefined) {
    const odd = await db.all(`SELECT 1 AS one FROM ${mapped} WHERE odd LIMIT 1`);
    if (odd.length > 0) {
      await db.run(`DROP TABLE ${mapped}`);
      return null;
    }
  }
  await settleRepeats(files, record, record.main, main);
  const { fates, counts } = await fatesOf(db, files, scopeSql(files.source, record.id), main, flags);
  const found = flags.filter((f) => counts.get(f)?.some((n) => n > 0) === true);
  if (found.length > 0) await files.streamed?.copy(`SELECT line FROM ${mapped} WHERE ${any(found.map((f) => f.name))}`);
  await reportFaults(files, record, main, counts, fates, reported);
  await quarantineFaulty(files, found);
  if (!(await becameStaged(files, record, record.main, fates))) await store(files, record, record.main, main);
  const further = record.also ?? [];
  if (further.length > 0)
    await db.run(
      `CREATE OR REPLACE TEMP TABLE loaded_rows AS SELECT ${rowKey(files)}, scope_year, scope_place FROM ${mapped} WHERE fate = 'loaded'`,
    );
  for (const also of further) {
    const columns = mappedColumnsOf(also, files.cells);
    const alsoFlags = [...(await mapAlso(files, also, columns))];
    alsoFlags.push(...(await withoutPersonalValues(files, also, columns, "also", alsoFlags.length)));
    await reportFaults(files, record, columns, await flagCountsOf(db, files, alsoFlags), fates, reported);
    await store(files, record, also, columns);
  }
  await db.run(`DROP TABLE IF EXISTS ${mapped}; DROP TABLE IF EXISTS loaded_rows`);
  return fates;
}

/** Fates of rows of a record type that fills no table. */
async function notUsed(files: RawFiles, record: RecordType, where: string): Promise<Fates[]> {
  const counted = await files.db.all(
    `SELECT ${fileNumber(files)} AS file, count(*) AS n FROM ${rawTable} WHERE ${where} GROUP BY 1`,
  );
  const byFile = new Map(counted.map((row) => [Number(row["file"]), Number(row["n"])]));
  const reason = record.isUnanswered ? "unanswered" : "not-used";
  return files.names.map((_, file) => ({ ...noFates, setAside: { [reason]: byFile.get(file) ?? 0 } }));
}

/** Turns the mapped rows of a streamed file into the staged ones, if all are loaded. */
async function becameStaged(
  files: RawFiles,
  record: RecordType,
  mapping: Mapping,
  fates: readonly Fates[],
): Promise<boolean> {
  const isWhole = fates.every((f) => f.quarantined === 0 && Object.keys(f.setAside).length === 0);
  if (files.streamed === undefined || !isWhole || files.schemaOf(mapping.table.id) !== "staged") return false;
  return await stageInPlace(files.db, mapping.table, mapped, {
    file: files.names[0] ?? "",
    scope: scopeSql(files.source, record.id),
    derived: mapping.derived === true,
    idKind: record.studentIds ?? "state",
  });
}

/** Fills the temporary table `mapped`: one row per raw row, with its columns, fault flags, `fate` and `scope`. */
async function mapMain(
  files: RawFiles,
  record: RecordType,
  mapping: Mapping,
  columns: readonly MappedColumn[],
  where: string,
): Promise<readonly Flag[]> {
  const counted = countedSql(record, files.cells);
  const own = faultFlags(columns, "main");
  const flags = [...own, ...counted.flags.map((flag, i) => ({ ...flag, name: `fault_${own.length + i}` }))];
  const tests = (mapping.when ?? []).map((t) => testSql(t, files.cells));
  const passes = tests.length === 0 ? null : `coalesce(${all(tests)}, false)`;
  const ofNothing = columns.flatMap((c) =>
    c.required && c.sql.nothing !== null ? [`coalesce(${c.sql.nothing}, false)`] : [],
  );
  const nothing = ofNothing.length === 0 ? null : any(ofNothing);
  const { transaction } = record;
  const deletes =
    transaction === undefined
      ? null
      : `coalesce(upper(${files.cells.texts.at(files.cells.locate(transaction.at))}) IN (${transaction.deletes.map(sqlText).join(", ")}), false)`;
  const scopePart = (cell: ColumnSource | undefined, column: string): string => {
    const own = mapping.columns[column];
    if (own !== undefined && (cell === undefined || JSON.stringify(own) === JSON.stringify(cell)))
      return sqlName(column);
    return cell === undefined ? "NULL" : cellSql(cell, files.cells).value;
  };
  const year = scopePart(record.scope?.schoolYear, "school_year");
  const district = scopePart(record.scope?.district, "district_id");
  // Omits conditions that no row can fail; each costs as much as reading a cell.
  const conditions = [
    { name: "passes", sql: passes, holds: "passes", fate: `WHEN NOT passes THEN ${fateIs("not-used")}` },
    {
      name: "means_nothing",
      sql: nothing,
      holds: "NOT means_nothing",
      fate: `WHEN means_nothing THEN ${fateIs("not-used")}`,
    },
    { name: "left_out", sql: counted.leftOut, holds: "NOT left_out", fate: `WHEN left_out THEN ${fateIs("left-out")}` },
    { name: "deletes", sql: deletes, holds: "NOT deletes", fate: `WHEN deletes THEN ${fateIs("delete")}` },
  ].filter((c) => c.sql !== null);
  const among = (list: typeof conditions): string => list.map((c) => `${c.holds} AND `).join("");
  const flagSql = flags.map((f) => {
    const about = f.outcome === "set-aside" ? conditions.filter((c) => c.name !== "means_nothing") : conditions;
    return `(${among(about)}coalesce(${f.when}, false)) AS ${f.name}`;
  });
  const stopped = any(flags.filter((f) => f.outcome === "quarantined").map((f) => f.name));
  const conditionNames = conditions.map((c) => c.name).join(", ");
  const fates = [...conditions.toReversed().map((c) => c.fate), `WHEN ${stopped} THEN ${fateIs("quarantined")}`].join(
    " ",
  );
  const rows = columnsSql(mapping, columns);
  const odd = files.streamed === undefined ? "" : ", odd";
  const plain = files.streamed === undefined ? undefined : "plain";
  const computed = [rows, ...conditions.map((c) => `${c.sql} AS ${c.name}`)].join(", ");
  const key = `${rowKey(files)}${odd}`;
  const below = files.cells.texts.under(
    [computed, ...flagSql, year, district].join(" "),
    (texts) => `(SELECT ${key}${texts} FROM ${files.streamed?.from ?? rawTable} WHERE ${where})`,
    plain,
  );
  await files.db.run(
    `CREATE OR REPLACE TABLE ${mapped} AS
     SELECT *${conditions.length === 0 ? "" : ` EXCLUDE (${conditionNames})`}, CASE ${fates} ELSE ${fateIs("loaded")} END AS fate
     FROM (
       SELECT ${key}, ${[names(columns), ...conditions.map((c) => c.name), ...flagSql, ""].join(", ")} CAST(${year} AS INTEGER) AS scope_year, ${district} AS scope_place
       FROM (SELECT *, ${computed} FROM ${below}))`,
  );
  return flags;
}

/** Fills `mapped` for additional facts of loaded rows; facts without a required column are left out. */
async function mapAlso(files: RawFiles, mapping: Mapping, columns: readonly MappedColumn[]): Promise<readonly Flag[]> {
  const flags = faultFlags(columns, "also");
  const tests = all((mapping.when ?? []).map((t) => testSql(t, files.cells)));
  const whole = all(columns.filter((c) => c.required && !isNumbered(c)).map((c) => `${sqlName(c.name)} IS NOT NULL`));
  const flagSql = flags.map((f) => `coalesce(${f.when}, false) AS ${f.name}`);
  const rows = columnsSql(mapping, columns);
  const below = files.cells.texts.under(
    [rows, ...flagSql, tests].join(" "),
    (texts) =>
      `(SELECT ${rowKey(files)}, scope_year, scope_place${texts} FROM ${rawTable} JOIN loaded_rows USING (${rowKey(files)}))`,
  );
  await files.db.run(
    `CREATE OR REPLACE TABLE ${mapped} AS
     SELECT ${rowKey(files)}, scope_year, scope_place, ${names(columns)}, ${[...flagSql, ""].join(", ")} CASE WHEN ${whole} THEN 'loaded' ELSE 'left-out' END AS fate
     FROM (SELECT *, ${rows} FROM ${below} WHERE ${tests})`,
  );
  return flags;
}

/**
 * Sets aside values in printed columns that look like a student identifier or a date. Such a code quarantines its
 * row, whose cells have probably shifted; such a name is left blank.
 */
async function withoutPersonalValues(
  files: RawFiles,
  mapping: Mapping,
  columns: readonly MappedColumn[],
  role: "main" | "also",
  before: number,
): Promise<readonly Flag[]> {
  const flags: Flag[] = [];
  for (const { name, sql } of columns) {
    const as = printedAs(mapping.table.id, name);
    if (as === undefined || sql.column === null) continue;
    const when = await personalValues(files.db, mapped, name, fileNumber(files));
    if (when === null) continue;
    const outcome = as === "name" ? "blank" : role === "main" ? "quarantined" : "left-out";
    const flag = `fault_${before + flags.length}`;
    const { column, reader, text } = sql;
    flags.push({ name: flag, target: name, isReported: false, fault: "personal", when, column, reader, text, outcome });
    const then = as === "name" ? `${sqlName(name)} = NULL` : `fate = '${outcome}'`;
    await files.db.run(
      `ALTER TABLE ${mapped} ADD COLUMN ${flag} BOOLEAN; UPDATE ${mapped} SET ${flag} = ${when};
       UPDATE ${mapped} SET ${then} WHERE ${flag} AND fate IN ('loaded', 'quarantined')`,
    );
  }
  return flags;
}

/** Faults of the columns that decide which rows count, and SQL for whether a row does not; null if none decides. */
function countedSql(
  { counted = [] }: RecordType,
  cells: CellContext,
): { readonly flags: readonly Omit<Flag, "name">[]; readonly leftOut: string | null } {
  const flags: Omit<Flag, "name">[] = [];
  const without: string[] = [];
  for (const { at: column, codes, blank } of counted) {
    const reader = { as: "code", codes, unknown: "quarantine" } as const;
    const { faults, nothing, text } = cellSql({ at: column, read: reader }, cells);
    if (nothing !== null) without.push(`coalesce(${nothing}, false)`);
    if (text === null) continue;
    const flag = { target: codes.id, isReported: false, column, reader, outcome: "quarantined" } as const;
    for (const { fault, when } of faults) flags.push({ ...flag, fault, when, text });
    if (blank === false) without.push(`(${text}) IS NULL`);
    else if (blank === undefined) flags.push({ ...flag, fault: "blank", when: `(${text}) IS NULL`, text: null });
  }
  return { flags, leftOut: without.length === 0 ? null : any(without) };
}

function testSql(test: Test, cells: CellContext): string {
  const text = cells.texts.at(cells.locate(test.at));
  if ("isFilled" in test) return `(${text}) IS ${test.isFilled ? "NOT " : ""}NULL`;
  const list = (codes: readonly string[]): string => codes.map((c) => sqlText(c.toUpperCase())).join(", ");
  if ("isIn" in test) return `coalesce(upper(${text}) IN (${list(test.isIn)}), false)`;
  return `coalesce(upper(${text}) NOT IN (${list(test.isNotIn)}), true)`;
}

/** Keeps one of several identical rows; a delete transaction removes every row with its key, anywhere in the file. */
async function settleRepeats(
  files: RawFiles,
  record: RecordType,
  mapping: Mapping,
  columns: readonly MappedColumn[],
): Promise<void> {
  const { db } = files;
  const many = files.names.length > 1;
  if (columns.some(isNumbered)) {
    // Rows that differ only in their number can all be true; only identical rows are duplicates.
    await db.run(
      `UPDATE ${mapped} AS m SET fate = 'duplicate' FROM
         (SELECT ${rowKey(files)} FROM ${rawTable} r JOIN ${mapped} o USING (${rowKey(files)}) WHERE o.fate = 'loaded'
          QUALIFY row_number() OVER (PARTITION BY ${many ? "file, " : ""}array_to_string(r.f, chr(31)) ORDER BY line) > 1) again
       WHERE m.line = again.line${many ? " AND m.file = again.file" : ""}`,
    );
  }
  if (record.transaction === undefined) return;
  const key: string[] = mapping.table.key.filter(
    (k) => k in mapping.columns && !columns.some((c) => c.name === k && isNumbered(c)),
  );
  if ((await db.all(`SELECT 1 AS one FROM ${mapped} WHERE fate = 'delete' LIMIT 1`)).length === 0) return;
  if (key.length > 0) {
    const within = [...(many ? ["file"] : []), ...key].map(sqlName);
    const same = within.map((k) => `m.${k} IS NOT DISTINCT FROM d.${k}`).join(" AND ");
    await db.run(
      `UPDATE ${mapped} AS m SET fate = 'deleted' FROM (SELECT DISTINCT ${within.join(", ")} FROM ${mapped} WHERE fate = 'delete') d
       WHERE m.fate = 'loaded' AND ${same}`,
    );
  }
  await db.run(`UPDATE ${mapped} SET fate = 'deleted' WHERE fate = 'delete'`);
}
