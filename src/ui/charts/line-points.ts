/** One year of a line. `hidden` years are drawn as a crossed box; years without records are omitted. */
export type LinePoint =
  | {
      readonly year: number;
      readonly value: number;
      readonly lower?: number;
      readonly upper?: number;
      /** Comparison in the same year. */
      readonly comparison?: number;
      /** The value and its interval in words for the table, where they are gaps. */
      readonly says?: { readonly value: string; readonly range: string };
    }
  | { readonly year: number; readonly hidden: true };

export interface LinePanel {
  /** The question or the gap, as text. */
  readonly title: string;
  /** The group: under the title, and the line's label if there is a single panel. */
  readonly group: string;
  readonly points: readonly LinePoint[];
  /** False if the last value is not clear; its dot is then open. */
  readonly sure?: boolean;
}

/** A year whose value is shown. */
export type LineValue = Extract<LinePoint, { value: number }>;
export const isValue = (point: LinePoint): point is LineValue => "value" in point;

export const isRange = (p: LineValue): p is LineValue & { lower: number; upper: number } =>
  p.lower !== undefined && p.upper !== undefined;
