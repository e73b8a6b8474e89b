import { join } from "node:path";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Output } from "../printers/output.ts";
import type { DeliveryFacts } from "../reports/delivery.ts";
import type { Audience } from "../reports/report.ts";
import type { Words } from "../ui/words.ts";
import { boardFile } from "../web/audit/addresses.ts";
import type { AuditSite } from "../web/audit/site.ts";
import { auditSite } from "./audit-site.ts";
import { folderOutput } from "./folder-output.ts";
import { paperFonts } from "./paper-fonts.ts";
import type { AuditRun } from "./run-audit.ts";

/** Prints the sheet for the board in each of these languages. @returns the names of the files */
export async function printBoard<A extends Audience>(
  site: AuditSite<A>,
  languages: readonly Words[],
  output: Output<A>,
): Promise<readonly string[]> {
  // The typesetter is a native module of 50 MB. Only this option loads it.
  const { printBoardPdf } = await import("../printers/board-pdf.ts");
  const fonts = paperFonts();
  for (const words of languages) await printBoardPdf({ ...site, words, languages: [words.lang] }, fonts, output);
  return languages.map(({ lang }) => boardFile(lang));
}

/**
 * Writes the sheet for the board into a folder, without a report.
 *
 * @param languages  one or more
 * @returns paths of the files
 */
export async function writeBoard<A extends Audience>(
  viewer: Viewer,
  run: AuditRun<A>,
  deliveries: readonly DeliveryFacts[],
  dir: string,
  languages: readonly [Words, ...Words[]],
): Promise<readonly string[]> {
  requireRight(viewer, "read-audit");
  const files = await printBoard(auditSite(run, deliveries, languages[0]), languages, folderOutput(dir, run.audit));
  return files.map((file) => join(dir, file));
}
