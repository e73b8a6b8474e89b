import { existsSync } from "node:fs";
import { Command } from "commander";
import { type LiveReport, liveReport } from "../../app/live-report.ts";
import { makeDemo, usualDemo } from "../../app/make-demo.ts";
import { sampleFile } from "../../app/official-request.ts";
import { openWorkspace } from "../../app/open-workspace.ts";
import { reportWords } from "../../app/report-words.ts";
import { runAudit } from "../../app/run-audit.ts";
import { writeOutliers } from "../../app/write-outliers.ts";
import { otherLanguages } from "../../base/lang.ts";
import { configPath } from "../../sources/workspace.ts";
import { type CommandContext, type CommandMaker, pathFrom, wholeNumber } from "../command-context.ts";
import { auditFolder, listenOn, portOf } from "../serve-audit.ts";
import { withProgress } from "../with-progress.ts";

export const startCommand: CommandMaker = (context) =>
  new Command("start")
    .description(context.words.start.about)
    .option("--out <dir>", context.words.demo.out, "sample")
    .option("--port <number>", `${context.words.serve.port} (4400)`, wholeNumber(context, "--port", 0, 65_535))
    .action(async (options: { out: string; port?: number }) => {
      const { terminal, words } = context;
      const say = words.start;
      const folder = pathFrom(context, options.out);
      const report = Promise.withResolvers<LiveReport>();
      // Bind the port first, so that a port in use is reported before the work rather than after. Requests wait for
      // the report.
      const { address, close } = await listenOn(
        auditFolder(folder),
        "127.0.0.1",
        portOf(context, options.port),
        async (path) => (await report.promise).file(path),
      );
      try {
        const live = await reportOf(context, folder);
        report.resolve(live);
        terminal.answer({ ok: true, address, folder: auditFolder(folder) });
        terminal.say();
        terminal.say(terminal.bold(words.serve.at(address)));
        terminal.say(say.synthetic);
        terminal.say(words.outliers.at(`${address}/outliers/index.html`));
        terminal.say();
        terminal.say(say.three);
        for (const [i, text] of [say.try1, say.try2, say.try3].entries()) terminal.say(`${i + 1}. ${text}`);
        terminal.say();
        terminal.say(words.serve.stop);
        await live.written;
      } catch (error) {
        close();
        throw error;
      }
    });

/** Report of the sample district, which is generated first if missing. */
async function reportOf(context: CommandContext, folder: string): Promise<LiveReport> {
  const { terminal, viewer, words } = context;
  if (!existsSync(configPath(folder))) {
    terminal.say(words.start.making);
    await withProgress(context, words.demo.inventing, (onFile) =>
      makeDemo(viewer, folder, usualDemo, { language: context.lang, now: context.now(), onFile }),
    );
  }
  terminal.say(words.start.auditing);
  const workspace = openWorkspace(viewer, folder, context.cwd);
  const run = await runAudit(viewer, workspace);
  return liveReport(viewer, run, run.deliveries, auditFolder(folder), {
    words: reportWords(workspace, context.lang),
    also: otherLanguages(context.lang).map((lang) => reportWords(workspace, lang)),
    outliers: (dir) => writeOutliers(viewer, dir, { file: sampleFile, workspace, now: context.now() }),
  });
}
