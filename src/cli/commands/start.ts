import { existsSync } from "node:fs";
import { Command } from "commander";
import type { firstLook, LiveReport } from "../../app/live-report.ts";
import { sampleFile } from "../../app/official-request.ts";
import { openWorkspace } from "../../app/open-workspace.ts";
import { isReportOf } from "../../app/report-folder.ts";
import { reportMark } from "../../app/report-mark.ts";
import type { WriteOptions } from "../../app/write-audit.ts";
import { isError } from "../../base/errors.ts";
import { languages, otherLanguages } from "../../base/lang.ts";
import { configPath, type Workspace } from "../../sources/workspace.ts";
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
      let firstPages: FirstPages | undefined;
      const { address, close } = await listenOn(
        auditFolder(folder),
        "127.0.0.1",
        portOf(context, options.port),
        async (path) => firstPages?.(path) ?? (await report.promise).file(path),
      );
      const onFirstPages = (pages: FirstPages): void => {
        firstPages = pages;
        terminal.say(say.firstPages(address));
      };
      try {
        const live = await reportOf(context, folder, onFirstPages);
        firstPages = undefined;
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

/** Pages of the last year alone, by path. */
type FirstPages = ReturnType<typeof firstLook>;

/**
 * Report of the sample district, which is generated first if missing. A report of the same files is shown as it is.
 *
 * @param onFirstPages  called with the pages of the last year while earlier years are read
 */
async function reportOf(
  context: CommandContext,
  folder: string,
  onFirstPages: (pages: FirstPages) => void,
): Promise<LiveReport> {
  const { viewer, words, lang } = context;
  const made = existsSync(configPath(folder));
  const markOf = (): string => reportMark(viewer, openWorkspace(viewer, folder, context.cwd), lang, [sampleFile]);
  if (made && isReportOf(auditFolder(folder), markOf())) return fromFolder(() => auditOf(context, folder, undefined));
  if (!made) {
    // Loaded while the district is generated.
    void import("../../app/run-audit.ts");
    const { makeDemo, usualDemo } = await import("../../app/make-demo.ts");
    const onLastYear = async (workspace: Workspace): Promise<void> =>
      onFirstPages(await firstPagesOf(context, workspace, folder));
    await withProgress(context, words.start.making, (onFile) =>
      makeDemo(viewer, folder, usualDemo, { language: lang, now: context.now(), onFile, onLastYear }),
    );
  }
  const mark = markOf();
  return await withProgress(context, words.audit.auditing, () => auditOf(context, folder, mark));
}

async function firstPagesOf(context: CommandContext, workspace: Workspace, folder: string): Promise<FirstPages> {
  const { viewer } = context;
  const { runAudit } = await import("../../app/run-audit.ts");
  const { firstLook } = await import("../../app/live-report.ts");
  const run = await runAudit(viewer, workspace);
  return firstLook(viewer, run, auditFolder(folder), {
    ...(await writeOptions(context, workspace)),
    stillReading: true,
  });
}

/** What a report of the sample is written with: every language, and places to learn from. */
async function writeOptions({ viewer, lang, now }: CommandContext, workspace: Workspace): Promise<WriteOptions> {
  const { reportWords } = await import("../../app/report-words.ts");
  return {
    words: reportWords(workspace, lang),
    also: otherLanguages(lang).map((other) => reportWords(workspace, other)),
    outliers: async (dir: string) => {
      const { writeOutliers } = await import("../../app/write-outliers.ts");
      return await writeOutliers(viewer, dir, { file: sampleFile, workspace, now: now() });
    },
  };
}

/** @param mark  of the report to write; undefined if it is in the folder already */
async function auditOf(context: CommandContext, folder: string, mark: string | undefined): Promise<LiveReport> {
  const { viewer } = context;
  const workspace = openWorkspace(viewer, folder, context.cwd);
  const { runAudit } = await import("../../app/run-audit.ts");
  const { liveReport } = await import("../../app/live-report.ts");
  const run = await runAudit(viewer, workspace).catch(async (error: unknown) => {
    // Made by an earlier version of the program, which read less from the files.
    if (!isError(error, "warehouse.older")) throw error;
    const { rebuild } = await import("../../app/rebuild.ts");
    await rebuild(viewer, workspace, { now: context.now() });
    return await runAudit(viewer, workspace);
  });
  const options = { ...(await writeOptions(context, workspace)), ...(mark !== undefined && { mark }) };
  return liveReport(viewer, run, run.deliveries, auditFolder(folder), options, { isWritten: mark === undefined });
}

/** Milliseconds after the first page before the audit is read again, so that style and fonts are answered first. */
const pause = 300;

/**
 * A report in its folder: pages come from there until the audit has been read again, and then link to the other
 * languages too.
 */
function fromFolder(audit: () => Promise<LiveReport>): LiveReport {
  let live: LiveReport | undefined;
  let isOpened = false;
  let asked: Promise<void> | undefined;
  const readAgain = (): Promise<void> => {
    asked ??= audit().then(
      (report) => {
        live = report;
      },
      // The pages in the folder stay as they are.
      () => {},
    );
    return asked;
  };
  return {
    written: Promise.resolve(0),
    file: async (path) => {
      if (!isOpened) setTimeout(readAgain, pause);
      isOpened = true;
      if (languages.some((lang) => path.startsWith(`${lang}/`))) await readAgain();
      return await live?.file(path);
    },
  };
}
