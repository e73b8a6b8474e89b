import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { StateTables } from "./tables.ts";

/** Length of a key in bytes, as long as the digest that is made with it. */
const keyBytes = 32;

/** A key of this workspace, made when it is first asked for. */
export async function secretOf(db: Kysely<StateTables>, name: string): Promise<string> {
  await db
    .insertInto("secrets")
    .values({ name, value: randomBytes(keyBytes).toString("base64url") })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const { value } = await db.selectFrom("secrets").select("value").where("name", "=", name).executeTakeFirstOrThrow();
  return value;
}
