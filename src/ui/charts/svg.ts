import { attributes, type Html, type HtmlContent, html } from "../html.ts";

/** Both widths of every chart; a container query picks one. */
export type Width = 720 | 340;
export const widths: readonly Width[] = [720, 340];

/** Rounds to a tenth of a unit, finer than any screen. */
export const tenth = (x: number): number => Math.round(x * 10) / 10;

/** A shape. Adjacent shapes of one kind are printed as a single element. */
type DrawnShape =
  | { readonly shape: "path"; readonly kind: string; readonly d: string }
  | { readonly shape: "text"; readonly kind: string; readonly x: number; readonly y: number; readonly words: string }
  | { readonly shape: "point"; readonly point: Point; readonly radius: number; readonly x: number; readonly y: number };

/** Finished markup, shapes, or a list of them in paint order. */
export type Drawn = Html | DrawnShape | readonly Drawn[];

export const text = (x: number, y: number, words: string, kind = ""): DrawnShape => ({
  shape: "text",
  kind: kind.trim(),
  x: tenth(x),
  y: tenth(y),
  words,
});

/** Lines of text; `y` is the baseline of the first. */
export const lines = (x: number, y: number, words: readonly string[], kind = "", leading = 15): readonly DrawnShape[] =>
  words.map((line, i) => text(x, y + i * leading, line, kind));

/** A straight line as a path, which is shorter than `<line>` since most lines are horizontal or vertical. */
export function line(x1: number, y1: number, x2: number, y2: number, kind: string): DrawnShape {
  const [fromX, fromY, toX, toY] = [tenth(x1), tenth(y1), tenth(x2), tenth(y2)];
  const to = fromX === toX ? `V${toY}` : fromY === toY ? `H${toX}` : `L${toX} ${toY}`;
  return path(`M${fromX} ${fromY}${to}`, kind);
}

export const rect = (x: number, y: number, width: number, height: number, kind: string): Html =>
  html`<rect class="${kind}" x="${tenth(x)}" y="${tenth(y)}" width="${tenth(Math.max(0, width))}" height="${tenth(height)}"/>`;

export const path = (d: string, kind: string): DrawnShape => ({ shape: "path", kind, d });

/** How a point is drawn: by fill, or as a small ring. */
type Point = "filled" | "half" | "open" | "ring";

/** A point: filled for clear, half filled for probable, open for the rest. */
export const dot = (x: number, y: number, fill: Exclude<Point, "ring">, radius = 5.5): DrawnShape => ({
  shape: "point",
  point: fill,
  radius,
  x: tenth(x),
  y: tenth(y),
});

/** A small ring: a value shown for comparison with the page's own. */
export const ring = (x: number, y: number, radius: number): DrawnShape => ({
  shape: "point",
  point: "ring",
  radius,
  x: tenth(x),
  y: tenth(y),
});

/** A point at a position; at the origin if none is given. */
function pointAt(point: Point, radius: number, x?: number, y?: number): Html {
  const at = attributes({ cx: x, cy: y });
  if (point === "filled") return html`<circle class="dot"${at} r="${radius}"/>`;
  if (point === "ring") return html`<circle class="peer"${at} r="${radius}"/>`;
  const r = radius - 0.5;
  const open = html`<circle class="open"${at} r="${r}"/>`;
  if (point === "open") return open;
  return html`${open}<path class="half" d="${`M${x ?? 0} ${tenth((y ?? 0) - r)}a${r} ${r} 0 0 0 0 ${2 * r}Z`}"/>`;
}

/**
 * Points that charts draw in large numbers. A path with markers at its vertices is far shorter than an element per
 * point.
 */
const markers: readonly { readonly id: string; readonly point: Point; readonly radius: number }[] = [
  { id: "dot", point: "filled", radius: 5.5 },
  { id: "half", point: "half", radius: 5.5 },
  { id: "open", point: "open", radius: 5.5 },
  { id: "dot-5", point: "filled", radius: 5 },
  { id: "open-5", point: "open", radius: 5 },
  { id: "ring", point: "ring", radius: 3.5 },
  { id: "ring-3", point: "ring", radius: 3 },
];

