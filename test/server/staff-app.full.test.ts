import { beforeAll, describe, expect, test } from "vitest";
import { may } from "../../src/access/may.ts";
import { signInRules } from "../../src/rules/sign-in.ts";
import { type StaffAuth, staffAuth } from "../../src/server/auth.ts";
import { readLog } from "../../src/store/access-log.ts";
import { grantsOf } from "../../src/store/people.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { smallSite } from "../web/small-audit.ts";
import { cookiesOf, origin, people, type Somebody, type TestApp, testApp } from "./staff-app.ts";

let app: TestApp;
const cookies = new Map<Somebody, string>();
/** Addresses of every page and file of the report, in both languages. */
let paths: readonly string[];

beforeAll(async () => {
  app = await testApp();
  for (const who of people) cookies.set(who, await app.signIn(who));
  const pages = auditPages(smallSite(app.run, "en")).map(({ path }) => path);
  paths = [
    ...pages.flatMap((path) => [path, `es/${path}`]),
    ...["audit.json", "not-judged.json", "audit.xlsx", "es/audit.xlsx"],
  ];
  expect(pages.length).toBeGreaterThan(100);
});

/** A page of each folder, both principals' schools, and every file. */
function onePerKind(): readonly string[] {
  const byFolder = Map.groupBy(paths, (path) => path.split("/").slice(0, -1).join("/"));
  const schools = app.schools.flatMap((id) => [`schools/${id}.html`, `es/schools/${id}.html`]);
  return [...new Set([...[...byFolder.values()].map(([first = ""]) => first), ...schools, "audit.json", "audit.xlsx"])];
}

const as = (who: Somebody, path: string): Promise<Response> => app.get(path, cookies.get(who));
const newest = async (most: number) => await readLog(app.state.db, { most });
/** Pages that are for one principal: own, and no other. */
const ownPages = (school: string): RegExp =>
  new RegExp(`^(es/)?(schools/${school}\\.html|school-gaps/${school}\\.\\d\\.html)$`);

/** What a person may open, said once more and apart from the program. */
const mayOpen = (who: Somebody, path: string): boolean => {
  if (who === "data-director" || who === "equity-director") return true;
  if (who === "principal") return ownPages(app.schools[0]).test(path);
  if (who === "other-principal") return ownPages(app.schools[1]).test(path);
  return false;
};

