import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { type LoadResult, loadDelivery } from "../sources/load.ts";
import type { InputFile } from "../sources/reading.ts";
import type { Workspace } from "../sources/workspace.ts";
import { sayUnknownFiles } from "./say-unknown-files.ts";

export type LoadFilesOptions = Parameters<typeof loadDelivery>[2];

/**
 * Loads files, folders and zips into a workspace, and holds those whose content looks wrong; the result says which.
 *
 * @param paths  relative to `from`
 * @throws AppError delivery.*, workspace.busy
 */
export async function loadFiles(
  viewer: Viewer,
  workspace: Workspace,
  { paths, from }: { readonly paths: readonly string[]; readonly from: string },
  options: LoadFilesOptions,
): Promise<LoadResult> {
  requireRight(viewer, "change-workspace");
  return await loadSaying(viewer, workspace, deliveryFiles(paths, from), options);
}

/** Loads files, and describes unrecognized ones as `fairlead map` does. */
export async function loadSaying(
  viewer: Viewer,
  workspace: Workspace,
  files: readonly InputFile[],
  options: LoadFilesOptions,
): Promise<LoadResult> {
  requireRight(viewer, "change-workspace");
  const result = await loadDelivery(workspace, files, options);
  return "reading" in result ? { ...result, reading: await sayUnknownFiles(viewer, result.reading, files) } : result;
}
