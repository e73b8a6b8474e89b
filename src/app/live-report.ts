import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Scope, wholeDistrict } from "../access/grant.ts";
import type { EarlierAudit, KeptAudit } from "../access/kept-audit.ts";
import { may, requireRight } from "../access/may.ts";
import type { Right } from "../access/roles.ts";
import type { Viewer } from "../access/viewer.ts";
import { placeKey } from "../base/keys.ts";
import { type Lang, languages } from "../base/lang.ts";
import { auditPageTexts, type PageText } from "../printers/html.ts";
import { auditXlsx } from "../printers/xlsx.ts";
import type { DeliveryFacts } from "../reports/delivery.ts";
import { exploreView } from "../reports/explore-view.ts";
import type { Audience } from "../reports/report.ts";
import { isSealed } from "../ui/page.ts";
import type { Words } from "../ui/words.ts";
import { boardFile, outliersFolder } from "../web/audit/addresses.ts";
import type { AuditSite } from "../web/audit/site.ts";
import { choiceInQuery, exploreHref } from "../web/staff/explore-address.ts";
import { explorePage } from "../web/staff/explore-page.ts";
import { keptAudit, type SeenPlaces, type TodayReport, todayPlaces, todayReport } from "../web/staff/today-report.ts";
import { requireReportFolder } from "./report-folder.ts";
import type { AuditRun } from "./run-audit.ts";
import { type SiteParts, siteToWrite, type WriteOptions, writeSite } from "./write-audit.ts";

/** What is at an address of a report, and the right that it needs. */
export interface ReportItem {
  readonly right: Right;
  readonly about: Scope;
  /**
   * Its content, for somebody who has the right.
   *
   * @throws AppError access.denied
   */
  read(viewer: Viewer): Promise<string | Uint8Array | undefined>;
}

/** A report by address. Addresses that it does not know have no item. */
export interface ReportPages {
  /** Languages of the pages; the first one's are at the top, the others' in folders. */
  readonly languages: readonly Lang[];
  /** Whether it has pages of places to learn from. */
  readonly hasOutliers: boolean;
  find(path: string): ReportItem | undefined;
  /** Every school of the records, by id. */
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  /**
   * The page where a reader chooses what to compare, of the places they may see; undefined if they may see none.
   *
   * @param query  of its address
   */
  explore(viewer: Viewer, lang: Lang, query: string): ExplorePage | undefined;
  /** What a reader's page Today shows of it; undefined if they may see no place. */
  today(viewer: Viewer, lang: Lang): TodayPart | undefined;
  /** What is kept to compare later audits with; undefined while earlier years are still being read. */
  kept(): KeptAudit | undefined;
}

export interface TodayPart {
  readonly about: Scope;
  /** Mark of the audit. */
  readonly mark: string;
  /** Keys of the places it is about. */
  readonly places: readonly string[];
  /** @param before  the audit before this one, at these places */
  report(before: EarlierAudit | undefined): TodayReport;
}

export interface ExplorePage {
  readonly about: Scope;
  readonly text: string;
  /** Whether a place was asked for that does not exist or that this viewer may not see; the page has no number then. */
  readonly isRefused: boolean;
  /** The page's address in the report, without a language; undefined if it asks for something that does not exist. */
  readonly address: string | undefined;
}

/** A report that is in its folder. */
export type WrittenReport = Pick<ReportPages, "languages" | "hasOutliers" | "find">;

/** A report that can be read while it is being written. Pages are rendered on demand, in every language. */
export interface LiveReport extends ReportPages {
  /** Resolves with the number of pages once the whole report is in its folder. */
  readonly written: Promise<number>;
}

/** A report's site in one language, and its pages by path. */
interface LiveLanguage<A extends Audience> {
  readonly site: AuditSite<A>;
  readonly pages: ReadonlyMap<string, PageText>;
}

/** Milliseconds from the first page to the writing of the report, which keeps this thread busy. */
const pause = 300;
/** Longest wait for a reader of the first page, in milliseconds. */
const longestWait = 5_000;

