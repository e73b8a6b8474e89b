import type { Unit } from "../../base/finding.ts";
import { schoolYear, shortValue } from "../format.ts";
import { attributes, type Html, type HtmlContent, html } from "../html.ts";
import type { Words } from "../words.ts";
import { type Axis, scaleOf, ticksOf } from "./axis.ts";
import { isRange, isValue, type LinePanel, type LineValue } from "./line-points.ts";
import { tenth } from "./svg.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** Heights of the drawing, in CSS pixels: the plot from top to bottom, then the years. The style sheet has the sizes too (`.years`). */
const [top, bottom, height] = [30, 236, 264] as const;

/** Width of the labels at the end of the lines, where there is room for them beside the plot. */
const endRoom = 158;

/** With more years, every other label is left out; with more than `mostNarrow`, on a phone and on paper only. */
const [mostLabels, mostNarrow] = [7, 5] as const;

/**
 * The years of one rate and of its comparison, with labels at the end of the lines. Drawn once for every width: places across are percentages, heights are
 * pixels, and the lines are in an SVG that stretches.
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
  const along = (points: readonly LineValue[], of: (p: LineValue) => number): string =>
    `M${points.map((p) => `${x(p.year)} ${y(of(p))}`).join("L")}`;
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

/** Places of the years across the plot, in percent: the outer ones leave room for half a label. */
function acrossOf(years: readonly number[]): (year: number) => number {
  const [first = 0, last = first] = [years[0], years.at(-1)];
  return (year) => (last === first ? 50 : tenth(8 + (84 * (year - first)) / (last - first)));
}

const stroke = (kind: string, d: string): Html | null => (d === "" ? null : html`<path class="${kind}" d="${d}"/>`);

type Place = (value: number) => number;

/** The likely ranges as a band. */
function band(values: readonly LineValue[], x: Place, y: Place): string {
  const ranged = values.filter(isRange);
  if (ranged.length < 2) return "";
  const back = ranged.toReversed().map((p) => `${x(p.year)} ${y(p.lower)}`);
  return `M${[...ranged.map((p) => `${x(p.year)} ${y(p.upper)}`), ...back].join("L")}Z`;
}

/** A range of a single year, as a line. */
function lone(values: readonly LineValue[], x: Place, y: Place): HtmlContent {
  const [only, ...more] = values.filter(isRange);
  if (only === undefined || more.length > 0) return null;
  const at = x(only.year);
  return html`<line class="rng" x1="${at}%" x2="${at}%" y1="${y(only.lower)}" y2="${y(only.upper)}"/>`;
}

const hiddenYears = (panel: LinePanel, x: Place): HtmlContent =>
  panel.points.map(
    (p) => !isValue(p) && html`<rect class="hh" x="${x(p.year)}%" y="${top}" height="${bottom - top}"/>`,
  );

/** The label of the i-th of n years, with the class of those that a phone has no room for; null where none is written. */
function yearLabel(i: number, n: number, label: (rank: string | null) => Html): Html | null {
  const isBetween = (n - 1 - i) % 2 === 1;
  if (n > mostLabels && isBetween) return null;
  return label(n > mostNarrow && isBetween ? "xs" : null);
}

/** The names of the two lines: beside their ends where there is room, else above the plot. */
function ends(
  group: string,
  last: LineValue,
  comparisonLabel: string | undefined,
  unit: Unit,
  scale: Place,
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

/** Lines that a label beside the plot takes; most labels fit in one. */
const linesOf = (label: string, bold: boolean): number =>
  textWidth(label, 13, bold) <= endRoom ? 1 : wrapText(label, endRoom, 9, 13, bold).length;

/** Height of a line of a label. */
const leading = 15;

interface EndLabel {
  /** The height of the line's end. */
  readonly at: number;
  readonly lines: number;
}

/** Tops of two labels whose first line is level with the ends of their lines, moved so that they do not overlap or leave the drawing. */
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
