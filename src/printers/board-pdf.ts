import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { AppError } from "../base/errors.ts";
import type { Audience } from "../reports/report.ts";
import type { Words } from "../ui/words.ts";
import { boardFile, boardPath } from "../web/audit/addresses.ts";
import { type BoardSheet, boardDetails, boardSheet } from "../web/audit/board-sheet.ts";
import { type AuditSite, siteOf } from "../web/audit/site.ts";
import { boardTemplate, glyphTemplate } from "./board-template.ts";
import { type Output, printedFile } from "./output.ts";

/** The sides of a sheet of paper. */
const sides = 2;

/** Zero-width space. */
const lineBreakHere = "\u200b";

/** Printed instead of a character that no font has. */
const missingCharacter = "\u25a1";

/**
 * Prints the sheet for the board as an accessible PDF (PDF/UA-1, tagged) of exactly two letter pages. The same input
 * gives the same bytes: the file has no date of its own.
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
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] });
  const pages = Array.from({ length: sides }, (_, at) => words.say("board.page", { page: at + 1, pages: sides }));
  for (const detail of boardDetails) {
    const sheet = { ...boardSheet(site, detail), pages };
    const text = asJson(sheet);
    const shown = onlyShown(compiler, text);
    const data = shown === text ? text : onlyShown(compiler, asJson(withNote(sheet, words)));
    const compiled = compiler.compile({ mainFileContent: boardTemplate, inputs: { data } });
    const { result } = compiled;
    if (result === null)
      throw new AppError("printers.board-failed", { lang: words.lang }, { cause: compiled.takeError() });
    if (result.numOfPages === sides) return compiler.pdf(result, { pdfStandard: "ua-1" });
  }
  throw new AppError("printers.board-failed", { lang: words.lang });
}

/** Characters without a place to break the line; a longer word gets some, so that it stays in its column. */
const longWord = /\S{16}(?=\S{4})/gu;

/** Text that the layout can read: without control characters and halves of surrogate pairs. */
const asJson = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "string"
      ? part
          .toWellFormed()
          .replace(/\p{Cc}/gu, " ")
          .replace(longWord, `$&${lineBreakHere}`)
      : part,
  );

/** The sheet, plus a line that explains the box printed for a letter that no font has. */
const withNote = (sheet: BoardSheet, words: Words): BoardSheet => ({
  ...sheet,
  basis: [...sheet.basis, { term: missingCharacter, says: words.say("board.no-character", { page: boardPath }) }],
});

/** The text with a box for each character that no font has a glyph for; PDF/UA allows no such character. */
function onlyShown(compiler: NodeCompiler, text: string): string {
  const unusual = [...new Set(text.match(/[^ -~]/gu))];
  if (hasGlyphs(compiler, unusual.join(""))) return text;
  const missing = new Set(unusual.filter((character) => !hasGlyphs(compiler, character)));
  return [...text].map((character) => (missing.has(character) ? missingCharacter : character)).join("");
}

function hasGlyphs(compiler: NodeCompiler, text: string): boolean {
  const { result } = compiler.compile({ mainFileContent: glyphTemplate, inputs: { text } });
  if (result === null) return false;
  try {
    compiler.pdf(result, { pdfStandard: "ua-1" });
    return true;
  } catch {
    return false;
  }
}
