import { Command } from "commander";
import { undoLoad } from "../../app/undo-load.ts";
import type { CommandMaker } from "../command-context.ts";
import { withProgress } from "../with-progress.ts";

export const undoCommand: CommandMaker = (context) =>
  new Command("undo")
    .description(context.words.undo.about)
    .argument("<load>", context.words.undo.which)
    .action(async (which: string) => {
      const { terminal, words } = context;
      const undone = await withProgress(context, words.takingBack, (step) =>
        undoLoad(context.viewer, context.workspace(), which, {
          now: context.now(),
          onReplay: (done, total) => step(done, total, ""),
        }),
      );
      terminal.answer({ ok: true, undone });
      terminal.say(words.undo.done(undone.number, undone.files.length));
      terminal.say(words.undo.again);
    });
