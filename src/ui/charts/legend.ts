import type { MarkFill } from "../certainty.ts";
import { attributes, type Html, html } from "../html.ts";
import type { Words } from "../words.ts";
import { key, rect, ring } from "./svg.ts";

/** Marks used by most legends; drawn by the style sheet (`.k-dot`). */
type StyledMark = "dot" | "half" | "open" | "range" | "tick" | "wash" | "square";

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

const marks = { filled: "dot", half: "half", open: "open" } as const;
const fills = { filled: "legend.clear", half: "legend.probable", open: "legend.open" } as const;

/** Explains filled, half filled and open marks, if the chart uses them. */
export const fillLegend = (used: readonly MarkFill[], words: Words): LegendItem[] =>
  (["filled", "half", "open"] as const)
    .filter((fill) => used.includes(fill))
    .map((fill) => ({ mark: marks[fill], label: words.say(fills[fill]) }));

export const rangeLegend = (words: Words): LegendItem => ({
  mark: "range",
  label: words.say("legend.range"),
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
