import { readFileSync } from "node:fs";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { auditPageTexts } from "../printers/html.ts";
import type { DeliveryFacts } from "../reports/delivery.ts";
import type { Audience } from "../reports/report.ts";
import { auditFiles, styleSource } from "./folder-output.ts";
import { requireReportFolder } from "./report-folder.ts";
import type { AuditRun } from "./run-audit.ts";
import { siteToWrite, type WriteOptions, writeSite } from "./write-audit.ts";

/** A report that can be read while it is being written. */
export interface LiveReport {
  /**
   * A file of the report by path. Pages are rendered on demand; other files, except style and fonts, wait for the
   * whole report.
   *
   * @returns undefined if the file is in the report folder already, or does not exist
   */
  file(path: string): Promise<string | Uint8Array | undefined>;
  /** Resolves with the number of pages once the whole report is in its folder. */
  readonly written: Promise<number>;
}

/**
 * Starts writing an audit's report so that pages can be shown before all are written.
 *
 * @throws AppError cli.not-a-report if the folder has other files
 */
export function liveReport<A extends Audience>(
  viewer: Viewer,
  run: AuditRun<A>,
  deliveries: readonly DeliveryFacts[],
  dir: string,
  options: WriteOptions,
): LiveReport {
  requireRight(viewer, "read-audit");
  requireReportFolder(dir);
  const site = siteToWrite({ run, deliveries }, dir, options);
  const pages = auditPageTexts(site);
  let finished = false;
  const written = writeSite(() => site, dir, options).finally(() => {
    finished = true;
  });
  return {
    written,
    file: async (path) => {
      if (finished) return undefined;
      const draw = pages.get(path);
      if (draw !== undefined) return draw();
      if (auditFiles.includes(path)) return readFileSync(styleSource(path));
      await written;
      return undefined;
    },
  };
}
