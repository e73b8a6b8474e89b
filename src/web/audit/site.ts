import type { Lang } from "../../base/lang.ts";
import type { Audit } from "../../reports/audit.ts";
import { crossedGroupings } from "../../reports/crossing.ts";
import type { DataQuality } from "../../reports/data-quality.ts";
import type { Definitions, GroupingDefinition, IndicatorDefinition } from "../../reports/definitions.ts";
import type { Delivery } from "../../reports/delivery.ts";
import { directionOf } from "../../reports/direction.ts";
import type { GapDetail } from "../../reports/gap-detail.ts";
import { type AnyFinding, type AnyRefused, findingsOf, refusedOf, seriesOf } from "../../reports/judged/finding-at.ts";
import type { LeftOut } from "../../reports/left-out.ts";
import type { AuditOverview } from "../../reports/overview.ts";
import type { PlaceLead } from "../../reports/place-leads.ts";
import type { PlaceRate } from "../../reports/place-rates.ts";
import type { PlaceStudents } from "../../reports/place-students.ts";
import { type Audience, requireAudience } from "../../reports/report.ts";
import type { CustomLabels } from "../../ui/audit-sentence.ts";
import type { Words } from "../../ui/words.ts";
import { indexName, pathOf } from "../outliers/frame.ts";
import type { MenuEntry, PageAddress } from "../page-kind.ts";
import { languageFolder, outliersFolder, rootFrom } from "./addresses.ts";

/** Input of an audit's pages: plain data, and the words of a language. */
export interface AuditSite<A extends Audience = Audience> {
  readonly audit: Audit<A>;
  readonly words: Words;
  readonly definitions: Definitions<A>;
  readonly deliveries: readonly Delivery<A>[];
  readonly quality: DataQuality<A>;
  /** Largest place judged: the district, or a county or state with several. */
  readonly main: AuditOverview<A>;
  /** Students of the main place. */
  readonly students: PlaceStudents<A>;
  /** Every other place judged, by name. */
  readonly places: readonly PlaceOverview<A>[];
  /** Indicators and groupings that have a page, with groupings in order. */
  readonly gaps: readonly { readonly indicator: string; readonly grouping: string }[];
  /** Whether there are pages of places to learn from. */
  readonly outliers?: boolean;
  /**
   * Languages of the report, that of these pages among them; default: that alone. The first one's pages are at the
   * top of the folder, the others' in folders of their own.
   */
  readonly languages?: readonly Lang[];
  /** Whether earlier years are still being read, as every page then says. */
  readonly stillReading?: boolean;
  /** One gap by level, school and year. */
  gap(indicator: string, grouping: string): { readonly detail: GapDetail<A>; readonly leftOut: LeftOut<A> };
}

export interface PlaceOverview<A extends Audience = Audience> {
  readonly overview: AuditOverview<A>;
  readonly rates: readonly PlaceRate<A>[];
  /** Outcomes of all its students that are clearly better than in the rest of the larger place. */
  readonly leads: readonly PlaceLead<A>[];
  /** Nearest larger place of the audit, whose rates are shown next to this one's; null if none. */
  readonly whole: { readonly kind: string; readonly id: string; readonly name: string } | null;
  readonly students: PlaceStudents<A>;
}

/** Lookups shared by all pages of a site. */
export interface Site<A extends Audience = Audience> extends AuditSite<A> {
  readonly languages: readonly Lang[];
  /** Path from the folder of these pages' language to the report's folder: "" or "../". */
  readonly shared: string;
  readonly custom: CustomLabels;
  readonly indicator: (id: string) => IndicatorDefinition | undefined;
  /** Which direction of an indicator is better. */
  readonly directionOf: (id: string) => AnyFinding["direction"];
  readonly grouping: (id: string) => GroupingDefinition | undefined;
  readonly hasPage: (indicator: string, grouping: string) => boolean;
  readonly hasPlacePage: (place: { readonly kind: string; readonly id: string }) => boolean;
  /** For the main place in its latest year: the levels of a grouping whose gap could not be judged for an indicator. */
  readonly refused: (indicator: string, grouping: string) => readonly AnyRefused[];
  /** Every judged gap of the main place in its latest year by a single grouping. */
  readonly here: () => readonly AnyFinding[];
  /** The same gap in every year, earliest first. */
  readonly series: (finding: AnyFinding) => readonly AnyFinding[];
}

