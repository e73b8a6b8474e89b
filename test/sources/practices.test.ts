import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  findPractices,
  type Practice,
  parsePractice,
  practicesPath,
  readPractices,
} from "../../src/sources/practices.ts";
import { nineFactors } from "../../src/surveys/nine-factors.ts";
import { terminal as en } from "../../src/ui/language/en/terminal.ts";
import { terminal as es } from "../../src/ui/language/es/terminal.ts";

const factors = nineFactors.factors.map(({ id }) => id);
const note = (
  changes: Readonly<Record<string, string | null>> = {},
  body = "# Lesson study\n\nTeachers plan together.\n",
): string => {
  const front: Record<string, string | null> = {
    place: '"0132225"',
    years: '"2022-2024"',
    factors: "[professional-learning, shared-vision]",
    groups: "[race-ethnicity=black, el-status=EL]",
    evidence: "More students met the standard than in like schools.",
    contact: "the office of the principal",
    date: "2026-03-27",
    ...changes,
  };
  const lines = Object.entries(front).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `---\n${lines.join("\n")}\n---\n${body}`;
};
const read = (text: string): Practice => {
  const found = parsePractice(text, "a.md", factors);
  if ("faults" in found) throw new Error(JSON.stringify(found.faults));
  return found;
};
const faultsOf = (text: string) => {
  const found = parsePractice(text, "a.md", factors);
  if (!("faults" in found)) throw new Error("no fault");
  return found.faults.map((fault) => ({
    ...fault,
    what: en.practices.wrong(fault.wrong, factors),
    es: es.practices.wrong(fault.wrong, factors),
  }));
};

test("a note is read completely: code with its zeros, span of years, heading as title", () => {
  expect(read(note())).toEqual({
    file: "a.md",
    title: "Lesson study",
    place: "0132225",
    years: [2022, 2023, 2024],
    factors: ["professional-learning", "shared-vision"],
    groups: ["race-ethnicity=black", "el-status=EL"],
    evidence: "More students met the standard than in like schools.",
    contact: "the office of the principal",
    date: "2026-03-27",
    text: "# Lesson study\n\nTeachers plan together.",
  });
});

test("one year, one factor, one group, Windows line ends and no heading are accepted", () => {
  const found = read(
    note({ years: "2024", factors: "shared-vision", groups: "all" }, "Plain.").replaceAll("\n", "\r\n"),
  );
  expect([found.years, found.factors, found.groups, found.title]).toEqual([[2024], ["shared-vision"], ["all"], "a"]);
});

test.each([
  ["a factor that is none of the nine", { factors: "[luck]" }, 4, /"factors" can.t be used.*shared-vision/],
  ["a missing place", { place: null }, 1, /"place" is missing/],
  ["a year that is none", { years: "soon" }, 3, /"years" can.t be used.*2022-2024/],
  ["a span backward", { years: '"2024-2022"' }, 3, /"years" can.t be used/],
  ["a group that is a sentence", { groups: "[our Black students]" }, 5, /"groups" can.t be used.*race-ethnicity=black/],
  ["a day that is none", { date: "2026-02-31" }, 8, /"date" can.t be used.*2026-03-27/],
  ["an empty piece of evidence", { evidence: '""' }, 6, /"evidence" can.t be used/],
  ["a key nobody knows", { principal: "somebody" }, 9, /"principal" is not a known key/],
] as const)("%s is reported with its line", (_, changes, line, what) => {
  const faults = faultsOf(note(changes));
  expect(faults).toHaveLength(1);
  expect(faults[0]?.what).toMatch(what);
  expect(faults[0]?.es).not.toMatch(/\b(the|is|are|of)\b/);
  expect(faults[0]?.line).toBe(line);
});

test("missing front matter, unclosed front matter and broken YAML are different errors", () => {
  expect(faultsOf("# Just a text\n")[0]?.what).toMatch(/no front matter/);
  expect(faultsOf("---\nplace: x\n")[0]?.what).toMatch(/has no end/);
  expect(faultsOf("---\nplace: [x\n---\n")[0]?.what).toMatch(/Not YAML/);
  expect(faultsOf("---\n---\n").length + faultsOf("---\n\n---\n").length).toBeGreaterThan(7);
});

const folder = mkdtempSync(join(tmpdir(), "fairlead-practices-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a workspace's notes are listed in order; one that can't be read does not hide the others", () => {
  expect(readPractices(folder, factors)).toEqual({ practices: [], faults: [] });
  mkdirSync(practicesPath(folder));
  writeFileSync(join(practicesPath(folder), "b.md"), note({ factors: "shared-vision" }, "# Visión común\n"));
  writeFileSync(join(practicesPath(folder), "a.md"), note());
  writeFileSync(join(practicesPath(folder), "c.md"), "nothing");
  writeFileSync(join(practicesPath(folder), "notes.txt"), "not a note");
  const { practices, faults } = readPractices(folder, factors);
  expect(practices.map(({ file }) => file)).toEqual(["a.md", "b.md"]);
  expect(faults.map(({ file }) => file)).toEqual(["c.md"]);
  const files = (found: readonly Practice[]) => found.map(({ file }) => file);
  expect(files(findPractices(practices, { factor: "professional-learning" }))).toEqual(["a.md"]);
  expect(files(findPractices(practices, { search: "VISION" }))).toEqual(["a.md", "b.md"]);
  expect(files(findPractices(practices, { search: "visión común" }))).toEqual(["b.md"]);
  expect(files(findPractices(practices, { factor: "shared-vision", search: "teachers plan" }))).toEqual(["a.md"]);
  expect(findPractices(practices, { search: "nobody wrote this" })).toEqual([]);
});
