import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlText } from "../../engine/sql.ts";
import type { grades } from "../../records/codes.ts";
import { schoolYearSql } from "../cell-sql.ts";
import { firstLines, lineNumbers } from "../first-lines.ts";
import { fileProblem } from "../problem.ts";
import type { Finishing } from "../source.ts";
import { checkBundle, keyed, sessionYears, yearContradicts } from "./checks.ts";

/**
 * CEDS grade codes, which OneRoster uses, and our grade of each. 13 (a year after grade 12) and PS (postsecondary; not our preschool) count as
 * adult; UG (ungraded) counts as ungraded secondary, because no indicator uses it.
 */
const cedsGrades: Readonly<Record<string, keyof typeof grades>> = {
  IT: "IN",
  PR: "PS",
  PK: "PS",
  TK: "TK",
  KG: "KN",
  K: "KN",
  KN: "KN",
  "00": "KN",
  "0": "KN",
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, i): [string, keyof typeof grades][] => {
      const code = String(i + 1).padStart(2, "0") as keyof typeof grades;
      return [
        [String(i + 1), code],
        [code, code],
      ];
    }).flat(),
  ),
  "13": "AD",
  PS: "AD",
  UG: "US",
  AD: "AD",
};

const notDeleted = "coalesce(lower(status), '') <> 'tobedeleted'";

/**
 * Joins a bundle's files into canonical tables: schools, students, one enrollment per student, school and year (derived from class enrollments),
 * sections with their teacher, and students' sections with final marks where those can be distinguished from other results.
 */
export async function finishBundle(finishing: Finishing): Promise<void> {
  await checkBundle(finishing);
  const { db } = finishing;
  await prepare(db, stated(finishing));
  await quarantineStrays(db);
  await enrollments(finishing);
  await schools(db);
  await describedStudents(db);
  await sections(db);
  await reportYearless(finishing);
  for (const name of temporary) await db.run(`DROP TABLE IF EXISTS ${name}`);
}

const temporary = [
  "or_keys",
  "or_grades",
  "or_place",
  "or_session",
  "or_class",
  "or_class_term",
  "or_user",
  "or_member",
  "or_spell",
  "or_year",
  "or_mark",
];

/**
 * SQL of a session's school year: what the settings say its text means, or what it says. Where that is neither the year of its first day nor of its last,
 * nobody knows which is right, and it is null.
 */
function stated({ codes }: Finishing): string {
  const answers = Object.entries(codes[sessionYears] ?? {}).flatMap(([text, year]) =>
    /^\d{4}$/.test(year ?? "") ? [`WHEN trim(year_text) = ${sqlText(text)} THEN ${year}`] : [],
  );
  const year = `CASE WHEN ${yearContradicts} THEN NULL ELSE coalesce(read_school_year(year_text), ${schoolYearSql("start_date")}, ${schoolYearSql("end_date")}) END`;
  return answers.length === 0 ? year : `CASE ${answers.join(" ")} ELSE ${year} END`;
}

