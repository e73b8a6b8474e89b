import { type Grant, type Scope, wholeDistrict } from "../access/grant.ts";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { addToLog } from "../store/access-log.ts";
import {
  addGrant,
  changeGrants,
  endLinks,
  endSignIns,
  type PersonWithRoles,
  peopleWithRoles,
  personOfEmail,
} from "../store/people.ts";
import { openState, type State, statePath } from "../store/state.ts";
import { setupPath } from "../web/staff/frame.ts";
import { personNameOf } from "./asked-person.ts";
import { staffAuth } from "./auth.ts";

/** What a command about people needs: the folder of the workspace, and where the app is reached. */
interface PeopleOf {
  readonly folder: string;
  readonly origin: string;
}

/**
 * Adds a person with a role.
 *
 * @returns the address where they set their password, once
 * @throws AppError people.exists, people.name
 */
export async function addPerson(
  viewer: Viewer,
  { folder, origin }: PeopleOf,
  { email, name, grant }: { readonly email: string; readonly name: string; readonly grant: Grant },
  now: Date,
): Promise<string> {
  requireRight(viewer, "manage-people");
  const state = await openState(statePath(folder));
  try {
    const auth = await staffAuth(state, { origin, isSecure: false, demo: false });
    const id = await auth.add(email.toLowerCase(), personNameOf(name));
    await addGrant(state.db, id, grant, now);
    await logByOperator(state, "add-person", id, grant.scope, now);
    return new URL(`${setupPath}/${await auth.linkToken(email.toLowerCase())}`, origin).href;
  } finally {
    await state.close();
  }
}

/** A new link for somebody who has lost their password. @throws AppError people.unknown */
export async function newLink(viewer: Viewer, { folder, origin }: PeopleOf, email: string, now: Date): Promise<string> {
  requireRight(viewer, "manage-people");
  const state = await openState(statePath(folder));
  try {
    const auth = await staffAuth(state, { origin, isSecure: false, demo: false });
    const link = new URL(`${setupPath}/${await auth.linkToken(email.toLowerCase())}`, origin).href;
    const person = await personOfEmail(state.db, email.toLowerCase());
    await logByOperator(state, "new-link", person, wholeDistrict, now);
    return link;
  } finally {
    await state.close();
  }
}

/**
 * Gives a person a role, or takes one away or all of them. Taking all ends their sign-ins and links.
 *
 * @param revoked  the role to take away; "all" for every one
 * @throws AppError people.unknown, people.no-such-role, people.last
 */
export async function changeRoles(
  viewer: Viewer,
  folder: string,
  email: string,
  change: { readonly given: Grant } | { readonly revoked: Grant | "all" },
  now: Date,
): Promise<void> {
  requireRight(viewer, "manage-people");
  const state = await openState(statePath(folder));
  try {
    // Somebody may change the same roles in the app meanwhile.
    for (let outcome = ""; outcome !== "saved"; ) {
      const person = (await peopleWithRoles(state.db)).find((each) => each.email === email.toLowerCase());
      if (person === undefined) throw new AppError("people.unknown", { email });
      const grants = changedGrants(person, change);
      outcome = await changeGrants(state.db, { person: person.id, base: person.version }, grants, now);
      if (outcome === "last") throw new AppError("people.last", {});
      if (outcome !== "saved") continue;
      const one = "given" in change ? change.given : change.revoked;
      const action = "given" in change ? "grant-role" : "revoke-role";
      await logByOperator(state, action, person.id, one === "all" ? wholeDistrict : one.scope, now);
      if (grants.length > 0) continue;
      await endSignIns(state.db, person.id);
      await endLinks(state.db, person.id);
    }
  } finally {
    await state.close();
  }
}

function changedGrants(
  { email, grants }: PersonWithRoles,
  change: Parameters<typeof changeRoles>[3],
): readonly Grant[] {
  const isSame = (a: Grant, b: Grant): boolean => JSON.stringify(a) === JSON.stringify(b);
  if ("given" in change) return grants.some((each) => isSame(each, change.given)) ? grants : [...grants, change.given];
  const { revoked } = change;
  if (revoked === "all") return [];
  if (!grants.some((each) => isSame(each, revoked))) throw new AppError("people.no-such-role", { email });
  return grants.filter((each) => !isSame(each, revoked));
}

/** Logs what the operator did to a person's account: a line without an actor, about that person. */
async function logByOperator(
  state: State,
  action: "add-person" | "new-link" | "grant-role" | "revoke-role",
  person: string | undefined,
  about: Scope,
  at: Date,
): Promise<void> {
  await addToLog(state.db, { at, person: undefined, asPerson: person, action, about, page: "", outcome: "allowed" });
}

/** Everybody who can sign in, with their roles. */
export async function listPeople(viewer: Viewer, folder: string): Promise<readonly PersonWithRoles[]> {
  requireRight(viewer, "manage-people");
  const state = await openState(statePath(folder));
  try {
    return await peopleWithRoles(state.db);
  } finally {
    await state.close();
  }
}
