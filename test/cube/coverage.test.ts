import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { type Cube, countsAt } from "../../src/cube/cube.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { Memory } from "../../src/engine/memory.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Declared } from "../../src/records/coverage/coverage.ts";
import type { Records } from "../../src/records/rows.ts";
import type { Row, Value } from "../../src/records/table.ts";

const year = 2026;
const plan = { indicators, groupings, crossings: [] };
const origin = { program: "p", fingerprint: "f" };
const cubeOf = async (engine: Engine, declared?: Declared): Promise<Cube<"internal">> =>
  buildCube(engine, [], plan, origin, { threads: 0, ...(declared === undefined ? {} : { declared }) });

const stay = (student: string, school: string, more: Row = {}): Row => ({
  school_year: year,
  student_id: student,
  school_id: school,
  district_id: "D",
  entry_date: "2025-08-15",
  exit_date: "2026-06-05",
  status: "primary",
  grade: "05",
  ...more,
});
const inProgram = (student: string, school: string | null, program: string, more: Row = {}): Row => ({
  school_year: year,
  student_id: student,
  school_id: school,
  program,
  start_date: "2025-07-01",
  ...more,
});
const decision = (student: string, school: string, result: string, more: Row = {}): Row => ({
  school_year: year,
  student_id: student,
  school_id: school,
  incident_id: `${school}-${student}`,
  sequence: 1,
  result,
  ...more,
});
const daysOf = (student: string, school: string, attended: number): Row => ({
  school_year: year,
  student_id: student,
  school_id: school,
  days_expected: 180,
  days_attended: attended,
});
const score = (student: string, school: string, level: number, more: Row = {}): Row => ({
  school_year: year,
  student_id: student,
  school_id: school,
  subject: "ela",
  test: "state",
  grade: "05",
  tested: true,
  level,
  ...more,
});

/** `n` and `hits` (or the sums) of an indicator at a place, for all its students; null where nobody was counted. */
function cell(cube: Cube<"internal">, id: string, place: string, group = "all=all"): unknown {
  const at = cube.places.findIndex((p) => p.id === place && (p.kind === "school" || p.kind === "district"));
  const g = cube.groups.findIndex((x) => `${x.grouping}=${x.level}` === group);
  const counts = countsAt(
    cube,
    cube.plan.indicators.findIndex((i) => i.id === id),
    cube.years.indexOf(year),
    at,
    g,
  );
  return counts === undefined || counts.n === 0 ? null : counts;
}
const missing = (cube: Cube<"internal">, id: string) =>
  cube.missing
    .filter((m) => m.id === id)
    .map(({ why, records, schools }) => ({ why, records, schools: schools ?? "everywhere" }));

const lists = {
  program: ["extracurricular"],
  discipline_action: ["suspended", "suspended-again", "days-lost"],
  absence: ["chronic-absence", "attendance"],
  assessment: ["ela-met", "tested-ela"],
} as const;
type Listed = keyof typeof lists;
type Fate = "there" | "withheld" | "unmatched";

interface District {
  readonly records: Records;
  readonly fates: Readonly<Record<Listed, readonly Fate[]>>;
}

const schools = ["S1", "S2", "S3"];
const fate = fc.constantFrom<Fate>("there", "there", "withheld", "unmatched");
const district: fc.Arbitrary<District> = fc
  .record({
    fates: fc.record(
      Object.fromEntries(Object.keys(lists).map((table) => [table, fc.tuple(fate, fate, fate)])) as Record<
        Listed,
        fc.Arbitrary<[Fate, Fate, Fate]>
      >,
    ),
    // Per student, the schools, and whether each list has a row.
    students: fc.array(
      fc.record({
        schools: fc.subarray(schools, { minLength: 1, maxLength: 2 }),
        has: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
      }),
      { minLength: 4, maxLength: 14 },
    ),
  })
  .map(({ fates, students }) => {
    // One student per school is in every list, so that a delivered list has a row.
    const all = [...schools.map((school) => ({ schools: [school], has: [true, true, true, true] })), ...students].map(
      (s, k) => ({ ...s, id: `${1000 + k}` }),
    );
    const rows = (table: Listed, at: number, make: (id: string, school: string) => Row): Row[] =>
      all.flatMap((s) =>
        s.schools.flatMap((school): Row[] => {
          const fateHere = fates[table][schools.indexOf(school)];
          if (s.has[at] !== true || fateHere === "withheld") return [];
          return [make(fateHere === "unmatched" ? `unknown-${s.id}` : s.id, school)];
        }),
      );
    return {
      fates,
      records: {
        enrollment: all.flatMap((s) => s.schools.map((school) => stay(s.id, school))),
        program: rows("program", 0, (id, school) => inProgram(id, school, "extracurricular")),
        discipline_action: rows("discipline_action", 1, (id, school) =>
          decision(id, school, "out-of-school", { days: 2 }),
        ),
        absence: rows("absence", 2, (id, school) => daysOf(id, school, 150)),
        assessment: rows("assessment", 3, (id, school) => score(id, school, 2)),
      },
    };
  });

