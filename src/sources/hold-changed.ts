import type { TableName } from "../base/record-names.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { stableAttributes } from "../records/stable-attributes.ts";
import { holdLimits } from "../rules/hold-limits.ts";
import type { Hold } from "./hold.ts";

/**
 * Attributes that hardly ever change, such as birth date, gender and race, which this load states otherwise than earlier loads for many of the people in both:
 * columns that changed places, rows that shifted, codes that mean something else.
 *
 * @param db        an engine with the next warehouse attached as `next`, and the present one as `present`
 * @param delivery  the load's own
 * @param touched   canonical tables that the load changed
 */
export async function changedHolds(db: DuckDb, delivery: string, touched: readonly string[]): Promise<Hold[]> {
  const holds: Hold[] = [];
  for (const [id, ofTable] of Map.groupBy(stableAttributes, ({ table }) => table.id)) {
    const [first] = ofTable;
    if (first === undefined || !touched.includes(id) || !(await isThere(db, id))) continue;
    const { person, latestBy } = first;
    const columns = [...new Set(ofTable.flatMap(({ columns, vague }) => [...columns, ...(vague ? [vague] : [])]))];
    const latest = columns.map((c) => `arg_max(${sqlName(c)}, ${sqlName(latestBy)}) AS ${sqlName(c)}`).join(", ");
    const described = (at: string, where: string): string =>
      `(SELECT ${person}, ${latest} FROM ${at}.records.${id} ${where} GROUP BY 1)`;
    const counts = ofTable.flatMap(({ columns, vague }, i) => {
      const clear =
        vague === undefined ? "true" : `NOT coalesce(o.${vague}, false) AND NOT coalesce(n.${vague}, false)`;
      const any = (of: (c: string) => string): string => `(${columns.map((c) => of(sqlName(c))).join(" OR ")})`;
      return [
        `count_if(${clear} AND ${any((c) => `(o.${c} IS NOT NULL AND n.${c} IS NOT NULL)`)}) AS known_${i}`,
        `count_if(${clear} AND coalesce(${any((c) => `coalesce(o.${c} <> n.${c}, false)`)}, false)) AS changed_${i}`,
      ];
    });
    const [row] = await db.all(
      `SELECT ${counts.join(", ")} FROM ${described("next", `WHERE delivery = ${sqlText(delivery)}`)} n
        JOIN ${described("present", "")} o USING (${person})`,
    );
    for (const [i, { attribute }] of ofTable.entries()) {
      const [of, people] = [Number(row?.[`known_${i}`] ?? 0), Number(row?.[`changed_${i}`] ?? 0)];
      const { share, few, most, least } = holdLimits.attributeChanged;
      if (people >= few ? people > share * of : people >= least && people > most * of)
        holds.push({ kind: "attribute-changed", table: id as TableName, attribute, people, of });
    }
  }
  return holds;
}

/** The present warehouse may be older than the table. */
const isThere = async (db: DuckDb, id: string): Promise<boolean> =>
  (
    await db.all(
      `SELECT 1 AS one FROM information_schema.tables WHERE table_catalog = 'present' AND table_schema = 'records' AND table_name = ${sqlText(id)}`,
    )
  ).length > 0;
