import type { Kysely } from "kysely";
import type { Grant, Scope } from "../access/grant.ts";
import { may } from "../access/may.ts";
import type { Role, ScopeKind } from "../access/roles.ts";
import type { StateTables } from "./tables.ts";
import { timeText } from "./time.ts";

/** A person who can sign in, with their roles. */
export interface PersonWithRoles {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  /** Of their roles: each change adds one. */
  readonly version: number;
  /** When they last signed in: ISO 8601, UTC; null if they never did. */
  readonly lastSignIn: string | null;
}

/** Gives a person a role in a part of the district. */
export async function addGrant(
  db: Kysely<StateTables>,
  person: string,
  { role, scope }: Grant,
  now: Date,
): Promise<void> {
  await db
    .insertInto("grants")
    .values({
      person_id: person,
      role,
      scope: scope.kind,
      scope_id: scope.kind === "district" ? null : scope.id,
      granted_at: timeText(now),
    })
    .execute();
}

/** Everybody who can sign in, in the order in which they were added. */
export async function peopleWithRoles(db: Kysely<StateTables>): Promise<readonly PersonWithRoles[]> {
  const people = await db
    .selectFrom("people")
    .select(["id", "name", "email", "roles_version as version"])
    .select((of) =>
      of
        .selectFrom("access_log")
        .whereRef("access_log.person_id", "=", "people.id")
        .where("action", "=", "sign-in")
        .where("outcome", "=", "allowed")
        .select(({ fn }) => fn.max("at").as("at"))
        .as("lastSignIn"),
    )
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
  const rows = await db.selectFrom("grants").selectAll().orderBy("id").execute();
  const byPerson = Map.groupBy(rows, ({ person_id }) => person_id);
  return people.map((person) => ({ ...person, grants: (byPerson.get(person.id) ?? []).map(grantOf) }));
}

/**
 * Changes a person's roles, if nobody has changed them meanwhile (optimistic locking) and somebody is left who may
 * change roles.
 *
 * @param base  the version that was read before
 */
export async function changeGrants(
  db: Kysely<StateTables>,
  { person, base }: { readonly person: string; readonly base: number },
  grants: readonly Grant[],
  now: Date,
): Promise<"saved" | "changed-meanwhile" | "last"> {
  class Undone extends Error {}
  const managers = async (change: Kysely<StateTables>): Promise<number> =>
    (await change.selectFrom("grants").select(["role", "scope", "scope_id"]).execute()).filter((row) => {
      const grant = grantOf(row);
      return may({ kind: "person", id: "", grants: [grant] }, "manage-people");
    }).length;
  try {
    return await db.transaction().execute(async (change) => {
      const { numUpdatedRows } = await change
        .updateTable("people")
        .set({ roles_version: base + 1 })
        .where("id", "=", person)
        .where("roles_version", "=", base)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return "changed-meanwhile";
      const before = await managers(change);
      await change.deleteFrom("grants").where("person_id", "=", person).execute();
      for (const grant of grants) await addGrant(change, person, grant, now);
      if (before > 0 && (await managers(change)) === 0) throw new Undone();
      return "saved";
    });
  } catch (error) {
    if (error instanceof Undone) return "last";
    throw error;
  }
}

/** Where a person is signed in. */
export async function signInsOf(
  db: Kysely<StateTables>,
  person: string,
  now: Date,
): Promise<readonly { readonly id: string; readonly createdAt: string; readonly userAgent: string | null }[]> {
  return await db
    .selectFrom("sign_ins")
    .select(["id", "createdAt", "userAgent"])
    .where("userId", "=", person)
    .where("expiresAt", ">", timeText(now))
    .orderBy("createdAt", "desc")
    .execute();
}

/** Ends all sign-ins of a person. */
export async function endSignIns(db: Kysely<StateTables>, person: string): Promise<void> {
  await db.deleteFrom("sign_ins").where("userId", "=", person).execute();
}

/** A person's roles; none for an unknown person. */
export async function grantsOf(db: Kysely<StateTables>, person: string): Promise<readonly Grant[]> {
  const rows = await db.selectFrom("grants").selectAll().where("person_id", "=", person).orderBy("id").execute();
  return rows.map(grantOf);
}

/** As stored: `may` refuses a role or scope that it does not know. */
const grantOf = (row: { readonly role: string; readonly scope: string; readonly scope_id: string | null }): Grant => ({
  role: row.role as Role,
  scope: (row.scope_id === null ? { kind: row.scope } : { kind: row.scope as ScopeKind, id: row.scope_id }) as Scope,
});

/** Ends the links with which a person could set a password. */
export async function endLinks(db: Kysely<StateTables>, person: string): Promise<void> {
  await db.deleteFrom("verifications").where("value", "=", person).execute();
}

/** A person's name; undefined for an unknown one. */
export async function personName(db: Kysely<StateTables>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom("people").select("name").where("id", "=", id).executeTakeFirst();
  return row?.name;
}

/** The id of the person with an email; undefined if there is none. */
export async function personOfEmail(db: Kysely<StateTables>, email: string): Promise<string | undefined> {
  const row = await db.selectFrom("people").select("id").where("email", "=", email).executeTakeFirst();
  return row?.id;
}

/** A person's email; undefined for an unknown one. */
export async function personEmail(db: Kysely<StateTables>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom("people").select("email").where("id", "=", id).executeTakeFirst();
  return row?.email;
}
