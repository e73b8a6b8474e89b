/** One rating of a self-review. */
interface Rating {
  readonly place: string;
  readonly year: number;
  readonly factor: string;
  readonly rating: number;
}

/** How a place's self-rating of a factor changed, and how other places rate themselves. */
export interface FactorReview {
  readonly place: string;
  readonly factor: string;
  /** By year, earliest first. */
  readonly ratings: readonly { readonly year: number; readonly rating: number }[];
  /** Latest minus first; null with a single year. */
  readonly change: number | null;
  /** Mean of the other places' latest ratings that are no later than this one's; null if there are none. */
  readonly others: { readonly mean: number; readonly places: number } | null;
}

/**
 * Self-reviews over time, compared with other places. Places rate themselves: ratings start a conversation and are
 * not an evaluation.
 *
 * @param factors  ids, in the instrument's order
 * @param peers    places to compare each place with; all others if absent or if a place has no list
 */
export function selfReviewReport(
  ratings: readonly Rating[],
  factors: readonly string[],
  peers?: (place: string) => ReadonlySet<string> | undefined,
): readonly FactorReview[] {
  const series = new Map<string, Map<string, Rating[]>>();
  for (const rating of ratings) {
    const byPlace = series.get(rating.factor) ?? new Map<string, Rating[]>();
    series.set(rating.factor, byPlace);
    byPlace.set(rating.place, [...(byPlace.get(rating.place) ?? []), rating]);
  }
  const places = [...new Set(ratings.map(({ place }) => place))].sort();
  return places.flatMap((place) =>
    factors.flatMap((factor): FactorReview[] => {
      const byPlace = series.get(factor);
      const own = [...(byPlace?.get(place) ?? [])].sort((a, b) => a.year - b.year);
      const [first, latest] = [own[0], own.at(-1)];
      if (byPlace === undefined || first === undefined || latest === undefined) return [];
      const compared = peers?.(place);
      const others = [...byPlace].flatMap(([other, all]) => {
        if (other === place || (compared !== undefined && !compared.has(other))) return [];
        const known = all.filter(({ year }) => year <= latest.year).sort((a, b) => b.year - a.year)[0];
        return known === undefined ? [] : [known.rating];
      });
      return [
        {
          place,
          factor,
          ratings: own.map(({ year, rating }) => ({ year, rating })),
          change: own.length < 2 ? null : latest.rating - first.rating,
          others:
            others.length === 0
              ? null
              : { mean: others.reduce((sum, rating) => sum + rating, 0) / others.length, places: others.length },
        },
      ];
    }),
  );
}
