import type { Audit } from "../reports/audit.ts";
import { dataQuality } from "../reports/data-quality.ts";
import { definitionsOf } from "../reports/definitions.ts";
import { type DeliveryFacts, deliveriesOf } from "../reports/delivery.ts";
import { gapDetail } from "../reports/gap-detail.ts";
import { comparedAt, rowCount } from "../reports/judged/judged.ts";
import { asksEveryone, leftOut } from "../reports/left-out.ts";
import { type AuditOverview, auditOverview } from "../reports/overview.ts";
import { placeLeads } from "../reports/place-leads.ts";
import { placeRates } from "../reports/place-rates.ts";
import { placeStudents } from "../reports/place-students.ts";
import type { Audience } from "../reports/report.ts";
import type { Words } from "../ui/words.ts";
import type { AuditSite } from "../web/audit/site.ts";
import type { AuditRun } from "./run-audit.ts";

const widestFirst: readonly string[] = ["state", "county", "district", "school"];

/** Number of comparisons an audit has at a place, judged or not, in one year or in all. */
function comparisonsAt({ judged }: Audit<Audience>, place: number, year?: number): number {
  const years = year === undefined ? judged.years.map((_, y) => y) : [year];
  return years.reduce(
    (n, y) => n + rowCount(judged.gaps, judged, place, y) + rowCount(judged.refused, judged, place, y),
    0,
  );
}

/**
 * Index of the largest place an audit judges: the district, or a county or state with several. Among several of the
 * same kind with none above them, the one in the settings, else the one with the most judged gaps.
 */
function mainPlace({ audit }: AuditRun): number {
  const { judged, district } = audit;
  // Official figures may cover a county in one year and only its districts in the next.
  const latest = judged.years.length - 1;
  const gapsAt = (place: number): number => rowCount(judged.gaps, judged, place, latest);
  for (const kind of widestFirst) {
    const placesOfKind = judged.places.flatMap((place, index) =>
      place.kind === kind && comparisonsAt(audit, index, latest) > 0 ? [{ id: place.id, index }] : [],
    );
    const [best] = placesOfKind.sort(
      (a, b) => Number(b.id === district.id) - Number(a.id === district.id) || gapsAt(b.index) - gapsAt(a.index),
    );
    if (best !== undefined) return best.index;
  }
  return Math.max(
    0,
    judged.places.findIndex((place) => place.kind === "district"),
  );
}

/** Overview of the largest place, shown in the terminal and on the first page. */
export const mainOverview = <A extends Audience>(run: AuditRun<A>): AuditOverview<A> =>
  auditOverview(run.cube, run.audit, run.indicators, mainPlace(run));

/** Indexes of the places of the same kind as a place, itself included, that have comparisons. */
function placesLike(main: number, { audit, cube }: AuditRun): readonly number[] {
  const kind = cube.places[main]?.kind;
  return cube.places.flatMap((p, index) => (p.kind === kind && comparisonsAt(audit, index) > 0 ? [index] : []));
}

/** Overviews of several districts (or counties) with none above them; empty if one place contains all others. */
export function peerOverviews<A extends Audience>(run: AuditRun<A>): readonly AuditOverview<A>[] {
  const peers = placesLike(mainPlace(run), run);
  return peers.length < 2 ? [] : peers.map((index) => auditOverview(run.cube, run.audit, run.indicators, index));
}

/** Everything the audit's pages need, from one run. */
export function auditSite<A extends Audience>(
  run: AuditRun<A>,
  files: readonly DeliveryFacts[],
  words: Words,
): AuditSite<A> {
  const { audit, cube, indicators, groupings } = run;
  const main = mainPlace(run);
  const latest = cube.years.length - 1;
  const enrolledIndicators = asksEveryone(cube, indicators);
  const compares = (index: number): boolean => comparisonsAt(audit, index) > 0;
  const isOneOfMany = placesLike(main, run).some((index) => index !== main);
  // One of several districts has a page like the others.
  const otherPlaces = cube.places.flatMap((_, index) =>
    (index !== main || isOneOfMany) && compares(index) ? [index] : [],
  );
  const wholeOf = (index: number): number | null => {
    const within = cube.places[index]?.within ?? -1;
    return within < 0 ? null : compares(within) ? within : wholeOf(within);
  };
  const inLarger = otherPlaces.map((place) => ({ place, whole: wholeOf(place) }));
  const leads = placeLeads(cube, audit, inLarger);
  const deliveries = deliveriesOf(cube, files);
  const compared = comparedAt(audit.judged, main, latest);
  return {
    audit,
    words,
    definitions: definitionsOf(cube, run),
    deliveries,
    quality: dataQuality(cube, run, main, deliveries, run.matches),
    main: mainOverview(run),
    students: placeStudents(cube, main, enrolledIndicators),
    places: inLarger
      .map(({ place: index, whole }, at) => {
        const place = whole === null ? undefined : cube.places[whole];
        return {
          overview: auditOverview(cube, audit, indicators, index),
          rates: placeRates(cube, audit, index, whole),
          leads: leads[at] ?? [],
          whole: place === undefined ? null : { kind: place.kind, id: place.id, name: place.name },
          students: placeStudents(cube, index, enrolledIndicators),
        };
      })
      .sort(
        (a, b) =>
          widestFirst.indexOf(a.overview.place.kind) - widestFirst.indexOf(b.overview.place.kind) ||
          a.overview.place.name.localeCompare(b.overview.place.name, words.locale),
      ),
    gaps: indicators.flatMap(({ id }) =>
      groupings.filter((g) => compared.has(`${id}/${g.id}`)).map((g) => ({ indicator: id, grouping: g.id })),
    ),
    gap: (indicator, grouping) => {
      const declared = groupings.find((g) => g.id === grouping);
      return {
        detail: gapDetail(cube, audit, { indicator, grouping, place: main, year: latest }),
        leftOut: leftOut(cube, enrolledIndicators, {
          indicator,
          grouping,
          place: main,
          year: latest,
          some: declared === undefined || "found" in declared.levels || declared.ofSome === true,
        }),
      };
    },
  };
}