describe("the report's pages", () => {
  test("nobody gets anything of the district without signing in, whatever they ask for", async () => {
    const asked = [
      ...onePerKind().map((path) => `/audit/${path}`),
      ...[
        "/",
        "/audit/",
        "/audit",
        "/account",
        "/log",
        "/see-as",
        "/nothing",
        "/audit/nothing.html",
        "/audit/audit.json",
      ],
    ];
    for (const path of asked) {
      const answer = await app.get(path);
      expect([path, answer.status, answer.headers.get("location")]).toEqual([
        path,
        303,
        path === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(path)}`,
      ]);
      expect(await answer.text()).toBe("");
    }
    for (const path of ["/account/end", "/see-as", "/see-as/stop", "/account/end-others"])
      expect([path, (await app.post(path, {})).headers.get("location")]).toEqual([path, "/sign-in"]);
  });

  test.each(people)("the rights of the %s to every page and file are those of the role and its scope", async (who) => {
    const viewer = { kind: "person", id: who, grants: await grantsOf(app.state.db, app.ids[who]) } as const;
    let open = 0;
    for (const path of paths) {
      const item = app.report.find(path);
      const allowed = item !== undefined && may(viewer, item.right, item.about);
      expect([path, allowed]).toEqual([path, mayOpen(who, path)]);
      if (allowed) open++;
      // The report asks for itself, too.
      else await expect(item?.read(viewer)).rejects.toMatchObject({ code: "access.denied" });
    }
    expect(open > 0).toBe(who.endsWith("director") || who.endsWith("principal"));
  });

  test.each(people)("what the %s gets is what they may open", async (who) => {
    const schools = app.run.cube.places.filter(({ kind }) => kind === "school").map(({ id }) => id);
    for (const path of onePerKind()) {
      const answer = await as(who, `/audit/${path}`);
      const text = await answer.text();
      expect([path, answer.status]).toEqual([path, mayOpen(who, path) ? 200 : 403]);
      if (answer.status === 200) continue;
      for (const school of schools) expect(text, path).not.toContain(school);
      expect(text).toMatch(/Ask your data director|dirección de datos/);
    }
  });

  test.each(["data-director", "principal", "board"] as const)(
    "no link on the pages of the %s leads to a refusal",
    async (who) => {
      const seen = new Set<string>();
      const open = ["/", "/account"];
      let links = 0;
      for (let path = open.shift(); path !== undefined && seen.size < 40; path = open.shift()) {
        if (seen.has(path)) continue;
        seen.add(path);
        const answer = await as(who, path);
        if (answer.status === 303) {
          open.push(new URL(answer.headers.get("location") ?? "", `${origin}${path}`).pathname);
          continue;
        }
        expect([path, answer.status]).toEqual([path, 200]);
        if (!answer.headers.get("content-type")?.includes("html")) continue;
        for (const [, a, b] of (await answer.text()).matchAll(/<a\s[^>]*?href=(?:"([^"]*)"|([^\s>"]+))/g)) {
          const url = new URL((a ?? b ?? "").replaceAll("&amp;", "&"), `${origin}${path}`);
          if (url.origin !== origin || url.pathname === "/log" || url.pathname.startsWith("/language/")) continue;
          links++;
          open.push(url.pathname + (url.pathname === "/decide" ? url.search : ""));
        }
      }
      expect(links).toBeGreaterThan(0);
    },
  );

  test.each(people)("Explore shows the %s the places they may see, and says so in the log", async (who) => {
    const schools = app.run.cube.places.filter(({ kind }) => kind === "school").map(({ id }) => id);
    const seen = mayOpen(who, "index.html")
      ? schools
      : app.schools.filter((school) => mayOpen(who, `schools/${school}.html`));
    for (const path of ["explore", "es/explore"]) {
      for (const query of ["", "?question=all&place=school&year=all&group=gender&show=table"]) {
        const reply = await as(who, `/audit/${path}${query}`);
        const text = await reply.text();
        expect([path, reply.status]).toEqual([path, seen.length > 0 ? 200 : 403]);
        for (const school of schools)
          expect([school, text.includes(`school%3A${school}`) || text.includes(`school:${school}`)]).toEqual([
            school,
            seen.length > 1 && seen.includes(school),
          ]);
        for (const school of schools) if (!seen.includes(school)) expect(text).not.toContain(`${school} `);
        if (seen.length === 1) expect(text).toContain(`${seen[0]} `);
        const [line] = await newest(1);
        expect(line).toMatchObject({
          action: "read-audit",
          page: path,
          outcome: seen.length > 0 ? "allowed" : "refused",
        });
      }
    }
    const short = await as(who, "/explore?year=all");
    expect(short.headers.get("location")).toBe("/audit/explore?year=all");
  });

  test.each(people)("the first page of the %s names no school beyond the role", async (who) => {
    const schools = app.run.cube.places.filter(({ kind }) => kind === "school").map(({ id }) => id);
    for (const language of ["en", "es"]) {
      const answer = await app.get("/", cookies.get(who), { "Accept-Language": language });
      const page = await answer.text();
      const sees = app.schools.find((school) => mayOpen(who, `schools/${school}.html`));
      const isAll = mayOpen(who, "index.html");
      expect([answer.status, page.includes('id="largest"')]).toEqual([200, sees !== undefined]);
      expect(
        page.includes(language === "en" ? "They are not offered for your role yet." : "Todavía no se ofrecen"),
      ).toBe(sees === undefined);
      for (const school of schools) {
        const isOwn = !isAll && school === sees;
        expect([school, page.includes(`schools/${school}.html`)]).toEqual([school, isOwn]);
      }
    }
  });

  test("tricks with addresses lead nowhere", async () => {
    const [own, other] = app.schools;
    for (const path of [
      `/audit/schools/${own}.html/../${other}.html`,
      `/audit/schools/%2e%2e/schools/${other}.html`,
      `/audit//schools/${other}.html`,
      `/audit/schools//${other}.html`,
      `/audit/schools/${other}.HTML`,
      `/audit/SCHOOLS/${other}.html`,
      `/AUDIT/schools/${other}.html`,
      `/audit/schools%2f${other}.html`,
      `/audit/schools%5c${other}.html`,
      `/audit/./schools/${other}.html`,
      `/audit/schools/${other}.html%00`,
      `/audit/schools/${other}.html;x`,
      `/audit/outliers/../audit.json`,
      `/audit/outliers/..%2faudit.json`,
      `/audit/outliers/%2e%2e/audit.json`,
      `/audit/%E0%A4%A`,
      `/audit/..%2f..%2fstate.sqlite`,
      `/audit/es/audit.json`,
      `/audit/.report`,
      `//audit/audit.json`,
    ])
      for (const who of ["principal", "viewer"] as const) {
        const answer = await as(who, path);
        expect([403, 404], `${who} ${path}`).toContain(answer.status);
        expect(await answer.text(), path).not.toContain(other);
      }
  });
});

