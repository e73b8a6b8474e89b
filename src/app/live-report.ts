import { readFileSync } from "node:fs";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { auditPageTexts } from "../printers/html.ts";
import { auditXlsx } from "../printers/xlsx.ts";
import type { DeliveryFacts } from "../reports/delivery.ts";
import type { Audience } from "../reports/report.ts";
import type { Words } from "../ui/words.ts";
import type { AuditSite } from "../web/audit/site.ts";
import { auditFiles, styleSource } from "./folder-output.ts";
import { requireReportFolder } from "./report-folder.ts";
import type { AuditRun } from "./run-audit.ts";
import { type SiteParts, siteToWrite, type WriteOptions, writeSite } from "./write-audit.ts";

/** A report that can be read while it is being written. */
export interface LiveReport {
  /**
   * A file of the report by path. Pages are rendered on demand, in every language, and link to each other; the report
   * in the folder has its first language only. Other files, except style and fonts, wait for the whole report.
   *
   * @returns undefined if the file is in the report folder already, or does not exist
   */
  file(path: string): Promise<string | Uint8Array | undefined>;
  /** Resolves with the number of pages once the whole report is in its folder. */
  readonly written: Promise<number>;
}

/** A report's site in one language, and its pages by path. */
interface LiveLanguage<A extends Audience> {
  readonly site: AuditSite<A>;
  readonly pages: ReadonlyMap<string, () => string>;
}

/** Longest wait for a reader of the first page, in milliseconds. */
const longestWait = 5_000;

/**
 * Starts writing an audit's report so that pages can be shown before all are written. The first page is answered before
 * writing begins, because writing keeps this thread busy.
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
  const languageAt = languagesOf({ run, deliveries }, dir, options);
  let finished = isWritten;
  const read = Promise.withResolvers<void>();
  const waited = isWritten ? undefined : setTimeout(read.resolve, longestWait);
  const startWriting = (): void => {
    clearTimeout(waited);
    read.resolve();
  };
  const written = isWritten
    ? Promise.resolve(0)
    : read.promise
        .then(() => writeSite(() => siteToWrite({ run, deliveries }, dir, writing), dir, writing))
        .finally(() => {
          finished = true;
        });
  return {
    written,
    file: async (path) => {
      // With one language the pages in the folder are the same.
      if (finished && also.length === 0) return undefined;
      const { site, pages, name, isOther } = languageAt(path);
      const draw = pages.get(name);
      if (draw !== undefined) return draw();
      if (isOther) return name === workbookName ? await workbookOf(site) : undefined;
      if (finished) return undefined;
      if (auditFiles.includes(path)) {
        // A page asks for its fonts last.
        if (path !== auditFiles[0]) startWriting();
        return readFileSync(styleSource(path));
      }
      startWriting();
      await written;
      return undefined;
    },
  };
}

/**
 * The pages of an audit that is not written into a folder, rendered on demand in every language. @returns the page or
 * style file at a path; undefined for other files
 */
export function firstLook<A extends Audience>(
  viewer: Viewer,
  run: AuditRun<A>,
  dir: string,
  options: WriteOptions,
): (path: string) => string | Uint8Array | undefined {
  requireRight(viewer, "read-audit");
  const languageAt = languagesOf({ run, deliveries: run.deliveries }, dir, options);
  return (path) => {
    if (auditFiles.includes(path)) return readFileSync(styleSource(path));
    const { pages, name } = languageAt(path);
    return pages.get(name)?.();
  };
}

/** Finds the language of a path, and the page's name in it. The first language is made now, others when asked for. */
function languagesOf<A extends Audience>(
  parts: SiteParts<A>,
  dir: string,
  options: WriteOptions,
): (path: string) => LiveLanguage<A> & { readonly name: string; readonly isOther: boolean } {
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
  inLanguage(first);
  return (path) => {
    const other = also.find(({ lang }) => path.startsWith(`${lang}/`));
    const name = other === undefined ? path : path.slice(other.lang.length + 1);
    return { ...inLanguage(other ?? first), name, isOther: other !== undefined };
  };
}

const workbookName = "audit.xlsx";

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
