import type { Fill } from "../certainty.ts";
import type { Html } from "../html.ts";
import { html } from "../html.ts";
import type { Words } from "../words.ts";
import { type Axis, scaleOf, ticksOf } from "./axis.ts";
import type { Picture } from "./figure.ts";
import { dot, line, lines, path, rect, tenth, text, type Width } from "./svg.ts";
import { fitText, textWidth, wrapText } from "./text-width.ts";

/** What can stand in a row, in the order it is drawn. Values are in the axis's unit. */
export type Mark =
  | { readonly kind: "range" | "band" | "whisker"; readonly from: number; readonly to: number }
  | { readonly kind: "bar"; readonly to: number; readonly fill: Fill }
  | { readonly kind: "dot"; readonly at: number; readonly fill: Fill }
  | { readonly kind: "tick" | "ring" | "square"; readonly at: number }
  | { readonly kind: "hidden" };

export interface DotRow {
  readonly label: string;
  /** Set in bold and never in a heavier color: the row the page is about. */
  readonly strong?: boolean;
  readonly marks: readonly Mark[];
  /** One word or number for each column, right of the picture. */
  readonly cells: readonly string[];
}

export interface DotRows {
  readonly rows: readonly DotRow[];
  readonly axis: Axis;
  /** Headings of the columns right of the picture. */
  readonly columns: readonly string[];
  /** A line across all rows, with its name. */
  readonly reference?: { readonly at: number; readonly label: string };
}

function draw(mark: Mark, x: (value: number) => number, y: number, from: number, to: number): Html {
  switch (mark.kind) {
    case "range":
      return line(x(mark.from), y, x(mark.to), y, "rng");
    case "whisker":
      return html`${line(x(mark.from), y, x(mark.to), y, "whisker under")}${line(x(mark.from), y, x(mark.to), y, "whisker")}`;
    case "band":
      return rect(x(mark.from), y - 5, Math.max(3, x(mark.to) - x(mark.from)), 10, "bar2");
    case "bar": {
      const [a, b] = [Math.min(x(0), x(mark.to)), Math.max(x(0), x(mark.to))];
      return rect(
        a,
        y - 7,
        Math.max(1.5, b - a),
        14,
        mark.fill === "filled" ? "bar" : mark.fill === "half" ? "pl" : "peer",
      );
    }
    case "dot":
      return dot(x(mark.at), y, mark.fill);
    case "tick":
      return line(x(mark.at), y - 8, x(mark.at), y + 8, "tick");
    case "ring":
      return html`<circle class="peer" cx="${tenth(x(mark.at))}" cy="${tenth(y)}" r="3.5"/>`;
    case "square": {
      const [cx, cy] = [tenth(x(mark.at)), tenth(y)];
      return path(`M${tenth(cx - 4)} ${tenth(cy - 4)}h8v8h-8Z`, "peer solid");
    }
    case "hidden":
      return rect(from, y - 6, to - from, 12, "hh");
  }
}

const gutter = 14;

/** Names on the left, the picture, then columns of words: for a wide box. */
function drawWide({ rows, axis, columns, reference }: DotRows, words: Words): Picture {
  const width = 720;
  const labelRoom = Math.min(190, Math.max(60, ...rows.map((r) => textWidth(r.label, 13, r.strong)))) + gutter;
  const columnRooms = columns.map((heading, i) =>
    Math.min(
      i === 0 ? 120 : 156,
      Math.max(textWidth(heading, 12), ...rows.map((r) => textWidth(r.cells[i] ?? "", 13, i === 0))),
    ),
  );
  const right = width - columnRooms.reduce((sum, w) => sum + w + gutter, 0);
  const [left, end] = [labelRoom, right - (columns.length > 0 ? 8 : 10)];
  const scale = scaleOf(axis, left, end);
  const headingLines = columns.map((heading, i) => wrapText(heading, columnRooms[i] ?? 0, 2, 12));
  const top = 26 + Math.max(reference ? 16 : 0, 14 * (Math.max(1, ...headingLines.map((l) => l.length)) - 1));
  const labels = rows.map((row) => wrapText(row.label, labelRoom - gutter, 4, 13, row.strong));
  const cells = rows.map((row) =>
    row.cells.map((cell, c) => wrapText(cell, (columnRooms[c] ?? 0) + 2, 2, 13, c === 0)),
  );
  const heights = rows.map(
    (_, i) => 14 + 15 * Math.max(1, labels[i]?.length ?? 1, ...(cells[i] ?? []).map((c) => c.length)),
  );
  const height = top + heights.reduce((sum, h) => sum + h, 0) + 4;
  const parts: Html[] = [];
  for (const { at, label } of ticksOf(axis, end - left, words)) {
    parts.push(line(scale(at), top, scale(at), height, at === 0 && axis.from < 0 ? "base" : "grid"));
    parts.push(text(scale(at), top - 6, label, "ax m"));
  }
  let edge = width;
  for (let i = columns.length - 1; i >= 0; i--) {
    const heading = headingLines[i] ?? [];
    parts.push(lines(edge, top - 6 - (heading.length - 1) * 14, heading, "ax e", 14));
    edge -= (columnRooms[i] ?? 0) + gutter;
  }
  let y = top;
  rows.forEach((row, i) => {
    const h = heights[i] ?? 0;
    const middle = y + h / 2;
    const label = labels[i] ?? [];
    if (i > 0) parts.push(line(0, y, width, y, "grid"));
    parts.push(lines(0, middle + 4.5 - (label.length - 1) * 7.5, label, row.strong ? "b" : ""));
    let at = width;
    for (let c = columns.length - 1; c >= 0; c--) {
      const room = columnRooms[c] ?? 0;
      const cell = cells[i]?.[c] ?? [];
      parts.push(lines(at, middle + 4.5 - (cell.length - 1) * 7, cell, c === 0 ? "b e" : "e hush", 14));
      at -= room + gutter;
    }
    y += h;
  });
  if (reference) parts.push(referenceLine(reference, scale, top, height, left, end));
  y = top;
  rows.forEach((row, i) => {
    const h = heights[i] ?? 0;
    for (const mark of row.marks) parts.push(draw(mark, scale, y + h / 2, left, end));
    y += h;
  });
  return { height, parts };
}

