import { itemWords, plainValue, spellings } from "../sources/vocabulary/code-words.ts";

const known = spellings(itemWords);

/** The survey item of a heading; null for none. A leading question number ("Q3.") is ignored. */
export function itemOf(heading: string): string | null {
  const plain = plainValue(heading.replace(/^\s*q?\d+[.):_\s]\s*/i, ""));
  const exact = known.get(plain);
  if (exact !== undefined) return exact;
  for (const [spelling, item] of known) if (spelling.length >= 7 && plain.includes(spelling)) return item;
  return null;
}
