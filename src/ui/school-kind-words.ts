import type { SchoolKind } from "../base/school-kind.ts";
import type { Words } from "./words.ts";

/** Marks of a school that differs in how it gets its students: "magnet school, which may choose its students". */
export function schoolMarks(kind: SchoolKind | undefined, words: Words): readonly string[] {
  if (kind === undefined) return [];
  const { charter, magnet, program } = kind;
  return [
    ...(magnet === true ? [words.say("outliers.kind-magnet")] : []),
    ...(charter === true ? [words.say("outliers.kind-charter")] : []),
    ...(program === null || program === "traditional" ? [] : [words.say(`outliers.kind-${program}`)]),
  ];
}

/** What the files leave open about how schools get their students. @param kinds  of all places, undefined where no file says it */
export const howChosen = (kinds: readonly (SchoolKind | undefined)[], words: Words): string =>
  words.say(
    kinds.some((kind) => kind !== undefined && kind.magnet !== null) ? "outliers.how-marked" : "outliers.how-chosen",
  );
