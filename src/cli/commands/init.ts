import { Command } from "commander";
import { initWorkspace } from "../../sources/workspace.ts";
import { type CommandMaker, pathFrom } from "../door.ts";

interface Options {
  readonly name: string;
  readonly id?: string;
  readonly state?: string;
  readonly county?: string;
}

export const init: CommandMaker = (door) =>
  new Command("init")
    .description(door.words.init.about)
    .argument("[dir]", door.words.init.folder)
    .requiredOption("--name <name>", door.words.init.name)
    .option("--id <code>", door.words.init.id)
    .option("--state <letters>", door.words.init.state)
    .option("--county <name>", door.words.init.county)
    .action((dir: string | undefined, options: Options) => {
      const { terminal, words } = door;
      const { folder } = initWorkspace(pathFrom(door, dir ?? door.named() ?? "."), { ...options, language: door.lang });
      terminal.answer({ ok: true, folder });
      terminal.say(words.init.done(folder));
      terminal.say(words.init.next);
    });
