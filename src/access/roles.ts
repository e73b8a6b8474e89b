/** Everything a viewer can be allowed to do. */
export const rights = [
  /** Official figures, which anyone may see: places to learn from, peers, comparisons with a dashboard. */
  "read-official",
  /** Findings and counts of the district's own students, including small groups. */
  "read-audit",
  /** Individual student rows: problems in a file, quarantined rows, values of a column. */
  "read-rows",
  /** State of the workspace: loads, practice notes, health of its files. */
  "read-workspace",
  /** Loading, undoing, rebuilding, settings, mappings. */
  "change-workspace",
  /** Decisions about what the audit shows: making and changing them. Reading them needs `read-audit`. */
  "decide",
  /** Who looked at what, and what was refused. */
  "read-log",
  /** Adding people, their roles and their sign-ins. */
  "manage-people",
  /** Looking at pages with another person's roles, to check them. */
  "see-as",
] as const;
export type Right = (typeof rights)[number];

/** Rights to what has no student in it: they apply whatever a grant's scope is. */
export const rightsWithoutStudents: ReadonlySet<Right> = new Set<Right>(["read-official"]);

/** Parts of a district that a role can be granted for. */
export const scopeKinds = ["district", "school", "grade", "section", "caseload"] as const;
export type ScopeKind = (typeof scopeKinds)[number];

interface RoleRule {
  readonly scopes: readonly ScopeKind[];
  /** Within the granted scope. */
  readonly rights: readonly Right[];
}

/**
 * Roles of the people of a district. Only those who may see exact counts of small groups have `read-audit`. Teachers,
 * counselors, the board and viewers get it once there are counts that are protected for staff.
 */
export const roles = {
  "data-director": { scopes: ["district"], rights },
  "equity-director": { scopes: ["district"], rights: ["read-official", "read-audit", "read-workspace", "decide"] },
  principal: { scopes: ["school"], rights: ["read-official", "read-audit", "decide"] },
  counselor: { scopes: ["school", "grade", "caseload"], rights: ["read-official"] },
  teacher: { scopes: ["section"], rights: ["read-official"] },
  board: { scopes: ["district"], rights: ["read-official"] },
  viewer: { scopes: ["district"], rights: ["read-official"] },
} as const satisfies Readonly<Record<string, RoleRule>>;
export type Role = keyof typeof roles;

/** What a role allows; undefined for a name that is not a role. */
export const roleRule = (role: string): RoleRule | undefined =>
  Object.hasOwn(roles, role) ? roles[role as Role] : undefined;
