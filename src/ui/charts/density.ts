/** A hexagonal bin and its number of points. */
export interface Bin {
  readonly x: number;
  readonly y: number;
  readonly n: number;
}

/**
 * Hexagonal binning, so that ten thousand points stay readable.
 *
 * @param points  in units of the drawing
 * @param radius  from a hexagon's center to its corner, in the same units
 */
export function hexagons(
  points: readonly { readonly x: number; readonly y: number }[],
  radius: number,
): readonly Bin[] {
  const dx = radius * Math.sqrt(3);
  const dy = radius * 1.5;
  const bins = new Map<string, { x: number; y: number; n: number }>();
  for (const { x, y } of points) {
    const row = Math.round(y / dy);
    const near = [row, y / dy > row ? row + 1 : row - 1].map((j) => {
      const i = Math.round(x / dx - (j % 2 === 0 ? 0 : 0.5));
      const [cx, cy] = [(i + (j % 2 === 0 ? 0 : 0.5)) * dx, j * dy];
      return { key: `${i},${j}`, cx, cy, far: (x - cx) ** 2 + (y - cy) ** 2 };
    });
    const [a, b] = near;
    const best = a && b && b.far < a.far ? b : a;
    if (best === undefined) continue;
    const bin = bins.get(best.key) ?? { x: best.cx, y: best.cy, n: 0 };
    bin.n++;
    bins.set(best.key, bin);
  }
  return [...bins.values()];
}

/** The outline of a pointy-top hexagon around a point. */
export function hexagonPath({ x, y }: { readonly x: number; readonly y: number }, radius: number): string {
  const w = (radius * Math.sqrt(3)) / 2;
  const t = (v: number): number => Math.round(v * 10) / 10;
  return `M${t(x)} ${t(y - radius)}l${t(w)} ${t(radius / 2)}v${t(radius)}l${t(-w)} ${t(radius / 2)}l${t(-w)} ${t(-radius / 2)}v${t(-radius)}Z`;
}

/** Four density steps: the largest count of each, in geometric progression. */
export function densitySteps(bins: readonly Bin[]): readonly [number, number, number, number] {
  const most = Math.max(4, ...bins.map((bin) => bin.n));
  const first = Math.round(most ** (1 / 4));
  const second = Math.max(first + 1, Math.round(most ** (2 / 4)));
  return [first, second, Math.max(second + 1, Math.round(most ** (3 / 4))), most];
}
