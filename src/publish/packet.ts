import { printFiles } from "../printers/files.ts";
import type { Output } from "../printers/output.ts";
import { typesetter } from "../printers/typst.ts";
import type { PublicReport } from "../reports/public/report.ts";
import type { Words } from "../ui/words.ts";
import { type PacketPart, packetParts, packetPath } from "../web/public/addresses.ts";
import { boardPacket } from "../web/public/board-packet.ts";
import { publicSites } from "../web/public/pages.ts";
import { publicLetter } from "./letter-pdf.ts";
import { packetPdf } from "./packet-pdf.ts";
import { packetSlides } from "./packet-pptx.ts";
import { packetWorkbook } from "./packet-xlsx.ts";

export interface PacketOptions {
  readonly languages: readonly Words[];
  readonly output: Output<"public">;
  /** Regular and bold, as TrueType files. */
  readonly fonts: readonly Buffer[];
}

/**
 * Writes the printed matter of a release: about each place, in each language, a letter, a board packet, a workbook and slides. Everything goes through an output that accepts
 * only what was made from the protected release.
 *
 * @returns number of files
 * @throws AppError printers.letter-failed, printers.packet-failed
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
      const { words } = site;
      const packet = boardPacket(place, site);
      const contents: Readonly<Record<PacketPart, Uint8Array>> = {
        letter: publicLetter(site, place, setter),
        board: packetPdf(packet, site, setter),
        numbers: packetWorkbook(packet, words),
        slides: packetSlides(packet, site),
      };
      for (const part of packetParts) {
        const path = packetPath(words.lang, place, part);
        await printFiles(report, [{ path, content: contents[part] }], output);
        files++;
      }
    }
  return files;
}
