import type { Html } from "../html.ts";
import type { Words } from "../words.ts";
import { densitySteps, hexagonPath, hexagons } from "./density.ts";
import type { LegendItem } from "./legend.ts";
import { ringLegend } from "./legend.ts";
import { type Drawn, key, path, ring } from "./svg.ts";

/** More points than this are drawn as hexagons, darker where there are more. */
const mostRings = 400;
const radius = 7;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Scatter plot of many places: rings while they are distinguishable, then hexagonal bins. */
export function cloud(points: readonly Point[]): Drawn {
  if (points.length <= mostRings) return points.map(({ x, y }) => ring(x, y, 3.5));
  const bins = hexagons(points, radius);
  const steps = densitySteps(bins);
  return [1, 2, 3, 4].map((step) => {
    const inside = bins.filter(
      (bin) => bin.n <= (steps[step - 1] ?? 0) && bin.n > (step === 1 ? 0 : (steps[step - 2] ?? 0)),
    );
    return inside.length === 0 ? [] : path(inside.map((bin) => hexagonPath(bin, radius - 0.4)).join(""), `h${step}`);
  });
}

/** Legend of the rings or shades. @param points  as drawn in the wide box */
export function cloudLegend(points: readonly Point[], words: Words): LegendItem[] {
  if (points.length === 0) return [];
  if (points.length <= mostRings) return [ringLegend(words.say("legend.others"))];
  const steps = densitySteps(hexagons(points, radius));
  const shape = (step: number): Html => key(path(hexagonPath({ x: 8, y: 8 }, 8), `h${step}`));
  return [
    { mark: shape(1), label: words.say("legend.density", { n: steps[0] }) },
    { mark: shape(4), label: words.say("legend.density", { n: steps[3] }) },
  ];
}
