import { existsSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { wholeDistrict } from "../../src/access/grant.ts";
import { addToLog, readLog } from "../../src/store/access-log.ts";
import { addGrant, grantsOf, peopleWithRoles, personName, personOfEmail } from "../../src/store/people.ts";
import { secretOf } from "../../src/store/secrets.ts";
import { seeAs, seenAs } from "../../src/store/seen-as.ts";
import { openState, type State, statePath } from "../../src/store/state.ts";

const freshFolder = (): string => mkdtempSync(join(tmpdir(), "state-"));

const now = new Date("2026-09-01T08:00:00Z");
const later = new Date("2026-09-01T09:00:00Z");

const addPerson = (state: State, id: string, at = now): Promise<unknown> =>
  state.db
    .insertInto("people")
    .values({
      ...{ id, name: `Name ${id}`, email: `${id}@district.example`, emailVerified: 1, image: null },
      createdAt: at.toISOString(),
      updatedAt: at.toISOString(),
    })
    .execute();

const addSignIn = (state: State, id: string, userId: string): Promise<unknown> =>
  state.db
    .insertInto("sign_ins")
    .values({
      ...{ id, token: `token ${id}`, userId, ipAddress: null, userAgent: null },
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      expiresAt: later.toISOString(),
    })
    .execute();

/** Runs in memory and in a file. */
const places = [
  ["in memory", () => ":memory:"],
  ["in a file", () => statePath(freshFolder())],
] as const;

test.each(places)("people keep their roles and scopes, in order (%s)", async (_, path) => {
  const state = await openState(path());
  await addPerson(state, "b", later);
  await addPerson(state, "a");
  await addGrant(state.db, "a", { role: "principal", scope: { kind: "school", id: "0012" } }, now);
  await addGrant(state.db, "a", { role: "board", scope: wholeDistrict }, now);
  expect(await grantsOf(state.db, "a")).toEqual([
    { role: "principal", scope: { kind: "school", id: "0012" } },
    { role: "board", scope: { kind: "district" } },
  ]);
  expect(await grantsOf(state.db, "nobody")).toEqual([]);
  expect((await peopleWithRoles(state.db)).map(({ id, grants }) => [id, grants.length])).toEqual([
    ["a", 2],
    ["b", 0],
  ]);
  expect([await personName(state.db, "a"), await personName(state.db, "x")]).toEqual(["Name a", undefined]);
  expect([await personOfEmail(state.db, "a@district.example"), await personOfEmail(state.db, "x")]).toEqual([
    "a",
    undefined,
  ]);
  await expect(addGrant(state.db, "nobody", { role: "board", scope: wholeDistrict }, now)).rejects.toThrow();
  await state.close();
});

test.each(places)(
  "lines of the log are added and read newest first; none can be changed or deleted (%s)",
  async (_, path) => {
    const state = await openState(path());
    await addPerson(state, "a");
    const about = { kind: "school", id: "7" } as const;
    for (const [i, outcome] of (["allowed", "refused", "allowed"] as const).entries())
      await addToLog(state.db, { at: now, person: "a", action: "read-audit", about, page: `${i}.html`, outcome });
    await addToLog(state.db, {
      at: later,
      person: undefined,
      action: "sign-in",
      about: wholeDistrict,
      page: "",
      outcome: "refused",
    });
    const lines = await readLog(state.db, { most: 10 });
    expect(lines.map(({ name, action, about: part, page, outcome }) => [name, action, part, page, outcome])).toEqual([
      [null, "sign-in", "district", "", "refused"],
      ["Name a", "read-audit", "school 7", "2.html", "allowed"],
      ["Name a", "read-audit", "school 7", "1.html", "refused"],
      ["Name a", "read-audit", "school 7", "0.html", "allowed"],
    ]);
    expect(await readLog(state.db, { most: 1, before: lines[1]?.id })).toEqual([lines[2]]);
    await expect(state.db.deleteFrom("access_log").execute()).rejects.toThrow("append-only");
    await expect(state.db.updateTable("access_log").set({ outcome: "allowed" }).execute()).rejects.toThrow(
      "append-only",
    );
    const replacing = sql`REPLACE INTO access_log SELECT id, at, 'somebody', as_person_id, action, about, page, outcome FROM access_log`;
    await expect(replacing.execute(state.db)).rejects.toThrow("append-only");
    // The lines of somebody who has left stay.
    await state.db.deleteFrom("people").where("id", "=", "a").execute();
    expect((await readLog(state.db, { most: 10 })).map(({ name }) => name)).toEqual([null, null, null, null]);
    await state.close();
  },
);

test.each(places)("whose pages somebody sees ends with their sign-in (%s)", async (_, path) => {
  const state = await openState(path());
  for (const id of ["a", "b"]) await addPerson(state, id);
  await addSignIn(state, "s", "a");
  expect(await seenAs(state.db, "s")).toBeUndefined();
  await seeAs(state.db, "s", "b");
  expect(await seenAs(state.db, "s")).toBe("b");
  await seeAs(state.db, "s", undefined);
  expect(await seenAs(state.db, "s")).toBeUndefined();
  await seeAs(state.db, "s", "b");
  await state.db.deleteFrom("sign_ins").execute();
  expect(await seenAs(state.db, "s")).toBeUndefined();
  await state.close();
});

test("a database is found again, and keeps what it has when it is moved and opened twice", async () => {
  const folder = freshFolder();
  const [before, after] = [join(folder, "before"), statePath(folder)];
  const state = await openState(before);
  await addPerson(state, "a");
  const secret = await secretOf(state.db, "forms");
  expect(secret.length).toBeGreaterThan(40);
  await Promise.all([addPerson(state, "b", later), state.moveTo(after), addPerson(state, "c", later)]);
  expect(existsSync(before)).toBe(false);
  const second = await openState(after);
  expect(await secretOf(second.db, "forms")).toBe(secret);
  expect(await secretOf(second.db, "other")).not.toBe(secret);
  expect((await peopleWithRoles(second.db)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  await addPerson(second, "d", later);
  expect(await personName(state.db, "d")).toBe("Name d");
  await Promise.all([state.close(), second.close()]);
});

test.skipIf(process.platform === "win32")("only its owner can read the database", async () => {
  const path = statePath(freshFolder());
  const state = await openState(path);
  await addPerson(state, "a");
  for (const end of ["", "-wal", "-shm"]) expect((statSync(path + end).mode & 0o077).toString(8), end).toBe("0");
  await state.close();
});
