import { describe, expect, test } from "vitest";
import { type Proposal, proposeMapping } from "../../src/mapper/propose.ts";

/** What is proposed for a table given as lines of a CSV. */
function proposed(...lines: readonly string[]): Proposal {
  const [headers = [], ...rows] = lines.map((line) => line.split(","));
  return proposeMapping({ name: "export.csv", headers, rows }, { schoolYear: 2025 });
}
const asked = (p: Proposal): string[] => p.questions.map((q) => q.where);
const likely = (p: Proposal): Record<string, string | undefined> =>
  Object.fromEntries(p.questions.map((q) => [q.where, q.suggestion]));
const repeat = (n: number, line: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => line(i));

describe("the kind of a file is judged by all its columns and values", () => {
  test.each([
    ["student_id,school_id,date,status", "present", "absent"],
    ["Student Number,Site,Day,Mark", "P", "A"],
    ["ID de estudiante,Escuela,Fecha,Estatus", "Presente", "Ausente"],
    ["Stu ID,Schl ID,Dt,Att", "Present", "Unexcused"],
  ])("attendance day by day under the headings %s", (headings, here, away) => {
    const p = proposed(
      headings,
      ...repeat(12, (i) => `${1001 + (i % 3)},10,9/${1 + (i % 4)}/2024,${i === 5 ? away : here}`),
    );
    expect(p.kind).toBe("attendance-daily");
  });

  test.each([
    "Academic Year,School Code,SSID,Grade,Incident ID Local,Incident Occurrence Date,Student Offense,Disciplinary Action Taken",
    "AcademicYear,SchoolCode,SSID,Grade,IncidentNumber,OccurrenceDate,OffenseCode,ActionTaken",
    "School Year,School Code,SSID,Grade,Event ID,Event Date,Behavior,Resolution",
  ])("discipline under the headings %s", (headings) => {
    const p = proposed(
      headings,
      ...repeat(
        4,
        (i) =>
          `2024-2025,0112345,100000000${i},09,I${i},10/${i + 1}/2024,511 - Disruption or Defiance,100 - Suspension`,
      ),
    );
    expect(p.kind).toBe("discipline");
    expect(p.profile.fills.map((f) => f.table)).toContain("discipline_action");
    expect(asked(p)).toEqual([]);
  });

  test("a roster with a status column stays a roster", () => {
    const p = proposed(
      "Student ID,School ID,Grade,Status,DOB",
      ...repeat(5, (i) => `${1001 + i},10,09,Active,1/${i + 1}/2010`),
    );
    expect(p.kind).toBe("roster");
  });
});

describe("a list of events is not a calendar of days", () => {
  const head = "Student ID,School ID,Absence Date,Absence Code";
  test.each([
    ["Unexcused", "Unexcused"],
    ["Tardy", "Excused"],
    ["A", "T"],
  ])("only %s and %s: asked, likely no, and nothing loads before", (one, other) => {
    const p = proposed(
      head,
      ...repeat(20, (i) => `${1001 + (i % 5)},10,9/${1 + (i % 7)}/2024,${i % 2 === 0 ? one : other}`),
    );
    expect(likely(p)["decide.every-day"]).toBe("no");
    expect(p.questions.find((q) => q.where === "decide.every-day")?.blocks).toBe(true);
  });

  test("present and absent on few of the days: asked too", () => {
    const p = proposed(
      head,
      ...repeat(
        60,
        (i) => `${1001 + (i % 15)},10,${9 + (i % 4)}/${1 + (i % 20)}/2024,${i % 6 === 0 ? "Present" : "Unexcused"}`,
      ),
    );
    expect(asked(p)).toContain("decide.every-day");
  });

  test("every student on every day: not asked", () => {
    const p = proposed(
      head,
      ...repeat(
        240,
        (i) => `${1001 + (i % 12)},10,9/${1 + Math.floor(i / 12)}/2024,${i % 11 === 0 ? "Unexcused" : "Present"}`,
      ),
    );
    expect(asked(p)).toEqual([]);
  });
});

