import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { continued } from "../../src/mapper/continued.ts";
import { type Proposal, proposeMapping } from "../../src/mapper/propose.ts";
import { answerFault, withAnswer } from "../../src/sources/profile/answers.ts";
import { applyProfile } from "../../src/sources/profile/apply-profile.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { profileFromYaml, profileToYaml } from "../../src/sources/profile/profile-file.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

const headers = ["Student ID", "School ID", "Incident ID", "Incident Date", "Offense", "Disciplinary Action"];
const rowsWith = (values: readonly string[]): string[][] =>
  values.map((value, i) => [
    `48200000${10 + i}`,
    "0190036",
    `I${100 + i}`,
    `2024-10-${10 + (i % 20)}`,
    "Fighting",
    "OSS",
    value,
  ]);
const proposed = (heading: string, values: readonly string[]): Proposal =>
  proposeMapping(
    { name: "incidents.csv", headers: [...headers, heading], rows: rowsWith(values) },
    { schoolYear: 2025 },
  );
const askedAbout = ({ questions }: Proposal): Record<string, string | undefined> =>
  Object.fromEntries(
    questions.flatMap(({ about, suggestion }) => (about.kind === "counts" ? [[about.value, suggestion]] : [])),
  );
const repeated = (values: readonly string[]): string[] =>
  Array.from({ length: 20 }, (_, i) => values[i % values.length] ?? "");

/** Answers every question with its suggestion, those about rows that count with these answers. */
function answered({ profile, questions }: Proposal, counts: Readonly<Record<string, string>> = {}): Profile {
  return questions.reduce((all, { about, suggestion }) => {
    const own = about.kind === "counts" ? counts[about.value] : undefined;
    const answer = own ?? suggestion ?? (about.kind === "code" ? null : "yes");
    expect(answerFault(all, about, answer)).toBeNull();
    return withAnswer(all, about, answer);
  }, profile);
}

/** Loads rows by a profile that went through its file. @returns incidents loaded, and each file's set-aside rows */
async function load(profile: Profile, heading: string, values: readonly string[]) {
  const path = join(mkdtempSync(join(tmpdir(), "counts-")), "incidents.csv");
  writeFileSync(path, [[...headers, heading], ...rowsWith(values)].map((row) => row.join(",")).join("\n"));
  const db = await openDuckDb();
  const read = profileFromYaml(profileToYaml({ profile, suggestions: {} }, languageOf.en.proposals));
  const { problems, files } = await applyProfile(read, [{ name: "incidents.csv", path }], db);
  const rows = await db.all("SELECT DISTINCT incident_id FROM staged.incident ORDER BY 1");
  await db.close();
  return {
    incidents: rows.map((row) => String(row["incident_id"])),
    codes: problems.map(({ code }) => code),
    leftOut: files.reduce((n, { setAside }) => n + (setAside["left-out"] ?? 0), 0),
    quarantined: files.reduce((n, f) => n + f.rowsQuarantined, 0),
  };
}

