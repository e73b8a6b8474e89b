import { groupKeyStart } from "../../base/keys.ts";
import type { Problem } from "../../base/problem-facts.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlName, sqlText } from "../../engine/sql.ts";
import type { Row } from "../../records/table.ts";
import type { officialCell } from "../../records/tables.ts";
import { inferredCountTimes } from "../../rules/official-figures.ts";
import { plausible } from "../../rules/plausible.ts";
import { firstDistinctLines, lineNumbers } from "../first-lines.ts";
import { tidyIdentifierSql } from "../identifier-sql.ts";
import { fileProblem } from "../problem.ts";
import { type Measure, type OfficialFormat, partsTable, type Sql } from "./official-format.ts";

/**
 * Unpivots the rows of a format's own table into `staged.official_figure`: one row per figure, numbers parsed and marks classified. Unknown marks are
 * reported and their cells stay blank; unknown groups are reported and keep their code.
 */
export async function fillCells(db: DuckDb, format: OfficialFormat, report: (problem: Problem) => void): Promise<void> {
  const { cells } = format;
  if (cells === null) return;
  const codes = Object.entries(cells.codes).map(([code, to]) => `(${sqlText(code)}, ${sqlText(to)})`);
  await db.run("CREATE OR REPLACE TEMP TABLE group_codes (code VARCHAR, means VARCHAR)");
  if (codes.length > 0) await db.run(`INSERT INTO group_codes VALUES ${codes.join(", ")}`);
  await db.run(`CREATE OR REPLACE TEMP TABLE cells_read AS ${readSql(format)}`);
  await markOtherNames(db, cells.otherGrouping);
  await markConflicts(db);
  await db.run(storeSql(cells));
  await reportMarks(db, report);
  await reportGroups(db, format, report);
  await reportOtherNames(db, report);
  await reportConflicts(db, report);
  await reportContradictions(db, report);
  if (format.partsAddUp === true) await reportParts(db, report);
  if (cells.place.federal === true) await reportFederal(db, report);
  await db.run("DROP TABLE cells_read; DROP TABLE group_codes");
}

/** SQL of one row per figure, everything as text. */
function statedSql(format: OfficialFormat): string {
  const cells = format.cells as NonNullable<OfficialFormat["cells"]>;
  const { place } = cells;
  const text = (sql: Sql | undefined): Sql => (sql === undefined ? "NULL::VARCHAR" : `CAST(${sql} AS VARCHAR)`);
  const structs = cells.measures.map((m: Measure) => {
    const [l1, l2, l3, l4] = m.levels?.of ?? [];
    const parts: Record<string, Sql> = {
      indicator: text(m.indicator),
      code: text(m.group ?? cells.group),
      grade: text(m.grade ?? cells.grade ?? "'all'"),
      school_year: m.year ?? "r.school_year",
      n: text(m.n),
      hits: text(m.hits),
      value: text(m.value),
      asks: sqlText([m.hits === undefined ? "" : "h", m.value === undefined ? "" : "v"].join("")),
      reads: sqlText(m.reads ?? "percent"),
      decimals: m.decimals === undefined ? "NULL::INTEGER" : String(m.decimals),
      hidden_below: String(m.hiddenBelow ?? 0),
      levels_as: sqlText(m.levels?.as ?? ""),
      l1: text(l1),
      l2: text(l2),
      l3: text(l3),
      l4: text(l4),
    };
    return `{${Object.entries(parts)
      .map(([name, sql]) => `${sqlText(name)}: ${sql}`)
      .join(", ")}}`;
  });
  return `SELECT s.* EXCLUDE (c), unnest(c) FROM (
      SELECT r.source_file, r.source_line, r.scope, ${cells.publication} AS publication, ${place.kind} AS place_kind, ${tidyIdentifierSql(`CAST(${place.id} AS VARCHAR)`)} AS place_id,
        ${text(place.name)} AS place_name, ${text(place.type)} AS place_type, ${text(place.districtId)} AS district_id,
        ${text(place.districtName)} AS district_name, ${text(place.countyId)} AS county_id, ${text(place.countyName)} AS county_name,
        ${text(place.state)} AS state_code, ${cells.counted ?? "'all'"} AS counted_students, unnest([${structs.join(",\n")}]) AS c
      FROM parts.${sqlName(partsTable(format))} r) s
    WHERE s.place_kind IN ('state', 'county', 'district', 'school') AND s.place_id IS NOT NULL AND s.c.indicator IS NOT NULL`;
}

