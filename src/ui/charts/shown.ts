import type { Unit } from "../../base/finding.ts";
import type { Certainty } from "../certainty.ts";
import { fillOf } from "../certainty.ts";
import { bandWords, rangeWords, rateText } from "../format.ts";
import { hiddenMark } from "../table.ts";
import type { Words } from "../words.ts";
import type { Mark, RowColumn } from "./dot-rows.ts";

/** A number in a chart: with its interval, alone, as a range if only that may be shown, or hidden. */
export type Shown =
  | { readonly kind: "value"; readonly value: number; readonly lower: number; readonly upper: number }
  /** Without an interval. */
  | { readonly kind: "point"; readonly value: number }
  | { readonly kind: "band"; readonly lower: number; readonly upper: number }
  | { readonly kind: "hidden" }
  | { readonly kind: "none"; readonly why: string };

/** The number with each value replaced, such as by its complement; the interval stays in order. */
export function mappedRate(shown: Shown, to: (value: number) => number): Shown {
  if (shown.kind === "point") return { ...shown, value: to(shown.value) };
  if (shown.kind !== "value") return shown;
  const [a, b] = [to(shown.lower), to(shown.upper)];
  return { kind: "value", value: to(shown.value), lower: Math.min(a, b), upper: Math.max(a, b) };
}

/** Whether a number is drawn as a dot. */
export const isDrawn = ({ kind }: Shown): boolean => kind === "value" || kind === "point";

export const valuesOf = (shown: Shown): number[] =>
  shown.kind === "value"
    ? [shown.value, shown.lower, shown.upper]
    : shown.kind === "point"
      ? [shown.value]
      : shown.kind === "band"
        ? [shown.lower, shown.upper]
        : [];

/** @param ahead  whether the gap is in the group's favor: a diamond in place of the dot */
export function marksOf(shown: Shown, certainty: Certainty, ahead = false): Mark[] {
  if (shown.kind === "hidden") return [{ kind: "hidden" }];
  if (shown.kind === "none") return [];
  if (shown.kind === "band") return [{ kind: "band", from: shown.lower, to: shown.upper }];
  const dot: Mark = { kind: "dot", at: shown.value, fill: fillOf(certainty), ahead };
  return shown.kind === "point" ? [dot] : [{ kind: "range", from: shown.lower, to: shown.upper }, dot];
}

/** The comparison's tick, and the line from it to the group's mark: the gap. A tick alone where the group has no mark. */
export function comparedMark(own: Shown, comparison: number | null): Mark[] {
  if (comparison === null) return [];
  return own.kind === "value" || own.kind === "point"
    ? [{ kind: "gap", from: comparison, to: own.value }]
    : [{ kind: "tick", at: comparison }];
}

/** The number as text: "29%", "30–34%". */
function shownWords(shown: Exclude<Shown, { kind: "hidden" }>, unit: Unit, least: number, words: Words): string {
  if (shown.kind === "value" || shown.kind === "point") return rateText(shown.value, unit, least, words);
  return shown.kind === "band" ? bandWords(shown.lower, shown.upper, unit, words) : shown.why;
}

/** Column of estimates, each above its likely range. @param least  fewest decimals in a row */
export const estimateColumn = <Row>(
  heading: string,
  shown: (row: Row) => Shown,
  unit: Unit,
  words: Words,
  least: (row: Row) => number = () => 0,
): RowColumn<Row> => ({
  heading,
  cell: (row) => {
    const estimate = shown(row);
    return estimate.kind === "hidden" ? hiddenMark(words) : shownWords(estimate, unit, least(row), words);
  },
  under: {
    heading: words.say("column.range"),
    cell: (row) => {
      const estimate = shown(row);
      return estimate.kind === "value" ? rangeWords(estimate.lower, estimate.upper, unit, words) : "";
    },
  },
});
