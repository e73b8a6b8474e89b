import type { DifferingLines } from "../base/differing-lines.ts";

const line = (at: string): string => `${at}.source_file || chr(31) || ${at}.source_line`;

/** SQL of the first two differing lines for which a condition is true: of `n`, this load, and of `o`, an earlier one. */
export const firstDifferingLines = (when: string): string =>
  `min(${line("n")} || chr(31) || ${line("o")}) FILTER (coalesce(${when}, false))`;

/** The lines that `firstDifferingLines` selected; null if none. */
export function differingLinesIn(text: unknown): DifferingLines | null {
  const [file, own, earlierFile, earlier] = String(text ?? "").split("\x1f");
  if (file === undefined || earlierFile === undefined) return null;
  return { file, line: Number(own), earlierFile, earlierLine: Number(earlier) };
}
