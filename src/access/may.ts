import { AppError } from "../base/errors.ts";
import { covers, type Grant, type Scope, wholeDistrict } from "./grant.ts";
import { type Right, rights, rightsWithoutStudents, roleRule } from "./roles.ts";
import type { Viewer } from "./viewer.ts";

/**
 * Whether a viewer has a right. Denies by default: unknown viewers, rights, roles and scopes.
 *
 * @param about  the part of the district asked for; default: all of it
 */
export function may(viewer: Viewer, right: Right, about: Scope = wholeDistrict): boolean {
  if (!rights.includes(right)) return false;
  switch (viewer.kind) {
    case "operator":
      return true;
    case "person":
      return viewer.grants.some((grant) => allows(grant, right, about));
    default:
      return false;
  }
}

function allows({ role, scope }: Grant, right: Right, about: Scope): boolean {
  const rule = roleRule(role);
  if (rule === undefined || !rule.rights.includes(right) || !rule.scopes.includes(scope.kind)) return false;
  return covers(scope, rightsWithoutStudents.has(right) ? scope : about);
}

/** @throws AppError access.denied */
export function requireRight(viewer: Viewer, right: Right, about: Scope = wholeDistrict): void {
  if (!may(viewer, right, about)) throw new AppError("access.denied", { viewer: String(viewer.kind), right });
}
