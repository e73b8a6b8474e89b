import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { sharedCopy } from "../cube/arrays.ts";
import { sentCube } from "../cube/in-thread.ts";
import type { OnPage } from "../printers/html.ts";
import { auditXlsx } from "../printers/xlsx.ts";
import type { DeliveryFacts } from "../reports/delivery.ts";
import type { Audience } from "../reports/report.ts";
import { type Words, wordsOf } from "../ui/words.ts";
import { outliersFolder } from "../web/audit/addresses.ts";
import type { AuditSite } from "../web/audit/site.ts";
import { auditSite } from "./audit-site.ts";
import { auditFiles, copyStyle, folderOutput } from "./folder-output.ts";
import { writeReportFolder } from "./report-folder.ts";
import { pageCounters, reportThreads, type WriteAsked, writeData, writePages } from "./report-tasks.ts";
import type { AuditRun } from "./run-audit.ts";
import { printBoard } from "./write-board.ts";

export interface WriteOptions {
  readonly words: Words;
  /** Further languages of the pages and the workbook, each in a folder of its own. Pages link to each other. */
  readonly also?: readonly Words[];
  /** Writes the pages of places to learn from; if absent, those of the replaced report are kept. */
  readonly outliers?: (folder: string) => Promise<unknown>;
  /** Languages in which to print the sheet for the board as a PDF; default: none. */
  readonly board?: readonly Words[];
  readonly onPage?: OnPage;
  /** Set while earlier years are still being read; the pages say so. */
  readonly stillReading?: boolean;
  /** What the report is made from (`reportMark`). */
  readonly mark?: string;
  /**
   * Additional threads; default: the machine's cores minus one, at most 3, and none for a small report. Does not
   * affect the files.
   */
  readonly others?: number;
}

/** Below this many judged gaps, starting a thread takes longer than it saves. */
const gapsWorthAThread = 10_000;

/**
 * Writes the report of an audit into a folder: pages, `style.css` and its font, `audit.json`, `not-judged.json`,
 * `audit.xlsx`, the board's PDFs if requested, and `outliers/` if places to learn from were requested.
 *
 * Replaces an older report there; keeps files it did not write.
 *
 * @returns number of pages
 * @throws AppError cli.not-a-report if the folder has other files
 */
export async function writeAudit<A extends Audience>(
  viewer: Viewer,
  run: AuditRun<A>,
  deliveries: readonly DeliveryFacts[],
  dir: string,
  options: WriteOptions,
): Promise<number> {
  requireRight(viewer, "read-audit");
  return await writeSite((words) => siteToWrite({ run, deliveries }, dir, options, words), dir, options, {
    run,
    deliveries,
  });
}

/**
 * What a report is made of. Pages link to places to learn from if these are written now or kept from the replaced
 * report.
 */
export const siteToWrite = <A extends Audience>(
  { run, deliveries }: SiteParts<A>,
  dir: string,
  options: WriteOptions,
  words: Words = options.words,
): AuditSite<A> => ({
  ...auditSite(run, deliveries, words),
  outliers: linksToOutliers(dir, options),
  languages: languagesOf(options).map(({ lang }) => lang),
  ...(options.stillReading !== undefined && { stillReading: options.stillReading }),
});

const languagesOf = ({ words, also = [] }: WriteOptions): readonly Words[] => [words, ...also];

const linksToOutliers = (dir: string, { outliers }: WriteOptions): boolean =>
  outliers !== undefined || existsSync(join(dir, outliersFolder, "index.html"));

export interface SiteParts<A extends Audience> {
  readonly run: AuditRun<A>;
  readonly deliveries: readonly DeliveryFacts[];
}

/**
 * Writes one report.
 *
 * @param siteOf  called after other threads have started, because each thread makes the site for itself
 * @param parts   what the site is made of, sent to other threads; without it this thread writes alone
 * @returns number of pages
 * @throws AppError cli.not-a-report, cli.own-file
 */
export async function writeSite<A extends Audience>(
  siteOf: (words: Words) => AuditSite<A>,
  dir: string,
  options: WriteOptions,
  parts?: SiteParts<A>,
): Promise<number> {
  const wanted = parts === undefined ? 0 : (options.others ?? threadsFor(parts.run));
  const sent = parts === undefined || wanted === 0 ? undefined : sentParts(parts, languagesOf(options));
  const asked = sent && {
    ...sent,
    outliers: linksToOutliers(dir, options),
    languages: languagesOf(options).map(({ lang }) => lang),
  };
  return await writeReportFolder(dir, (folder) => writeInto(folder, siteOf, options, wanted, asked), options.mark);
}

const threadsFor = ({ audit }: AuditRun): number =>
  audit.judged.gaps.rows < gapsWorthAThread ? 0 : Math.min(3, availableParallelism() - 1);

/** What other threads are sent, without what differs between languages and threads. */
type SharedParts = Omit<WriteAsked, "folder" | "counters" | "data" | "lang" | "own">;

async function writeInto<A extends Audience>(
  folder: string,
  siteOf: (words: Words) => AuditSite<A>,
  options: WriteOptions,
  wanted: number,
  asked: SharedParts | undefined,
): Promise<number> {
  const threads = reportThreads(wanted);
  try {
    let pages = 0;
    for (const words of languagesOf(options)) {
      const isFirst = words === options.words;
      const into = isFirst ? folder : join(folder, words.lang);
      const counters = pageCounters();
      const begun: Promise<number>[] = [];
      for (let k = 0; asked !== undefined && k < wanted; k++) {
        const { lang, own } = words;
        const share = { ...asked, lang, own, folder: into, counters, data: isFirst && k === 0 };
        begun.push((await threads.begin("write", share, 1)).answer);
      }
      const site = siteOf(words);
      const output = folderOutput(into, site.audit);
      if (isFirst) copyStyle(folder, auditFiles);
      if (isFirst && begun.length === 0) await writeData(site.audit, output);
      await auditXlsx(site, output);
      if (isFirst && options.board !== undefined) await printBoard(site, options.board, output);
      pages += await writePages(site, output, counters, options.onPage);
      for (const n of await Promise.all(begun)) pages += n;
    }
    await options.outliers?.(join(folder, outliersFolder));
    options.onPage?.(pages, pages);
    return pages;
  } finally {
    await threads.close();
  }
}

/**
 * What another thread needs to make the site; undefined if it cannot be sent: official figures, or words of an
 * unlisted language.
 */
function sentParts(
  { run: { cube, audit, ...rest }, deliveries }: SiteParts<Audience>,
  languages: readonly Words[],
): Omit<SharedParts, "outliers" | "languages"> | undefined {
  const isListed = languages.every((words) => words.language === wordsOf(words.lang).language);
  if (audit.benchmarks !== undefined || !isListed) return undefined;
  const sent = sentCube(cube);
  return sent && { cube: sharedCopy(sent), run: sharedCopy({ ...rest, audit }), deliveries };
}
