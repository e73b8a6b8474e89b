import type { NotAsked } from "../reports/audit-schema.ts";
import { listWords } from "./format.ts";
import { recordWords } from "./record-words.ts";
import type { Words } from "./words.ts";

/** At most so many schools are named; the sheet and the JSON file name all. */
const namedSchools = 12;

/** Which schools a number is not about, and why. */
export function leftOutSentence(
  { schools, needs, why }: Pick<NotAsked, "schools" | "needs" | "why">,
  words: Words,
): string {
  const all = schools ?? [];
  const named = all.slice(0, namedSchools).map(({ name }) => name);
  const more = all.length - named.length;
  const list = listWords(more > 0 ? [...named, words.say("left-out.more", { n: more })] : named, words);
  const records = listWords(
    needs.map((record) => recordWords(record, words)),
    words,
  );
  return words.say(why === "not-matched" ? "left-out.not-matched" : "left-out.no-records", { schools: list, records });
}

/** Why a question was not asked: the records it needs, or that they did not match. */
export function missingWords({ needs, why }: Pick<NotAsked, "needs" | "why">, words: Words): string {
  const records = listWords(
    needs.map((record) => recordWords(record, words)),
    words,
  );
  return why === "not-matched" ? words.say("left-out.rows-not-matched", { records }) : records;
}
