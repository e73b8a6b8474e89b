import { expect, test } from "vitest";
import { proposeMapping } from "../../src/mapper/propose.ts";
import type { SourceTable } from "../../src/sources/source-tables.ts";
import { answering, readMapped } from "./proposed-files.ts";

const students = ["A1001", "A1002", "A1003", "A1004", "A1005", "A1006"];
const days = ["2024-09-03", "2024-09-04", "2024-09-05"];
const table = (headers: readonly string[], rows: readonly (readonly string[])[]): SourceTable => ({
  name: "export.csv",
  headers,
  rows,
});
const daily = (status: (i: number) => string, school = "190036"): string[][] =>
  days.flatMap((day, d) => students.map((id, s) => [id, day, status(d + s), school]));

test.each([
  [["Kid", "Date", "Status", "school"], (i: number) => (i % 4 === 0 ? "A" : "P")],
  [["Pupil Ref", "Tag", "Code", "Campus"], (i: number) => (i % 4 === 0 ? "Absent" : "Present")],
  [["x", "y", "z", "School"], (i: number) => (i % 4 === 0 ? "Unexcused" : "Present")],
])(
  "daily attendance is known by its values under the headings %j, and the student's column is asked about",
  (headings, status) => {
    const { kind, profile, questions, suggestions, columns } = proposeMapping(table(headings, daily(status)));
    expect(kind).toBe("attendance-daily");
    expect(profile.fills.map((f) => f.table)).toContain("attendance_day");
    expect(questions.map((q) => q.about.kind)).toContain("identify");
    expect(suggestions["decide.identify"]).toBe(headings[0]);
    expect(columns[0]).toMatchObject({ confidence: "unsure", taken: { as: "concept", concept: "local_id" } });
  },
);

test("with that answer its rows load as each student's days", async () => {
  const lines = ["Kid,Date,Status,school", ...daily((i) => (i % 4 === 0 ? "U" : "P")).map((row) => row.join(","))];
  const answer = answering({ decide: { identify: "Kid" } });
  await readMapped({ name: "kid.csv", lines }, { answer }, async ({ rows, reading }) => {
    expect(reading.problems.filter((p) => p.severity === "error")).toEqual([]);
    const loaded = await rows("attendance_day");
    expect(loaded).toHaveLength(students.length * days.length);
    expect(new Set(loaded.map((r) => r["student_id"]))).toEqual(new Set(students));
  });
});

test("names do not identify students: the question has no suggestion, and rows are not students", () => {
  const names = ["Ana B.", "Bo C.", "Cy D.", "Di E.", "Ed F.", "Flo G."];
  const rows = days.flatMap((day, d) => names.map((name, i) => [name, day, (d + i) % 3 === 0 ? "A" : "P", "190036"]));
  const { kind, suggestions } = proposeMapping(table(["Kid", "Date", "Status", "School"], rows));
  expect(kind).toBe("attendance-daily");
  expect(suggestions["decide.identify"]).toBeUndefined();
});

test("discipline files and rosters are also recognized by their values", () => {
  const incidents = table(
    ["Kid", "When", "What they did", "What we did"],
    [
      ["A1001", "2024-09-03", "Fighting", "OSS"],
      ["A1002", "2024-09-03", "Drugs", "ISS"],
      ["A1003", "2024-10-03", "Fighting", "OSS"],
      ["A1001", "2024-11-03", "Bullying", "OSS"],
      ["A1005", "2024-09-03", "Fighting", "Detention"],
      ["A1006", "2025-01-03", "Weapons", "Expulsion"],
    ],
  );
  const discipline = proposeMapping(incidents);
  expect(discipline.kind).toBe("discipline");
  expect(discipline.profile.fills.map((f) => f.table)).toContain("discipline_action");
  const roster = proposeMapping(
    table(
      ["Pupil Ref", "Yr", "Sex", "Campus"],
      students.map((id, i) => [id, ["KG", "1", "2", "3"][i % 4] ?? "", i % 2 === 0 ? "F" : "M", "0190036"]),
    ),
  );
  expect(roster.kind).toBe("roster");
  expect(roster.suggestions["decide.identify"]).toBe("Pupil Ref");
});

test("a list of schools stays one, and scores identify nobody", () => {
  const schools = table(
    ["School Code", "School Name", "District Code"],
    students.map((_, i) => [`019000${i}`, `School ${i}`, "0199999"]),
  );
  expect(proposeMapping(schools).kind).toBe("schools");
  const scores = table(
    ["ELA Scale Score", "Grade", "Gender"],
    students.map((_, i) => [`${2400 + 7 * i}`, `${i + 3}`, i % 2 === 0 ? "F" : "M"]),
  );
  expect(proposeMapping(scores).suggestions["decide.identify"]).not.toBe("ELA Scale Score");
});

test("AP and IB exams are not state tests, so there is no question", () => {
  const exams = (subjects: readonly string[]): SourceTable =>
    table(
      ["SSID", "School Year", "Subject", "Exam", "Exam Score"],
      subjects.map((subject, i) => [`50000000${10 + i}`, "2024-2025", subject, `${subject} Biology`, `${1 + (i % 5)}`]),
    );
  expect(proposeMapping(exams(["AP", "AP", "IB", "AP"])).questions).toEqual([]);
  const { questions } = proposeMapping(exams(["AP", "Math", "AP", "AP"]));
  expect(questions.map((q) => q.about.kind)).toContain("state-test");
});

test("a file of a format that Fairlead reads by itself gets no profile, though it has no header", () => {
  const rows = students.map((_, i) => [
    ...["SENR", "", "", "5912345", "0190036", "", "2025-2026", `${1_000_000_000 + i}`, `L${i}`, "20150401"],
    ...(i % 2 === 0 ? ["F", "20250815", "10", "05"] : ["M", "20250815", "10", "KN"]),
  ]);
  const proposal = proposeMapping(table(rows[0] ?? [], rows.slice(1)));
  expect(proposal.profile.fills).toEqual([]);
  expect(proposal.questions).toEqual([]);
});
