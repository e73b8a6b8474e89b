import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** An audit has counts of small groups: no script, no frame, no other site, and nothing kept by a browser. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'", "data:"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  // The address is a plain http one, on this computer.
  strictTransportSecurity: false,
});

/** Hono's list of types lacks this one. */
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file that the folder does not have yet, by its path without the first slash; undefined = look in the folder. */
export type Unwritten = (path: string) => Promise<string | Uint8Array | undefined>;

/** Types of the files that are answered before they are written. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
};

/**
 * A read-only site of the finished files of a folder: no listing, nothing outside the folder.
 *
 * @param hosts  names under which it may be called, against DNS rebinding: under another name it answers "not found". Absent = any.
 * @param unwritten  asked first, while the folder is still being written
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
  // Made at the first request: it complains about a folder that is not there yet.
  let files: MiddlewareHandler | undefined;
  site.use((c, next) => {
    files ??= serveStatic({ root: folder });
    return files(c, next);
  });
  site.notFound((c) => c.text("Not found", 404));
  return site;
}

/** The file that a request's path names, relative to the folder. A malformed path is kept as it is; no file matches it. */
function fileOf(path: string): string {
  const file = path.replace(/^\//, "").replace(/(^|\/)$/, "$1index.html");
  try {
    return decodeURI(file);
  } catch {
    return file;
  }
}

/**
 * What a path of the site leads to; undefined for a hidden file, one that is missing or unreadable, a pipe or device, and one that a symbolic link leads to outside the
 * folder. All of these get the same answer, which reveals nothing.
 */
async function kindOf(folder: string, path: string): Promise<"file" | "folder" | undefined> {
  try {
    const wanted = decodeURI(path);
    if (/\/[./]/.test(wanted)) return undefined;
    const root = await realpath(folder);
    const target = await realpath(join(root, wanted));
    if (target !== root && !target.startsWith(root + sep)) return undefined;
    await access(target, constants.R_OK);
    const found = await stat(target);
    if (found.isDirectory()) {
      // What the server sends for a folder. A pipe or device in its place would never end.
      const page = await stat(join(target, "index.html")).catch(() => undefined);
      return page === undefined || page.isFile() ? "folder" : undefined;
    }
    return found.isFile() ? "file" : undefined;
  } catch {
    return undefined;
  }
}

/** Listens; resolves once it does. Rejects with the system's error when it can't. */
export function listen(site: Hono, host: string, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: site.fetch, hostname: host, port }, (at) => resolve({ server, port: at.port }));
    server.once("error", reject);
  });
}
