import { expect, test } from "vitest";
import { loadMapped } from "./mapped-load.ts";
import { ask, freshWorkspace } from "./small-district.ts";
import { days, numbers, roster, type Spell, same, schools, student } from "./spelled-files.ts";

test("two students whose ids differ only by zeros in one file stay distinct, and other files match them exactly", async () => {
  const w = freshWorkspace();
  const head = "Student ID,School Code,Grade,Gender,Race,Entry Date";
  const more = numbers.map((i) => `${student(i)},0190036,03,F,White,8/15/2024`);
  const twins = ["0012,0190036,03,F,Black,8/15/2024", "12,0190036,04,M,White,8/15/2024"];
  const absent = ["Student ID,School Code,Days Enrolled,Days Absent", "12.0,190036,180,40"];
  const result = await loadMapped(
    w,
    {
      "roster.csv": `${[head, ...twins, ...more].join("\n")}\n`,
      "days.csv": `${absent.join("\n")}\n`,
    },
    { accept: true },
  );
  const enrolled = await ask(
    w,
    "SELECT student_id, grade FROM records.enrollment WHERE length(student_id) < 5 ORDER BY 1",
  );
  expect(enrolled).toEqual([
    { student_id: "0012", grade: "03" },
    { student_id: "12", grade: "04" },
  ]);
  expect(await ask(w, "SELECT student_id, school_id FROM records.absence")).toEqual([
    { student_id: "12", school_id: "0190036" },
  ]);
  if (!("reading" in result)) throw new Error(result.outcome);
  const [told] = result.reading.problems.filter((p) => p.code === "sources.identifiers-differ-by-zeros");
  expect(told).toMatchObject({
    file: "roster.csv",
    lines: [2, 3],
    rows: 2,
    facts: { kind: "student", identifiers: 1 },
  });
});

test("a California school matches itself by its 7 digits and by the 14-digit county-district-school code", async () => {
  const w = freshWorkspace();
  const cds: Spell = (id) => `161119${id}`;
  await loadMapped(w, { "roster.csv": roster(same, same), "days.csv": days(same, cds) });
  expect(await ask(w, "SELECT DISTINCT school_id FROM records.absence ORDER BY 1")).toEqual(
    schools.map((school_id) => ({ school_id })),
  );
});

test("a file whose district code lost its zero replaces that district's earlier file", async () => {
  const w = freshWorkspace();
  await loadMapped(w, { "roster.csv": roster(same, same) });
  await loadMapped(w, { "roster.csv": roster(same, (id) => id.replace(/^0/, "")) }, { accept: true });
  expect(await ask(w, "SELECT count(*) AS n FROM kept.enrollment")).toEqual([{ n: numbers.length }]);
});
