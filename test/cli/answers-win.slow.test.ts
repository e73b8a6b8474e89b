import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fairlead } from "./run.ts";

const students = [1, 2, 3, 4, 5, 6].map((n) => `${4820000000 + n}`);

/** What `check` says answers would add, by file. */
const answers = (folder: string, ...args: string[]): unknown =>
  (fairlead(folder, ["check", ...args, "--json"]).json()["possible"] as { answers: unknown }).answers;

test("check says what each file waiting for answers could add, before and after its profile is saved", () => {
  const folder = mkdtempSync(join(tmpdir(), "answers-win-"));
  expect(fairlead(folder, ["init", "w", "--name", "Test"]).code).toBe(0);
  writeFileSync(
    join(folder, "roster.csv"),
    ["Student ID,School,Grade,Gender", ...students.map((id) => `${id},0190036,03,F`)].join("\n"),
  );
  writeFileSync(join(folder, "empty.csv"), "Foo,Bar\nx,y\nx,z\n");
  const at = ["roster.csv", "empty.csv", "--workspace", "w"];
  const unmapped = answers(folder, ...at) as { file: string; more: number }[];
  expect(unmapped.map((a) => a.file)).toEqual(["roster.csv"]);
  expect(unmapped[0]?.more).toBeGreaterThan(0);
  // The profile waits for the school year.
  expect(fairlead(folder, ["map", "roster.csv", "--save", "--workspace", "w"]).code).toBe(1);
  expect(answers(folder, ...at)).toEqual(unmapped.map((file) => ({ ...file, profile: "roster" })));
  expect(
    fairlead(folder, ["map", "roster.csv", "--save", "--replace", "--year", "2025", "--workspace", "w"]).code,
  ).toBe(0);
  expect(answers(folder, ...at)).toEqual([]);
  const { out } = fairlead(folder, ["check", "empty.csv", "roster.csv"]);
  expect(out).toContain("`fairlead map roster.csv`");
});