/** Input of a page: the site, and the menu from the registry of pages. */
export interface PageSite<A extends Audience = Audience> extends Site<A> {
  readonly menu: readonly MenuEntry[];
}

export function siteOf<A extends Audience>(auditSite: AuditSite<A>): Site<A> {
  const indicators = new Map(auditSite.definitions.indicators.map((i) => [i.id, i]));
  const groupings = new Map(auditSite.definitions.groupings.map((g) => [g.id, g]));
  const pages = new Set(auditSite.gaps.map((g) => `${g.indicator}/${g.grouping}`));
  const placePages = Map.groupBy(auditSite.places, ({ overview: { place } }) => place.id);
  const { audit, main } = auditSite;
  const { definitions, deliveries, quality } = auditSite;
  requireAudience(audit, [
    audit.judged,
    main,
    auditSite.students,
    definitions,
    ...deliveries,
    quality,
    ...auditSite.places.flatMap(({ overview, rates, leads, students }) => [overview, students, ...rates, ...leads]),
  ]);
  const refused = Map.groupBy(
    refusedOf(audit.judged, { place: main.placeIndex, year: audit.years.length - 1 }),
    (n) => `${n.indicator}/${n.group.grouping}`,
  );
  let here: readonly AnyFinding[] | undefined;
  const { languages = [auditSite.words.lang], words } = auditSite;
  return {
    ...auditSite,
    languages,
    shared: rootFrom(languageFolder(words.lang, languages)),
    gap: (indicator, grouping) => {
      const gap = auditSite.gap(indicator, grouping);
      requireAudience(audit, [gap.detail, gap.leftOut]);
      return gap;
    },
    custom: Object.fromEntries(auditSite.definitions.indicators.map((i) => [i.id, i.question])),
    indicator: (id) => indicators.get(id),
    directionOf: (id) => directionOf(indicators.get(id)?.outcome ?? "neither"),
    grouping: (id) => groupings.get(id),
    hasPage: (indicator, grouping) => pages.has(`${indicator}/${crossedGroupings(grouping)[0]}`),
    hasPlacePage: ({ kind, id }) => placePages.get(id)?.some(({ overview: { place } }) => place.kind === kind) === true,
    refused: (indicator, grouping) => refused.get(`${indicator}/${grouping}`) ?? [],
    here: () => {
      here ??= findingsOf(audit, { place: main.placeIndex, year: audit.years.length - 1, crossed: false });
      return here;
    },
    series: (f) => seriesOf(audit, f),
  };
}

/** The first page of the places to learn from, in the language of these pages, relative to the folder of the report. */
export const outliersHref = ({ words, shared }: Pick<Site, "words" | "shared">): string =>
  `${shared}${outliersFolder}/${pathOf(words.lang, indexName)}`;

/** Whose students are on a place's own pages: a school's, beside rates of all students of the district. */
export const aboutPlace = ({ overview: { place } }: PlaceOverview): Pick<PageAddress, "about"> =>
  place.kind === "school" ? { about: { kind: "school", id: place.id } } : {};

/** Comparisons of a place in its latest year, judged or not. */
export const comparisonCount = ({ goals }: AuditOverview<Audience>): number =>
  goals.reduce((n, g) => n + g.clear + g.probable + g.ahead + g.noSign + g.cannotTell + g.notJudged, 0);

/** Places of the main place's kind, itself included: none if a larger place contains all others. */
export const peersOfMain = ({ main, places }: Pick<AuditSite, "main" | "places">): readonly PlaceOverview[] =>
  places.filter(({ overview }) => overview.place.kind === main.place.kind);

/** Whether places of another kind than schools have pages. */
export const hasMixedPlaces = ({ places }: Pick<AuditSite, "places">): boolean =>
  places.some(({ overview }) => overview.place.kind !== "school");

/** Whether a grouping has many small levels, so that it is shown separately from the groups that every page lists. */
export const isFine = (grouping: string, site: Pick<Site, "grouping">): boolean =>
  site.grouping(grouping)?.fine === true;
