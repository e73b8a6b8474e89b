import type { Unit } from "../../base/finding.ts";
import type { Certainty } from "../certainty.ts";
import { fillOf } from "../certainty.ts";
import { bandWords, rangeWords, shortValue } from "../format.ts";
import type { Words } from "../words.ts";
import type { Mark } from "./dot-rows.ts";

/** A number for a chart: with its interval, as a band where only that may be shown, or hidden. */
export type Shown =
  | { readonly kind: "value"; readonly value: number; readonly lower: number; readonly upper: number }
  | { readonly kind: "band"; readonly lower: number; readonly upper: number }
  | { readonly kind: "hidden" }
  | { readonly kind: "none"; readonly why: string };

export const valuesOf = (shown: Shown): number[] =>
  shown.kind === "value"
    ? [shown.value, shown.lower, shown.upper]
    : shown.kind === "band"
      ? [shown.lower, shown.upper]
      : [];

export function marksOf(shown: Shown, certainty: Certainty): Mark[] {
  if (shown.kind === "hidden") return [{ kind: "hidden" }];
  if (shown.kind === "none") return [];
  if (shown.kind === "band") return [{ kind: "band", from: shown.lower, to: shown.upper }];
  return [
    { kind: "range", from: shown.lower, to: shown.upper },
    { kind: "dot", at: shown.value, fill: fillOf(certainty) },
  ];
}

/** The number as text, for a column: "29%", "30–34%", "hidden". */
export function shownWords(shown: Shown, unit: Unit, words: Words): string {
  if (shown.kind === "value") return shortValue(shown.value, unit, words);
  if (shown.kind === "band") return bandWords(shown.lower, shown.upper, unit, words);
  return shown.kind === "hidden" ? words.say("mark.hidden") : shown.why;
}

/** Its interval as text; empty where there is none. */
export const shownRange = (shown: Shown, unit: Unit, words: Words): string =>
  shown.kind === "value" ? rangeWords(shown.lower, shown.upper, unit, words) : "";
