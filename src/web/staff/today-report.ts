import type { EarlierAudit, KeptAudit, KeptGap } from "../../access/kept-audit.ts";
import { groupKey, groupOfKey, type PlaceKey, placeKey } from "../../base/keys.ts";
import type { NotAsked } from "../../reports/audit-schema.ts";
import type { AuditOverview } from "../../reports/overview.ts";
import type { Audience } from "../../reports/report.ts";
import { placeName, wantedGapName } from "../../ui/audit-wording.ts";
import { countText, dayWords, listWords, schoolYear } from "../../ui/format.ts";
import { recordWords } from "../../ui/record-words.ts";
import { shortfallSentence, sinceSentence } from "../../ui/shortfall-sentence.ts";
import { unplacedSentences } from "../../ui/unplaced-words.ts";
import { dataPath, gapHref, indexPath, notJudgedPath, placePath } from "../audit/addresses.ts";
import { menuOf } from "../audit/pages.ts";
import { type AuditSite, type Site, siteOf } from "../audit/site.ts";
import type { MenuEntry } from "../page-kind.ts";
import { panelHref } from "./panel-href.ts";

/** A line of the page Today: what it is about, where a reader acts upon it, and what it says. */
export interface TodayLine {
  readonly label: string;
  /** Relative to the folder of the report's language. */
  readonly href?: string | undefined;
  readonly says?: string;
}

/** What a report has for the page Today of one reader. */
export interface TodayReport {
  readonly audience: Audience;
  /** Earlier years are still being read, so that nothing is compared with an earlier audit yet. */
  readonly isReading: boolean;
  /** The pages that the reader begins with. */
  readonly pages: readonly TodayLine[];
  readonly menu: readonly MenuEntry[];
  /** What the last load brought; undefined before the first. */
  readonly loaded: TodayLine | undefined;
  /** Undefined if no earlier audit was kept. */
  readonly changed: ChangedGaps | undefined;
  readonly largest: readonly TodayLine[];
  readonly problems: readonly TodayLine[];
}

/** How the certain gaps differ from those of the audit before. */
interface ChangedGaps {
  /** The day of that audit. */
  readonly since: string;
  /** A sentence about the latest year, if it is another one. */
  readonly year: string | undefined;
  readonly appeared: readonly TodayLine[];
  readonly ended: readonly TodayLine[];
  /** Those of both whose number of students differs. */
  readonly moved: readonly TodayLine[];
}

/** Which places of a report a reader sees. */
export interface SeenPlaces {
  readonly everything: boolean;
  /** Keys of schools; only used if the reader does not see everything. */
  readonly schools: readonly PlaceKey[];
}

/** Most lines of a kind; the pages behind them have all. */
export const mostLines = 5;

const sites = new WeakMap<AuditSite, Site>();

function cachedSite(auditSite: AuditSite): Site {
  const known = sites.get(auditSite) ?? siteOf(auditSite);
  sites.set(auditSite, known);
  return known;
}

/** The certain gaps of every place of a report, to compare later audits with. */
export function keptAudit({ audit, main, places }: AuditSite): KeptAudit {
  const overviews = [main, ...places.map(({ overview }) => overview)];
  return {
    mark: audit.fingerprint,
    schoolYear: main.schoolYear,
    gaps: new Map(overviews.map((overview) => [placeKey(overview.place), keptGaps(overview)])),
  };
}

const keptGaps = ({ largest }: AuditOverview<Audience>): readonly KeptGap[] =>
  largest.map(({ indicator, group, studentsToClose }) => ({
    indicator,
    group: groupKey(group),
    students: studentsToClose ?? 0,
  }));

/** Keys of the places whose gaps a reader's page Today lists. */
export const todayPlaces = (auditSite: AuditSite, seen: SeenPlaces): readonly string[] =>
  overviewsOf(auditSite, seen).map(({ place }) => placeKey(place));

function overviewsOf(
  { main, places }: AuditSite,
  { everything, schools }: SeenPlaces,
): readonly AuditOverview<Audience>[] {
  if (everything) return [main];
  return places.flatMap(({ overview }) => (schools.includes(placeKey(overview.place)) ? [overview] : []));
}

