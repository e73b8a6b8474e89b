import { AppError } from "../base/errors.ts";
import type { Viewer } from "./viewer.ts";

/** Rights checked by the application. */
export type Right =
  /** Official figures, which anyone may see: places to learn from, peers, comparisons with a dashboard. */
  | "read-official"
  /** Findings and counts of the district's own students, including small groups. */
  | "read-audit"
  /** Individual student rows: problems in a file, quarantined rows, values of a column. */
  | "read-rows"
  /** State of the workspace: loads, practice notes, health of its files. */
  | "read-workspace"
  /** Loading, undoing, rebuilding, settings, mappings. */
  | "change-workspace";

const rights: Readonly<Record<Viewer["kind"], ReadonlySet<Right>>> = {
  operator: new Set<Right>(["read-official", "read-audit", "read-rows", "read-workspace", "change-workspace"]),
};

/** Whether a viewer has a right. Denies by default: unknown viewers and unknown rights. */
export const may = ({ kind }: Viewer, right: Right): boolean => Object.hasOwn(rights, kind) && rights[kind].has(right);

/** @throws AppError access.denied */
export function requireRight(viewer: Viewer, right: Right): void {
  if (!may(viewer, right)) throw new AppError("access.denied", { viewer: String(viewer.kind), right });
}
