import { Command } from "commander";
import { type CommandMaker, pathFrom, wholeNumber } from "../command-context.ts";
import { auditFolder, portOf, serveAudit } from "../serve-audit.ts";

interface Options {
  readonly port?: number;
  readonly host: string;
  readonly openToNetwork?: boolean;
}

export const serveCommand: CommandMaker = (context) =>
  new Command("serve")
    .description(context.words.serve.about)
    .argument("[dir]", context.words.serve.dir)
    .option("--port <number>", `${context.words.serve.port} (4400)`, wholeNumber(context, "--port", 0, 65_535))
    .option("--host <address>", context.words.serve.host, "127.0.0.1")
    .option("--open-to-network", context.words.serve.openToNetwork)
    .action(async (dir: string | undefined, options: Options) => {
      const folder = dir === undefined ? auditFolder(context.workspace().folder) : pathFrom(context, dir);
      const address = await serveAudit(context, folder, {
        host: options.host,
        port: portOf(context, options.port),
        openToNetwork: options.openToNetwork === true,
      });
      context.terminal.say(context.words.serve.at(address));
      context.terminal.say(context.words.serve.stop);
    });
