import { type Grant, type Scope, wholeDistrict } from "../access/grant.ts";
import { type Role, roleRule, roles, type ScopeKind } from "../access/roles.ts";
import { AppError } from "../base/errors.ts";
import { nearNames } from "../base/near-names.ts";
import { isPlainLine, shownName } from "../base/shown-text.ts";
import type { KnownSchool } from "../web/staff/role-fields.ts";

/** Longest name of a person, in characters. */
const longestName = 200;
/** Most schools that are offered in place of an unknown one. */
const mostNear = 3;

/**
 * A person's name as it is stored.
 *
 * @throws AppError people.name for none, a long one, several lines, and characters that disguise text or steer a terminal
 */
export function personNameOf(given: string): string {
  const name = given.trim();
  if (name === "" || name.length > longestName || !isPlainLine(name))
    throw new AppError("people.name", { given: shownName(name).slice(0, longestName) });
  return name;
}

/**
 * A role in a part of the district, as somebody asked for it.
 *
 * @param schools  that are in the records; empty if nothing is loaded yet, so that every id is accepted
 * @throws AppError people.role, people.scope, people.school
 */
export function grantOf(role: string, scope: Scope, schools: readonly KnownSchool[]): Grant {
  const rule = roleRule(role);
  if (rule === undefined) throw new AppError("people.role", { given: shownName(role), known: Object.keys(roles) });
  const kinds: readonly ScopeKind[] = rule.scopes;
  if (!kinds.includes(scope.kind)) throw new AppError("people.scope", { role, scopes: kinds });
  if (scope.kind === "district") return { role: role as Role, scope: wholeDistrict };
  const id = scope.id.trim();
  if (id === "" || id.length > longestName || !isPlainLine(id))
    throw new AppError("people.scope", { role, scopes: kinds });
  if (scope.kind === "school" && schools.length > 0 && !schools.some((school) => school.id === id)) {
    const near = nearNames(
      id,
      schools.map(({ id: known, name }) => [known, name]),
      mostNear,
    );
    throw new AppError("people.school", {
      given: id,
      near: near.map((known) => `${known} (${schools.find((school) => school.id === known)?.name ?? ""})`),
    });
  }
  return { role: role as Role, scope: { kind: scope.kind, id } };
}
