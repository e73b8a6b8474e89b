import fc from "fast-check";
import { expect, test } from "vitest";
import { type Grant, type Scope, wholeDistrict } from "../../src/access/grant.ts";
import { may, requireRight } from "../../src/access/may.ts";
import { type Right, type Role, rights, roles, type ScopeKind, scopeKinds } from "../../src/access/roles.ts";
import { operator, type Viewer } from "../../src/access/viewer.ts";

const roleNames = Object.keys(roles) as Role[];
const scopeOf = (kind: ScopeKind, id: string): Scope => (kind === "district" ? wholeDistrict : { kind, id });
const person = (...grants: readonly Grant[]): Viewer => ({ kind: "person", id: "p", grants });

const anyScope = fc
  .tuple(fc.constantFrom(...scopeKinds), fc.constantFrom("1", "2"))
  .map(([kind, id]) => scopeOf(kind, id));
const anyGrant = fc.record({ role: fc.constantFrom(...roleNames), scope: anyScope });
const anyRight = fc.constantFrom(...rights);

test("the operator has every right to everything", () => {
  for (const right of rights) {
    expect(may(operator, right)).toBe(true);
    expect(may(operator, right, { kind: "school", id: "1" })).toBe(true);
    expect(() => requireRight(operator, right)).not.toThrow();
  }
});

test("denies unknown viewers, rights, roles and scopes", () => {
  for (const name of ["", "stranger", "constructor", "__proto__", "toString"]) {
    const viewer = { kind: name } as unknown as Viewer;
    expect(may(viewer, "read-official"), name).toBe(false);
    expect(() => requireRight(viewer, "read-official")).toThrow(
      expect.objectContaining({ code: "access.denied", facts: { viewer: name, right: "read-official" } }),
    );
    expect(may(operator, name as Right), name).toBe(false);
    const director = person({ role: "data-director", scope: wholeDistrict });
    expect(may(director, name as Right), name).toBe(false);
    expect(may(director, "read-audit", { kind: name, id: "1" } as unknown as Scope), name).toBe(false);
    expect(may(person({ role: name as Role, scope: wholeDistrict }), "read-official"), name).toBe(false);
    const odd = { role: "data-director", scope: { kind: name } } as unknown as Grant;
    expect(may(person(odd), "read-official"), name).toBe(false);
  }
  expect(may(person(), "read-official")).toBe(false);
});

test("a grant gives its role's rights in its scope, and nothing else", () => {
  for (const role of roleNames)
    for (const kind of scopeKinds)
      for (const right of rights) {
        const rule = roles[role] as { readonly scopes: readonly string[]; readonly rights: readonly string[] };
        const isRole = rule.scopes.includes(kind) && rule.rights.includes(right);
        const viewer = person({ role, scope: scopeOf(kind, "1") });
        const name = `${role} of ${kind}: ${right}`;
        expect(may(viewer, right, scopeOf(kind, "1")), name).toBe(isRole);
        // What has no students in it is the same for all scopes.
        const elsewhere = isRole && (right === "read-official" || kind === "district");
        expect(may(viewer, right, { kind: "school", id: "2" }), name).toBe(elsewhere);
        expect(may(viewer, right), name).toBe(elsewhere);
      }
});

test("a school's id is no other scope's id", () => {
  const principal = person({ role: "principal", scope: { kind: "school", id: "1" } });
  for (const kind of scopeKinds) expect(may(principal, "read-audit", scopeOf(kind, "1")), kind).toBe(kind === "school");
  expect(
    may(person({ role: "principal", scope: { kind: "school", id: "" } }), "read-audit", { kind: "school", id: "" }),
  ).toBe(false);
});

test("several grants allow what one of them allows; a person of the whole district may see every part of it", () => {
  fc.assert(
    fc.property(fc.array(anyGrant, { maxLength: 4 }), anyRight, anyScope, (grants, right, about) => {
      const viewer = person(...grants);
      expect(may(viewer, right, about)).toBe(grants.some((grant) => may(person(grant), right, about)));
      if (may(viewer, right)) expect(may(viewer, right, about)).toBe(true);
    }),
  );
});

test("only two roles may see exact counts of the whole district, and only the data director reads the log", () => {
  const able = (right: Right): readonly string[] =>
    roleNames.filter((role) => scopeKinds.some((kind) => may(person({ role, scope: scopeOf(kind, "1") }), right)));
  expect(able("read-audit")).toEqual(["data-director", "equity-director"]);
  for (const right of ["read-log", "see-as", "read-rows", "change-workspace"] as const)
    expect(able(right), right).toEqual(["data-director"]);
});