const without = (records: Records, left: readonly Value[]): Records => ({
  ...records,
  enrollment: (records["enrollment"] ?? []).filter((row) => !left.includes(row["school_id"] ?? null)),
});

test("no school has a number without its records, and the district's number covers only schools with records", async () => {
  await fc.assert(
    fc.asyncProperty(district, async ({ records, fates }) => {
      const cube = await cubeOf(new Memory(records));
      for (const table of Object.keys(lists) as Listed[]) {
        const left = schools.filter((_, k) => fates[table][k] !== "there");
        const covered = left.length < schools.length ? await cubeOf(new Memory(without(records, left))) : undefined;
        for (const id of lists[table]) {
          for (const school of schools)
            for (const { grouping, level } of cube.groups) {
              const counts = cell(cube, id, school, `${grouping}=${level}`);
              if (left.includes(school)) expect(counts, `${id} ${school}`).toBeNull();
            }
          for (const school of schools) if (!left.includes(school)) expect(cell(cube, id, school)).not.toBeNull();
          expect(cell(cube, id, "D")).toEqual(covered === undefined ? null : cell(covered, id, "D"));
          const said = missing(cube, id);
          if (covered === undefined) {
            expect(said.map(({ schools: at }) => at)).toEqual(["everywhere"]);
            expect(said[0]?.why).toBe(fates[table].includes("unmatched") ? "not-matched" : "no-records");
          } else {
            expect(said.flatMap(({ schools: at }) => [...at]).sort()).toEqual(left);
            for (const { why, schools: at } of said)
              for (const school of at)
                expect(fates[table][schools.indexOf(school)]).toBe(why === "no-records" ? "withheld" : "unmatched");
          }
        }
      }
    }),
    { numRuns: 12 },
  );
});

test("DuckDB and the reference agree on what covers what", async () => {
  for (const { records } of fc.sample(district, { numRuns: 2, seed: 5 })) {
    const db = await openDuckDb();
    await loadRecords(db, records);
    const [a, b] = [await cubeOf(db), await cubeOf(new Memory(records))];
    await db.close();
    expect(a.missing).toEqual(b.missing);
    for (const { id } of indicators)
      for (const place of [...schools, "D"]) expect(cell(a, id, place)).toEqual(cell(b, id, place));
  }
});

test("a kind of decision absent from the files is unknown, unless the format includes it or the district declares it", async () => {
  const records: Records = {
    enrollment: ["1", "2", "3"].map((id) => stay(id, id === "3" ? "B" : "A")),
    discipline_action: [
      decision("1", "A", "out-of-school", { scope: "mapped.x/x/2026/A" }),
      decision("3", "B", "other-means", { scope: "mapped.x/x/2026/B" }),
    ],
  };
  const cube = await cubeOf(new Memory(records));
  expect(cell(cube, "suspended", "A")).toEqual({ kind: "share", n: 2, hits: 1 });
  // A school with other decisions on record suspended nobody.
  expect(cell(cube, "suspended", "B")).toEqual({ kind: "share", n: 1, hits: 0 });
  for (const id of ["expelled", "restrained", "law-enforcement", "suspended-in"]) {
    expect(cell(cube, id, "D"), id).toBeNull();
    expect(missing(cube, id)).toMatchObject([{ why: "no-records", schools: "everywhere" }]);
  }
  const asState = {
    records: { "mapped.x/x": { schools: "all", kinds: ["expulsions"] } },
    complete: new Set<string>(),
  } as const;
  const specified = await cubeOf(new Memory(records), asState);
  expect(cell(specified, "expelled", "D")).toEqual({ kind: "share", n: 3, hits: 0 });
  expect(cell(specified, "restrained", "D")).toBeNull();
  const said = await cubeOf(new Memory(records), { records: {}, complete: new Set(["restraints"]) });
  expect(cell(said, "restrained", "D")).toEqual({ kind: "share", n: 3, hits: 0 });
  expect(cell(said, "expelled", "D")).toBeNull();
});

