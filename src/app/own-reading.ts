import { profileSources, savedProfiles } from "../sources/profile/saved-profiles.ts";
import type { readDelivery } from "../sources/read.ts";
import type { Workspace } from "../sources/workspace.ts";

/** What a workspace adds to the reading of files: its saved mappings and its codes. */
export const ownReading = (
  workspace: Workspace | undefined,
): Pick<NonNullable<Parameters<typeof readDelivery>[2]>, "sources" | "codes"> =>
  workspace === undefined
    ? {}
    : { sources: profileSources(savedProfiles(workspace.folder)), codes: workspace.config.codes };
