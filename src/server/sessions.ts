import type { Context, MiddlewareHandler } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { may } from "../access/may.ts";
import type { SignedIn } from "../access/viewer.ts";
import { signInRules } from "../rules/sign-in.ts";
import { grantsOf, personName } from "../store/people.ts";
import { seenAs } from "../store/seen-as.ts";
import { seeAsPath, signInPath, signOutPath } from "../web/staff/frame.ts";
import type { Signed, StaffEnv } from "./context.ts";
import { refuse } from "./pages.ts";

const millisecondsPerHour = 3_600_000;

/** Finds out who is asking, from the request's cookie. Roles are read each time, so that a change applies at once. */
export const readSession: MiddlewareHandler<StaffEnv> = async (c, next) => {
  c.set("signed", await signedOf(c));
  await next();
};

async function signedOf(c: Context<StaffEnv>): Promise<Signed | undefined> {
  const { auth, state, now } = c.var.parts;
  const { response, headers } = await auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true });
  if (response === null) return undefined;
  const { session, user } = response;
  const age = now().getTime() - session.createdAt.getTime();
  if (age > signInRules.longestHours.value * millisecondsPerHour) return undefined;
  for (const cookie of headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
  const own: SignedIn = { kind: "person", id: user.id, grants: await grantsOf(state.db, user.id) };
  const other = may(own, "see-as") ? await seenAs(state.db, session.id) : undefined;
  const otherName = other === undefined ? undefined : await personName(state.db, other);
  const seeing = other === undefined || otherName === undefined ? undefined : { id: other, name: otherName };
  return {
    person: { id: user.id, name: user.name },
    signIn: { id: session.id, token: session.token },
    own,
    viewer: seeing === undefined ? own : { kind: "person", id: seeing.id, grants: await grantsOf(state.db, seeing.id) },
    seeing,
  };
}

/** Redirects everybody who has not signed in to the sign-in page. */
export const requireSignIn: MiddlewareHandler<StaffEnv> = async (c, next) => {
  if (c.var.signed === undefined) {
    const { pathname, search } = new URL(c.req.url);
    const isAsked = c.req.method === "GET" && pathname !== "/";
    return c.redirect(isAsked ? `${signInPath}?to=${encodeURIComponent(pathname + search)}` : signInPath, 303);
  }
  return await next();
};

/** What a person may still do while using another person's roles. */
const readOnlyExceptions: ReadonlySet<string> = new Set([`${seeAsPath}/stop`, signOutPath]);

/** Refuses changes by a person who is using another person's roles. */
export const readOnlyWhileSeeing: MiddlewareHandler<StaffEnv> = async (c, next) => {
  const changes = c.req.method !== "GET" && c.req.method !== "HEAD";
  if (changes && c.var.signed?.seeing !== undefined && !readOnlyExceptions.has(c.req.path))
    return await refuse(c, { action: "change-as-other", about: wholeDistrict, page: "" }, "read-only");
  return await next();
};