/** Creates working tables in which references are resolved to sourcedIds and dates to school years. */
async function prepare(db: DuckDb, yearSql: string): Promise<void> {
  const parts = ["org", "course", "class", "user", "session"].map((p) => `oneroster_${p}`);
  const keys = parts.flatMap((p) => [
    `SELECT '${p}' AS part, sourced_id AS k, sourced_id, 1 AS rank FROM parts.${p}`,
    ...(keyed.has(p) ? [`SELECT '${p}', own_key, sourced_id, 2 FROM parts.${p} WHERE own_key IS NOT NULL`] : []),
  ]);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_keys AS SELECT part, k, arg_min(sourced_id, rank) AS sourced_id FROM (${keys.join(" UNION ALL ")}) GROUP BY 1, 2`,
  );
  const codes = Object.entries(cedsGrades).map(([from, to]) => `(${sqlText(from)}, ${sqlText(to)})`);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_grades AS SELECT * FROM (VALUES ${codes.join(", ")}) g(written, grade)`,
  );
  // A department counts as its school; a California code of 14 digits combines county, district and school.
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_place AS
     WITH org AS (SELECT o.* REPLACE (coalesce(p.sourced_id, o.parent) AS parent) FROM parts.oneroster_org o
         LEFT JOIN or_keys p ON p.part = 'oneroster_org' AND p.k = o.parent WHERE ${notDeleted.replaceAll("status", "o.status")}),
       cds AS (SELECT coalesce(bool_and(regexp_full_match(identifier, '\\d{14}')), false) AS yes FROM org WHERE type = 'school'),
       seat AS (SELECT o.sourced_id, CASE WHEN o.type = 'department' AND p.sourced_id IS NOT NULL THEN p.sourced_id ELSE o.sourced_id END AS school
         FROM org o LEFT JOIN org p ON p.sourced_id = o.parent
         WHERE coalesce(o.type, 'school') IN ('school', 'department'))
     SELECT seat.sourced_id, s.name,
       CASE WHEN cds.yes THEN right(s.identifier, 7) ELSE coalesce(s.identifier, s.sourced_id) END AS school_id,
       CASE WHEN cds.yes THEN left(s.identifier, 7) ELSE coalesce(d.identifier, d.sourced_id) END AS district_id,
       d.name AS district_name, s.source_file, s.source_line
     FROM seat JOIN org s ON s.sourced_id = seat.school LEFT JOIN org d ON d.sourced_id = s.parent AND d.type IN ('district', 'local'), cds`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_session AS
     SELECT sourced_id, title, type, start_date, end_date,
       ${yearSql} AS school_year, parent
     FROM parts.oneroster_session WHERE ${notDeleted}`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_class AS
     SELECT c.sourced_id, coalesce(c.title, k.title, c.class_code) AS name, k.course_code, k.subject_codes,
       CASE WHEN count(*) OVER (PARTITION BY c.class_code, c.school) = 1 THEN coalesce(c.class_code, c.sourced_id) ELSE c.sourced_id END AS section_id,
       coalesce(o.sourced_id, c.school) AS org, c.terms, coalesce(y.school_year, read_school_year(k.year_text)) AS course_year, c.source_file, c.source_line
     FROM parts.oneroster_class c
     LEFT JOIN or_keys ck ON ck.part = 'oneroster_course' AND ck.k = c.course
     LEFT JOIN parts.oneroster_course k ON k.sourced_id = ck.sourced_id
     LEFT JOIN or_session y ON y.sourced_id = k.year_text
     LEFT JOIN or_keys o ON o.part = 'oneroster_org' AND o.k = c.school
     WHERE ${notDeleted.replaceAll("status", "c.status")}`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_class_term AS
     SELECT DISTINCT c.sourced_id, coalesce(s.title, nullif(t.k, ''), 'year') AS term, s.sourced_id AS session, s.school_year, s.start_date, s.end_date
     FROM or_class c LEFT JOIN (SELECT sourced_id, trim(unnest(string_split(coalesce(terms, ''), ','))) AS k FROM or_class) t USING (sourced_id)
     LEFT JOIN or_session s ON s.sourced_id = t.k`,
  );
  // Two sessions of a class with the same title would become one term; use their identifiers instead.
  await db.run(
    `UPDATE or_class_term AS t SET term = t.session FROM
       (SELECT sourced_id, term FROM or_class_term GROUP BY ALL HAVING count(*) > 1) d WHERE d.sourced_id = t.sourced_id AND d.term = t.term`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_user AS
     WITH role AS (
       SELECT ku.sourced_id, r.role, r.org FROM parts.oneroster_role r JOIN or_keys ku ON ku.part = 'oneroster_user' AND ku.k = r.user
         WHERE ${notDeleted.replaceAll("status", "r.status")}
       UNION ALL
       SELECT sourced_id, role, trim(unnest(string_split(coalesce(orgs, ''), ','))) FROM parts.oneroster_user WHERE role IS NOT NULL OR orgs IS NOT NULL),
     roles AS (SELECT r.sourced_id, bool_or(r.role = 'student') AS is_student, bool_or(r.role = 'teacher') AS is_teacher,
         any_value(p.sourced_id ORDER BY r.role = 'student' DESC) FILTER (p.sourced_id IS NOT NULL) AS org
       FROM role r LEFT JOIN or_keys o ON o.part = 'oneroster_org' AND o.k = r.org LEFT JOIN or_place p ON p.sourced_id = o.sourced_id GROUP BY 1)
     SELECT u.sourced_id, coalesce(u.identifier, u.sourced_id) AS person,
       CASE WHEN regexp_full_match(u.identifier, '\\d{10}') THEN 'state' ELSE 'local' END AS id_kind,
       coalesce(roles.is_student, false) AS is_student, coalesce(roles.is_teacher, false) AS is_teacher, roles.org,
       upper(trim(split_part(u.grades, ',', 1))) AS written_grade, g.grade, u.source_file, u.source_line
     FROM parts.oneroster_user u LEFT JOIN roles USING (sourced_id)
     LEFT JOIN or_grades g ON g.written = upper(trim(split_part(u.grades, ',', 1)))
     WHERE ${notDeleted.replaceAll("status", "u.status")}`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_member AS
     SELECT u.sourced_id AS who, c.sourced_id AS class, coalesce(e.role, CASE WHEN u.is_student THEN 'student' WHEN u.is_teacher THEN 'teacher' END) AS role,
       coalesce(o.sourced_id, c.org) AS org, e.begin_date, e.end_date, e.source_file, e.source_line
     FROM (SELECT *, trim(unnest(string_split("user", ','))) AS one_user FROM parts.oneroster_enrollment WHERE ${notDeleted}) e
     JOIN or_keys ku ON ku.part = 'oneroster_user' AND ku.k = e.one_user JOIN or_user u ON u.sourced_id = ku.sourced_id
     JOIN or_keys kc ON kc.part = 'oneroster_class' AND kc.k = e.class JOIN or_class c ON c.sourced_id = kc.sourced_id
     LEFT JOIN or_keys o ON o.part = 'oneroster_org' AND o.k = e.school`,
  );
}

