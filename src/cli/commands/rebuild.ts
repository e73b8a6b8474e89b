import { Command } from "commander";
import { rebuild as rebuildWarehouse } from "../../app/rebuild.ts";
import { type CommandMaker, pathFrom } from "../command-context.ts";
import { withProgress } from "../with-progress.ts";

export const rebuildCommand: CommandMaker = (context) =>
  new Command("rebuild")
    .description(context.words.rebuild.about)
    .option("--as-of <date>", context.words.rebuild.asOf)
    .option("--out <file>", context.words.rebuild.out)
    .option("--accept-gap", context.words.rebuild.acceptGap)
    .action(async (options: { asOf?: string; out?: string; acceptGap?: boolean }) => {
      const { terminal, words } = context;
      const rebuilt = await withProgress(context, words.replaying, (step) =>
        rebuildWarehouse(context.viewer, context.workspace(), {
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
          ...(options.out === undefined ? {} : { out: pathFrom(context, options.out) }),
          ...(options.acceptGap === true && { acceptGap: true }),
          now: context.now(),
          onReplay: (done, total) => step(done, total, ""),
        }),
      );
      terminal.answer({ ok: true, ...rebuilt });
      const { accepted } = rebuilt;
      if (accepted !== undefined && accepted.lost.length + accepted.moved > 0)
        terminal.say(words.rebuild.lost(accepted.lost, accepted.moved, accepted.path));
      terminal.say(words.rebuild.done(rebuilt.loads, rebuilt.path));
    });
