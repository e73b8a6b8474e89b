import { cpSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { loadSample } from "../../src/app/make-demo.ts";
import { writeDistrict } from "../../src/sample/write.ts";
import { deliveryFiles } from "../../src/sources/deliver.ts";
import { loadDelivery } from "../../src/sources/load.ts";
import { revertLoad } from "../../src/sources/undo.ts";
import { profilesPath, type Workspace } from "../../src/sources/workspace.ts";
import { ask, contentOf, freshFolder, freshWorkspace, loadTexts } from "./small-district.ts";

const now = new Date("2026-08-01T00:00:00Z");

/** What a year's file says about one student whose description began before all of them. */
const description = fc.record({
  student: fc.constantFrom("1000000001", "1000000002"),
  ended: fc.boolean(),
  gender: fc.constantFrom("F", "M", "X", ""),
  race: fc.constantFrom("600", "700", ""),
  parents: fc.constantFrom(["14", ""], ["12", "10"], ["", "11"], ["", ""]),
  status: fc.constantFrom("EL", "RFEP", ""),
  language: fc.constantFrom("01", ""),
});
type Description = typeof description extends fc.Arbitrary<infer T> ? T : never;
const delivery = fc.record({
  year: fc.constantFrom(2024, 2025, 2026),
  rows: fc.uniqueArray(description, { minLength: 1, selector: (d) => d.student }),
});
const several = fc.uniqueArray(delivery, { minLength: 2, maxLength: 4, selector: (d) => JSON.stringify(d) });
type Delivery = typeof delivery extends fc.Arbitrary<infer T> ? T : never;

const line = (width: number, values: Readonly<Record<number, string>>): string =>
  `${Array.from({ length: width }, (_, i) => values[i + 1] ?? "").join("^")}\r\n`;

function filesOf({ year, rows }: Delivery): Record<string, string> {
  const schoolYear = `${year - 1}-${year}`;
  const sinf = rows.map((d) =>
    line(50, {
      ...{ 1: "SINF", 4: "20200801", 5: d.ended ? "20230115" : "", 6: "5912345", 7: "0100001", 8: schoolYear },
      ...{ 9: d.student, 11: "Ada", 13: "Okafor", 18: "20150401", 19: d.gender, 25: d.race },
      ...{ 38: d.parents[0] ?? "", 50: d.parents[1] ?? "" },
    }),
  );
  const sela = rows.map((d) => {
    const where = { 1: "SELA", 4: "5912345", 5: "0100001", 6: schoolYear, 7: d.student };
    return d.status === "" ? "" : line(15, { ...where, 13: d.status, 14: "20200801", 15: d.language });
  });
  return { [`SINF_${year}.txt`]: sinf.join(""), [`SELA_${year}.txt`]: sela.join("") };
}

const parents = { "10": "graduate", "11": "college", "12": "some-college", "14": "not-high-school" };

/** What counts, computed from the deliveries of the years alone: one delivery a year, the one loaded last. */
function expected(deliveries: readonly Delivery[]): readonly unknown[] {
  const years = [...new Map(deliveries.map((d) => [d.year, d])).values()].sort((a, b) => a.year - b.year);
  const students = [...new Set(years.flatMap((d) => d.rows.map((r) => r.student)))].sort();
  return students.map((student) => {
    const said = years.flatMap((d) => d.rows.filter((r) => r.student === student));
    const last = (states: (d: Description) => boolean): Description | undefined => said.findLast(states);
    const race = last((d) => d.race !== "")?.race;
    const [first, second] = last((d) => d.parents.join("") !== "")?.parents ?? [];
    const education = (code: string | undefined): string | null => parents[code as keyof typeof parents] ?? null;
    return {
      student_id: student,
      ended: said.at(-1)?.ended === true,
      gender: last((d) => d.gender !== "")?.gender ?? null,
      race_black: race === undefined ? null : race === "600",
      race_white: race === undefined ? null : race === "700",
      parent_education: education(first),
      parent_education_2: education(second),
      elas: last((d) => d.status !== "")?.status ?? null,
      primary_language: last((d) => d.status !== "" && d.language !== "")?.language ?? null,
    };
  });
}

const found = (w: Workspace): Promise<readonly unknown[]> =>
  ask(
    w,
    `SELECT s.student_id, s.end_date IS NOT NULL AS ended, gender, race_black, race_white, parent_education, parent_education_2, elas, primary_language
      FROM records.student s LEFT JOIN records.language l USING (student_id) ORDER BY 1`,
  );

const load = async (deliveries: readonly Delivery[]): Promise<Workspace> => {
  const w = freshWorkspace();
  for (const d of deliveries) await loadTexts(w, filesOf(d), { accept: true, now });
  return w;
};

const same = { student: "1000000001", gender: "F", race: "600", status: "EL", language: "01" } as const;
/** The later year states one parent and no end: the earlier year's second parent and end no longer count. */
const newer: Delivery = { year: 2026, rows: [{ ...same, ended: false, parents: ["14", ""] }] };
const older: Delivery = { year: 2024, rows: [{ ...same, ended: true, parents: ["12", "10"] }] };

test("what counts about a student is what the latest school year's files say, in any order of loads, after an undo, and in one load", async () => {
  await fc.assert(
    fc.asyncProperty(several, fc.nat(3), async (deliveries, which) => {
      const w = await load(deliveries);
      expect(await found(w)).toEqual(expected(deliveries));
      const without = which % deliveries.length;
      await revertLoad(w, String(without + 1), { now });
      const rest = deliveries.filter((_, i) => i !== without);
      expect(await found(w)).toEqual(expected(rest));
      expect(await contentOf(w)).toBe(await contentOf(await load(rest)));
      const years = [...new Map(deliveries.map((d) => [d.year, d])).values()];
      const together = freshWorkspace();
      await loadTexts(together, Object.assign({}, ...years.map(filesOf)), { accept: true, now });
      expect(await found(together)).toEqual(expected(deliveries));
      expect(await contentOf(together)).toBe(await contentOf(await load(years.toReversed())));
    }),
    { numRuns: 4, examples: [[[newer, older], 1]] },
  );
});

test("another order of loading the sample district's years gives the same tables, and an undo of a year those of the others", async () => {
  const years = [...writeDistrict(freshFolder(), { seed: 3, students: 30, years: 3 })].map(({ files }) => files);
  const inOrder = freshWorkspace();
  await loadSample(operator, inOrder, years, { language: "en", now });
  expect(
    await ask(inOrder, "SELECT count(DISTINCT scope) AS years FROM kept.student WHERE scope LIKE 'calpads/SINF/%'"),
  ).toEqual([{ years: 3 }]);
  const loaded = async (order: readonly number[]): Promise<Workspace> => {
    const w = freshWorkspace();
    cpSync(profilesPath(inOrder.folder), profilesPath(w.folder), { recursive: true });
    for (const i of order)
      await loadDelivery(w, deliveryFiles(years[i] ?? [], w.folder), { add: false, accept: true, now });
    return w;
  };
  const w = await loaded([2, 0, 1]);
  expect(await contentOf(w)).toBe(await contentOf(inOrder));
  await revertLoad(w, "2", { now });
  expect(await contentOf(w)).toBe(await contentOf(await loaded([1, 2])));
});
