import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { type Cube, countsAt } from "../../src/cube/cube.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Records } from "../../src/records/rows.ts";
import type { Row, Table } from "../../src/records/table.ts";
import { tables } from "../../src/records/tables.ts";
import { type Audit, audit } from "../../src/reports/audit.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { randomRecords } from "../engine/random-records.ts";

const questions = { indicators, groupings };
const settings = {
  district: { id: "D", name: "D" },
  rules: defaultAuditRules,
  comparison: "everyone-else",
  thresholds: {},
} as const;

async function audited(records: Records): Promise<{ cube: Cube<"internal">; notAsked: Audit<"internal">["notAsked"] }> {
  const plan = { ...questions, crossings: [] };
  const cube = await buildCube(new Memory(records), [], plan, { program: "p", fingerprint: "f" }, { threads: 0 });
  return { cube, notAsked: audit(cube, questions, settings).notAsked };
}

/** Grades of each school in which an indicator counts somebody, in a year. */
const gradesCounted = (cube: Cube<"internal">, indicator: number, year: number): ReadonlySet<string> =>
  new Set(
    cube.places.flatMap(({ kind, id }, place) =>
      kind === "grade" && (countsAt(cube, indicator, year, place, 0)?.n ?? 0) > 0 ? [id.split("/").at(-1) ?? ""] : [],
    ),
  );

test("every indicator has, for every school and year, a counted student, a line of not-asked, or grades that are not asked", async () => {
  let uncounted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1000 }),
      // Columns that a delivery left blank, and tables that it did not have.
      fc.array(fc.nat(10_000), { minLength: 12, maxLength: 12 }),
      fc.subarray(["absence", "incident", "language", "disability", "assessment", "section"]),
      async (seed, blanks, without) => {
        const all = randomRecords(seed, 40);
        const optional = tables.flatMap(({ id, columns, key }) =>
          Object.keys(columns).flatMap((name) =>
            (key as readonly string[]).includes(name) ? [] : [[id, name] as const],
          ),
        );
        const blank = new Set(blanks.map((at) => optional[at % optional.length]?.join(".")));
        const records = Object.fromEntries(
          Object.entries(all)
            .filter(([id]) => !without.includes(id))
            .map(([id, rows]) => [
              id,
              rows.map((row) =>
                Object.fromEntries(Object.entries(row).map(([c, v]) => [c, blank.has(`${id}.${c}`) ? null : v])),
              ),
            ]),
        );
        const { cube, notAsked } = await audited(records);
        const lines = notAsked.filter((n) => n.indicator !== null);
        uncounted += lines.filter((n) => n.why === "nobody-counted").length;
        cube.plan.indicators.forEach(({ id }, at) => {
          cube.years.forEach((schoolYear, year) => {
            const said = lines.filter((n) => n.indicator === id && [null, schoolYear].includes(n.schoolYear));
            const grades = gradesCounted(cube, at, year);
            if (said.some((n) => n.schools === null)) return;
            const counts = (place: number): boolean => (countsAt(cube, at, year, place, 0)?.n ?? 0) > 0;
            expect(
              cube.places.some((_, place) => counts(place)),
              `${id} ${schoolYear}`,
            ).toBe(true);
            cube.places.forEach(({ kind, id: school }, place) => {
              if (kind !== "school" || said.some((n) => n.schools?.some((s) => s.id === school))) return;
              if (counts(place) || (cube.slots[place * cube.years.length + year] ?? -1) < 0) return;
              expect(grades.size, `${id} ${school}`).toBeGreaterThan(0);
              const own = cube.places.filter(
                (p, k) =>
                  p.within === place && p.kind === "grade" && (cube.slots[k * cube.years.length + year] ?? -1) >= 0,
              );
              expect(
                own.filter((p) => grades.has(p.id.split("/").at(-1) ?? "")),
                `${id} ${school}`,
              ).toEqual([]);
            });
          });
        });
      },
    ),
    { numRuns: 6 },
  );
  expect(uncounted).toBeGreaterThan(10);
});

