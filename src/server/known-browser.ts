import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { StaffEnv } from "./context.ts";

const idBytes = 16;
/** How long a browser is known after a sign-in, in days. */
const lifetimeDays = 180;
const secondsPerDay = 86_400;

const cookieName = (isSecure: boolean): string => (isSecure ? "__Host-fairlead-browser" : "fairlead-browser");

/** The cookie can't be made up, and is of one person: that of another gives no tries at this one's name. */
const proofOf = (secret: string, id: string, email: string): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["browser", id, email]))
    .digest("base64url");

/**
 * The id of the browser that asks, if this person has signed in with it before (device cookie, OWASP). Its tries are
 * counted apart, so that strangers who try a person's name do not lock that person out.
 */
export function knownBrowser(c: Context<StaffEnv>, email: string): string | undefined {
  const { secret, isSecure } = c.var.parts;
  const [id = "", proof = ""] = (getCookie(c, cookieName(isSecure)) ?? "").split(".");
  const [a, b] = [Buffer.from(proofOf(secret, id, email)), Buffer.from(proof)];
  return id !== "" && a.length === b.length && timingSafeEqual(a, b) ? id : undefined;
}

/** Remembers that a person has signed in with this browser. */
export function rememberBrowser(c: Context<StaffEnv>, email: string): void {
  const { secret, isSecure } = c.var.parts;
  const id = knownBrowser(c, email) ?? randomBytes(idBytes).toString("base64url");
  setCookie(c, cookieName(isSecure), `${id}.${proofOf(secret, id, email)}`, {
    ...{ httpOnly: true, sameSite: "Strict", secure: isSecure, path: "/" },
    maxAge: lifetimeDays * secondsPerDay,
  });
}
