import type { MarkFill } from "../certainty.ts";
import { attributes, type Html, html } from "../html.ts";
import type { Words } from "../words.ts";
import { key, rect, ring } from "./svg.ts";

/** Marks used by most legends; drawn by the style sheet (`.k-dot`). */
type StyledMark =
  | "dot"
  | "ahead"
  | "small"
  | "half"
  | "open"
  | "faint"
  | "tiny"
  | "range"
  | "tick"
  | "gap"
  | "wash"
  | "square"
  | "line";

export interface LegendItem {
  readonly mark: Html | StyledMark;
  readonly label: string;
}

export const legendList = (legend: readonly LegendItem[]): Html | null =>
  legend.length === 0
    ? null
    : html`<ul class="legend">${legend.map(({ mark, label }) =>
        typeof mark === "string"
          ? html`<li${attributes({ class: `k-${mark}` })}>${label}</li>`
          : html`<li>${mark} ${label}</li>`,
      )}</ul>`;

const fills = [
  ["filled", "dot", "legend.clear"],
  ["small", "small", "legend.clear-small"],
  ["half", "half", "legend.probable"],
  ["open", "open", "legend.no-sign"],
  ["faint", "faint", "legend.cannot-tell"],
  ["tiny", "tiny", "legend.too-few"],
] as const satisfies readonly (readonly [MarkFill, StyledMark, string])[];

/** Explains the marks of certainties that the chart uses. */
export const fillLegend = (used: readonly MarkFill[], words: Words): LegendItem[] =>
  fills.filter(([fill]) => used.includes(fill)).map(([, mark, label]) => ({ mark, label: words.say(label) }));

/** Explains the diamond, if a row of the chart has one. */
export const aheadLegend = (rows: readonly { readonly ahead?: boolean }[], words: Words): readonly LegendItem[] =>
  rows.some(({ ahead }) => ahead) ? [{ mark: "ahead", label: words.say("legend.ahead") }] : [];

export const rangeLegend = (words: Words): LegendItem => ({
  mark: "range",
  label: words.say("legend.range"),
});
/** Explains the comparison's tick with the line from it to the group's mark. */
export const comparedLegend = (comparison: string, words: Words): LegendItem => ({
  mark: "gap",
  label: words.say("legend.gap", { comparison }),
});
export const tickLegend = (label: string): LegendItem => ({ mark: "tick", label });
export const bandLegend = (words: Words): LegendItem => ({
  mark: key(rect(2, 3, 20, 10, "bar2"), 24),
  label: words.say("legend.band"),
});
export const hiddenLegend = (words: Words): LegendItem => ({
  mark: key(rect(1, 2, 22, 12, "hh"), 24),
  label: words.say("legend.hidden"),
});
export const ringLegend = (label: string): LegendItem => ({
  mark: key(ring(8, 8, 4)),
  label,
});
