import type { Audit } from "../../reports/audit.ts";
import { crossedGroupings } from "../../reports/crossing.ts";
import type { DataQuality } from "../../reports/data-quality.ts";
import type { Definitions, GroupingDefinition, IndicatorDefinition } from "../../reports/definitions.ts";
import type { Delivery } from "../../reports/delivery.ts";
import type { GapDetail } from "../../reports/gap-detail.ts";
import { type AnyFinding, type AnyRefused, refusedOf, seriesOf } from "../../reports/judged/finding-at.ts";
import type { LeftOut } from "../../reports/left-out.ts";
import type { AuditOverview } from "../../reports/overview.ts";
import type { PlaceRate } from "../../reports/place-rates.ts";
import type { Audience } from "../../reports/report.ts";
import type { CustomLabels } from "../../ui/audit-sentence.ts";
import type { Words } from "../../ui/words.ts";
import { indexName, pathOf } from "../outliers/frame.ts";
import type { MenuEntry } from "../page-kind.ts";
import { outliersFolder } from "./addresses.ts";

/** What the pages of an audit are made of. Plain data, and the words they are said in. */
export interface AuditSite<A extends Audience = Audience> {
  readonly audit: Audit<A>;
  readonly words: Words;
  readonly definitions: Definitions;
  readonly deliveries: readonly Delivery[];
  readonly quality: DataQuality;
  /** The widest place judged: the district, or the county or state of many. */
  readonly main: AuditOverview<A>;
  /** Every other place judged, in the order of their names. */
  readonly places: readonly PlaceOverview<A>[];
  /** Questions and groupings that have a page, each indicator's groupings in their order. */
  readonly gaps: readonly { readonly indicator: string; readonly grouping: string }[];
  /** Whether the pages of places to learn from stand beside these. */
  readonly outliers?: boolean;
  /** One gap in all its levels, schools and years. */
  gap(indicator: string, grouping: string): { readonly detail: GapDetail<A>; readonly leftOut: LeftOut };
}

export interface PlaceOverview<A extends Audience = Audience> {
  readonly overview: AuditOverview<A>;
  readonly rates: readonly PlaceRate[];
}

/** What every page of a site looks up again and again. */
export interface Site<A extends Audience = Audience> extends AuditSite<A> {
  readonly custom: CustomLabels;
  readonly indicator: (id: string) => IndicatorDefinition | undefined;
  readonly grouping: (id: string) => GroupingDefinition | undefined;
  readonly hasPage: (indicator: string, grouping: string) => boolean;
  readonly hasPlacePage: (place: { readonly kind: string; readonly id: string }) => boolean;
  /** Of the main place in its latest year: the levels of a grouping that could not be judged on a question. */
  readonly refused: (indicator: string, grouping: string) => readonly AnyRefused[];
  /** The same gap in every year, the first year first. */
  readonly series: (finding: AnyFinding) => readonly AnyFinding[];
}

/** What a page is drawn from: the site, and the menu that the registry of pages makes. */
export interface PageSite<A extends Audience = Audience> extends Site<A> {
  readonly menu: readonly MenuEntry[];
}

export function siteOf<A extends Audience>(given: AuditSite<A>): Site<A> {
  const indicators = new Map(given.definitions.indicators.map((i) => [i.id, i]));
  const groupings = new Map(given.definitions.groupings.map((g) => [g.id, g]));
  const pages = new Set(given.gaps.map((g) => `${g.indicator}/${g.grouping}`));
  const placePages = new Set(given.places.map(({ overview: { place } }) => `${place.kind}:${place.id}`));
  const { audit, main } = given;
  const refused = Map.groupBy(
    refusedOf(audit.judged, { place: main.placeIndex, year: audit.years.length - 1 }),
    (n) => `${n.indicator}/${n.group.grouping}`,
  );
  return {
    ...given,
    custom: Object.fromEntries(given.definitions.indicators.map((i) => [i.id, i.question])),
    indicator: (id) => indicators.get(id),
    grouping: (id) => groupings.get(id),
    hasPage: (indicator, grouping) => pages.has(`${indicator}/${crossedGroupings(grouping)[0]}`),
    hasPlacePage: ({ kind, id }) => placePages.has(`${kind}:${id}`),
    refused: (indicator, grouping) => refused.get(`${indicator}/${grouping}`) ?? [],
    series: (f) => seriesOf(audit, f),
  };
}

/** The first page of the places to learn from, in the language of these pages, from the folder of the report. */
export const outliersHref = ({ words }: Pick<AuditSite, "words">): string =>
  `${outliersFolder}/${pathOf(words.lang, indexName)}`;

/** Comparisons of a place in its latest year, judged or not. */
export const comparedAt = ({ goals }: AuditOverview<Audience>): number =>
  goals.reduce((n, g) => n + g.clear + g.probable + g.ahead + g.noSign + g.tooFew + g.notJudged, 0);

/** Whether places of another kind than schools have pages. */
export const hasMixedPlaces = ({ places }: Pick<AuditSite, "places">): boolean =>
  places.some(({ overview }) => overview.place.kind !== "school");

/** Whether a grouping has many small levels, so that it is shown apart from the groups every page names. */
export const isFine = (grouping: string, site: Pick<Site, "grouping">): boolean =>
  site.grouping(grouping)?.fine === true;