describe("the log", () => {
  test("has a line for each look and each refusal, and no address that somebody made up", async () => {
    const [own, other] = app.schools;
    await as("principal", `/audit/schools/${own}.html`);
    await as("principal", `/audit/schools/${other}.html`);
    await as("board", "/audit/audit.json");
    await as("board", "/audit/made-up-name.html");
    await as("viewer", "/log");
    const lines = (await newest(5)).map(({ name, action, about, page, outcome }) => [
      name,
      action,
      about,
      page,
      outcome,
    ]);
    expect(lines.reverse()).toEqual([
      ["The principal", "read-audit", `school ${own}`, `schools/${own}.html`, "allowed"],
      ["The principal", "read-audit", `school ${other}`, `schools/${other}.html`, "refused"],
      ["The board", "read-audit", "district", "audit.json", "refused"],
      ["The board", "read-audit", "district", "", "refused"],
      ["The viewer", "read-log", "district", "", "refused"],
    ]);
  });

  test("is read by the data director alone, page by page", async () => {
    for (const who of people.filter((name) => name !== "data-director"))
      expect([who, (await as(who, "/log")).status]).toEqual([who, 403]);
    const page = await (await as("data-director", "/log")).text();
    expect(page).toContain("<td>The board</td>");
    const older = /href="(\/log\?before=\d+)"/.exec(page)?.[1] ?? "";
    expect((await as("data-director", older)).status).toBe(200);
    expect((await as("data-director", "/log?before=x%27")).status).toBe(200);
  });

  test("requests are logged by the pattern of their address, without what was asked for", async () => {
    app.lines.length = 0;
    await app.get(`/audit/schools/${app.schools[0]}.html?name=secret`, cookies.get("principal"));
    await app.get("/setup/a-secret-token");
    expect(app.lines.map(({ method, route, status }) => [method, route, status])).toEqual([
      ["GET", "/audit/*", 200],
      ["GET", "/setup/:token", 400],
    ]);
    expect(JSON.stringify(app.lines)).not.toContain("secret");
  });
});

