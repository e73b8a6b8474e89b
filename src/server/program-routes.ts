import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { auditFiles, styleSource } from "../app/folder-output.ts";
import { languages } from "../base/lang.ts";
import { reportRoot } from "../web/staff/frame.ts";
import type { StaffEnv } from "./context.ts";
import { languageCookie } from "./language.ts";
import { ownAddress } from "./own-address.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Routes without any district data: the program's own style and script, its health check, and the choice of a
 * language.
 */
export const programRoutes = new Hono<StaffEnv>();

for (const name of auditFiles)
  for (const root of ["/", reportRoot, `${reportRoot}outliers/`])
    programRoutes.get(`${root}${name}`, (c) =>
      c.body(Uint8Array.from(readFileSync(styleSource(name))), 200, {
        "Content-Type": types[extname(name)] ?? "application/octet-stream",
      }),
    );

programRoutes.get("/healthz", (c) => c.text("ok"));

programRoutes.get("/language/:lang", (c) => {
  const lang = languages.find((known) => known === c.req.param("lang"));
  if (lang !== undefined)
    setCookie(c, languageCookie, lang, { httpOnly: true, sameSite: "Lax", secure: c.var.parts.isSecure, path: "/" });
  return c.redirect(ownAddress(c.req.header("Referer") ?? "", c.var.parts.origins), 303);
});
