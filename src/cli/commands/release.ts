import { randomBytes } from "node:crypto";
import { Command } from "commander";
import { moveReasons } from "../../app/release/moved-numbers.ts";
import { type PreparedRelease, prepareRelease, type Refusal } from "../../app/release/prepare-release.ts";
import { writeRelease } from "../../app/release/write-release.ts";
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

/** Says which cells are not safe, never what they are. Writes nothing unless a person approves and nothing is refused. */
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
      if (approvedBy !== undefined && reason === undefined) command.error(say.reasonMissing);
      const workspace = context.workspace();
      const prepared = await withProgress(context, say.steps.protect, () =>
        prepareRelease(viewer, workspace, {
          ...{ date, policy },
          newSecret: () => randomBytes(secretLength).toString("hex"),
        }),
      );
      const isRefused = prepared.refused.length > 0;
      const written =
        isRefused || approvedBy === undefined || reason === undefined
          ? undefined
          : await withProgress(context, say.steps.write, () =>
              writeRelease(viewer, workspace, prepared, { approvedBy, reason, now: context.now() }),
            );
      terminal.answer({ ok: !isRefused, ...plainOf(prepared), ...written });
      if (isRefused) context.end(exitCodes.problems);
      sayRefused(context, prepared.refused);
      saySummary(context, prepared);
      terminal.say();
      if (written !== undefined) {
        terminal.say(say.written(written.folder, written.pages, written.packet));
        terminal.say(say.keep);
      } else if (!isRefused) terminal.say(say.preview);
    });

function plainOf({ date, policy, proof, refused, moved, notOffered, worlds, sensitive }: PreparedRelease): object {
  const { counts, measures, attackedTogether } = proof;
  return {
    ...{ date, policy: policy.id, counts, rates: measures, attackedTogether, worlds, sensitive },
    ...{ refused, moved, notOffered },
  };
}

function sayRefused({ terminal, words: { release: say } }: CommandContext, refused: readonly Refusal[]): void {
  if (refused.length === 0) {
    terminal.say(terminal.bold(say.safe));
    return;
  }
  terminal.say(terminal.bold(say.refused(refused.length)));
  for (const [why, own] of Map.groupBy(refused, (one) => one.why)) {
    terminal.say();
    terminal.say(say.reasons[why](own.length));
    for (const { key } of own.slice(0, mostShown)) terminal.say(key === null ? say.together : cellOf(key), 2);
    if (own.length > mostShown) terminal.say(say.more(own.length - mostShown), 2);
  }
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
