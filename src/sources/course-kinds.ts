import type { Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { formerCourseCodes, stateCourseCodes } from "../rules/us-ca-course-codes.ts";
import { firstDistinctLines, lineNumbers } from "./first-lines.ts";
import { fileProblem } from "./problem.ts";
import { addableTable } from "./staged-in-place.ts";

/** Classification of a course; any field may be unknown. */
export interface CourseKind {
  readonly subject: string | null;
  readonly mathStep: string | null;
  /** Null if neither the file, the code nor the name says. */
  readonly courseLevel: string | null;
  readonly core: boolean | null;
  readonly stemAdvanced: boolean | null;
}

/** Subjects by words in a course's name, the most specific first. */
const subjectsByName: readonly (readonly [words: RegExp, subject: string])[] = [
  [/\b(comput|programming|coding|cyber ?security|data science|informatics)/i, "computing"],
  [/\b(physical education|p\.?e\.?|weight training|athletic|fitness)\b/i, "pe"],
  [
    /\b(spanish|french|mandarin|chinese|japanese|german|latin|korean|arabic|american sign|asl|world language)\b/i,
    "language",
  ],
  [/\b((art|music|dance|film|theat(re|er)) history|history of (art|music))\b/i, "arts"],
  [/\bpolitical science\b/i, "social-science"],
  [/\b(library|sports?) science\b/i, "other"],
  [
    /\b(home ?room|advisory|study (hall|skills)|yearbook|leadership|avid|student government|asb|(teacher|office|peer|library) (aide|assistant|tutor\w*))\b/i,
    "other",
  ],
  [/\b(driver\w*|j?rotc|speech|debate|journalism|life skills|keyboarding|work experience|college success)\b/i, "other"],
  [
    /\b(health(?! (careers|science|occupations))|(fin\w*|digital|media|info\w*)\.? (lit\b|literacy)|comp\w*\.? app\w*)/i,
    "other",
  ],
  [/\b(food|consumer) science\b/i, "cte"],
  [/\b(careers?|cte|culinary|welding|automotive|agricultur\w*|construction|internship|rop)\b/i, "cte"],
  [/\b(algebra|geometry|calculus|pre-?calc\w*|statistics|trigonometry|math\w*)\b/i, "math"],
  [
    /\b(history|government|civics|economics|geography|social (science|studies)|psychology|sociology|ethnic studies)\b/i,
    "social-science",
  ],
  [
    /\b(biology|biotech\w*|chemistry|physics|science|anatomy|physiology|astronomy|geology|forensics?|living earth|ngss)\b(?! (fiction|of reading))/i,
    "science",
  ],
  [/\b(english|ela|eld|language arts|literature|composition|reading|writing|literacy|rhetoric)\b/i, "ela"],
  [/\b(art|arts|music|band|choir|orchestra|theat(re|er)|drama|dance|ceramics|photography|drawing|painting)\b/i, "arts"],
];

/** Abbreviations in course titles of districts' own catalogs, with their expansions; longer ones first. */
const shortForms: readonly (readonly [short: RegExp, full: string])[] = [
  [/\bapush\b/i, "AP US History"],
  [/\bapes\b/i, "AP Environmental Science"],
  [/\bush\b/i, "US History"],
  [/\b(ap) (euro|human geo|world)\b(?! hist| geo|\.)/i, "$1 $2 History"],
  [/\b(ap) cs(?:a|p)\b/i, "$1 Computer Science"],
  [/\berwc\b/i, "English"],
  [/\bengl?\b\.?/i, "English"],
  [/\blang\b\.? (arts?\b)/i, "Language $1"],
  [/\bl\.? ?a\.? (?=[678]\b)/i, "Language Arts "],
  // Not financial, digital or media literacy.
  [/(?<!\b(?:fin\w*|comp\w*|digital|media|health|info\w*)\.? )lit\b\.?/i, "Literature"],
  [/\bcomp\b\.? sci\b\.?/i, "Computer Science"],
  [/\bsoc\b\.? sci\b\.?/i, "Social Science"],
  [/\bsoc\b\.? stud\w*\.?/i, "Social Studies"],
  [/\beth\b\.? stud\w*\.?/i, "Ethnic Studies"],
  [/(?<=(?:&|\b(?:and|english|lang|literature)) )comp\b\.?/i, "Composition"],
  [/\bpre-? ?alg\b\.?/i, "Pre-Algebra"],
  [/\bcoll\b\.? alg\b\.?/i, "College Algebra"],
  [/\balg\.?(?=\d)/i, "Algebra "],
  [/\balg\b\.?/i, "Algebra"],
  [/\b(world|wld|human|cultural|us) geo\b\.?/i, "$1 Geography"],
  [/\bgeog\b\.?/i, "Geography"],
  [/\bgeom?\b\.?(?= |$)/i, "Geometry"],
  [/\btrig\b\.?/i, "Trigonometry"],
  [/\bstats?\b\.?/i, "Statistics"],
  [/\bmath anal\b\.?/i, "Math Analysis"],
  [/\bphys\b\.? ed\b\.?/i, "Physical Education"],
  [/\bphys\b\.?(?= (of|[cph1-9])\b|$)/i, "Physics"],
  [/\banat\b\.?/i, "Anatomy"],
  [/\bbio\b\.?/i, "Biology"],
  [/\bchem\b\.?/i, "Chemistry"],
  [/\bhist\b\.?/i, "History"],
  [/\b(gov|govt)\b\.?/i, "Government"],
  [/\becon\b\.?/i, "Economics"],
  [/\bpsych\b\.?/i, "Psychology"],
  [/\bspan\b\.?/i, "Spanish"],
  [/\bsci\b\.?/i, "Science"],
  [/\bcalc\b\.?/i, "Calculus"],
  [/\bint(eg)?\b\.? math\b/i, "Integrated Math"],
  [/\bim ?(?=([123]|i{1,3})\b)/i, "Integrated Math "],
];
const inFull = (title: string): string => shortForms.reduce((text, [short, full]) => text.replace(short, full), title);

const levelsByName: readonly (readonly [words: RegExp, level: string])[] = [
  [/^ap\b|\badvanced placement\b/i, "ap"],
  [/^ib\b|\binternational baccalaureate\b/i, "ib"],
  [/\b(dual|concurrent) (enrol|credit)|\bcollege (composition|algebra|credit)|\bearly college\b/i, "college"],
  [/\bhonou?rs\b|\(h\)$|\bhon\b|[\s\d]h$/i, "honors"],
  [/\b(remedial|intervention|support class|strategic)\b/i, "remedial"],
];

/** Steps of the mathematics sequence. Order matters: "Pre-Algebra" is tested before "Algebra". */
const mathSteps: readonly (readonly [words: RegExp, step: string])[] = [
  [/\bpre-? ?algebra\b|\balgebra readiness\b/i, "below"],
  [/\bpre-? ?calc|calculus|\bcollege algebra\b|\blinear algebra\b/i, "advanced"],
  [/\balgebra (2|ii)\b|\bintermediate algebra\b|\bintegrated math\w* (3|iii)\b|\bmath\w* iii\b/i, "algebra-2"],
  [/\bgeometry\b|\bintegrated math\w* (2|ii)\b|\bmath\w* ii\b/i, "geometry"],
  [/\balgebra\b|\bintegrated math\w* (1|i)\b|\bmath\w* i\b/i, "algebra-1"],
  [/statistic|trigonometry|math\w* analysis|discrete|data science|quantitative reasoning|^ib math/i, "advanced"],
];

const coreSubjects = ["ela", "math", "science", "social-science"];

type Range = readonly [from: number, to: number, ...rest: readonly string[]];
const has =
  (code: number | null) =>
  ([from, to]: Range): boolean =>
    code !== null && code >= from && code <= to;

/** What a state course code says by itself; null where it says nothing. */
function meaningOf(code: number | null) {
  const { subjects, mathSteps: steps, calculus, levels } = stateCourseCodes;
  const entry = [...subjects, ...formerCourseCodes.subjects].find(has(code));
  const named = <T extends string>(lists: Readonly<Record<T, readonly (number | Range)[]>>): string | null =>
    Object.entries<readonly (number | Range)[]>(lists).find(([, list]) =>
      list.some((one) => (typeof one === "number" ? one === code : has(code)(one))),
    )?.[0] ?? null;
  return {
    subject: entry?.[2] ?? null,
    mathStep: named(steps),
    courseLevel: named(levels),
    calculus: calculus.some((one) => one === code),
  };
}

/**
 * Classifies a course by its state code and its name.
 *
 * @param courseLevel  the course level that the file states, or null
 */
export function courseKind(stateCourse: string | null, name: string | null, courseLevel: string | null): CourseKind {
  const title = inFull(name ?? "");
  const code = /^\d{4}$/.test(stateCourse ?? "") ? Number(stateCourse) : null;
  const stated = meaningOf(code);
  const subject = stated.subject ?? subjectsByName.find(([words]) => words.test(title))?.[1] ?? null;
  const at = courseLevel ?? stated.courseLevel ?? levelsByName.find(([words]) => words.test(title))?.[1] ?? "regular";
  const selfContained = code === formerCourseCodes.selfContained || /\bself[- ]contained\b/i.test(title);
  const beyond = ["ap", "ib", "college"].includes(at);
  const step = stated.mathStep ?? mathSteps.find(([words]) => words.test(title))?.[1];
  const isCalculus = stated.calculus || isCalculusTitle(title);
  return {
    subject,
    mathStep: subject === "math" ? (step ?? (isNumberedMath(title) ? null : "below")) : null,
    // Schools write a course's level into its title, so a title without one is of a regular course.
    courseLevel: courseLevel ?? (title !== "" || at !== "regular" ? at : null),
    core: selfContained || (subject === null ? null : coreSubjects.includes(subject)),
    stemAdvanced:
      isCalculus ||
      (beyond ? isAnyOf(subject, ["science", "computing"]) : title !== "" || subject !== null ? false : null),
  };
}

const isAnyOf = (subject: string | null, subjects: readonly string[]): boolean | null =>
  subject === null ? null : subjects.includes(subject);

/** "Math 1" is the first integrated course of a high school, or mathematics in first grade. */
const isNumberedMath = (title: string): boolean => /^math\w* [123][ab]?\b/i.test(title);

const isCalculusTitle = (title: string): boolean => /calculus/i.test(title) && !/pre-? ?calculus/i.test(title);

/**
 * Fills blank columns of `section`: subject, mathematics step, level, core, advanced science and computing. Reports
 * the titles that say no subject.
 */
export async function classifySections(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  const kinds = await db.all("SELECT DISTINCT state_course, name, level FROM staged.section");
  if (kinds.length === 0) return;
  const orNull = (v: string | null): string => (v === null ? "NULL" : sqlText(v));
  const rows = kinds.map((k) => {
    const text = (v: unknown): string | null => (v === null || v === undefined ? null : String(v));
    const [state, name, level] = [text(k["state_course"]), text(k["name"]), text(k["level"])];
    const kind = courseKind(state, name, level);
    return `(${[state, name, level, kind.subject, kind.mathStep, kind.courseLevel].map(orNull).join(", ")}, ${kind.core}, ${kind.stemAdvanced})`;
  });
  await addableTable(db, "section");
  await db.run(
    `UPDATE staged.section AS s SET subject = coalesce(s.subject, k.subject), math_step = coalesce(s.math_step, k.math_step),
       level = k.kind_level, core = coalesce(s.core, k.core), stem_advanced = coalesce(s.stem_advanced, k.stem)
     FROM (VALUES ${rows.join(", ")}) k(state, title, given, subject, math_step, kind_level, core, stem)
     WHERE s.state_course IS NOT DISTINCT FROM k.state AND s.name IS NOT DISTINCT FROM k.title AND s.level IS NOT DISTINCT FROM k.given`,
  );
  await reportUnread(db, report);
}

const titlesShown = 5;

async function reportUnread(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  const found = await db.all(
    `WITH unread AS (FROM staged.section WHERE core IS NULL AND subject IS NULL AND name IS NOT NULL),
      titles AS (SELECT source_file, name, count(*) AS n FROM unread GROUP BY ALL),
      taken AS (SELECT u.source_file, count(DISTINCT r.student_id) AS students FROM unread u
        JOIN staged.course_result r USING (school_year, school_id, section_id, term) GROUP BY 1),
      lines AS (SELECT source_file, count(DISTINCT source_line) AS n, ${firstDistinctLines("source_line")} AS lines FROM unread GROUP BY 1)
     SELECT source_file, any_value(l.n) AS "rows", any_value(l.lines) AS lines, count(*) AS titles,
       array_to_string(list(t.name ORDER BY t.n DESC, t.name)[1:${titlesShown}], chr(31)) AS shown, coalesce(any_value(students), 0) AS students
     FROM titles t JOIN lines l USING (source_file) LEFT JOIN taken USING (source_file) GROUP BY 1 ORDER BY 1`,
  );
  for (const row of found)
    report(
      fileProblem({
        code: "sources.courses-unread",
        severity: "warning",
        file: String(row["source_file"]),
        lines: lineNumbers(row["lines"]),
        rows: Number(row["rows"]),
        students: Number(row["students"]),
        facts: { titles: String(row["shown"]).split("\x1f"), all: Number(row["titles"]) },
      }),
    );
}
