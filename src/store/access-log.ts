import type { Kysely } from "kysely";
import type { AccessLine } from "../access/access-line.ts";
import type { Scope } from "../access/grant.ts";
import type { Right } from "../access/roles.ts";
import type { StateTables } from "./tables.ts";
import { timeText } from "./time.ts";

/** What people do that is logged: use a right, sign in or out, take part in the accounts of people. */
export type LoggedAction =
  | Right
  | "sign-in"
  | "sign-out"
  | "set-password"
  | "end-sign-in"
  | "stop-seeing"
  | "add-person"
  | "new-link"
  | "grant-role"
  | "revoke-role"
  | "foreign-form"
  | "change-as-other";

/** A line of the access log, without any student's data. */
export interface LogLine {
  readonly at: Date;
  readonly person: string | undefined;
  /** The other person: whose roles were used, or whose account it is about. */
  readonly asPerson?: string | undefined;
  readonly action: LoggedAction;
  readonly about: Scope;
  /** Address of a known page, else empty. */
  readonly page: string;
  readonly outcome: "allowed" | "refused";
}

export async function addToLog(db: Kysely<StateTables>, line: LogLine): Promise<void> {
  const { about } = line;
  await db
    .insertInto("access_log")
    .values({
      at: timeText(line.at),
      person_id: line.person ?? null,
      as_person_id: line.asPerson ?? null,
      action: line.action,
      about: about.kind === "district" ? about.kind : `${about.kind} ${about.id}`,
      page: line.page,
      outcome: line.outcome,
    })
    .execute();
}

/**
 * The log's newest lines.
 *
 * @param before  id of a line: only older ones
 */
export async function readLog(
  db: Kysely<StateTables>,
  { most, before }: { readonly most: number; readonly before?: number | undefined },
): Promise<readonly AccessLine[]> {
  let lines = db
    .selectFrom("access_log")
    .leftJoin("people as person", "person.id", "access_log.person_id")
    .leftJoin("people as other", "other.id", "access_log.as_person_id")
    .select([
      "access_log.id",
      "at",
      "action",
      "about",
      "page",
      "outcome",
      "person.name as name",
      "other.name as asName",
    ])
    .orderBy("access_log.id", "desc")
    .limit(most);
  if (before !== undefined) lines = lines.where("access_log.id", "<", before);
  return await lines.execute();
}
