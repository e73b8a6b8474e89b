import type { Context } from "hono";
import { addToLog } from "../store/access-log.ts";
import type { Logged, StaffEnv } from "./context.ts";

/**
 * Adds a line to the access log before its page is answered: what can't be logged is not shown.
 *
 * @param subject  the other person: whose account it is about, or whose roles are used
 */
export async function logAccess(
  c: Context<StaffEnv>,
  { action, about, page }: Logged,
  outcome: "allowed" | "refused",
  person: string | undefined = c.var.signed?.person.id,
  subject: string | undefined = c.var.signed?.seeing?.id,
): Promise<void> {
  const { state, now } = c.var.parts;
  await addToLog(state.db, { at: now(), person, asPerson: subject, action, about, page, outcome });
}
