import { join } from "node:path";
import type { LiveReport } from "../app/live-report.ts";
import { openWorkspace } from "../app/open-workspace.ts";
import { isReportOf } from "../app/report-folder.ts";
import { reportMark } from "../app/report-mark.ts";
import type { WriteOptions } from "../app/write-audit.ts";
import { isError } from "../base/errors.ts";
import { otherLanguages } from "../base/lang.ts";
import type { StaffServer } from "../server/staff-server.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { CommandContext } from "./command-context.ts";

/** Default folder of an audit in a workspace. */
export const auditFolder = (workspace: string): string => join(workspace, "audit");

/**
 * A workspace's report, written into its folder in the background. An existing report of the same files is not
 * written again.
 *
 * @param extra other files written with it, and the files that those depend on
 */
export async function workspaceReport(
  context: CommandContext,
  folder: string,
  extra: { readonly outliers?: WriteOptions["outliers"]; readonly files?: readonly string[] } = {},
): Promise<LiveReport> {
  const { viewer, lang } = context;
  const workspace = openWorkspace(viewer, folder, context.cwd);
  const mark = reportMark(viewer, workspace, lang, extra.files);
  const isWritten = isReportOf(auditFolder(folder), mark);
  const { runAudit } = await import("../app/run-audit.ts");
  const { liveReport } = await import("../app/live-report.ts");
  const run = await runAudit(viewer, workspace).catch(async (error: unknown) => {
    // Made by an earlier version of the program, which read less from the files.
    if (!isError(error, "warehouse.older")) throw error;
    const { rebuild } = await import("../app/rebuild.ts");
    await rebuild(viewer, workspace, { now: context.now() });
    return await runAudit(viewer, workspace);
  });
  const options = { ...(await reportOptions(context, workspace)), ...extraOptions(extra), ...(!isWritten && { mark }) };
  return liveReport(viewer, run, run.deliveries, auditFolder(folder), options, { isWritten });
}

const extraOptions = ({
  outliers,
}: {
  readonly outliers?: WriteOptions["outliers"];
}): Pick<WriteOptions, "outliers"> => (outliers === undefined ? {} : { outliers });

/** A report in every language. */
export async function reportOptions({ lang }: CommandContext, workspace: Workspace): Promise<WriteOptions> {
  const { reportWords } = await import("../app/report-words.ts");
  return {
    words: reportWords(workspace, lang),
    also: otherLanguages(lang).map((other) => reportWords(workspace, other)),
  };
}

/**
 * On Ctrl+C or a stop by the system: ends the requests that are being answered, then the program, by the signal itself.
 */
export function stopWhenAsked({ stop }: Pick<StaffServer, "stop">): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
      void stop().finally(() => process.kill(process.pid, signal));
    });
}
