import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { type Lang, languages } from "../base/lang.ts";
import { reportRoot } from "../web/staff/frame.ts";
import type { StaffEnv } from "./context.ts";

export const languageCookie = "fairlead-language";

/** The language of an answer: that of the report's page, else what the reader chose, else what the browser asks for. */
export const chooseLanguage: MiddlewareHandler<StaffEnv> = async (c, next) => {
  const { parts } = c.var;
  c.set("words", parts.words(langOf(c) ?? parts.language));
  await next();
};

function langOf(c: Context<StaffEnv>): Lang | undefined {
  const asked = [
    c.req.path.startsWith(reportRoot) ? c.req.path.slice(reportRoot.length).split("/")[0] : undefined,
    getCookie(c, languageCookie),
    ...(c.req.header("Accept-Language") ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase()),
  ];
  for (const lang of asked) {
    const known = languages.find((l) => l === lang);
    if (known !== undefined) return known;
  }
  return undefined;
}
