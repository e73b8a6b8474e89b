import { type AsOf, knownAsOf } from "../app/as-of.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { CommandContext } from "./command-context.ts";
import type { Progress } from "./terminal.ts";

/** Says what is being done, and runs it with a progress bar, which is removed at the end even if it fails. */
export async function withProgress<T>(
  { terminal }: Pick<CommandContext, "terminal">,
  label: string,
  run: (step: Progress["step"]) => Promise<T>,
): Promise<T> {
  const bar = terminal.progress(label);
  try {
    return await run(bar.step);
  } finally {
    bar.stop();
  }
}

/** The warehouse for `--as-of`; undefined if the option is not set. */
export async function asOfOption(
  context: CommandContext,
  workspace: Workspace,
  day: string | undefined,
): Promise<AsOf | undefined> {
  if (day === undefined) return undefined;
  return await withProgress(context, context.words.replaying, (step) =>
    knownAsOf(context.viewer, workspace, day, { now: context.now(), onReplay: (done, total) => step(done, total, "") }),
  );
}
