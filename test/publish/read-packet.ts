/** Writes the packet of a report into memory. */
import { paperFonts } from "../../src/app/paper-fonts.ts";
import { publishPacket } from "../../src/publish/packet.ts";
import type { PublicReport } from "../../src/reports/public/report.ts";
import { type Words, wordsOf } from "../../src/ui/words.ts";

const fonts = paperFonts();

/** Every file of the packet, by path. */
export async function packetOf(
  report: PublicReport,
  languages: readonly Words[] = [wordsOf("en"), wordsOf("es")],
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const written = await publishPacket(report, {
    languages,
    fonts,
    output: {
      put: ({ path, content }) => {
        if (files.has(path) || !(content instanceof Uint8Array)) throw new Error(`${path} is put twice, or is text`);
        files.set(path, content);
      },
    },
  });
  if (written !== files.size) throw new Error("the number of files is wrong");
  return files;
}
