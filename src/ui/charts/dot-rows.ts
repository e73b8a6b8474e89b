import type { Fill } from "../certainty.ts";
import type { Words } from "../words.ts";
import { type Axis, scaleOf, ticksOf } from "./axis.ts";
import type { Picture } from "./figure.ts";
import { comb, type Drawn, dot, line, lines, rect, ring, square, text, type Width } from "./svg.ts";
import { fitText, textWidth, wrapText } from "./text-width.ts";

/** Marks of a row, in drawing order. Values are in the axis's unit. */
export type Mark =
  | { readonly kind: "range" | "band" | "whisker"; readonly from: number; readonly to: number }
  | { readonly kind: "bar"; readonly to: number; readonly fill: Fill }
  | { readonly kind: "dot"; readonly at: number; readonly fill: Fill }
  | { readonly kind: "tick" | "ring" | "square"; readonly at: number }
  | { readonly kind: "hidden" };

export interface DotRow {
  readonly label: string;
  /** The row the page is about: bold, not in a heavier color. */
  readonly strong?: boolean;
  readonly marks: readonly Mark[];
  /** A word or number for each column to the right of the chart. */
  readonly cells: readonly string[];
}

export interface DotRows {
  readonly rows: readonly DotRow[];
  readonly axis: Axis;
  /** Headings of the columns to the right of the chart. */
  readonly columns: readonly string[];
  /** A reference line across all rows, with its label. */
  readonly reference?: { readonly at: number; readonly label: string };
}

function draw(mark: Mark, x: (value: number) => number, y: number, from: number, to: number): Drawn {
  switch (mark.kind) {
    case "range":
      return line(x(mark.from), y, x(mark.to), y, "rng");
    case "whisker":
      return [line(x(mark.from), y, x(mark.to), y, "whisker under"), line(x(mark.from), y, x(mark.to), y, "whisker")];
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
      return ring(x(mark.at), y, 3.5);
    case "square":
      return square(x(mark.at), y);
    case "hidden":
      return rect(from, y - 6, to - from, 12, "hh");
  }
}

/** Kinds of marks from the back to the front; rows never touch, so that all of one kind can be painted together. */
const backToFront = ["hidden", "band", "tick", "bar", "ring", "square", "range", "whisker", "dot"] as const;
const fillOrder = ["filled", "half", "open"] as const;

const layerOf = (mark: Mark): number =>
  backToFront.indexOf(mark.kind) * fillOrder.length + ("fill" in mark ? fillOrder.indexOf(mark.fill) : 0);

/** The marks of all rows, each with the height of its row. */
const drawMarks = (
  rows: readonly { readonly marks: readonly Mark[]; readonly middle: number }[],
  scale: (value: number) => number,
  left: number,
  end: number,
): Drawn =>
  rows
    .flatMap(({ marks, middle }) => marks.map((mark) => ({ mark, middle, layer: layerOf(mark) })))
    .sort((a, b) => a.layer - b.layer)
    .map(({ mark, middle }) => draw(mark, scale, middle, left, end));

const gutter = 14;

/** Wide layout: names on the left, the chart, then text columns. */
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
  const ticks = ticksOf(axis, end - left, words);
  const isBase = (at: number): boolean => at === 0 && axis.from < 0;
  const upright = (base: boolean): Drawn =>
    ticks
      .filter(({ at }) => isBase(at) === base)
      .map(({ at }) => line(scale(at), top, scale(at), height, base ? "base" : "grid"));
  const between: Drawn[] = [];
  const said: Drawn[] = ticks.map(({ at, label }) => text(scale(at), top - 6, label, "ax m"));
  let edge = width;
  for (let i = columns.length - 1; i >= 0; i--) {
    const heading = headingLines[i] ?? [];
    said.push(lines(edge, top - 6 - (heading.length - 1) * 14, heading, "ax e", 14));
    edge -= (columnRooms[i] ?? 0) + gutter;
  }
  let y = top;
  const placed = rows.map((row, i) => {
    const h = heights[i] ?? 0;
    const middle = y + h / 2;
    const label = labels[i] ?? [];
    if (i > 0) between.push(line(0, y, width, y, "grid"));
    said.push(lines(0, middle + 4.5 - (label.length - 1) * 7.5, label, row.strong ? "b" : ""));
    let at = width;
    for (let c = columns.length - 1; c >= 0; c--) {
      const room = columnRooms[c] ?? 0;
      const cell = cells[i]?.[c] ?? [];
      said.push(lines(at, middle + 4.5 - (cell.length - 1) * 7, cell, c === 0 ? "b e" : "e hush", 14));
      at -= room + gutter;
    }
    y += h;
    return { marks: row.marks, middle };
  });
  const across = reference === undefined ? [] : referenceLine(reference, scale, top, height, left, end);
  return {
    height,
    parts: [upright(false), upright(true), between, said, across, drawMarks(placed, scale, left, end)],
  };
}

function referenceLine(
  reference: { readonly at: number; readonly label: string },
  scale: (value: number) => number,
  top: number,
  bottom: number,
  left: number,
  end: number,
): Drawn {
  const x = scale(reference.at);
  const half = textWidth(reference.label, 13, true) / 2;
  const at = Math.min(Math.max(x, left + half - 20), end - half + 20);
  return [line(x, top - 2, x, bottom, "ref"), text(at, 13, reference.label, "b m halo")];
}

/** Narrow layout: names above their rows. */
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
  const ticks = ticksOf(axis, end - left, words);
  const said: Drawn[] = ticks.map(({ at, label }, i) => {
    const x = scale(at);
    const anchor = i === 0 && x < 24 ? "" : x > width - 24 ? "e" : "m";
    return text(anchor === "" ? x - 4 : anchor === "e" ? x + 4 : x, top - 8, label, `ax ${anchor}`);
  });
  let y = top;
  const placed = laid.map(({ row, cells, beside, label, height: h }) => {
    const baseline = y + 16;
    said.push(lines(0, baseline, label, "b", 16));
    if (cells !== "" && beside) said.push(text(width, baseline, cells, "e"));
    if (cells !== "" && !beside) said.push(text(0, baseline + label.length * 16, fitText(cells, width), "hush"));
    y += h;
    return { marks: row.marks, middle: y - 11 };
  });
  const middles = placed.map(({ middle }) => middle);
  const across: Drawn[] = [];
  if (reference) {
    const half = textWidth(reference.label, 13, true) / 2;
    const at = Math.min(Math.max(scale(reference.at), half), width - half);
    const x = scale(reference.at);
    said.push(text(at, 13, fitText(reference.label, width, 13, true), "b m"));
    across.push(line(x, 17, x, top - 20, "ref solid"));
    across.push(middles.map((middle) => line(x, middle - 9, x, middle + 9, "ref solid")));
  }
  const rulers = [
    middles.map((middle) => line(left, middle, end, middle, "grid")),
    comb(
      ticks.map(({ at }) => scale(at)),
      middles,
    ),
  ];
  return { height, parts: [said, rulers, across, drawMarks(placed, scale, left, end)] };
}

/** Rows of marks over one axis, in both layouts. */
export const drawRows = (input: DotRows, width: Width, words: Words): Picture =>
  width === 720 ? drawWide(input, words) : drawNarrow(input, words);
