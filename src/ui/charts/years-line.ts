import type { Unit } from "../../base/finding.ts";
import { schoolYear, shortValue } from "../format.ts";
import { attributes, type Html, type HtmlContent, html } from "../html.ts";
import type { Words } from "../words.ts";
import { type Axis, scaleOf, ticksOf } from "./axis.ts";
import { isRange, isValue, type LinePanel, type LineValue } from "./line-points.ts";
import { tenth } from "./svg.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** Heights in CSS pixels: top and bottom of the plot, then the year labels. The style sheet repeats them (`.years`). */
const [top, bottom, height] = [30, 236, 264] as const;

/** Width of the labels at the line ends, if they fit next to the plot. */
const endRoom = 158;

/**
 * With more years than the first, every other label is omitted; with more than the second, only on phones and paper.
 */
const [mostLabels, mostNarrow] = [7, 5] as const;

/**
 * One rate and its comparison over the years, with labels at the line ends. Drawn once for every width: x positions
 * are percentages, heights are pixels, and the lines are in a stretching SVG.
 */
export function yearsLine(
  panel: LinePanel,
  axis: Axis,
  unit: Unit,
  comparisonLabel: string | undefined,
  words: Words,
): Html {
  const scale = scaleOf(axis, bottom, top);
  const y = (value: number): number => tenth(scale(value));
  const years = panel.points.map((p) => p.year);
  const x = acrossOf(years);
  const values = panel.points.filter(isValue);
  const others = values.filter((p) => p.comparison !== undefined);
  const last = values.at(-1);
  const ticks = ticksOf(axis, bottom - top, words, "up");
  const levels = (zero: boolean): string =>
    ticks
      .filter(({ at }) => (at === 0) === zero)
      .map(({ at }) => `M0 ${y(at)}H100`)
      .join("");
  const along = (points: readonly LineValue[], amountOf: (p: LineValue) => number): string =>
    `M${points.map((p) => `${x(p.year)} ${y(amountOf(p))}`).join("L")}`;
  const lines = html`<svg viewBox="0 0 100 ${height}" preserveAspectRatio="none">${stroke("grid", levels(false))}${stroke("base", levels(true))}${stroke("wash", band(values, x, y))}${
    others.length > 1 &&
    stroke(
      "ln2 dashed",
      along(others, (p) => p.comparison ?? 0),
    )
  }${
    values.length > 1 &&
    stroke(
      "ln",
      along(values, (p) => p.value),
    )
  }</svg>`;
  const rings = others.map((p) => html`<circle class="peer" cx="${x(p.year)}%" cy="${y(p.comparison ?? 0)}"/>`);
  const dots = values.map(
    (p) =>
      html`<circle${attributes({ class: p === last && panel.sure === false ? "open" : null, cx: `${x(p.year)}%`, cy: y(p.value) })}/>`,
  );
  return html`<svg><text class="ax" x="-40" y="12">${words.say(`axis.${unit}`)}</text><g class="ax e" transform="translate(-7)">${ticks.map(
    ({ at, label }) => html`<text y="${tenth(scale(at) + 4)}">${label}</text>`,
  )}</g>${lines}${lone(values, x, y)}${hiddenYears(panel, x)}${rings}<g class="ax m" transform="translate(0,256)">${years.map(
    (year, i) =>
      yearLabel(
        i,
        years.length,
        (rank) => html`<text${attributes({ class: rank, x: `${x(year)}%` })}>${schoolYear(year)}</text>`,
      ),
  )}</g>${dots}<g class="b m halo">${values.map((p, i) => {
    const under = scale(p.value) + 22;
    const above = p.comparison === undefined || p.value >= p.comparison || under > bottom;
    return yearLabel(i, values.length, (rank) => {
      const kind = p === last ? "big" : rank;
      return html`<text${attributes({ class: kind, x: `${x(p.year)}%`, y: tenth(above ? scale(p.value) - 12 : under) })}>${shortValue(p.value, unit, words)}</text>`;
    });
  })}</g></svg>${last !== undefined && ends(panel.group, last, comparisonLabel, unit, scale, words)}`;
}

