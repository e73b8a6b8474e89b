import type { Lang } from "../base/lang.ts";
import { isPoor, joinedByTable, type TableJoin } from "../sources/joins.ts";
import { countText } from "../ui/format.ts";
import { languageOf } from "../ui/language/languages.ts";
import { wordsOf } from "../ui/words.ts";
import type { CommandContext } from "./command-context.ts";

/** Prints how rows match enrollment: a table, and sentences about what does not match or is waiting. */
export function sayJoins({ terminal, lang }: CommandContext, joins: readonly TableJoin[]): void {
  if (joins.length === 0) return;
  const say = languageOf[lang].joins;
  const number = (n: number | null): string => (n === null ? "" : countText(n, wordsOf(lang)));
  terminal.say(say.title);
  terminal.table(
    say.headings,
    joinedByTable(joins).map((j) => [
      say.tableNames[j.table],
      number(j.rows),
      number(j.byStudent),
      number(j.bySchool),
      number(j.byYear),
      number(j.matched),
      j.waits ? say.waits : isPoor(j) ? say.poor : "",
    ]),
  );
  for (const sentence of joinSentences(lang, joins)) terminal.say(sentence);
  terminal.say();
}

/** A sentence for each table that does not match or waits for enrollment. */
export function joinSentences(lang: Lang, joins: readonly TableJoin[]): string[] {
  const say = languageOf[lang].joins;
  const waiting = joins.filter((j) => j.waits).map((j) => say.waiting(j.table, j.schoolYear, j.rows));
  const missing = joins.flatMap((j) =>
    j.schoolsMissing === undefined ? [] : [say.schoolsMissing(j.table, j.schoolYear, j.schoolsMissing)],
  );
  const unmatched = joinedByTable(joins.filter((j) => !j.waits)).flatMap((j) => {
    const students = j.byStudent === null ? 0 : j.rows - j.byStudent;
    const schools = j.bySchool === null ? 0 : j.rows - j.bySchool;
    return [
      ...(students > 0 ? [say.unmatchedStudents(j.table, students)] : []),
      ...(schools > 0 && j.schools.here.length > 0
        ? [say.unmatchedSchools(j.table, schools, j.schools.here, j.schools.enrolled)]
        : []),
    ];
  });
  return [...waiting, ...missing, ...unmatched];
}
