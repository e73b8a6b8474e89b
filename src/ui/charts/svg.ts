import type { Fill } from "../certainty.ts";
import { attributes, type Content, type Html, html } from "../html.ts";

/** The two boxes every chart is drawn for; the container chooses. */
export type Width = 720 | 340;
export const widths: readonly Width[] = [720, 340];

/** A tenth of a unit is finer than any screen. */
export const tenth = (x: number): number => Math.round(x * 10) / 10;

export const text = (x: number, y: number, words: string, kind = ""): Html =>
  html`<text x="${tenth(x)}" y="${tenth(y)}"${attributes({ class: kind || null })}>${words}</text>`;

/** Lines of text below one another; `y` is the baseline of the first. */
export const lines = (x: number, y: number, words: readonly string[], kind = "", leading = 15): Html =>
  html`${words.map((line, i) => text(x, y + i * leading, line, kind))}`;

/** A straight line, as a path: shorter than `<line>`, and most lines are level or upright. */
export function line(x1: number, y1: number, x2: number, y2: number, kind: string): Html {
  const [fromX, fromY, toX, toY] = [tenth(x1), tenth(y1), tenth(x2), tenth(y2)];
  const to = fromX === toX ? `V${toY}` : fromY === toY ? `H${toX}` : `L${toX} ${toY}`;
  return path(`M${fromX} ${fromY}${to}`, kind);
}

export const rect = (x: number, y: number, width: number, height: number, kind: string): Html =>
  html`<rect class="${kind}" x="${tenth(x)}" y="${tenth(y)}" width="${tenth(Math.max(0, width))}" height="${tenth(height)}"/>`;

export const path = (d: string, kind: string): Html => html`<path class="${kind}" d="${d}"/>`;

/** A point: filled for sure, half filled for probable, open for the rest. */
export function dot(x: number, y: number, fill: Fill, radius = 5.5): Html {
  const [cx, cy] = [tenth(x), tenth(y)];
  if (fill === "filled") return html`<circle class="dot" cx="${cx}" cy="${cy}" r="${radius}"/>`;
  const ring = html`<circle class="open" cx="${cx}" cy="${cy}" r="${radius - 0.5}"/>`;
  if (fill === "open") return ring;
  const r = radius - 0.5;
  return html`${ring}${path(`M${cx} ${tenth(cy - r)}a${r} ${r} 0 0 0 0 ${2 * r}Z`, "half")}`;
}

/** The drawing of one width, named by the finding. */
export const drawing = (width: Width, height: number, alt: string, parts: Content): Html =>
  html`<svg class="${width === 720 ? "w" : "s"}" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-label="${alt}">${parts}</svg>`;

/** A small drawing for a legend. */
export const key = (parts: Content, width = 16): Html =>
  html`<svg viewBox="0 0 ${width} 16" aria-hidden="true" focusable="false">${parts}</svg>`;
