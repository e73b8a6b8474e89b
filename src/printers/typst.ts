import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { withRowHeaders } from "./pdf-row-headers.ts";

/** The sides of a sheet of paper. */
export const sides = 2;

/** Our font; the two after it, which the compiler contains, have letters of other scripts. */
export const typefaces = 'font: ("Public Sans", "Libertinus Serif", "DejaVu Sans Mono"), fallback: false,';

/** Text alone, to find out whether the fonts have its characters. */
const glyphTemplate = `
#set document(title: "x", date: none)
#set text(${typefaces} lang: "en")
#sys.inputs.text
`;

/** Zero-width space. */
const lineBreakHere = "\u200b";

/** Printed instead of a character that no font has. */
export const missingCharacter = "\u25a1";

/** Compilations after which what the compiler remembers of an unused one is dropped. */
const remembered = 10;

const accessible = { pdfStandard: "ua-1" } as const;

/** Sets sheets of paper. One serves many sheets, since loading the fonts takes longer than a sheet. */
export interface Typesetter {
  /**
   * The first of these sheets that fills exactly two pages, as an accessible PDF (PDF/UA-1, tagged). The same input gives the
   * same bytes: the file has no date of its own.
   *
   * @param template   in Typst; it reads the sheet as JSON from the input `data`
   * @param sheets     from the most words to the fewest
   * @param explained  the sheet with a line that explains the box printed for a character that no font has
   * @param failure    what to throw if a sheet cannot be set, or none fits
   */
  twoSides<S extends object>(
    template: string,
    sheets: Iterable<S>,
    explained: (sheet: S) => S,
    failure: (options?: ErrorOptions) => Error,
  ): Uint8Array;
  /** One sheet with as many pages as it needs, otherwise the same. */
  allPages<S extends object>(
    template: string,
    sheet: S,
    explained: (sheet: S) => S,
    failure: (options?: ErrorOptions) => Error,
  ): Uint8Array;
}

/** @param fonts  regular and bold, as TrueType files */
export function typesetter(fonts: readonly Buffer[]): Typesetter {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] });
  const onlyShown = charactersShown(compiler);
  const print = <S extends object>(
    template: string,
    sheets: Iterable<S>,
    explained: (sheet: S) => S,
    failure: (options?: ErrorOptions) => Error,
    fits: (pages: number) => boolean,
  ): Uint8Array => {
    for (const sheet of sheets) {
      const text = asJson(sheet);
      const shown = onlyShown(text);
      const data = shown === text ? text : onlyShown(asJson(explained(sheet)));
      const compiled = compiler.compile({ mainFileContent: template, inputs: { data } });
      const { result } = compiled;
      if (result === null) throw failure({ cause: compiled.takeError() });
      if (!fits(result.numOfPages)) continue;
      const pdf = withRowHeaders(compiler.pdf(result, accessible));
      compiler.evictCache(remembered);
      return pdf;
    }
    throw failure();
  };
  return {
    twoSides: (template, sheets, explained, failure) =>
      print(template, sheets, explained, failure, (pages) => pages === sides),
    allPages: (template, sheet, explained, failure) => print(template, [sheet], explained, failure, () => true),
  };
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

/** Puts a box for each character that no font has a glyph for; PDF/UA allows no such character. Asks once for each character. */
function charactersShown(compiler: NodeCompiler): (text: string) => string {
  const shown = new Set<string>();
  const missing = new Set<string>();
  return (text) => {
    const unknown = [...new Set(text.match(/[^ -~]/gu))].filter((c) => !shown.has(c) && !missing.has(c));
    if (hasGlyphs(compiler, unknown.join(""))) for (const character of unknown) shown.add(character);
    else for (const character of unknown) (hasGlyphs(compiler, character) ? shown : missing).add(character);
    return [...text].some((character) => missing.has(character))
      ? [...text].map((character) => (missing.has(character) ? missingCharacter : character)).join("")
      : text;
  };
}

function hasGlyphs(compiler: NodeCompiler, text: string): boolean {
  if (text === "") return true;
  const { result } = compiler.compile({ mainFileContent: glyphTemplate, inputs: { text } });
  if (result === null) return false;
  try {
    compiler.pdf(result, accessible);
    return true;
  } catch {
    return false;
  }
}
