import { expect, test } from "vitest";
import { printProposal } from "../../src/cli/print-proposal.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";

const flagged = (headings: readonly string[], yes: string, no: string) => ({
  name: "list.csv",
  headers: ["Student ID", "School", ...headings],
  rows: Array.from({ length: 30 }, (_, i) => [
    `48200000${10 + i}`,
    "0190036",
    ...headings.map((_, k) => (i % (5 + 4 * k) === 0 ? yes : no)),
  ]),
});

test.each([
  [["Suspended", "Expelled"], "Y", "N"],
  [["Suspended", "Expelled"], "1", "0"],
  [["Suspended?", "ISS"], "Yes", "No"],
  [["Ever Suspended"], "TRUE", "FALSE"],
  [["Suspendido", "Expulsado"], "S\u00ed", "No"],
])(
  "%j with %s and %s is reported as discipline that cannot be counted, and read as nothing else",
  (headings, yes, no) => {
    const table = flagged(headings, yes, no);
    const proposal = proposeMapping(table);
    expect(proposal.kind).toBe("discipline");
    expect(proposal.profile.fills).toEqual([]);
    expect(proposal.notes).toEqual([{ kind: "discipline-flags", headings }]);
    for (const language of ["en", "es"] as const)
      expect(printProposal({ proposal, table }, language)).toContain(headings[0]);
  },
);

test("discipline flags in a roster are reported and ignored, and the roster is read", () => {
  const table = flagged(["Gender", "Suspended"], "F", "M");
  const rows = table.rows.map((row, i) => [...row.slice(0, 3), i % 4 === 0 ? "Y" : "N"]);
  const { kind, profile, notes } = proposeMapping({ ...table, rows });
  expect(kind).toBe("roster");
  expect(profile.fills.map((fill) => fill.table)).toContain("student");
  expect(JSON.stringify(profile.fills)).not.toContain("Suspended");
  expect(notes).toContainEqual({ kind: "discipline-flags", headings: ["Suspended"] });
});

test("days and dates of suspensions are not flags", () => {
  for (const heading of ["Days Suspended", "Suspension Date", "Times Suspended"])
    expect(proposeMapping(flagged([heading], "1", "0")).notes.map((note) => note.kind)).not.toContain(
      "discipline-flags",
    );
});