/**
 * What a report has for the page Today.
 *
 * @param before  the audit before this one, with the gaps of the places that the reader sees
 */
export function todayReport(auditSite: AuditSite, seen: SeenPlaces, before: EarlierAudit | undefined): TodayReport {
  const site = cachedSite(auditSite);
  const overviews = overviewsOf(site, seen);
  const { words, audit } = site;
  return {
    audience: audit.audience,
    isReading: site.stillReading === true,
    pages: seen.everything
      ? [{ label: words.say("today.open-audit"), href: indexPath }]
      : overviews.map(({ place }) => ({
          label: words.say("today.open-place", { place: placeName(place, site) }),
          href: placePath(place),
        })),
    menu: menuOf(site),
    loaded: loaded(site, seen),
    changed: before === undefined ? undefined : changedGaps(overviews, before, seen, site),
    largest: overviews.flatMap(({ largest, place }) =>
      largest.slice(0, mostLines).map((f) => ({
        label: named(wantedGapName(f, site), place, overviews, site),
        href: panelHref(f, seen.everything, site),
        says: [shortfallSentence(f, words, site.custom), sinceSentence(f, words)].join(" ").trim(),
      })),
    ),
    problems: seen.everything ? districtProblems(site) : overviews.flatMap(({ place }) => schoolProblems(place, site)),
  };
}

/** A label, with its place where there are several. */
const named = (
  label: string,
  place: { readonly kind: string; readonly id: string; readonly name: string },
  overviews: readonly unknown[],
  site: Site,
): string => (overviews.length < 2 ? label : site.words.say("today.at", { place: placeName(place, site), label }));

/** The files of the last load. Those who see only a school see its day. */
function loaded({ words, deliveries, quality }: Site, { everything }: SeenPlaces): TodayLine | undefined {
  const { lastLoad } = quality;
  if (lastLoad === null) return undefined;
  const label = words.say("today.loaded", { day: dayWords(lastLoad, words) });
  if (!everything) return { label };
  const last = Math.max(...deliveries.map(({ load }) => load));
  const files = deliveries.filter(({ load }) => load === last);
  const rows = files.reduce((sum, file) => sum + file.loaded, 0);
  const says = words.say("today.loaded-files", { n: files.length, rows: countText(rows, words) });
  return { label, href: `${dataPath}#files`, says };
}

function changedGaps(
  overviews: readonly AuditOverview<Audience>[],
  before: EarlierAudit,
  { everything }: SeenPlaces,
  site: Site,
): ChangedGaps {
  const { words, main } = site;
  const parts = overviews.map((overview) => {
    const { place, largest } = overview;
    const then = new Map((before.gaps.get(placeKey(place)) ?? []).map((gap) => [keyOf(gap), gap]));
    const now = new Map(keptGaps(overview).map((gap) => [keyOf(gap), gap]));
    const lineOf = (gap: KeptGap, says: string): readonly TodayLine[] => {
      const f = largest.find(({ indicator, group }) => keyOf({ indicator, group: groupKey(group) }) === keyOf(gap));
      // A question of an earlier version of the program has no name any more.
      if (f === undefined && site.indicator(gap.indicator) === undefined) return [];
      const group = groupOfKey(gap.group);
      const about = f ?? { indicator: gap.indicator, group, direction: site.directionOf(gap.indicator) };
      const page =
        everything && site.hasPage(gap.indicator, group.grouping)
          ? gapHref(gap.indicator, group.grouping, group.level)
          : site.hasPlacePage(place)
            ? placePath(place)
            : undefined;
      const href = f === undefined ? page : panelHref(f, everything, site);
      return [{ label: named(wantedGapName(about, site), place, overviews, site), href, says }];
    };
    const students = (n: number): string => words.say("unit.students", { n, text: countText(n, words) });
    const difference = ({ gap, was }: { gap: KeptGap; was: number }): number => Math.abs(gap.students - was);
    return {
      appeared: [...now].flatMap(([key, gap]) => (then.has(key) ? [] : lineOf(gap, students(gap.students)))),
      ended: [...then].flatMap(([key, gap]) =>
        now.has(key) ? [] : lineOf(gap, words.say("today.was", { students: students(gap.students) })),
      ),
      moved: [...now]
        .flatMap(([key, gap]) => {
          const was = then.get(key)?.students ?? gap.students;
          return was === gap.students ? [] : [{ gap, was }];
        })
        .sort((a, b) => difference(b) - difference(a))
        .flatMap(({ gap, was }) =>
          lineOf(gap, words.say("today.from-to", { was: countText(was, words), now: students(gap.students) })),
        ),
    };
  });
  return {
    since: dayWords(before.at.slice(0, 10), words),
    year:
      before.schoolYear === main.schoolYear
        ? undefined
        : words.say("today.new-year", { year: schoolYear(main.schoolYear), before: schoolYear(before.schoolYear) }),
    appeared: parts.flatMap(({ appeared }) => appeared),
    ended: parts.flatMap(({ ended }) => ended),
    moved: parts.flatMap(({ moved }) => moved),
  };
}