describe("signing in", () => {
  test("with a link that works once, then with the password", async () => {
    const { auth } = await freshPerson("new@district.example");
    const token = await auth.linkToken("new@district.example");
    const [password, other] = ["a long sentence to sign in", "another long sentence"];
    expect((await fresh.post(`/setup/${token}`, { password: "short", again: "short" })).status).toBe(400);
    expect((await fresh.post(`/setup/${token}`, { password, again: other })).status).toBe(400);
    const set = await fresh.post(`/setup/${token}`, { password, again: password });
    expect([set.status, set.headers.get("location")]).toEqual([303, "/sign-in"]);
    const again = await fresh.post(`/setup/${token}`, { password: other, again: other });
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining("no longer valid")]);
    const lines = await readLog(fresh.state.db, { most: 2 });
    expect(lines.map(({ action, name, outcome }) => [action, name, outcome])).toEqual([
      ["set-password", null, "refused"],
      ["set-password", "Somebody new", "allowed"],
    ]);
    const entered = await fresh.post("/sign-in", { email: "New@District.example ", password });
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/"]);
    for (const cookie of entered.headers.getSetCookie()) {
      expect(cookie).toContain("HttpOnly");
      expect(cookie).toMatch(/SameSite=(Lax|Strict)/);
    }
    expect((await fresh.get("/account", cookiesOf(entered))).status).toBe(200);
  });

  test("a new link ends earlier ones, and a used link ends all", async () => {
    const { auth } = await freshPerson("links@district.example");
    const first = await auth.linkToken("links@district.example");
    const second = await auth.linkToken("links@district.example");
    const set = async (token: string): Promise<number> =>
      (await fresh.post(`/setup/${token}`, { password: "a long sentence", again: "a long sentence" })).status;
    expect([await set(first), await set(second), await set(first), await set(second)]).toEqual([400, 303, 400, 400]);
    const long = "x".repeat(signInRules.longestPassword.value + 1);
    expect(await (await fresh.post("/setup/any", { password: long, again: long })).text()).toContain("too long");
  });

  test("guesses that are sent at once are counted before they are tried", async () => {
    const { auth } = await freshPerson("hurried@district.example");
    await auth.setPassword(await auth.linkToken("hurried@district.example"), "the right password");
    const guess = (password: string) => fresh.post("/sign-in", { email: "hurried@district.example", password });
    const answers = await Promise.all([
      ...Array.from({ length: signInRules.mostTries.value + 5 }, () => guess("a wrong password")),
      guess("the right password"),
    ]);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(signInRules.mostTries.value);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(6);
  });

  test("wrong tries are answered alike for known and unknown people, logged, and soon refused", async () => {
    const { auth } = await freshPerson("victim@district.example");
    await auth.api.resetPassword({
      body: { token: await auth.linkToken("victim@district.example"), newPassword: "the right password" },
    });
    const guess = (email: string) => fresh.post("/sign-in", { email, password: "a wrong password" });
    const plain = async (answer: Response): Promise<string> => (await answer.text()).replaceAll(/value="[^"]*"/g, "");
    const [known, unknown] = [await guess("victim@district.example"), await guess("nobody@district.example")];
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(await plain(known)).toBe(await plain(unknown));
    for (let i = 2; i < signInRules.mostTries.value; i++)
      expect((await guess("victim@district.example")).status).toBe(401);
    const right = () => fresh.post("/sign-in", { email: "victim@district.example", password: "the right password" });
    expect((await right()).status).toBe(429);
    const lines = await readLog(fresh.state.db, { most: 3 });
    expect(lines.every(({ action, outcome }) => action === "sign-in" && outcome === "refused")).toBe(true);
    clock += signInRules.windowMinutes.value * 60_000 + 1;
    expect((await right()).status).toBe(303);
  });

  test("strangers who try a name do not lock out its person where they signed in before", async () => {
    const { auth } = await freshPerson("known@district.example");
    const [email, password] = ["known@district.example", "the right password"];
    const link = await auth.linkToken(email);
    const set = await fresh.post(`/setup/${link}`, { password, again: password });
    const browser = cookiesOf(set);
    expect(browser).toMatch(/^fairlead-browser=/);
    await auth.add("second@district.example", "Second");
    const tryAs = async (name: string, word: string, cookie: string) =>
      (await fresh.post("/sign-in", { email: name, password: word }, cookie)).status;
    for (let i = 0; i < signInRules.mostTries.value; i++) expect(await tryAs(email, "a wrong password", "")).toBe(401);
    expect(await tryAs(email, password, "")).toBe(429);
    expect(await tryAs(email, password, browser)).toBe(303);
    // A sign-in of the person gives strangers no further tries.
    expect(await tryAs(email, "a wrong password", "")).toBe(429);
    // A made-up cookie, and that of another person, give none either.
    const [id, proof] = browser.split("=")[1]?.split(".") ?? [];
    for (const other of [`${id}x.${proof}`, `${id}.`, `.${proof}`, "x.y", `${proof}.${id}`])
      expect([other, await tryAs(email, password, `fairlead-browser=${other}`)]).toEqual([other, 429]);
    expect(await tryAs("second@district.example", "a wrong password", browser)).toBe(429);
    // Its own tries are limited, too.
    for (let i = 0; i < signInRules.mostTries.value; i++)
      expect(await tryAs(email, "a wrong password", browser)).toBe(401);
    expect(await tryAs(email, password, browser)).toBe(429);
    const late = await fresh.post("/setup/any", { password, again: password });
    expect([late.status, await late.text()]).toEqual([429, expect.stringContaining("Wait 15 minutes")]);
  });

  test("people of the sample district sign in only where they are offered", async () => {
    expect((await app.post("/sign-in/demo", { person: "somebody" })).status).toBe(403);
    const real = await testApp({ demo: [] });
    expect(await (await real.get("/sign-in")).text()).not.toContain("/sign-in/demo");
    expect((await real.post("/sign-in/demo", { person: real.ids["data-director"] })).status).toBe(404);
  });

  let fresh: TestApp;
  let clock = 0;
  /** An app of its own, because tries are counted by sender. */
  async function freshPerson(email: string): Promise<{ readonly auth: StaffAuth }> {
    clock = Date.now();
    fresh = await testApp({ now: () => new Date(clock) });
    const auth = await staffAuth(fresh.state, { origin, isSecure: false, demo: false });
    await auth.add(email, "Somebody new");
    return { auth };
  }
});

