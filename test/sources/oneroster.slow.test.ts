import { describe, expect, test } from "vitest";
import { type Bundle, bundle11, readBundle, replaced } from "./oneroster-bundle.ts";

describe("a bundle with errors is read, and each error is reported with its file, line and fix", () => {
  test("headings in another case, misspelled, in the singular, followed by blank cells", async () => {
    let bundle = replaced(
      bundle11,
      "enrollments.csv",
      "classSourcedId,schoolSourcedId",
      "ClassSourcedId,schoolSourcedID",
    );
    bundle = replaced(bundle, "users.csv", "grades", "grade");
    bundle = replaced(bundle, "demographics.csv", "hispanicOrLatinoEthnicity", "hispanicOrLatinoEthnicty");
    bundle = { ...bundle, "orgs.csv": (bundle["orgs.csv"] ?? []).map((line, i) => (i === 0 ? `${line},,` : line)) };
    await readBundle(bundle, async ({ rows, faults, reading }) => {
      expect(faults("oneroster.heading-case")).toMatchObject([{ file: "enrollments.csv", line: 1 }]);
      expect(faults("oneroster.heading-case")[0]?.what).toContain('"ClassSourcedId" for "classSourcedId"');
      expect(
        faults("oneroster.heading-spelling")
          .map((f) => f.file)
          .sort(),
      ).toEqual(["demographics.csv", "users.csv"]);
      expect(faults("oneroster.heading-blank")).toMatchObject([{ file: "orgs.csv", line: 1 }]);
      expect(reading.problems.every((p) => p.severity === "warning")).toBe(true);
      expect(await rows("enrollment")).toHaveLength(3);
      expect((await rows("student")).at(-1)).toMatchObject({ hispanic: true });
    });
  });

  test("US dates and enumerations in another case are read and reported", async () => {
    let bundle = replaced(bundle11, "enrollments.csv", "2024-09-03,2024-11-01", "9/3/2024,11/1/2024");
    bundle = replaced(bundle, "users.csv", ",teacher,", ",Teacher,");
    bundle = replaced(bundle, "orgs.csv", ",school,0100002", ",SCHOOL,0100002");
    await readBundle(bundle, async ({ rows, faults }) => {
      expect(faults("oneroster.date-form")).toMatchObject([
        { file: "enrollments.csv", line: 5 },
        { file: "enrollments.csv", line: 5 },
      ]);
      expect(faults("oneroster.enumeration-case").map((f) => [f.file, f.line])).toEqual([
        ["orgs.csv", 4],
        ["users.csv", 5],
      ]);
      expect((await rows("enrollment", "student_id"))[1]).toMatchObject({
        entry_date: "2024-09-03",
        exit_date: "2024-11-01",
      });
    });
  });

  test("values outside an enumeration", async () => {
    const bundle = replaced(bundle11, "demographics.csv", ",other,", ",purple,");
    await readBundle(bundle, async ({ rows, reading }) => {
      expect(reading.problems).toMatchObject([
        { code: "sources.unknown-code", file: "bundle/demographics.csv", line: 3, value: "purple" },
      ]);
      expect((await rows("student"))[1]).toMatchObject({ gender: null, race_two_or_more: true });
    });
  });

  test("each of several identifiers in one cell is used", async () => {
    const bundle = {
      ...bundle11,
      "enrollments.csv": [...(bundle11["enrollments.csv"] ?? []).slice(0, 2), 'e2,,,k1,o1,"u1,u2",student,false,,'],
    };
    await readBundle(bundle, async ({ rows, faults }) => {
      expect(faults("oneroster.several-ids")).toMatchObject([{ file: "enrollments.csv", line: 3 }]);
      expect((await rows("course_result", "student_id")).map((r) => r["student_id"])).toEqual([
        "1000000001",
        "1000000001",
        "1000000002",
        "1000000002",
      ]);
    });
  });

  test("students without a grade get no enrollment and are reported", async () => {
    const bundle = replaced(bundle11, "users.csv", ",,,,,10,", ",,,,,,");
    await readBundle(bundle, async ({ rows, faults }) => {
      expect(faults("oneroster.no-grade")).toMatchObject([{ file: "users.csv", line: 3 }]);
      expect(await rows("enrollment")).toHaveLength(2);
      expect((await rows("course_result")).length).toBe(5);
    });
  });

  test("file names in another case, no manifest, rows shorter than the header", async () => {
    const { "users.csv": users = [], "manifest.csv": _gone, ...rest } = bundle11;
    const bundle = { ...rest, "Users.CSV": users.map((line, i) => (i === 1 ? line.slice(0, -1) : line)) };
    await readBundle(bundle, async ({ rows, faults }) => {
      expect(faults("oneroster.file-name")).toMatchObject([{ file: "Users.CSV" }]);
      expect(faults("oneroster.no-manifest")).toHaveLength(1);
      expect(faults("sources.short-row")).toMatchObject([{ file: "Users.CSV", line: 2 }]);
      expect(await rows("enrollment")).toHaveLength(3);
    });
  });

  test("rows marked tobedeleted in a delta are not used", async () => {
    const bundle = replaced(bundle11, "enrollments.csv", "e4,,", "e4,tobedeleted,2025-01-01T00:00:00.000Z");
    await readBundle(bundle, async ({ rows }) => {
      expect((await rows("course_result")).map((r) => r["student_id"])).not.toContain("1000000002");
    });
  });

  test("a system's own keys and headings with a shared suffix are accepted", async () => {
    const bundle: Bundle = {
      "Schools.csv": ["orgId,sourcedId,name,identifier,type", "1,o-x,Alder High,0100001,school"],
      "Classes.csv": [
        "classId_cl,sourcedId_cl,term_cl,classCode_cl,classType_cl,courseId_cl,orgId_cl",
        "7,k-x,Fall,Algebra I,scheduled,3,1",
      ],
      "Courses.csv": ["courseId,sourcedId,title,schoolYear,courseCode,orgId", "3,c-x,Algebra I,2019,MA1,1"],
      "users.csv": [
        "userId,sourcedId,enabledUser,identifier,orgId,givenName,familyName,role,grades",
        "5,u-x,1,S5,1,Ana,Gil,student,07",
        "6,t-x,1,T6,1,Tia,Poe,teacher,",
      ],
      "Enrollments_out.csv": [
        "EnrollmentId,SourcedId,UserId,ClassId,BeginDate,EndDate",
        "1,e-x,5,7,2018-09-01 00:00,2019-01-01 00:00",
        "2,f-x,6,7,2018-09-01 00:00,2019-01-01 00:00",
      ],
    };
    await readBundle(bundle, async ({ rows, faults }) => {
      expect(faults("oneroster.heading-ending")).toMatchObject([{ file: "Classes.csv", line: 1 }]);
      expect(await rows("enrollment")).toMatchObject([
        { student_id: "S5", school_id: "0100001", school_year: 2019, entry_date: "2018-09-01" },
      ]);
      expect(await rows("section")).toMatchObject([
        { name: "Algebra I", term: "Fall", staff_id: "T6", school_year: 2019 },
      ]);
    });
  });
});
