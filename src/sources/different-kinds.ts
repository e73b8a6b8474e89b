import type { DifferentKinds } from "../base/different-kinds.ts";
import type { TableName } from "../base/record-names.ts";
import { shownValue } from "../base/shown-value.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { claimRule } from "../records/claim-rules.ts";
import { isDescription } from "../records/stated-together.ts";
import type { Row, Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import { believedRank } from "./believed-kinds.ts";
import { identifiersOf } from "./identifier-map.ts";
import { recordOfScope, yearOfScope } from "./warehouse.ts";

/**
 * Compares a load's rows with the rows of other kinds of file about the same facts of the same school year, loaded
 * before. A blank states nothing. Requires the identifiers of `materializeRecords`.
 *
 * @param delivery  delivery id of the load
 */
export async function differentKinds(
  db: DuckDb,
  delivery: string,
  touched: readonly string[],
): Promise<readonly DifferentKinds[]> {
  const differences: DifferentKinds[] = [];
  for (const table of tables) {
    if (!touched.includes(table.id)) continue;
    const { labels, claim } = claimRule(table);
    const facts = Object.keys(table.columns).filter((c) => !claim.includes(c) && !labels.includes(c));
    if (facts.length > 0 && (await hasKinds(db, table, delivery)))
      differences.push(...(await differencesIn(db, table, facts, delivery)));
  }
  return differences.sort((a, b) => b.rows - a.rows);
}

/** Whether files of other kinds, loaded before, have rows for a school year of this load. */
async function hasKinds(db: DuckDb, table: Table, delivery: string): Promise<boolean> {
  const rows = await db.all(
    `WITH kinds AS (SELECT DISTINCT ${recordOfScope("scope")} AS kind, ${yearOfScope("scope")} AS year, delivery = ${sqlText(delivery)} AS own
        FROM next.meta.origins WHERE NOT derived AND origin IN (SELECT DISTINCT origin FROM next.kept_rows.${table.id}))
      SELECT 1 AS one FROM kinds n JOIN kinds o USING (year) WHERE n.own AND NOT o.own AND n.kind <> o.kind LIMIT 1`,
  );
  return rows.length > 0;
}

/** Between the parts of a line's packed text. */
const between = "chr(31)";

async function differencesIn(
  db: DuckDb,
  table: Table,
  facts: readonly string[],
  delivery: string,
): Promise<DifferentKinds[]> {
  const same = ["year", ...claimOf(table).map((_, i) => `w${i}`)].map((c) => `n.${c} IS NOT DISTINCT FROM o.${c}`);
  const packed = (c: string): string =>
    [
      "n.source_file",
      "lpad(CAST(n.source_line AS VARCHAR), 9, '0')",
      "o.source_file",
      "o.source_line",
      `n.${c}`,
      `o.${c}`,
    ].join(` || ${between} || `);
  const counts = facts.flatMap((fact, i) => {
    const c = sqlName(fact);
    return [`count_if(n.${c} <> o.${c}) AS n_${i}`, `min(${packed(c)}) FILTER (n.${c} <> o.${c}) AS first_${i}`];
  });
  const by = `CASE WHEN n.since <> o.since THEN 'start-date' WHEN n.believed <> o.believed THEN 'settings' ELSE 'last-loaded' END`;
  const rows = await db.all(
    `SELECT n.kind AS kind, o.kind AS earlier_kind, ${by} AS by, ${counts.join(", ")}
      FROM ${claimed(table, `delivery = ${sqlText(delivery)}`)} n JOIN ${claimed(table, `delivery <> ${sqlText(delivery)}`)} o
        ON ${same.join(" AND ")} WHERE n.kind <> o.kind GROUP BY ALL ORDER BY ALL`,
  );
  return rows.flatMap((row) =>
    facts.flatMap((column, i) => (Number(row[`n_${i}`]) === 0 ? [] : [differenceOf(table, column, row, i)])),
  );
}

/** Whether rows describe a student from a day on: what counts is the row that begins last. */
const isDescribed = (table: Table): boolean => isDescription(table) && claimRule(table).claim.includes("start_date");

/** Columns of the fact a row is about; of a description, whom it describes. */
const claimOf = (table: Table): readonly string[] =>
  claimRule(table).claim.filter((column) => !isDescribed(table) || column !== "start_date");

/** SQL of a table's stated rows with the key of the fact they are about (`w0` ...), as `records` spells identifiers. */
function claimed(table: Table, which: string): string {
  const identifiers = new Map(identifiersOf(table).map(({ column, kind }) => [column, kind]));
  const joins: string[] = [];
  const since = isDescribed(table) ? "k.start_date" : "CAST(NULL AS DATE)";
  const keys = claimOf(table).map((column, i) => {
    const kind = identifiers.get(column);
    const own = column === "student_id" ? "coalesce(own.state_id, k.student_id)" : `k.${sqlName(column)}`;
    if (column === "student_id")
      joins.push("LEFT JOIN own_ids own ON own.local_id = CASE WHEN k.id_kind = 'local' THEN k.student_id END");
    if (kind === undefined) return `${own} AS w${i}`;
    joins.push(`LEFT JOIN next.meta.identifier_map m${i} ON m${i}.kind = ${sqlText(kind)} AND m${i}.form = ${own}`);
    return `coalesce(m${i}.shown, ${own}) AS w${i}`;
  });
  const rows = `(SELECT k.*, ${recordOfScope("k.scope")} AS kind, ${yearOfScope("k.scope")} AS year, ${believedRank("next", table, "k")} AS believed, ${since} AS since, ${keys.join(", ")}
    FROM (SELECT * FROM next.kept.${table.id} WHERE NOT derived AND ${which}) k ${joins.join(" ")})`;
  const latest = "QUALIFY row_number() OVER (PARTITION BY kind, year, w0 ORDER BY since DESC) = 1";
  return isDescribed(table) ? `(SELECT * FROM ${rows} ${latest})` : rows;
}

function differenceOf(table: Table, column: string, row: Row, i: number): DifferentKinds {
  const [file = "", line, earlierFile = "", earlierLine, value = "", earlierValue = ""] = String(
    row[`first_${i}`],
  ).split("\x1f");
  const kind = String(row["kind"]);
  const earlierKind = String(row["earlier_kind"]);
  // The program's own codes identify nobody; anything else is shown as other values of students are.
  const definition = table.columns[column];
  const isCode = definition?.codes !== undefined || definition?.type === "boolean";
  const shown = (value: string): string => (isCode ? value : shownValue(value));
  return {
    table: table.id as TableName,
    column,
    kind,
    earlierKind,
    by: row["by"] as DifferentKinds["by"],
    rows: Number(row[`n_${i}`]),
    lines: { file, line: Number(line), earlierFile, earlierLine: Number(earlierLine) },
    value: shown(value),
    earlierValue: shown(earlierValue),
  };
}
