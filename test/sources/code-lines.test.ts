import { expect, test } from "vitest";
import { codeLines } from "../../src/sources/profile/question-line.ts";

test("the codes of a heading are found by their line, in either order of keys and once for a heading", () => {
  const text = [
    "fills:",
    "  - table: attendance_day",
    "    columns:",
    "      date: { from: Date, as: date }",
    "      status:",
    "        from: Attendance Code",
    "        codes:",
    "          P: present",
    "      grade: { codes: { K: KN }, from: Gr }",
    "race:",
    "  from: [Race]",
    "  codes: { W: white }",
  ].join("\n");
  expect([...codeLines(text)]).toEqual([
    ["Attendance Code", 7],
    ["Gr", 9],
  ]);
});
