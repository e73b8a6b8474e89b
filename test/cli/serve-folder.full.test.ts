import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { folderSite, listen } from "../../src/cli/serve-folder.ts";
import { freshFolder } from "../sources/small-district.ts";

let folder: string;

beforeAll(() => {
  const home = freshFolder();
  folder = join(home, "audit");
  mkdirSync(join(folder, "schools", "ünder"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Audit</title>");
  writeFileSync(join(folder, "schools", "index.html"), "<!doctype html><title>Schools</title>");
  writeFileSync(join(folder, "audit.json"), "{}");
  writeFileSync(join(folder, "audit.xlsx"), "PK");
  writeFileSync(join(folder, ".secret"), "secret");
  writeFileSync(join(home, "outside.txt"), "outside");
  symlinkSync(join(home, "outside.txt"), join(folder, "link.txt"));
});

const get = (path: string, init: RequestInit = {}, hosts?: readonly string[]): Response | Promise<Response> =>
  folderSite(folder, hosts).request(`http://localhost:4400${path}`, init);

test("files are served with their type and are neither cached nor framed; answers of every kind forbid scripts", async () => {
  const page = await get("/");
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Audit");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(page.headers.get("x-frame-options")).toBe("DENY");
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  // The search page's script is a file of ours; nothing inline runs.
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  for (const [path, type] of [
    ["/audit.json", "application/json"],
    ["/audit.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ] as const)
    expect((await get(path)).headers.get("content-type")).toBe(type);
  for (const refused of [await get("/nowhere"), await get("/", { method: "POST" }), await get("/", {}, ["elsewhere"])])
    for (const name of ["content-security-policy", "cache-control", "x-content-type-options"])
      expect(refused.headers.get(name)).toBe(page.headers.get(name));
});

test("a folder without its slash redirects to it; a folder without a page is not listed", async () => {
  const moved = await get("/schools");
  expect([moved.status, moved.headers.get("location")]).toEqual([308, "/schools/"]);
  expect(await (await get("/schools/")).text()).toContain("Schools");
  expect((await get("/schools/%C3%BCnder/")).status).toBe(404);
});

test("serves nothing outside the folder, nothing hidden, and no symbolic link that leads out", async () => {
  const paths = [
    "/../outside.txt",
    "/%2e%2e/outside.txt",
    "/..%2foutside.txt",
    "/schools/..%5c..%5coutside.txt",
    "/schools/%2e%2e/%2e%2e/outside.txt",
    "/.secret",
    "/%2esecret",
    "//",
    "/link.txt",
    "/index.html%00.txt",
    "/%E0%A4%A",
    "//outside.txt",
    "/etc/passwd",
  ];
  for (const path of paths) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toBe("Not found");
  }
});

test("the site is read-only, and answers only to the names it listens under", async () => {
  expect((await get("/", { method: "HEAD" })).status).toBe(200);
  for (const method of ["POST", "PUT", "DELETE"]) expect((await get("/", { method })).status).toBe(405);
  expect((await get("/", {}, ["localhost"])).status).toBe(200);
  expect((await get("/", {}, ["127.0.0.1"])).status).toBe(404);
});

test("listening takes a free port, and fails when the port is taken", async () => {
  const first = await listen(folderSite(folder), "127.0.0.1", 0);
  try {
    const page = await fetch(`http://127.0.0.1:${first.port}/`);
    expect(page.status).toBe(200);
    await expect(listen(folderSite(folder), "127.0.0.1", first.port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  } finally {
    await new Promise((done) => first.server.close(done));
  }
});

test("tries unwritten files first, with the same guards", async () => {
  const asked: string[] = [];
  const site = folderSite(join(folder, "not-there-yet"), ["localhost"], async (path) => {
    asked.push(path);
    return { "index.html": "<p>early", "a b/index.html": "<p>spaced", "style.css": Buffer.from("p{}") }[path];
  });
  const get = (path: string, init?: RequestInit) => site.request(`http://localhost:4400${path}`, init);
  const first = await get("/");
  expect([first.status, first.headers.get("content-type"), await first.text()]).toEqual([
    200,
    "text/html; charset=utf-8",
    "<p>early",
  ]);
  expect(first.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await (await get("/a%20b/")).text()).toBe("<p>spaced");
  expect((await get("/style.css")).headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect((await get("/none.html")).status).toBe(404);
  const before = asked.length;
  expect((await get("/", { method: "POST" })).status).toBe(405);
  expect((await site.request("http://evil.example/")).status).toBe(404);
  expect(asked).toHaveLength(before);
});

test.skipIf(process.platform === "win32")("treats a pipe as missing, because it would block the server", async () => {
  const pipes = join(freshFolder(), "pipes");
  mkdirSync(join(pipes, "inside"), { recursive: true });
  for (const name of ["pipe", "inside/index.html"]) spawnSync("mkfifo", [join(pipes, name)]);
  for (const path of ["/pipe", "/inside/", "/inside/index.html"])
    expect((await folderSite(pipes).request(`http://localhost:4400${path}`)).status, path).toBe(404);
});
