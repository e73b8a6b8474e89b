import type { ConceptId } from "../base/mapping-facts.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import { concepts, plainHeader } from "../sources/vocabulary/concepts.ts";
import type { ColumnShape } from "./column-shape.ts";
import { headingWords } from "./match-columns.ts";

/** Programs and statuses of students that a file can list with a flag or with dates. */
export const flagPrograms = [
  "homeless",
  "foster",
  "migrant",
  "military",
  "section-504",
  "gifted",
  "title-i-targeted",
  "extracurricular",
  "counseling",
  "college-course",
  "postsecondary",
  "cte-completer",
  "work-based-learning",
  "disadvantaged",
] as const;

/** What a list of students can be about: a program, or a status that has a table of its own. */
export type ListedProgram = (typeof flagPrograms)[number] | "english_learner" | "special_education";
export const listedPrograms: readonly ListedProgram[] = [...flagPrograms, "english_learner", "special_education"];

/** Columns with the days on which students entered and left one program: "Foster Start Date", "Foster End Date". */
export interface ProgramDates {
  readonly program: ListedProgram;
  readonly start?: string;
  readonly end?: string;
  /** A date of another kind, such as that of a plan; it shows membership and not since when. */
  readonly other?: string;
}

const startWords =
  /^(start|starts|started|begin|begins|began|beginning|entry|enter|entered|enroll|enrolled|enrollment|placed|placement|identified|identification|qualified|qualification|eligible|eligibility|from|since|effective|initial|inicio|desde|ingreso|entrada)$/;
const endWords =
  /^(end|ends|ended|exit|exited|stop|stopped|close|closed|left|leave|termination|terminated|to|until|thru|through|fin|hasta|salida|egreso|termino)$/;

/** Spellings of each program, without spaces, marks and case. */
const spelled: ReadonlyMap<string, ListedProgram> = new Map(
  listedPrograms.flatMap((id) =>
    (concepts.find((c) => c.id === (id satisfies ConceptId))?.headers ?? []).map(
      (heading) => [plainHeader(heading), id] as const,
    ),
  ),
);

/** Abbreviations and words that mean a program in a heading, but often something else in the name of a file. */
const vague = /^(el|gt|tag|activities|actividades|disability|discapacidad|poverty|idea)$/;

/** The programs named by these words: the longest run of words that is a program's name, then the next. */
function programsIn(words: readonly string[], isVague: (run: string) => boolean = () => false): ListedProgram[] {
  const found: ListedProgram[] = [];
  for (let from = 0; from < words.length; ) {
    let to = words.length;
    for (; to > from; to--) {
      const run = words.slice(from, to).join("");
      const program = isVague(run) ? undefined : spelled.get(run);
      if (program === undefined) continue;
      if (!found.includes(program)) found.push(program);
      break;
    }
    from = Math.max(to, from + 1);
  }
  return found;
}

const leastDates = 0.5;

/** The program dates of a file, by program, in the order of its columns. */
export function programDates({ headers }: SourceTable, shapes: readonly ColumnShape[]): ProgramDates[] {
  const all = new Map<ListedProgram, { program: ListedProgram; start?: string; end?: string; other?: string }>();
  const filled = new Set<ListedProgram>();
  headers.forEach((heading, at) => {
    const shape = shapes[at];
    if (shape === undefined || (shape.known > 0 && shape.dates < leastDates)) return;
    const words = headingWords(heading);
    const [program, another] = programsIn(words);
    if (program === undefined || another !== undefined) return;
    const dates = all.get(program) ?? { program };
    if (words.some((word) => endWords.test(word))) dates.end ??= heading;
    else if (words.some((word) => startWords.test(word))) dates.start ??= heading;
    // "Declined" is a text in such a column too, and no date.
    else if (shape.known > 0 && shape.dates === 1) dates.other ??= heading;
    else return;
    // A column that is empty today, such as that of last days, can be filled in a later file.
    if (shape.known > 0) filled.add(program);
    all.set(program, dates);
  });
  return [...all.values()].filter(({ program }) => filled.has(program));
}

/** The only program that the name of a file names; undefined if none or several. */
export function programOfName(name: string): ListedProgram | undefined {
  const words = headingWords(name.replace(/^.*[/\\]/, "").replace(/\.[A-Za-z]{2,5}$/, ""));
  const programs = programsIn(words, (run) => vague.test(run));
  return programs.length === 1 ? programs[0] : undefined;
}

/** Headings with program dates. */
export const datedHeadings = (dates: readonly ProgramDates[]): string[] =>
  dates.flatMap(({ start, end, other }) => [start, end, other].filter((heading) => heading !== undefined));