/** Maps years to percent of the plot's width; leaves room for half a label at both ends. */
function acrossOf(years: readonly number[]): (year: number) => number {
  const [first = 0, last = first] = [years[0], years.at(-1)];
  return (year) => (last === first ? 50 : tenth(8 + (84 * (year - first)) / (last - first)));
}

const stroke = (kind: string, d: string): Html | null => (d === "" ? null : html`<path class="${kind}" d="${d}"/>`);

type ToPixels = (value: number) => number;

/** Likely ranges as a band. */
function band(values: readonly LineValue[], x: ToPixels, y: ToPixels): string {
  const ranged = values.filter(isRange);
  if (ranged.length < 2) return "";
  const back = ranged.toReversed().map((p) => `${x(p.year)} ${y(p.lower)}`);
  return `M${[...ranged.map((p) => `${x(p.year)} ${y(p.upper)}`), ...back].join("L")}Z`;
}

/** Likely range of a single year, as a line. */
function lone(values: readonly LineValue[], x: ToPixels, y: ToPixels): HtmlContent {
  const [only, ...more] = values.filter(isRange);
  if (only === undefined || more.length > 0) return null;
  const at = x(only.year);
  return html`<line class="rng" x1="${at}%" x2="${at}%" y1="${y(only.lower)}" y2="${y(only.upper)}"/>`;
}

const hiddenYears = (panel: LinePanel, x: ToPixels): HtmlContent =>
  panel.points.map(
    (p) => !isValue(p) && html`<rect class="hh" x="${x(p.year)}%" y="${top}" height="${bottom - top}"/>`,
  );

/** Label of the i-th of n years, with a class if a phone has no room for it; null if omitted. */
function yearLabel(i: number, n: number, label: (rank: string | null) => Html): Html | null {
  const isBetween = (n - 1 - i) % 2 === 1;
  if (n > mostLabels && isBetween) return null;
  return label(n > mostNarrow && isBetween ? "xs" : null);
}

/** Names of the two lines: at their ends if there is room, else above the plot. */
function ends(
  group: string,
  last: LineValue,
  comparisonLabel: string | undefined,
  unit: Unit,
  scale: ToPixels,
  words: Words,
): Html {
  const other =
    comparisonLabel === undefined || last.comparison === undefined
      ? undefined
      : `${comparisonLabel} ${shortValue(last.comparison, unit, words)}`;
  const [own, others] = separated(
    { at: scale(last.value), lines: linesOf(group, true) },
    { at: scale(last.comparison ?? last.value), lines: other === undefined ? 0 : linesOf(other, false) },
  );
  return html`<span style="top:${tenth(own)}px">${group}</span>${other !== undefined && html`<span style="top:${tenth(others)}px">${other}</span>`}`;
}

/** Number of lines a label next to the plot takes; usually one. */
const linesOf = (label: string, bold: boolean): number =>
  textWidth(label, 13, bold) <= endRoom ? 1 : wrapText(label, endRoom, 9, 13, bold).length;

/** Line height of a label. */
const leading = 15;

interface EndLabel {
  /** Height of the line's end. */
  readonly at: number;
  readonly lines: number;
}

/**
 * Tops of two labels, level with the ends of their lines but moved apart so that they neither overlap nor leave the
 * drawing.
 */
function separated(a: EndLabel, b: EndLabel): readonly [number, number] {
  let [topA, topB] = [a.at - leading / 2, b.at - leading / 2];
  const up = topA <= topB;
  const need = (up ? a : b).lines * leading + 3;
  if (b.lines > 0 && Math.abs(topA - topB) < need) {
    const middle = (topA + topB) / 2;
    [topA, topB] = up ? [middle - need / 2, middle + need / 2] : [middle + need / 2, middle - need / 2];
  }
  const lowest = Math.max(topA + a.lines * leading, topB + b.lines * leading);
  const raised = Math.max(0, lowest - height);
  return [topA - raised, topB - raised];
}
