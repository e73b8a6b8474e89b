import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { holdLimits } from "../rules/hold-limits.ts";
import { plausible } from "../rules/plausible.ts";
import { differingLinesIn, firstDifferingLines } from "./first-differing-lines.ts";
import type { Hold } from "./hold.ts";

/**
 * Files of this load that enroll many of their students for a second time: on the same days as another file does, as
 * their main enrollment, at another school or in another grade. Such a file usually lists something else, such as the
 * students in a program.
 *
 * @param db        an engine with the next warehouse attached as `next`
 * @param delivery  delivery id of the load
 */
export async function enrolledTwiceHolds(db: DuckDb, delivery: string, touched: readonly string[]): Promise<Hold[]> {
  if (!touched.includes("enrollment")) return [];
  const main = (where: string): string =>
    `(SELECT *, coalesce(exit_date, DATE '9999-12-31') AS until FROM next.records.enrollment
       WHERE NOT derived AND status = 'primary' AND coalesce(exit_kind, '') <> 'no-show'${where})`;
  const own = `delivery = ${sqlText(delivery)}`;
  const rows = await db.all(
    `WITH pairs AS (
       SELECT n.school_year AS y, n.source_file AS file, n.student_id AS student, ${firstDifferingLines("true")} AS lines,
         bool_or(n.school_id <> o.school_id) AS elsewhere
       FROM ${main(` AND ${own}`)} n JOIN ${main("")} o USING (school_year, student_id)
       WHERE (n.delivery <> o.delivery OR n.source_file <> o.source_file)
         AND (n.school_id <> o.school_id OR coalesce(n.grade <> o.grade, false))
         AND date_diff('day', greatest(n.entry_date, o.entry_date), least(n.until, o.until)) > ${plausible.overlap}
       GROUP BY ALL),
     sizes AS (
       SELECT school_year AS y, source_file AS file, count(DISTINCT student_id) AS "of" FROM ${main(` AND ${own}`)} GROUP BY ALL)
     SELECT y, file, "of", count(*) AS students, count_if(elsewhere) AS elsewhere, min(lines) AS lines
     FROM pairs JOIN sizes USING (y, file) GROUP BY ALL ORDER BY file, y`,
  );
  const holds = rows.flatMap((row): Extract<Hold, { kind: "enrolled-twice" }>[] => {
    const [students, total, lines] = [Number(row["students"]), Number(row["of"]), differingLinesIn(row["lines"])];
    const { share, few, most, least } = holdLimits.enrolledTwice;
    const many = students >= few ? students > share * total : students >= least && students > most * total;
    if (!many || lines === null) return [];
    const elsewhere = Number(row["elsewhere"]);
    return [{ kind: "enrolled-twice", schoolYear: Number(row["y"]), students, of: total, elsewhere, lines }];
  });
  // Of two files of this load that contradict each other, the one with the smaller share is the list of enrollments.
  return holds.filter(
    (h) =>
      !holds.some(
        (o) =>
          o.schoolYear === h.schoolYear &&
          o.lines.file === h.lines.earlierFile &&
          o.students * h.of > h.students * o.of,
      ),
  );
}
