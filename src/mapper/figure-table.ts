import { namedGroups } from "../sources/official-files/group-codes.ts";
import { plainName } from "../sources/source.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import type { ColumnShape } from "./column-shape.ts";
import type { Match } from "./match-columns.ts";

/** A table of figures about groups of students: one column per group, or one row per group. */
export type FigureTable =
  | { readonly by: "columns"; readonly groups: readonly string[] }
  | { readonly by: "rows"; readonly column: string };

const people = new Set(["student_id", "local_id", "staff_id", "respondent_id"]);

/**
 * Whether a table has counts of groups rather than rows about people: it identifies nobody, and its columns, or the
 * values of one of them, are group names (White, Female, All Students). A group column with only yes and no is a flag
 * of a person.
 */
export function figureTable(
  table: SourceTable,
  shapes: readonly ColumnShape[],
  matches: readonly Match[],
): FigureTable | null {
  if (matches.some((m) => m.concept !== null && people.has(m.concept.id) && m.byHeading > 0.5)) return null;
  const named = table.headers.flatMap((heading, at) => (isGroup(heading) ? [{ heading, at }] : []));
  // Among columns of counts, a small group's column may contain only zeros and ones.
  if (
    named.length >= 3 &&
    named.some(({ at }) => isCounts(shapes[at])) &&
    named.every(({ at }) => isNumbers(shapes[at]))
  )
    return { by: "columns", groups: named.map(({ heading }) => heading) };
  for (const [at, shape] of shapes.entries()) {
    const names = [...shape.values.keys()];
    const known = names.filter(isGroup);
    const total = names.some((name) => namedGroups[plainName(name)] === "all=all");
    const numbers = shapes.some((other, i) => i !== at && other.numbers > 0.5 && (other.most ?? 0) > 1);
    if (total && known.length >= 2 && known.length * 2 >= names.length && numbers)
      return { by: "rows", column: table.headers[at] ?? "" };
  }
  return null;
}

const isGroup = (name: string): boolean => plainName(name) in namedGroups;

/** Numbers, at least one above 1 or a mark for withheld. */
const isCounts = (shape: ColumnShape | undefined): boolean => {
  if (shape === undefined || shape.filled === 0) return false;
  const withheld = [...shape.marks.keys()].some((mark) => /[*<]/.test(mark));
  if (shape.known === 0) return withheld;
  return shape.numbers >= 0.9 && (withheld || (shape.most ?? 0) > 2);
};

const isNumbers = (shape: ColumnShape | undefined): boolean =>
  shape !== undefined && (shape.known === 0 || shape.numbers >= 0.9);
