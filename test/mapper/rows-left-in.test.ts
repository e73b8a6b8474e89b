import { describe, expect, test } from "vitest";
import { proposeMapping } from "../../src/mapper/propose.ts";

const incidents = (heading: string, values: readonly [string, string]) =>
  proposeMapping({
    name: "incidents.csv",
    headers: ["Student ID", "School ID", "Incident Date", "Offense", "Disciplinary Action", heading],
    rows: Array.from({ length: 20 }, (_, i) => [
      `48200000${10 + i}`,
      "0190036",
      `2024-10-${10 + i}`,
      "Fighting",
      "OSS",
      values[i % 2] ?? "",
    ]),
  });
const leftIn = (heading: string, values: readonly [string, string]): readonly string[] =>
  incidents(heading, values).notes.flatMap((note) => (note.kind === "rows-left-in" ? note.headings : []));

describe("an unused column that could decide which rows count", () => {
  test.each([
    ["Role", ["Offender", "Victim"]],
    ["Voided", ["N", "Y"]],
    ["Row State", ["Active", "Deleted"]],
    ["Request", ["Approved", "Denied"]],
    ["Valid?", ["Yes", "No"]],
  ] as const)("%s is named", (heading, values) => {
    expect(leftIn(heading, values)).toEqual([heading]);
  });

  test("a column of other facts is not", () => {
    expect(leftIn("Bus Rider", ["Y", "N"])).toEqual([]);
    expect(leftIn("Campus Zone", ["North", "South"])).toEqual([]);
  });
});