/** SQL of numbers and states, and of the count behind a rate, where only one count rounds to that rate or the rounding error is far below the
 * standard error. */
function readSql(format: OfficialFormat): string {
  const cells = format.cells as NonNullable<OfficialFormat["cells"]>;
  const learns = cells.measures.some((m) => m.value !== undefined && m.reads !== "number" && m.decimals === undefined);
  const decimals = learns
    ? "coalesce(decimals, max(length(split_part(rtrim(value, ' %'), '.', 2))) OVER (PARTITION BY source_file, indicator))"
    : "decimals";
  const level = (i: number): Sql =>
    `CASE WHEN levels_as = 'counts' THEN official_number(l${i}) WHEN levels_as = 'percents' THEN round(official_number(l${i}) * n_read / 100) END`;
  return `SELECT *, false AS conflicts, CASE WHEN hits_read IS NULL AND state = 'counted' THEN
        CASE WHEN ceil(n_read * (share - half)) = floor(n_read * (share + half)) OR half * ${inferredCountTimes.value} <= sqrt(share * (1 - share) / nullif(n_read, 0))
          THEN round(n_read * share) END END AS hits_inferred,
      ${[1, 2, 3, 4].map((i) => `${level(i)} AS level_${i}`).join(", ")}
    FROM (
      SELECT *, CASE WHEN reads = 'number' THEN NULL WHEN reads = 'percent' THEN round(value_read / 100, CAST(places + 2 AS INTEGER)) ELSE value_read END AS share,
        0.5 * pow(10.0, CASE WHEN reads = 'percent' THEN -2 ELSE 0 END - places) + 1e-9 AS half,
        CASE WHEN asks = '' THEN n_state
          -- A count beside a withheld rate, of an unknown number of students: 0 of none, or of a few.
          WHEN hits_state = 'counted' AND value_state = 'suppressed' AND n_read IS NULL THEN 'suppressed'
          WHEN hits_state = 'counted' OR value_state = 'counted' THEN 'counted'
          WHEN hits_state = 'suppressed' OR value_state = 'suppressed' THEN 'suppressed'
          WHEN n_read = 0 THEN 'counted'
          WHEN n_read > 0 AND n_read < hidden_below THEN 'suppressed'
          WHEN n_state = 'suppressed' THEN 'suppressed' ELSE 'blank' END AS state
      FROM (
        SELECT *, CASE WHEN n_state = 'counted' THEN official_number(n) END AS n_read,
          CASE WHEN hits_state = 'counted' THEN official_number(hits) WHEN contains(asks, 'h') AND n_state = 'counted' AND official_number(n) = 0 THEN 0 END AS hits_read,
          CASE WHEN value_state = 'counted' THEN official_number(value) END AS value_read
        FROM (
          SELECT *, official_state(n, false) AS n_state, official_state(hits, false) AS hits_state,
            CASE WHEN reads = 'percent' AND official_number(value) > 100 OR reads = 'share' AND official_number(value) > 1 THEN 'unknown'
              ELSE official_state(value, reads = 'number') END AS value_state, coalesce(${decimals}, 0) AS places
          FROM (${statedSql(format)}))))`;
}

