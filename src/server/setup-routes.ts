import { Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { signInRules } from "../rules/sign-in.ts";
import { personEmail } from "../store/people.ts";
import { setupPath, signInPath } from "../web/staff/frame.ts";
import { setupPage } from "../web/staff/setup-page.ts";
import { logAccess } from "./access-log.ts";
import type { StaffEnv } from "./context.ts";
import { fieldOf } from "./form-key.ts";
import { rememberBrowser } from "./known-browser.ts";
import { message, staffSite } from "./pages.ts";

const shortest = signInRules.shortestPassword.value;
const longest = signInRules.longestPassword.value;
const setPassword = { action: "set-password", about: wholeDistrict, page: "" } as const;

/** Where a person who was added sets a password, with a link that works once. */
export const setupRoutes = new Hono<StaffEnv>()
  .get(`${setupPath}/:token`, async (c) => {
    const token = c.req.param("token");
    if (!(await c.var.parts.auth.isLinkValid(token, c.var.parts.now()))) return await message(c, "old-link", 400);
    return c.html(setupPage({ token, shortest, fault: undefined }, staffSite(c)));
  })
  .post(`${setupPath}/:token`, async (c) => {
    const { auth, state, now, senderOf } = c.var.parts;
    const token = c.req.param("token");
    const [password, again] = [await fieldOf(c, "password"), await fieldOf(c, "again")];
    const wrong = (fault: string) => c.html(setupPage({ token, shortest, fault }, staffSite(c)), 400);
    if (password.length < shortest) return wrong(c.var.words.say("staff.too-short", { n: shortest }));
    if (password.length > longest) return wrong(c.var.words.say("staff.too-long", { n: longest }));
    if (password !== again) return wrong(c.var.words.say("staff.not-the-same"));
    const one = c.var.limit.begin([`sender ${senderOf(c)}`], now());
    if (one === undefined) {
      const { windowMinutes } = signInRules;
      const fault = c.var.words.say("staff.too-many", { n: windowMinutes.value });
      return c.html(setupPage({ token, shortest, fault }, staffSite(c)), 429);
    }
    const { person, isSet } = await auth.setPassword(token, password);
    await logAccess(c, setPassword, isSet ? "allowed" : "refused", person);
    if (!isSet) return await message(c, "old-link", 400);
    one.succeeded([]);
    const email = person === undefined ? undefined : await personEmail(state.db, person);
    if (email !== undefined) rememberBrowser(c, email);
    // Otherwise the next page would belong to the person who used this browser before.
    if (c.var.signed !== undefined) await auth.endSignIn(c.var.signed.signIn.token);
    return c.redirect(signInPath, 303);
  });
