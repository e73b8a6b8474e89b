/** One year of a line. `hidden` years keep their place as a crossed box; years without records are left out of the list. */
export type LinePoint =
  | {
      readonly year: number;
      readonly value: number;
      readonly lower?: number;
      readonly upper?: number;
      /** The comparison in the same year. */
      readonly comparison?: number;
    }
  | { readonly year: number; readonly hidden: true };

export interface LinePanel {
  /** The question or the gap, as text. */
  readonly title: string;
  /** The group: shown under the title, and the line's label where there is one panel. */
  readonly group: string;
  readonly points: readonly LinePoint[];
  /** False where the last value is not clear: its dot is open. */
  readonly sure?: boolean;
}

/** A year whose value is shown. */
export type LineValue = Extract<LinePoint, { value: number }>;
export const isValue = (point: LinePoint): point is LineValue => "value" in point;

export const isRange = (p: LineValue): p is LineValue & { lower: number; upper: number } =>
  p.lower !== undefined && p.upper !== undefined;
