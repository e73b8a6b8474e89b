import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { StateTables } from "./tables.ts";

/**
 * Steps from an empty database to the current one, by number. A step that was released is never changed; add another.
 */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-people": {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable("people")
        .addColumn("id", "text", (c) => c.primaryKey().notNull())
        .addColumn("name", "text", (c) => c.notNull())
        .addColumn("email", "text", (c) => c.notNull().unique())
        .addColumn("emailVerified", "integer", (c) => c.notNull())
        .addColumn("image", "text")
        .addColumn("createdAt", "date", (c) => c.notNull())
        .addColumn("updatedAt", "date", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("sign_ins")
        .addColumn("id", "text", (c) => c.primaryKey().notNull())
        .addColumn("expiresAt", "date", (c) => c.notNull())
        .addColumn("token", "text", (c) => c.notNull().unique())
        .addColumn("createdAt", "date", (c) => c.notNull())
        .addColumn("updatedAt", "date", (c) => c.notNull())
        .addColumn("ipAddress", "text")
        .addColumn("userAgent", "text")
        .addColumn("userId", "text", (c) => c.notNull().references("people.id").onDelete("cascade"))
        .execute();
      await db.schema
        .createTable("accounts")
        .addColumn("id", "text", (c) => c.primaryKey().notNull())
        .addColumn("accountId", "text", (c) => c.notNull())
        .addColumn("providerId", "text", (c) => c.notNull())
        .addColumn("userId", "text", (c) => c.notNull().references("people.id").onDelete("cascade"))
        .addColumn("accessToken", "text")
        .addColumn("refreshToken", "text")
        .addColumn("idToken", "text")
        .addColumn("accessTokenExpiresAt", "date")
        .addColumn("refreshTokenExpiresAt", "date")
        .addColumn("scope", "text")
        .addColumn("password", "text")
        .addColumn("createdAt", "date", (c) => c.notNull())
        .addColumn("updatedAt", "date", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("verifications")
        .addColumn("id", "text", (c) => c.primaryKey().notNull())
        .addColumn("identifier", "text", (c) => c.notNull())
        .addColumn("value", "text", (c) => c.notNull())
        .addColumn("expiresAt", "date", (c) => c.notNull())
        .addColumn("createdAt", "date", (c) => c.notNull())
        .addColumn("updatedAt", "date", (c) => c.notNull())
        .execute();
      await db.schema.createIndex("sign_ins_userId_idx").on("sign_ins").column("userId").execute();
      await db.schema.createIndex("accounts_userId_idx").on("accounts").column("userId").execute();
      await db.schema.createIndex("verifications_identifier_idx").on("verifications").column("identifier").execute();
      await db.schema
        .createTable("grants")
        .addColumn("id", "integer", (c) => c.primaryKey().autoIncrement())
        .addColumn("person_id", "text", (c) => c.notNull().references("people.id").onDelete("cascade"))
        .addColumn("role", "text", (c) => c.notNull())
        .addColumn("scope", "text", (c) => c.notNull())
        .addColumn("scope_id", "text")
        .addColumn("granted_at", "text", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("secrets")
        .addColumn("name", "text", (c) => c.primaryKey())
        .addColumn("value", "text", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("seen_as")
        .addColumn("sign_in_id", "text", (c) => c.primaryKey().references("sign_ins.id").onDelete("cascade"))
        .addColumn("person_id", "text", (c) => c.notNull().references("people.id").onDelete("cascade"))
        .execute();
    },
  },
  "0002-access-log": {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable("access_log")
        .addColumn("id", "integer", (c) => c.primaryKey().autoIncrement())
        .addColumn("at", "text", (c) => c.notNull())
        .addColumn("person_id", "text")
        .addColumn("as_person_id", "text")
        .addColumn("action", "text", (c) => c.notNull())
        .addColumn("about", "text", (c) => c.notNull())
        .addColumn("page", "text", (c) => c.notNull())
        .addColumn("outcome", "text", (c) => c.notNull())
        .execute();
      for (const change of ["UPDATE", "DELETE"] as const)
        await sql`CREATE TRIGGER ${sql.id(`access_log_no_${change.toLowerCase()}`)} BEFORE ${sql.raw(change)} ON access_log
          BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END`.execute(db);
    },
  },
  "0003-decisions": {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable("decisions")
        .addColumn("id", "text", (c) => c.primaryKey().notNull())
        .addColumn("page", "text", (c) => c.notNull())
        .addColumn("scope", "text", (c) => c.notNull())
        .addColumn("scope_id", "text")
        .execute();
      await db.schema.createIndex("decisions_page_idx").on("decisions").column("page").execute();
      await db.schema
        .createTable("decision_versions")
        .addColumn("decision_id", "text", (c) => c.notNull().references("decisions.id").onDelete("cascade"))
        .addColumn("version", "integer", (c) => c.notNull())
        .addColumn("at", "text", (c) => c.notNull())
        .addColumn("person_id", "text", (c) => c.notNull())
        .addColumn("task", "text", (c) => c.notNull())
        .addColumn("responsible", "text", (c) => c.notNull())
        .addColumn("due", "text", (c) => c.notNull())
        .addColumn("expected", "text", (c) => c.notNull())
        .addColumn("status", "text", (c) => c.notNull())
        .addPrimaryKeyConstraint("decision_versions_pk", ["decision_id", "version"])
        .execute();
    },
  },
  "0004-kept-audits": {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable("kept_audits")
        .addColumn("id", "integer", (c) => c.primaryKey().autoIncrement())
        .addColumn("mark", "text", (c) => c.notNull().unique())
        .addColumn("at", "text", (c) => c.notNull())
        .addColumn("school_year", "integer", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("kept_gaps")
        .addColumn("audit_id", "integer", (c) => c.notNull().references("kept_audits.id").onDelete("cascade"))
        .addColumn("place", "text", (c) => c.notNull())
        .addColumn("gaps", "text", (c) => c.notNull())
        .addPrimaryKeyConstraint("kept_gaps_pk", ["audit_id", "place"])
        .execute();
    },
  },
  "0005-versions-of-roles": {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .alterTable("people")
        .addColumn("roles_version", "integer", (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema.createIndex("access_log_person_idx").on("access_log").columns(["person_id", "action"]).execute();
    },
  },
};

/** Brings a database up to date. Two processes may do so at once: the steps run in one transaction. */
export async function migrate(db: Kysely<StateTables>): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error !== undefined) throw error;
}
