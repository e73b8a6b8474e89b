import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Grant, Scope } from "../access/grant.ts";
import { wholeDistrict } from "../access/grant.ts";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { planDistricts } from "../sample/district.ts";
import { usualDemo } from "./make-demo.ts";

/** Somebody of the sample district: an office, not a person. */
export interface DemoPerson {
  readonly email: string;
  readonly grant: Grant;
  /** Their school; undefined for those of the whole district. */
  readonly school: string | undefined;
}

/** Whether a folder is the sample district's: only that one has the answers to its own planted gaps. */
export function isSampleDistrict(viewer: Viewer, folder: string): boolean {
  requireRight(viewer, "read-workspace");
  return existsSync(join(folder, "answer-key.json"));
}

/** One person for each role in the sample district, whatever its size. */
export function demoPeople(viewer: Viewer): readonly DemoPerson[] {
  requireRight(viewer, "read-workspace");
  const schools = new Map(
    planDistricts(usualDemo.seed, usualDemo.students)[0]?.schools.map((school) => [school.role, school]),
  );
  const person = (role: Grant["role"], scope: Scope = wholeDistrict, school?: string): DemoPerson => ({
    email: `${role}@alder-valley.example`,
    grant: { role, scope },
    school,
  });
  const at = (role: Grant["role"], schoolRole: string, scopeOf: (id: string) => Scope): readonly DemoPerson[] => {
    const school = schools.get(schoolRole);
    return school === undefined ? [] : [person(role, scopeOf(school.id), school.name)];
  };
  return [
    person("data-director"),
    person("equity-director"),
    ...at("principal", "juniper", (id) => ({ kind: "school", id })),
    ...at("counselor", "alder-valley-high", (id) => ({ kind: "school", id })),
    ...at("teacher", "juniper", (id) => ({ kind: "section", id: `${id}/0001-E100` })),
    person("board"),
    person("viewer"),
  ];
}
