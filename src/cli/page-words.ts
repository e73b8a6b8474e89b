import type { Lang } from "../base/lang.ts";
import { configPath, type Workspace } from "../sources/workspace.ts";
import { ownNames } from "../ui/own-names.ts";
import { type Words, wordsOf } from "../ui/words.ts";
import type { CommandContext } from "./command-context.ts";
import { workspaceIfAny } from "./workspace-if-any.ts";

/**
 * What reports say, with the names a workspace has of its own.
 *
 * @throws AppError config.words
 */
export const wordsIn = ({ config, folder }: Workspace, lang: Lang): Words =>
  wordsOf(lang, ownNames(config.words, configPath(folder))[lang]);

/** The same for the workspace of the door; where there is none, the program's own words. */
export function pageWords(context: CommandContext, lang: Lang = context.lang): Words {
  const workspace = workspaceIfAny(context);
  return workspace === undefined ? wordsOf(lang) : wordsIn(workspace, lang);
}
