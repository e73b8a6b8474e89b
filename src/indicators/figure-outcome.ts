import { indicators } from "./index.ts";
import type { AnyIndicator, Polarity } from "./indicator.ts";
import { officialIndicators } from "./official.ts";

/** Published figures that no question of the catalog has. Source: the figures' own documentation, where more is better. */
const others: Readonly<Record<string, Polarity>> = {
  api: "favorable",
  "ca1999-mathematics": "favorable",
  "ca1999-reading": "favorable",
};

const declared: ReadonlyMap<string, Polarity> = new Map([
  ...[...indicators, ...officialIndicators].map((i: AnyIndicator) => [i.id, i.outcome] as const),
  ...Object.entries(others),
]);

/** Which direction of a published figure is better for students, as declared; undefined if nothing declares it. */
export const outcomeOfFigure = (figure: string): Polarity | undefined => declared.get(figure);
