import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/**
 * An audit has counts of small groups: no frames, no other sites, and no browser caching. Its own search page has the
 * only script, from this folder; nothing inline runs.
 */
const headers = secureHeaders({
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
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  // Served over plain http on this computer.
  strictTransportSecurity: false,
});

/** Hono's type list lacks this one. */
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file not in the folder yet, by path without leading slash; undefined means look in the folder. */
export type Unwritten = (path: string) => Promise<string | Uint8Array | undefined>;

/** Content types of files answered before they are written. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".xlsx": xlsx,
  ".woff2": "font/woff2",
};

/**
 * A read-only site of the finished files of a folder: no listing, nothing outside the folder.
 *
 * @param hosts  allowed Host names, against DNS rebinding; other names get "not found". Default: any
 * @param unwritten  tried first while the folder is still being written
 */
export function folderSite(folder: string, hosts?: readonly string[], unwritten?: Unwritten): Hono {
  const site = new Hono();
  site.use(headers);
  site.use(async (c, next) => {
    c.header("Cache-Control", "no-store");
    if (hosts !== undefined && !hosts.includes(new URL(c.req.url).hostname)) return c.notFound();
    if (c.req.method !== "GET" && c.req.method !== "HEAD") return c.text("Read only", 405, { Allow: "GET, HEAD" });
    const file = fileOf(c.req.path);
    const early = await unwritten?.(file);
    if (early !== undefined)
      return c.body(typeof early === "string" ? early : Uint8Array.from(early), 200, {
        "Content-Type": types[extname(file)] ?? "text/plain; charset=utf-8",
      });
    const kind = await kindOf(folder, c.req.path);
    if (kind === undefined) return c.notFound();
    // Relative links on a folder's page need the slash.
    if (kind === "folder" && !c.req.path.endsWith("/")) return c.redirect(`${c.req.path}/`, 308);
    await next();
    if (c.req.path.endsWith(".xlsx")) c.header("Content-Type", xlsx);
  });
  // Created on the first request, because it logs an error if the folder does not exist yet.
  let files: MiddlewareHandler | undefined;
  site.use((c, next) => {
    files ??= serveStatic({ root: folder });
    return files(c, next);
  });
  site.notFound((c) => c.text("Not found", 404));
  return site;
}

/** File named by a request's path, relative to the folder. A malformed path is left as is and matches no file. */
function fileOf(path: string): string {
  const file = path.replace(/^\//, "").replace(/(^|\/)$/, "$1index.html");
  try {
    return decodeURI(file);
  } catch {
    return file;
  }
}

/**
 * What a path leads to; undefined for files that are hidden, missing or unreadable, pipes, devices, and links that
 * lead outside the folder. All get the same response, which reveals nothing.
 */
async function kindOf(folder: string, path: string): Promise<"file" | "folder" | undefined> {
  try {
    const wanted = decodeURI(path);
    if (/\/[./]/.test(wanted)) return undefined;
    const root = await realpath(folder);
    const target = await realpath(join(root, wanted));
    if (target !== root && !target.startsWith(root + sep)) return undefined;
    await access(target, constants.R_OK);
    const stats = await stat(target);
    if (stats.isDirectory()) {
      // File served for a folder. A pipe or device in its place would never end.
      const page = await stat(join(target, "index.html")).catch(() => undefined);
      return page === undefined || page.isFile() ? "folder" : undefined;
    }
    return stats.isFile() ? "file" : undefined;
  } catch {
    return undefined;
  }
}

/** Starts listening; resolves once it does. Rejects with the system's error if it cannot. */
export function listen(site: Hono, host: string, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: site.fetch, hostname: host, port }, (at) => resolve({ server, port: at.port }));
    server.once("error", reject);
  });
}
