import { type GroupKey, groupsEn } from "./words/groups-en.ts";
import type { Words } from "./words.ts";

/** A group of students as it stands in a sentence. */
export interface GroupPhrase {
  /** After a number: "412 English learners", "902 other students". */
  readonly counted: string;
  /** On its own, with the article a language needs: "all other students", "los demás estudiantes". */
  readonly the: string;
  /** For "none": ninguno, ninguna. */
  readonly feminine: boolean;
}

const gender: readonly GroupKey[] = ["group.female", "group.male", "group.nonbinary"];
const order = Object.keys(groupsEn);

/** Which of two groups is the noun and which is said about it: girls, then English learners, then what stands before or after a noun. */
function rank(key: GroupKey): number {
  if (gender.includes(key)) return 0;
  const { wrap } = groupsEn[key];
  if (wrap.includes(" among ")) return 1;
  return wrap.endsWith("{}") ? 2 : 3;
}

function phrase(counted: string, feminine: boolean, words: Words): GroupPhrase {
  return { counted, feminine, the: words.lang === "es" ? `${feminine ? "las" : "los"} ${counted}` : counted };
}

/** Everyone outside the named group: "902 other students", "all other students". */
export const everyoneElse = (words: Words): GroupPhrase =>
  words.lang === "es"
    ? { counted: "otros estudiantes", the: "los demás estudiantes", feminine: false }
    : { counted: "other students", the: "all other students", feminine: false };

/** A group by its key in the glossary. */
export function groupPhrase(key: GroupKey, words: Words): GroupPhrase {
  if (key === "group.everyone-else") return everyoneElse(words);
  if (key === "group.all") {
    return words.lang === "es"
      ? { counted: "estudiantes", the: "todos los estudiantes", feminine: false }
      : { counted: "students", the: "all students", feminine: false };
  }
  const { head, feminine } = words.group(key);
  return phrase(head, feminine, words);
}

/** Two groups crossed, as people: "Black or African American girls", "English learners with disabilities". Either order gives the same. */
export function crossedPhrase(one: GroupKey, other: GroupKey, words: Words): GroupPhrase {
  const [noun, said] =
    rank(one) - rank(other) < 0 || (rank(one) === rank(other) && order.indexOf(one) < order.indexOf(other))
      ? [one, other]
      : [other, one];
  const { head, feminine } = words.group(noun);
  const { wrap, wrapFeminine } = words.group(said);
  return phrase((feminine ? wrapFeminine : wrap).replace("{}", head), feminine, words);
}

/** Students of one grade: "students in grade 3", "students in kindergarten". @param grade as in the records: "TK", "KN", "03" */
export function gradePhrase(grade: string, words: Words): GroupPhrase {
  const early: Readonly<Record<string, readonly [string, string]>> = {
    PS: ["preschool", "preescolar"],
    TK: ["transitional kindergarten", "kínder de transición"],
    KN: ["kindergarten", "kínder"],
  };
  const name = early[grade];
  const number = grade.replace(/^0+/, "");
  return words.lang === "es"
    ? phrase(`estudiantes de ${name ? name[1] : `grado ${number}`}`, false, words)
    : phrase(`students in ${name ? name[0] : `grade ${number}`}`, false, words);
}

/** Students by the language at home. @param language as the page names it: "Spanish", "español" */
export const languagePhrase = (language: string, words: Words): GroupPhrase =>
  words.lang === "es"
    ? phrase(`estudiantes que hablan ${language} en casa`, false, words)
    : phrase(`students who speak ${language} at home`, false, words);

/** A group that has words of its own: a district's grouping, or two groups without a joint name. */
export const ownPhrase = (counted: string, words: Words): GroupPhrase => phrase(counted, false, words);
