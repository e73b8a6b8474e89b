/** One rating of a self-review. */
interface Rating {
  readonly place: string;
  readonly year: number;
  readonly factor: string;
  readonly rating: number;
}

/** The change of a place's own rating of a factor, and how other places rate themselves. */
export interface FactorReview {
  readonly place: string;
  readonly factor: string;
  /** By year, the first year first. */
  readonly ratings: readonly { readonly year: number; readonly rating: number }[];
  /** Latest minus first; null with one year. */
  readonly change: number | null;
  /** Mean of the latest ratings of the other places, none later than this one's; null when there are none. */
  readonly others: { readonly mean: number; readonly places: number } | null;
}

/**
 * A self-review over time, compared with other places. The ratings are the place's own: they start a conversation and are not an evaluation.
 *
 * @param factors  ids, in the instrument's order
 * @param peers    the places each place is compared with; all others when absent, or where a place has no list
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