/**
 * Starts writing an audit's report so that pages can be shown before all are written. The first page is answered before
 * writing begins. Data files are read from the folder, so they wait for the whole report.
 *
 * @param options    `also` are languages that are rendered on demand and not written
 * @param isWritten  whether the same report is in the folder already
 * @throws AppError cli.not-a-report if the folder has other files
 */
export function liveReport<A extends Audience>(
  viewer: Viewer,
  run: AuditRun<A>,
  deliveries: readonly DeliveryFacts[],
  dir: string,
  options: WriteOptions,
  { isWritten = false }: { readonly isWritten?: boolean } = {},
): LiveReport {
  requireRight(viewer, "read-audit");
  requireReportFolder(dir);
  const { also = [], ...writing } = options;
  const read = Promise.withResolvers<void>();
  const waited = isWritten ? undefined : setTimeout(read.resolve, longestWait);
  const written = isWritten
    ? Promise.resolve(0)
    : read.promise.then(() => {
        clearTimeout(waited);
        return writeSite(() => siteToWrite({ run, deliveries }, dir, writing), dir, writing);
      });
  const pages = pagesOf({ run, deliveries }, dir, options, () => setTimeout(read.resolve, pause));
  const inFolder = filesOf(dir, written);
  const workbooks = new Map(also.map((words) => [`${words.lang}/${workbookName}`, words]));
  return {
    written,
    languages: pages.languages,
    hasOutliers: pages.hasOutliers,
    explore: pages.explore,
    schools: pages.schools,
    today: pages.today,
    kept: pages.kept,
    find: (path) => {
      const words = workbooks.get(path);
      if (words !== undefined)
        return itemOf("read-audit", wholeDistrict, () =>
          workbookOf(siteToWrite({ run, deliveries }, dir, options, words)),
        );
      return pages.find(path) ?? inFolder(path);
    },
  };
}

/** The pages of an audit that is not written into a folder, rendered on demand in every language. */
export function firstLook<A extends Audience>(
  viewer: Viewer,
  run: AuditRun<A>,
  dir: string,
  options: WriteOptions,
): ReportPages {
  requireRight(viewer, "read-audit");
  return { ...pagesOf({ run, deliveries: run.deliveries }, dir, options), hasOutliers: false };
}

/**
 * The pages and files of a report already in its folder, in its first language, while the audit is read again. What
 * each page is about is not known yet, so only those who may see all of it get them.
 */
export function writtenReport(viewer: Viewer, dir: string, lang: Lang): WrittenReport {
  requireRight(viewer, "read-audit");
  const inFolder = filesOf(dir, Promise.resolve(0));
  return {
    languages: [lang],
    hasOutliers: existsSync(join(dir, outliersFolder, "index.html")),
    find: (path) =>
      writtenPage.test(path) && existsSync(join(dir, path))
        ? itemOf("read-audit", wholeDistrict, () => readFileSync(join(dir, path), "utf8"))
        : inFolder(path),
  };
}

/** An item that checks its right each time. */
const itemOf = (
  right: Right,
  about: Scope,
  content: (viewer: Viewer) => Promise<string | Uint8Array | undefined> | string,
): ReportItem => ({
  right,
  about,
  read: async (viewer) => {
    requireRight(viewer, right, about);
    return await content(viewer);
  },
});

