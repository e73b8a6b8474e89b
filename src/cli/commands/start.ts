import { existsSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Command } from "commander";
import { isSampleDistrict } from "../../app/demo-people.ts";
import type { LiveReport, ReportPages } from "../../app/live-report.ts";
import { sampleFile } from "../../app/official-request.ts";
import { openWorkspace } from "../../app/open-workspace.ts";
import { reportWords } from "../../app/report-words.ts";
import type { WriteOptions } from "../../app/write-audit.ts";
import { isRunning, makeFolder, namesIn } from "../../base/durable.ts";
import { configPath, type Workspace } from "../../sources/workspace.ts";
import { type CommandContext, type CommandMaker, pathFrom, wholeNumber } from "../command-context.ts";
import { portOf, usualPort } from "../port.ts";
import { auditFolder, reportOptions, stopWhenAsked, workspaceReport } from "../run-staff-app.ts";
import { withProgress } from "../with-progress.ts";

export const startCommand: CommandMaker = (context) =>
  new Command("start")
    .description(context.words.start.about)
    .option("--out <dir>", context.words.demo.out, "sample")
    .option("--port <number>", `${context.words.serve.port} (${usualPort})`, wholeNumber(context, "--port", 0, 65_535))
    .action(async (options: { out: string; port?: number }) => {
      const { terminal, words, viewer, lang } = context;
      const say = words.start;
      const folder = pathFrom(context, options.out);
      const isMade = existsSync(configPath(folder));
      const workspace = isMade ? openWorkspace(viewer, folder, context.cwd) : undefined;
      const { startStaffServer } = await import("../../server/staff-server.ts");
      const { statePath } = await import("../../store/state.ts");
      // People can sign in while the district is generated next to its folder.
      const state = isMade ? statePath(folder) : stateBeside(folder);
      const report = readable();
      const server = await startStaffServer(viewer, {
        listen: { host: "127.0.0.1", port: portOf(context, options.port) },
        state,
        district: workspace?.config.district.name ?? sampleName,
        language: lang,
        words: (language) => reportWords(workspace, language),
        isSample: !isMade || isSampleDistrict(viewer, folder),
        report: report.read,
        now: context.now,
        log: () => {},
      });
      stopWhenAsked({
        stop: async () => {
          await server.stop();
          if (!existsSync(configPath(folder))) removeState(state);
        },
      });
      terminal.say(terminal.bold(words.serve.at(server.address)));
      try {
        if (!isMade) {
          await generate(context, folder, (pages) => {
            report.show(pages);
            terminal.say(say.firstPages(server.address));
          });
          await server.state.moveTo(statePath(folder));
        }
        const live = await withProgress(context, words.audit.auditing, () => sampleReport(context, folder));
        report.show(live);
        terminal.answer({ ok: true, address: server.address, folder: auditFolder(folder) });
        terminal.say();
        terminal.say(say.synthetic);
        terminal.say();
        terminal.say(say.three);
        for (const [i, text] of [say.try1, say.try2, say.try3].entries()) terminal.say(`${i + 1}. ${text}`);
        terminal.say();
        terminal.say(words.serve.stop);
        await live.written;
      } catch (error) {
        await server.stop();
        if (!existsSync(configPath(folder))) removeState(state);
        throw error;
      }
    });

const sampleName = "Alder Valley Unified";

/** The pages that can be read now: at first none, then those of the last year, then all. */
function readable(): { read(): Promise<ReportPages>; show(pages: ReportPages): void } {
  const first = Promise.withResolvers<ReportPages>();
  let latest: ReportPages | undefined;
  return {
    read: async () => latest ?? (await first.promise),
    show: (pages) => {
      latest = pages;
      first.resolve(pages);
    },
  };
}

/** A database next to a folder that does not exist yet. Those of starts that were killed are deleted. */
function stateBeside(folder: string): string {
  const home = dirname(folder);
  const start = `.${basename(folder)}.fairlead-state-`;
  makeFolder(home);
  for (const name of namesIn(home)) {
    const pid = name.startsWith(start) ? Number.parseInt(name.slice(start.length), 10) : Number.NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) rmSync(join(home, name), { force: true });
  }
  return join(home, `${start}${process.pid}`);
}

const removeState = (path: string): void => {
  for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
};

/** Generates the sample district. @param onFirstPages  called with the pages of the last year while earlier years are read */
async function generate(
  context: CommandContext,
  folder: string,
  onFirstPages: (pages: ReportPages) => void,
): Promise<void> {
  const { viewer, words, lang } = context;
  // Loaded while the district is generated.
  void import("../../app/run-audit.ts");
  const { makeDemo, usualDemo } = await import("../../app/make-demo.ts");
  const onLastYear = async (workspace: Workspace): Promise<void> => {
    const { runAudit } = await import("../../app/run-audit.ts");
    const { firstLook } = await import("../../app/live-report.ts");
    const run = await runAudit(viewer, workspace);
    const options = { ...(await reportOptions(context, workspace)), outliers: outliersOf(context, workspace) };
    onFirstPages(firstLook(viewer, run, auditFolder(folder), { ...options, stillReading: true }));
  };
  await withProgress(context, words.start.making, (onFile) =>
    makeDemo(viewer, folder, usualDemo, { language: lang, now: context.now(), onFile, onLastYear }),
  );
}

/** Report of the sample district, with places to learn from. */
async function sampleReport(context: CommandContext, folder: string): Promise<LiveReport> {
  const workspace = openWorkspace(context.viewer, folder, context.cwd);
  return await workspaceReport(context, folder, { files: [sampleFile], outliers: outliersOf(context, workspace) });
}

const outliersOf =
  ({ viewer, now }: CommandContext, workspace: Workspace): NonNullable<WriteOptions["outliers"]> =>
  async (dir) => {
    const { writeOutliers } = await import("../../app/write-outliers.ts");
    return await writeOutliers(viewer, dir, { file: sampleFile, workspace, now: now() });
  };
