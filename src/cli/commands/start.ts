import { existsSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Command } from "commander";
import { may } from "../../access/may.ts";
import type { Viewer } from "../../access/viewer.ts";
import { isSampleDistrict } from "../../app/demo-people.ts";
import { type LiveReport, type ReportPages, type WrittenReport, writtenReport } from "../../app/live-report.ts";
import { sampleFile } from "../../app/official-request.ts";
import { openWorkspace } from "../../app/open-workspace.ts";
import { isReportOf } from "../../app/report-folder.ts";
import { reportMark } from "../../app/report-mark.ts";
import { reportWords } from "../../app/report-words.ts";
import type { WriteOptions } from "../../app/write-audit.ts";
import { isRunning, makeFolder, namesIn } from "../../base/durable.ts";
import type { Lang } from "../../base/lang.ts";
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
      const written = workspace && writtenBefore(context, workspace);
      const report = readable(written, lang);
      const server = await startStaffServer(viewer, {
        listen: { host: "127.0.0.1", port: portOf(context, options.port) },
        state,
        district: workspace?.config.district.name ?? sampleName,
        language: lang,
        words: (language) => reportWords(workspace, language),
        isSample: !isMade || isSampleDistrict(viewer, folder),
        report: report.read,
        earlier: report.earlier,
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
        if (written !== undefined) sayReady(context, server.address, folder);
        // Reading an audit again keeps this thread busy, so a first page that somebody is waiting for is served
        // first.
        await report.wanted;
        const read = (): Promise<LiveReport> => sampleReport(context, folder);
        const live = written === undefined ? await withProgress(context, words.audit.auditing, read) : await read();
        report.show(live);
        if (written === undefined) sayReady(context, server.address, folder);
        await live.written;
      } catch (error) {
        await server.stop();
        if (!existsSync(configPath(folder))) removeState(state);
        throw error;
      }
    });

/** The report of an earlier start, if it is that of the same files. */
function writtenBefore({ viewer, lang }: CommandContext, workspace: Workspace): WrittenReport | undefined {
  const folder = auditFolder(workspace.folder);
  const isSame = isReportOf(folder, reportMark(viewer, workspace, lang, [sampleFile]));
  return isSame ? writtenReport(viewer, folder, lang) : undefined;
}

const sampleName = "Alder Valley Unified";

/** Says that everything can be read, and what to try. */
function sayReady({ terminal, words }: CommandContext, address: string, folder: string): void {
  const say = words.start;
  terminal.answer({ ok: true, address, folder: auditFolder(folder) });
  terminal.say();
  terminal.say(say.synthetic);
  terminal.say();
  terminal.say(say.three);
  for (const [i, text] of [say.try1, say.try2, say.try3].entries()) terminal.say(`${i + 1}. ${text}`);
  terminal.say();
  terminal.say(words.serve.stop);
}

/** Milliseconds after the first page before the audit is read again, so that style and fonts are answered first. */
const pause = 300;

interface ReportSoFar {
  /** Resolves when the audit must be read: at once, unless the folder already has the requested pages. */
  readonly wanted: Promise<void>;
  read(): Promise<ReportPages>;
  earlier(viewer: Viewer, lang: Lang): WrittenReport | undefined;
  show(pages: ReportPages): void;
}

/**
 * The pages available so far: none at first, then those of the last year, then all.
 *
 * @param written pages of an earlier start, for those who may see all of them, in this language
 */
function readable(written: WrittenReport | undefined, language: Lang): ReportSoFar {
  const first = Promise.withResolvers<ReportPages>();
  const wanted = Promise.withResolvers<void>();
  let latest: ReportPages | undefined;
  if (written === undefined) wanted.resolve();
  return {
    wanted: wanted.promise,
    read: async () => {
      wanted.resolve();
      return latest ?? (await first.promise);
    },
    earlier: (viewer, lang) => {
      if (latest !== undefined || lang !== language || !may(viewer, "read-audit")) return undefined;
      if (written !== undefined) setTimeout(wanted.resolve, pause);
      return written;
    },
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