/** Quarantines class enrollments with a dangling reference to a user or class. */
async function quarantineStrays(db: DuckDb): Promise<void> {
  await db.run(
    `INSERT INTO staged.quarantine
     WITH named AS (
       SELECT DISTINCT e.source_file, e.source_line FROM (SELECT source_file, source_line, trim(unnest(string_split("user", ','))) AS k FROM parts.oneroster_enrollment) e
       JOIN or_keys u ON u.part = 'oneroster_user' AND u.k = e.k)
     SELECT source_file, source_line, concat_ws(',', sourced_id, class, school, "user", role_text, begin_text, end_text), 'oneroster.reference'
     FROM parts.oneroster_enrollment e WHERE ${notDeleted}
       AND (NOT EXISTS (SELECT 1 FROM or_keys c WHERE c.part = 'oneroster_class' AND c.k = e.class)
         OR NOT EXISTS (SELECT 1 FROM named n WHERE n.source_file = e.source_file AND n.source_line = e.source_line))`,
  );
}

/** SQL of the columns that every staged row has: provenance, scope, that it is inferred, and the kind of identifier. */
const provenance = (record: string, year: string, from: string, idKind: string): string =>
  `${from}.source_file, ${from}.source_line, concat_ws('/', 'oneroster', '${record}', CAST(${year} AS VARCHAR), '-'), true, ${idKind}`;

/** SQL of the bundle's latest school year; `-` if it has none. */
const bundleYear = "coalesce((SELECT CAST(max(school_year) AS VARCHAR) FROM or_year), '-')";

async function schools(db: DuckDb): Promise<void> {
  await db.run(
    `INSERT INTO staged.school (school_id, name, district_id, district_name, source_file, source_line, scope, derived, id_kind)
     SELECT DISTINCT ON (school_id) school_id, name, district_id, district_name, source_file, source_line, concat_ws('/', 'oneroster', 'orgs', ${bundleYear}, '-'), true, 'state'
     FROM or_place ORDER BY school_id, source_line`,
  );
}

/**
 * One enrollment per student, school and year: from the first day of any class (or of its term) to the last (or the term's). The end is blank where it
 * is the last day of the year's sessions. A student in no class is enrolled for the year if the bundle covers only one year.
 */
