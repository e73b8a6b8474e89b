import { AppError } from "../base/errors.ts";
import type { Viewer } from "./viewer.ts";

/** What a question of the application needs. */
export type Right =
  /** Official figures, which anybody may know: places to learn from, peers, comparisons with a dashboard. */
  | "read-official"
  /** Findings and counts of the district's own students, small groups included. */
  | "read-audit"
  /** Single rows of students: problems of a file, quarantined rows, values of a column. */
  | "read-rows"
  /** The state of the workspace: loads, notes of practices, the health of its files. */
  | "read-workspace"
  /** Loads, undoing, rebuilding, settings, mappings. */
  | "change-workspace";

const rights: Readonly<Record<Viewer["kind"], ReadonlySet<Right>>> = {
  operator: new Set<Right>(["read-official", "read-audit", "read-rows", "read-workspace", "change-workspace"]),
};

/** Whether a viewer has a right. What is not known here is denied: an unknown kind of viewer, an unknown right. */
export const may = ({ kind }: Viewer, right: Right): boolean => Object.hasOwn(rights, kind) && rights[kind].has(right);

/** @throws AppError access.denied */
export function requireRight(viewer: Viewer, right: Right): void {
  if (!may(viewer, right)) throw new AppError("access.denied", { viewer: String(viewer.kind), right });
}
