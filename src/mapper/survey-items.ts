import { itemWords, plainValue, spellings } from "../sources/vocabulary/code-words.ts";

const known = spellings(itemWords);

/** Survey item of a heading, or null. Ignores a leading question number ("Q3."). */
export function itemOf(heading: string): string | null {
  const plain = plainValue(heading.replace(/^\s*q?\d+[.):_\s]\s*/i, ""));
  const exact = known.get(plain);
  if (exact !== undefined) return exact;
  for (const [spelling, item] of known) if (spelling.length >= 7 && plain.includes(spelling)) return item;
  return null;
}
