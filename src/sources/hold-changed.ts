import type { TableName } from "../base/record-names.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { attemptColumn, columnsByPermanence } from "../records/permanence.ts";
import { stableAttributes } from "../records/stable-attributes.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import { holdLimits } from "../rules/hold-limits.ts";
import { schoolYearDays } from "../rules/us-ca-school-year.ts";
import { differingLinesIn, firstDifferingLines } from "./first-differing-lines.ts";
import type { Hold } from "./hold.ts";

/**
 * Facts that should not change (`records/permanence.ts`) but differ from earlier loads for many of the people or
 * records in both: swapped columns, shifted rows, codes with a new meaning, another test under the same name.
 *
 * @param db        an engine with the next warehouse attached as `next`, and the current one as `present`
 * @param delivery  delivery id of the load
 * @param touched   canonical tables that the load changed
 */
export async function changedHolds(db: DuckDb, delivery: string, touched: readonly string[]): Promise<Hold[]> {
  const present = await db.all(
    "SELECT table_name AS t FROM information_schema.tables WHERE table_catalog = 'present' AND table_schema = 'records'",
  );
  // The current warehouse may predate a table.
  const asked = touched.filter((id) => present.some((row) => row["t"] === id));
  return [...(await attributesChanged(db, delivery, asked)), ...(await recordsChanged(db, delivery, asked))];
}

const isMany = (changed: number, known: number): boolean => {
  const { share, few, most, least } = holdLimits.attributeChanged;
  return changed >= few ? changed > share * known : changed >= least && changed > most * known;
};

async function attributesChanged(db: DuckDb, delivery: string, touched: readonly string[]): Promise<Hold[]> {
  const holds: Hold[] = [];
  for (const [id, ofTable] of Map.groupBy(stableAttributes, ({ table }) => table.id)) {
    const [first] = ofTable;
    if (first === undefined || !touched.includes(id)) continue;
    const { person, latestBy } = first;
    const columns = [...new Set(ofTable.flatMap(({ columns, vague }) => [...columns, ...(vague ? [vague] : [])]))];
    const latest = [...columns, "source_file", "source_line"]
      .map((c) => `arg_max(${sqlName(c)}, ${sqlName(latestBy)}) AS ${sqlName(c)}`)
      .join(", ");
    const described = (at: string, where: string): string =>
      `(SELECT ${person}, ${latest} FROM ${at}.records.${id} ${where} GROUP BY 1)`;
    const counts = ofTable.flatMap(({ columns, vague }, i) => {
      const clear =
        vague === undefined ? "true" : `NOT coalesce(o.${vague}, false) AND NOT coalesce(n.${vague}, false)`;
      const any = (conditionOf: (c: string) => string): string =>
        `(${columns.map((c) => conditionOf(sqlName(c))).join(" OR ")})`;
      const changed = `${clear} AND coalesce(${any((c) => `coalesce(o.${c} <> n.${c}, false)`)}, false)`;
      return [
        `count_if(${clear} AND ${any((c) => `(o.${c} IS NOT NULL AND n.${c} IS NOT NULL)`)}) AS known_${i}`,
        `count_if(${changed}) AS changed_${i}`,
        `${firstDifferingLines(changed)} AS lines_${i}`,
      ];
    });
    const [row] = await db.all(
      `SELECT ${counts.join(", ")} FROM ${described("next", `WHERE delivery = ${sqlText(delivery)}`)} n
        JOIN ${described("present", "")} o USING (${person})`,
    );
    for (const [i, { attribute }] of ofTable.entries()) {
      const [total, people] = [Number(row?.[`known_${i}`] ?? 0), Number(row?.[`changed_${i}`] ?? 0)];
      const lines = differingLinesIn(row?.[`lines_${i}`]);
      if (lines !== null && isMany(people, total))
        holds.push({ kind: "attribute-changed", table: id as TableName, attribute, people, of: total, lines });
    }
  }
  return holds;
}

/** Records in both deliveries, by key. Skips inferred records, which repeat other records. */
async function recordsChanged(db: DuckDb, delivery: string, touched: readonly string[]): Promise<Hold[]> {
  const holds: Hold[] = [];
  for (const table of tables) {
    const columns = columnsByPermanence(table.id, "history", "settles");
    if (columns.length === 0 || !touched.includes(table.id)) continue;
    const pairs = samePairs(table, delivery);
    const counts = columns.flatMap((c) => [
      `count_if(${bothKnow(table, c)}) AS ${sqlName(`known_${c}`)}`,
      `count_if(${differs(table, c)}) AS ${sqlName(`changed_${c}`)}`,
    ]);
    const [row] = await db.all(`SELECT ${counts.join(", ")} FROM ${pairs}`);
    const changed = columns.filter((c) => isMany(Number(row?.[`changed_${c}`] ?? 0), Number(row?.[`known_${c}`] ?? 0)));
    if (changed.length === 0) continue;
    const any = (conditionOf: (table: Table, column: string) => string): string =>
      `(${changed.map((c) => conditionOf(table, c)).join(" OR ")})`;
    const [sums] = await db.all(
      `SELECT count_if(${any(bothKnow)}) AS "of", count_if(${any(differs)}) AS "rows", ${firstDifferingLines(any(differs))} AS lines FROM ${pairs}`,
    );
    const lines = differingLinesIn(sums?.["lines"]);
    if (lines !== null)
      holds.push({
        kind: "records-changed",
        table: table.id as TableName,
        columns: changed,
        rows: Number(sums?.["rows"]),
        of: Number(sums?.["of"]),
        lines,
      });
  }
  return holds;
}

/** SQL of record pairs: `n` from this load, `o` from an earlier one. */
function samePairs(table: Table, delivery: string): string {
  const same = table.key.map((c) => `n.${sqlName(c)} IS NOT DISTINCT FROM o.${sqlName(c)}`).join(" AND ");
  const attempt = attemptColumn[table.id as TableName];
  const other = attempt === undefined ? "" : ` AND coalesce(n.${sqlName(attempt)} = o.${sqlName(attempt)}, true)`;
  const stated = (at: string, where: string): string =>
    `(SELECT * FROM ${at}.records.${table.id} WHERE NOT derived${where})`;
  return `${stated("next", ` AND delivery = ${sqlText(delivery)}`)} n JOIN ${stated("present", "")} o ON ${same}${other}
    LEFT JOIN present.meta.loads l ON l.delivery = o.delivery`;
}

const bothKnow = (table: Table, column: string): string => {
  const name = sqlName(column);
  const known = `n.${name} IS NOT NULL AND o.${name} IS NOT NULL`;
  return columnsByPermanence(table.id, "settles").includes(column) ? `(${known} AND ${isSettled})` : `(${known})`;
};

const differs = (table: Table, column: string): string =>
  `(${bothKnow(table, column)} AND n.${sqlName(column)} <> o.${sqlName(column)})`;

/** Whether the school year had ended when the earlier load arrived. */
const isSettled = `coalesce(CAST(l.loaded_at[:10] AS DATE) > CAST(CAST(o.school_year AS VARCHAR) || '-${schoolYearDays.end}' AS DATE), false)`;
