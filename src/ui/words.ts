import { AppError } from "../base/errors.ts";
import type { Lang } from "../base/lang.ts";
import type { GroupForms, GroupGlossaryKey } from "./language/en/groups.ts";
import { type OutcomeKey, type OutcomeWording, outcomesEn, type WordedIndicatorId } from "./language/en/outcomes.ts";
import type { sentencesEn } from "./language/en/sentences.ts";
import { formats } from "./language/formats.ts";
import type { GlossaryKey, Language, SentenceKey } from "./language/language.ts";
import { languageOf } from "./language/languages.ts";
import type { OwnNames } from "./own-names.ts";

export type { GlossaryKey, SentenceKey };

type SlotNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotNames<Rest>
  : never;
type TextOf<S> = S extends string
  ? S
  : S extends { readonly one: string; readonly other: infer T extends string }
    ? T
    : never;
type NamesIn<Key extends SentenceKey> = SlotNames<TextOf<(typeof sentencesEn)[Key]>>;
type SlotsOf<Key extends SentenceKey> = (typeof sentencesEn)[Key] extends string
  ? { readonly [Name in NamesIn<Key>]: string | number }
  : { readonly [Name in Exclude<NamesIn<Key>, "n">]: string | number } & { readonly n: number };
/** Keys of sentences without slots. */
export type PlainKey = { [Key in SentenceKey]: [NamesIn<Key>] extends [never] ? Key : never }[SentenceKey];

/**
 * No key is assignable to this type. The compiler prints its name next to a key that has no sentence or is used
 * without its slots.
 */
interface KeyOfASentenceWithItsSlots {
  readonly [neverMade]: never;
}
declare const neverMade: unique symbol;

/** All texts of a language; an argument of every chart and page. */
export interface Words {
  readonly lang: Lang;
  /** For `Intl`. */
  readonly locale: string;
  readonly language: Language;
  /** The district's own names, which override those of the language. */
  readonly own?: OwnNames;
  /** A sentence with its slots filled; whole numbers get thousands separators. */
  say<Key extends SentenceKey>(key: Key, ...slots: [NamesIn<Key>] extends [never] ? [] : [slots: SlotsOf<Key>]): string;
  say<Key extends string>(key: Key & KeyOfASentenceWithItsSlots): string;
  /** A term on its own: in a table, a menu, a legend. */
  label(key: GlossaryKey): string;
  /** A group's forms within a sentence. */
  group(key: GroupGlossaryKey): GroupForms;
  /** The meaning of a term, in a plain sentence. */
  plain(key: GlossaryKey): string;
  /** The forms of an indicator's outcome for sentences. */
  outcome(id: WordedIndicatorId): OutcomeWording;
}

/**
 * Fills the slots of a text. Numbers get thousands separators; text is inserted unchanged.
 *
 * @throws AppError ui.slot-missing if a slot has no value: a sentence is never printed with an empty slot
 */
export function fillSlots(text: string, slots: Readonly<Record<string, string | number>>, locale: string): string {
  if (!text.includes("{")) return text;
  let pieces = piecesOf.get(text);
  if (pieces === undefined) {
    pieces = text.split(/\{([a-z0-9]+)\}/);
    // A language has few texts; limits the cache in case texts come from elsewhere.
    if (piecesOf.size >= mostKept) piecesOf.clear();
    piecesOf.set(text, pieces);
  }
  let filled = "";
  pieces.forEach((piece, i) => {
    if (i % 2 === 0) {
      filled += piece;
      return;
    }
    const value = slots[piece];
    if (value === undefined) {
      throw new AppError("ui.slot-missing", { slot: piece, text });
    }
    filled += typeof value === "number" ? slotNumber(value, locale) : value;
  });
  return filled;
}

/** Cache of formatted slot numbers by locale; most are counts, and many repeat. */
const slotNumbers = new Map<string, Map<number, string>>();

function slotNumber(value: number, locale: string): string {
  let known = slotNumbers.get(locale);
  if (known === undefined || known.size >= mostKept) {
    known = new Map();
    slotNumbers.set(locale, known);
  }
  const text = known.get(value) ?? formats.upToOne(locale).format(value);
  known.set(value, text);
  return text;
}

/** Cache of texts split at their slots; every second piece is a slot name. */
const piecesOf = new Map<string, readonly string[]>();
const mostKept = 5000;

/**
 * Words of a language.
 *
 * @param own  the district's own names, if any
 */
export const wordsOf = (lang: Lang, own?: OwnNames): Words => wordsFrom(languageOf[lang], lang, own);

/** Plural form of a number. Cached, because `Intl` is far slower than a lookup. */
function pluralFormOf(locale: string): (n: number) => Intl.LDMLPluralRule {
  const plurals = formats.plurals(locale, "cardinal");
  const forms = new Map<number, Intl.LDMLPluralRule>();
  return (n) => {
    const form = forms.get(n) ?? plurals.select(n);
    if (forms.size < mostKept) forms.set(n, form);
    return form;
  };
}

/** Same for a language that is not in the list; used by tests. */
export function wordsFrom(language: Language, lang: Lang, own?: OwnNames): Words {
  const { locale, sentences, glossary, groups, outcomes } = language;
  const formOf = pluralFormOf(locale);
  return {
    lang,
    locale,
    language,
    ...(own !== undefined && { own }),
    say(key: unknown, slots: Readonly<Record<string, string | number>> = {}) {
      const sentence = sentences[key as SentenceKey];
      const text = typeof sentence === "string" ? sentence : (sentence[formOf(Number(slots["n"]))] ?? sentence.other);
      return fillSlots(text, slots, locale);
    },
    label: (key) => own?.labels[key] ?? glossary[key].label,
    group: (key) => own?.groups[key] ?? groups[key],
    plain: (key) => glossary[key].plain,
    outcome: (id) => outcomes[`indicator.${id}.did` satisfies OutcomeKey],
  };
}

/** The id as a catalog id; null for a district's own indicator. */
export const knownIndicator = (id: string): WordedIndicatorId | null =>
  `indicator.${id}.did` in outcomesEn ? (id as WordedIndicatorId) : null;

/** Name of a language in that language. */
export const languageName = (lang: Lang): string => languageOf[lang].name;

/** A label inside a sentence: "not suspended". Keeps a capital that starts an abbreviation. */
export const lowerFirst = (text: string, words: Words): string =>
  /^\p{Lu}[\p{Lu}\s]/u.test(text) ? text : text.charAt(0).toLocaleLowerCase(words.locale) + text.slice(1);

/** Capitalizes the first letter, for a sentence that begins with a slot. */
export const sentenceCase = (text: string, words: Words): string =>
  text.charAt(0).toLocaleUpperCase(words.locale) + text.slice(1);
