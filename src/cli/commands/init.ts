import { Command } from "commander";
import { initWorkspace } from "../../app/init-workspace.ts";
import { type CommandMaker, pathFrom } from "../command-context.ts";
import { workingCommand } from "../suggested-commands.ts";

interface Options {
  readonly name: string;
  readonly id?: string;
  readonly state?: string;
  readonly county?: string;
}

export const initCommand: CommandMaker = (context) =>
  new Command("init")
    .description(context.words.init.about)
    .argument("[dir]", context.words.init.folder)
    .requiredOption("--name <name>", context.words.init.name)
    .option("--id <code>", context.words.init.id)
    .option("--state <letters>", context.words.init.state)
    .option("--county <name>", context.words.init.county)
    .action((dir: string | undefined, options: Options) => {
      const { terminal, words } = context;
      const { folder, checkout } = initWorkspace(context.viewer, pathFrom(context, dir ?? context.named() ?? "."), {
        ...options,
        language: context.lang,
      });
      terminal.answer({ ok: true, folder, ...(checkout !== undefined && { checkout }) });
      terminal.say(words.init.done(folder));
      if (checkout !== undefined) terminal.say(words.init.inCheckout(checkout));
      // The current folder is not the new workspace, so the next commands name it.
      if (dir !== undefined && folder !== context.cwd)
        terminal.suggest((command) => workingCommand(command, { cwd: context.cwd, workspace: dir, paths: [] }));
      terminal.say(words.init.next);
    });