const keyOf = ({ indicator, group }: Pick<KeptGap, "indicator" | "group">): string => `${indicator}/${group}`;

/** What is wrong with the records of the district, or missing. */
function districtProblems(site: Site): readonly TodayLine[] {
  const { words, quality: q, audit } = site;
  const { tableNames } = words.language.joins;
  const waiting = audit.notAsked.filter((n) => n.schoolYear === null && n.indicator !== null && n.schools === null);
  const poor = q.matches.filter(({ poor: isPoor }) => isPoor);
  return [
    ...(q.quarantined > 0
      ? [
          {
            label: words.say("today.quarantined", { n: q.quarantined }),
            href: dataPath,
            says: words.say("today.quarantined-next"),
          },
        ]
      : []),
    ...(q.unknownFiles.length > 0
      ? [
          {
            label: words.say("today.unknown-files", { n: q.unknownFiles.length }),
            href: dataPath,
            says: listWords(q.unknownFiles.slice(0, mostLines), words),
          },
        ]
      : []),
    ...poor.map((m) => ({
      label: words.say("today.poor", { records: tableNames[m.table] }),
      href: `${dataPath}#quality`,
      says: words.say("today.poor-rows", {
        n: m.rows,
        matched: countText(m.matched, words),
        rows: countText(m.rows, words),
      }),
    })),
    ...(audit.unplaced.length > 0
      ? [
          {
            label: words.say("today.unplaced", { n: audit.unplaced.reduce((sum, { rows }) => sum + rows, 0) }),
            href: q.matches.length > 0 ? `${dataPath}#unplaced` : dataPath,
            says: unplacedSentences(audit.unplaced, words.language.joins).slice(0, 1).join(" "),
          },
        ]
      : []),
    ...(waiting.length > 0
      ? [
          {
            label: words.say("today.not-asked", { n: new Set(waiting.map(({ indicator }) => indicator)).size }),
            href: notJudgedPath,
            says: words.say("today.records", { records: recordsOf(waiting, site) }),
          },
        ]
      : []),
  ];
}

/** The questions that leave out a school, and the records that would answer them. */
function schoolProblems(
  place: { readonly kind: string; readonly id: string; readonly name: string },
  site: Site,
): readonly TodayLine[] {
  const { words, audit, main } = site;
  const leftOut = audit.notAsked.filter(
    ({ schools, schoolYear: year }) =>
      (year === null || year === main.schoolYear) && schools?.some(({ id }) => id === place.id) === true,
  );
  if (leftOut.length === 0) return [];
  const questions = new Set(leftOut.map(({ indicator, grouping }) => indicator ?? grouping));
  return [
    {
      label: words.say("today.left-out", { n: questions.size, place: placeName(place, site) }),
      href: placePath(place),
      says: words.say("today.records", { records: recordsOf(leftOut, site) }),
    },
  ];
}

/** The records that most of these questions need. */
function recordsOf(lines: readonly NotAsked[], { words }: Site): string {
  const counts = new Map<string, number>();
  for (const record of lines.flatMap(({ needs }) => needs)) counts.set(record, (counts.get(record) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostLines);
  return listWords(
    most.map(([record]) => recordWords(record, words)),
    words,
  );
}
