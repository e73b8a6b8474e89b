import { paperTop } from "./paper-top.ts";

/**
 * Layout of the board packet of a place, in Typst. It has no words of its own: all text is in the input `data`, a `PacketPaper` as
 * JSON.
 */
export const packetTemplate = String.raw`${paperTop({ foot: "1.1in", section: { above: "1.6em", size: "12pt" }, part: { above: "1.2em", below: "0.5em" } })}
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
