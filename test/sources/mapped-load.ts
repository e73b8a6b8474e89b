import { proposeMapping } from "../../src/mapper/propose.ts";
import type { LoadOptions, LoadResult } from "../../src/sources/load.ts";
import { saveProfile } from "../../src/sources/profile/saved-profiles.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";
import type { Workspace } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { loadTexts, written } from "./small-district.ts";

/** Saves a proposed profile for each file, and loads the files. */
export async function loadMapped(
  workspace: Workspace,
  files: Readonly<Record<string, string>>,
  options: Partial<LoadOptions> = {},
): Promise<LoadResult> {
  await saveProfiles(workspace, files);
  return await loadTexts(workspace, files, options);
}

/** Saves a proposed profile for each file; a year that no file names is 2024-25. */
export async function saveProfiles(workspace: Workspace, files: Readonly<Record<string, string>>): Promise<void> {
  const names = Object.keys(files);
  for (const [i, path] of written(files).entries()) {
    const { tables } = await sourceTables([{ name: names[i] ?? "", path }]);
    for (const table of tables) {
      saveProfile(workspace.folder, proposeMapping(table, { schoolYear: 2025 }), languageOf.en.proposals);
    }
  }
}
