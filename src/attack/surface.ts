import type { Release, ReleaseCell } from "../release/cell.ts";
import { type Printed, printedText } from "../release/printed.ts";

/** A file of a built release, as text. */
export interface SurfaceFile {
  /** From the release's folder, as `site/index.html`. */
  readonly path: string;
  readonly text: string;
  /** Sheets of a workbook, or of those inside a file of slides: rows of cells. */
  readonly sheets?: readonly (readonly (readonly unknown[])[])[];
}

/**
 * Kinds of leaks in a built file.
 * - `hidden-shown`: a number, or a text for screen readers with one, where `cells.csv` hides it.
 * - `beside-hidden`: a number that no cell of the release explains, in the row of a hidden one.
 * - `otherwise`: a different number than `cells.csv` prints.
 * - `no-cell`: a line that `cells.csv` does not have.
 * - `field`: a field for the number of students with an outcome, or from which it follows.
 * - `secret`: an id or name of a student.
 */
export const surfaceKinds = ["hidden-shown", "beside-hidden", "otherwise", "no-cell", "field", "secret"] as const;
export type SurfaceKind = (typeof surfaceKinds)[number];

export interface SurfaceLeak {
  readonly kind: SurfaceKind;
  readonly path: string;
  /** Line of `cells.csv`, from 1 with its header; null without one. */
  readonly line: number | null;
}

/** Columns and keys that would say more than a rate in a band: x, or the width of an interval, from which n follows. */
const tellingFields = [
  "numerator",
  "numerators",
  "stderr",
  "standard_error",
  "standardError",
  "se",
  "ci",
  "ci_low",
  "ci_high",
  "variance",
];

/**
 * Scans built files for what `cells.csv` does not print. A page names the line of `cells.csv` that each of its numbers is from
 * (`data-count`, `data-rate`, `data-value`), and so does the last column of a sheet.
 *
 * @param secrets  ids and names of students, if known; an outsider has none
 */
export function surfaceLeaks(
  { cells }: Release,
  files: Iterable<SurfaceFile>,
  secrets: ReadonlySet<string> = new Set(),
): readonly SurfaceLeak[] {
  const leaks: SurfaceLeak[] = [];
  for (const { path, text, sheets = [] } of files) {
    for (const sheet of sheets) for (const leak of leaksOfSheet(sheet, cells)) leaks.push({ path, ...leak });
    if (path.endsWith(".html")) for (const leak of leaksOfPage(text, cells)) leaks.push({ path, ...leak });
    if (hasTellingField(path, text)) leaks.push({ kind: "field", path, line: null });
    if (hasSecret(text, secrets)) leaks.push({ kind: "secret", path, line: null });
  }
  return leaks;
}

type FoundOnPage = Omit<SurfaceLeak, "path">;

/** Ends of a row: students counted, rate, and their line of `cells.csv`, which the heading of the last column names. */
const keyedCells = 3;

function* leaksOfSheet(
  [head = [], ...rows]: readonly (readonly unknown[])[],
  cells: readonly ReleaseCell[],
): Generator<FoundOnPage> {
  if (!String(head.at(-1)).includes("cells.csv")) return;
  for (const row of rows) {
    const [n, rate, at] = row.slice(-keyedCells);
    const line = typeof at === "number" ? at : null;
    const cell = line === null ? undefined : cells[line - 2];
    if (cell?.rate == null) {
      yield { kind: "no-cell", line };
      continue;
    }
    for (const [value, printed] of [
      [n, cell.n],
      [rate, cell.rate],
    ] as const)
      if (String(value) !== printedText(printed))
        yield { kind: printed.kind === "hidden" ? "hidden-shown" : "otherwise", line };
    if (cell.rate.kind === "hidden" && row.slice(0, -keyedCells).some((value) => typeof value === "number"))
      yield { kind: "beside-hidden", line };
  }
}

/** An element with the number of a line: its start tag, its line and what is inside. */
interface KeyedElement {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly what: "count" | "rate" | "value";
  readonly line: number;
  readonly inside: string;
}

function* leaksOfPage(page: string, cells: readonly ReleaseCell[]): Generator<FoundOnPage> {
  const hidden: KeyedElement[] = [];
  const keyed = [...keyedElements(page)];
  for (const element of keyed) {
    const { line, what, inside, tag } = element;
    // The first line is the header.
    const cell = cells[line - 2];
    const printed = what === "count" ? cell?.n : what === "rate" ? cell?.rate : cell?.value;
    if (printed === undefined || printed === null) {
      yield { kind: "no-cell", line };
      continue;
    }
    const numbers = [...numbersIn(textOf(inside)), ...spokenIn(tag + inside)];
    if (printed.kind === "hidden") {
      hidden.push(element);
      if (numbers.length > 0) yield { kind: "hidden-shown", line };
    } else if (!isSame(numbersIn(textOf(inside)), printed)) yield { kind: "otherwise", line };
  }
  if (hidden.length === 0) return;
  for (const { start, end } of rowsIn(page)) {
    const inRow = hidden.find((element) => element.start >= start && element.end <= end);
    if (inRow === undefined) continue;
    const rest = withoutFirstCell(withoutElements(page, start, end, keyed));
    if (numbersIn(textOf(rest)).length > 0 || spokenIn(rest).length > 0)
      yield { kind: "beside-hidden", line: inRow.line };
  }
}

