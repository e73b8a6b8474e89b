import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { wholeDistrict } from "../access/grant.ts";
import { formKeyField } from "../web/staff/forms.ts";
import type { StaffEnv } from "./context.ts";
import { message, refuse } from "./pages.ts";

const cookieBytes = 16;
const foreignForm = { action: "foreign-form", about: wholeDistrict, page: "" } as const;

/** Gives each browser a key for its forms, from a cookie that no other site can read. */
export const giveFormKey: MiddlewareHandler<StaffEnv> = async (c, next) => {
  const { secret, isSecure } = c.var.parts;
  const name = isSecure ? "__Host-fairlead-form" : "fairlead-form";
  let value = getCookie(c, name);
  if (value === undefined || !/^[\w-]{16,64}$/.test(value)) {
    value = randomBytes(cookieBytes).toString("base64url");
    setCookie(c, name, value, { httpOnly: true, sameSite: "Strict", secure: isSecure, path: "/" });
  }
  c.set("formKey", createHmac("sha256", secret).update(value).digest("base64url"));
  await next();
};

/** CSRF protection: a change requires our origin and the form's key. */
export const requireOwnForm: MiddlewareHandler<StaffEnv> = async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return await next();
  if (c.req.method !== "POST") return c.body(null, 405, { Allow: "GET, HEAD, POST" });
  if (await isOwnForm(c)) return await next();
  const { parts, signed, limit } = c.var;
  // Limited for senders who have not signed in: their lines could bury the others.
  const isLogged = signed !== undefined || limit.begin([`form ${parts.senderOf(c)}`], parts.now()) !== undefined;
  return isLogged ? await refuse(c, foreignForm, "form-expired") : await message(c, "form-expired", 403);
};

async function isOwnForm(c: Context<StaffEnv>): Promise<boolean> {
  const site = c.req.header("Sec-Fetch-Site");
  if (!c.var.parts.origins.has(c.req.header("Origin") ?? "") || (site !== undefined && site !== "same-origin"))
    return false;
  if (!/^application\/x-www-form-urlencoded(;|$)/.test(c.req.header("Content-Type") ?? "")) return false;
  const sent = (await c.req.parseBody())[formKeyField];
  const [a, b] = [Buffer.from(c.var.formKey), Buffer.from(typeof sent === "string" ? sent : "")];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A text field of a form; empty if it was not sent. */
export async function fieldOf(c: Context<StaffEnv>, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === "string" ? value : "";
}
