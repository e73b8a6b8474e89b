import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Lang } from "../base/lang.ts";
import type { Problem } from "../base/problem-facts.ts";
import { type Proposal, proposeMapping } from "../mapper/propose.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { saveProfile } from "../sources/profile/saved-profiles.ts";
import { sourceTables } from "../sources/source-tables.ts";
import type { Workspace } from "../sources/workspace.ts";
import { languageOf } from "../ui/language/languages.ts";

export interface MappingOptions {
  /** The school year of every row, when the file does not have it. */
  readonly schoolYear?: number;
  /** Where proposals are saved, with comments in a language; absent = they are not. */
  readonly save?: { readonly workspace: Workspace; readonly replace: boolean; readonly language: Lang };
}

export interface ProposedMappings {
  readonly proposals: readonly Proposal[];
  /** For each proposal the file it was saved as; null = a profile of that name exists; undefined = it was not to be saved. */
  readonly saved: readonly (string | null | undefined)[];
  readonly problems: readonly Problem[];
}

/**
 * Guesses what each column of files in a format of their own is, and what is left to ask.
 *
 * @param paths  relative to `from`
 * @throws AppError delivery.*
 */
export async function proposeMappings(
  viewer: Viewer,
  { paths, from }: { readonly paths: readonly string[]; readonly from: string },
  { schoolYear, save }: MappingOptions,
): Promise<ProposedMappings> {
  requireRight(viewer, "read-rows");
  if (save !== undefined) requireRight(viewer, "change-workspace");
  const { tables, problems } = await sourceTables(deliveryFiles(paths, from));
  const proposals = tables.map((table) => proposeMapping(table, schoolYear === undefined ? {} : { schoolYear }));
  const saved = proposals.map((proposal) =>
    save === undefined
      ? undefined
      : saveProfile(save.workspace.folder, proposal, save.replace, languageOf[save.language].proposals),
  );
  return { proposals, saved, problems };
}
