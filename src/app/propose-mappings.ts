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
  /** The school year of every row, when the file does not have it. */
  readonly schoolYear?: number;
  /** Its profiles are continued where they are for the same headings. */
  readonly workspace?: Workspace | undefined;
  /** Proposes again from the file alone. */
  readonly fresh?: boolean;
}

/** A file that a profile can read, and how. */
export interface MappedFile {
  readonly proposal: Proposal;
  /** The rows the proposal is based on: students' data. */
  readonly table: SourceTable;
  /** Whether the workspace has a profile for these headings, and the proposal goes on from it or replaces it. */
  readonly place: "new" | "continues" | "replaces";
}

/**
 * Guesses what each column of files in a format of their own is, and what is left to ask.
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
    // What is written again takes the place of the profile with these headings, whatever this file's name is.
    if (fresh === true)
      return { proposal: { ...proposal, profile: { ...proposal.profile, name: same.name } }, table, place: "replaces" };
    const dated = schoolYear === undefined ? same : withYearOf(same, table.name, schoolYear);
    return { proposal: continued(proposal, dated), table, place: "continues" };
  });
  return { files, problems };
}

/** What a person corrected in a proposal. */
export type Stated = Pick<ProposeOptions, "kind" | "columns" | "schoolYear">;

/** The proposal again, with what a person said about the file's kind and columns. */
export function proposeAgain(viewer: Viewer, file: MappedFile, stated: Stated): MappedFile {
  requireRight(viewer, "read-rows");
  return { ...file, proposal: proposeMapping(file.table, stated) };
}

const haveSameHeadings = (a: Profile, b: Profile): boolean => {
  const names = new Set(a.headings.map(plainName));
  return names.size === new Set(b.headings.map(plainName)).size && b.headings.every((h) => names.has(plainName(h)));
};

/** How a profile is saved where the workspace has one of its name: left as it is, replaced, or under a name that is free. */
export type IfNamed = "leave" | "replace" | "rename";

/**
 * Saves a proposal's profile into the workspace, "?" where a question is open.
 *
 * @param language  of the comments in the file
 * @returns the file; null = the workspace has a profile of that name, which was left as it is
 */
export function saveMapping(
  viewer: Viewer,
  workspace: Workspace,
  { profile, suggestions }: Pick<Proposal, "profile" | "suggestions">,
  { ifNamed, language }: { readonly ifNamed: IfNamed; readonly language: Lang },
): string | null {
  requireRight(viewer, "change-workspace");
  const name = ifNamed === "rename" ? freeProfileName(workspace.folder, profile.name) : profile.name;
  const comments = languageOf[language].proposals;
  return saveProfile(workspace.folder, { profile: { ...profile, name }, suggestions }, ifNamed === "replace", comments);
}
