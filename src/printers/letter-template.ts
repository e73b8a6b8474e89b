import { typefaces } from "./typst.ts";

/**
 * Layout of the letter about a place, in Typst. It has no words of its own: all text is in the input `data`, a `Letter` as
 * JSON. Text is never smaller than 9.5 points, and everything is black or white.
 */
export const letterTemplate = String.raw`
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
  margin: (x: 0.75in, top: 0.6in, bottom: 1.05in),
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
#show heading.where(level: 2): it => block(above: 1.2em, below: 0.6em, sticky: true, text(size: 11.5pt, weight: 700, it.body))
#show heading.where(level: 3): it => block(above: 0.8em, below: 0.4em, sticky: true, text(size: 10pt, weight: 700, it.body))
#set table(stroke: (x, y) => (bottom: if y == 0 { 1pt } else { 0.5pt }), inset: (x: 3pt, y: 2.2pt))
#show table: set text(size: small)
#show table.cell.where(y: 0): set text(weight: 700)
#set list(spacing: 0.55em)

#grid(
  columns: (1fr, auto),
  column-gutter: 1em,
  strong(sheet.from),
  sheet.day,
)
#sheet.to

#heading(level: 1, sheet.finding)
#sheet.lede

#heading(level: 2, sheet.gapsHeading)
#sheet.gapsIntro
#if sheet.gaps.len() > 0 {
  list(..sheet.gaps.map(gap => { strong(gap.name + ".") + " " + gap.says }))
}

#for part in sheet.texts {
  heading(level: 2, part.heading)
  if part.before != "" { par(part.before) }
  for one in part.blocks {
    set text(lang: part.lang)
    if one.kind == "heading" { heading(level: 3, one.text) }
    if one.kind == "paragraph" { par(one.text) }
    if one.kind == "list" { list(..one.items) }
  }
  if part.after != "" { par(part.after) }
}

#pagebreak()

#heading(level: 2, sheet.tableHeading)
#if sheet.rows.len() > 0 {
  let columns = sheet.columns.len()
  table(
    columns: (1fr,) + (if columns == 2 { (6em,) } else { (7em, 9em) }),
    align: (x, y) => if x == 0 { start } else { end },
    table.header(..sheet.columns),
    ..sheet.rows.map(row => (
      ..if row.goal != "" { (table.cell(colspan: columns, strong(row.goal)),) } else { () },
      row.question,
      row.rate,
      ..if columns > 2 { (row.whole,) } else { () },
    )).flatten(),
  )
}
#if sheet.more != "" { par(sheet.more) }

#heading(level: 2, sheet.missingHeading)
#for line in sheet.missing { par(line) }

#heading(level: 2, sheet.basisHeading)
#set text(size: small)
#for fact in sheet.basis [
  #strong(fact.term + ":") #fact.says \
]
`;
