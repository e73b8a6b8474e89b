import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { hasTerminal, keys, onATerminal, type Step } from "./on-a-terminal.ts";
import { fairlead } from "./run.ts";

const launcher = join(import.meta.dirname, "..", "..", "bin", "fairlead.js");
const { enter, down, up, interrupt } = keys;

const rows = [1, 2, 3, 4, 5, 6].map((n) => `${4820000000 + n},0190036,0${n},${n === 3 ? "X1" : "F"},8/20/2024`);
const roster = ["Student ID,School,Grade,Gender,Unexplained", ...rows].join("\n");

function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), "map-asks-"));
  expect(fairlead(folder, ["init", "w", "--name", "Test"]).code).toBe(0);
  writeFileSync(join(folder, "roster.csv"), roster);
  return folder;
}

const map = (folder: string, steps: readonly Step[]): ReturnType<typeof onATerminal> =>
  onATerminal(folder, [process.execPath, launcher, "map", "roster.csv", "--workspace", "w"], steps);

const saved = (folder: string): Record<string, unknown> =>
  parse(readFileSync(join(folder, "w", "profiles", "roster.yaml"), "utf8")) as Record<string, unknown>;

const missing = hasTerminal ? "" : " (skipped: no script)";

test.skipIf(!hasTerminal)(
  `questions are asked one by one, with a way back, then saved and checked${missing}`,
  async () => {
    const folder = workspace();
    const { screen, code } = await map(folder, [
      ["Is this right?", down, enter],
      ["Which column?", up, enter],
      ['What is "Unexplained"?', "first day of the enr", enter],
      ["first day of the enrollment"],
      ["Is this right?", enter],
      ["(1 of 2) Which school year", enter],
      ["(2025 for 2024-25):", "25", enter],
      ["A school year is four digits", "\u007f\u007f2025", enter],
      ['(2 of 2) What does "X1" mean', up, enter],
      ["(1 of 2) Which school year", enter],
      ["(2025 for 2024-25):", "2026", enter],
      ['(2 of 2) What does "X1" mean', down, enter],
      ["this way."],
      ["Nothing was loaded"],
    ]);
    expect(saved(folder)).toMatchObject({ schoolYear: 2026 });
    expect(JSON.stringify(saved(folder))).toContain('"entry_date":{"from":"Unexplained","as":"date"}');
    expect(JSON.stringify(saved(folder))).toContain('"X1":"M"');
    // Rows are shown beside a question, without what identifies a student.
    expect(screen).toMatch(/X1\s+##########\s+0190036\s+03/);
    expect(code).toBe(0);
    const checked = fairlead(folder, ["check", "roster.csv", "--workspace", "w", "--json"]).json();
    expect(checked).toMatchObject({ ok: true });
  },
);

test.skipIf(!hasTerminal)(`what is skipped stays open, and the same command goes on from there${missing}`, async () => {
  const folder = workspace();
  await map(folder, [
    ["Is this right?", enter],
    ["(1 of 2) Which school year", down, enter],
    ['(2 of 2) What does "X1" mean', enter],
    ["with one question still open"],
  ]);
  expect(saved(folder)).toMatchObject({ schoolYear: "?" });
  const { code } = await map(folder, [
    ["(1 of 1) Which school year", enter],
    ["(2025 for 2024-25):", "2025", enter],
    ["this way."],
  ]);
  expect(code).toBe(0);
  expect(saved(folder)).toMatchObject({ schoolYear: 2025 });
  expect(JSON.stringify(saved(folder))).toContain('"X1":"F"');
});

test.skipIf(!hasTerminal)(`Ctrl+C keeps the answers given so far${missing}`, async () => {
  const folder = workspace();
  const { code } = await map(folder, [
    ["Is this right?", enter],
    ["(1 of 2) Which school year", enter],
    ["(2025 for 2024-25):", "2025", enter],
    ['(2 of 2) What does "X1" mean', interrupt],
    ["with one question still open"],
  ]);
  expect(code).toBe(1);
  expect(saved(folder)).toMatchObject({ schoolYear: 2025 });
});