async function enrollments(f: Finishing): Promise<void> {
  const { db } = f;
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_spell AS
     WITH terms AS (SELECT sourced_id, min(start_date) AS starts, max(end_date) AS ends, max(school_year) AS school_year FROM or_class_term GROUP BY 1)
     SELECT m.*, coalesce(t.school_year, ${schoolYearSql("m.begin_date")}, c.course_year) AS school_year,
       coalesce(m.begin_date, t.starts) AS first_day, coalesce(m.end_date, t.ends) AS last_day
     FROM or_member m JOIN or_class c ON c.sourced_id = m.class LEFT JOIN terms t ON t.sourced_id = m.class`,
  );
  // A date outside the class's school year is an error of the export; the year's first and last day replace it.
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_year AS
     SELECT school_year, min(first_day) AS first_day, max(last_day) AS last_day FROM (
       SELECT school_year, start_date AS first_day, end_date AS last_day FROM or_session
       UNION ALL SELECT school_year, first_day, last_day FROM or_spell)
     WHERE school_year IS NOT NULL AND (first_day IS NULL OR ${schoolYearSql("first_day")} = school_year) GROUP BY 1`,
  );
  await reportOutside(f);
  await db.run(
    `INSERT INTO staged.enrollment (school_year, student_id, school_id, district_id, entry_date, exit_date, status, grade, source_file, source_line, scope, derived, id_kind)
     WITH spell AS (
       SELECT s.who, s.org, s.school_year, min(CASE WHEN ${schoolYearSql("s.first_day")} = s.school_year THEN s.first_day END) AS first_day,
         max(CASE WHEN ${schoolYearSql("s.last_day")} = s.school_year THEN s.last_day END) AS last_day,
         any_value(s.source_file) AS source_file, min(s.source_line) AS source_line
       FROM or_spell s WHERE s.role = 'student' AND s.school_year IS NOT NULL GROUP BY 1, 2, 3
       UNION ALL
       SELECT u.sourced_id, u.org, y.school_year, NULL, NULL, u.source_file, u.source_line FROM or_user u, or_year y
       WHERE u.is_student AND u.org IS NOT NULL AND (SELECT count(*) FROM or_year) = 1 AND u.sourced_id NOT IN (SELECT who FROM or_spell WHERE role = 'student'))
     SELECT s.school_year, u.person, p.school_id, any_value(p.district_id), min(coalesce(s.first_day, y.first_day, make_date(s.school_year - 1, 7, 1))) AS first_day,
       CASE WHEN bool_or(s.last_day IS NULL) OR max(s.last_day) >= any_value(y.last_day) THEN NULL ELSE max(s.last_day) END, 'primary', any_value(u.grade),
       any_value(s.source_file) AS source_file, min(s.source_line) AS source_line, concat_ws('/', 'oneroster', 'enrollments', s.school_year, '-'), true, any_value(u.id_kind)
     FROM spell s JOIN or_user u ON u.sourced_id = s.who JOIN or_place p ON p.sourced_id = s.org LEFT JOIN or_year y ON y.school_year = s.school_year
     WHERE u.grade IS NOT NULL GROUP BY s.school_year, u.person, p.school_id`,
  );
  await reportGradeless(f);
}

async function reportOutside({ db, report }: Finishing): Promise<void> {
  const [row] = await db.all(
    `SELECT any_value(source_file) AS file, count(*) AS n, count(DISTINCT who) AS students, ${firstLines("source_line")} AS lines
     FROM or_spell WHERE role = 'student' AND begin_date IS NOT NULL AND ${schoolYearSql("begin_date")} <> school_year`,
  );
  const n = Number(row?.["n"] ?? 0);
  if (n === 0) return;
  const file = String(row?.["file"]);
  const lines = lineNumbers(row?.["lines"]);
  report(
    fileProblem({
      code: "oneroster.outside-year",
      severity: "warning",
      file,
      lines,
      rows: n,
      students: Number(row?.["students"]),
      facts: {},
    }),
  );
}