function referenceLine(
  reference: { readonly at: number; readonly label: string },
  scale: (value: number) => number,
  top: number,
  bottom: number,
  left: number,
  end: number,
): Html {
  const x = scale(reference.at);
  const half = textWidth(reference.label, 13, true) / 2;
  const at = Math.min(Math.max(x, left + half - 20), end - half + 20);
  return html`${line(x, top - 2, x, bottom, "ref")}${text(at, 13, reference.label, "b m halo")}`;
}

/** Names above their row: for a narrow box. */
function drawNarrow({ rows, axis, reference }: DotRows, words: Words): Picture {
  const width = 340;
  const [left, end] = [6, width - 6];
  const scale = scaleOf(axis, left, end);
  const top = reference ? 40 : 24;
  const laid = rows.map((row) => {
    const cells = row.cells.filter((cell) => cell !== "").join(" · ");
    const beside = textWidth(row.label, 13, true) + textWidth(cells, 13) + 14 <= width;
    const label = wrapText(row.label, beside ? width : width - 4, 4, 13, true);
    return { row, cells, beside, label, height: 38 + (label.length - 1) * 16 + (beside || cells === "" ? 0 : 17) };
  });
  const height = top + laid.reduce((sum, r) => sum + r.height, 0) + 6;
  const parts: Html[] = [];
  const ticks = ticksOf(axis, end - left, words);
  ticks.forEach(({ at, label }, i) => {
    const x = scale(at);
    const anchor = i === 0 && x < 24 ? "" : x > width - 24 ? "e" : "m";
    parts.push(text(anchor === "" ? x - 4 : anchor === "e" ? x + 4 : x, top - 8, label, `ax ${anchor}`));
  });
  let y = top;
  for (const { row, cells, beside, label, height: h } of laid) {
    const baseline = y + 16;
    parts.push(lines(0, baseline, label, "b", 16));
    if (cells !== "" && beside) parts.push(text(width, baseline, cells, "e"));
    if (cells !== "" && !beside) parts.push(text(0, baseline + label.length * 16, fitText(cells, width), "hush"));
    const middle = y + h - 11;
    const marks = ticks.map(({ at }) => `M${tenth(scale(at))} ${tenth(middle - 4)}v8`);
    parts.push(path(`M${tenth(left)} ${tenth(middle)}H${tenth(end)}${marks.join("")}`, "grid"));
    if (reference) parts.push(line(scale(reference.at), middle - 9, scale(reference.at), middle + 9, "ref solid"));
    for (const mark of row.marks) parts.push(draw(mark, scale, middle, left, end));
    y += h;
  }
  if (reference) {
    const half = textWidth(reference.label, 13, true) / 2;
    const at = Math.min(Math.max(scale(reference.at), half), width - half);
    parts.push(text(at, 13, fitText(reference.label, width, 13, true), "b m"));
    parts.push(line(scale(reference.at), 17, scale(reference.at), top - 20, "ref solid"));
  }
  return { height, parts };
}

/** Rows of marks over one axis, for either box. */
export const drawRows = (input: DotRows, width: Width, words: Words): Picture =>
  width === 720 ? drawWide(input, words) : drawNarrow(input, words);
