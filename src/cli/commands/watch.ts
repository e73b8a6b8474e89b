import { setTimeout } from "node:timers/promises";
import { Command } from "commander";
import { stillHeld, type WatchReport, watchFolder } from "../../app/watch-folder.ts";
import type { LoadResult } from "../../sources/load.ts";
import type { Workspace } from "../../sources/workspace.ts";
import { type CommandContext, type CommandMaker, exitCodes, pathFrom, wholeNumber } from "../command-context.ts";
import { loadAnswer } from "../load-answer.ts";
import { errorSentences } from "../say-error.ts";
import { holdSentence } from "../say-holds.ts";
import { sayProblems } from "../say-reading.ts";

interface Options {
  readonly once?: boolean;
  readonly settle?: number;
  readonly marker?: string;
}

/**
 * Seconds a file must be unchanged to be complete. Transfers over slow networks pause, and some file systems record
 * times to two seconds.
 */
const usualSettle = 60;
const secondsInDay = 86_400;

export const watchCommand: CommandMaker = (context) =>
  new Command("watch")
    .description(context.words.watch.about)
    .argument("<dir>", context.words.watch.dir)
    .option("--once", context.words.watch.once)
    .option(
      "--settle <seconds>",
      `${context.words.watch.settle} (${usualSettle})`,
      wholeNumber(context, "--settle", 1, secondsInDay),
    )
    .option("--marker <name>", context.words.watch.marker)
    .action(async (dir: string, { once = false, settle = usualSettle, marker }: Options) => {
      const { terminal, words } = context;
      const workspace = context.workspace();
      const folder = pathFrom(context, dir);
      const end = new AbortController();
      if (!once) for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => end.abort());
      const bar = terminal.progress(words.reading, "later");
      try {
        const reports = watchFolder(context.viewer, workspace, folder, {
          settle,
          marker,
          once,
          now: context.now,
          ticks: () => performance.now(),
          pause: (ms) => setTimeout(ms, undefined, { signal: end.signal }).catch(() => {}),
          ended: () => end.signal.aborted,
          load: { onFile: bar.step, onReplay: (done, total) => bar.step(done, total, words.replaying) },
        });
        if (!once) terminal.say(words.watch.began(folder, settle));
        for await (const report of reports) {
          terminal.answer(answerOf(context, report));
          sayReport(context, report, { once, marker });
          if (once && isProblem(report)) context.end(exitCodes.problems);
        }
        if (once) await sayHeld(context, workspace, folder);
      } finally {
        bar.stop();
      }
      if (!once) terminal.say(words.watch.ended);
    });

/** A held delivery is reported on every pass until it is loaded or gone. */
async function sayHeld(context: CommandContext, workspace: Workspace, folder: string): Promise<void> {
  const heldFiles = await stillHeld(context.viewer, workspace, folder);
  if (heldFiles.length === 0) return;
  context.terminal.say(context.words.watch.stillHeld(heldFiles));
  context.end(exitCodes.problems);
}

/** Whether someone needs to look: a load was held, or part of it could not be read. */
function isProblem(report: WatchReport): boolean {
  if (report.kind !== "tried") return report.kind === "failed";
  const { result } = report;
  if (result.outcome === "unchanged") return false;
  if (result.outcome !== "loaded") return true;
  const { files, problems } = result.reading;
  return files.some((f) => f.rowsQuarantined > 0) || problems.some((p) => p.severity === "error");
}

function answerOf(context: CommandContext, report: WatchReport): unknown {
  const at = context.now().toISOString();
  switch (report.kind) {
    case "tried":
      return { at, files: report.files, ...loadAnswer(report.result, context.lang) };
    case "failed":
      return { at, ok: false, error: { code: report.error.code, ...errorSentences(context, report.error) } };
    case "nothing-new":
      return { at, ok: true, outcome: "nothing-new", waiting: report.waiting };
  }
}

/** Local time as 2026-03-01 22:15:04; a log that runs for days needs the date. */
const stamp = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });

/** One line per result, with a timestamp in continuous mode; details below it. */
function sayReport(
  context: CommandContext,
  report: WatchReport,
  { once, marker }: { readonly once: boolean; readonly marker: string | undefined },
): void {
  const { terminal, words } = context;
  const line = (text: string): void => terminal.say(once ? text : `${stamp.format(context.now())}  ${text}`);
  if (report.kind === "nothing-new") {
    line(words.watch.nothingNew);
    if (report.waiting.length > 0) terminal.say(words.watch.waiting(report.waiting, marker));
  } else if (report.kind === "failed") {
    const { what, fix } = errorSentences(context, report.error);
    line(`${what} ${words.watch.retries}`);
    terminal.say(`${words.fix} ${fix}`, 3);
  } else {
    line(`${words.watch.files(report.files)} ${sentence(context, report.result)}`);
    sayDetails(context, report.result);
  }
}

function sentence({ words: { load, watch: say } }: CommandContext, result: LoadResult): string {
  switch (result.outcome) {
    case "unchanged":
      return load.unchanged(result.load);
    case "held":
      return say.held;
    case "nothing-usable":
      return load.nothingUsable;
    case "loaded": {
      const rows = result.reading.files.reduce((sum, f) => sum + f.rowsLoaded, 0);
      return load.done(result.load.number, rows, result.load.files.length, result.students);
    }
  }
}

function sayDetails(context: CommandContext, result: LoadResult): void {
  const { terminal, words } = context;
  if (result.healed.length > 0) terminal.say(words.load.healed(result.healed));
  if (result.outcome === "unchanged") return;
  const errors = result.reading.problems.filter((p) => p.severity === "error");
  if (errors.length > 0) sayProblems(context, errors);
  if (result.outcome === "nothing-usable") {
    terminal.say(`${words.fix} ${words.watch.nothingUsableFix}`);
  } else if (result.outcome === "held") {
    for (const hold of result.holds) terminal.say(`- ${holdSentence(context.lang, hold)}`);
    terminal.say(`${words.fix} ${words.watch.heldFix}`);
  } else {
    const waiting = result.reading.files.reduce((sum, f) => sum + f.rowsQuarantined, 0);
    if (waiting > 0) terminal.say(words.load.quarantined(waiting));
  }
}