/** Reports students without a grade, who get no enrollment. */
async function reportGradeless({ db, report }: Finishing): Promise<void> {
  const rows = await db.all(
    `SELECT source_file AS file, written_grade AS value, count(*) AS n, ${firstLines("source_line")} AS lines
     FROM or_user WHERE grade IS NULL AND (is_student OR sourced_id IN (SELECT who FROM or_spell WHERE role = 'student'))
     GROUP BY 1, 2 ORDER BY n DESC`,
  );
  const grades = Object.keys(cedsGrades).filter((g) => g.length === 2);
  for (const row of rows) {
    const file = String(row["file"]);
    const lines = lineNumbers(row["lines"]);
    const n = Number(row["n"]);
    const at = { severity: "error", file, lines, rows: n, students: n, facts: { grades } } as const;
    report(
      row["value"] === null
        ? fileProblem({ code: "oneroster.no-grade", ...at })
        : fileProblem({ code: "oneroster.grade", ...at, value: String(row["value"]), holders: n }),
    );
  }
}

async function describedStudents(db: DuckDb): Promise<void> {
  const races = [
    "hispanic",
    "race_american_indian",
    "race_asian",
    "race_black",
    "race_pacific_islander",
    "race_white",
    "race_two_or_more",
  ];
  await db.run(
    `INSERT INTO staged.student (student_id, start_date, local_id, birth_date, gender, ${races.join(", ")}, race_missing, source_file, source_line, scope, derived, id_kind)
     SELECT u.person, make_date(coalesce((SELECT max(school_year) FROM or_year), year(today())) - 1, 7, 1), CASE WHEN u.id_kind = 'state' THEN u.sourced_id END,
       d.birth_date, d.gender, ${races.map((r) => `d.${r}`).join(", ")}, NOT coalesce(${races.map((r) => `d.${r}`).join(" OR ")}, false),
       d.source_file, d.source_line, concat_ws('/', 'oneroster', 'demographics', ${bundleYear}, '-'), true, u.id_kind
     FROM parts.oneroster_demographic d JOIN or_keys k ON k.part = 'oneroster_user' AND k.k = d.sourced_id JOIN or_user u ON u.sourced_id = k.sourced_id
     WHERE ${notDeleted.replaceAll("status", "d.status")} AND (u.is_student OR u.sourced_id IN (SELECT who FROM or_spell WHERE role = 'student'))`,
  );
}

/** Final marks: results of line items that are named final, or whose category is; one per student, class and term. */
const finals =
  "regexp_matches(lower(coalesce(i.title, '') || ' ' || coalesce(g.title, '')), '\\b(final (grade|mark)|course grade|term grade|semester grade|report card|calificación final)')";

