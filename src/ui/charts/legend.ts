import type { Fill } from "../certainty.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words.ts";
import { dot, key, line, rect, ring } from "./svg.ts";

export interface LegendItem {
  readonly mark: Html;
  readonly label: string;
}

const fills = { filled: "legend.clear", half: "legend.probable", open: "legend.open" } as const;

/** The meaning of filled, half filled and open marks, for those that the chart uses. */
export const fillLegend = (used: readonly Fill[], words: Words): LegendItem[] =>
  (["filled", "half", "open"] as const)
    .filter((fill) => used.includes(fill))
    .map((fill) => ({ mark: key(dot(8, 8, fill, 6)), label: words.say(fills[fill]) }));

export const rangeLegend = (words: Words): LegendItem => ({
  mark: key(line(3, 8, 21, 8, "rng"), 24),
  label: words.say("legend.range"),
});
export const tickLegend = (label: string): LegendItem => ({ mark: key(line(8, 0, 8, 16, "tick")), label });
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
