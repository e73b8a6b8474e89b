import { Command } from "commander";
import { rebuildWarehouse } from "../../sources/rebuild.ts";
import { type CommandMaker, pathFrom } from "../command-context.ts";

export const rebuild: CommandMaker = (context) =>
  new Command("rebuild")
    .description(context.words.rebuild.about)
    .option("--as-of <date>", context.words.rebuild.asOf)
    .option("--out <file>", context.words.rebuild.out)
    .action(async (options: { asOf?: string; out?: string }) => {
      const { terminal, words } = context;
      const bar = terminal.progress(words.replaying);
      try {
        const rebuilt = await rebuildWarehouse(context.workspace(), {
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
          ...(options.out === undefined ? {} : { out: pathFrom(context, options.out) }),
          now: context.now(),
          onReplay: (done, total) => bar.step(done, total, ""),
        });
        bar.stop();
        terminal.answer({ ok: true, ...rebuilt });
        terminal.say(words.rebuild.done(rebuilt.loads, rebuilt.path));
      } finally {
        bar.stop();
      }
    });
