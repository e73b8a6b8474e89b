import { compareText } from "./compare-text.ts";

/** Edit distance of two texts: the fewest characters to add, remove or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, y] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const plain = (text: string): string => text.toLowerCase().replace(/^0+/, "");

/**
 * The known ones that are most like what was given, by id or by name; the nearest first.
 *
 * @param known  id, and further names
 */
export const nearNames = (
  given: string,
  known: readonly (readonly [id: string, ...names: readonly string[]])[],
  most: number,
): readonly string[] =>
  known
    .map((names) => ({
      id: names[0],
      // Part of a name is nearer than a name of the same length.
      far: Math.min(
        ...names.map((name) => (plain(name).includes(plain(given)) ? 0 : distance(plain(given), plain(name)))),
      ),
    }))
    .sort((a, b) => a.far - b.far || compareText(a.id, b.id))
    .slice(0, most)
    .map(({ id }) => id);
