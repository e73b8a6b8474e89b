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
  writeFileSync(join(folder, ".secret"), "secret");
  writeFileSync(join(home, "outside.txt"), "outside");
  symlinkSync(join(home, "outside.txt"), join(folder, "link.txt"));
});

const get = (path: string, init: RequestInit = {}, hosts?: readonly string[]): Response | Promise<Response> =>
  folderSite(folder, hosts).request(`http://localhost:4400${path}`, init);

test("files are served with their type, not kept, not framed, and without leave to run scripts from elsewhere", async () => {
  const page = await get("/");
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Audit");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(page.headers.get("x-frame-options")).toBe("DENY");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect((await get("/audit.json")).headers.get("content-type")).toContain("application/json");
});

test("a folder without its slash is sent on to it; a folder without a page is not listed", async () => {
  const moved = await get("/schools");
  expect([moved.status, moved.headers.get("location")]).toEqual([308, "/schools/"]);
  expect(await (await get("/schools/")).text()).toContain("Schools");
  expect((await get("/schools/%C3%BCnder/")).status).toBe(404);
});

test("nothing outside the folder, nothing hidden, no link that leads out", async () => {
  const paths = [
    "/../outside.txt",
    "/%2e%2e/outside.txt",
    "/..%2foutside.txt",
    "/schools/..%5c..%5coutside.txt",
    "/schools/%2e%2e/%2e%2e/outside.txt",
    "/.secret",
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

test("it is read only, and answers only to the names it listens under", async () => {
  expect((await get("/", { method: "HEAD" })).status).toBe(200);
  for (const method of ["POST", "PUT", "DELETE"]) expect((await get("/", { method })).status).toBe(405);
  expect((await get("/", {}, ["localhost"])).status).toBe(200);
  expect((await get("/", {}, ["127.0.0.1"])).status).toBe(404);
});

test("it listens on a free port, and says so when a port is taken", async () => {
  const first = await listen(folderSite(folder), "127.0.0.1", 0);
  try {
    const page = await fetch(`http://127.0.0.1:${first.port}/`);
    expect(page.status).toBe(200);
    await expect(listen(folderSite(folder), "127.0.0.1", first.port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  } finally {
    await new Promise((done) => first.server.close(done));
  }
});
