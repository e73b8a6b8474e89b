import { Command } from "commander";
import { attackReleases } from "../../app/attack-releases.ts";
import { type Leak, leakKinds } from "../../attack/finding.ts";
import { surfaceKinds } from "../../attack/surface.ts";
import { groupKey } from "../../base/keys.ts";
import { type CommandContext, type CommandMaker, exitCodes } from "../command-context.ts";
import { withProgress } from "../with-progress.ts";

type AttackWords = CommandContext["words"]["attack"];

/** Cells shown of each kind of leak. */
const mostShown = 10;

/** Names the cells that can be derived, never their values. */
export const attackCommand: CommandMaker = (context) =>
  new Command("attack")
    .description(context.words.attack.about)
    .argument("<folders...>", context.words.attack.folders)
    .action(async (folders: readonly string[]) => {
      const { viewer, terminal, cwd } = context;
      const say = context.words.attack;
      const { leaks, surface, ...report } = await withProgress(context, say.working(folders.length), () =>
        attackReleases(viewer, folders, cwd),
      );
      const isSafe = leaks.length + surface.length === 0;
      terminal.answer({ ok: isSafe, ...report, leaks: leaks.map(({ kind, key }) => ({ kind, key })), surface });
      if (!isSafe) context.end(exitCodes.problems);
      terminal.say(terminal.bold(headline(leaks, surface.length, report, say)));
      for (const kind of leakKinds) {
        const own = leaks.filter((leak) => leak.kind === kind);
        if (own.length === 0) continue;
        terminal.say();
        terminal.say(say.kinds[kind](own.length));
        for (const leak of own.slice(0, mostShown)) terminal.say(cellOf(leak) ?? say.together, 2);
        if (own.length > mostShown) terminal.say(say.more(own.length - mostShown), 2);
      }
      for (const kind of surfaceKinds) {
        const own = surface.filter((leak) => leak.kind === kind);
        if (own.length === 0) continue;
        terminal.say();
        terminal.say(say.surface[kind](own.length));
        for (const { path, line } of own.slice(0, mostShown)) terminal.say(say.inFile(path, line), 2);
        if (own.length > mostShown) terminal.say(say.more(own.length - mostShown), 2);
      }
      terminal.say();
      terminal.say(say.tried(report));
      if (report.harmless > 0) terminal.say(say.harmless(report.harmless));
      if (!report.isWhole) terminal.say(say.sample);
      if (report.unsolved > 0) terminal.say(say.unsolved(report.unsolved));
    });

/**
 * A contradiction or a wrong rounding reveals nothing about a student, but such a release is not what it claims to
 * be.
 */
function headline(
  leaks: readonly Leak[],
  onPages: number,
  report: Parameters<AttackWords["safe"]>[0],
  say: AttackWords,
): string {
  if (leaks.length === 0) return onPages === 0 ? say.safe(report) : say.onPages(onPages);
  if (leaks.some(({ kind }) => kind === "contradiction")) return say.contradicts;
  const revealing = leaks.filter(({ kind }) => kind !== "rounding").length;
  return revealing === 0 ? say.misrounded(leaks.length) : say.reversed(revealing);
}

const cellOf = ({ key }: Leak): string | null =>
  key === null
    ? null
    : [
        key.schoolYear,
        `${key.placeKind} ${key.placeId}`,
        ...(key.grade === "all" ? [] : [key.grade]),
        groupKey(key),
        key.population,
        ...(key.indicator === "" ? [] : [key.indicator]),
      ].join(", ");
