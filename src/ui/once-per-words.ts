import type { Words } from "./words.ts";

/**
 * The same function, which words each key once for each language and district: names of groups repeat in thousands of cells. What is remembered goes
 * with the words it was made from.
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
