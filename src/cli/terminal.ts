import { styleText } from "node:util";
import { SingleBar } from "cli-progress";
import type { Words } from "./words/en.ts";

/** Where a command prints: wrapped to the screen's width, in color only on a screen, as one JSON object when asked. */
export interface Terminal {
  readonly json: boolean;
  /** Columns of the screen; Infinity when piped, so that lines stay whole. */
  readonly columns: number;
  /** One paragraph on stdout; nothing under `--json`. */
  say(text?: string, indent?: number): void;
  /** One paragraph on stderr, also under `--json`. */
  warn(text: string, indent?: number): void;
  /** The one answer under `--json`; nothing without it. */
  answer(value: unknown): void;
  bold(text: string): string;
  faint(text: string): string;
  /** Rows of cells under headings; on a narrow screen a block a row. */
  table(headings: readonly string[], rows: readonly (readonly string[])[]): void;
  /** A bar with the time left, on a screen, once two seconds have passed. */
  progress(label: string): Progress;
}

export interface Progress {
  step(done: number, total: number, note: string): void;
  stop(): void;
}

export interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

export function openTerminal(streams: Streams, json: boolean, words: Words): Terminal {
  const { out, err, env } = streams;
  const columns = widthOf(out, env);
  const colored = out.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
  const styled = (style: "bold" | "dim", text: string): string =>
    colored ? styleText(style, text, { validateStream: false }) : text;
  const say = (text = "", indent = 0): void => {
    if (!json) out.write(`${wrap(text, columns, indent)}\n`);
  };
  return {
    json,
    columns,
    say,
    warn: (text, indent = 0) => void err.write(`${wrap(text, widthOf(err, env), indent)}\n`),
    answer: (value) => {
      if (json) out.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    bold: (text) => styled("bold", text),
    faint: (text) => styled("dim", text),
    table: (headings, rows) => {
      for (const line of tableLines(headings, rows, columns)) say(line);
    },
    progress: (label) => bar(label, err, words),
  };
}

function widthOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): number {
  const told = stream.isTTY === true ? stream.columns : Number(env["COLUMNS"] ?? Number.NaN);
  return Number.isFinite(told) && told > 0 ? Math.max(20, told) : Number.POSITIVE_INFINITY;
}

function bar(label: string, err: NodeJS.WriteStream, words: Words): Progress {
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
        shown.start(total, done, { note, left });
      }
      shown.setTotal(total);
      shown.update(done, { note, left });
    },
    stop() {
      shown?.stop();
      shown = undefined;
    },
  };
}

/** Escape codes of color, which take no room on the screen. */
const colorCode = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
const widthOfText = (text: string): number => [...text.replaceAll(colorCode, "")].length;

/**
 * Breaks a paragraph at spaces so that no line is wider than the screen; a word wider than it is cut. Line breaks in the text stay.
 *
 * @param columns  width of the screen; Infinity leaves lines whole
 * @param indent   spaces before every line
 */
export function wrap(text: string, columns: number, indent = 0): string {
  const margin = " ".repeat(Math.min(indent, Number.isFinite(columns) ? Math.floor(columns / 4) : indent));
  const room = columns - margin.length;
  return text
    .split("\n")
    .flatMap((line) => (widthOfText(line) <= room ? [line] : brokenLine(line, room)))
    .map((line) => (line === "" ? "" : margin + line))
    .join("\n");
}

function brokenLine(line: string, room: number): string[] {
  const hang = /^\s*/.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let now = hang;
  let empty = true;
  for (const word of line.trim().split(/\s+/)) {
    let rest = word;
    if (!empty && widthOfText(now) + 1 + widthOfText(rest) > room) {
      lines.push(now);
      now = hang;
      empty = true;
    }
    while (widthOfText(now) + (empty ? 0 : 1) + widthOfText(rest) > room) {
      const letters = [...rest];
      const fits = Math.max(1, room - widthOfText(now));
      lines.push(now + letters.slice(0, fits).join(""));
      rest = letters.slice(fits).join("");
      now = hang;
      empty = true;
    }
    now += (empty ? "" : " ") + rest;
    empty = false;
  }
  lines.push(now);
  return lines;
}

function tableLines(headings: readonly string[], rows: readonly (readonly string[])[], columns: number): string[] {
  const widths = headings.map((heading, i) =>
    Math.max(widthOfText(heading), ...rows.map((row) => widthOfText(row[i] ?? ""))),
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
        const gap = " ".repeat(Math.max(0, (widths[i] ?? 0) - widthOfText(cell)));
        return numeric[i] === true ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  const lines = rows.map(line);
  return headings.every((heading) => heading === "") ? lines : [line(headings), ...lines];
}
