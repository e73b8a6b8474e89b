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
import { copyStyle, folderOutput } from "./folder-output.ts";
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

/** Below this many pages, starting a thread takes longer than it saves. */
const pagesWorthAThread = 200;

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
  const site = siteToWrite(run, deliveries, dir, options);
  return await writeSite(site, dir, options, run);
}

/**
 * What a report is made of. Pages link to places to learn from if these are written now or kept from the replaced
 * report.
 */
export const siteToWrite = <A extends Audience>(
  run: AuditRun<A>,
  deliveries: readonly DeliveryFacts[],
  dir: string,
  { words, outliers }: WriteOptions,
): AuditSite<A> => ({
  ...auditSite(run, deliveries, words),
  outliers: outliers !== undefined || existsSync(join(dir, outliersFolder, "index.html")),
});

/**
 * Writes one report.
 *
 * @param run  what the site is made of, sent to other threads; without it this thread writes alone
 * @returns number of pages
 * @throws AppError cli.not-a-report, cli.own-file
 */
export async function writeSite<A extends Audience>(
  site: AuditSite<A>,
  dir: string,
  options: WriteOptions,
  run?: AuditRun<A>,
): Promise<number> {
  return await writeReportFolder(dir, (folder) => writeInto(folder, site, options, run));
}

async function writeInto<A extends Audience>(
  folder: string,
  site: AuditSite<A>,
  { outliers, onPage, others }: WriteOptions,
  run: AuditRun<A> | undefined,
): Promise<number> {
  const output = folderOutput(folder, site.audit);
  const counters = pageCounters();
  const isLarge = site.gaps.length + site.places.length >= pagesWorthAThread;
  const wanted = others ?? (isLarge ? Math.min(3, availableParallelism() - 1) : 0);
  const sent = wanted === 0 || run === undefined ? undefined : sentRun(run, site.words);
  const threads = reportThreads(sent === undefined ? 0 : wanted);
  try {
    const begun: Promise<number>[] = [];
    for (let k = 0; sent !== undefined && k < wanted; k++) {
      const auditToWrite = {
        ...sent,
        deliveries: site.deliveries,
        outliers: site.outliers === true,
        folder,
        counters,
        data: k === 0,
      };
      begun.push((await threads.begin("write", auditToWrite, 1)).answer);
    }
    copyStyle(folder);
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
 * What another thread needs of a run; undefined if it cannot be sent: official figures, or words of an unlisted
 * language.
 */
function sentRun(
  { cube, audit, ...rest }: AuditRun,
  words: Words,
): Pick<WriteAsked, "cube" | "run" | "lang" | "own"> | undefined {
  if (audit.benchmarks !== undefined || words.language !== wordsOf(words.lang).language) return undefined;
  const sent = sentCube(cube);
  return sent && { cube: sharedCopy(sent), run: sharedCopy({ ...rest, audit }), lang: words.lang, own: words.own };
}
