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

export interface WriteOptions {
  readonly words: Words;
  /** Writes the pages of places to learn from; if absent, those of the replaced report are kept. */
  readonly outliers?: (folder: string) => Promise<unknown>;
  readonly onPage?: OnPage;
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
 * `audit.xlsx`, and `outliers/` if places to learn from were requested.
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
  return await writeSite(() => siteToWrite({ run, deliveries }, dir, options), dir, options, { run, deliveries });
}

/**
 * What a report is made of. Pages link to places to learn from if these are written now or kept from the replaced
 * report.
 */
export const siteToWrite = <A extends Audience>(
  { run, deliveries }: SiteParts<A>,
  dir: string,
  options: WriteOptions,
): AuditSite<A> => ({
  ...auditSite(run, deliveries, options.words),
  outliers: linksToOutliers(dir, options),
});

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
  siteOf: () => AuditSite<A>,
  dir: string,
  options: WriteOptions,
  parts?: SiteParts<A>,
): Promise<number> {
  const wanted = parts === undefined ? 0 : (options.others ?? threadsFor(parts.run));
  const sent = parts === undefined || wanted === 0 ? undefined : sentParts(parts, options.words);
  const asked = sent && { ...sent, outliers: linksToOutliers(dir, options) };
  return await writeReportFolder(dir, (folder) => writeInto(folder, siteOf, options, wanted, asked));
}

const threadsFor = ({ audit }: AuditRun): number =>
  audit.judged.gaps.rows < gapsWorthAThread ? 0 : Math.min(3, availableParallelism() - 1);

async function writeInto<A extends Audience>(
  folder: string,
  siteOf: () => AuditSite<A>,
  { outliers, onPage }: WriteOptions,
  wanted: number,
  asked: Omit<WriteAsked, "folder" | "counters" | "data"> | undefined,
): Promise<number> {
  const counters = pageCounters();
  const threads = reportThreads(wanted);
  try {
    const begun: Promise<number>[] = [];
    for (let k = 0; asked !== undefined && k < wanted; k++) {
      const share = { ...asked, folder, counters, data: k === 0 };
      begun.push((await threads.begin("write", share, 1)).answer);
    }
    const site = siteOf();
    const output = folderOutput(folder, site.audit);
    copyStyle(folder, auditFiles);
    if (begun.length === 0) await writeData(site.audit, output);
    await auditXlsx(site, output);
    const own = await writePages(site, output, counters, onPage);
    await outliers?.(join(folder, outliersFolder));
    const pages = (await Promise.all(begun)).reduce((sum, n) => sum + n, own);
    onPage?.(pages, pages);
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
  words: Words,
): Omit<WriteAsked, "folder" | "counters" | "data" | "outliers"> | undefined {
  if (audit.benchmarks !== undefined || words.language !== wordsOf(words.lang).language) return undefined;
  const sent = sentCube(cube);
  return (
    sent && {
      cube: sharedCopy(sent),
      run: sharedCopy({ ...rest, audit }),
      deliveries,
      lang: words.lang,
      own: words.own,
    }
  );
}
