import { type Grant, type Scope, wholeDistrict } from "../access/grant.ts";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { addToLog } from "../store/access-log.ts";
import { addGrant, type PersonWithRoles, peopleWithRoles, personOfEmail } from "../store/people.ts";
import { openState, type State, statePath } from "../store/state.ts";
import { setupPath } from "../web/staff/frame.ts";
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
 * @throws AppError people.exists
 */
export async function addPerson(
  viewer: Viewer,
  { folder, origin }: PeopleOf,
  { email, name, grant }: { readonly email: string; readonly name: string; readonly grant: Grant },
  now: Date,
): Promise<string> {
  requireRight(viewer, "change-workspace");
  const state = await openState(statePath(folder));
  try {
    const auth = await staffAuth(state, { origin, isSecure: false, demo: false });
    const id = await auth.add(email.toLowerCase(), name);
    await addGrant(state.db, id, grant, now);
    await logByOperator(state, "add-person", id, grant.scope, now);
    return new URL(`${setupPath}/${await auth.linkToken(email.toLowerCase())}`, origin).href;
  } finally {
    await state.close();
  }
}

/** A new link for somebody who has lost their password. @throws AppError people.unknown */
export async function newLink(viewer: Viewer, { folder, origin }: PeopleOf, email: string, now: Date): Promise<string> {
  requireRight(viewer, "change-workspace");
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

/** Logs what the operator did to a person's account: a line without an actor, about that person. */
async function logByOperator(
  state: State,
  action: "add-person" | "new-link",
  person: string | undefined,
  about: Scope,
  at: Date,
): Promise<void> {
  await addToLog(state.db, { at, person: undefined, asPerson: person, action, about, page: "", outcome: "allowed" });
}

/** Everybody who can sign in, with their roles. */
export async function listPeople(viewer: Viewer, folder: string): Promise<readonly PersonWithRoles[]> {
  requireRight(viewer, "read-workspace");
  const state = await openState(statePath(folder));
  try {
    return await peopleWithRoles(state.db);
  } finally {
    await state.close();
  }
}
