import { paperTop } from "./paper-top.ts";

/**
 * Layout of the letter about a place, in Typst. It has no words of its own: all text is in the input `data`, a `Letter` as
 * JSON.
 */
export const letterTemplate = String.raw`${paperTop({ foot: "1.05in", section: { above: "1.2em", size: "11.5pt" }, part: { above: "0.8em", below: "0.4em" } })}
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
