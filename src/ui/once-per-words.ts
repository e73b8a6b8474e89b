import type { Words } from "./words.ts";

/**
 * Memoizes a wording function per key, language and district, because group names repeat in thousands of cells. The
 * cache is keyed weakly by the words.
 */
export function oncePerWords<T extends object | string>(
  wording: (key: string, words: Words) => T,
): (key: string, words: Words) => T {
  const made = new WeakMap<Words, Map<string, T>>();
  return (key, words) => {
    let known = made.get(words);
    if (known === undefined) {
      known = new Map();
      made.set(words, known);
    }
    let text = known.get(key);
    if (text === undefined) {
      text = wording(key, words);
      known.set(key, text);
    }
    return text;
  };
}
