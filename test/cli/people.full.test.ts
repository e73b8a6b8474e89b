import { expect, test } from "vitest";
import { freshWorkspace } from "../sources/small-district.ts";
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
