import { type Context, Hono } from "hono";
import { z } from "zod";
import { type Grant, type Scope, wholeDistrict } from "../access/grant.ts";
import { may } from "../access/may.ts";
import { scopeKinds } from "../access/roles.ts";
import { AppError } from "../base/errors.ts";
import type { LoggedAction } from "../store/access-log.ts";
import {
  addGrant,
  changeGrants,
  endLinks,
  endSignIns,
  type PersonWithRoles,
  peopleWithRoles,
  signInsOf,
} from "../store/people.ts";
import { errorWords } from "../ui/language/errors.ts";
import { browserName } from "../web/staff/browser-name.ts";
import { peoplePath, personHref, setupPath } from "../web/staff/frame.ts";
import { type AskedPerson, noPerson, peoplePage } from "../web/staff/people-page.ts";
import { type PersonNotice, personPage } from "../web/staff/person-page.ts";
import type { AskedRole } from "../web/staff/role-fields.ts";
import { logAccess } from "./access-log.ts";
import { grantOf, personNameOf } from "./asked-person.ts";
import type { StaffEnv } from "./context.ts";
import { fieldOf } from "./form-key.ts";
import { message, refuse, staffSite } from "./pages.ts";

const managing = { action: "manage-people", about: wholeDistrict, page: "" } as const;

/** People, their roles and sign-ins, for those who manage them. */
export const peopleRoutes = new Hono<StaffEnv>()
  .get(peoplePath, async (c) => {
    if (!mayManage(c)) return await refuse(c, managing);
    await logAccess(c, managing, "allowed");
    return c.html(await listPage(c, noPerson));
  })
  .post(peoplePath, async (c) => {
    if (!mayManage(c)) return await refuse(c, managing);
    const { auth, state, now } = c.var.parts;
    const asked = {
      ...(await askedRole(c)),
      name: await fieldOf(c, "name"),
      email: (await fieldOf(c, "email")).trim(),
    };
    const email = asked.email.toLowerCase();
    try {
      if (!z.email().safeParse(email).success) throw new AppError("people.email", { given: asked.email.slice(0, 200) });
      const name = personNameOf(asked.name === "" ? email : asked.name);
      const grant = await grantIn(c, asked);
      const id = await auth.add(email, name);
      await addGrant(state.db, id, grant, now());
      await logAccess(c, { ...managing, action: "add-person", about: grant.scope }, "allowed", undefined, id);
      return c.html(await onePage(c, id, { kind: "link", link: await newLink(c, email) }));
    } catch (error) {
      return c.html(await listPage(c, asked, faultWords(c, error)), 400);
    }
  })
  .get(`${peoplePath}/:id`, async (c) => {
    if (!mayManage(c)) return await refuse(c, managing);
    const person = await personIn(c);
    if (person === undefined) return await message(c, "not-found", 404);
    await logAccess(c, managing, "allowed", undefined, person.id);
    return c.html(await onePage(c, person.id));
  })
  .post(
    `${peoplePath}/:id/add-role`,
    async (c) =>
      await change(c, "grant-role", async (person) => {
        const grant = await grantIn(c, await askedRole(c));
        const has = person.grants.some((other) => sameGrant(other, grant));
        return { about: grant.scope, grants: has ? person.grants : [...person.grants, grant] };
      }),
  )
  .post(`${peoplePath}/:id/revoke-role`, async (c) => {
    const at = Number(await fieldOf(c, "role"));
    return await change(c, "revoke-role", async (person) => ({
      about: person.grants[at]?.scope ?? wholeDistrict,
      grants: person.grants.filter((_, i) => i !== at),
    }));
  })
  .post(`${peoplePath}/:id/end-sign-ins`, async (c) => {
    if (!mayManage(c)) return await refuse(c, managing);
    const person = await personIn(c);
    if (person === undefined) return await message(c, "not-found", 404);
    await logAccess(c, { ...managing, action: "end-sign-in" }, "allowed", undefined, person.id);
    await endSignIns(c.var.parts.state.db, person.id);
    // A link that somebody else may have would open the account again.
    await endLinks(c.var.parts.state.db, person.id);
    return c.redirect(personHref(person.id), 303);
  })
  .post(`${peoplePath}/:id/link`, async (c) => {
    if (!mayManage(c)) return await refuse(c, managing);
    const person = await personIn(c);
    if (person === undefined) return await message(c, "not-found", 404);
    await logAccess(c, { ...managing, action: "new-link" }, "allowed", undefined, person.id);
    return c.html(await onePage(c, person.id, { kind: "link", link: await newLink(c, person.email) }));
  });

