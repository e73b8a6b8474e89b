import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { languages } from "../../src/base/lang.ts";
import { holdSentence } from "../../src/cli/say-holds.ts";
import { joinSentences } from "../../src/cli/say-joins.ts";
import { countsAt } from "../../src/cube/cube.ts";
import type { Hold } from "../../src/sources/hold.ts";
import type { TableJoin } from "../../src/sources/joins.ts";
import { loadMapped } from "./mapped-load.ts";
import { ask, freshWorkspace } from "./small-district.ts";
import { days, numbers, roster, type Spell, same, student } from "./spelled-files.ts";

/** Other numbers altogether, of another length. */
const other: Spell = (id) => `77${id}`;
/** Another school code of seven digits. */
const otherSchool: Spell = (id) => `77${id.slice(2)}`;
const unmatched = (result: unknown): readonly Record<string, unknown>[] =>
  (result as { holds: Record<string, unknown>[] }).holds.filter((h) => h["kind"] === "rows-unmatched");

test("a load whose students enrollment does not know is held, names no student, and loads when accepted", async () => {
  const w = freshWorkspace();
  const files = { "roster.csv": roster(same, same), "days.csv": days(other, same) };
  const held = await loadMapped(w, files);
  expect(held.outcome).toBe("held");
  const [hold, ...more] = unmatched(held);
  expect(more).toEqual([]);
  expect(hold).toEqual({
    kind: "rows-unmatched",
    table: "absence",
    schoolYear: 2025,
    by: "student",
    failing: numbers.length,
    rows: numbers.length,
    of: numbers.length,
    earlier: false,
    here: ["########"],
    enrolled: ["######"],
  });
  const told = JSON.stringify({ ...held, reading: undefined });
  for (const i of numbers) expect(told).not.toContain(student(i).slice(2));
  expect((await loadMapped(w, files, { accept: true })).outcome).toBe("loaded");
  // The report shows it, and has no number that rests on these rows.
  const { matches, cube, indicators } = await runAudit(operator, w);
  expect(matches.find((m) => m.table === "absence")).toMatchObject({ rows: numbers.length, matched: 0, poor: true });
  expect(cube.missing).toContainEqual(expect.objectContaining({ id: "chronic-absence", why: "not-matched" }));
  const at = indicators.findIndex(({ id }) => id === "chronic-absence");
  for (const place of cube.places.keys()) expect(countsAt(cube, at, 0, place, 0)?.n ?? 0).toBe(0);
});

test("the form of identifiers is no reason where other rows match by the district's own identifiers of that form", async () => {
  const enrolled = [
    "State Student ID,Student ID,School Code,Grade,Gender,Race,Entry Date",
    ...numbers.map((i) => `90000${student(i)},${student(i)},0190036,03,F,Black,8/15/2024`),
    "",
  ].join("\n");
  const absences = [
    "Student ID,School Code,Days Enrolled,Days Absent",
    ...[...numbers, ...numbers.map((i) => i + 100)].map((i) => `${student(i)},0190036,180,${i % 100}`),
    `${student(1)},0190044,180,2`,
    "",
  ].join("\n");
  const held = await loadMapped(freshWorkspace(), { "roster.csv": enrolled, "days.csv": absences });
  const [hold] = unmatched(held);
  expect(hold).toMatchObject({ table: "absence", by: "student", failing: 12, rows: 13, here: [], enrolled: [] });
  for (const lang of languages) {
    const said = holdSentence(lang, hold as unknown as Hold);
    expect(said).toContain("12");
    expect(said).not.toContain("#");
  }
});

test("a load whose school codes enrollment does not know is held and shows both", async () => {
  const w = freshWorkspace();
  const held = await loadMapped(w, { "roster.csv": roster(same, same), "days.csv": days(same, otherSchool) });
  const [hold] = unmatched(held);
  expect(hold).toMatchObject({ table: "absence", by: "school", rows: numbers.length });
  expect(hold?.["here"]).toEqual(["7790036", "7790044"]);
  expect(hold?.["enrolled"]).toEqual(["0190036", "0190044"]);
});

test("records that come before their enrollment load and wait; an enrollment that leaves them unmatched is held", async () => {
  const w = freshWorkspace();
  const first = await loadMapped(w, { "days.csv": days(same, same) });
  expect(first).toMatchObject({ outcome: "loaded", holds: [], joins: [{ table: "absence", waits: true, matched: 0 }] });
  const wrong = await loadMapped(w, { "roster.csv": roster(other, same) });
  expect(wrong.outcome).toBe("held");
  expect(unmatched(wrong)).toMatchObject([{ table: "absence", by: "student", earlier: true }]);
  const right = await loadMapped(w, { "roster.csv": roster(same, same) });
  expect(right).toMatchObject({ outcome: "loaded", holds: [] });
  expect(await ask(w, "SELECT count(*) AS n FROM records.absence JOIN records.enrollment USING (student_id)")).toEqual([
    { n: numbers.length },
  ]);
});

test("a school without attendance while others have it is named in one line", async () => {
  const w = freshWorkspace();
  const enrolled = (school: string, from: number): string[] =>
    numbers.map((i) => `${student(i + from)},${school},03,F,8/15/2024`);
  const files = {
    "roster.csv": [
      "Student ID,School Code,Grade,Gender,Entry Date",
      ...enrolled("0190036", 0),
      ...enrolled("0190044", 100),
      "",
    ].join("\n"),
    "days.csv": [
      "Student ID,School Code,Days Enrolled,Days Absent",
      ...numbers.map((i) => `${student(i)},0190036,180,${i % 9}`),
      "",
    ].join("\n"),
  };
  const loaded = await loadMapped(w, files);
  const joins = (loaded as { joins: readonly TableJoin[] }).joins;
  expect(joins.map(({ table, schoolsMissing }) => [table, schoolsMissing])).toContainEqual(["absence", ["0190044"]]);
  for (const lang of languages) expect(joinSentences(lang, joins).filter((s) => s.includes("0190044"))).toHaveLength(1);
  const both = [files["days.csv"].trim(), ...numbers.map((i) => `${student(i + 100)},0190044,180,1`), ""].join("\n");
  const again = (await loadMapped(w, { "days.csv": both })) as { joins: readonly TableJoin[] };
  expect(again.joins.every(({ schoolsMissing }) => schoolsMissing === undefined)).toBe(true);
});
