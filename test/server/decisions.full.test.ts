import { beforeAll, describe, expect, test } from "vitest";
import { wholeDistrict } from "../../src/access/grant.ts";
import { readLog } from "../../src/store/access-log.ts";
import { addDecision, allDecisions, decisionsAbout, versionsOf } from "../../src/store/decisions.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { smallSite } from "../web/small-audit.ts";
import { people, type Somebody, type TestApp, testApp } from "./staff-app.ts";

let app: TestApp;
const cookies = new Map<Somebody, string>();
let paths: readonly string[];

beforeAll(async () => {
  app = await testApp();
  for (const who of people) cookies.set(who, await app.signIn(who));
  paths = auditPages(smallSite(app.run, "en")).map(({ path }) => path);
});

const as = (who: Somebody, path: string): Promise<Response> => app.get(path, cookies.get(who));
const send = (who: Somebody, path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  app.post(path, fields, cookies.get(who));
const filled = (task: string) => ({
  ...{ task, responsible: "Ms. Ortiz", due: "2026-11-01", expected: "20 more in school regularly" },
});
const schoolPath = (at: 0 | 1): string => `schools/${app.schools[at]}.html`;
const decideAt = (page: string): string => `/decide?${new URLSearchParams({ page })}`;
const idIn = (answer: Response): string =>
  /^\/decisions\/([\w-]+)$/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";

const isDirector = (who: Somebody): boolean => who === "data-director" || who === "equity-director";
/** What a person may decide about, said once more and apart from the program. */
function mayDecide(who: Somebody, path: string): boolean {
  const [folder = "", file = ""] = path.split("/");
  if (file === "") return false;
  if (isDirector(who))
    return ["gaps", "goals", "groups", "place-gaps", "places", "questions", "school-gaps", "schools"].includes(folder);
  const own = who === "principal" ? app.schools[0] : who === "other-principal" ? app.schools[1] : undefined;
  return own !== undefined && new RegExp(`^(schools/${own}|school-gaps/${own}\\.\\d)\\.html$`).test(path);
}

/** A page of each folder, and all pages of both principals' schools. */
const onePerKind = (): readonly string[] => {
  const firsts = [...Map.groupBy(paths, (path) => path.split("/").slice(0, -1).join("/")).values()].map(
    ([first = ""]) => first,
  );
  const own = paths.filter((path) => app.schools.some((id) => path.includes(id)));
  return [...new Set([...firsts, ...own])];
};

describe("deciding about a page", () => {
  test.each(people)("the %s may decide about the pages of their part, and about no other", async (who) => {
    let open = 0;
    for (const path of onePerKind()) {
      const isOwn = mayDecide(who, path);
      if (isOwn) open++;
      expect([path, (await as(who, decideAt(path))).status]).toEqual([path, isOwn ? 200 : 403]);
      const before = (await allDecisions(app.state.db)).length;
      const sent = await send(who, "/decide", { page: path, ...filled(`By the ${who}`) });
      expect([path, sent.status]).toEqual([path, isOwn ? 303 : 403]);
      const all = await allDecisions(app.state.db);
      expect(all.length - before).toBe(isOwn ? 1 : 0);
      const [line] = await readLog(app.state.db, { most: 1 });
      expect(line).toMatchObject({ action: "decide", outcome: isOwn ? "allowed" : "refused", page: isOwn ? path : "" });
      if (!isOwn) continue;
      const page = await (await as(who, `/audit/${path}`)).text();
      expect(page).toContain(`href="/decide?${new URLSearchParams({ page: path })}"`);
      expect(page).toContain(idIn(sent));
    }
    expect(open > 0).toBe(isDirector(who) || who.endsWith("principal"));
  });

  test("a principal's decision about their own school is about that school, in every language and on Explore", async () => {
    const { db } = app.state;
    for (const page of [schoolPath(0), "explore", "explore?question=all&year=all"]) {
      const sent = await send("principal", "/decide", { page, ...filled("Own") });
      expect([page, sent.status]).toEqual([page, 303]);
      const own = (await decisionsAbout(db, page)).find(({ id }) => id === idIn(sent));
      expect(own?.about).toEqual({ kind: "school", id: app.schools[0] });
      expect(await (await as("principal", `/audit/es/${page}`)).text()).toContain(idIn(sent));
      expect(await (await as("principal", `/audit/${page}`)).text()).toContain(idIn(sent));
      const shown = await (await as("principal", `/decisions/${idIn(sent)}`)).text();
      expect(shown).toContain(`href="/audit/${page.replaceAll("&", "&amp;")}"`);
      expect((await as("other-principal", `/decisions/${idIn(sent)}`)).status).toBe(403);
    }
  });

  test("the form names its page as the page names itself, whatever characters are in it", async () => {
    const titleOf = (page: string): string => /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? "";
    const some = onePerKind().filter((path) => mayDecide("data-director", path));
    expect(some.length).toBeGreaterThan(5);
    for (const path of some)
      for (const folder of ["", "es/"]) {
        const lang = { "Accept-Language": folder === "" ? "en" : "es" };
        const form = await (await app.get(decideAt(path), cookies.get("data-director"), lang)).text();
        const name = /<h1>(?:Decide|Decidir): ([^<]+)<\/h1>/.exec(form)?.[1];
        const page = await (await as("data-director", `/audit/${folder}${path}`)).text();
        const plain = (text = "") => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&gt;", ">");
        expect(plain(titleOf(page))).toBe(`${plain(name)} · ${plain(titleOf(page).split(" · ").at(-1))}`);
      }
  });

  test("pages that do not exist, are not decided about or are written in a trick are refused", async () => {
    const tricks = [
      ...["", "index.html", "audit.json", "methods.html", "schools/nothing.html", `es/${schoolPath(0)}`],
      ...[`schools/../${schoolPath(0)}`, `/${schoolPath(0)}`, `${schoolPath(0)}#x`, "explore?place=school:nothing"],
      ...["explore?question=nothing", "explorer", "https://evil.example/", `${schoolPath(0)}\n`],
    ];
    for (const page of tricks) {
      expect([page, (await as("data-director", decideAt(page))).status]).toEqual([page, 403]);
      const sent = await send("data-director", "/decide", { page, ...filled("Never") });
      expect([page, sent.status]).toEqual([page, 403]);
    }
    const foreign = `explore?place=school:${app.schools[1]}`;
    expect((await send("principal", "/decide", { page: foreign, ...filled("Never") })).status).toBe(403);
    expect((await allDecisions(app.state.db)).some(({ task }) => task === "Never")).toBe(false);
  });

  test("an incomplete form is shown again with its texts, and nothing is saved", async () => {
    const wrong: readonly Readonly<Record<string, string>>[] = [
      ...["task", "responsible", "due", "expected"].map((name) => ({ [name]: "  " })),
      ...["2026-02-30", "2026-1-1", "tomorrow", "20260101"].map((due) => ({ due })),
      { expected: "x".repeat(2001) },
    ];
    const before = (await allDecisions(app.state.db)).length;
    for (const change of wrong) {
      const answer = await send("data-director", "/decide", {
        page: "goals/1.html",
        ...filled("Kept words & <more>"),
        ...change,
      });
      const text = await answer.text();
      expect([change, answer.status]).toEqual([change, 400]);
      if (change["task"] === undefined) expect(text).toContain("Kept words &amp; &lt;more&gt;");
      expect(text).toContain('role="alert"');
    }
    expect(await allDecisions(app.state.db)).toHaveLength(before);
  });

  test("forms without the key or from another site save nothing", async () => {
    const before = (await allDecisions(app.state.db)).length;
    const fields = { page: "goals/1.html", ...filled("Forged") };
    for (const path of ["/decide", "/decisions/x/change"]) {
      expect((await send("data-director", path, { ...fields, "form-key": "" })).status).toBe(403);
      const elsewhere = { Origin: "https://evil.example" };
      expect((await app.post(path, fields, cookies.get("data-director"), elsewhere)).status).toBe(403);
    }
    for (const path of [decideAt("goals/1.html"), "/decisions", "/decisions/x", "/decisions/x/change"])
      expect((await app.get(path)).headers.get("location")).toMatch(/^\/sign-in(\?to=|$)/);
    expect(await allDecisions(app.state.db)).toHaveLength(before);
  });

  test("the longest texts fit, in any script", async () => {
    const long = "\u{1F68C}".repeat(1000);
    const sent = await send("data-director", "/decide", { page: "goals/1.html", ...filled(long), expected: long });
    expect(sent.status).toBe(303);
    expect((await versionsOf(app.state.db, idIn(sent)))[0]).toMatchObject({ task: long, expected: long });
  });
});

describe("changing a decision", () => {
  const decide = async (page: string, school?: string): Promise<string> =>
    await addDecision(
      app.state.db,
      { page, about: school === undefined ? wholeDistrict : { kind: "school", id: school } },
      { ...filled("First words"), status: "open" },
      { person: app.ids["data-director"], at: new Date() },
    );

  test.each(people)("the %s reads and changes the decisions of their part alone", async (who) => {
    const [first, second] = app.schools;
    const all = [
      [await decide("goals/1.html"), isDirector(who)],
      [await decide(schoolPath(0), first), isDirector(who) || who === "principal"],
      [await decide(schoolPath(1), second), isDirector(who) || who === "other-principal"],
    ] as const;
    const list = await as(who, "/decisions");
    const listed = await list.text();
    expect(list.status).toBe(all.some(([, isOwn]) => isOwn) ? 200 : 403);
    for (const [id, isOwn] of all) {
      expect(listed.includes(id)).toBe(isOwn);
      expect((await as(who, `/decisions/${id}`)).status).toBe(isOwn ? 200 : 403);
      expect((await as(who, `/decisions/${id}/change`)).status).toBe(isOwn ? 200 : 403);
      const sent = await send(who, `/decisions/${id}/change`, { version: "1", ...filled("New words"), status: "done" });
      expect(sent.status).toBe(isOwn ? 303 : 403);
      const [newest] = await versionsOf(app.state.db, id);
      expect(newest).toMatchObject(
        isOwn ? { task: "New words", status: "done" } : { task: "First words", status: "open" },
      );
      if (!isOwn) expect(await (await as(who, `/decisions/${id}`)).text()).not.toContain("First words");
    }
    expect((await as(who, "/decisions/unknown")).status).toBe(isDirector(who) ? 404 : 403);
  });

  test("a second editor sees both texts, loses none, and saves after that", async () => {
    const id = await decide("goals/1.html");
    const change = `/decisions/${id}/change`;
    const first = await send("equity-director", change, { version: "1", ...filled("Words of the first") });
    expect(first.status).toBe(303);
    const second = await send("data-director", change, { version: "1", ...filled("Words of the second") });
    const text = await second.text();
    expect(second.status).toBe(409);
    for (const shown of ["The equity-director", "Words of the first", "Words of the second"])
      expect(text).toContain(shown);
    expect((await versionsOf(app.state.db, id)).map(({ task }) => task)).toEqual(["Words of the first", "First words"]);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? "";
    expect((await send("data-director", change, { version, ...filled("Words of both") })).status).toBe(303);
    const page = await (await as("equity-director", `/decisions/${id}`)).text();
    for (const shown of ["Words of both", "Words of the first", "First words"]) expect(page).toContain(shown);
  });

  test("a fault in the form does not hide that somebody else saved meanwhile", async () => {
    const id = await decide("goals/1.html");
    const change = `/decisions/${id}/change`;
    await send("equity-director", change, { version: "1", ...filled("Theirs") });
    const wrong = await send("data-director", change, { version: "1", ...filled("Mine"), due: "" });
    const version = /name="version" value="(\w+)"/.exec(await wrong.text())?.[1] ?? "";
    expect([wrong.status, version]).toEqual([400, "1"]);
    for (const base of [version, "0", "3", "x", ""])
      expect((await send("data-director", change, { version: base, ...filled("Mine") })).status).toBe(409);
    expect((await versionsOf(app.state.db, id)).map(({ task }) => task)).toEqual(["Theirs", "First words"]);
  });

  test("nothing is decided while looking with another person's roles", async () => {
    const cookie = await app.signIn("data-director");
    await app.post("/see-as", { person: app.ids.principal }, cookie);
    const sent = await app.post("/decide", { page: schoolPath(0), ...filled("Never") }, cookie);
    expect(sent.status).toBe(403);
  });
});
