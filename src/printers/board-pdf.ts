import { AppError } from "../base/errors.ts";
import type { Audience } from "../reports/report.ts";
import type { Words } from "../ui/words.ts";
import { boardFile, boardPath } from "../web/audit/addresses.ts";
import { type BoardSheet, boardDetails, boardSheet } from "../web/audit/board-sheet.ts";
import { type AuditSite, siteOf } from "../web/audit/site.ts";
import { boardTemplate } from "./board-template.ts";
import { type Output, printedFile } from "./output.ts";
import { missingCharacter, sides, typesetter } from "./typst.ts";

/**
 * Prints the sheet for the board as an accessible PDF of exactly two letter pages.
 *
 * @param fonts  regular and bold, as TrueType files
 * @throws AppError printers.board-failed if even the fewest words need more than two pages
 */
export async function printBoardPdf<A extends Audience>(
  site: AuditSite<A>,
  fonts: readonly Buffer[],
  output: Output<A>,
): Promise<void> {
  await output.put(printedFile(site.audit, boardFile(site.words.lang), boardPdf(site, fonts)));
}

/** The same as bytes. */
export function boardPdf(auditSite: AuditSite, fonts: readonly Buffer[]): Uint8Array {
  const site = siteOf(auditSite);
  const { words } = site;
  const pages = Array.from({ length: sides }, (_, at) => words.say("board.page", { page: at + 1, pages: sides }));
  return typesetter(fonts).twoSides(
    boardTemplate,
    boardDetails.map((detail) => ({ ...boardSheet(site, detail), pages })),
    (sheet) => withNote(sheet, words),
    (options) => new AppError("printers.board-failed", { lang: words.lang }, options),
  );
}

/** The sheet, plus a line that explains the box printed for a letter that no font has. */
const withNote = <S extends BoardSheet>(sheet: S, words: Words): S => ({
  ...sheet,
  basis: [...sheet.basis, { term: missingCharacter, says: words.say("board.no-character", { page: boardPath }) }],
});
