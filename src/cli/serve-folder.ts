import { readFile, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".pdf": "application/pdf",
};

/** The audit holds counts of small groups: nothing of it is kept by a browser, framed or sent on. */
const headers = {
  "Cache-Control": "no-store",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * A site of the finished files of a folder: read only, no listing, nothing outside the folder.
 *
 * @param hosts  names under which it may be called; another name (a rebound address) gets nothing. Absent = any.
 */
export function folderSite(folder: string, hosts?: readonly string[]): Hono {
  const site = new Hono();
  site.use(async (c, next) => {
    const host = new URL(c.req.url).hostname;
    if (hosts !== undefined && !hosts.includes(host)) return c.text("Not found", 404, headers);
    if (c.req.method !== "GET" && c.req.method !== "HEAD")
      return c.text("Read only", 405, { ...headers, Allow: "GET, HEAD" });
    await next();
  });
  site.get("*", async (c) => {
    const found = await fileAt(folder, c.req.path);
    if (found === undefined) return c.text("Not found", 404, headers);
    if ("moved" in found) return c.body(null, 308, { ...headers, Location: found.moved });
    const type = types[extname(found.path)] ?? "application/octet-stream";
    return c.body(await readFile(found.path), 200, { ...headers, "Content-Type": type });
  });
  return site;
}

async function fileAt(folder: string, urlPath: string): Promise<{ path: string } | { moved: string } | undefined> {
  let wanted: string;
  try {
    wanted = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (wanted.includes("\0") || wanted.split(/[/\\]/).some((part) => part.startsWith("."))) return undefined;
  const root = await realpath(folder);
  try {
    // Links are followed before the look, so that none leads out of the folder.
    const path = await realpath(join(root, wanted.endsWith("/") ? `${wanted}index.html` : wanted));
    if (!path.startsWith(root + sep)) return undefined;
    if (!(await stat(path)).isDirectory()) return { path };
    return wanted.startsWith("//") ? undefined : { moved: `${encodeURI(wanted)}/` };
  } catch {
    return undefined; // Not there, or not to be read: the same answer, which tells nothing.
  }
}

/** Listens; resolves once it does. Rejects with the system's error when it can't. */
export function listen(site: Hono, host: string, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: site.fetch, hostname: host, port }, (at) => resolve({ server, port: at.port }));
    server.once("error", reject);
  });
}
