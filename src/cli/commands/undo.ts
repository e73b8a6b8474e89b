import { Command } from "commander";
import { undoLoad } from "../../sources/undo.ts";
import type { CommandMaker } from "../door.ts";

export const undo: CommandMaker = (door) =>
  new Command("undo")
    .description(door.words.undo.about)
    .argument("<load>", door.words.undo.which)
    .action(async (which: string) => {
      const { terminal, words } = door;
      const bar = terminal.progress(words.replaying);
      try {
        const undone = await undoLoad(door.workspace(), which, {
          now: door.now(),
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
