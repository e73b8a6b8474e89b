import { Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { signInRules } from "../rules/sign-in.ts";
import { setupPath, signInPath } from "../web/staff/frame.ts";
import { setupPage } from "../web/staff/setup-page.ts";
import { logAccess } from "./access-log.ts";
import type { StaffEnv } from "./context.ts";
import { fieldOf } from "./form-key.ts";
import { message, staffSite } from "./pages.ts";

const shortest = signInRules.shortestPassword.value;
const setPassword = { action: "set-password", about: wholeDistrict, page: "" } as const;

/** Where a person who was added sets a password, with a link that works once. */
export const setupRoutes = new Hono<StaffEnv>()
  .get(`${setupPath}/:token`, (c) =>
    c.html(setupPage({ token: c.req.param("token"), shortest, fault: undefined }, staffSite(c))),
  )
  .post(`${setupPath}/:token`, async (c) => {
    const { auth, now, senderOf } = c.var.parts;
    const token = c.req.param("token");
    const [password, again] = [await fieldOf(c, "password"), await fieldOf(c, "again")];
    const wrong = (fault: string) => c.html(setupPage({ token, shortest, fault }, staffSite(c)), 400);
    if (password.length < shortest) return wrong(c.var.words.say("staff.too-short", { n: shortest }));
    if (password !== again) return wrong(c.var.words.say("staff.not-the-same"));
    const keys = [`sender ${senderOf(c)}`];
    const answer = c.var.limit.isReached(keys, now())
      ? undefined
      : await auth.api.resetPassword({ body: { token, newPassword: password }, asResponse: true });
    await logAccess(c, setPassword, answer?.ok === true ? "allowed" : "refused");
    if (answer?.ok === true) return c.redirect(signInPath, 303);
    c.var.limit.failed(keys, now());
    return await message(c, "old-link", 400);
  });
