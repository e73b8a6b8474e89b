import { AppError } from "../base/errors.ts";
import { letterTemplate } from "../printers/letter-template.ts";
import { missingCharacter, sides, type Typesetter } from "../printers/typst.ts";
import type { PublicPlace } from "../reports/public/report.ts";
import type { Words } from "../ui/words.ts";
import { type Letter, letterDetails, letterOf } from "../web/public/letter.ts";
import type { PublicSite } from "../web/public/site.ts";

/**
 * The letter about a place as an accessible PDF of exactly two letter pages. The same report gives the same bytes.
 *
 * @throws AppError printers.letter-failed if even the fewest words need more than two pages
 */
export function publicLetter(site: PublicSite, place: PublicPlace, setter: Typesetter): Uint8Array {
  const { words } = site;
  const pages = Array.from({ length: sides }, (_, at) => words.say("board.page", { page: at + 1, pages: sides }));
  return setter.twoSides(
    letterTemplate,
    lettersOf(site, place, pages),
    (letter) => withNote(letter, words),
    (options) => new AppError("printers.letter-failed", { place: place.name }, options),
  );
}

/** Made one at a time, because the first one usually fits. */
function* lettersOf(
  site: PublicSite,
  place: PublicPlace,
  pages: readonly string[],
): Generator<Letter & { readonly pages: readonly string[] }> {
  for (const detail of letterDetails) yield { ...letterOf(place, site, detail), pages };
}

/** The letter, plus a line that explains the box printed for a letter that no font has. */
const withNote = <S extends Letter>(letter: S, words: Words): S => ({
  ...letter,
  basis: [...letter.basis, { term: missingCharacter, says: words.say("letter.no-character") }],
});
