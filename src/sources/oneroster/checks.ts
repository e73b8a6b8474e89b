import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlText } from "../../engine/sql.ts";
import { schoolYearSql } from "../cell-sql.ts";
import { firstDistinctLines, firstLines, lineNumbers } from "../first-lines.ts";
import { fileProblem } from "../problem.ts";
import type { Finishing, HeaderFault } from "../source.ts";
import { enumerations, specFiles } from "./files.ts";

/** Checks a whole bundle: its manifest, file names, date and enumeration formats, dangling references. */
export async function checkBundle(finishing: Finishing): Promise<void> {
  await checkManifest(finishing);
  await checkFileNames(finishing);
  await checkDates(finishing);
  await checkEnumerations(finishing);
  await checkReferences(finishing);
  await checkSessionYears(finishing);
}

/** The settings' name for what the years of sessions mean. */
export const sessionYears = "oneroster.school-year";

/** SQL: a session's school year is neither the one of its first day nor the one of its last. */
export const yearContradicts = `coalesce(read_school_year(year_text) NOT IN (coalesce(${schoolYearSql("start_date")}, read_school_year(year_text)),
  coalesce(${schoolYearSql("end_date")}, read_school_year(year_text))), false)`;

async function checkSessionYears({ db, codes, report }: Finishing): Promise<void> {
  const answered = Object.keys(codes[sessionYears] ?? {}).map(sqlText);
  const open = answered.length === 0 ? "" : `AND trim(year_text) NOT IN (${answered.join(", ")})`;
  const rows = await db.all(
    `SELECT source_file, trim(year_text) AS value, ${schoolYearSql("start_date")} AS by_dates, count(*) AS n, ${firstLines("source_line")} AS lines
     FROM parts.oneroster_session WHERE ${yearContradicts} ${open} GROUP BY ALL ORDER BY source_file, value`,
  );
  for (const row of rows) {
    report(
      fileProblem({
        code: "oneroster.year-contradicts",
        severity: "error",
        file: String(row["source_file"]),
        lines: lineNumbers(row["lines"]),
        rows: Number(row["n"]),
        value: String(row["value"]),
        facts: { setting: sessionYears, byDates: Number(row["by_dates"]) },
      }),
    );
  }
}

const has = (f: Finishing, ...ids: readonly string[]): boolean => ids.every((id) => f.records.has(id));

async function checkManifest(f: Finishing): Promise<void> {
  const rows = await f.db.all("SELECT property, value, source_file, source_line FROM parts.oneroster_manifest");
  if (rows.length === 0) {
    f.report(
      fileProblem({
        code: "oneroster.no-manifest",
        severity: "warning",
        file: "manifest.csv",
        facts: {},
      }),
    );
    return;
  }
  for (const row of rows) {
    const name = /^file\.(.+)$/i.exec(String(row["property"]))?.[1];
    if (name === undefined) continue;
    const spec = specFiles.find((s) => s.id.toLowerCase() === name.toLowerCase());
    const value = String(row["value"] ?? "").toLowerCase();
    const file = String(row["source_file"]);
    const line = Number(row["source_line"]);
    if (spec !== undefined && (value === "bulk" || value === "delta") && !f.records.has(spec.id)) {
      f.report(
        fileProblem({
          code: "oneroster.file-missing",
          severity: "warning",
          file,
          lines: [line],
          facts: { wanted: spec.id, heading: null },
        }),
      );
    } else if (spec !== undefined && value === "absent" && f.records.has(spec.id)) {
      f.report(
        fileProblem({
          code: "oneroster.file-unannounced",
          severity: "warning",
          file,
          lines: [line],
          facts: { spec: spec.id },
        }),
      );
    } else if (!["bulk", "delta", "absent"].includes(value)) {
      f.report(
        fileProblem({
          code: "oneroster.manifest-value",
          severity: "warning",
          file,
          lines: [line],
          value: String(row["value"] ?? ""),
          facts: {},
        }),
      );
    }
  }
}

