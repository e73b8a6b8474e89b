import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { StateTables } from "./tables.ts";

/** Key length in bytes: that of the digest it is used with. */
const keyBytes = 32;

/** A key of this workspace, created on first use. */
export async function secretOf(db: Kysely<StateTables>, name: string): Promise<string> {
  await db
    .insertInto("secrets")
    .values({ name, value: randomBytes(keyBytes).toString("base64url") })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const { value } = await db.selectFrom("secrets").select("value").where("name", "=", name).executeTakeFirstOrThrow();
  return value;
}
