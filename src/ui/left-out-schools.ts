import type { NotAsked } from "../reports/audit-schema.ts";
import { listWords } from "./format.ts";
import { recordWords } from "./record-words.ts";
import type { Words } from "./words.ts";

/** Most schools to name; the sheet and the JSON file name all. */
const namedSchools = 12;

/** Schools that a number leaves out, and why. @param most  the most schools to name */
export function leftOutSentence(
  { schools, needs, why }: Pick<NotAsked, "schools" | "needs" | "why">,
  words: Words,
  most = namedSchools,
): string {
  const all = schools ?? [];
  const named = all.slice(0, most).map(({ name }) => name);
  const more = all.length - named.length;
  const list = listWords(more > 0 ? [...named, words.say("left-out.more", { n: more })] : named, words);
  const records = listWords(
    needs.map((record) => recordWords(record, words)),
    words,
  );
  return words.say(schoolKeys[why], { schools: list, records });
}

/** Why a question was not asked: the records it needs, or that they did not match. */
export function missingWords({ needs, why }: Pick<NotAsked, "needs" | "why">, words: Words): string {
  const records = listWords(
    needs.map((record) => recordWords(record, words)),
    words,
  );
  const key = keys[why];
  return key === null ? records : words.say(key, { records });
}

/** Sentences about schools, by reason. */
const schoolKeys = {
  "no-records": "left-out.no-records",
  "not-dated": "left-out.no-records",
  "too-short": "left-out.no-records",
  "one-level": "left-out.no-records",
  "not-matched": "left-out.not-matched",
  "nobody-counted": "left-out.nobody-counted",
} as const satisfies Readonly<Record<NotAsked["why"], string>>;

/** Text added to the records' names, by reason; null if the names suffice. */
const keys = {
  "no-records": null,
  "not-dated": null,
  "too-short": null,
  "not-matched": "left-out.rows-not-matched",
  "nobody-counted": "left-out.rows-count-nobody",
  "one-level": "left-out.rows-one-level",
} as const satisfies Readonly<Record<NotAsked["why"], string | null>>;
