import { randomBytes } from "node:crypto";
import { Command } from "commander";
import { moveReasons } from "../../app/release/moved-numbers.ts";
import { type PreparedRelease, prepareRelease, type Refusal } from "../../app/release/prepare-release.ts";
import { writeRelease } from "../../app/release/write-release.ts";
import type { SurfaceLeak } from "../../attack/surface.ts";
import { groupKey } from "../../base/keys.ts";
import type { ReleaseKey } from "../../release/cell.ts";
import { type CommandContext, type CommandMaker, exitCodes } from "../command-context.ts";
import { withProgress } from "../with-progress.ts";

/** Cells shown of each reason to refuse. */
const mostShown = 10;
/** Length of the secret, in bytes. */
const secretLength = 32;

interface ReleaseOptions {
  readonly approvedBy?: string;
  readonly reason?: string;
  readonly policy: string;
  readonly date?: string;
}

/**
 * Names the cells that are not safe, never their values. Writes nothing unless a person approves and nothing is
 * refused.
 */
export const releaseCommand: CommandMaker = (context) =>
  new Command("release")
    .description(context.words.release.about)
    .option("--approved-by <name>", context.words.release.approvedBy)
    .option("--reason <text>", context.words.release.reason)
    .option("--policy <id>", context.words.release.policy, "us-ca")
    .option("--date <day>", context.words.release.date)
    .action(async (options: ReleaseOptions, command: Command) => {
      const { viewer, terminal } = context;
      const say = context.words.release;
      const { approvedBy, reason, policy, date = context.now().toISOString().slice(0, "2026-12-01".length) } = options;
      if (approvedBy !== undefined && !isWritten(approvedBy)) command.error(say.nameMissing);
      if (approvedBy !== undefined && !isWritten(reason)) command.error(say.reasonMissing);
      const workspace = context.workspace();
      const prepared = await withProgress(context, say.steps.protect, () =>
        prepareRelease(viewer, workspace, {
          ...{ date, policy },
          newSecret: () => randomBytes(secretLength).toString("hex"),
        }),
      );
      const written =
        prepared.refused.length > 0 || approvedBy === undefined || reason === undefined
          ? undefined
          : await withProgress(context, say.steps.write, () =>
              writeRelease(viewer, workspace, prepared, { approvedBy, reason, now: context.now() }),
            );
      const surface = written !== undefined && "surface" in written ? written.surface : [];
      const isRefused = prepared.refused.length + surface.length > 0;
      terminal.answer({ ok: !isRefused, ...plainOf(prepared), ...written });
      if (isRefused) context.end(exitCodes.problems);
      sayRefused(context, prepared.refused, surface);
      saySummary(context, prepared);
      terminal.say();
      if (written !== undefined && "folder" in written) {
        terminal.say(say.written(written.folder, written.pages, written.packet));
        terminal.say(say.keep);
      } else if (!isRefused) terminal.say(say.preview);
    });

const isWritten = (text: string | undefined): boolean => text !== undefined && text.trim() !== "";

function plainOf({ date, policy, proof, refused, moved, notOffered, worlds, sensitive }: PreparedRelease): object {
  const { counts, measures, attackedTogether } = proof;
  return {
    ...{ date, policy: policy.id, counts, rates: measures, attackedTogether, worlds, sensitive },
    ...{ refused, moved, notOffered },
  };
}

function sayRefused(
  { terminal, words: { release: say, attack: attackWords } }: CommandContext,
  refused: readonly Refusal[],
  surface: readonly SurfaceLeak[],
): void {
  if (refused.length + surface.length === 0) {
    terminal.say(terminal.bold(say.safe));
    return;
  }
  terminal.say(terminal.bold(say.refused(refused.length + surface.length)));
  const list = (heading: string, lines: readonly string[]): void => {
    terminal.say();
    terminal.say(heading);
    for (const line of lines.slice(0, mostShown)) terminal.say(line, 2);
    if (lines.length > mostShown) terminal.say(say.more(lines.length - mostShown), 2);
  };
  for (const [why, own] of Map.groupBy(refused, (one) => one.why))
    list(
      say.reasons[why](own.length),
      own.map(({ key }) => (key === null ? say.together : cellOf(key))),
    );
  for (const [kind, own] of Map.groupBy(surface, (one) => one.kind))
    list(
      attackWords.surface[kind](own.length),
      own.map(({ path, line }) => attackWords.inFile(path, line)),
    );
}

function saySummary({ terminal, words: { release: say } }: CommandContext, prepared: PreparedRelease): void {
  const { proof, moved, notOffered, worlds, sensitive, earlier } = prepared;
  const { counts, measures } = proof;
  terminal.say();
  terminal.say(say.printed(counts));
  terminal.say(say.rates({ shown: measures.exact + measures.ranges, hidden: measures.hidden }));
  terminal.say(say.tried({ worlds, sensitive, releases: earlier.length + 1 }));
  terminal.say(
    say.leftOut(
      notOffered.filter(({ what }) => what === "indicator").length,
      notOffered.filter(({ what }) => what === "grouping").length,
    ),
  );
  const divided = new Set(notOffered.filter(({ what }) => what === "division").map(({ id }) => id));
  if (divided.size > 0) terminal.say(say.notDivided(divided.size));
  terminal.say();
  const moves = moved === null ? [] : moveReasons.filter((why) => moved[why] > 0);
  terminal.say(moved === null ? say.first : moves.length === 0 ? say.same : say.moved);
  for (const why of moves) terminal.say(`- ${say.moves[why](moved?.[why] ?? 0)}`);
}

const cellOf = (key: ReleaseKey): string =>
  [
    key.schoolYear,
    `${key.placeKind} ${key.placeId}`,
    ...(key.grade === "all" ? [] : [key.grade]),
    groupKey(key),
    key.population,
    ...(key.indicator === "" ? [] : [key.indicator]),
  ].join(", ");
