import { Command } from "commander";
import { type CommandMaker, pathFrom, wholeNumber } from "../door.ts";
import { auditFolder, portOf, serveAudit } from "../serve-audit.ts";

interface Options {
  readonly port?: number;
  readonly host: string;
}

export const serve: CommandMaker = (door) =>
  new Command("serve")
    .description(door.words.serve.about)
    .argument("[dir]", door.words.serve.dir)
    .option("--port <number>", `${door.words.serve.port} (4400)`, wholeNumber(door, "--port", 0, 65_535))
    .option("--host <address>", door.words.serve.host, "127.0.0.1")
    .action(async (dir: string | undefined, options: Options) => {
      const folder = dir === undefined ? auditFolder(door.workspace().folder) : pathFrom(door, dir);
      const address = await serveAudit(door, folder, options.host, portOf(door, options.port));
      door.terminal.say(door.words.serve.at(address));
      door.terminal.say(door.words.serve.stop);
    });
