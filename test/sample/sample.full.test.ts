import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { planDistricts } from "../../src/sample/district.ts";
import {
  generateDistrict,
  type SampleFile,
  type SampleOptions,
  sampleAnswerKey,
  sampleYears,
} from "../../src/sample/generate.ts";
import { fieldNames } from "../../src/sources/calpads/field-names.ts";
import { Truth } from "./truth.ts";

const small: SampleOptions = { seed: 7, students: 700, years: 2 };
const filesOf = (options: SampleOptions): SampleFile[] => [...generateDistrict(options)];
const digest = (files: readonly SampleFile[]): string[] =>
  files.map((f) => `${f.delivery}/${f.name} ${createHash("sha256").update(f.bytes).digest("hex")}`);
const textOf = (file: SampleFile): string =>
  Buffer.from(file.bytes)
    .toString("utf8")
    .replace(/^\ufeff/, "");
const calpads = (files: readonly SampleFile[]): { tag: string; file: SampleFile }[] =>
  files.flatMap((file) => {
    const tag = /^([A-Z]{4})_/.exec(file.name)?.[1];
    return tag !== undefined && tag in fieldNames ? [{ tag, file }] : [];
  });
const rowsOf = (file: SampleFile): string[][] =>
  textOf(file)
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.split("^"));