/** Marker definitions, by name, used by the paths of `points`. */
export const markerDefinitions: readonly { readonly use: string; readonly definition: Html }[] = markers.map(
  ({ id, point, radius }) => ({
    use: `class="at ${id}"`,
    definition: html`<marker id="${id}" markerUnits="userSpaceOnUse">${pointAt(point, radius)}</marker>`,
  }),
);

type Of<S extends DrawnShape["shape"]> = Extract<DrawnShape, { shape: S }>;

/** Below this many, points are written individually. */
const leastMarked = 2;

function points(run: readonly Of<"point">[]): HtmlContent {
  const [first] = run;
  const marker = markers.find(({ point, radius }) => point === first?.point && radius === first.radius);
  if (marker === undefined || run.length < leastMarked)
    return run.map(({ point, radius, x, y }) => pointAt(point, radius, x, y));
  return html`<path class="at ${marker.id}" d="M${run.map(({ x, y }) => `${x} ${y}`).join("L")}"/>`;
}

/** Merges texts of one kind: those in a column share x, those on a line share y. */
function texts(kind: string, run: readonly Of<"text">[]): HtmlContent {
  const byX = Map.groupBy(run, ({ x }) => x);
  const byY = Map.groupBy(run, ({ y }) => y);
  const columns = byX.size <= byY.size;
  return [...(columns ? byX : byY)].map(([at, group]) => {
    const one = ({ x, y, words }: Of<"text">): Html =>
      html`<text${attributes({ x: columns ? null : x || null, y: columns ? y : null })}>${words}</text>`;
    if (group.length === 1 || (at === 0 && kind === ""))
      return group.map(
        ({ x, y, words }) => html`<text${attributes({ class: kind || null, x: x || null, y })}>${words}</text>`,
      );
    const transform = at === 0 ? null : columns ? `translate(${at})` : `translate(0,${at})`;
    return html`<g${attributes({ class: kind || null, transform })}>${group.map(one)}</g>`;
  });
}

const isShape = (part: Html | DrawnShape): part is DrawnShape => "shape" in part;

/** Whether adjacent shapes can be merged: texts, paths of one kind, or points of one kind. */
const isAlike = (a: DrawnShape, b: DrawnShape): boolean =>
  a.shape === "text"
    ? b.shape === "text"
    : a.shape === "path"
      ? b.shape === "path" && a.kind === b.kind
      : b.shape === "point" && a.point === b.point && a.radius === b.radius;

function printRun(run: readonly DrawnShape[]): HtmlContent {
  const [first] = run;
  if (first === undefined) return null;
  if (first.shape === "path")
    return html`<path class="${first.kind}" d="${run.map((s) => (s.shape === "path" ? s.d : "")).join("")}"/>`;
  if (first.shape === "point") return points(run.filter((s) => s.shape === "point"));
  const kinds = Map.groupBy(
    run.filter((s) => s.shape === "text"),
    ({ kind }) => kind,
  );
  return [...kinds].map(([kind, group]) => texts(kind, group));
}

/** Shapes as markup, in paint order. */
function print(parts: Drawn): Html {
  const printed: HtmlContent[] = [];
  let run: DrawnShape[] = [];
  const flush = (): void => {
    printed.push(printRun(run));
    run = [];
  };
  const take = (part: Drawn): void => {
    if (isList(part)) {
      for (const one of part) take(one);
    } else if (isShape(part)) {
      const [first] = run;
      if (first !== undefined && !isAlike(first, part)) flush();
      run.push(part);
    } else {
      flush();
      printed.push(part);
    }
  };
  take(parts);
  flush();
  return html`${printed}`;
}

const isList = (part: Drawn): part is readonly Drawn[] => Array.isArray(part);

/** The drawing of one width. */
export const drawing = (width: Width, height: number, parts: Drawn): Html =>
  html`<svg class="${width === 720 ? "w" : "s"}" viewBox="0 0 ${width} ${Math.ceil(height)}">${print(parts)}</svg>`;

/** A small drawing for a legend. */
export const key = (parts: Drawn, width = 16): Html =>
  html`<svg viewBox="0 0 ${width} 16" aria-hidden="true">${print(parts)}</svg>`;
