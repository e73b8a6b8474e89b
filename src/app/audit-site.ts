import { dataQuality } from "../reports/data-quality.ts";
import { definitionsOf } from "../reports/definitions.ts";
import type { Delivery } from "../reports/delivery.ts";
import { gapDetail, indexFindings } from "../reports/gap-detail.ts";
import { asksEveryone, leftOut } from "../reports/left-out.ts";
import { type AuditOverview, auditOverview } from "../reports/overview.ts";
import { placeRates } from "../reports/place-rates.ts";
import type { Audience } from "../reports/report.ts";
import type { Words } from "../ui/words.ts";
import type { AuditSite } from "../web/audit/site.ts";
import type { AuditRun } from "./run-audit.ts";

const wideFirst = ["state", "county", "district", "school"] as const;

/** Whether an audit judged anything at a place, in that year when one is given. */
function judgedPlaces(
  { audit }: AuditRun,
  year?: number,
): (place: { readonly kind: string; readonly id: string }) => boolean {
  const ids = new Map<string, Set<string>>();
  for (const list of [audit.findings, audit.notJudged])
    for (const { place, schoolYear } of list) {
      if (year !== undefined && schoolYear !== year) continue;
      const known = ids.get(place.kind);
      if (known === undefined) ids.set(place.kind, new Set([place.id]));
      else known.add(place.id);
    }
  return ({ kind, id }) => ids.get(kind)?.has(id) === true;
}

/**
 * Index of the widest place an audit judges: the district, or the county or state of many. Of several of one kind without one above them, that of the
 * settings, else the one of which most is known.
 */
function mainPlace(run: AuditRun): number {
  const { audit, cube } = run;
  // Published figures may tell of a county in one year and of its districts alone in the next.
  const latest = Math.max(...audit.years);
  const isJudged = judgedPlaces(run, latest);
  const known = new Map<string, number>();
  for (const { place, schoolYear } of audit.findings)
    if (schoolYear === latest)
      known.set(`${place.kind}:${place.id}`, (known.get(`${place.kind}:${place.id}`) ?? 0) + 1);
  for (const kind of wideFirst) {
    const found = cube.places.flatMap((p, index) => (p.kind === kind && isJudged(p) ? [{ ...p, index }] : []));
    const knownOf = ({ id }: { readonly id: string }): number => known.get(`${kind}:${id}`) ?? 0;
    const [best] = found.sort(
      (a, b) => Number(b.id === audit.district.id) - Number(a.id === audit.district.id) || knownOf(b) - knownOf(a),
    );
    if (best !== undefined) return best.index;
  }
  return Math.max(
    0,
    cube.places.findIndex((p) => p.kind === "district"),
  );
}

/** What the widest place says first: for the terminal and the first page. */
export function mainOverview(run: AuditRun): AuditOverview<Audience> {
  const place = run.cube.places[mainPlace(run)];
  return auditOverview(run.audit, run.indicators, {
    kind: place?.kind ?? "district",
    id: place?.id ?? run.audit.district.id,
    name: place?.name ?? run.audit.district.name,
  });
}

type Listed = Pick<AuditRun["audit"], "findings" | "notJudged">;

/** What was judged and not judged, place by place: an overview then reads only its own. */
function byPlace({ findings, notJudged }: Listed): (place: { readonly kind: string; readonly id: string }) => Listed {
  const lists = new Map<string, { findings: Listed["findings"]; notJudged: Listed["notJudged"] }>();
  const of = ({ kind, id }: { readonly kind: string; readonly id: string }): Listed => {
    const key = `${kind}:${id}`;
    const known = lists.get(key) ?? { findings: [], notJudged: [] };
    lists.set(key, known);
    return known;
  };
  for (const f of findings) of(f.place).findings.push(f);
  for (const n of notJudged) of(n.place).notJudged.push(n);
  return of;
}

/** Everything the audit's pages are made of, from one run. */
export function auditSite(run: AuditRun, deliveries: readonly Delivery[], words: Words): AuditSite {
  const { audit, cube, indicators, groupings } = run;
  const main = mainPlace(run);
  const latest = cube.years.length - 1;
  const index = indexFindings(audit, cube);
  const asking = asksEveryone(cube, indicators);
  const listed = byPlace(audit);
  const isJudged = judgedPlaces(run);
  const others = cube.places.flatMap((place, at) => (at !== main && isJudged(place) ? [{ place, at }] : []));
  const here = cube.places[main];
  const asked = new Set(
    [...audit.findings, ...audit.notJudged].flatMap((f) =>
      f.place.kind === here?.kind && f.place.id === here.id && f.schoolYear === cube.years[latest]
        ? [`${f.indicator}/${f.group.grouping.split("*")[0]}`]
        : [],
    ),
  );
  return {
    audit,
    words,
    definitions: definitionsOf(indicators, groupings),
    deliveries,
    quality: dataQuality(cube, run, main, deliveries),
    main: mainOverview(run),
    places: others
      .map(({ place, at }) => ({
        overview: auditOverview({ ...audit, ...listed(place) }, indicators, place),
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
        detail: gapDetail(cube, index, { indicator, grouping, place: main, year: latest }),
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
