import type { Workspace } from "../../src/sources/workspace.ts";
import { ask } from "./small-district.ts";

export const numbers = Array.from({ length: 12 }, (_, i) => i + 1);
export const student = (i: number): string => `00${5000 + i}`;
export const schools = ["0190036", "0190044"];
export const school = (i: number): string => schools[i % schools.length] ?? "";
export type Spell = (id: string) => string;
export const same: Spell = (id) => id;

export const roster = (ofStudent: Spell, ofSchool: Spell): string =>
  [
    "Student ID,School Code,Grade,Gender,Race,Entry Date",
    ...numbers.map((i) => `${ofStudent(student(i))},${ofSchool(school(i))},03,F,Black,8/15/2024`),
    "",
  ].join("\n");
export const days = (ofStudent: Spell, ofSchool: Spell): string =>
  [
    "Student ID,School Code,Days Enrolled,Days Absent",
    ...numbers.map((i) => `${ofStudent(student(i))},${ofSchool(school(i))},180,${i}`),
    "",
  ].join("\n");

export const facts = (w: Workspace, table: string): Promise<readonly Record<string, unknown>[]> =>
  ask(w, `SELECT * EXCLUDE (delivery, source_file, source_line, scope, derived) FROM records.${table} ORDER BY ALL`);
