import { typefaces } from "./typst.ts";

/** Where papers of a release differ above their text, as lengths of Typst. */
interface PaperTop {
  /** Height of the margin that has the foot. */
  readonly foot: string;
  /** Headings of level 2. */
  readonly section: { readonly above: string; readonly size: string };
  /** Headings of level 3. */
  readonly part: { readonly above: string; readonly below: string };
}

/**
 * How each paper of a release begins, in Typst: its input `data` as `sheet`, type, margins, headings, tables, and on each page the foot and the page's
 * number. Text is never smaller than 9.5 points, and everything is black or white.
 */
export const paperTop = ({ foot, section, part }: PaperTop): string => `
#let sheet = json(bytes(sys.inputs.data))
#set document(title: sheet.title, date: none)
#set text(
  ${typefaces}
  size: 10pt,
  lang: sheet.lang,
  dir: if sheet.direction == "rtl" { rtl } else { ltr },
  hyphenate: false,
  number-type: "lining",
)
#let small = 9.5pt
#set par(leading: 0.55em, spacing: 0.8em)
#set page(
  paper: "us-letter",
  margin: (x: 0.75in, top: 0.6in, bottom: ${foot}),
  footer: context {
    set text(size: small)
    set par(leading: 0.45em, spacing: 0.45em)
    line(length: 100%, stroke: 0.5pt)
    v(-0.3em)
    grid(
      columns: (1fr, auto),
      column-gutter: 1em,
      sheet.foot.join(parbreak()),
      sheet.pages.at(counter(page).get().first() - 1, default: ""),
    )
  },
)
#show heading.where(level: 1): it => block(above: 0.9em, below: 0.7em, text(size: 15pt, weight: 700, it.body))
#show heading.where(level: 2): it => block(above: ${section.above}, below: 0.6em, sticky: true, text(size: ${section.size}, weight: 700, it.body))
#show heading.where(level: 3): it => block(above: ${part.above}, below: ${part.below}, sticky: true, text(size: 10pt, weight: 700, it.body))
#set table(stroke: (x, y) => (bottom: if y == 0 { 1pt } else { 0.5pt }), inset: (x: 3pt, y: 2.2pt))
#show table: set text(size: small)
#show table.cell.where(y: 0): set text(weight: 700)
#set list(spacing: 0.55em)
`;
