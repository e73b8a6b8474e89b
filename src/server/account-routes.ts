import { Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { accountPage } from "../web/staff/account-page.ts";
import { browserName } from "../web/staff/browser-name.ts";
import { accountPath } from "../web/staff/frame.ts";
import { logAccess } from "./access-log.ts";
import type { StaffEnv } from "./context.ts";
import { fieldOf } from "./form-key.ts";
import { staffSite } from "./pages.ts";

const endSignIn = { action: "end-sign-in", about: wholeDistrict, page: "" } as const;

/** A person's own account: roles, and where they are signed in. */
export const accountRoutes = new Hono<StaffEnv>()
  .get(accountPath, async (c) => {
    const { signed, parts } = c.var;
    const sessions = await parts.auth.api.listSessions({ headers: c.req.raw.headers });
    const signIns = sessions.map(({ id, createdAt, userAgent }) => ({
      id,
      since: createdAt,
      browser: browserName(userAgent ?? ""),
      isThis: id === signed?.signIn.id,
    }));
    return c.html(accountPage({ grants: signed?.viewer.grants ?? [], signIns }, staffSite(c)));
  })
  .post(`${accountPath}/end`, async (c) => {
    const { headers } = c.req.raw;
    const { api } = c.var.parts.auth;
    const id = await fieldOf(c, "sign-in");
    // The page contains session ids only: anyone who saw a token could use that session.
    const found = (await api.listSessions({ headers })).find((session) => session.id === id);
    if (found !== undefined) await api.revokeSession({ body: { token: found.token }, headers });
    await logAccess(c, endSignIn, found === undefined ? "refused" : "allowed");
    return c.redirect(accountPath, 303);
  })
  .post(`${accountPath}/end-others`, async (c) => {
    await c.var.parts.auth.api.revokeOtherSessions({ headers: c.req.raw.headers });
    await logAccess(c, endSignIn, "allowed");
    return c.redirect(accountPath, 303);
  });
