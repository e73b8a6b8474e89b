import { existsSync } from "node:fs";
import { Command } from "commander";
import { configPath, openWorkspace, type Workspace } from "../../sources/workspace.ts";
import { sampleFile } from "../ask-official.ts";
import { type CommandContext, type CommandMaker, pathFrom, wholeNumber } from "../command-context.ts";
import { deliveryFacts } from "../delivery-facts.ts";
import { makeDemo, usualDemo } from "../make-demo.ts";
import { wordsIn } from "../page-words.ts";
import { runAudit } from "../run-audit.ts";
import { auditFolder, portOf, serveAudit } from "../serve-audit.ts";
import { writeAudit } from "../write-audit.ts";
import { writeOutliers } from "../write-outliers.ts";

export const start: CommandMaker = (context) =>
  new Command("start")
    .description(context.words.start.about)
    .option("--out <dir>", context.words.demo.out, "sample")
    .option("--port <number>", `${context.words.serve.port} (4400)`, wholeNumber(context, "--port", 0, 65_535))
    .action(async (options: { out: string; port?: number }) => {
      const { terminal, words } = context;
      const say = words.start;
      const folder = pathFrom(context, options.out);
      if (!existsSync(configPath(folder))) {
        terminal.say(say.making);
        await makeDemo(context, folder, usualDemo);
      }
      terminal.say(say.auditing);
      const workspace = openWorkspace(folder, context.cwd);
      await auditInto(context, workspace);
      const address = await serveAudit(context, auditFolder(folder), "127.0.0.1", portOf(context, options.port));
      terminal.say();
      terminal.say(terminal.bold(words.serve.at(address)));
      terminal.say(say.synthetic);
      terminal.say(words.outliers.at(`${address}/outliers/index.html`));
      terminal.say();
      terminal.say(say.three);
      for (const [i, text] of [say.try1, say.try2, say.try3].entries()) terminal.say(`${i + 1}. ${text}`);
      terminal.say();
      terminal.say(words.serve.stop);
    });

async function auditInto(context: CommandContext, workspace: Workspace): Promise<void> {
  const run = await runAudit(workspace);
  const bar = context.terminal.progress(context.words.start.auditing);
  try {
    const onPage = (done: number, total: number): void => bar.step(done, total, "");
    await writeAudit(run, await deliveryFacts(workspace), auditFolder(workspace.folder), {
      words: wordsIn(workspace, context.lang),
      outliers: (folder) => writeOutliers(context, folder, { file: sampleFile, workspace }),
      onPage,
    });
  } finally {
    bar.stop();
  }
}