function storeSql({ otherGrouping, place }: NonNullable<OfficialFormat["cells"]>): string {
  const whole = (x: Sql): Sql => `CASE WHEN ${x} = round(${x}) AND ${x} < 2e9 THEN CAST(${x} AS INTEGER) END`;
  // Counts from rounded percentages of levels are used only if they add up to n.
  const sound = "NOT conflicts AND (levels_as = 'counts' OR level_1 + level_2 + level_3 + level_4 = n_read)";
  const mark = (x: Sql, state: Sql): Sql => `CASE WHEN ${state} <> 'counted' THEN ${x} END`;
  const values: Record<keyof typeof officialCell.columns, Sql> = {
    school_year: "school_year",
    publication: "publication",
    indicator: "indicator",
    place_kind: "place_kind",
    place_id: "place_id",
    place_name: "place_name",
    place_type: "place_type",
    district_id: "district_id",
    district_name: "district_name",
    county_id: "county_id",
    county_name: "county_name",
    state: "state_code",
    grouping: "split_part(means, '=', 1)",
    level: "split_part(means, '=', 2)",
    grade: "grade",
    counted_students: "counted_students",
    // Rows that give different numbers for a figure are treated as the same, unknown figure.
    n: `CASE WHEN NOT conflicts THEN ${whole("n_read")} END`,
    hits: `CASE WHEN status = 'counted' THEN ${whole("coalesce(hits_read, hits_inferred)")} END`,
    value: "CASE WHEN status = 'counted' THEN coalesce(share, value_read) END",
    at_level_1: `CASE WHEN ${sound} THEN ${whole("level_1")} END`,
    at_level_2: `CASE WHEN ${sound} THEN ${whole("level_2")} END`,
    at_level_3: `CASE WHEN ${sound} THEN ${whole("level_3")} END`,
    at_level_4: `CASE WHEN ${sound} THEN ${whole("level_4")} END`,
    status: "status",
    marker: `CASE WHEN status <> 'counted' AND NOT conflicts THEN coalesce(${mark("hits", "hits_state")}, ${mark("value", "value_state")}, ${mark("n", "n_state")}) END`,
    computed: "CASE WHEN status = 'counted' THEN hits_read IS NULL AND hits_inferred IS NOT NULL END",
  };
  const names = [...Object.keys(values), "source_file", "source_line", "scope", "derived", "id_kind"].map(sqlName);
  return `INSERT INTO staged.official_figure (${names.join(", ")})
    SELECT ${Object.values(values).join(", ")}, source_file, source_line, scope, false, '${place.federal === true ? "federal" : "state"}'
    FROM (
      SELECT c.*, CASE WHEN ${contradicts} THEN 'blank' ELSE state END AS status,
        coalesce(g.means, CASE WHEN contains(c.code, '=') THEN c.code ELSE ${sqlText(groupKeyStart(otherGrouping))} || c.code END) AS means
      FROM cells_read c LEFT JOIN group_codes g ON g.code = c.code)`;
}

const figureParts = ["n_read", "hits_read", "value_read"] as const;

/** More students with the outcome than students: one of the two is wrong, but it is unknown which. */
const moreHits = "coalesce(hits_read > n_read, false)";
/** Likewise, if several rows give different numbers for one figure, it is unknown which is right. */
const contradicts = `(conflicts OR ${moreHits})`;

/** Columns that identify a figure within a file, apart from its group. */
const figure = [
  "source_file",
  "school_year",
  "publication",
  "indicator",
  "place_kind",
  "place_id",
  "grade",
  "counted_students",
] as const;

/**
 * If a file has two names for one group with different numbers, they are two groups: the name listed first in the
 * format is the group, and the other's figures keep their own name. Fills `other_names`, and rewrites the codes of
 * those cells.
 */