describe("the sample's files", () => {
  const files = filesOf(small);

  test("are the same bytes for the same seed, and different for another", () => {
    expect(digest(filesOf(small))).toEqual(digest(files));
    const three = { ...small, students: 200, years: 3 };
    const lastFirst = digest(filesOf({ ...three, lastYearFirst: true }));
    expect(lastFirst[0]).toMatch(/^2025-26\//);
    expect([...lastFirst].sort()).toEqual([...digest(filesOf(three))].sort());
    const other = digest(filesOf({ ...small, seed: 8 }));
    expect(other.length).toBe(files.length);
    expect(other.filter((line, i) => line === digest(files)[i] && !line.includes("schools.csv"))).toEqual([]);
  });

  test("have the fields of their layout in every caret-delimited row, two more in the state's extract", () => {
    const kept = filesOf({ ...small, students: 300, years: 4 });
    const counts = new Set<number>();
    for (const { tag, file } of calpads(kept)) {
      const width = fieldNames[tag as keyof typeof fieldNames].length;
      for (const row of rowsOf(file)) {
        const extra = row[0] === `${tag}-R` ? 2 : 0;
        counts.add(extra);
        expect([file.name, row.length]).toEqual([file.name, width + extra]);
      }
    }
    expect([...counts].sort()).toEqual([0, 2]);
  });

  test("come in different encodings, newlines and dates from year to year", () => {
    const four = filesOf({ ...small, students: 300, years: 4 });
    const habits = calpads(four)
      .filter(({ tag }) => tag === "SINF")
      .map(({ file }) => {
        const bytes = Buffer.from(file.bytes);
        const utf8 = !bytes.toString("utf8").includes("\ufffd");
        return [bytes[0] === 0xef, utf8, bytes.includes("\r\n"), bytes.includes("08/01/20")];
      });
    expect(habits).toEqual([
      [false, true, false, false],
      [false, false, true, true],
      [true, true, true, false],
      [false, true, true, false],
    ]);
  });

  test("keep an intact row of every student next to the damaged ones", () => {
    const [last] = sampleYears(small).slice(-1);
    const senr = calpads(files).filter(
      ({ tag, file }) => tag === "SENR" && file.delivery.startsWith(`${(last ?? 0) - 1}`),
    );
    const rows = rowsOf(senr[0]?.file as SampleFile);
    const broken = rows.filter((r) => r[7] === "" || r[21] === "20251345" || r[23] === "13");
    expect(broken.length).toBe(3);
    const whole = new Set(rows.filter((r) => !broken.includes(r)).map((r) => r[9] + (r[16] ?? "")));
    expect(broken.filter((r) => !whole.has(r[9] + (r[16] ?? "")))).toEqual([]);
    expect(new Set(rows.map((r) => r.join("^"))).size).toBeLessThan(rows.length);
    expect(rows.some((r) => r[25] === "E150")).toBe(true);
  });

  test("give every student one state and one local identifier", () => {
    const local = new Map<string, string>();
    for (const { tag, file } of calpads(files)) {
      if (tag !== "SINF") continue;
      for (const row of rowsOf(file)) {
        const [ssid, own] = [row[8] ?? "", row[9] ?? ""];
        if (ssid === "") continue;
        expect(ssid).toMatch(/^\d{10}$/);
        expect(local.get(own) ?? ssid).toBe(ssid);
        local.set(own, ssid);
      }
    }
    expect(local.size).toBeGreaterThan(700);
    expect(new Set(local.values()).size).toBe(local.size);
    expect([...local.keys()].some((own) => own.startsWith("0"))).toBe(true);
  });

  test("have one row per student, school and day with daily attendance", () => {
    const daily = filesOf({ seed: 3, students: 60, years: 1, dailyAttendance: true });
    const file = daily.find((f) => f.name === "daily-attendance.csv") as SampleFile;
    const days = new Map<string, number>();
    for (const line of textOf(file).trim().split("\r\n").slice(1)) {
      const key = line.split(",").slice(0, 2).join("/");
      days.set(key, (days.get(key) ?? 0) + 1);
    }
    const stas = calpads(daily).find(({ tag }) => tag === "STAS");
    const expected = rowsOf(stas?.file as SampleFile).filter((r) => r[6] !== "" && r[5] !== "last year");
    expect(expected.length).toBeGreaterThan(50);
    for (const row of expected) expect(days.get(`${row[7]}/${row[4]}`)).toBe(Number(row[14]));
  });
});

describe("the sample's size", () => {
  test("is one district of fourteen schools, one of them with forty students", () => {
    const [district, ...more] = planDistricts(1, 9_000);
    expect(more).toEqual([]);
    expect(district?.schools.length).toBe(14);
    const truth = new Truth(1, district as NonNullable<typeof district>, [2026]);
    const students = truth.facts[0]?.year.students ?? [];
    expect(Math.abs(students.length - 9_000)).toBeLessThan(20);
    const northFork = students.filter((s) => s.spells.at(-1)?.school.role === "north-fork");
    expect(Math.abs(northFork.length - 40)).toBeLessThan(5);
  });

  test("becomes a state of several districts and counties, no two with the same identifier", () => {
    const districts = planDistricts(1, 1_000_000);
    const total = districts.reduce((n, d) => n + d.students, 0);
    expect(Math.abs(total - 1_000_000)).toBeLessThan(districts.length);
    expect(new Set(districts.map((d) => d.countyId)).size).toBeGreaterThan(10);
    expect(new Set(districts.map((d) => d.id)).size).toBe(districts.length);
    expect(new Set(districts.map((d) => d.name)).size).toBe(districts.length);
    const schools = districts.flatMap((d) => d.schools.map((s) => s.id));
    expect(new Set(schools).size).toBe(schools.length);
    for (const id of [...districts.map((d) => d.id), ...schools]) expect(id).toMatch(/^\d{7}$/);
  });
});

describe("the answer key", () => {
  const goals: Readonly<Record<number, readonly string[]>> = {
    1: ["chronic-absence", "ela-met", "graduation-4yr"],
    2: ["gifted", "algebra-by-8", "special-education"],
    3: ["suspended", "adult-connection"],
    4: ["novice-teacher", "same-group-teacher"],
    5: ["days-taught"],
    6: ["tested-ela"],
  };

  test("names gaps in each of the six goals, and thirty or more of each kind, for any seed", () => {
    for (const seed of [0, 1, 2, 99, 123_456]) {
      const key = sampleAnswerKey({ seed });
      expect(key.planted.length).toBeGreaterThanOrEqual(30);
      expect(key.nonDifferences.length).toBeGreaterThanOrEqual(30);
      const planted = new Set(key.planted.map((p) => p.indicator));
      for (const ids of Object.values(goals)) expect(ids.every((id) => planted.has(id))).toBe(true);
      expect(key.smallNonDifferences.length).toBeGreaterThanOrEqual(30);
      expect(key.steady.length).toBeGreaterThanOrEqual(10);
      const names = [...key.planted, ...key.nonDifferences, ...key.smallNonDifferences].map((e) =>
        [e.indicator, e.schoolYear, e.place.id, e.group.grouping, e.group.level].join(),
      );
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test("claims no gap in a district too small to show it", () => {
    expect(sampleAnswerKey({ seed: 1, students: 500 }).planted).toEqual([]);
  });

  test.each([1, 20_260])(
    "matches the simulation: every sign, and no gap where there is no effect (seed %i)",
    (seed) => {
      const options = { seed };
      const [district] = planDistricts(seed, 9_000);
      const truth = new Truth(seed, district as NonNullable<typeof district>, sampleYears(options));
      const key = sampleAnswerKey(options);
      const missed: string[] = [];
      for (const entry of key.planted) {
        const gap = truth.count(entry.indicator, entry.schoolYear, entry.place, entry.group);
        const sign = worse.has(entry.indicator) ? Math.sign(gap.gap) : -Math.sign(gap.gap);
        const name = [entry.indicator, entry.group.level, entry.place.kind, entry.schoolYear].join(" ");
        expect([name, sign]).toEqual([name, entry.sign]);
        const line = Math.min(0.03, gap.restRate / 4);
        if (!(gap.p < 0.001 && Math.abs(gap.gap) >= line && gap.n >= 50)) missed.push(name);
      }
      expect(missed.length).toBeLessThanOrEqual(0.02 * key.planted.length);
      // Growth compares with the line of everyone's scores, which the simulation does not draw.
      const counted = key.nonDifferences.filter(({ indicator }) => !indicator.endsWith("-growth"));
      expect(counted.length).toBeGreaterThan(0.9 * key.nonDifferences.length);
      const clear = counted.filter((entry) => {
        const gap = truth.count(entry.indicator, entry.schoolYear, entry.place, entry.group);
        return gap.p < 0.015 && Math.abs(gap.gap) >= Math.min(0.03, gap.restRate / 4);
      });
      expect(clear.length).toBeLessThanOrEqual(0.05 * counted.length);
    },
  );
});

/** Indicators of which more is worse, or means "identified more often". */
const worse = new Set([
  "chronic-absence",
  "course-failure",
  "suspended",
  "suspended-out",
  "same-offense-suspended",
  "bullied",
  "novice-teacher",
  "underprepared-teacher",
  "teacher-turnover",
  "special-education",
]);
