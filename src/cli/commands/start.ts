import { existsSync } from "node:fs";
import { Command } from "commander";
import { configPath, openWorkspace, type Workspace } from "../../sources/workspace.ts";
import { sampleFile } from "../ask-public.ts";
import { deliveryFacts } from "../delivery-facts.ts";
import { type CommandMaker, type Door, pathFrom, wholeNumber } from "../door.ts";
import { makeDemo, usualDemo } from "../make-demo.ts";
import { wordsIn } from "../page-words.ts";
import { runAudit } from "../run-audit.ts";
import { auditFolder, portOf, serveAudit } from "../serve-audit.ts";
import { writeAudit } from "../write-audit.ts";
import { writeOutliers } from "../write-outliers.ts";

export const start: CommandMaker = (door) =>
  new Command("start")
    .description(door.words.start.about)
    .option("--out <dir>", door.words.demo.out, "sample")
    .option("--port <number>", `${door.words.serve.port} (4400)`, wholeNumber(door, "--port", 0, 65_535))
    .action(async (options: { out: string; port?: number }) => {
      const { terminal, words } = door;
      const say = words.start;
      const folder = pathFrom(door, options.out);
      if (!existsSync(configPath(folder))) {
        terminal.say(say.making);
        await makeDemo(door, folder, usualDemo);
      }
      terminal.say(say.auditing);
      const workspace = openWorkspace(folder, door.cwd);
      await auditInto(door, workspace);
      const address = await serveAudit(door, auditFolder(folder), "127.0.0.1", portOf(door, options.port));
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

async function auditInto(door: Door, workspace: Workspace): Promise<void> {
  const run = await runAudit(workspace);
  const bar = door.terminal.progress(door.words.start.auditing);
  try {
    const onPage = (done: number, total: number): void => bar.step(done, total, "");
    await writeAudit(run, await deliveryFacts(workspace), auditFolder(workspace.folder), {
      words: wordsIn(workspace, door.lang),
      outliers: (folder) => writeOutliers(door, folder, { file: sampleFile, workspace }),
      onPage,
    });
  } finally {
    bar.stop();
  }
}
