/**
 * Rows that name no school count at their student's only school of the year, whatever they are about and whichever
 * file comes first. A student of two schools has no such school: these rows are reported.
 */
import { expect, test } from "vitest";
import { tablesBySchool } from "../../src/records/tables.ts";
import { tableJoins } from "../../src/sources/joins.ts";
import { unplacedRecords } from "../../src/sources/unplaced.ts";
import { openWarehouse } from "../../src/sources/warehouse.ts";
import { loadMapped } from "./mapped-load.ts";
import { ask, freshWorkspace } from "./small-district.ts";

const students = Array.from({ length: 24 }, (_, i) => String(1_000_000_101 + i));
const [mover = "", ...stayers] = students;
const schoolOf = (student: string): string => (Number(student) % 2 === 0 ? "1901" : "1902");
const table = (headings: string, rows: readonly string[]): string => `${[headings, ...rows].join("\n")}\n`;
const roster = table("SSID,School Code,Grade,Gender,Entry Date,Exit Date", [
  `${mover},1901,5,F,2024-08-14,2024-12-20`,
  `${mover},1902,5,F,2025-01-06,`,
  ...stayers.map((s, i) => `${s},${schoolOf(s)},${3 + (i % 3)},${i % 2 === 0 ? "F" : "M"},2024-08-14,`),
]);

const weekdays = ["2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05", "2024-09-06", "2024-09-09", "2024-09-10"];
/** One row a student or more, with a school cell or without. */
const files: Readonly<
  Record<
    string,
    { tables: readonly string[]; text: (cell: (student: string) => readonly string[]) => string; heading: string }
  >
> = {
  "attendance summary": {
    tables: ["absence"],
    heading: "SSID,{}School Year,Days Enrolled,Days Present",
    text: (cell) =>
      students.map((s, i) => [s, ...cell(s), "2024-2025", "170", String(170 - (i % 9))].join(",")).join("\n"),
  },
  "daily attendance": {
    tables: ["attendance_day"],
    heading: "SSID,{}Attendance Date,Attendance Code",
    text: (cell) =>
      students
        .flatMap((s, i) =>
          weekdays.map((d, j) => [s, ...cell(s), d, (i + j) % 5 === 0 ? "Unexcused" : "Present"].join(",")),
        )
        .join("\n"),
  },
  "a day in each column": {
    tables: ["attendance_day"],
    heading: `SSID,{}${weekdays.join(",")}`,
    text: (cell) =>
      students
        .map((s, i) => [s, ...cell(s), ...weekdays.map((_, j) => ((i + j) % 5 === 0 ? "U" : "P"))].join(","))
        .join("\n"),
  },
  discipline: {
    tables: ["incident", "discipline_action"],
    heading: "SSID,{}Incident ID,Incident Date,Offense,Action,Days",
    text: (cell) =>
      students.map((s, i) => [s, ...cell(s), `I${i}`, "2024-10-07", "Fighting", "OSS", "2"].join(",")).join("\n"),
  },
};
const without: readonly (readonly [string, string, string, (student: string) => readonly string[]])[] = [
  ["without a column of schools", "", "daily attendance", () => []],
  [
    "with blank cells",
    "School Code,",
    "a day in each column",
    (student) => [Number(student) % 3 === 0 && student !== mover ? schoolOf(student) : ""],
  ],
];

test.each(without)("%s", async (_, column, daily, cell) => {
  const kinds = ["attendance summary", "discipline", daily].flatMap((kind) => files[kind] ?? []);
  const own = Object.fromEntries(
    kinds.map(({ tables, heading, text }) => [
      `${tables.join("-")} 2024-25.csv`,
      table(heading.replace("{}", column), [text(cell)]),
    ]),
  );
  const workspace = freshWorkspace();
  // The enrollment comes last: the school is known only then.
  const [first, second] = [
    await loadMapped(workspace, own),
    await loadMapped(workspace, { "roster 2024-25.csv": roster }),
  ];
  expect([first.outcome, second.outcome]).toEqual(["loaded", "loaded"]);
  const db = await openWarehouse(workspace.folder);
  try {
    const [unplaced, joins] = [await unplacedRecords(db, undefined), await tableJoins(db, undefined)];
    for (const { id } of tablesBySchool) {
      const rows = await db.all(`SELECT student_id, school_id FROM records.${id}`);
      expect(new Set(rows.map((r) => r["student_id"])).size, id).toBe(students.length);
      for (const row of rows)
        expect(row["school_id"], `${id} ${row["student_id"]}`).toBe(
          row["student_id"] === mover ? null : schoolOf(String(row["student_id"])),
        );
      const ofMover = rows.filter((row) => row["student_id"] === mover).length;
      expect(unplaced.filter((u) => u.table === id)).toEqual([
        { table: id, schoolYear: 2025, why: "no-school", rows: ofMover },
      ]);
      const [join] = joins.filter((j) => j.table === id);
      expect(join).toMatchObject({ rows: rows.length, matched: rows.length - ofMover, waits: false });
    }
  } finally {
    await db.close();
  }
});

test("a row with the school and one without are the same day", async () => {
  const workspace = freshWorkspace();
  const days = (cell: (student: string) => readonly string[], column: string) =>
    table(
      `SSID,${column}Attendance Date,Attendance Code`,
      stayers.flatMap((s) => weekdays.map((d) => [s, ...cell(s), d, "Present"].join(","))),
    );
  await loadMapped(workspace, { "roster 2024-25.csv": roster });
  await loadMapped(workspace, { "days 2024-25.csv": days((s) => [schoolOf(s)], "School Code,") });
  await loadMapped(workspace, { "more 2024-25.csv": days(() => [], "") }, { accept: true });
  expect(await ask(workspace, "SELECT count(*) AS n FROM records.attendance_day")).toEqual([
    { n: stayers.length * weekdays.length },
  ]);
});
