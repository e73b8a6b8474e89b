import { describe, expect, test } from "vitest";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { findSideBySide, oneBelowTheOther } from "../../src/mapper/side-by-side.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { readMapped } from "./proposed-files.ts";

const head = "Student ID,Gender,schoolid_k,schoolid_1,schoolid_2,lunch_k,lunch_1,lunch_2,read_k,read_1,math_k,math_1";
/** Twelve students; each grade has some of them. */
const lines = Array.from({ length: 12 }, (_, i) => {
  const there = (end: number, value: string): string => ((i + end) % 3 === 0 ? "" : value);
  const all = (value: (end: number) => string, ends = [0, 1, 2]): string[] => ends.map((end) => there(end, value(end)));
  return [
    String(1_000_000_001 + i),
    i % 2 === 0 ? "F" : "M",
    ...all((end) => `000001${(i + end) % 2}`),
    ...all((end) => ["F", "P", "R"][(i + end) % 3] ?? ""),
    ...all((end) => String(430 + 7 * i + 60 * end), [0, 1]),
    ...all((end) => String(470 + 5 * i + 50 * end), [0, 1]),
  ].join();
});
const wide = { name: "cohort wide.csv", lines: [head, ...lines] };

describe("wide format", () => {
  test("is detected only where the ends are grades or years", () => {
    expect(findSideBySide(head.split(","))).toMatchObject({ by: "grade", ends: ["k", "1", "2"] });
    expect(Object.keys(findSideBySide(head.split(","))?.headings ?? {})).toEqual(["schoolid", "lunch", "read", "math"]);
    expect(findSideBySide(["id", "score 2023", "score 2024", "days absent 2023", "days absent 2024"])).toMatchObject({
      by: "year",
      ends: ["2023", "2024"],
      headings: { score: { "2023": "score 2023" }, "days absent": { "2024": "days absent 2024" } },
    });
    // Periods, items, days, one beginning alone, or a grade that has a column of its own.
    for (const others of [
      ["id", "mark1", "mark2", "mark3", "credit1", "credit2", "credit3"],
      ["id", "q1", "q2", "q3"],
      ["id", "read_k", "read_1"],
      ["id", "grade", "read_k", "read_1", "math_k", "math_1"],
      ["SSID", "Grade", "School", "DOB"],
    ])
      expect(findSideBySide(others), others.join()).toBeNull();
  });

  test("is unpivoted to long format", () => {
    const headers = head.split(",");
    const table = { name: "t", headers, rows: lines.map((line) => line.split(",")) };
    const side = findSideBySide(headers);
    if (side === null) throw new Error("nothing found");
    const long = oneBelowTheOther(table, side);
    expect(long.headers).toEqual(["Student ID", "Gender", "schoolid", "lunch", "read", "math", "grade"]);
    expect(long.rows.map((row) => row.join())).toHaveLength(24);
    expect(long.rows.slice(0, 3).map((row) => row.join())).toEqual([
      "1000000001,F,0000011,P,490,520,1",
      "1000000001,F,0000010,R,,,2",
      "1000000002,M,0000011,P,437,475,k",
    ]);
    const proposal = proposeMapping(table);
    expect(proposal.notes[0]).toEqual({
      kind: "side-by-side",
      by: "grade",
      stems: ["schoolid", "lunch", "read", "math"],
    });
    expect(proposal.questions.map((q) => q.where)).toEqual([
      "decide.state-test",
      "yearCodes.codes.1",
      "yearCodes.codes.2",
      "yearCodes.codes.k",
    ]);
    expect(proposal.profile.headings).toEqual(headers);
  });
});

const named = (p: Profile): Profile => ({
  ...p,
  decide: {
    ...p.decide,
    "state-test": "no",
    ...(p.decide?.["identify"] === undefined ? {} : { identify: "as-it-stands" }),
  },
  yearCodes: { from: "grade", codes: { k: 2023, "1": 2024, "2": 2025 } },
});
const tables = ["enrollment", "assessment", "program", "student"] as const;
const facts = async (file: typeof wide, answer: (p: Profile) => Profile): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown> = {};
  await readMapped(file, { answer }, async ({ reading, rows }) => {
    expect(reading.problems.filter((p) => p.severity === "error")).toEqual([]);
    for (const table of tables)
      found[table] = (await rows(table))
        .map(({ source_line: _, source_file: __, delivery: ___, scope: ____, ...row }) => JSON.stringify(row))
        .sort();
    found["files"] = reading.files.map(({ rowsIn, rowsLoaded, rowsQuarantined }) => ({
      rowsIn,
      whole: rowsIn === rowsLoaded + rowsQuarantined,
    }));
  });
  return found;
};

test("a wide file gives the same records as the same data in long format", async () => {
  const headers = head.split(",");
  const side = findSideBySide(headers);
  if (side === null) throw new Error("nothing found");
  const long = oneBelowTheOther({ name: "t", headers, rows: lines.map((line) => line.split(",")) }, side);
  const { files: wideFiles, ...fromWide } = await facts(wide, named);
  const { files: longFiles, ...fromLong } = await facts(
    { name: "cohort long.csv", lines: [long.headers.join(), ...long.rows.map((row) => row.join())] },
    named,
  );
  expect(wideFiles).toEqual([{ rowsIn: 12, whole: true }]);
  expect(longFiles).toEqual([{ rowsIn: 24, whole: true }]);
  expect(fromWide["enrollment"]).toHaveLength(24);
  expect(fromWide["assessment"]).toHaveLength(32);
  expect(fromWide).toEqual(fromLong);
});

test("an end without an answered year loads nothing; the others load", async () => {
  await readMapped(
    wide,
    { answer: (p) => ({ ...named(p), yearCodes: { from: "grade", codes: { k: "?", "1": 2024, "2": "?" } } }) },
    async ({ rows }) => {
      const enrolled = await rows("enrollment");
      expect(enrolled).toHaveLength(8);
      expect(new Set(enrolled.map((r) => `${r["school_year"]} ${r["grade"]}`))).toEqual(new Set(["2024 01"]));
    },
  );
});

test("ends that are years need only the answer to how a year is named", async () => {
  const file = {
    name: "two years.csv",
    lines: [
      "SSID,School Code,Days Enrolled 2024,Days Enrolled 2025,Days Absent 2024,Days Absent 2025",
      "1000000001,0000011,180,180,3,20",
      "1000000002,0000011,,90,,9",
    ],
  };
  await readMapped(file, { answer: (p) => ({ ...p, yearNames: "ends" }) }, async ({ proposal, rows }) => {
    expect(proposal.profile.sideBySide?.by).toBe("year");
    expect(
      (await rows("absence"))
        .map((r) => [r["school_year"], r["student_id"], r["days_expected"], r["days_attended"]])
        .sort(),
    ).toEqual([
      [2024, "1000000001", 180, 177],
      [2025, "1000000001", 180, 160],
      [2025, "1000000002", 90, 81],
    ]);
  });
});
