import { en } from "../../src/ui/language/en/en.ts";
import type { Language } from "../../src/ui/language/language.ts";

/** A pseudo-language's transformation of English text without slots. */
type Write = (text: string) => string;

const accented: Readonly<Record<string, string>> = Object.fromEntries(
  [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter, i) => [
    letter,
    [..."àƀçđéƒĝĥïĵķĺɱñôþǫřšţüṽŵẋýžÀɃÇĐÉƑĜĤÏĴĶĹṀÑÔÞǪŘŠŢÜṼŴẊÝŽ"][i] ?? letter,
  ]),
);
const hebrew = [..."אבגדהוזחטיכלמנסעפצקרשתאבגד"];

/** Accented letters; half of the letters doubled, so that each word is about 40 % longer. */
const longer: Write = (text) => {
  let grown = 0;
  return text.replace(/[A-Za-z]/g, (letter) => {
    const written = accented[letter] ?? letter;
    grown += 0.45;
    if (grown < 1) return written;
    grown -= 1;
    return written + (accented[letter.toLowerCase()] ?? letter);
  });
};

/** Hebrew letters, one for each Latin one. */
const rightToLeft: Write = (text) =>
  text.replace(/[A-Za-z]/g, (letter) => hebrew[letter.toLowerCase().charCodeAt(0) - 97] ?? letter);

/** Slots and the place of a group's noun are unchanged. */
const around = (text: string, write: Write): string =>
  text.replace(/(\{[a-z0-9]*\})|([^{}]+)/g, (_, slot: string | undefined, plain: string | undefined) =>
    slot === undefined ? write(plain ?? "") : slot,
  );

/** Transforms every text in a value; a function's result is transformed. Keys that name a form are not text. */
function rewritten<T>(value: T, write: Write): T {
  if (typeof value === "string") return around(value, write) as T;
  if (typeof value === "function") {
    return ((...given: unknown[]) => {
      const answer: unknown = value(...given);
      // Arguments that appear in the result (names, values from files) are not texts of the language.
      const slots = given.filter((one): one is string => typeof one === "string");
      if (typeof answer !== "string") return rewritten(answer, write);
      const cut = slots.reduce((text, slot, i) => text.replaceAll(slot, `{${i}}`), answer);
      return slots.reduce((text, slot, i) => text.replaceAll(`{${i}}`, slot), around(cut, write));
    }) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => rewritten(part, write)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === "form" ? part : rewritten(part, write)]),
  ) as T;
}

const pseudo = (locale: string, direction: "ltr" | "rtl", write: Write): Language => {
  const { locale: _, direction: __, grammar, ...texts } = en;
  const { wrap, noneOf, ...said } = grammar;
  return { ...rewritten(texts, write), grammar: { ...rewritten(said, write), wrap, noneOf }, locale, direction };
};

/** English 40 % longer, with accents; numbers, dates and lists as in Greek, so that they differ from English too. */
export const longLanguage = pseudo("el-GR", "ltr", longer);
/** English that runs from right to left; numbers, dates and lists as in Hebrew. */
export const rightToLeftLanguage = pseudo("he-IL", "rtl", rightToLeft);
