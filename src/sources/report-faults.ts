import type { Row } from "../records/table.ts";
import { columnProblem } from "./column-fault.ts";
import { type Fates, type FlagCounts, fileNumber, mapped, noFates, rowKey, totalOf } from "./fates.ts";
import { firstLines, lineNumbers } from "./first-lines.ts";
import type { Flag, MappedColumn } from "./mapped-columns.ts";
import type { RecordType } from "./mapping.ts";
import { movedTo } from "./moved-column.ts";
import type { RawFiles } from "./raw-files.ts";
import { rawTable } from "./raw-rows.ts";

/**
 * Reports each fault of a column once per file. Queries details only for flags that occur.
 *
 * @param reported  columns and faults already reported, by file
 */
export async function reportFaults(
  files: RawFiles,
  record: RecordType,
  columns: readonly MappedColumn[],
  counts: FlagCounts,
  fates: readonly Fates[],
  reported: Set<string>,
): Promise<void> {
  const personOf = (name: string): string | null => {
    const column = columns.find((c) => c.name === name);
    if (column === undefined) return null;
    return column.sql.text === null ? `m.${name}` : `coalesce(m.${name}, ${column.sql.text}, 'line ' || m.line)`;
  };
  const student = personOf("student_id") ?? "NULL";
  // In a file without people, each line counts separately.
  const holder = personOf("student_id") ?? personOf("staff_id") ?? personOf("respondent_id") ?? "m.line";
  for (const [flag, rows] of counts) {
    const position = flag.column === null ? null : files.cells.locate(flag.column);
    const once = (file: number): string => `${file} ${position ?? JSON.stringify(flag.column)} ${flag.fault}`;
    const news = rows.flatMap((n, file) => (n === 0 || flag.isReported || reported.has(once(file)) ? [] : [file]));
    if (news.length === 0) continue;
    const { facts, values } = await detailsOf(files, flag, { student, holder });
    for (const file of news) {
      reported.add(once(file));
      const value = values.get(file);
      files.report(
        columnProblem({
          fault: flag.fault,
          file: files.names[file] ?? "",
          recordName: record.name,
          reader: flag.reader,
          column: position,
          columnName:
            position !== null
              ? files.nameAt(position)
              : flag.column !== null && "header" in flag.column
                ? (flag.column.header[0] ?? flag.target)
                : flag.target,
          outcome: flag.outcome,
          rows: rows[file] ?? 0,
          rowsOfFile: totalOf(fates[file] ?? noFates),
          students: Number(facts.get(file)?.["students"] ?? 0),
          lines: lineNumbers(facts.get(file)?.["lines"]),
          value: value === undefined ? undefined : String(value["value"]),
          holders: Number(value?.["holders"] ?? 0),
          distinctValues: Number(value?.["kinds"] ?? 0),
          movedTo: await movedTo(files, record, flag, file, rows[file] ?? 0, fates[file]),
        }),
      );
    }
  }
}

/** By file: students and lines with a flag, and the most frequent value. */
async function detailsOf(
  files: RawFiles,
  flag: Flag,
  who: { readonly student: string; readonly holder: string },
): Promise<{ readonly facts: ReadonlyMap<number, Row>; readonly values: ReadonlyMap<number, Row> }> {
  const { db } = files;
  const raw = files.cells.texts.under(
    [flag.text, who.student, who.holder].join(" "),
    (texts) => `(SELECT ${rowKey(files)}${texts} FROM ${rawTable})`,
  );
  const from = `FROM ${mapped} m JOIN ${raw} r USING (${rowKey(files)}) WHERE m.${flag.name}`;
  const file = `${fileNumber(files)} AS file`;
  const facts = await db.all(
    `SELECT ${file}, count(DISTINCT ${who.student}) AS students, ${firstLines("line")} AS lines ${from} GROUP BY file`,
  );
  const values =
    flag.text === null
      ? []
      : await db.all(
          `SELECT *, count(*) OVER (PARTITION BY file) AS kinds FROM (
             SELECT ${file}, ${flag.text} AS value, count(*) AS n, count(DISTINCT ${who.holder}) AS holders, min(line) AS first ${from} GROUP BY file, value)
           QUALIFY row_number() OVER (PARTITION BY file ORDER BY n DESC, first) = 1`,
        );
  const byFile = (rows: readonly Row[]): ReadonlyMap<number, Row> =>
    new Map(rows.map((row) => [Number(row["file"]), row]));
  return { facts: byFile(facts), values: byFile(values) };
}