const mayManage = ({ var: { signed } }: Context<StaffEnv>): boolean =>
  signed !== undefined && may(signed.viewer, "manage-people");

/** Saves other roles of a person, if they are still those that the form showed. */
async function change(
  c: Context<StaffEnv>,
  action: LoggedAction,
  changed: (person: PersonWithRoles) => Promise<{ readonly about: Scope; readonly grants: readonly Grant[] }>,
): Promise<Response> {
  if (!mayManage(c)) return await refuse(c, { ...managing, action });
  const { state, now } = c.var.parts;
  const person = await personIn(c);
  if (person === undefined) return await message(c, "not-found", 404);
  const base = Number(await fieldOf(c, "version"));
  // The number of a role in the list is that of the list that was read.
  if (base !== person.version) return c.html(await onePage(c, person.id, { kind: "conflict" }), 409);
  try {
    const { about, grants } = await changed(person);
    await logAccess(c, { ...managing, action, about }, "allowed", undefined, person.id);
    const outcome = await changeGrants(state.db, { person: person.id, base }, grants, now());
    if (outcome === "saved") return c.redirect(personHref(person.id), 303);
    return c.html(await onePage(c, person.id, { kind: outcome === "last" ? "last" : "conflict" }), 409);
  } catch (error) {
    return c.html(await onePage(c, person.id, { kind: "fault", fault: faultWords(c, error) }), 400);
  }
}

const sameGrant = (a: Grant, b: Grant): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is wrong with what was asked for. @throws other errors */
function faultWords({ var: { words } }: Context<StaffEnv>, error: unknown): string {
  if (error instanceof AppError && error.code.startsWith("people.")) return errorWords(error, words.lang).what;
  throw error;
}

async function personIn(c: Context<StaffEnv>): Promise<PersonWithRoles | undefined> {
  const id = c.req.param("id");
  return (await peopleWithRoles(c.var.parts.state.db)).find((person) => person.id === id);
}

async function askedRole(c: Context<StaffEnv>): Promise<AskedRole> {
  return { role: await fieldOf(c, "role"), scope: await fieldOf(c, "scope"), part: await fieldOf(c, "part") };
}

async function grantIn(c: Context<StaffEnv>, asked: AskedRole): Promise<Grant> {
  const kind = scopeKinds.find((known) => known === asked.scope) ?? "district";
  const scope: Scope = kind === "district" ? wholeDistrict : { kind, id: asked.part };
  return grantOf(asked.role, scope, (await c.var.parts.report()).schools);
}

async function newLink(c: Context<StaffEnv>, email: string): Promise<string> {
  const { auth, origins } = c.var.parts;
  return new URL(`${setupPath}/${await auth.linkToken(email)}`, [...origins][0]).href;
}

const listPage = async (c: Context<StaffEnv>, asked: AskedPerson, fault?: string): Promise<string> => {
  const { state, report } = c.var.parts;
  const people = await peopleWithRoles(state.db);
  return peoplePage({ people, asked, schools: (await report()).schools, fault }, staffSite(c));
};

async function onePage(c: Context<StaffEnv>, id: string, notice?: PersonNotice): Promise<string> {
  const { state, report, now } = c.var.parts;
  const person = (await peopleWithRoles(state.db)).find((each) => each.id === id);
  if (person === undefined) throw new Error("a person who was just there is gone");
  const signIns = (await signInsOf(state.db, id, now())).map((each) => ({
    since: new Date(each.createdAt),
    browser: browserName(each.userAgent ?? ""),
  }));
  return personPage({ person, signIns, schools: (await report()).schools, notice }, staffSite(c));
}
