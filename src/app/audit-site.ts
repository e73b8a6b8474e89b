import type { Audit } from "../reports/audit.ts";
import { dataQuality } from "../reports/data-quality.ts";
import { definitionsOf } from "../reports/definitions.ts";
import type { Delivery } from "../reports/delivery.ts";
import { gapDetail } from "../reports/gap-detail.ts";
import { comparedAt, rowCount } from "../reports/judged/judged.ts";
import { asksEveryone, leftOut } from "../reports/left-out.ts";
import { type AuditOverview, auditOverview } from "../reports/overview.ts";
import { placeRates } from "../reports/place-rates.ts";
import type { Audience } from "../reports/report.ts";
import type { Words } from "../ui/words.ts";
import type { AuditSite } from "../web/audit/site.ts";
import type { AuditRun } from "./run-audit.ts";

const wideFirst = ["state", "county", "district", "school"] as const;

/** How many comparisons an audit has at a place, judged or not: in one year, or in all. */
function comparisonsAt({ judged }: Audit<Audience>, place: number, year?: number): number {
  const years = year === undefined ? judged.years.map((_, y) => y) : [year];
  return years.reduce(
    (n, y) => n + rowCount(judged.gaps, judged, place, y) + rowCount(judged.refused, judged, place, y),
    0,
  );
}

/**
 * Index of the widest place an audit judges: the district, or the county or state of many. Of several of one kind without one above them, that of the
 * settings, else the one of which most is known.
 */
function mainPlace({ audit }: AuditRun): number {
  const { judged, district } = audit;
  // Official figures may tell of a county in one year and of its districts alone in the next.
  const latest = judged.years.length - 1;
  const known = (place: number): number => rowCount(judged.gaps, judged, place, latest);
  for (const kind of wideFirst) {
    const found = judged.places.flatMap((p, index) =>
      p.kind === kind && comparisonsAt(audit, index, latest) > 0 ? [{ ...p, index }] : [],
    );
    const [best] = found.sort(
      (a, b) => Number(b.id === district.id) - Number(a.id === district.id) || known(b.index) - known(a.index),
    );
    if (best !== undefined) return best.index;
  }
  return Math.max(
    0,
    judged.places.findIndex((p) => p.kind === "district"),
  );
}

/** What the widest place says first: for the terminal and the first page. */
export const mainOverview = (run: AuditRun): AuditOverview<Audience> =>
  auditOverview(run.audit, run.indicators, mainPlace(run));

/** Everything the audit's pages are made of, from one run. */
export function auditSite(run: AuditRun, deliveries: readonly Delivery[], words: Words): AuditSite {
  const { audit, cube, indicators, groupings } = run;
  const main = mainPlace(run);
  const latest = cube.years.length - 1;
  const asking = asksEveryone(cube, indicators);
  const others = cube.places.flatMap((_, at) => (at !== main && comparisonsAt(audit, at) > 0 ? [{ at }] : []));
  const asked = comparedAt(audit.judged, main, latest);
  return {
    audit,
    words,
    definitions: definitionsOf(indicators, groupings),
    deliveries,
    quality: dataQuality(cube, run, main, deliveries),
    main: mainOverview(run),
    places: others
      .map(({ at }) => ({
        overview: auditOverview(audit, indicators, at),
        rates: placeRates(cube, at, main, audit.settings.level),
      }))
      .sort(
        (a, b) =>
          wideFirst.indexOf(a.overview.place.kind as "school") - wideFirst.indexOf(b.overview.place.kind as "school") ||
          a.overview.place.name.localeCompare(b.overview.place.name, words.locale),
      ),
    gaps: indicators.flatMap(({ id }) =>
      groupings.filter((g) => asked.has(`${id}/${g.id}`)).map((g) => ({ indicator: id, grouping: g.id })),
    ),
    gap: (indicator, grouping) => {
      const declared = groupings.find((g) => g.id === grouping);
      return {
        detail: gapDetail(cube, audit, { indicator, grouping, place: main, year: latest }),
        leftOut: leftOut(cube, asking, {
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
