import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { profileSources, savedProfiles } from "../sources/profile/saved-profiles.ts";
import { profilesInYear } from "../sources/profile/years-by-file.ts";
import type { readDelivery } from "../sources/read.ts";
import type { Workspace } from "../sources/workspace.ts";

/**
 * A workspace's saved mappings and codes, used when reading files.
 *
 * @param schoolYear  for files that do not state one; overrides their profiles
 */
export function ownReading(
  viewer: Viewer,
  workspace: Workspace | undefined,
  schoolYear?: number,
): Pick<NonNullable<Parameters<typeof readDelivery>[2]>, "sources" | "codes" | "conflicts"> {
  requireRight(viewer, "read-workspace");
  return workspace === undefined
    ? {}
    : {
        sources: profileSources(profilesInYear(savedProfiles(workspace.folder), schoolYear)),
        codes: workspace.config.codes,
        conflicts: workspace.config.conflicts,
      };
}
