import { printFiles } from "../printers/files.ts";
import type { Output } from "../printers/output.ts";
import { typesetter } from "../printers/typst.ts";
import type { PublicReport } from "../reports/public/report.ts";
import type { Words } from "../ui/words.ts";
import { packetPath } from "../web/public/addresses.ts";
import { publicSites } from "../web/public/pages.ts";
import { publicLetter } from "./letter-pdf.ts";

export interface PacketOptions {
  readonly languages: readonly Words[];
  readonly output: Output<"public">;
  /** Regular and bold, as TrueType files. */
  readonly fonts: readonly Buffer[];
}

/**
 * Writes the printed matter of a release: a letter about each place in each language. Everything goes through an output that accepts
 * only what was made from the protected release.
 *
 * @returns number of files
 * @throws AppError printers.letter-failed
 * @throws AppError cube.not-from-a-door for a report that no protected release made
 */
export async function publishPacket(
  report: PublicReport,
  { languages, output, fonts }: PacketOptions,
): Promise<number> {
  const setter = typesetter(fonts);
  const sites = publicSites(report, languages, true);
  let files = 0;
  for (const place of [report.main, ...report.places])
    for (const site of sites) {
      const path = packetPath(site.words.lang, place, "letter");
      await printFiles(report, [{ path, content: publicLetter(site, place, setter) }], output);
      files++;
    }
  return files;
}
