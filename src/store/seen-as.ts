import type { Kysely } from "kysely";
import type { StateTables } from "./tables.ts";

/** The person whose roles a sign-in uses; undefined for its own. */
export async function seenAs(db: Kysely<StateTables>, signIn: string): Promise<string | undefined> {
  const row = await db.selectFrom("seen_as").select("person_id").where("sign_in_id", "=", signIn).executeTakeFirst();
  return row?.person_id;
}

/** @param person  undefined to return to the person's own pages */
export async function seeAs(db: Kysely<StateTables>, signIn: string, person: string | undefined): Promise<void> {
  await db.transaction().execute(async (change) => {
    await change.deleteFrom("seen_as").where("sign_in_id", "=", signIn).execute();
    if (person !== undefined)
      await change.insertInto("seen_as").values({ sign_in_id: signIn, person_id: person }).execute();
  });
}