async function sections(db: DuckDb): Promise<void> {
  await db.run(
    `INSERT INTO staged.section (school_year, school_id, section_id, term, course_id, state_course, name, staff_id, source_file, source_line, scope, derived, id_kind)
     WITH seen AS (SELECT class, max(school_year) AS school_year FROM or_spell GROUP BY 1),
       taught AS (SELECT m.class, arg_min(u.person, m.source_line) AS teacher FROM or_member m JOIN or_user u ON u.sourced_id = m.who
         WHERE m.role = 'teacher' GROUP BY 1)
     SELECT coalesce(t.school_year, seen.school_year, c.course_year) AS y, p.school_id, c.section_id, t.term, c.course_code,
       nullif(trim(split_part(c.subject_codes, ',', 1)), ''), c.name, taught.teacher, ${provenance("classes", "y", "c", "'state'")}
     FROM or_class c JOIN or_class_term t USING (sourced_id) JOIN or_place p ON p.sourced_id = c.org
     LEFT JOIN seen ON seen.class = c.sourced_id LEFT JOIN taught ON taught.class = c.sourced_id WHERE y IS NOT NULL`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE or_mark AS
     SELECT ku.sourced_id AS who, kc.sourced_id AS class, i.period, s.parent, arg_max(coalesce(r.text_score, r.score), r.source_line) AS mark
     FROM parts.oneroster_result r JOIN parts.oneroster_line_item i ON i.sourced_id = r.line_item
     LEFT JOIN parts.oneroster_category g ON g.sourced_id = i.category LEFT JOIN or_session s ON s.sourced_id = i.period
     JOIN or_keys ku ON ku.part = 'oneroster_user' AND ku.k = r.student JOIN or_keys kc ON kc.part = 'oneroster_class' AND kc.k = i.class
     WHERE ${finals} AND lower(coalesce(r.score_status, 'fully graded')) = 'fully graded' AND ${notDeleted.replaceAll("status", "r.status")}
     GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT coalesce(r.text_score, r.score)) = 1`,
  );
  await db.run(
    `INSERT INTO staged.course_result (school_year, student_id, school_id, section_id, term, mark, source_file, source_line, scope, derived, id_kind)
     SELECT coalesce(t.school_year, m.school_year) AS y, u.person, p.school_id, c.section_id, t.term, CASE WHEN count(DISTINCT k.mark) = 1 THEN any_value(k.mark) END,
       any_value(m.source_file), min(m.source_line), concat_ws('/', 'oneroster', 'enrollments', CAST(y AS VARCHAR), '-'), true, any_value(u.id_kind)
     FROM or_spell m JOIN or_user u ON u.sourced_id = m.who JOIN or_class c ON c.sourced_id = m.class 
       JOIN (SELECT *, count(*) OVER (PARTITION BY sourced_id) = 1 AS alone FROM or_class_term) t ON t.sourced_id = m.class
     JOIN or_place p ON p.sourced_id = c.org
     LEFT JOIN or_mark k ON k.who = m.who AND k.class = m.class AND (k.period = t.session OR k.parent = t.session OR t.alone)
     WHERE m.role = 'student' AND y IS NOT NULL GROUP BY y, u.person, p.school_id, c.section_id, t.term`,
  );
  await db.run(
    `INSERT INTO staged.staff_assignment (school_year, staff_id, school_id, job, source_file, source_line, scope, derived, id_kind)
     SELECT DISTINCT ON (m.school_year, u.person, p.school_id) m.school_year, u.person, p.school_id, 'teacher', ${provenance("enrollments", "m.school_year", "m", "'state'")}
     FROM or_spell m JOIN or_user u ON u.sourced_id = m.who JOIN or_place p ON p.sourced_id = m.org
     WHERE m.role = 'teacher' AND m.school_year IS NOT NULL ORDER BY m.source_line`,
  );
}

/**
 * Reports classes and class enrollments that reach no table, because no session, course or date says their school year, and takes them out of the rows
 * that count as loaded.
 */
async function reportYearless({ db, report }: Finishing): Promise<void> {
  await db.run(
    `INSERT INTO staged.unreached
     SELECT DISTINCT source_file, source_line FROM or_spell WHERE role IN ('student', 'teacher') AND school_year IS NULL
     UNION SELECT c.source_file, c.source_line FROM or_class c WHERE NOT EXISTS (SELECT 1 FROM staged.section s
       WHERE s.source_file = c.source_file AND s.source_line = c.source_line)
       AND c.course_year IS NULL AND NOT EXISTS (SELECT 1 FROM or_class_term t WHERE t.sourced_id = c.sourced_id AND t.school_year IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM or_spell m WHERE m.class = c.sourced_id AND m.school_year IS NOT NULL)`,
  );
  await db.run(
    `INSERT INTO staged.unreached SELECT source_file, source_line FROM or_user u WHERE (SELECT count(*) FROM or_year) = 0
       AND NOT EXISTS (SELECT 1 FROM staged.student s WHERE s.student_id = u.person)`,
  );
  const [row] = await db.all(
    `SELECT count(*) AS n, (SELECT count(*) FROM or_class) AS classes, (SELECT count(*) FROM or_spell WHERE school_year IS NULL) AS members,
       (SELECT count(DISTINCT who) FROM or_spell WHERE school_year IS NULL AND role = 'student') AS students FROM staged.unreached`,
  );
  const n = Number(row?.["n"] ?? 0);
  // A year that contradicts its dates was reported, with what it costs.
  const [open] = await db.all(`SELECT count(*) AS n FROM parts.oneroster_session WHERE ${yearContradicts}`);
  if (n === 0 || Number(open?.["n"] ?? 0) > 0) return;
  report(
    fileProblem({
      code: "oneroster.no-year",
      severity: "error",
      file: "academicSessions.csv",
      rows: n,
      students: Number(row?.["students"]),
      facts: { enrollments: Number(row?.["members"]), classes: Number(row?.["classes"]) },
    }),
  );
}
