import { Command } from "commander";
import { rebuildWarehouse } from "../../sources/rebuild.ts";
import { type CommandMaker, pathFrom } from "../door.ts";

export const rebuild: CommandMaker = (door) =>
  new Command("rebuild")
    .description(door.words.rebuild.about)
    .option("--as-of <date>", door.words.rebuild.asOf)
    .option("--out <file>", door.words.rebuild.out)
    .action(async (options: { asOf?: string; out?: string }) => {
      const { terminal, words } = door;
      const bar = terminal.progress(words.replaying);
      try {
        const rebuilt = await rebuildWarehouse(door.workspace(), {
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
          ...(options.out === undefined ? {} : { out: pathFrom(door, options.out) }),
          now: door.now(),
          onReplay: (done, total) => bar.step(done, total, ""),
        });
        bar.stop();
        terminal.answer({ ok: true, ...rebuilt });
        terminal.say(words.rebuild.done(rebuilt.loads, rebuilt.path));
      } finally {
        bar.stop();
      }
    });