const year = 2026;
const students = Array.from({ length: 40 }, (_, i) => String(1_000_000_000 + i));
const enrollment = students.map(
  (student_id): Row => ({
    school_year: year,
    student_id,
    school_id: "S",
    district_id: "D",
    entry_date: "2025-08-15",
    status: "primary",
    grade: "05",
  }),
);
const absence = students.map(
  (student_id): Row => ({ school_year: year, student_id, school_id: "S", days_expected: 180, days_attended: 170 }),
);
const status = (student_id: string, elas: string, start_date = "2025-07-01"): Row => ({ student_id, elas, start_date });

test("a summary with days expected but not attended gives no attendance", async () => {
  const expected = absence.map((row) => ({ ...row, days_attended: null }));
  const { notAsked } = await audited({ enrollment, absence: expected });
  for (const indicator of ["chronic-absence", "attendance"])
    expect(notAsked).toContainEqual(expect.objectContaining({ indicator, needs: ["attendance"], schoolYear: null }));
});

test("a list of only English learners leaves no comparison group; a yes or no for everyone gives one", async () => {
  const groups = (n: Audit<"internal">["notAsked"]): unknown[] =>
    n.filter(({ grouping }) => grouping === "el-status").map(({ why }) => why);
  const some = students.slice(0, 12);
  const named = await audited({ enrollment, absence, language: some.map((s) => status(s, "EL")) });
  expect(groups(named.notAsked)).toEqual(["one-level"]);
  const all = students.map((s) => status(s, some.includes(s) ? "EL" : "not-EL"));
  const { notAsked, cube } = await audited({ enrollment, absence, language: all });
  expect(groups(notAsked)).toEqual([]);
  const school = cube.places.findIndex((p) => p.kind === "school");
  const level = (name: string): number =>
    Math.max(
      ...cube.plan.indicators.map(
        (_, i) =>
          countsAt(
            cube,
            i,
            0,
            school,
            cube.groups.findIndex((g) => g.grouping === "el-status" && g.level === name),
          )?.n ?? 0,
      ),
    );
  expect([level("EL"), level("not-EL")]).toEqual([12, 28]);
});

test("a status that another file names is kept where a file of yes and no says not a learner; a later no ends an earlier yes", async () => {
  const language = students.flatMap((s, i) => [
    status(s, i < 10 ? "RFEP" : i < 20 ? "EL" : "EO", "2019-08-15"),
    status(s, "not-EL"),
  ]);
  const { cube } = await audited({ enrollment, absence, language });
  const school = cube.places.findIndex((p) => p.kind === "school");
  const levels = Object.fromEntries(
    cube.groups.flatMap(({ grouping, level }, g) => {
      const n = Math.max(...cube.plan.indicators.map((_, i) => countsAt(cube, i, 0, school, g)?.n ?? 0));
      return grouping === "el-status" && n > 0 ? [[level, n]] : [];
    }),
  );
  expect(levels).toEqual({ "RFEP-over-4": 10, "not-EL": 10, EO: 20 });
});

const coded = [
  ["student", "gender", "gender", { start_date: "2025-07-01" }],
  ["student", "parent_education", "parent-education", { start_date: "2025-07-01" }],
  ["language", "elas", "el-status", { start_date: "2025-07-01" }],
  ["disability", "category", "disability-category", { start_date: "2025-07-01" }],
] as const;

test("every code of a column that a grouping is made of leads to one of its levels", async () => {
  for (const [id, name, grouping, more] of coded) {
    const columns: Table["columns"] | undefined = tables.find((t) => t.id === id)?.columns;
    const codes = Object.keys(columns?.[name]?.codes ?? {});
    expect(codes.length, name).toBeGreaterThan(2);
    const own = codes.map((code, i): Row => ({ student_id: students[i] ?? "", ...more, [name]: code }));
    const plan = { indicators, groupings, crossings: [] };
    const listed = enrollment.slice(0, codes.length);
    const records: Records = { enrollment: listed, absence, [id]: own };
    const cube = await buildCube(new Memory(records), [], plan, { program: "p", fingerprint: "f" }, { threads: 0 });
    const place = cube.places.findIndex((p) => p.kind === "school");
    const attendance = cube.plan.indicators.findIndex((i) => i.id === "chronic-absence");
    const n = (group: number): number => countsAt(cube, attendance, 0, place, group)?.n ?? 0;
    const known = cube.groups.reduce((sum, g, k) => (g.grouping === grouping ? sum + n(k) : sum), 0);
    expect(known, name).toBe(n(0));
    expect(known, name).toBeGreaterThan(2);
  }
});
