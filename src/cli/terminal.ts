import { stripVTControlCharacters, styleText } from "node:util";
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
  /** Prints help, also under `--json`. */
  help(text: string): void;
  /** Prints the one JSON answer under `--json`; nothing without it. */
  answer(value: unknown): void;
  bold(text: string): string;
  faint(text: string): string;
  /** Prints a table; if the screen is too narrow, one block of lines per row. */
  table(headings: readonly string[], rows: readonly (readonly string[])[]): void;
  /**
   * Says at once on stderr that something is being done. On a screen the line becomes a progress bar after two seconds
   * and disappears at the end.
   *
   * @param announced  `later`: nothing is said before there is a bar to show
   */
  progress(label: string, announced?: "at once" | "later"): Progress;
  /** Ends a progress bar, so that the cursor is shown and lines wrap again. */
  restore(): void;
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
  const wrapped = (text: string, columns: number, indent: number): string => wrap(text, columns, indent, command);
  let shownBar: Progress | undefined;
  const say = (text = "", indent = 0): void => {
    if (!json) out.write(`${wrapped(asTyped(cleaned(text, colored)), columns, indent)}\n`);
  };
  return {
    json,
    suggest: (how) => {
      written = how;
    },
    columns,
    asks: !json && out.isTTY === true && streams.in?.isTTY === true && env["TERM"] !== "dumb" && !isSet(env["CI"]),
    say,
    warn: (text, indent = 0) =>
      void err.write(`${wrapped(asTyped(cleaned(text, colored)), widthOf(err, env), indent)}\n`),
    help: (text) => void out.write(wrapped(text, columns, 0)),
    answer: (value) => {
      if (json) out.write(`${shownJson(value)}\n`);
    },
    bold: (text) => styled("bold", text),
    faint: (text) => styled("dim", text),
    table: (headings, rows) => {
      const typed = rows.map((row) => row.map(asTyped));
      for (const line of tableLines(headings, typed, columns, command)) say(line);
    },
    progress: (label, announced = "at once") => {
      const line = announced === "later" ? "" : `${label} ...`;
      shownBar = bar(label, line, { err, columns: widthOf(err, env), words });
      return shownBar;
    },
    restore: () => shownBar?.stop(),
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

/** Seconds, and share of the work done, before which an estimate of the time left would be a guess. */
const earliestEstimate = { seconds: 10, share: 0.1 };

interface BarPlace {
  readonly err: NodeJS.WriteStream;
  readonly columns: number;
  readonly words: TerminalWords;
}

/** @param line  what is said before there is a bar; may be empty */
function bar(label: string, line: string, { err, columns, words }: BarPlace): Progress {
  if (err.isTTY !== true) {
    if (line !== "") err.write(`${line}\n`);
    return { step: () => {}, stop: () => {} };
  }
  const began = Date.now();
  let shown: SingleBar | undefined;
  let isLineShown = line !== "";
  if (isLineShown) err.write(shorten(line, columns - 1));
  const clearLine = (): void => {
    if (isLineShown) err.write("\r\u001b[K");
    isLineShown = false;
  };
  return {
    step(done, total, note) {
      if (total <= 0) return;
      const seconds = (Date.now() - began) / 1000;
      const isEarly = seconds < earliestEstimate.seconds || done / total < earliestEstimate.share;
      const left = isEarly ? "" : words.timeLeft(Math.ceil((seconds / done) * (total - done)));
      if (shown === undefined) {
        if (seconds < 2) return;
        clearLine();
        const format = `${label} {bar} {percentage}% {left} {note}`;
        shown = new SingleBar({ format, stream: err, hideCursor: true, barsize: 20, clearOnComplete: true });
        shown.start(total, done, { note: shownName(note), left });
      }
      shown.setTotal(total);
      shown.update(done, { note: shownName(note), left });
    },
    stop() {
      clearLine();
      shown?.stop();
      shown = undefined;
    },
  };
}

/**
 * Wraps text to the screen width at spaces. Keeps line breaks, and indents continuation lines like the line they
 * continue.
 *
 * What a reader copies is never broken: text in backticks, and words with the marks of an id, path or address. Such a
 * word may be wider than the screen, on a line of its own, where the terminal itself wraps it. A command that does not
 * fit where it is mentioned gets a line of its own without backticks.
 *
 * @param columns  width of the screen; Infinity leaves lines whole
 * @param indent   spaces before every line; at most a quarter of the screen
 * @param program  what commands begin with
 */
export function wrap(text: string, columns: number, indent = 0, program = "fairlead"): string {
  const margin = " ".repeat(Number.isFinite(columns) ? Math.min(indent, Math.floor(columns / 4)) : indent);
  const room = columns - margin.length;
  return text
    .split("\n")
    .flatMap((line) => (stringWidth(line) <= room ? [line] : brokenLine(line, room, program)))
    .map((line) => (line === "" ? "" : margin + line))
    .join("\n");
}

/** Text in backticks with what is attached to it, or a word. */
const pieces = /(?:[^\s`]*`[^`]+`[^\s`]*|\S+)/g;

/** Marks of ids, paths, addresses and options; a checksum or a number has digits. */
const isCopied = (word: string): boolean => /[/\\:=@_.\d-]/.test(word) && /^[\x20-\x7e]+$/.test(word);

function brokenLine(line: string, room: number, program: string): string[] {
  const start = /^\s*(?:- |\d+\. )?/.exec(line)?.[0] ?? "";
  const hang = " ".repeat(start.length);
  const width = Math.max(2, room - hang.length);
  const lines: string[] = [];
  let current = "";
  const end = (): void => {
    if (current !== "") lines.push(hang + current);
    current = "";
  };
  for (const [piece] of line.slice(start.length).matchAll(pieces)) {
    const longer = current === "" ? piece : `${current} ${piece}`;
    if (stringWidth(longer) <= width) {
      current = longer;
      continue;
    }
    const [, before = "", inside, after = ""] = /^([^`]*)`([^`]+)`(.*)$/.exec(piece) ?? [];
    if (inside?.startsWith(`${program} `) === true) {
      if (before !== "") current = current === "" ? before : `${current} ${before}`;
      end();
      const indented = stringWidth(inside) + 2 <= width ? "  " : "";
      lines.push(hang + indented + inside);
      // Punctuation would be copied with the command.
      current = after.replace(/^[.,;:]+$/, "");
      continue;
    }
    end();
    if (stringWidth(piece) <= width || inside !== undefined || isCopied(stripVTControlCharacters(piece))) {
      current = piece;
      continue;
    }
    const broken = wrapAnsi(piece, width, { hard: true }).split("\n");
    lines.push(...broken.slice(0, -1).map((part) => hang + part));
    current = broken.at(-1) ?? "";
  }
  end();
  const [first = "", ...rest] = lines;
  return [start + first.slice(hang.length), ...rest];
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
  program = "fairlead",
): string[] {
  const widths = headings.map((heading, i) =>
    Math.max(stringWidth(heading), ...rows.map((row) => stringWidth(row[i] ?? ""))),
  );
  if (widths.reduce((sum, w) => sum + w + 2, 0) > columns) {
    if (headings.every((heading) => heading === ""))
      return rows.flatMap((row) => listedRow(row, widths, columns, program));
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

/** Least width of the last column beside the others. */
const leastLast = 24;

/** A row of a table without headings: its last cell is wrapped in its column, or below the others if they are too wide. */
function listedRow(row: readonly string[], widths: readonly number[], columns: number, program: string): string[] {
  const first = row.slice(0, -1).map((cell, i) => cell + " ".repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(cell))));
  const last = row.at(-1) ?? "";
  const used = stringWidth(first.join("  ")) + 2;
  if (columns - used < leastLast)
    return [
      first.join("  ").trimEnd(),
      ...wrap(last, columns - 4, 0, program)
        .split("\n")
        .map((line) => `    ${line}`),
    ];
  const [line = "", ...more] = wrap(last, columns - used, 0, program).split("\n");
  return [`${first.join("  ")}  ${line}`, ...more.map((part) => " ".repeat(used) + part)];
}
