import { type Role, type ScopeKind, scopeKinds } from "./roles.ts";

/** Part of a district, by id; a grade, a section and a caseload have the district's own ids. */
export type Scope =
  | { readonly kind: "district" }
  | { readonly kind: Exclude<ScopeKind, "district">; readonly id: string };

/** A role in a part of the district. */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/** The whole workspace: each right is asked about it unless a smaller part is named. */
export const wholeDistrict: Scope = { kind: "district" };

/**
 * Whether everything in `about` belongs to `scope`. The district contains all; other scopes contain only themselves,
 * because what a section or a caseload belongs to is not known here.
 */
export function covers(scope: Scope, about: Scope): boolean {
  if (!isScope(scope) || !isScope(about)) return false;
  if (scope.kind === "district") return true;
  return about.kind !== "district" && scope.kind === about.kind && scope.id === about.id;
}

const isScope = (scope: Scope): boolean =>
  scopeKinds.includes(scope.kind) && (scope.kind === "district" || (typeof scope.id === "string" && scope.id !== ""));
