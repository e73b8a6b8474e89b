import { expect, test } from "vitest";
import { ask, enrollmentFile, freshWorkspace, loadTexts } from "../sources/small-district.ts";
import { fairlead } from "./run.ts";

test("people are added once, with a role and its scope, and get a link", () => {
  const { folder } = freshWorkspace();
  const people = (...args: readonly string[]) => fairlead(folder, ["people", ...args]);
  const added = people(
    "add",
    "P@district.example",
    "--role",
    "principal",
    "--school",
    "0112233",
    "--name",
    "P. Principal",
  );
  expect([added.code, added.err]).toEqual([0, ""]);
  expect(added.out).toMatch(/http:\/\/localhost:4400\/setup\/[\w-]{20,}\n/);
  expect(people("add", "p@district.example", "--role", "viewer").err).toContain("fairlead people link");
  expect(people("add", "q@district.example", "--role", "principal").err).toContain("school");
  expect(people("link", "q@district.example").err).toContain("fairlead people list");
  const listed = people("list");
  expect(listed.out).toBe("P. Principal (p@district.example)\n  Principal: School 0112233\n");
});

test("roles are given and taken away; a name can't steer a terminal; the last who may change roles stays", () => {
  const { folder } = freshWorkspace();
  const people = (...args: readonly string[]) => fairlead(folder, ["people", ...args]);
  const role = ["--role", "data-director"] as const;
  for (const name of ["A\u001b[31mB", "A\nB", "A\u202eB", " ", "x".repeat(201)]) {
    const refused = people("add", "d@district.example", ...role, "--name", name);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining("a name")]);
    for (const control of ["\u001b", "\u202e"]) expect(refused.err).not.toContain(control);
  }
  expect(people("list").out).toContain("Nobody has been added yet.");
  expect(people("add", "d@district.example", ...role, "--name", "D").code).toBe(0);
  expect(people("role", "d@district.example", "--role", "principal", "--school", "0112233").code).toBe(0);
  expect(people("list").out).toBe("D (d@district.example)\n  Data director: District\n  Principal: School 0112233\n");
  expect(people("revoke", "d@district.example", ...role).err).toContain("Nobody would be left");
  expect(people("revoke", "d@district.example").err).toContain("Nobody would be left");
  expect(people("revoke", "d@district.example", "--role", "board").err).toContain("does not have that role");
  expect(people("role", "x@district.example", "--role", "board").err).toContain("fairlead people list");
  expect(people("revoke", "d@district.example", "--role", "principal", "--school", "0112233").code).toBe(0);
  expect(people("add", "e@district.example", ...role).code).toBe(0);
  expect(people("revoke", "d@district.example").code).toBe(0);
  expect(people("list").out).toBe("D (d@district.example)\ne@district.example\n  Data director: District\n");
});

test("once records are loaded, a school is named by its id in them, and a near one is suggested", async () => {
  const w = freshWorkspace();
  await loadTexts(w, { "SENR_2026.txt": enrollmentFile({ schoolYear: 2026, schools: [3, 3] }) });
  const schools = (await ask(w, "SELECT DISTINCT school_id AS id FROM records.enrollment ORDER BY 1")).map(({ id }) =>
    String(id),
  );
  expect(schools.length).toBe(2);
  const people = (...args: readonly string[]) => fairlead(w.folder, ["people", ...args]);
  const principal = ["add", "p@district.example", "--role", "principal", "--school"] as const;
  const wrong = `${schools[0]?.slice(0, -1)}X`;
  const refused = people(...principal, wrong);
  expect([refused.code, refused.err]).toEqual([3, expect.stringContaining(`"${wrong}"`)]);
  expect(refused.err).toContain(schools[0]);
  expect(people("list").out).toContain("Nobody has been added yet.");
  expect(people(...principal, schools[0] ?? "").code).toBe(0);
  expect(people("list").out).toContain(`Principal: School ${schools[0]}`);
});