const keyAttribute = /<([a-z][a-z0-9-]*)((?:\s[^<>]*)?\sdata-(count|rate|value)=(["']?)(\d+)\4(?:[\s/][^<>]*)?)>/giu;

function* keyedElements(page: string): Generator<KeyedElement> {
  for (const match of page.matchAll(keyAttribute)) {
    const [tag, name = "", , what, , line] = match;
    const from = match.index + tag.length;
    const to = endOf(page, name, from);
    yield {
      start: match.index,
      end: to,
      tag,
      what: what === "count" || what === "rate" ? what : "value",
      line: Number(line),
      inside: page.slice(from, to),
    };
  }
}

/** Where an element ends whose start tag ends at `from`; elements of its name may be inside. */
function endOf(page: string, name: string, from: number): number {
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])[^>]*>`, "giu");
  tags.lastIndex = from;
  let depth = 1;
  for (let match = tags.exec(page); match !== null; match = tags.exec(page)) {
    depth += match[1] === "/" ? -1 : 1;
    if (depth === 0) return match.index;
  }
  return page.length;
}

function* rowsIn(page: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const match of page.matchAll(/<tr(?=[\s>])[^>]*>/giu)) {
    const start = match.index;
    const next = /<\/tr>|<tr[\s>]|<\/table>/giu;
    next.lastIndex = start + match[0].length;
    yield { start, end: next.exec(page)?.index ?? page.length };
  }
}

/** A part of a page without the elements that name a line: those are checked separately. */
function withoutElements(page: string, start: number, end: number, elements: readonly KeyedElement[]): string {
  let text = "";
  let at = start;
  for (const element of elements) {
    if (element.start < at || element.end > end) continue;
    text += page.slice(at, element.start);
    at = element.end;
  }
  return text + page.slice(at, end);
}

/** The first cell of a row names it: "Grade 3", "2025-26". */
const withoutFirstCell = (row: string): string =>
  row.replace(/<t[hd](?=[\s>])[^>]*>[\s\S]*?(?=<t[hd][\s>]|<\/tr>|$)/iu, "");

const textOf = (markup: string): string =>
  markup.replace(/<(style|script)[\s>][\s\S]*?<\/\1>/giu, " ").replace(/<[^>]*>/gu, " ");

/** Numbers in texts that are read aloud or shown on hover. */
const spokenIn = (markup: string): readonly string[] =>
  [
    ...markup.matchAll(
      /\s(?:aria-label|aria-description|aria-valuetext|title|alt|content)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/giu,
    ),
  ].flatMap(([, double, single, bare]) => numbersIn(double ?? single ?? bare ?? ""));

/** Numbers as written without the marks between thousands, whatever the language; decimals after a point. */
const numbersIn = (text: string): readonly string[] =>
  [
    ...text
      .replace(/&(?:nbsp|#160|thinsp);/giu, "\u00a0")
      .matchAll(/\d+(?:[.,'\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?/gu),
  ].map(([number]) => number.replace(/[.,'\u00a0\u202f ](?=\d{3}(?!\d))/gu, "").replace(",", "."));

/** Whether the numbers in a text are those of a printed value. */
function isSame(numbers: readonly string[], printed: Printed): boolean {
  const expected =
    printed.kind === "number"
      ? [unsigned(printed.value, printed.decimals)]
      : [
          ...("low" in printed ? [unsigned(printed.low, decimalsOf(printed))] : []),
          ...("high" in printed ? [unsigned(printed.high, decimalsOf(printed))] : []),
        ];
  return numbers.join() === expected.join();
}

const unsigned = (value: number, decimals: number): string => Math.abs(value).toFixed(decimals);
const decimalsOf = (printed: Printed): number => ("decimals" in printed ? (printed.decimals ?? 0) : 0);

function hasTellingField(path: string, text: string): boolean {
  const names = tellingFields.join("|");
  if (path.endsWith(".json")) return new RegExp(`"(?:${names})"\\s*:`, "u").test(text);
  if (path.endsWith(".csv"))
    return (text.split("\n", 1)[0] ?? "").split(",").some((column) => tellingFields.includes(column.trim()));
  return path.endsWith(".html") && new RegExp(`\\sdata-(?:${names})=`, "u").test(text);
}

/** Whether a text contains one of the secrets as a word, or as several words in a row. */
function hasSecret(text: string, secrets: ReadonlySet<string>): boolean {
  for (const secret of secrets) {
    if (secret === "") continue;
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1))
      if (!isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + secret.length])) return true;
  }
  return false;
}

const isPartOfWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}_]/u.test(character);
