import { type Context, Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { signInRules } from "../rules/sign-in.ts";
import { personOfEmail } from "../store/people.ts";
import { signInPath, signOutPath } from "../web/staff/frame.ts";
import { signInPage } from "../web/staff/sign-in-page.ts";
import { logAccess } from "./access-log.ts";
import type { StaffEnv } from "./context.ts";
import { fieldOf } from "./form-key.ts";
import { knownBrowser, rememberBrowser } from "./known-browser.ts";
import { ownAddress } from "./own-address.ts";
import { message, staffSite } from "./pages.ts";

const signIn = { action: "sign-in", about: wholeDistrict, page: "" } as const;

/** Signing in and out. */
export const signInRoutes = new Hono<StaffEnv>()
  .get(signInPath, (c) =>
    c.var.signed === undefined ? c.html(formOf(c, c.req.query("to") ?? "")) : c.redirect("/", 303),
  )
  .post(signInPath, async (c) => {
    const { auth, state, now, senderOf } = c.var.parts;
    const [email, password] = [(await fieldOf(c, "email")).trim().toLowerCase(), await fieldOf(c, "password")];
    const to = await fieldOf(c, "to");
    const browser = knownBrowser(c, email);
    const keys = browser === undefined ? [`person ${email}`, `sender ${senderOf(c)}`] : [`browser ${browser}`];
    const person = await personOfEmail(state.db, email);
    const one = c.var.limit.begin(keys, now());
    if (one === undefined) {
      // Earlier attempts are logged; logging every further one would bury other lines under one guesser's.
      return c.html(formOf(c, to, c.var.words.say("staff.too-many", { n: signInRules.windowMinutes.value })), 429);
    }
    const answer = await auth.api.signInEmail({
      body: { email, password },
      headers: c.req.raw.headers,
      asResponse: true,
    });
    if (!answer.ok) {
      await logAccess(c, signIn, "refused", person);
      return c.html(formOf(c, to, c.var.words.say("staff.wrong-sign-in")), 401);
    }
    // Strangers' tries stay counted: a sign-in in a known browser gives them no more.
    one.succeeded(browser === undefined ? [`person ${email}`] : [`browser ${browser}`]);
    await logAccess(c, signIn, "allowed", person);
    await endEarlier(c);
    return enter(c, answer.headers.getSetCookie(), ownAddress(to, c.var.parts.origins), email);
  })
  .post(`${signInPath}/demo`, async (c) => {
    const { demo, auth } = c.var.parts;
    // A real district has no such page.
    if (demo.length === 0) return await c.notFound();
    const id = await fieldOf(c, "person");
    const isOffered = demo.some((person) => person.id === id);
    const cookies = isOffered ? await auth.demoCookies(id, c.req.raw.headers) : undefined;
    if (cookies === undefined) {
      await logAccess(c, signIn, "refused", undefined);
      return await message(c, "refused", 403);
    }
    await logAccess(c, signIn, "allowed", id);
    await endEarlier(c);
    return enter(c, cookies, ownAddress(await fieldOf(c, "to"), c.var.parts.origins));
  })
  .post(signOutPath, async (c) => {
    const { signed, parts } = c.var;
    if (signed !== undefined) await logAccess(c, { ...signIn, action: "sign-out" }, "allowed");
    const answer = await parts.auth.api.signOut({ headers: c.req.raw.headers, asResponse: true });
    return enter(c, answer.headers.getSetCookie(), signInPath);
  });

/** Ends the sign-in that this browser had before: its cookie is replaced. */
async function endEarlier(c: Context<StaffEnv>): Promise<void> {
  const { signed, parts } = c.var;
  if (signed !== undefined) await parts.auth.endSignIn(signed.signIn.token);
}

/**
 * Sets the cookies of the new sign-in and drops those of an earlier one that this answer has already set: they would
 * win.
 */
function enter(c: Context<StaffEnv>, cookies: readonly string[], to: string, email?: string): Response {
  c.header("Set-Cookie", undefined);
  if (email !== undefined) rememberBrowser(c, email);
  for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
  return c.redirect(to, 303);
}

const formOf = (c: Context<StaffEnv>, to: string, fault?: string): string =>
  signInPage({ demo: c.var.parts.demo, to, fault }, staffSite(c));
