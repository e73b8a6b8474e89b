import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { profileSources, savedProfiles } from "../sources/profile/saved-profiles.ts";
import type { readDelivery } from "../sources/read.ts";
import type { Workspace } from "../sources/workspace.ts";

/** What a workspace adds to the reading of files: its saved mappings and its codes. */
export function ownReading(
  viewer: Viewer,
  workspace: Workspace | undefined,
): Pick<NonNullable<Parameters<typeof readDelivery>[2]>, "sources" | "codes" | "conflicts"> {
  requireRight(viewer, "read-workspace");
  return workspace === undefined
    ? {}
    : {
        sources: profileSources(savedProfiles(workspace.folder)),
        codes: workspace.config.codes,
        conflicts: workspace.config.conflicts,
      };
}
