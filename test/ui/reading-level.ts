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