describe("a column that could decide which rows count", () => {
  test.each([
    ["Role", ["Offender", "Victim"], { Offender: "yes", Victim: "no" }],
    ["Voided", ["N", "Y"], { N: "yes", Y: "no" }],
    ["Voided", ["", "Y"], { "": "yes", Y: "no" }],
    ["Row State", ["Active", "Deleted"], { Active: "yes", Deleted: "no" }],
    ["Request", ["Approved", "Denied"], { Approved: "yes", Denied: "no" }],
    ["Valid?", ["Yes", "No"], { Yes: "yes", No: "no" }],
    ["Participating", ["x", ""], { x: "yes", "": "no" }],
    ["Transaction", ["A", "D"], { A: "yes", D: "takes-back" }],
    ["Action", ["ADD", "CHANGE", "DELETE"], { ADD: "yes", CHANGE: "yes", DELETE: "takes-back" }],
    ["Anulado", ["Sí", "No"], { Sí: "no", No: "yes" }],
    ["Deleted", ["Y", "Y"], { Y: "no" }],
  ] as const)("%s %j is asked about, with its likeliest answers", (heading, values, expected) => {
    const proposal = proposed(heading, repeated(values));
    if (heading !== "Participating") expect(askedAbout(proposal)).toEqual(expected);
    else expect(Object.keys(askedAbout(proposal)).sort()).toEqual(["", "x"]);
    expect(proposal.questions.every(({ about, blocks }) => about.kind !== "counts" || blocks)).toBe(true);
  });

  test.each([
    ["Bus Rider", ["Y", "N"]],
    ["Campus Zone", ["North", "South"]],
    ["Active", ["Y", "Y"]],
    ["Photo Release", ["Granted", "Refused"]],
  ] as const)("%s %j is not", (heading, values) => {
    expect(askedAbout(proposed(heading, repeated(values)))).toEqual({});
  });

  test("nothing loads until it is answered", async () => {
    const values = repeated(["Active", "Deleted"]);
    const proposal = proposed("Row State", values);
    const open = { ...answered(proposal), counts: proposal.profile.counts ?? {} };
    const { incidents, codes } = await load(open, "Row State", values);
    expect(incidents).toEqual([]);
    expect(codes).toContain("mapped.question-open");
  });

  test("a row that takes back another one about the same fact leaves neither", async () => {
    const profile = answered(proposed("Transaction", repeated(["A", "D"])));
    const path = join(mkdtempSync(join(tmpdir(), "counts-")), "incidents.csv");
    const [first = [], second = [], third = []] = rowsWith(["A", "A", "D"]);
    const rows = [first, second, [...first.slice(0, 6), third[6] ?? ""]];
    writeFileSync(path, [[...headers, "Transaction"], ...rows].map((row) => row.join(",")).join("\n"));
    const db = await openDuckDb();
    await applyProfile(profile, [{ name: "incidents.csv", path }], db);
    expect(await db.all("SELECT DISTINCT incident_id FROM staged.incident")).toEqual([{ incident_id: "I101" }]);
    await db.close();
  });

  test("a saved profile is asked about values and columns that are new in the file", () => {
    const saved = answered(proposed("Row State", repeated(["Active", "Deleted"])));
    const again = continued(proposed("Row State", repeated(["Active", "Deleted", "Void"])), saved);
    expect(askedAbout(again)).toEqual({ Void: "no" });
    const { counts: _, ...without } = saved;
    expect(askedAbout(continued(proposed("Row State", repeated(["Active", "Deleted"])), without))).toEqual({
      Active: "yes",
      Deleted: "no",
    });
  });

  test("rows with another value than the answered ones go to quarantine, and are reported", async () => {
    const profile = answered(proposed("Row State", repeated(["Active", "Deleted"])));
    const read = await load(profile, "Row State", ["Active", "Deleted", "Purged", "", "active"]);
    expect(read).toMatchObject({ incidents: ["I100", "I104"], leftOut: 1, quarantined: 2 });
    expect(read.codes).toContain("sources.unknown-code");
    expect(read.codes).toContain("sources.blank");
  });

  test("exactly the rows load whose value is answered with yes, and every other row is accounted for", async () => {
    const words = ["Active", "Deleted", "Void", "Other", ""];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 15 }),
        fc.record(Object.fromEntries(words.map((word) => [word, fc.constantFrom("yes", "no")]))),
        async (values, answers) => {
          const all = answered(proposed("Row State", repeated(words)), answers as Record<string, string>);
          const read = await load(all, "Row State", values);
          const counted = values.flatMap((value, i) => (answers[value] === "yes" ? [`I${100 + i}`] : []));
          expect(read).toMatchObject({ incidents: counted, leftOut: values.length - counted.length, quarantined: 0 });
        },
      ),
      { numRuns: 6 },
    );
  });
});
