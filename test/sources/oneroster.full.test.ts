import { describe, expect, test } from "vitest";
import { type Bundle, bundle11, bundle12, readBundle, replaced, without } from "./oneroster-bundle.ts";

for (const [name, bundle, as] of [
  ["1.1 in a folder", bundle11, "folder"],
  ["1.2 in a zip", bundle12, "zip"],
] as const) {
  test(`a valid bundle, ${name}, becomes schools, students, enrollments and sections`, async () => {
    await readBundle(
      bundle,
      async ({ reading, rows }) => {
        expect(reading.problems).toEqual([]);
        for (const file of reading.files) expect(file).toMatchObject({ source: "oneroster", rowsQuarantined: 0 });
        expect((await rows("school")).map((r) => [r["school_id"], r["name"], r["district_id"]])).toEqual([
          ["0100001", "Alder High", "5900001"],
          ["0100002", "Birch Middle", "5900001"],
        ]);
        const enrolled = await rows("enrollment", "student_id");
        expect(
          enrolled.map((r) => [
            r["student_id"],
            r["school_id"],
            r["school_year"],
            r["entry_date"],
            r["exit_date"],
            r["grade"],
            r["id_kind"],
          ]),
        ).toEqual([
          ["1000000001", "0100001", 2025, "2024-08-14", null, "09", "state"],
          ["1000000002", "0100001", 2025, "2024-09-03", "2024-11-01", "10", "state"],
          ["u3", "0100002", 2025, "2024-08-14", null, "KN", "local"],
        ]);
        expect(enrolled.every((r) => r["derived"] === true && r["scope"] === "oneroster/enrollments/2025/-")).toBe(
          true,
        );
        expect(
          (await rows("student")).map((r) => [
            r["student_id"],
            r["gender"],
            r["race_asian"],
            r["race_two_or_more"],
            r["hispanic"],
          ]),
        ).toEqual([
          ["1000000001", "F", true, false, false],
          ["1000000002", "X", false, true, false],
          ["u3", null, false, false, true],
        ]);
        expect(
          (await rows("section", "section_id, term")).map((r) => [
            r["section_id"],
            r["term"],
            r["name"],
            r["staff_id"],
            r["subject"],
            r["level"],
          ]),
        ).toEqual([
          ["A-1", "S1", "Algebra I", "SE1", "math", "regular"],
          ["A-1", "S2", "Algebra I", "SE1", "math", "regular"],
          ["B-1", "S2", "AP Biology", null, "science", "ap"],
        ]);
        expect(
          (await rows("course_result", "student_id, section_id, term")).map((r) => [
            r["student_id"],
            r["section_id"],
            r["term"],
            r["mark"],
          ]),
        ).toEqual([
          ["1000000001", "A-1", "S1", null],
          ["1000000001", "A-1", "S2", null],
          ["1000000001", "B-1", "S2", null],
          ["1000000002", "A-1", "S1", null],
          ["1000000002", "A-1", "S2", null],
        ]);
        expect(await rows("staff_assignment")).toMatchObject([
          { staff_id: "SE1", school_id: "0100001", job: "teacher", school_year: 2025 },
        ]);
      },
      as,
    );
  });
}

describe("marks", () => {
  const graded: Bundle = {
    ...bundle11,
    "categories.csv": ["sourcedId,status,dateLastModified,title,weight", "g1,,,Homework,20", "g2,,,Final grade,80"],
    "lineItems.csv": [
      "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax",
      "l1,,,Worksheet 1,,,,k1,g1,s1,0,10",
      "l2,,,Semester 1,,,,k1,g2,s1,0,100",
      "l3,,,Semester 2,,,,k1,g2,s2,0,100",
    ],
    "results.csv": [
      "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore",
      "r1,,,l1,u1,fully graded,3,,,",
      "r2,,,l2,u1,fully graded,88,,,B+",
      "r3,,,l3,u1,partially graded,12,,,",
      "r4,,,l2,u2,fully graded,41,,,F",
    ],
  };
  test("only results named final become marks, in their own term", async () => {
    await readBundle(graded, async ({ reading, rows }) => {
      expect(reading.problems).toEqual([]);
      const marks = await rows("course_result", "student_id, section_id, term");
      expect(marks.map((r) => [r["student_id"], r["section_id"], r["term"], r["mark"]])).toEqual([
        ["1000000001", "A-1", "S1", "B+"],
        ["1000000001", "A-1", "S2", null],
        ["1000000001", "B-1", "S2", null],
        ["1000000002", "A-1", "S1", "F"],
        ["1000000002", "A-1", "S2", null],
      ]);
    });
  });
});

describe("a bundle with errors is read, and each error is reported with its file, line and fix", () => {
  test("a file that others refer to is missing", async () => {
    await readBundle(without(bundle11, "courses.csv"), async ({ rows, faults }) => {
      expect(faults("oneroster.file-missing").map((f) => [f.file, f.line])).toEqual(
        expect.arrayContaining([
          ["manifest.csv", 6],
          ["classes.csv", 2],
        ]),
      );
      expect((await rows("section", "section_id")).map((r) => r["name"])).toContain("AP Biology");
    });
  });

  test("rows with a dangling reference are quarantined, the others load", async () => {
    const bundle = replaced(bundle11, "enrollments.csv", "o1,u2,student", "o1,u99,student");
    await readBundle(bundle, async ({ reading, faults }) => {
      expect(faults("oneroster.reference")).toMatchObject([{ file: "enrollments.csv", line: 5 }]);
      expect(reading.quarantine).toMatchObject([
        { file: "bundle/enrollments.csv", line: 5, codes: ["oneroster.reference"] },
      ]);
      expect(reading.files.find((f) => f.recordType === "enrollments")).toMatchObject({
        rowsIn: 4,
        rowsLoaded: 3,
        rowsQuarantined: 1,
      });
    });
  });
});