test("incidents without decisions do not show that nobody was suspended", async () => {
  const cube = await cubeOf(
    new Memory({
      enrollment: [stay("1", "A")],
      incident: [{ school_year: year, student_id: "1", school_id: "A", incident_id: "1" }],
    }),
  );
  expect(cell(cube, "suspended", "A")).toBeNull();
  expect(cell(cube, "same-offense-suspended", "A")).toBeNull();
});

test("same offense, suspended? is asked only where some incident of the year removed nobody", async () => {
  const action = (incident_id: string, student_id: string, result: string, school_year = year) => ({
    ...decision(student_id, "A", result, { scope: "mapped.x/x/2026/A" }),
    ...{ incident_id, school_year },
  });
  const asked = async (actions: readonly ReturnType<typeof action>[], others: readonly string[] = []) => {
    const cube = await cubeOf(
      new Memory({
        enrollment: ["1", "2", "3"].map((id) => stay(id, "A")),
        discipline_action: actions,
        incident: others.map((student_id) => ({
          ...{ school_year: year, student_id, school_id: "A", incident_id: "1" },
          scope: "mapped.x/x/2026/A",
        })),
      }),
    );
    return cell(cube, "same-offense-suspended", "A") !== null;
  };
  const suspended = action("1", "1", "out-of-school");
  expect(await asked([suspended])).toBe(false);
  // Others in the incident were not suspended: it is exported because one was.
  expect(await asked([suspended, action("1", "2", "other-means")])).toBe(false);
  expect(await asked([suspended], ["2"])).toBe(false);
  expect(await asked([action("1", "1", "expulsion"), action("1", "2", "none")])).toBe(false);
  // The files of another year say nothing about this year's.
  expect(await asked([suspended, action("2", "2", "other-means", year - 1)])).toBe(false);
  expect(await asked([suspended, action("2", "2", "other-means")])).toBe(true);
  expect(await asked([suspended, action("2", "1", "none")])).toBe(true);
});

