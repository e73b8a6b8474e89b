import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Lang } from "../base/lang.ts";
import type { Problem } from "../base/problem-facts.ts";
import { continued } from "../mapper/continued.ts";
import { type Proposal, type ProposeOptions, proposeMapping } from "../mapper/propose.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import type { Profile } from "../sources/profile/profile.ts";
import { freeProfileName, mappingProfiles, saveProfile } from "../sources/profile/saved-profiles.ts";
import { withYearOf } from "../sources/profile/years-by-file.ts";
import { plainName } from "../sources/source.ts";
import { type SourceTable, sourceTables } from "../sources/source-tables.ts";
import type { Workspace } from "../sources/workspace.ts";
import { languageOf } from "../ui/language/languages.ts";

export interface MappingOptions {
  /** School year of every row, if the file does not have it. */
  readonly schoolYear?: number;
  /** Workspace whose profiles for the same headings are continued. */
  readonly workspace?: Workspace | undefined;
  /** Ignore saved profiles and propose from the file alone. */
  readonly fresh?: boolean;
}

/** A file that a profile can read, with its proposal. */
export interface MappedFile {
  readonly proposal: Proposal;
  /** Rows the proposal is based on; student data. */
  readonly table: SourceTable;
  /**
   * Whether the workspace has a profile for these headings, and if so whether the proposal continues or replaces it.
   */
  readonly place: "new" | "continues" | "replaces";
}

/**
 * Proposes a mapping for files in the district's own format: the meaning of each column, and the questions left open.
 *
 * @param paths  relative to `from`
 * @throws AppError delivery.*, mapped.profile-not-yaml, mapped.profile-wrong
 */
export async function proposeMappings(
  viewer: Viewer,
  { paths, from }: { readonly paths: readonly string[]; readonly from: string },
  { schoolYear, workspace, fresh }: MappingOptions,
): Promise<{ readonly files: readonly MappedFile[]; readonly problems: readonly Problem[] }> {
  requireRight(viewer, "read-rows");
  const { tables, problems } = await sourceTables(deliveryFiles(paths, from));
  const saved = workspace === undefined ? [] : mappingProfiles(workspace.folder);
  const files = tables.map((table): MappedFile => {
    const proposal = proposeMapping(table, schoolYear === undefined ? {} : { schoolYear });
    const same = saved.find((profile) => haveSameHeadings(profile, proposal.profile));
    if (same === undefined) return { proposal, table, place: "new" };
    // A new profile replaces the one with the same headings, whatever the file is called.
    if (fresh === true)
      return { proposal: { ...proposal, profile: { ...proposal.profile, name: same.name } }, table, place: "replaces" };
    const dated = schoolYear === undefined ? same : withYearOf(same, table.name, schoolYear);
    return { proposal: continued(proposal, dated), table, place: "continues" };
  });
  return { files, problems };
}

/** A person's corrections to a proposal. */
export type Stated = Pick<ProposeOptions, "kind" | "columns" | "schoolYear">;

/** Proposes again, with a person's corrections of the kind and columns. */
export function proposeAgain(viewer: Viewer, file: MappedFile, stated: Stated): MappedFile {
  requireRight(viewer, "read-rows");
  return { ...file, proposal: proposeMapping(file.table, stated) };
}

/** Whether two profiles read the same files. */
export const haveSameHeadings = (a: Pick<Profile, "headings">, b: Pick<Profile, "headings">): boolean => {
  const names = new Set(a.headings.map(plainName));
  return names.size === new Set(b.headings.map(plainName)).size && b.headings.every((h) => names.has(plainName(h)));
};

/** What to do if the workspace has a profile of this name: replace it, or save under a free name. */
export type IfNamed = "replace" | "rename";

/**
 * Saves a proposal as a profile in the workspace, with "?" for open questions.
 *
 * @param language  of the comments in the file
 * @returns the file
 */
export function saveMapping(
  viewer: Viewer,
  workspace: Workspace,
  { profile, suggestions }: Pick<Proposal, "profile" | "suggestions">,
  { ifNamed, language }: { readonly ifNamed: IfNamed; readonly language: Lang },
): string {
  requireRight(viewer, "change-workspace");
  const name = ifNamed === "rename" ? freeProfileName(workspace.folder, profile.name) : profile.name;
  const comments = languageOf[language].proposals;
  return saveProfile(workspace.folder, { profile: { ...profile, name }, suggestions }, comments);
}