async function checkFileNames(f: Finishing): Promise<void> {
  for (const spec of specFiles) {
    if (spec.table === null || !f.records.has(spec.id)) continue;
    const names = await f.db.all(`SELECT DISTINCT source_file FROM parts.${spec.table.id}`);
    for (const row of names) {
      const file = String(row["source_file"]);
      const own = file.replace(/^.*[/\\]/, "");
      if (own === `${spec.id}.csv`) continue;
      f.report(
        fileProblem({
          code: "oneroster.file-name",
          severity: "warning",
          file,
          facts: { spec: spec.id },
        }),
      );
    }
  }
}

const dated: readonly (readonly [table: string, column: string, heading: string])[] = [
  ["oneroster_session", "start", "startDate"],
  ["oneroster_session", "end", "endDate"],
  ["oneroster_enrollment", "begin", "beginDate"],
  ["oneroster_enrollment", "end", "endDate"],
  ["oneroster_demographic", "birth", "birthDate"],
];

async function checkDates(f: Finishing): Promise<void> {
  for (const [table, column, heading] of dated) {
    await reportWritten(
      f.db,
      f,
      table,
      `${column}_text`,
      `${column}_date IS NOT NULL AND NOT regexp_full_match(${column}_text, '\\d{4}-\\d{2}-\\d{2}([T ].*)?')`,
      () => ({ code: "oneroster.date-form", facts: { heading } }),
    );
  }
}

const enumerated: readonly (readonly [table: string, column: string, heading: string, codes: readonly string[]])[] = [
  ["oneroster_session", "type", "type", Object.keys(enumerations.sessionType)],
  ["oneroster_org", "type", "type", Object.keys(enumerations.orgType)],
  ["oneroster_user", "role", "role", Object.keys(enumerations.role)],
  ["oneroster_role", "role", "role", Object.keys(enumerations.role)],
  ["oneroster_enrollment", "role", "role", Object.keys(enumerations.role)],
  ["oneroster_demographic", "gender", "sex", Object.keys(enumerations.sex)],
];

async function checkEnumerations(f: Finishing): Promise<void> {
  for (const [table, column, heading, codes] of enumerated) {
    const spelled = codes.map(sqlText).join(", ");
    const lower = codes.map((c) => sqlText(c.toLowerCase())).join(", ");
    await reportWritten(
      f.db,
      f,
      table,
      `${column}_text`,
      `${column}_text NOT IN (${spelled}) AND lower(${column}_text) IN (${lower})`,
      (value) => ({
        code: "oneroster.enumeration-case",
        facts: { heading, spelled: codes.find((c) => c.toLowerCase() === value.toLowerCase()) ?? "" },
      }),
    );
  }
}

/** Reports rows with an irregular cell, once per file and column. */
async function reportWritten(
  db: DuckDb,
  f: Finishing,
  table: string,
  textColumn: string,
  where: string,
  faultOf: (value: string) => HeaderFault,
): Promise<void> {
  const rows = await db.all(
    `SELECT source_file, mode(${textColumn}) AS value, count(*) AS n, ${firstLines("source_line")} AS lines
     FROM parts.${table} WHERE ${where} GROUP BY source_file ORDER BY source_file`,
  );
  for (const row of rows) {
    const file = String(row["source_file"]);
    const lines = lineNumbers(row["lines"]);
    const value = String(row["value"]);
    f.report(
      fileProblem({
        ...faultOf(value),
        severity: "warning",
        file,
        lines,
        rows: Number(row["n"]),
        value,
      }),
    );
  }
}