/** The pages of a report. The first language is made now, others when asked for. */
function pagesOf<A extends Audience>(
  parts: SiteParts<A>,
  dir: string,
  options: WriteOptions,
  onRead?: () => void,
): ReportPages {
  const { words: first, also = [] } = options;
  const made = new Map<Words, LiveLanguage<A>>();
  const inLanguage = (words: Words): LiveLanguage<A> => {
    const known = made.get(words);
    if (known !== undefined) return known;
    const site = siteToWrite(parts, dir, options, words);
    const live = { site, pages: auditPageTexts(site) };
    made.set(words, live);
    return live;
  };
  const { outliers } = inLanguage(first).site;
  const siteIn = (lang: Lang): AuditSite<A> =>
    inLanguage([first, ...also].find((words) => words.lang === lang) ?? first).site;
  const { cube } = parts.run;
  /** The schools that a viewer may see, and the part of the district they form; undefined if there are none. */
  const seenBy = (viewer: Viewer): (SeenPlaces & { readonly about: Scope }) | undefined => {
    const schools = cube.places.flatMap((place) => {
      const scope = { kind: "school", id: place.id } as const;
      return place.kind === "school" && may(viewer, "read-audit", scope) ? [{ scope, key: placeKey(scope) }] : [];
    });
    const everything = may(viewer, "read-audit", wholeDistrict);
    const about = everything ? wholeDistrict : schools[0]?.scope;
    return about && { about, everything, schools: schools.map(({ key }) => key) };
  };
  let kept: KeptAudit | undefined;
  return {
    hasOutliers: outliers === true,
    languages: [first, ...also].map(({ lang }) => lang),
    schools: cube.places.flatMap(({ kind, id, name }) => (kind === "school" ? [{ id, name }] : [])),
    explore: (viewer, lang, query) => {
      const seen = seenBy(viewer);
      if (seen === undefined) return undefined;
      const { about, everything, schools } = seen;
      const site = siteIn(lang);
      const choice = choiceInQuery(query);
      const view = exploreView(cube, site, choice, everything ? "all" : schools);
      onRead?.();
      return {
        about,
        isRefused: !everything && view.unknown.includes("place"),
        address: view.unknown.length === 0 ? exploreHref(choice) : undefined,
        text: explorePage(site, view)
          .map((page) => page.render())
          .join(""),
      };
    },
    today: (viewer, lang) => {
      const seen = seenBy(viewer);
      if (seen === undefined) return undefined;
      const site = siteIn(lang);
      onRead?.();
      return {
        about: seen.about,
        mark: site.audit.fingerprint,
        places: todayPlaces(site, seen),
        report: (before) => todayReport(site, seen, before),
      };
    },
    kept: () => {
      if (options.stillReading === true) return undefined;
      kept ??= keptAudit(inLanguage(first).site);
      return kept;
    },
    find: (path) => {
      const other = also.find(({ lang }) => path.startsWith(`${lang}/`));
      const page = inLanguage(other ?? first).pages.get(other === undefined ? path : path.slice(other.lang.length + 1));
      if (page === undefined) return undefined;
      return itemOf("read-audit", page.about ?? wholeDistrict, () => {
        onRead?.();
        return page.text();
      });
    },
  };
}

const workbookName = "audit.xlsx";
/** Files next to the pages. All of them are about the whole district. */
const dataFiles: ReadonlySet<string> = new Set([
  "audit.json",
  "not-judged.json",
  workbookName,
  ...languages.map(boardFile),
]);
/** A page at the top of a report's folder, or in a folder of a kind of page. */
const writtenPage = /^(?!outliers\/)(?:[a-z]+(?:-[a-z]+)*\/)?[\w%~-][\w.%~-]*\.html$/;
/** Pages and lists of places to learn from; their style and fonts are the app's. */
const outlierFile = new RegExp(`^${outliersFolder}/(?:[a-z]{2}/)?(?:[\\w.-]+/)?[\\w-][\\w.-]*\\.(?:html|csv)$`);

/** Files of a report's folder, once it is written. */
function filesOf(dir: string, written: Promise<number>): (path: string) => ReportItem | undefined {
  const content = async (path: string): Promise<Uint8Array | undefined> => {
    await written;
    const file = join(dir, path);
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  };
  return (path) => {
    if (dataFiles.has(path)) return itemOf("read-audit", wholeDistrict, () => content(path));
    if (!outlierFile.test(path) || path.split("/").includes("..")) return undefined;
    return itemOf("read-official", wholeDistrict, async (viewer) => {
      const page = await content(path);
      if (page === undefined) return undefined;
      const text = Buffer.from(page).toString("utf8");
      // The district's own notes may be on these pages; then they are not for everybody.
      if (isSealed(text)) requireRight(viewer, "read-workspace");
      return text;
    });
  };
}

/** The workbook of a language that is not written into the folder. */
async function workbookOf<A extends Audience>(site: AuditSite<A>): Promise<Uint8Array | undefined> {
  let workbook: Uint8Array | undefined;
  await auditXlsx(site, {
    put: ({ content }) => {
      if (content instanceof Uint8Array) workbook = content;
    },
  });
  return workbook;
}