async function markOtherNames(db: DuckDb, otherGrouping: string): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE other_names AS
      WITH named AS (SELECT c.*, g.means, g.rowid AS row_order FROM cells_read c JOIN group_codes g ON g.code = c.code WHERE state = 'counted'),
      doubled AS (SELECT DISTINCT source_file, means FROM (SELECT source_file, means FROM named GROUP BY ${figure.join(", ")}, means
        HAVING count(DISTINCT code) > 1 AND (${figureParts.map((x) => `min(${x}) <> max(${x})`).join(" OR ")})))
      SELECT source_file, means, code, first_value(code) OVER (PARTITION BY source_file, means ORDER BY min(row_order)) AS used
      FROM named JOIN doubled USING (source_file, means) GROUP BY source_file, means, code`,
  );
  await db.run(
    `DELETE FROM other_names WHERE code = used;
     UPDATE cells_read AS c SET code = ${sqlText(groupKeyStart(otherGrouping))} || c.code FROM other_names o WHERE o.source_file = c.source_file AND o.code = c.code`,
  );
}

async function reportOtherNames(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  const rows = await db.all("SELECT source_file, used, code FROM other_names ORDER BY ALL");
  for (const [file, names] of Map.groupBy(rows, (row) => String(row["source_file"])))
    report(
      fileProblem({
        code: "official.other-names",
        severity: "warning",
        file,
        facts: { groups: names.map((row) => ({ used: String(row["used"]), other: String(row["code"]) })) },
      }),
    );
  await db.run("DROP TABLE other_names");
}

/** Marks cells for which one file's rows give different numbers. */
async function markConflicts(db: DuckDb): Promise<void> {
  const key = "source_file, school_year, publication, indicator, place_kind, place_id, means, grade, counted_students";
  const differs = figureParts.map((x) => `min(${x}) <> max(${x})`).join(" OR ");
  const withMeaning =
    "(SELECT c.*, coalesce(g.means, c.code) AS means FROM cells_read c LEFT JOIN group_codes g ON g.code = c.code)";
  await db.run(
    `CREATE OR REPLACE TEMP TABLE cell_conflicts AS SELECT ${key} FROM ${withMeaning}
     WHERE state = 'counted' GROUP BY ${key} HAVING count(*) > 1 AND (${differs})`,
  );
  const [row] = await db.all("SELECT count(*) AS n FROM cell_conflicts");
  if (Number(row?.["n"] ?? 0) > 0) {
    const same = figure.map((name) => `c.${name} IS NOT DISTINCT FROM k.${name}`).join(" AND ");
    await db.run(
      `CREATE OR REPLACE TEMP TABLE cells_read AS SELECT c.* REPLACE (EXISTS (SELECT 1 FROM cell_conflicts k
         WHERE ${same} AND k.means = coalesce(g.means, c.code)) AS conflicts)
       FROM cells_read c LEFT JOIN group_codes g ON g.code = c.code`,
    );
  }
  await db.run("DROP TABLE cell_conflicts");
  await db.run(
    `INSERT INTO staged.unreached SELECT source_file, source_line FROM cells_read GROUP BY 1, 2
      HAVING bool_or(conflicts) AND bool_and(conflicts OR state <> 'counted')`,
  );
}

async function reportConflicts(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  const rows = await db.all(
    `SELECT source_file, count(DISTINCT source_line) AS n, ${firstDistinctLines("source_line")} AS lines,
       count(DISTINCT (school_year, indicator, place_kind, place_id, code, grade, counted_students)) AS figures
     FROM cells_read WHERE conflicts GROUP BY ALL ORDER BY source_file`,
  );
  for (const row of rows) {
    report(
      fileProblem({
        code: "official.same-figure",
        severity: "warning",
        file: String(row["source_file"]),
        lines: linesOf([row]),
        rows: Number(row["n"]),
        facts: { figures: Number(row["figures"]) },
      }),
    );
  }
}

/** The first lines of several faults. */
const linesOf = (rows: readonly Row[]): number[] =>
  [...new Set(rows.flatMap((row) => lineNumbers(row["lines"])))].sort((a, b) => a - b).slice(0, 5);

async function reportMarks(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  const rows = await db.all(
    `SELECT source_file, mark, count(*) AS n, ${firstDistinctLines("source_line")} AS lines FROM (
       SELECT source_file, source_line, unnest([CASE WHEN n_state = 'unknown' THEN n END, CASE WHEN hits_state = 'unknown' THEN hits END,
         CASE WHEN value_state = 'unknown' THEN value END]) AS mark FROM cells_read)
     WHERE mark IS NOT NULL GROUP BY ALL ORDER BY source_file, n DESC`,
  );
  const byFile = Map.groupBy(rows, (row) => String(row["source_file"]));
  for (const [file, marks] of byFile) {
    const n = marks.reduce((sum, m) => sum + Number(m["n"]), 0);
    report(
      fileProblem({
        code: "official.unknown-mark",
        severity: "warning",
        file,
        lines: linesOf(marks),
        rows: n,
        facts: { marks: marks.slice(0, 5).map((m) => String(m["mark"])), more: marks.length > 5 },
      }),
    );
  }
}

/** Reports groups of the file that no level of the catalog matches. */
async function reportGroups(db: DuckDb, format: OfficialFormat, report: (problem: Problem) => void): Promise<void> {
  const rows = await db.all(
    `SELECT source_file, c.code, count(*) AS n, ${firstDistinctLines("source_line")} AS lines
     FROM cells_read c ANTI JOIN group_codes g ON g.code = c.code WHERE NOT contains(c.code, '=') GROUP BY ALL ORDER BY source_file, n DESC`,
  );
  const strange = rows.filter((row) => format.cells?.others?.test(String(row["code"])) !== true);
  for (const [file, groups] of Map.groupBy(strange, (row) => String(row["source_file"]))) {
    report(
      fileProblem({
        code: "official.unknown-group",
        severity: "warning",
        file,
        lines: linesOf(groups),
        rows: groups.reduce((sum, g) => sum + Number(g["n"]), 0),
        facts: {
          groups: groups.slice(0, 8).map((g) => String(g["code"])),
          all: groups.length,
          profile: format.profile ?? null,
        },
      }),
    );
  }
}

/** Reports federal identifiers of a state whose directory can be read, if none was delivered with them. */
async function reportFederal(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  const rows = await db.all(
    `SELECT source_file, count(DISTINCT source_line) AS n, ${firstDistinctLines("source_line")} AS lines
     FROM cells_read WHERE state_code = 'CA' AND NOT EXISTS (SELECT 1 FROM staged.place_code) GROUP BY ALL ORDER BY source_file`,
  );
  for (const row of rows) {
    const file = String(row["source_file"]);
    report(
      fileProblem({
        code: "official.federal-identifiers",
        severity: "warning",
        file,
        lines: linesOf([row]),
        rows: Number(row["n"]),
        facts: {},
      }),
    );
  }
}

async function reportParts(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  const rows = await db.all(
    `SELECT source_file, count(*) AS n, ${firstDistinctLines("source_line")} AS lines FROM (
       SELECT source_file, source_line, indicator, max(n_read) FILTER (code = 'all=all') AS total,
         sum(n_read) FILTER (code LIKE 'race-ethnicity=%') AS parts, count_if(code LIKE 'race-ethnicity=%' AND n_state <> 'counted') AS unknown
       FROM cells_read GROUP BY ALL)
     WHERE unknown = 0 AND total - parts > greatest(${plausible.partsAboveTotal.students}, ${plausible.partsAboveTotal.share} * total) GROUP BY ALL ORDER BY source_file`,
  );
  for (const row of rows) {
    const [file, lines] = [String(row["source_file"]), linesOf([row])];
    report(
      fileProblem({
        code: "official.parts-differ",
        severity: "warning",
        file,
        lines,
        rows: Number(row["n"]),
        facts: {},
      }),
    );
  }
}

async function reportContradictions(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  const tell = async (
    where: Sql,
    code: "official.more-hits-than-students" | "official.rate-differs",
  ): Promise<void> => {
    const rows = await db.all(
      `SELECT source_file, count(*) AS n, ${firstDistinctLines("source_line")} AS lines FROM cells_read
       WHERE ${where} GROUP BY ALL ORDER BY source_file`,
    );
    for (const row of rows) {
      const [file, lines] = [String(row["source_file"]), linesOf([row])];
      report(fileProblem({ code, severity: "warning", file, lines, rows: Number(row["n"]), facts: {} }));
    }
  };
  await tell(moreHits, "official.more-hits-than-students");
  await tell(
    `NOT ${contradicts} AND hits_read IS NOT NULL AND share IS NOT NULL AND n_read > 0 AND abs(hits_read / n_read - share) > 2 * half`,
    "official.rate-differs",
  );
}
