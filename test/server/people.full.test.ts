import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { wholeDistrict } from "../../src/access/grant.ts";
import { readLog } from "../../src/store/access-log.ts";
import { addGrant, changeGrants, grantsOf, peopleWithRoles, personOfEmail } from "../../src/store/people.ts";
import { cookiesOf, people, type TestApp, testApp } from "./staff-app.ts";

let app: TestApp;
let director: string;

beforeAll(async () => {
  app = await testApp();
  director = await app.signIn("data-director");
});

const versionOf = async (id: string): Promise<string> =>
  String((await peopleWithRoles(app.state.db)).find((person) => person.id === id)?.version);
const steps = ["add-role", "revoke-role", "end-sign-ins", "link"] as const;

test.each(people.filter((who) => who !== "data-director"))(
  "the %s sees no list of people and changes nobody",
  async (who) => {
    const cookie = await app.signIn(who);
    const before = await peopleWithRoles(app.state.db);
    const target = `/people/${app.ids.principal}`;
    const answers = [
      await app.get("/people", cookie),
      await app.get(target, cookie),
      await app.get("/people/unknown", cookie),
      await app.post("/people", { email: "new@district.example", role: "viewer", scope: "district" }, cookie),
    ];
    for (const step of steps)
      answers.push(
        await app.post(`${target}/${step}`, { role: "data-director", scope: "district", version: "0" }, cookie),
      );
    for (const answer of answers) {
      const text = await answer.text();
      expect([answer.status, text.includes("@district.example"), text.includes("The principal</")]).toEqual([
        403,
        false,
        who === "principal",
      ]);
    }
    const plain = (those: typeof before) => those.map(({ lastSignIn: _, ...person }) => person);
    expect(plain(await peopleWithRoles(app.state.db))).toEqual(plain(before));
    const [line] = await readLog(app.state.db, { most: 1 });
    expect(line).toMatchObject({ action: "manage-people", outcome: "refused" });
    expect(await (await app.get("/", cookie)).text()).not.toContain('href="/people"');
  },
);

test("nobody changes people while looking as another person, or without signing in", async () => {
  const cookie = await app.signIn("data-director");
  await app.post("/see-as", { person: app.ids.principal }, cookie);
  expect((await app.get("/people", cookie)).status).toBe(403);
  expect((await app.post(`/people/${app.ids.board}/end-sign-ins`, {}, cookie)).status).toBe(403);
  expect((await app.get("/people")).headers.get("location")).toBe("/sign-in?to=%2Fpeople");
  for (const step of steps)
    expect((await app.post(`/people/${app.ids.board}/${step}`, {})).headers.get("location")).toBe("/sign-in");
});

test("the data director adds a person, whose link works once; the log has it", async () => {
  const [school] = app.schools;
  const fields = {
    email: "New@District.example",
    name: "  Ana Núñez ",
    role: "principal",
    scope: "school",
    part: school,
  };
  const added = await app.post("/people", fields, director);
  const page = await added.text();
  expect(added.status).toBe(200);
  const link = /<code>http:\/\/localhost:4400(\/setup\/[\w-]+)<\/code>/.exec(page)?.[1] ?? "";
  const id = (await personOfEmail(app.state.db, "new@district.example")) ?? "";
  expect(await grantsOf(app.state.db, id)).toEqual([{ role: "principal", scope: { kind: "school", id: school } }]);
  expect((await readLog(app.state.db, { most: 1 }))[0]).toMatchObject({
    ...{ name: "The data-director", asName: "Ana Núñez", action: "add-person", about: `school ${school}` },
    outcome: "allowed",
  });
  const password = "a long sentence";
  expect((await app.post(link, { password, again: password })).status).toBe(303);
  expect((await app.get(link)).status).toBe(400);
  const entered = await app.post("/sign-in", { email: "new@district.example", password });
  const own = cookiesOf(entered);
  expect((await app.get(`/audit/schools/${school}.html`, own)).status).toBe(200);
  const list = await (await app.get("/people", director)).text();
  expect(list).toContain("Ana Núñez");
  expect(/Ana Núñez[\s\S]*?<\/tr>/.exec(list)?.[0]).toMatch(/Principal: School[\s\S]*UTC/);
  // Ended sign-ins and taken roles apply at once.
  expect(await (await app.get(`/people/${id}`, director)).text()).toContain("End all sign-ins");
  await app.post(`/people/${id}/revoke-role`, { role: "0", version: await versionOf(id) }, director);
  expect((await app.get(`/audit/schools/${school}.html`, own)).status).toBe(403);
  expect((await app.get("/account", own)).status).toBe(200);
  await app.post(`/people/${id}/end-sign-ins`, {}, director);
  expect((await app.get("/account", own)).status).toBe(303);
  const fresh = await (await app.post(`/people/${id}/link`, {}, director)).text();
  expect(fresh).toMatch(/<code>http:\/\/localhost:4400\/setup\/[\w-]+<\/code>/);
  const actions = (await readLog(app.state.db, { most: 3 })).map(({ action, asName }) => [action, asName]);
  expect(actions).toContainEqual(["new-link", "Ana Núñez"]);
  expect(actions).toContainEqual(["end-sign-in", "Ana Núñez"]);
});

