import { AppError } from "../base/errors.ts";
import type { Lang } from "../base/lang.ts";
import type { OwnNames } from "./own-names.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { glossaryEn } from "./words/glossary-en.ts";
import { glossaryEs } from "./words/glossary-es.ts";
import { type GroupForms, type GroupKey, groupsEn } from "./words/groups-en.ts";
import { groupsEs } from "./words/groups-es.ts";
import { type IndicatorId, type Outcome, type OutcomeKey, outcomesEn } from "./words/outcomes-en.ts";
import { outcomesEs } from "./words/outcomes-es.ts";
import type { Sentence } from "./words/sentence.ts";

export type SentenceKey = keyof typeof en;
export type GlossaryKey = keyof typeof glossaryEn;

type SlotNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotNames<Rest>
  : never;
type TextOf<S> = S extends string
  ? S
  : S extends { readonly one: string; readonly other: infer T extends string }
    ? T
    : never;
type NamesIn<Key extends SentenceKey> = SlotNames<TextOf<(typeof en)[Key]>>;
type SlotsOf<Key extends SentenceKey> = (typeof en)[Key] extends string
  ? { readonly [Name in NamesIn<Key>]: string | number }
  : { readonly [Name in Exclude<NamesIn<Key>, "n">]: string | number } & { readonly n: number };

/** All that a page says, in one language. Handed to every chart and page. */
export interface Words {
  readonly lang: Lang;
  /** For `Intl`. Numbers as in California in both languages. */
  readonly locale: "en-US" | "es-US";
  /** A sentence with its slots filled; whole numbers in slots get their thousands mark. */
  say<Key extends SentenceKey>(key: Key, ...slots: [NamesIn<Key>] extends [never] ? [] : [slots: SlotsOf<Key>]): string;
  /** A term as it stands alone: in a table, a menu, a legend. */
  label(key: GlossaryKey): string;
  /** A group's forms inside a sentence. */
  group(key: GroupKey): GroupForms;
  /** What a term means, in a plain sentence. */
  plain(key: GlossaryKey): string;
  /** How the outcome of an indicator is told in a sentence. */
  outcome(id: IndicatorId): Outcome;
}

const tables = {
  en: { locale: "en-US", sentences: en, glossary: glossaryEn, groups: groupsEn, outcomes: outcomesEn },
  es: { locale: "es-US", sentences: es, glossary: glossaryEs, groups: groupsEs, outcomes: outcomesEs },
} as const;

/** A formatter takes far longer to make than to use. */
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string): Intl.NumberFormat {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  formats.set(locale, made);
  return made;
}

/**
 * Puts values into the slots of a text. A number gets its thousands mark, text stays as it is.
 *
 * @throws AppError ui.slot-missing when the text has a slot without a value: a sentence never goes out with a hole
 */
export function fillSlots(text: string, slots: Readonly<Record<string, string | number>>, locale: string): string {
  return text.replace(/\{([a-z0-9]+)\}/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) {
      throw new AppError("ui.slot-missing", { slot: name, text });
    }
    return typeof value === "number" ? numberFormat(locale).format(value) : value;
  });
}

/**
 * The words of a language.
 *
 * @param own  what the district calls things, where it has names of its own
 */
export function wordsOf(lang: Lang, own?: OwnNames): Words {
  const { locale, glossary, groups, outcomes } = tables[lang];
  const sentences: Readonly<Record<SentenceKey, Sentence>> = tables[lang].sentences;
  const plurals = new Intl.PluralRules(locale);
  return {
    lang,
    locale,
    say(key, ...rest) {
      const slots: Readonly<Record<string, string | number>> = rest[0] ?? {};
      const sentence = sentences[key];
      const text =
        typeof sentence === "string"
          ? sentence
          : plurals.select(Number(slots["n"])) === "one"
            ? sentence.one
            : sentence.other;
      return fillSlots(text, slots, locale);
    },
    label: (key) => own?.labels[key] ?? glossary[key].label,
    group: (key) => own?.groups[key] ?? groups[key],
    plain: (key) => glossary[key].plain,
    outcome: (id) => outcomes[`indicator.${id}.did` satisfies OutcomeKey],
  };
}

/** The id as one the words know; null for a district's own indicator. */
export const knownIndicator = (id: string): IndicatorId | null =>
  `indicator.${id}.did` in outcomesEn ? (id as IndicatorId) : null;

/** First letter up, for a sentence that begins with a slot. */
export const sentenceCase = (text: string, words: Words): string =>
  text.charAt(0).toLocaleUpperCase(words.locale) + text.slice(1);
