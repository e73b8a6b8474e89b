/** Counts for readability formulas. Names, numbers and official terms must already be replaced by one short word. */
export interface TextCounts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}]+(?:['’][\p{L}]+)*/gu) ?? [];

/** Sentences of a text: split after . ! ? and after a line. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((s) => s.trim())
    .filter((s) => /\p{L}/u.test(s));

export const wordCount = (sentence: string): number => (sentence.match(/[\p{L}\d$][\p{L}\d.,%$'’-]*/gu) ?? []).length;

/** Syllables of an English word by its groups of vowels; silent endings do not count. An approximation. */
export function syllablesEnglish(word: string): number {
  const w = word.toLowerCase().replace(/[^a-z]/g, "");
  if (w.length <= 3) return 1;
  const groups = w
    .replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, (end) => end.charAt(0))
    .replace(/^y/, "")
    .match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}

/** Syllables of a Spanish word: strong vowels part, a weak one joins its neighbor unless it carries the accent. */
export function syllablesSpanish(word: string): number {
  const w = word
    .toLowerCase()
    .replace(/qu|gu(?=[eiéí])/g, "q")
    .replace(/y$/, "i");
  let n = 0;
  let last = "";
  for (const c of w) {
    const strong = /[aeoáéóíú]/.test(c);
    const weak = /[iuü]/.test(c);
    if (strong ? !/[iuü]/.test(last) : weak && !/[aeoáéóiuü]/.test(last)) n++;
    else if (weak && last === c) n++;
    last = strong || weak ? c : "";
  }
  return Math.max(1, n);
}

export function countText(text: string, lang: "en" | "es"): TextCounts {
  const words = wordsIn(text);
  const syllables = lang === "en" ? syllablesEnglish : syllablesSpanish;
  return {
    words: words.length,
    sentences: Math.max(1, sentencesOf(text).length),
    syllables: words.reduce((sum, w) => sum + syllables(w), 0),
  };
}

/** Flesch-Kincaid grade. */
export const fleschKincaid = ({ words, sentences, syllables }: TextCounts): number =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

/** Fernández-Huerta in its corrected form (60 to 70 is grade 7 to 8). */
export const fernandezHuerta = ({ words, sentences, syllables }: TextCounts): number =>
  206.84 - 60 * (syllables / words) - 1.02 * (words / sentences);

/** Szigriszt-Pazos, read on the INFLESZ bands (55 to 65 is normal). */
export const inflesz = ({ words, sentences, syllables }: TextCounts): number =>
  206.835 - 62.3 * (syllables / words) - words / sentences;

/** Elements inside a line of text; every other one begins and ends a line, whether or not it ends with a period. */
const inline = "a|abbr|b|em|i|span|strong|sub|sup";

/**
 * The whole text that a reader sees on a page, a line a block: headings, sentences, captions, notes, tables and the
 * footer. Drawings, commands and formulas are left out. Names, labels of measures and groups, and official terms count
 * as one short word (words.md, section 9), since a formula can't know which of them families know.
 *
 * @param names  texts to count as one word
 */
export function textOfPage(page: string, names: readonly string[]): string {
  const body = (/<main[\s\S]*<\/footer>/.exec(page)?.[0] ?? page).replace(
    /<(svg|code|pre|script|style)\b[\s\S]*?<\/\1>/g,
    " x ",
  );
  const text = body
    .replace(/\s+/g, " ")
    .replace(new RegExp(`</?(?:${inline})\\b[^>]*>`, "g"), " ")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&[a-z#0-9]+;/g, " ");
  const longestFirst = [...new Set(names)].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  const name = new RegExp(`(?<!\\p{L})(${longestFirst.map(escaped).join("|")})(?!\\p{L})`, "giu");
  return (longestFirst.length > 0 ? text.replace(name, "name") : text)
    .replace(/[\d,.]*\d%?/g, "ten")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => /\p{L}{2,}/u.test(line))
    .join("\n");
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The complete sentences of a text: its lines that end with a period, a question mark or a colon. */
export const proseIn = (text: string): string =>
  text
    .split("\n")
    .filter((line) => /[.?!:]$/.test(line))
    .join("\n");
