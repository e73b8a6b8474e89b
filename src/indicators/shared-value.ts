import { columnsOf, type Expr } from "../records/expr.ts";
import { anyTeacherColumns, schoolColumns, sectionColumns, teacherColumns } from "../records/student-year/links.ts";
import type { AnyIndicator } from "./indicator.ts";

/** Who a value belongs to that many students share. */
export type SharedBy = "teacher" | "section" | "school";

const columnsBy: Readonly<Record<SharedBy, ReadonlySet<string>>> = {
  teacher: teacherColumns,
  section: sectionColumns,
  school: schoolColumns,
};

/** How a student's value is made of those of the student's teachers or sections, or of the school. */
export type SharedValue =
  /** The part of the student's sections (or of the school's teachers) that has it: an average over them. */
  | { readonly by: SharedBy; readonly made: "part-of-whole"; readonly part: string; readonly whole: string }
  /** One teacher is enough. `ofOwnRace`: of the student's own race, so that what counts differs between students. */
  | { readonly by: "teacher"; readonly made: "any"; readonly of: string; readonly ofOwnRace: boolean }
  /** Some other rule: it cannot be said how sure a gap is. */
  | { readonly by: SharedBy; readonly made: "otherwise" };

/**
 * Whether the value that an indicator gives a student belongs to teachers, sections or a school, read from its rule. Students who share a teacher are then no
 * independent observations: what varies by chance is which teacher has the value.
 *
 * @returns undefined for an indicator of the students themselves, or of official figures
 */
export function sharedValueOf(i: AnyIndicator): SharedValue | undefined {
  if (i.answeredBy !== "records") return undefined;
  const values = i.kind === "share" ? [i.hit] : i.kind === "mean" ? [i.value] : [i.part, i.whole];
  const read = values.flatMap((e) => [...columnsOf(e)]);
  const by = (["teacher", "section", "school"] as const).find((kind) => read.some((name) => columnsBy[kind].has(name)));
  if (by === undefined) return undefined;
  if (i.kind === "mean" && i.value.op === "divided-by") {
    const [part, whole] = [nameIn(i.value.left), nameIn(i.value.right)];
    const columns = columnsBy[by];
    if (part !== undefined && whole !== undefined && columns.has(part) && columns.has(whole))
      return { by, made: "part-of-whole", part, whole };
  }
  if (by === "teacher" && i.kind === "share" && i.hit.op === "equals" && isTrue(i.hit.right)) {
    const { left } = i.hit;
    const column = anyTeacherColumns.find((name) => name === nameIn(left));
    if (column !== undefined) return { by, made: "any", of: column, ofOwnRace: column === "taught_by_same_group" };
  }
  return { by, made: "otherwise" };
}

/** The column that an expression is, or is where it is known. */
function nameIn(e: Expr): string | undefined {
  if (e.op === "column") return e.name;
  return e.op === "first-known" && e.parts[0]?.op === "column" ? e.parts[0].name : undefined;
}

const isTrue = (e: Expr): boolean => e.op === "literal" && e.value === true;
