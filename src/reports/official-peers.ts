import { groupKey } from "../base/keys.ts";
import { exactCounts } from "../cube/cell.ts";
import { type Audience, type Cube, cellAt, type Place } from "../cube/cube.ts";
import { displayRules } from "../rules/display.ts";

/** Groups whose shares describe the students a place serves. */
const covariates = ["disadvantaged=yes", "el-status=EL", "disability=yes", "homeless=yes", "foster=yes"] as const;

/**
 * Peers: places of the same kind nearest in the published shares of students who are disadvantaged, English learners,
 * with disabilities, homeless or in foster care, each in standard deviations over all places.
 *
 * Shares come from the indicator published for most places, in its latest year.
 *
 * @param most  maximum number of peers
 * @returns a function from a place to its peers; empty if the place's own shares were not published
 */
export function officialPeers(
  official: Cube<Audience>,
  kind: Place["kind"],
  most: number,
): (place: Pick<Place, "kind" | "id">) => readonly Pick<Place, "kind" | "id">[] {
  const places = official.places.flatMap((p, at) => (p.kind === kind ? [at] : []));
  const profile = widest(official, places);
  if (profile === undefined) return () => [];
  const { rows } = profile;
  const standardDeviations = profile.groups.map((_, k) =>
    populationStandardDeviation(rows.map((r) => r.shares[k] ?? 0)),
  );
  return (wanted) => {
    const own = rows.find(
      (r) => official.places[r.place]?.kind === wanted.kind && official.places[r.place]?.id === wanted.id,
    );
    if (own === undefined) return [];
    const distance = (other: readonly number[]): number =>
      standardDeviations.reduce(
        (sum, sd, k) => sum + (sd > 0 ? (((other[k] ?? 0) - (own.shares[k] ?? 0)) / sd) ** 2 : 0),
        0,
      );
    return rows
      .filter((r) => r !== own)
      .map((r) => ({ ...r, distance: distance(r.shares) }))
      .sort((a, b) => a.distance - b.distance || a.place - b.place)
      .slice(0, most)
      .flatMap(({ place }) => official.places[place] ?? []);
  };
}

interface PeerProfile {
  readonly groups: readonly number[];
  readonly rows: readonly { readonly place: number; readonly shares: readonly number[] }[];
}

/** Shares from the indicator and year with the most groups for the most places. */
function widest(official: Cube<Audience>, places: readonly number[]): PeerProfile | undefined {
  const known = covariates.flatMap((c) => {
    const at = official.groups.findIndex((g) => groupKey(g) === c);
    return at < 0 ? [] : [at];
  });
  let best: PeerProfile | undefined;
  for (let year = official.years.length - 1; year >= 0; year--) {
    for (let i = 0; i < official.plan.indicators.length; i++) {
      const students = (place: number, group: number): number | null =>
        exactCounts(cellAt(official, i, year, place, group))?.n ?? null;
      // A share is used only if enough places have it.
      const withStudents = places.filter((p) => (students(p, 0) ?? 0) > 0);
      const groups = known.filter(
        (g) =>
          withStudents.filter((p) => students(p, g) !== null).length >=
          displayRules.describedPlaces * withStudents.length,
      );
      const rows = withStudents.flatMap((place) => {
        const all = students(place, 0) ?? 0;
        const counts = groups.map((g) => students(place, g));
        return counts.some((n) => n === null) ? [] : [{ place, shares: counts.map((n) => (n ?? 0) / all) }];
      });
      if (groups.length > 0 && rows.length > (best?.rows.length ?? 1)) best = { groups, rows };
    }
  }
  return best;
}

/** Divisor n, because the places are the whole population rather than a sample. */
function populationStandardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}