describe("a code with two meanings is judged by the other values of its column", () => {
  const roster = (heading: string, ...values: readonly string[]): Proposal =>
    proposed(
      `Student ID,School ID,Grade,${heading},Entry Date`,
      ...repeat(Math.max(6, values.length), (i) => `${1001 + i},10,09,${values[i % values.length]},8/15/2024`),
    );
  test.each<[string, readonly string[], Record<string, string | undefined>]>([
    ["Ethnicity", ["H", "NH"], { "codes.Ethnicity.NH": "not-hispanic" }],
    ["Ethnicity", ["H", "N"], { "codes.Ethnicity.N": "not-hispanic" }],
    ["Race", ["W", "B", "H", "A", "NH"], { "codes.Race.NH": "pacific-islander" }],
    ["Race", ["W", "B", "H", "N"], { "codes.Race.N": "american-indian" }],
    ["Race", ["W", "B", "AA", "H"], { "codes.Race.AA": "asian" }],
    ["Race", ["W", "A", "AA", "H"], {}],
    ["Race", ["W", "AM", "AI", "H"], { "codes.Race.AI": "asian" }],
    ["Race", ["W", "BL", "AI", "HI"], {}],
    ["Race", ["W", "A", "AS", "H"], { "codes.Race.AS": "pacific-islander" }],
    ["Race", ["W", "M", "H", "B"], { "codes.Race.M": "two-or-more" }],
    ["Race", ["W", "P", "PI", "H"], { "codes.Race.P": "not-reported" }],
    ["Race", ["W", "P", "A", "H"], {}],
    ["Sexo", ["H", "M"], { "codes.Sexo.H": "M", "codes.Sexo.M": "F" }],
    ["Sex", ["F", "M"], {}],
    ["Hispanic", ["1", "2"], { "codes.Hispanic.1": "yes", "codes.Hispanic.2": "no" }],
    ["Hispanic", ["0", "1"], {}],
    ["Hispanic", ["H", "N"], {}],
    ["Hispanic", ["Hispanic or Latino", "Not Hispanic or Latino"], {}],
    ["Lunch Status", ["F", "R", "P"], {}],
  ])("%s with %j asks %j", (heading, values, questions) => {
    expect(likely(roster(heading, ...values))).toEqual(questions);
  });
});

describe("a column whose values look like a code set is at least a question", () => {
  test.each([
    ["Field7", ["White", "Black", "Asian", "Hispanic"]],
    ["demo.code", ["W", "B", "A", "H", "P"]],
    ["X1", ["F", "R", "P"]],
    ["cd3", ["SLD", "AUT", "OHI", "SLI"]],
    ["lang.cd", ["EL", "RFEP", "EO"]],
  ])("%s with %j", (heading, values) => {
    const p = proposed(
      `Student ID,School ID,Grade,${heading},Entry Date`,
      ...repeat(10, (i) => `${1001 + i},10,09,${values[i % values.length]},8/15/2024`),
    );
    expect(asked(p)).toContain(`confirm.${heading}`);
  });

  test("dotted and camel-case headings of ad hoc reports are known", () => {
    const p = proposed(
      "student.stateID,student.grade,student.raceEthnicityFed,student.birthdate,enrollment.startDate,school.number,calendar.endYear",
      ...repeat(6, (i) => `100000000${i},09,${1 + i},1/1/2010,8/15/2024,0112345,2025`),
    );
    const taken = Object.fromEntries(p.columns.map((c) => [c.heading, "concept" in c.taken ? c.taken.concept : null]));
    expect(taken).toMatchObject({ "student.raceEthnicityFed": "race", "school.number": "school_id" });
    expect(asked(p)).toContain("codes.student.raceEthnicityFed.1");
  });
});

describe("figures about groups are not rows about students", () => {
  test("a column for each group", () => {
    const p = proposed("School,White,Black,Hispanic,Female,Male,Total", "Alder,12,40,3,20,35,55", "Birch,0,1,0,1,0,1");
    expect(p.questions).toEqual([]);
    expect(p.profile.fills).toEqual([]);
    expect(p.notes.map((n) => n.kind)).toEqual(["groups-in-columns"]);
  });
  test("a row for each group", () => {
    const p = proposed(
      "District,Year,Student Group,N,Met",
      "D1,2024,All Students,900,400",
      "D1,2024,Female,450,210",
      "D1,2024,EL,80,10",
    );
    expect(p.notes.map((n) => n.kind)).toEqual(["groups-in-rows"]);
  });
  test("0/1 flags of students are not figures", () => {
    const p = proposed(
      "Student ID,School ID,Grade,White,Black,Asian,Hispanic,Entry Date",
      ...repeat(6, (i) => `${1001 + i},10,09,${i % 2},${(i + 1) % 2},0,0,8/15/2024`),
    );
    expect(p.kind).toBe("roster");
    expect(p.notes.map((n) => n.kind)).not.toContain("groups-in-columns");
  });
});

test.each(["CDS Code", "CDSCode", "CDS", "School CDS"])(
  "a column %s is the school of a student's row, and its name stays a name",
  (heading) => {
    const p = proposed(
      `State ID,School Name,${heading},Grade,Gender,School Year`,
      ...repeat(12, (i) => `90000000${10 + i},Oak High,1964733010012${i % 2},09,F,2024-25`),
    );
    expect(p.kind).toBe("roster");
    expect(asked(p)).toEqual([]);
    const columns = p.profile.fills.find((f) => f.table === "enrollment")?.columns;
    expect(columns?.["school_id"]).toMatchObject({ from: heading });
    expect(p.profile.fills.find((f) => f.table === "school")?.columns).toMatchObject({
      name: { from: "School Name" },
    });
  },
);
