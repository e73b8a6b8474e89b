import { typefaces } from "./typst.ts";

/**
 * Layout of the sheet for the board, in Typst. It has no words of its own: all text is in the input `data`, a
 * `BoardSheet` as JSON. Text is never smaller than 9 points, and everything is black, white or gray.
 */
export const boardTemplate = String.raw`
#let sheet = json(bytes(sys.inputs.data))
#let say = sheet.say
#let rtl-text = sheet.direction == "rtl"
#set document(title: sheet.title, date: none)
#set text(
  ${typefaces}
  size: 9.5pt,
  lang: sheet.lang,
  dir: if rtl-text { rtl } else { ltr },
  hyphenate: false,
  number-type: "lining",
)
#let small = 9pt
#set par(leading: 0.5em, spacing: 0.75em)
#set page(
  paper: "us-letter",
  margin: (x: 0.65in, top: 0.55in, bottom: 0.7in),
  footer: context {
    set text(size: small)
    line(length: 100%, stroke: 0.5pt)
    v(-0.4em)
    grid(
      columns: (1fr, auto),
      column-gutter: 1em,
      sheet.title,
      sheet.pages.at(counter(page).get().first() - 1, default: ""),
    )
  },
)
#show heading.where(level: 1): it => block(above: 0.5em, below: 0.6em, text(size: 16pt, weight: 700, it.body))
#show heading.where(level: 2): it => block(above: 1.1em, below: 0.55em, sticky: true, text(size: 11.5pt, weight: 700, it.body))
#show heading.where(level: 3): it => block(above: 0.7em, below: 0.35em, sticky: true, text(size: 9.5pt, weight: 700, it.body))
#set table(stroke: (x, y) => (bottom: if y == 0 { 1pt } else { 0.5pt }), inset: (x: 3pt, y: 3pt))
#show table.cell.where(y: 0): set text(weight: 700, size: small)
#set list(spacing: 0.5em)
#set enum(spacing: 0.5em)

#if sheet.seal != "" {
  block(stroke: 1pt, inset: 4pt, width: 100%, text(size: small, weight: 700, sheet.seal))
}
#text(size: small, sheet.eyebrow)
#heading(level: 1, sheet.heading)
#sheet.lede

#let numbered(i, name) = str(i + 1) + ". " + name

#if sheet.gaps.len() > 0 {
  heading(level: 2, say.numbers)
  set par(justify: false)
  table(
    columns: (2.6fr, 0.8fr, 1fr, 1.1fr, 1.9fr, 1.9fr),
    align: (x, y) => if x in (1, 2, 3) { end } else { start },
    table.header(say.what, say.group, say.comparison, say.students, say.sure, say.moved),
    ..sheet.gaps.enumerate().map(((i, gap)) => (
      strong(numbered(i, gap.name)), gap.rate, gap.comparisonRate, gap.students, gap.sure, gap.moved,
    )).flatten(),
  )

  heading(level: 2, say.picture)
  // Positions run from left to right in every language, like the axis of a chart.
  let plot(gap) = box(width: 100%, height: 11pt, {
    place(top + left, dy: 5pt, line(length: 100%, stroke: 0.5pt + luma(160)))
    for tick in (0%, 25%, 50%, 75%, 100%) {
      place(top + left, dx: tick, dy: 3pt, line(angle: 90deg, length: 4pt, stroke: 0.5pt + luma(160)))
    }
    let low = calc.min(gap.from, gap.to)
    place(top + left, dx: low * 100%, dy: 3pt, rect(width: calc.abs(gap.to - gap.from) * 100%, height: 4pt, fill: luma(190)))
    place(top + left, dx: gap.comparisonAt * 100% - 3.5pt, dy: 1.5pt, circle(radius: 3.5pt, fill: white, stroke: 1pt))
    place(top + left, dx: gap.at * 100% - 3.5pt, dy: 1.5pt, circle(radius: 3.5pt, fill: black))
  })
  figure(alt: sheet.pictureAlt, {
    set align(start)
    set text(size: small)
    grid(
      columns: (auto, auto, 1fr, auto),
      column-gutter: 8pt,
      row-gutter: 4pt,
      ..sheet.gaps.enumerate().map(((i, gap)) => (
        str(i + 1), "0", plot(gap), "100",
      )).flatten(),
    )
  })
  text(size: small, say.pictureKey)

  if sheet.showsSentences {
    heading(level: 2, say.meaning)
    enum(..sheet.gaps.map(gap => gap.sentence))
  }
}

#heading(level: 2, say.better)
#list(..sheet.better)

#pagebreak()

#if sheet.gaps.len() > 0 {
  heading(level: 2, say.decide)
  block(sticky: true, say.toFill)
  table(
    columns: (2.8fr, 2fr, 1.2fr, 0.9fr),
    stroke: (x, y) => (bottom: if y == 0 { 1pt } else { 0.5pt }, left: if x > 0 { 0.5pt } else { none }),
    table.header(say.question, say.action, say.who, say.when),
    ..sheet.gaps.enumerate().map(((i, gap)) => (
      block(breakable: false, {
        strong(numbered(i, gap.name))
        linebreak()
        gap.question
        v(sheet.roomToWrite * 1pt, weak: false)
      }), [], [], [],
    )).flatten(),
  )
}

#heading(level: 2, say.unknown)
#list(..sheet.unknown)

#heading(level: 2, say.basis)
#set text(size: small)
#for fact in sheet.basis [
  #strong(fact.term + ":") #fact.says \
]
`;
