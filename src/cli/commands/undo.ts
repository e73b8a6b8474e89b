import { Command } from "commander";
import { undoLoad } from "../../sources/undo.ts";
import type { CommandMaker } from "../command-context.ts";

export const undo: CommandMaker = (context) =>
  new Command("undo")
    .description(context.words.undo.about)
    .argument("<load>", context.words.undo.which)
    .action(async (which: string) => {
      const { terminal, words } = context;
      const bar = terminal.progress(words.replaying);
      try {
        const undone = await undoLoad(context.workspace(), which, {
          now: context.now(),
          onReplay: (done, total) => bar.step(done, total, ""),
        });
        bar.stop();
        terminal.answer({ ok: true, undone });
        terminal.say(words.undo.done(undone.number, undone.files.length));
        terminal.say(words.undo.again);
      } finally {
        bar.stop();
      }
    });
