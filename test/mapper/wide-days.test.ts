import { expect, test } from "vitest";
import { printProposal } from "../../src/cli/print-proposal.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { shownHeading } from "../../src/mapper/shown-proposal.ts";
import { withAnswer } from "../../src/sources/profile/answers.ts";
import { openQuestions } from "../../src/sources/profile/open-questions.ts";

const days = Array.from({ length: 12 }, (_, i) => i);
/** Twelve days of ten students, in codes of attendance. */
const wide = (heading: (day: number) => string, codes: readonly string[] = ["P", "A", "T"]) => ({
  name: "wide.csv",
  headers: ["student_id", "school_id", ...days.map(heading)],
  rows: Array.from({ length: 10 }, (_, s) => [
    `48200000${10 + s}`,
    "0190036",
    ...days.map((day) => codes[(s * 5 + day * 7) % 11 < 8 ? 0 : 1 + ((s + day) % (codes.length - 1))] ?? ""),
  ]),
});
const date = (day: number): string => `2024-09-${String(day + 2).padStart(2, "0")}`;

test.each([
  ["Day 1", (day: number) => `Day ${day + 1}`],
  ["D1", (day: number) => `D${day + 1}`],
  ["9/2", (day: number) => `9/${day + 2}`],
  ["09-02", (day: number) => `09-${String(day + 2).padStart(2, "0")}`],
])("columns such as %s are days without a date: said, and read as nothing else", (first, heading) => {
  const table = wide(heading);
  const proposal = proposeMapping(table);
  expect(proposal.kind).toBe("attendance-daily");
  expect(proposal.profile.fills).toEqual([]);
  expect(proposal.notes).toMatchObject([{ kind: "undated-days", columns: 12 }]);
  expect(printProposal({ proposal, table }, "en")).toContain(first);
});

test.each([
  ["marks", ["A", "B", "C"]],
  ["answers", ["1", "2", "5"]],
  ["flags", ["Y", "N"]],
])("numbered columns of %s are not days", (_, codes) => {
  expect(proposeMapping(wide((day) => `Item ${day + 1}`, codes)).notes.map((n) => n.kind)).not.toContain(
    "undated-days",
  );
});

test("columns headed by dates are days, shown as they are; a code is asked about once and answered for all of them", () => {
  const table = wide(date);
  const { profile, kind, questions, suggestions } = proposeMapping(table);
  expect(kind).toBe("attendance-daily");
  expect(profile.fills).toHaveLength(days.length);
  expect(shownHeading(date(0), table)).toBe(date(0));
  const codes = questions.filter((q) => q.about.kind === "code");
  expect(codes.map((q) => "value" in q.about && q.about.value)).toEqual(["A"]);
  const [asked] = codes;
  if (asked === undefined) throw new Error("nothing asked");
  const answered = withAnswer(profile, asked.about, "unexcused");
  expect(openQuestions(answered, suggestions).filter((q) => q.about.kind === "code")).toEqual([]);
});

test("a student's row in place of headings stays masked, including dates", () => {
  const headers = ["4820000010", "0190036", "2015-03-04", "2024-08-20", "Ana", "Gil"];
  for (const heading of headers) expect(shownHeading(heading, { name: "x.csv", headers, rows: [] })).not.toBe(heading);
});
