import { isNone, type NoNumber, none } from "../base/finding.ts";
import { madeFrom } from "../cube/made-from.ts";
import { median } from "../stats/quantile.ts";
import { meanAndVariance } from "../stats/variance.ts";
import type { Notes } from "./notes.ts";
import type { OutlierPlace, OutlierReport, PlaceRow } from "./outliers.ts";
import { type Audience, audienceOfReport, type Report } from "./report.ts";

/** Fields of a practice note that link it to a place. */
interface NoteOf {
  /** School or district code. */
  readonly place: string;
}

export interface Peer<Note extends NoteOf> {
  readonly place: OutlierPlace;
  /** Root mean square difference in covariates, each in standard deviations over all places; 0 for the place itself. */
  readonly distance: number;
  /** Outcome by group: mean over the latest year's rows, weighted by students; null if nothing is published. */
  readonly groups: Readonly<Record<string, { readonly value: number; readonly n: number } | null>>;
  /** Notes about the school and about its district. */
  readonly practices: readonly Note[];
}

/** For the audience of the notes: published figures, and what the district wrote about places. */
export interface PeersReport<A extends Audience, Note extends NoteOf> extends Report<A> {
  readonly id: "peers";
  /** Covariates compared, each with the standard deviation used as its unit. */
  readonly by: readonly { readonly name: string; readonly sd: number }[];
  readonly own: Peer<Note>;
  /** Nearest first. */
  readonly peers: readonly Peer<Note>[];
  /** Median of the peers' outcomes by group; null if none of them is published. */
  readonly medians: Readonly<Record<string, number | null>>;
  /** Number of other places with known covariates. */
  readonly comparable: number;
}

export interface PeersInput<A extends Audience, Note extends NoteOf> {
  readonly outliers: OutlierReport;
  /** Rows of all groups to show, including the outlier report's. */
  readonly rows: readonly PlaceRow[];
  readonly place: string;
  readonly groups: readonly string[];
  readonly practices: Notes<A, Note>;
  readonly most: number;
  /** Covariates to compare by; default: all of the outlier report's. */
  readonly by?: readonly string[];
}

/**
 * Nearest places by their students' covariates, with each group's outcome there and the recorded practices.
 *
 * @returns `no_data` for a place without published covariates; `too_few_units` if no other place can be compared;
 *   `zero_variance` if no covariate differs between places
 */
export function peersReport<A extends Audience, Note extends NoteOf>(
  input: PeersInput<A, Note>,
): PeersReport<A, Note> | NoNumber {
  const { outliers, rows, groups, practices, most } = input;
  const names = input.by ?? outliers.question.covariates;
  const known = outliers.places.filter((p) => names.every((name) => p.covariates[name] !== undefined));
  const own = known.find(({ id }) => id === input.place);
  if (own === undefined) return none("no_data");
  if (known.length < 2) return none("too_few_units");
  const by = names.flatMap((name) => {
    const { variance } = meanAndVariance(known.map((p) => p.covariates[name] ?? 0));
    return isNone(variance) || variance === 0 ? [] : [{ name, sd: Math.sqrt(variance) }];
  });
  if (by.length === 0) return none("zero_variance");
  const distance = (other: OutlierPlace): number =>
    Math.sqrt(
      by.reduce(
        (sum, { name, sd }) => sum + (((other.covariates[name] ?? 0) - (own.covariates[name] ?? 0)) / sd) ** 2,
        0,
      ) / by.length,
    );
  const nearest = known
    .filter(({ id }) => id !== own.id)
    .map((place) => ({ place, distance: distance(place) }))
    .sort((a, b) => a.distance - b.distance || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, most);
  const shown = new Set([own.id, ...nearest.map(({ place }) => place.id)]);
  const outcomes = groupOutcomes(rows.filter(({ place }) => shown.has(place)));
  const peer = (place: OutlierPlace, far: number): Peer<Note> => ({
    place,
    distance: far,
    groups: Object.fromEntries(groups.map((group) => [group, outcomes.get(`${place.id}\u0000${group}`) ?? null])),
    practices: practices.notes.filter((note) => note.place === place.id || note.place === place.districtId),
  });
  const peers = nearest.map(({ place, distance: far }) => peer(place, far));
  return madeFrom(practices, {
    id: "peers" as const,
    audience: audienceOfReport(practices),
    by,
    own: peer(own, 0),
    peers,
    medians: Object.fromEntries(
      groups.map((group) => {
        const middle = median(peers.flatMap((peer) => peer.groups[group]?.value ?? []));
        return [group, isNone(middle) ? null : middle];
      }),
    ),
    comparable: known.length - 1,
  });
}

/** By place and group: the latest year that has a number. */
function groupOutcomes(rows: readonly PlaceRow[]): ReadonlyMap<string, { readonly value: number; readonly n: number }> {
  const sums = new Map<string, { year: number; n: number; total: number }>();
  for (const { place, group, year, n, outcome } of rows) {
    if (outcome === null || n === null || n === 0) continue;
    const key = `${place}\u0000${group}`;
    const sum = sums.get(key);
    if (sum === undefined || year > sum.year) sums.set(key, { year, n, total: n * outcome });
    else if (year === sum.year) {
      sum.n += n;
      sum.total += n * outcome;
    }
  }
  return new Map([...sums].map(([key, { n, total }]) => [key, { value: total / n, n }]));
}