test("a few incidents without a suspension do not make an export of suspensions one of all incidents, nor does another school's", async () => {
  const asked = async (counts: Readonly<Record<string, { readonly suspended: number; readonly other: number }>>) => {
    const incidents = Object.entries(counts).flatMap(([school, { suspended, other }]) =>
      Array.from({ length: suspended + other }, (_, at) => ({
        student: `${school}${at}`,
        school,
        result: at < suspended ? "out-of-school" : "other-means",
      })),
    );
    const cube = await cubeOf(
      new Memory({
        enrollment: incidents.map(({ student, school }) => stay(student, school)),
        discipline_action: incidents.map(({ student, school, result }) =>
          decision(student, school, result, { scope: "mapped.x/x/2026" }),
        ),
      }),
    );
    return Object.keys(counts).filter((school) => cell(cube, "same-offense-suspended", school) !== null);
  };
  // Up to 1 of 20 students may be an error.
  expect(await asked({ A: { suspended: 20, other: 1 } })).toEqual([]);
  expect(await asked({ A: { suspended: 19, other: 1 } })).toEqual(["A"]);
  expect(await asked({ A: { suspended: 38, other: 1 } })).toEqual([]);
  // Of 20 students at a school, some would have another measure if a quarter of all have; of 3, perhaps none.
  expect(await asked({ A: { suspended: 10, other: 10 }, B: { suspended: 20, other: 0 } })).toEqual(["A"]);
  expect(await asked({ A: { suspended: 10, other: 10 }, B: { suspended: 3, other: 0 } })).toEqual(["A", "B"]);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 20, max: 60 }), fc.constantFrom("A", "B"), async (suspended, stray) => {
      const counts = { A: { suspended, other: 0 }, B: { suspended, other: 0 } };
      const { suspended: n } = counts[stray];
      expect(await asked({ ...counts, [stray]: { suspended: n, other: 1 } })).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test("a list covers the schools it names; a district-wide file covers all", async () => {
  const records: Records = {
    enrollment: [stay("1", "A"), stay("2", "A"), stay("3", "B"), stay("4", "K", { grade: "KN" })],
    program: [inProgram("1", "A", "homeless", { scope: "calpads/SPRG/2026/D" })],
  };
  const named = await cubeOf(new Memory(records));
  expect(cell(named, "stability", "D", "homeless=no")).toEqual(expect.objectContaining({ n: 1 }));
  expect(cell(named, "stability", "B", "homeless=no")).toBeNull();
  // A school without the grades of anyone listed is irrelevant and not reported as left out.
  expect(missing(named, "homeless")).toEqual([{ why: "no-records", records: ["homeless"], schools: ["B"] }]);
  const whole = await cubeOf(new Memory(records), {
    records: { "calpads/SPRG": { schools: "all" } },
    complete: new Set(),
  });
  expect(cell(whole, "stability", "D", "homeless=no")).toEqual(expect.objectContaining({ n: 3 }));
  expect(missing(whole, "homeless")).toEqual([]);
});

test("a test file gives the status of the students it lists, in the grades it tests", async () => {
  const scope = "caaspp/results/2026/D";
  const cube = await cubeOf(
    new Memory({
      enrollment: [
        stay("1", "A"),
        stay("2", "A"),
        stay("3", "A", { grade: "02" }),
        stay("4", "B"),
        stay("5", "B", { grade: "02" }),
      ],
      assessment: [score("1", "A", 3, { scope }), score("2", "A", 2, { scope }), score("4", "B", 2, { scope })],
      program: [inProgram("1", null, "disadvantaged", { scope })],
    }),
  );
  expect(cell(cube, "stability", "A", "disadvantaged=yes")).toEqual(expect.objectContaining({ n: 1 }));
  expect(cell(cube, "stability", "A", "disadvantaged=no")).toEqual(expect.objectContaining({ n: 1 }));
  // Nobody at B is disadvantaged: the file lists its tested student without the status.
  expect(cell(cube, "stability", "B", "disadvantaged=no")).toEqual(expect.objectContaining({ n: 1 }));
  expect(cell(cube, "stability", "D", "disadvantaged=no")).toEqual(expect.objectContaining({ n: 2 }));
});

test("a single-day roster does not show who stayed all year, and another school's dates do not apply to it", async () => {
  const snapshot = { exit_date: null, entry_date: "2025-07-01", scope: "mapped.list/list/2026/B" };
  const dated = { scope: "mapped.dated/dated/2026/A" };
  const enrollment = [
    stay("1", "A", dated),
    // For a student who stayed, a file without an exit column is equivalent to one with it.
    stay("2", "A", { ...dated, exit_date: null }),
    stay("3", "B", snapshot),
    stay("4", "B", { ...snapshot, entry_date: "2025-08-15" }),
    stay("5", "C", { exit_date: "2026-01-20", entry_date: "2025-07-01", scope: "mapped.entry/entry/2026/C" }),
  ];
  const cube = await cubeOf(new Memory({ enrollment }));
  expect(cell(cube, "stability", "A")).toEqual({ kind: "share", n: 2, hits: 2 });
  expect(cell(cube, "stability", "B")).toBeNull();
  expect(cell(cube, "stability", "C")).toBeNull();
  expect(cell(cube, "stability", "D")).toEqual({ kind: "share", n: 2, hits: 2 });
  expect(missing(cube, "stability")).toEqual([
    { why: "no-records", records: ["enrollment-dates"], schools: ["B", "C"] },
  ]);
});

test("stability and graduation are computed only for a year that had ended when last delivered", async () => {
  const years = [2023, 2024, 2025, 2026];
  const enrollment = years.flatMap((y, k) => [
    ...["1", "2"].map((id) =>
      stay(id, "H", {
        school_year: y,
        grade: `${9 + k}`.padStart(2, "0"),
        entry_date: `${y - 1}-08-15`,
        exit_date: y === 2026 && id === "1" ? "2026-01-30" : null,
        ...(y === 2026 && id === "1" ? { exit_kind: "completer", completion: "diploma" } : {}),
      }),
    ),
  ]);
  const at = async (day: string) =>
    cubeOf(new Memory({ enrollment }), { records: {}, complete: new Set(), delivered: new Map([[year, day]]) });
  const running = await at("2026-02-01");
  for (const id of ["stability", "graduation-4yr", "dropout-4yr"]) {
    expect(cell(running, id, "H"), id).toBeNull();
    expect(running.missing.filter((m) => m.id === id && m.schoolYear === year)).toMatchObject([{ why: "no-records" }]);
  }
  const over = await at("2026-06-30");
  expect(cell(over, "graduation-4yr", "H")).toEqual({ kind: "share", n: 2, hits: 1 });
  expect(cell(over, "stability", "H")).toEqual({ kind: "share", n: 2, hits: 1 });
});

test("a column missing from one school's file is missing only at that school", async () => {
  const teaching = (school: string, id: string): Row => ({
    school_year: year,
    school_id: school,
    section_id: id,
    term: "Y",
    subject: "math",
    staff_id: `T${school}`,
  });
  const records: Records = {
    enrollment: [stay("1", "A"), stay("2", "B"), stay("3", "B")],
    student: ["1", "2", "3"].map((id) => ({
      student_id: id,
      start_date: "2025-07-01",
      ...(id === "1" ? { gender: "F", race_black: true, parent_education: "college-graduate" } : { race_white: true }),
    })),
    section: [teaching("A", "a"), teaching("B", "b")],
    course_result: [
      ["1", "A"],
      ["2", "B"],
      ["3", "B"],
    ].map(([student_id, school_id]) => ({
      school_year: year,
      student_id,
      school_id,
      section_id: school_id?.toLowerCase(),
      term: "Y",
    })) as Row[],
    staff: ["TA", "TB"].map((staff_id) => ({
      school_year: year,
      staff_id,
      ...(staff_id === "TA" ? { years_total: 1 } : {}),
    })),
  };
  const cube = await cubeOf(new Memory(records));
  for (const [id, record] of [
    ["gender", "gender"],
    ["parent-education", "parent-education"],
    ["novice-teacher", "teacher-years"],
  ] as const)
    expect(missing(cube, id), id).toEqual([{ why: "no-records", records: [record], schools: ["B"] }]);
  expect(missing(cube, "race-ethnicity")).toEqual([]);
  expect(cell(cube, "novice-teacher", "B")).toBeNull();
});

test("a file for one school year does not cover special education in another", async () => {
  const enrollment = [2025, 2026].flatMap((y) =>
    ["1", "2"].map((id) => stay(id, "A", { school_year: y, entry_date: `${y - 1}-08-15` })),
  );
  const disability = [{ student_id: "1", start_date: "2020-01-01", eligible: true, scope: "calpads/SWDS/2026/D" }];
  const cube = await cubeOf(new Memory({ enrollment, disability }));
  expect(missing(cube, "special-education")).toEqual([
    { why: "no-records", records: ["special-education"], schools: "everywhere" },
  ]);
  expect(cube.missing.find((m) => m.id === "special-education")?.schoolYear).toBe(2025);
  expect(cell(cube, "special-education", "A")).toEqual({ kind: "share", n: 2, hits: 1 });
});

test("a student at several schools counts at the district if records cover one of them", async () => {
  const records: Records = {
    enrollment: [stay("1", "A"), stay("2", "A"), stay("2", "B"), stay("3", "B"), stay("4", "B"), stay("4", "C")],
    program: [inProgram("1", "A", "extracurricular")],
  };
  const cube = await cubeOf(new Memory(records));
  // Students 1 and 2: B and C are not covered, so 3 and 4 are unknown.
  expect(cell(cube, "extracurricular", "D")).toEqual({ kind: "share", n: 2, hits: 1 });
  expect(cell(cube, "extracurricular", "B")).toBeNull();
});

test("school codes spelled two ways give no number and the reason that rows did not match", async () => {
  const cube = await cubeOf(
    new Memory({
      enrollment: ["1", "2", "3"].map((id) => stay(id, "190036")),
      discipline_action: [decision("1", "0190036", "out-of-school")],
      absence: ["1", "2", "3"].map((id) => daysOf(id, "0190036", 100)),
    }),
  );
  for (const id of ["suspended", "chronic-absence"]) {
    expect(cell(cube, id, "190036")).toBeNull();
    expect(missing(cube, id)).toMatchObject([{ why: "not-matched", schools: "everywhere" }]);
  }
});

test("a list of absences gives no attendance rate, and neither does a school whose rows have no day present", async () => {
  const day = (student: string, school: string, date: string, status: string): Row => ({
    school_year: year,
    student_id: student,
    school_id: school,
    date,
    status,
  });
  const enrollment = [stay("1", "A"), stay("2", "B")];
  const events = [day("1", "A", "2025-09-02", "unexcused"), day("1", "A", "2025-09-03", "excused")];
  const only = await cubeOf(new Memory({ enrollment, attendance_day: events }));
  for (const id of ["attendance", "chronic-absence", "days-taught"]) {
    expect(cell(only, id, "A")).toBeNull();
    expect(missing(only, id)).toMatchObject([{ records: ["attendance"], schools: "everywhere" }]);
  }
  const daily = [...Array(40).keys()].map((k) =>
    day(
      "2",
      "B",
      `2025-${k < 20 ? "09" : "10"}-${String(1 + (k % 20)).padStart(2, "0")}`,
      k < 2 ? "excused" : "present",
    ),
  );
  const both = await cubeOf(new Memory({ enrollment, attendance_day: [...events, ...daily] }));
  expect(cell(both, "attendance", "A")).toBeNull();
  expect(cell(both, "attendance", "D")).toMatchObject({ n: 1, part: 38, whole: 40 });
  expect(missing(both, "attendance")).toEqual([{ why: "no-records", records: ["attendance"], schools: ["A"] }]);
});
