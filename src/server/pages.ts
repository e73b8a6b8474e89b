import type { Context } from "hono";
import { may } from "../access/may.ts";
import type { AccountShown, StaffSite } from "../web/staff/frame.ts";
import { type MessageKind, messagePage } from "../web/staff/message-page.ts";
import { logAccess } from "./access-log.ts";
import type { Logged, StaffEnv } from "./context.ts";

/** The account in the header of every page. */
export function accountOf(c: Context<StaffEnv>): AccountShown | undefined {
  const { signed } = c.var;
  return (
    signed && {
      name: signed.person.name,
      seeing: signed.seeing?.name,
      // The page checks by itself which places the viewer may see.
      mayExplore: signed.viewer.grants.some(({ scope }) => may(signed.viewer, "read-audit", scope)),
      mayReadLog: may(signed.viewer, "read-log"),
      maySeeAs: may(signed.viewer, "see-as"),
      mayManagePeople: may(signed.viewer, "manage-people"),
    }
  );
}

/** What the app's own pages show of this request. */
export const staffSite = (c: Context<StaffEnv>): StaffSite => ({
  words: c.var.words,
  name: c.var.parts.district,
  account: accountOf(c),
  formKey: c.var.formKey,
});

/** Answers with a page that says why nothing else is shown. */
export const message = (
  c: Context<StaffEnv>,
  kind: MessageKind,
  status: 400 | 403 | 404 | 500,
): Response | Promise<Response> => c.html(messagePage(kind, staffSite(c)), status);

/** Logs a refused request and shows the refusal. @param kind  why, if it is not the role */
export async function refuse(c: Context<StaffEnv>, logged: Logged, kind: MessageKind = "refused"): Promise<Response> {
  await logAccess(c, logged, "refused");
  return await message(c, kind, 403);
}
