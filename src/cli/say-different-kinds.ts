import type { DifferentKinds } from "../base/different-kinds.ts";
import type { CommandContext } from "./command-context.ts";

/** Most columns that are named one by one. */
const mostNamed = 6;

/** Says where files and other kinds of file, loaded before, disagree, and which of them counts. */
export function sayDifferentKinds({ terminal, words }: CommandContext, differences: readonly DifferentKinds[]): void {
  if (differences.length === 0) return;
  const say = words.load.differentKinds;
  terminal.say(terminal.bold(say.title));
  for (const difference of differences.slice(0, mostNamed)) terminal.say(`- ${say.one(difference)}`);
  if (differences.length > mostNamed) terminal.say(say.others(differences.length - mostNamed));
  const [{ table, kind, earlierKind } = {}] = differences.filter(({ by }) => by === "last-loaded");
  if (table !== undefined && kind !== undefined && earlierKind !== undefined)
    terminal.say(say.decide(table, kind, earlierKind));
}
