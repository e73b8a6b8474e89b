import { plainName } from "./source.ts";

/** Whether two headings share most of their words, or all but a few letters. */
export function isAlike(a: string, b: string): boolean {
  const words = (heading: string): string[] =>
    heading
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "");
  const [left, right] = [words(a), words(b)];
  const shared = left.filter((word) => right.includes(word)).length;
  if (shared > 0 && shared * 2 >= Math.max(left.length, right.length)) return true;
  const [x, y] = [plainName(a), plainName(b)];
  return Math.min(x.length, y.length) >= 5 && (x.startsWith(y) || y.startsWith(x));
}
