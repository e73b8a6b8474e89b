import { open } from "node:fs/promises";
import type { Head } from "./source.ts";
import { type Line, splitCsv } from "./split-csv.ts";

const delimiters = ["^", "\t", ",", ";", "|"];
const headLines = 200;
const headBytes = 1 << 20;

/** Splits the beginning of a clean text file into fields, by the delimiter that most lines contain equally often. */
export async function headOf(path: string): Promise<Head> {
  const file = await open(path);
  let text: string;
  try {
    const { size } = await file.stat();
    const most = Math.min(headBytes, Math.max(1, size));
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    text = buffer.toString("utf8", 0, bytesRead);
    if (bytesRead === headBytes) text = text.slice(0, text.lastIndexOf("\n"));
  } finally {
    await file.close();
  }
  const lines = text
    .split("\n")
    .map((t, i): Line => ({ line: i + 1, text: t.endsWith("\r") ? t.slice(0, -1) : t }))
    .filter((l) => l.text.trim() !== "")
    .slice(0, headLines);
  return headFrom(lines);
}

/** The head of lines in memory. */
function headFrom(lines: readonly Line[]): Head {
  const delimiter = bestDelimiter(lines);
  const rows =
    delimiter === "^"
      ? lines.map((l) => ({ line: l.line, fields: l.text.split("^") }))
      : [...splitCsv(lines, delimiter, widthOf(lines, delimiter))].map(({ line, fields }) => ({ line, fields }));
  return { delimiter, lines: rows };
}

/** Field count of the widest of the first lines, which is the header: titles above it are narrower. */
function widthOf(lines: readonly Line[], delimiter: string): number {
  return Math.max(1, ...lines.slice(0, 20).map((l) => l.text.split(delimiter).length));
}

/** The delimiter that most lines contain equally often; more per line scores higher. A caret gets a bonus, because no other format uses it. */
function bestDelimiter(lines: readonly Line[]): string {
  let best = ",";
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = lines.slice(0, 50).map((l) => l.text.replaceAll(/"[^"]*"/g, "").split(delimiter).length - 1);
    const tally = new Map<number, number>();
    for (const c of counts) if (c > 0) tally.set(c, (tally.get(c) ?? 0) + 1);
    for (const [perLine, times] of tally) {
      const score = (times / Math.max(1, counts.length)) * Math.log2(1 + perLine) * (delimiter === "^" ? 4 : 1);
      if (score > bestScore) {
        bestScore = score;
        best = delimiter;
      }
    }
  }
  return best;
}
