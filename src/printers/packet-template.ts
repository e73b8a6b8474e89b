import { typefaces } from "./typst.ts";

/**
 * Layout of the board packet of a place, in Typst. It has no words of its own: all text is in the input `data`, a `PacketPaper` as
 * JSON. Text is never smaller than 9.5 points, and everything is black or white.
 */
export const packetTemplate = String.raw`
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
  margin: (x: 0.75in, top: 0.6in, bottom: 1.1in),
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
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.6em, sticky: true, text(size: 12pt, weight: 700, it.body))
#show heading.where(level: 3): it => block(above: 1.2em, below: 0.5em, sticky: true, text(size: 10pt, weight: 700, it.body))
#set table(stroke: (x, y) => (bottom: if y == 0 { 1pt } else { 0.5pt }), inset: (x: 3pt, y: 2.2pt))
#show table: set text(size: small)
#show table.cell.where(y: 0): set text(weight: 700)
#set list(spacing: 0.55em)

#strong(sheet.from)

#heading(level: 1, sheet.title)

#heading(level: 2, sheet.foundHeading)
#list(..sheet.findings)

#for goal in sheet.goals {
  heading(level: 2, goal.name)
  for question in goal.questions {
    heading(level: 3, question.label)
    block(sticky: true, question.says)
    if question.rows.len() > 0 {
      table(
        columns: (1fr, 6em, 6em, 15em),
        align: (x, y) => if x == 1 or x == 2 { end } else { start },
        table.header(..sheet.columns),
        ..question.rows.flatten(),
      )
    }
    if question.hidden != "" { par(question.hidden) }
  }
}

#heading(level: 2, sheet.notesHeading)
#set text(size: small)
#for note in sheet.notes [
  #strong(note.term + ":") #note.says \
]
`;