describe("a sign-in", () => {
  const isOpen = async (cookie: string): Promise<boolean> => (await app.get("/account", cookie)).status === 200;

  test("ends with signing out, when it is ended elsewhere, when it is idle, and after its longest time", async () => {
    const [a, b] = [await app.signIn("board"), await app.signIn("board")];
    expect([await isOpen(a), await isOpen(b)]).toEqual([true, true]);
    const page = await (await app.get("/account", a)).text();
    const other = /name="sign-in" value="([^"]+)"/.exec(page)?.[1] ?? "";
    // Only one's own.
    await app.post("/account/end", { "sign-in": other }, cookies.get("viewer"));
    await app.post("/account/end-others", {}, a);
    expect([await isOpen(a), await isOpen(b)]).toEqual([true, false]);
    expect([await isOpen(cookies.get("viewer") ?? "")]).toEqual([true]);
    await app.post("/sign-out", {}, a);
    expect(await isOpen(a)).toBe(false);

    const idle = await app.signIn("board");
    await app.state.db
      .updateTable("sign_ins")
      .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
      .where("userId", "=", app.ids.board)
      .execute();
    expect(await isOpen(idle)).toBe(false);
    const long = await app.signIn("board");
    const began = Date.now() - signInRules.longestHours.value * 3_600_000 - 1000;
    await app.state.db
      .updateTable("sign_ins")
      .set({ createdAt: new Date(began).toISOString() })
      .where("userId", "=", app.ids.board)
      .execute();
    expect(await isOpen(long)).toBe(false);
    cookies.set("board", await app.signIn("board"));
  });

  test("of somebody else in the same browser ends when a password is set", async () => {
    const cookie = await app.signIn("board");
    const auth = await staffAuth(app.state, { origin, isSecure: false, demo: false });
    const link = await auth.linkToken("teacher@district.example");
    const fields = { password: "a long sentence", again: "a long sentence" };
    expect((await app.post(`/setup/${link}`, fields, cookie)).status).toBe(303);
    expect(await isOpen(cookie)).toBe(false);
    const rows = await app.state.db.selectFrom("verifications").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(link);
    cookies.set("teacher", await app.signIn("teacher"));
  });

  test("can't be forged, and its roles change at once", async () => {
    const cookie = await app.signIn("counselor");
    const [name = "", value = ""] = cookie.split("=");
    expect(name).toBe("fairlead.session_token");
    const token = decodeURIComponent(value).split(".")[0] ?? "";
    for (const forged of [token, `${token}.`, `${token}.AAAA`, `x${value}`, `${value}x`, "", "undefined"])
      expect(await isOpen(`${name}=${forged}`), forged).toBe(false);
    expect(await isOpen(cookie)).toBe(true);
    await app.state.db
      .updateTable("grants")
      .set({ role: "principal" })
      .where("person_id", "=", app.ids.counselor)
      .execute();
    const path = `/audit/schools/${app.schools[0]}.html`;
    expect((await app.get(path, cookie)).status).toBe(200);
    await app.state.db
      .updateTable("grants")
      .set({ role: "counselor" })
      .where("person_id", "=", app.ids.counselor)
      .execute();
    expect((await app.get(path, cookie)).status).toBe(403);
  });
});

