import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { grades } from "../records/codes.ts";
import { holdLimits } from "../rules/hold-limits.ts";
import { firstMonth } from "../rules/us-ca-school-year.ts";
import type { Hold } from "./hold.ts";
import { profileFromYaml } from "./profile/profile-file.ts";
import type { SavedProfile } from "./profile/saved-profiles.ts";
import { bareName } from "./profile/years-by-file.ts";
import type { Reading } from "./reading.ts";

/**
 * Files whose year comes only from their profile, that would replace another file's rows for that year, and that seem
 * to be for a different year: their students are a grade further along, their names contain other years, or the year
 * has ended and the file is new.
 *
 * @param profiles  as used by this load
 */
export async function anotherYearHolds(
  db: DuckDb,
  { files }: Reading,
  profiles: readonly SavedProfile[],
  now: Date,
): Promise<Hold[]> {
  const holds: Hold[] = [];
  for (const { name: file, source, recordType, rowsLoaded, sha256, scopes } of files) {
    if (source?.startsWith("mapped.") !== true || recordType === null || rowsLoaded === 0) continue;
    const saved = profiles.find(({ name }) => name.replace(/\.ya?ml$/, "") === recordType);
    if (saved === undefined) continue;
    const { schoolYear, years } = profileFromYaml(saved.text, `profiles/${saved.name}`);
    if (typeof schoolYear !== "number" || years?.[bareName(file)] !== undefined) continue;
    const rows = await db.all(
      `SELECT name FROM present.meta.files WHERE source_record = ${sqlText(`${source}/${recordType}`)} AND sha256 <> ${sqlText(sha256)}
        AND list_has_any(scopes, [${scopes.map(sqlText).join(", ")}]::VARCHAR[]) ORDER BY number DESC LIMIT 1`,
    );
    const before = rows[0] === undefined ? undefined : String(rows[0]["name"]);
    if (before === undefined) continue;
    const because = (await areGradeFurther(db, file, schoolYear))
      ? "grades"
      : schoolYearsIn(file) !== schoolYearsIn(before)
        ? "names"
        : bareName(file) !== bareName(before) && schoolYearOn(now) > schoolYear
          ? "later"
          : undefined;
    if (because !== undefined)
      holds.push({ kind: "another-year", file, replaced: before, profile: recordType, schoolYear, because });
  }
  return holds;
}

const schoolYearOn = (day: Date): number => day.getUTCFullYear() + (day.getUTCMonth() + 1 >= firstMonth ? 1 : 0);

/** School years in a file's name (2024-25 or 2025); some files state their year nowhere else. */
export const schoolYearsIn = (name: string): string => (bareName(name).match(/20\d\d(-\d\d(?!\d))?/g) ?? []).join(" ");

/** Whether most students of a staged file with a known grade that year are one grade further along in it. */
async function areGradeFurther(db: DuckDb, file: string, schoolYear: number): Promise<boolean> {
  const order = Object.keys(grades).filter((code) => code === "KN" || /^\d\d$/.test(code));
  const numbered = `MAP {${["KN", ...order.filter((code) => code !== "KN").sort()].map((code, i) => `${sqlText(code)}: ${i}`).join(", ")}}`;
  const [found] = await db.all(
    `SELECT count(*) AS n, count_if(now.g = past.g + 1) AS further FROM
      (SELECT student_id, max(${numbered}[grade]) AS g FROM staged.enrollment WHERE source_file = ${sqlText(file)} AND school_year = ${schoolYear} GROUP BY 1) now
      JOIN (SELECT student_id, max(${numbered}[grade]) AS g FROM present.records.enrollment WHERE school_year = ${schoolYear} GROUP BY 1) past USING (student_id)
      WHERE now.g IS NOT NULL AND past.g IS NOT NULL`,
  );
  const n = Number(found?.["n"] ?? 0);
  const { students, movedOn } = holdLimits.anotherYear;
  return n >= students && Number(found?.["further"] ?? 0) >= movedOn * n;
}
