import { type GroupGlossaryKey, groupsEn } from "./language/en/groups.ts";
import type { EarlyGrade, GroupPhrase } from "./language/grammar.ts";
import type { Words } from "./words.ts";

export type { GroupPhrase };

const gender: readonly GroupGlossaryKey[] = ["group.female", "group.male", "group.nonbinary"];
const order = Object.keys(groupsEn);

/**
 * Decides which of two groups is the noun and which the modifier: girls first, then English learners, then groups
 * that are modifiers.
 */
function rank(key: GroupGlossaryKey): number {
  if (gender.includes(key)) return 0;
  const { wrap } = groupsEn[key];
  if (wrap.includes(" among ")) return 1;
  return wrap.endsWith("{}") ? 2 : 3;
}

const phrase = (counted: string, feminine: boolean, words: Words): GroupPhrase => ({
  counted,
  feminine,
  the: words.language.grammar.the(counted, feminine),
});

/** Everyone outside the named group: "902 other students", "all other students". */
export const everyoneElse = (words: Words): GroupPhrase => words.language.grammar.everyoneElse;

/** A group by its key in the glossary. */
export function groupPhrase(key: GroupGlossaryKey, words: Words): GroupPhrase {
  if (key === "group.everyone-else") return everyoneElse(words);
  if (key === "group.all") return words.language.grammar.everyone;
  const { head, feminine } = words.group(key);
  return phrase(head, feminine === true, words);
}

/** A crossing of two groups, named as people: "Black or African American girls", "English learners with disabilities". The order does not matter. */
export function crossedPhrase(one: GroupGlossaryKey, other: GroupGlossaryKey, words: Words): GroupPhrase {
  const [noun, said] =
    rank(one) - rank(other) < 0 || (rank(one) === rank(other) && order.indexOf(one) < order.indexOf(other))
      ? [one, other]
      : [other, one];
  const { head, feminine } = words.group(noun);
  const wrap = words.language.grammar.wrap(words.group(said), feminine === true);
  return phrase(wrap.replace("{}", head), feminine === true, words);
}

const earlyGrades: readonly string[] = ["PS", "TK", "KN"] satisfies EarlyGrade[];

/** Students of one grade: "students in grade 3", "students in kindergarten". @param grade  canonical code: "TK", "KN", "03" */
export function gradePhrase(grade: string, words: Words): GroupPhrase {
  const gradeName = earlyGrades.includes(grade) ? { early: grade as EarlyGrade } : { number: grade.replace(/^0+/, "") };
  return phrase(words.language.grammar.inGrade(gradeName), false, words);
}

/** Students by home language. @param language  in the page's language: "Spanish", "español" */
export const languagePhrase = (language: string, words: Words): GroupPhrase =>
  phrase(words.language.grammar.speakersOf(language), false, words);

/** A group named by given text: a district's level, or a crossing without a joint name. */
export const ownPhrase = (counted: string, words: Words): GroupPhrase => phrase(counted, false, words);