test("what is wrong with a new person is said, and nothing is stored", async () => {
  const [school] = app.schools;
  const good = { email: "wrong@district.example", name: "W", role: "principal", scope: "school", part: school };
  const bad: readonly [Record<string, string>, string][] = [
    [{ email: "wrong" }, "not an email address"],
    [{ email: "principal@district.example" }, "was added before"],
    [{ name: "A\u202eB" }, "be a name"],
    [{ name: "A\nB" }, "be a name"],
    [{ name: "A\u001b[31m" }, "be a name"],
    [{ role: "king" }, "is not a role"],
    [{ scope: "district" }, "needs one of these"],
    [{ role: "viewer" }, "needs one of these"],
    [{ part: "" }, "needs one of these"],
    [{ part: `${school}9` }, `The nearest: ${school} (`],
  ];
  for (const [change, said] of bad) {
    const answer = await app.post("/people", { ...good, ...change }, director);
    const text = await answer.text();
    expect([change, answer.status, text.includes(said)]).toEqual([change, 400, true]);
    // What was typed stays in the form.
    if (change["email"] === undefined) expect(text).toContain('value="wrong@district.example"');
  }
  expect(await personOfEmail(app.state.db, "wrong@district.example")).toBeUndefined();
});

test("two who change one person's roles at once: the second sees the first one's roles, and nothing is lost", async () => {
  const target = `/people/${app.ids.viewer}`;
  const version = await versionOf(app.ids.viewer);
  const give = (role: string) => app.post(`${target}/add-role`, { role, scope: "district", version }, director);
  const answers = await Promise.all([give("board"), give("equity-director")]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const late = answers.find(({ status }) => status === 409);
  expect(await late?.text()).toContain("Somebody else changed these roles meanwhile.");
  expect(await grantsOf(app.state.db, app.ids.viewer)).toHaveLength(2);
});

test("somebody is always left who may change roles", async () => {
  const id = app.ids["data-director"];
  const answer = await app.post(`/people/${id}/revoke-role`, { role: "0", version: await versionOf(id) }, director);
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining("Nobody would be left")]);
  expect((await app.get("/people", director)).status).toBe(200);
});

test("whatever is changed in whatever order, stale changes are refused and a manager is left", async () => {
  const change = fc.record({ who: fc.constantFrom(0, 1), grants: fc.constantFrom(0, 1, 2), isStale: fc.boolean() });
  const board = { role: "board", scope: wholeDistrict } as const;
  const manager = { role: "data-director", scope: wholeDistrict } as const;
  const lists = [[], [board], [board, manager]] as const;
  const fresh = await testApp();
  const { db } = fresh.state;
  await db.deleteFrom("grants").execute();
  const ids = [fresh.ids.board, fresh.ids.viewer] as const;
  await addGrant(db, ids[0], manager, new Date());
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
      for (const { who, grants, isStale } of changes) {
        const person = ids[who] ?? "";
        const now = await peopleWithRoles(db);
        const { version, grants: had } = now.find(({ id }) => id === person) ?? { version: 0, grants: [] };
        const list = lists[grants] ?? [];
        const outcome = await changeGrants(db, { person, base: version - (isStale ? 1 : 0) }, list, new Date());
        const others = now.some(
          ({ id, grants: theirs }) => id !== person && theirs.some(({ role }) => role === "data-director"),
        );
        const isLast = !others && grants !== 2;
        expect(outcome).toBe(isStale ? "changed-meanwhile" : isLast ? "last" : "saved");
        expect(await grantsOf(db, person)).toEqual(outcome === "saved" ? list : had);
      }
    }),
    { seed: 3, numRuns: 25 },
  );
});
