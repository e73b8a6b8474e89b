import type { Lang } from "../base/lang.ts";
import { configPath, type Workspace } from "../sources/workspace.ts";
import { ownNames } from "../ui/own-names.ts";
import { type Words, wordsOf } from "../ui/words.ts";

/**
 * Words of reports, with names from the workspace's settings; without a workspace, the program's own words.
 *
 * @throws AppError config.words
 */
export const reportWords = (workspace: Workspace | undefined, lang: Lang): Words =>
  workspace === undefined
    ? wordsOf(lang)
    : wordsOf(lang, ownNames(workspace.config.words, configPath(workspace.folder))[lang]);
