import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { StaffEnv } from "./context.ts";

/** No frames, no other sites, no script but our own file, nothing kept by browsers or proxies. */
export const guardingHeaders = (isSecure: boolean): MiddlewareHandler => {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'", "data:"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    // Not "no-referrer": forms would then be sent without their origin.
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    strictTransportSecurity: isSecure ? "max-age=31536000" : false,
  });
  return async (c, next) => {
    c.header("Cache-Control", "no-store");
    await secure(c, next);
  };
};

/** Answers only requests for its own host names, which prevents DNS rebinding. */
export const requireOwnHost: MiddlewareHandler<StaffEnv> = async (c, next) => {
  const hosts = new Set([...c.var.parts.origins].map((origin) => new URL(origin).host));
  const { isSecure } = c.var.parts;
  const url = new URL(c.req.url);
  // A proxy speaks plain HTTP with us.
  const host = isSecure ? (c.req.header("Host") ?? url.host) : url.host;
  // A name may be written with its usual port and in capitals.
  const { protocol } = new URL([...c.var.parts.origins][0] ?? url.origin);
  const named = URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).host : host;
  if (!hosts.has(named) && c.req.path !== "/healthz") return c.text("", 421);
  return await next();
};

/** Writes a line about each request, without its address, its content or its sender. */
export const logRequests: MiddlewareHandler<StaffEnv> = async (c, next) => {
  const request = randomUUID();
  const began = performance.now();
  await next();
  const { parts, fault } = c.var;
  parts.log({
    at: parts.now().toISOString(),
    method: c.req.method,
    route: routeOf(c.req.matchedRoutes),
    status: c.res.status,
    milliseconds: Math.round(performance.now() - began),
    request,
    ...(fault !== undefined && { fault }),
  });
};

/** The pattern of the route that answered; middleware has the pattern of everything. */
const routeOf = (routes: readonly { readonly path: string }[]): string =>
  routes.map(({ path }) => path).findLast((path) => path !== "/*" && path !== "*") ?? "";