/** Foreign keys: a column and the file it refers to; with `many`, the cell is a list. */
const references: readonly {
  readonly from: string;
  readonly table: string;
  readonly column: string;
  readonly heading: string;
  readonly to: string;
  readonly target: string;
  readonly many?: true;
}[] = [
  {
    from: "enrollments",
    table: "oneroster_enrollment",
    column: "user",
    heading: "userSourcedId",
    to: "users",
    target: "oneroster_user",
  },
  {
    from: "enrollments",
    table: "oneroster_enrollment",
    column: "class",
    heading: "classSourcedId",
    to: "classes",
    target: "oneroster_class",
  },
  {
    from: "enrollments",
    table: "oneroster_enrollment",
    column: "school",
    heading: "schoolSourcedId",
    to: "orgs",
    target: "oneroster_org",
  },
  {
    from: "classes",
    table: "oneroster_class",
    column: "course",
    heading: "courseSourcedId",
    to: "courses",
    target: "oneroster_course",
  },
  {
    from: "classes",
    table: "oneroster_class",
    column: "school",
    heading: "schoolSourcedId",
    to: "orgs",
    target: "oneroster_org",
  },
  {
    from: "classes",
    table: "oneroster_class",
    column: "terms",
    heading: "termSourcedIds",
    to: "academicSessions",
    target: "oneroster_session",
    many: true,
  },
  {
    from: "users",
    table: "oneroster_user",
    column: "orgs",
    heading: "orgSourcedIds",
    to: "orgs",
    target: "oneroster_org",
    many: true,
  },
  {
    from: "roles",
    table: "oneroster_role",
    column: "user",
    heading: "userSourcedId",
    to: "users",
    target: "oneroster_user",
  },
  {
    from: "roles",
    table: "oneroster_role",
    column: "org",
    heading: "orgSourcedId",
    to: "orgs",
    target: "oneroster_org",
  },
  {
    from: "demographics",
    table: "oneroster_demographic",
    column: "sourced_id",
    heading: "sourcedId",
    to: "users",
    target: "oneroster_user",
  },
  {
    from: "orgs",
    table: "oneroster_org",
    column: "parent",
    heading: "parentSourcedId",
    to: "orgs",
    target: "oneroster_org",
  },
  {
    from: "results",
    table: "oneroster_result",
    column: "student",
    heading: "studentSourcedId",
    to: "users",
    target: "oneroster_user",
  },
  {
    from: "results",
    table: "oneroster_result",
    column: "line_item",
    heading: "lineItemSourcedId",
    to: "lineItems",
    target: "oneroster_line_item",
  },
];

/** Tables that also have the exporting system's own key. */
export const keyed: ReadonlySet<string> = new Set([
  "oneroster_org",
  "oneroster_course",
  "oneroster_class",
  "oneroster_user",
]);

async function checkReferences(f: Finishing): Promise<void> {
  for (const r of references) {
    if (!has(f, r.from)) continue;
    const known = `SELECT sourced_id AS k FROM parts.${r.target}${keyed.has(r.target) ? ` UNION SELECT own_key FROM parts.${r.target} WHERE own_key IS NOT NULL` : ""}`;
    const several = r.many !== true ? `contains("${r.column}", ',')` : "false";
    const rows = await f.db.all(
      `SELECT source_file, count(DISTINCT source_line) AS n, ${firstDistinctLines("source_line")} AS lines
       FROM (SELECT source_file, source_line, trim(unnest(string_split("${r.column}", ','))) AS k FROM parts.${r.table} WHERE "${r.column}" IS NOT NULL)
       WHERE k <> '' AND k NOT IN (${known}) GROUP BY 1 ORDER BY 1`,
    );
    const absent = !has(f, r.to);
    for (const row of rows) {
      const file = String(row["source_file"]);
      const lines = lineNumbers(row["lines"]);
      const severe = r.from === "enrollments" && r.column !== "school";
      const at = { severity: severe ? "error" : "warning", file, lines, rows: Number(row["n"]) } as const;
      f.report(
        absent
          ? fileProblem({ code: "oneroster.file-missing", ...at, facts: { wanted: r.to, heading: r.heading } })
          : fileProblem({ code: "oneroster.reference", ...at, facts: { heading: r.heading, to: r.to } }),
      );
    }
    const [many] = await f.db.all(
      `SELECT any_value(source_file) AS file, count(*) AS n, ${firstLines("source_line")} AS lines
       FROM parts.${r.table} WHERE ${several}`,
    );
    const n = Number(many?.["n"] ?? 0);
    if (n === 0) continue;
    const lines = lineNumbers(many?.["lines"]);
    f.report(
      fileProblem({
        code: "oneroster.several-ids",
        severity: "warning",
        file: String(many?.["file"]),
        lines,
        rows: n,
        facts: { heading: r.heading },
      }),
    );
  }
}