test("a sign-in in the same browser ends the earlier one", async () => {
  const cookie = await app.signIn("viewer");
  expect((await app.post("/sign-in/demo", { person: app.ids.board }, cookie)).status).toBe(303);
  expect((await app.get("/account", cookie)).status).toBe(303);
});

test("a link is asked for before its page is shown, and shown while it is valid", async () => {
  const auth = await staffAuth(app.state, { origin, isSecure: false, demo: false });
  const token = await auth.linkToken("viewer@district.example");
  expect([(await app.get(`/setup/${token}`)).status, (await app.get(`/setup/${token}x`)).status]).toEqual([200, 400]);
});

test("choosing a language leads back to the page, and to no other site", async () => {
  const to = async (referer: string) =>
    (await app.get("/language/es", "", { Referer: referer })).headers.get("location");
  expect(await to(`${origin}/log?before=7`)).toBe("/log?before=7");
  for (const other of ["", "https://evil.example/log", "http://", `${origin}.evil.example/x`])
    expect(await to(other), other).toBe("/");
  expect(await to(`${origin}//evil.example/x`)).toBe("/evil.example/x");
});

test("the app's own name may be written with its usual port and in capitals", async () => {
  const secure = await testApp({ isSecure: true, origins: new Set(["https://fairlead.example"]) });
  const status = async (host: string) => (await secure.get("/sign-in", "", { Host: host })).status;
  for (const host of ["fairlead.example", "Fairlead.Example", "fairlead.example:443"])
    expect([host, await status(host)]).toEqual([host, 200]);
  for (const host of ["fairlead.example:444", "fairlead.example:80", "fairlead.example.org", "x/fairlead.example", ""])
    expect([host, await status(host)]).toEqual([host, 421]);
});

test("signing in leads to the page that was asked for, and to no other site", async () => {
  const leads = async (to: string) =>
    (await app.post("/sign-in/demo", { person: app.ids.viewer, to })).headers.get("location");
  expect(await (await app.get("/sign-in?to=%2Flog%3Fbefore%3D7")).text()).toContain('name="to" value="/log?before=7"');
  expect(await leads("/log?before=7")).toBe("/log?before=7");
  for (const other of ["", "https://evil.example/log", "//evil.example/x", "/\\evil.example", "javascript:alert(1)"])
    expect(await leads(other), other).toBe("/");
});

describe("forms", () => {
  test("are refused without the key, from another site, and in another form", async () => {
    const cookie = await app.signIn("teacher");
    const stillIn = async () => (await app.get("/account", cookie)).status;
    const bad: readonly [Record<string, string>, Record<string, string>][] = [
      [{ "form-key": "" }, {}],
      [{ "form-key": "A".repeat(43) }, {}],
      [{}, { Origin: "https://evil.example" }],
      [{}, { Origin: "null" }],
      [{}, { Origin: "" }],
      [{}, { "Sec-Fetch-Site": "cross-site" }],
      [{}, { "Sec-Fetch-Site": "same-site" }],
      [{}, { "Content-Type": "text/plain" }],
    ];
    for (const [fields, headers] of bad) {
      for (const path of ["/sign-out", "/sign-in", "/sign-in/demo", "/account/end-others", "/see-as", "/setup/x"])
        expect([path, headers, (await app.post(path, fields, cookie, headers)).status]).toEqual([path, headers, 403]);
      expect(await stillIn()).toBe(200);
    }
    // The key of another browser.
    const foreign = /name="form-key" value="([^"]*)"/.exec(await (await app.get("/sign-in")).text())?.[1] ?? "";
    expect((await app.post("/sign-out", { "form-key": foreign }, cookie)).status).toBe(403);
    expect((await app.post("/sign-out", {}, cookie, { "Sec-Fetch-Site": "same-origin" })).status).toBe(303);
    expect(await stillIn()).toBe(303);
  });

  test("that are refused are in the log; those of strangers not without end", async () => {
    const cookie = await app.signIn("teacher");
    expect((await app.post("/sign-out", { "form-key": "" }, cookie)).status).toBe(403);
    expect((await newest(1))[0]).toMatchObject({ name: "The teacher", action: "foreign-form", outcome: "refused" });
    const fresh = await testApp();
    for (let i = 0; i < signInRules.mostTries.value + 5; i++)
      expect((await fresh.post("/sign-in", { "form-key": "" })).status).toBe(403);
    const lines = await readLog(fresh.state.db, { most: 100 });
    expect(lines.filter(({ action }) => action === "foreign-form")).toHaveLength(signInRules.mostTries.value);
  });

  test("that are too long, and other methods, are refused", async () => {
    expect((await app.post("/sign-in", { email: "a".repeat(70_000) })).status).toBe(413);
    for (const method of ["PUT", "DELETE", "PATCH"])
      for (const path of ["/sign-in", "/account/end", "/audit/index.html"])
        expect([method, path, (await app.send(path, method)).status]).toEqual([method, path, 405]);
  });
});

