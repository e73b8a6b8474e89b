import { existsSync } from "node:fs";
import { Command } from "commander";
import { deliveryFacts } from "../../app/delivery-facts.ts";
import { makeDemo, usualDemo } from "../../app/make-demo.ts";
import { sampleFile } from "../../app/official-request.ts";
import { openWorkspace } from "../../app/open-workspace.ts";
import { reportWords } from "../../app/report-words.ts";
import { runAudit } from "../../app/run-audit.ts";
import { writeAudit } from "../../app/write-audit.ts";
import { writeOutliers } from "../../app/write-outliers.ts";
import { configPath, type Workspace } from "../../sources/workspace.ts";
import { type CommandContext, type CommandMaker, pathFrom, wholeNumber } from "../command-context.ts";
import { auditFolder, portOf, serveAudit } from "../serve-audit.ts";
import { withProgress } from "../with-progress.ts";

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
        await withProgress(context, words.demo.inventing, (onFile) =>
          makeDemo(context.viewer, folder, usualDemo, { language: context.lang, now: context.now(), onFile }),
        );
      }
      terminal.say(say.auditing);
      const workspace = openWorkspace(context.viewer, folder, context.cwd);
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
  const run = await runAudit(context.viewer, workspace);
  await withProgress(context, context.words.start.auditing, async (step) =>
    writeAudit(context.viewer, run, await deliveryFacts(context.viewer, workspace), auditFolder(workspace.folder), {
      words: reportWords(workspace, context.lang),
      outliers: (folder) => writeOutliers(context.viewer, folder, { file: sampleFile, workspace, now: context.now() }),
      onPage: (done, total) => step(done, total, ""),
    }),
  );
}
