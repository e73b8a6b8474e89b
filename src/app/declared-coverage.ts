import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Declared } from "../records/coverage/coverage.ts";
import { sources } from "../sources/index.ts";
import { profileSources, savedProfiles } from "../sources/profile/saved-profiles.ts";
import type { Workspace } from "../sources/workspace.ts";

/**
 * Coverage declared by formats, the workspace's profiles and its settings, beyond the schools and kinds of entries in
 * the rows.
 *
 * @param workspace  undefined for none
 */
export function declaredCoverage(viewer: Viewer, workspace: Workspace | undefined): Declared {
  requireRight(viewer, "read-workspace");
  const all = [...sources, ...(workspace === undefined ? [] : profileSources(savedProfiles(workspace.folder)))];
  return {
    records: Object.fromEntries(
      all.flatMap((source) =>
        source.records.flatMap(({ id, covers }) => (covers === undefined ? [] : [[`${source.id}/${id}`, covers]])),
      ),
    ),
    complete: new Set(Object.keys(workspace?.config.covers ?? {})),
  };
}
