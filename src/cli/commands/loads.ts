import { Command } from "commander";
import { listLoads } from "../../app/list-loads.ts";
import type { LoadLine } from "../../sources/loads.ts";
import { countText } from "../../ui/format.ts";
import type { TerminalWords } from "../../ui/language/language.ts";
import { wordsOf } from "../../ui/words.ts";
import type { CommandMaker } from "../command-context.ts";

export const loadsCommand: CommandMaker = (context) =>
  new Command("loads").description(context.words.loads.about).action(async () => {
    const { terminal, words, lang } = context;
    const list = await listLoads(context.viewer, context.workspace());
    terminal.answer({ ok: true, loads: list });
    if (list.length === 0) {
      terminal.say(words.loads.none);
      terminal.say(words.loads.noneFix);
      return;
    }
    const number = (n: number | undefined): string => (n === undefined ? "" : countText(n, wordsOf(lang)));
    terminal.table(
      words.loads.headings,
      list.map((l) => [
        String(l.number),
        l.at.slice(0, 16).replace("T", " "),
        filesOf(l),
        number(l.rowsLoaded),
        number(l.rowsQuarantined),
        stateOf(l, words),
      ]),
    );
  });

/** The first few names, and the number of others. */
function filesOf(line: LoadLine): string {
  const names = line.files.map((f) => f.name);
  return names.length <= 3 ? names.join(", ") : `${names.slice(0, 2).join(", ")}, +${names.length - 2}`;
}

function stateOf(line: LoadLine, words: TerminalWords): string {
  if (!line.stands) return words.loads.undone;
  return line.added ? words.loads.added : words.loads.stands;
}