test("every answer forbids other sites' scripts and frames, and is not kept", async () => {
  const answers = [
    await app.get("/sign-in"),
    await app.get("/"),
    await app.get("/style.css"),
    await app.get("/healthz"),
    await as("data-director", "/audit/index.html"),
    await as("board", "/audit/index.html"),
    await as("data-director", "/audit/audit.json"),
    await as("data-director", "/nothing"),
    await app.post("/sign-out", { "form-key": "" }),
    await app.get("/sign-in", "", { Host: "evil.example" }),
  ];
  for (const { headers, status } of answers) {
    const policy = headers.get("content-security-policy") ?? "";
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy.split("; "), String(status)).toContain(part);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  }
  expect(answers.map(({ status }) => status).slice(0, 9)).toEqual([200, 303, 200, 200, 200, 403, 200, 404, 403]);
});

test("where TLS is, cookies are never sent without it, and browsers stay with it", async () => {
  const secure = await testApp({ isSecure: true });
  const page = await secure.get("/sign-in");
  expect(page.headers.get("strict-transport-security")).toBe("max-age=31536000");
  expect(page.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-fairlead-form=.*Path=\/.*Secure/)]);
  const auth = await staffAuth(secure.state, { origin: "https://fairlead.example", isSecure: true, demo: true });
  const cookies = await auth.demoCookies(secure.ids.board, new Headers());
  expect(cookies).toEqual([expect.stringMatching(/^__Host-fairlead\.session_token=.*Path=\/.*Secure/)]);
});

test("a fault tells nothing of itself, and is logged by its class", async () => {
  const broken = await testApp({
    report: () => {
      throw new TypeError("a student's name");
    },
  });
  const answer = await broken.get("/", await broken.signIn("board"));
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("a student");
  expect(broken.lines.at(-1)).toMatchObject({ route: "/", status: 500, fault: "TypeError" });
  expect(JSON.stringify(broken.lines)).not.toContain("a student");
});

test("the data director sees with another person's roles, changes nothing meanwhile, and the log says so", async () => {
  const cookie = await app.signIn("data-director");
  const refused = await app.post("/see-as", { person: app.ids["data-director"] }, cookies.get("equity-director"));
  expect(refused.status).toBe(403);
  expect((await app.post("/see-as", { person: "nobody" }, cookie)).status).toBe(403);
  expect((await app.post("/see-as", { person: app.ids.principal }, cookie)).status).toBe(303);
  const [own, other] = app.schools;
  const page = await app.get(`/audit/schools/${own}.html`, cookie);
  expect([page.status, await page.text()]).toEqual([
    200,
    expect.stringContaining("You see what The principal may see."),
  ]);
  expect((await app.get(`/audit/schools/${other}.html`, cookie)).status).toBe(403);
  expect((await app.get("/audit/index.html", cookie)).status).toBe(403);
  expect((await app.get("/log", cookie)).status).toBe(403);
  expect((await app.post("/account/end-others", {}, cookie)).status).toBe(403);
  expect((await newest(1))[0]).toMatchObject({
    action: "change-as-other",
    asName: "The principal",
    outcome: "refused",
  });
  expect((await newest(3)).map(({ name, asName, outcome }) => [name, asName, outcome])).toContainEqual([
    "The data-director",
    "The principal",
    "refused",
  ]);
  expect((await app.post("/see-as/stop", {}, cookie)).status).toBe(303);
  expect((await app.get("/audit/index.html", cookie)).status).toBe(200);
});
