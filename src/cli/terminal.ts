import { styleText } from "node:util";
import { SingleBar } from "cli-progress";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { shownJson, shownName, shownText } from "../base/shown-text.ts";
import type { TerminalWords } from "../ui/language/language.ts";

/** Environment variable set by the launcher: how the program was called, so that suggested commands work as printed. */
export const calledAs = "FAIRLEAD_CALLED_AS";

/**
 * Output of a command: wrapped to the screen width, colored only on a screen, and a single JSON object under
 * `--json`.
 */
export interface Terminal {
  readonly json: boolean;
  /** Screen width in characters; Infinity when piped, so that lines stay whole. */
  readonly columns: number;
  /** Whether someone can answer questions (keyboard and screen). */
  readonly asks: boolean;
  /** Sets how suggested commands are written from now on; gets and returns what follows `fairlead`. */
  suggest(written: (command: string) => string): void;
  /** Prints a paragraph to stdout; nothing under `--json`. */
  say(text?: string, indent?: number): void;
  /** Prints a paragraph to stderr, also under `--json`. */
  warn(text: string, indent?: number): void;
  /** Prints the one JSON answer under `--json`; nothing without it. */
  answer(value: unknown): void;
  bold(text: string): string;
  faint(text: string): string;
  /** Prints a table; if the screen is too narrow, one block of lines per row. */
  table(headings: readonly string[], rows: readonly (readonly string[])[]): void;
  /** A progress bar with the time left; only on a screen, after two seconds. */
  progress(label: string): Progress;
}

export interface Progress {
  step(done: number, total: number, note: string): void;
  stop(): void;
}

export interface Streams {
  readonly in?: NodeJS.ReadStream;
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

export function openTerminal(streams: Streams, json: boolean, words: TerminalWords): Terminal {
  const { out, err, env } = streams;
  const columns = widthOf(out, env);
  const colored = out.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
  const styled = (style: "bold" | "dim", text: string): string =>
    colored ? styleText(style, text, { validateStream: false }) : text;
  const command = env[calledAs] ?? "fairlead";
  let written = (suggested: string): string => suggested;
  const asTyped = (text: string): string =>
    text.replaceAll(
      /`fairlead(?: ([^`\n]*))?`/g,
      (_, rest: string = "") => `\`${`${command} ${written(rest)}`.trim()}\``,
    );
  const say = (text = "", indent = 0): void => {
    if (!json) out.write(`${wrap(asTyped(cleaned(text, colored)), columns, indent)}\n`);
  };
  return {
    json,
    suggest: (how) => {
      written = how;
    },
    columns,
    asks: !json && out.isTTY === true && streams.in?.isTTY === true && env["TERM"] !== "dumb" && !isSet(env["CI"]),
    say,
    warn: (text, indent = 0) => void err.write(`${wrap(asTyped(cleaned(text, colored)), widthOf(err, env), indent)}\n`),
    answer: (value) => {
      if (json) out.write(`${shownJson(value)}\n`);
    },
    bold: (text) => styled("bold", text),
    faint: (text) => styled("dim", text),
    table: (headings, rows) => {
      for (const line of tableLines(headings, rows, columns)) say(line);
    },
    progress: (label) => bar(label, err, words),
  };
}

const isSet = (value: string | undefined): boolean => (value ?? "") !== "" && value !== "false" && value !== "0";

/** Escape codes for bold and faint, on and off. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const styles = /(\x1b\[(?:1|2|22)m)/;

/**
 * Text from files may contain escape sequences. Control characters other than our own styles never reach the screen.
 */
function cleaned(text: string, colored: boolean): string {
  if (!colored) return shownText(text);
  const parts = text.split(styles).map((part, i) => (i % 2 === 1 ? part : shownText(part)));
  // End any style that a file name turned on with the paragraph.
  return parts.length > 1 ? `${parts.join("")}\u001b[22m` : parts.join("");
}

function widthOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): number {
  const columns = stream.isTTY === true ? stream.columns : Number(env["COLUMNS"] ?? Number.NaN);
  return Number.isFinite(columns) && columns > 0 ? Math.max(20, columns) : Number.POSITIVE_INFINITY;
}

function bar(label: string, err: NodeJS.WriteStream, words: TerminalWords): Progress {
  if (err.isTTY !== true) return { step: () => {}, stop: () => {} };
  const began = Date.now();
  let shown: SingleBar | undefined;
  return {
    step(done, total, note) {
      if (total <= 0) return;
      const seconds = done === 0 ? undefined : ((Date.now() - began) / 1000 / done) * (total - done);
      const left = seconds === undefined ? "" : words.timeLeft(Math.ceil(seconds));
      if (shown === undefined) {
        if (Date.now() - began < 2000) return;
        const format = `${label} {bar} {percentage}% {left} {note}`;
        shown = new SingleBar({ format, stream: err, hideCursor: true, barsize: 20, clearOnComplete: true });
        shown.start(total, done, { note: shownName(note), left });
      }
      shown.setTotal(total);
      shown.update(done, { note: shownName(note), left });
    },
    stop() {
      shown?.stop();
      shown = undefined;
    },
  };
}

/**
 * Wraps text to the screen width: at spaces, or inside a word wider than a line. Keeps line breaks, and indents
 * continuation lines like the line they continue.
 *
 * @param columns  width of the screen; Infinity leaves lines whole
 * @param indent   spaces before every line; at most a quarter of the screen
 */
export function wrap(text: string, columns: number, indent = 0): string {
  const margin = " ".repeat(Number.isFinite(columns) ? Math.min(indent, Math.floor(columns / 4)) : indent);
  const room = columns - margin.length;
  return text
    .split("\n")
    .flatMap((line) => (stringWidth(line) <= room ? [line] : brokenLine(line, room)))
    .map((line) => (line === "" ? "" : margin + line))
    .join("\n");
}

function brokenLine(line: string, room: number): string[] {
  const hang = /^\s*/.exec(line)?.[0] ?? "";
  return wrapAnsi(line.trim(), Math.max(2, room - hang.length), { hard: true })
    .split("\n")
    .map((part) => hang + part);
}

/** Truncates text with "…" to at most `columns`. Never cuts inside a character. */
export function shorten(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) >= columns) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines of a table; if it is wider than `columns`, one block of lines per row. */
export function tableLines(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
): string[] {
  const widths = headings.map((heading, i) =>
    Math.max(stringWidth(heading), ...rows.map((row) => stringWidth(row[i] ?? ""))),
  );
  if (widths.reduce((sum, w) => sum + w + 2, 0) > columns) {
    if (headings.every((heading) => heading === "")) return rows.map((row) => row.join("  "));
    return rows.flatMap((row) => [
      ...headings.flatMap((heading, i) => ((row[i] ?? "") === "" ? [] : [`${heading}: ${row[i]}`])),
      "",
    ]);
  }
  const numeric = headings.map((_, i) => rows.every((row) => /^[\d,.% -]*$/.test(row[i] ?? "")));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const gap = " ".repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(cell)));
        return numeric[i] === true ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  const lines = rows.map(line);
  return headings.every((heading) => heading === "") ? lines : [line(headings), ...lines];
}
