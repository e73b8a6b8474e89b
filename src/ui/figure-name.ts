import { groupOfKey, isGroupKey } from "../base/keys.ts";
import { listWords, schoolYear } from "./format.ts";
import { groupName } from "./group-name.ts";
import { glossaryEn } from "./language/en/glossary.ts";
import { outliersEn } from "./language/en/outliers.ts";
import type { Sentence } from "./language/sentence.ts";
import { type GlossaryKey, type PlainKey, sentenceCase, type Words } from "./words.ts";

const sentences: Readonly<Record<string, Sentence>> = outliersEn;
const isPlain = (key: string): key is PlainKey & keyof typeof outliersEn => {
  const sentence = Object.hasOwn(sentences, key) ? sentences[key] : undefined;
  return typeof sentence === "string" && !sentence.includes("{");
};
const sayPlain = (key: string, words: Words): string | null => (isPlain(key) ? words.say(key) : null);

/**
 * The name of a published figure or background characteristic in a sentence: a figure's id, `grouping=level`, `type`
 * or `type H`, a model's `year 2000`; several outcomes joined by `+`. An id without a name is returned unchanged.
 */
export function figureName(id: string, words: Words): string {
  if (id.includes("+"))
    return id
      .split("+")
      .map((one) => figureName(one, words))
      .join(" + ");
  if (id.startsWith("type ")) {
    const kind = id.slice(5);
    return words.say("figure.type-of", { kind: sayPlain(`figure.type-${kind}`, words) ?? kind });
  }
  if (/^year \d{4}$/.test(id)) return words.say("figure.year", { year: schoolYear(Number(id.slice(5))) });
  if (isGroupKey(id)) {
    const { grouping, level } = groupOfKey(id);
    return words.say("figure.share-of", { group: groupName(grouping, level, words).phrase.counted });
  }
  const namedFigure = sayPlain(`figure.${id}`, words);
  if (namedFigure !== null) return namedFigure;
  const indicator = `indicator.${id}`;
  return Object.hasOwn(glossaryEn, indicator) ? words.label(indicator as GlossaryKey) : id;
}

/** Background characteristics as a list in a sentence; all kinds of school count as one. */
export const covariateNames = (ids: readonly string[], words: Words): string =>
  listWords([...new Set(ids.map((id) => figureName(id.startsWith("type ") ? "type" : id, words)))], words);

/** One of the nine factors, in words. */
export const factorName = (id: string, words: Words): string => sayPlain(`factor.${id}`, words) ?? id;

/** A group given as `all` or `grouping=level`, as shown in tables. */
export function officialGroup(id: string, words: Words): string {
  const { grouping, level } = groupOfKey(id);
  return sentenceCase(groupName(grouping, level, words).label, words);
}
