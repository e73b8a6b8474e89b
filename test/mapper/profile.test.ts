import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { AppError } from "../../src/base/errors.ts";
import { validFileName } from "../../src/base/file-name.ts";
import { printProposal } from "../../src/cli/print-proposal.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { applyProfile } from "../../src/sources/profile/apply-profile.ts";
import { profileFromYaml, profileToYaml } from "../../src/sources/profile/profile-file.ts";
import { profileSource } from "../../src/sources/profile/profile-source.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

const table = {
  name: "Fall Roster.csv",
  headers: ["SSID", "Last Name", "School Code", "Grade", "Gender", "Ethnicity", "Lunch", "col9"],
  rows: [
    ["1000000001", "Gil", "0112345", "03", "F", "Hispanic", "F", "EL"],
    ["1000000002", "Ode", "0112345", "04", "M", "6", "P", "RFEP"],
    ["1000000003", "Roe", "0112345", "05", "X", "White", "E", "EO"],
    ["1000000004", "Poe", "0112345", "05", "F", "Asian", "*", "EL"],
    ["1000000005", "Lee", "0112345", "01", "F", "Asian", "R", "EO"],
  ],
};

describe("a proposal", () => {
  const proposal = proposeMapping(table, { schoolYear: 2025 });

  test("gives each column's meaning, confidence and reason", () => {
    const by = new Map(proposal.columns.map((c) => [c.heading, c]));
    expect(by.get("SSID")).toMatchObject({ taken: { concept: "student_id", tenDigits: true }, confidence: "sure" });
    expect(by.get("Last Name")).toMatchObject({ confidence: "not used", samples: [] });
    expect(by.get("col9")).toMatchObject({ taken: { concept: "elas", heading: "silent" }, confidence: "unsure" });
  });

  test("asks what only a person can decide, with the likeliest answer and what depends on it", () => {
    const asked = Object.fromEntries(proposal.questions.map((q) => [q.where, q]));
    expect(Object.keys(asked).sort()).toEqual(["codes.Ethnicity.6", "codes.Lunch.E", "confirm.col9", "missing.*"]);
    expect(asked["codes.Ethnicity.6"]).toMatchObject({ suggestion: "white", blocks: false });
    expect(asked["codes.Lunch.E"]?.suggestion).toBeUndefined();
    expect(asked["confirm.col9"]).toMatchObject({ suggestion: "yes", about: { kind: "confirm", heading: "col9" } });
  });

  test("prints as plain text with every heading and every question, and no name", () => {
    const text = printProposal({ proposal, table }, "en");
    for (const heading of table.headers) expect(text).toContain(heading);
    for (const q of proposal.questions) expect(text).toContain(languageOf.en.proposals.question(q).ask);
    expect(text).toMatch(/English learner status +unsure +only the values suggest it/);
    expect(text).toContain("2024-25");
    expect(text).toContain("(likely: white)");
    expect(text).not.toContain("Gil");
  });

  test("round-trips through its file, with likely answers as comments", () => {
    const text = profileToYaml(proposal, languageOf.en.proposals);
    expect(profileFromYaml(text)).toEqual(proposal.profile);
    expect(text).toMatch(/"6": "\?" # likely: white/);
    expect(text).toMatch(/col9: "\?" # likely: yes/);
    expect(
      profileFromYaml(profileToYaml({ profile: proposal.profile, suggestions: {} }, languageOf.en.proposals)),
    ).toEqual(proposal.profile);
  });

  test("is the same for the same table, and never throws, whatever the table holds", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("", "NA", "*", "-9999", "F", "03", "1/2/2024", "1000000001", "Strongly agree"),
    );
    const heading = fc.oneof(
      fc.string(),
      fc.constantFrom("SSID", "Grade", "Student ID", "Date", "2024-09-03", "Days Absent", "School", "toString"),
    );
    fc.assert(
      fc.property(
        fc.array(heading, { maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
        (headers, rows) => {
          const made = proposeMapping({ name: "any.csv", headers, rows });
          expect(proposeMapping({ name: "any.csv", headers, rows })).toEqual(made);
          expect(profileFromYaml(profileToYaml(made, languageOf.en.proposals))).toEqual(made.profile);
          expect(printProposal({ proposal: made, table: { name: "any.csv", headers, rows } }, "en")).toContain(
            "any.csv",
          );
          profileSource(made.profile);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a profile's file with faults", () => {
  const text = profileToYaml(proposeMapping(table, { schoolYear: 2025 }), languageOf.en.proposals);
  const fault = (changed: string): AppError => {
    try {
      profileFromYaml(changed, "profiles/roster.yaml");
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
    throw new Error("no fault was found");
  };

  test("names line and path of a column that no table has", () => {
    const error = fault(text.replace(" student_id:", " studnt_id:"));
    const line = text.split("\n").findIndex((l) => l.trim() === "student_id:") + 1;
    expect(error.code).toBe("mapped.profile-wrong");
    expect(error.facts).toMatchObject({
      path: "profiles/roster.yaml",
      faults: [{ line, fault: { wrong: "no-such-column", column: "studnt_id" } }],
    });
  });

  test("is not YAML", () => {
    expect(fault("name: [").code).toBe("mapped.profile-not-yaml");
  });
});

test("a profile recognizes its files by their headings, and not files with further meaningful headings", () => {
  const { profile } = proposeMapping(
    { name: "p.csv", headers: ["SSID", "School Year", "Program"], rows: [["1000000001", "2024-25", "Homeless"]] },
    {},
  );
  const source = profileSource(profile);
  const head = (...fields: string[]) => ({ delimiter: ",", lines: [{ line: 1, fields }] });
  expect(source.recognize(head("School Year", "PROGRAM", "ssid"))).toMatchObject({ headerLine: 1 });
  expect(source.recognize(head("SSID", "School Year", "Program", "Bus route"))).not.toBeNull();
  expect(source.recognize(head("SSID", "School Year", "Program", "Program Start Date"))).toBeNull();
  expect(source.recognize(head("SSID", "School Year"))).toBeNull();
});

test("lists of two programs under one profile have two scopes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mapped-scope-"));
  const db = await openDuckDb();
  try {
    const path = join(folder, "lists.csv");
    await writeFile(path, "SSID,School Year,Program\n1000000001,2024-25,Homeless\n1000000002,2024-25,Foster\n");
    const [list] = (await sourceTables([{ name: "lists.csv", path }])).tables;
    if (list === undefined) throw new Error("no table");
    const { profile } = proposeMapping(list);
    const reading = await applyProfile(profile, [{ name: "lists.csv", path }], db);
    expect(reading.files[0]?.scopes).toEqual(["mapped.lists/lists/2025/foster", "mapped.lists/lists/2025/homeless"]);
  } finally {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("a workbook is read like a text file; a title above the headings is skipped, lost leading zeros are restored", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mapped-xlsx-"));
  const db = await openDuckDb();
  try {
    const path = join(folder, "roster.xlsx");
    const text = (...cells: string[]) => cells.map((value) => ({ value, type: String as StringConstructor }));
    const row = (ssid: number, grade: string, born: Date) => [
      { value: ssid, type: Number as NumberConstructor },
      { value: "0112345", type: String as StringConstructor },
      { value: grade, type: String as StringConstructor },
      { value: born, type: Date as DateConstructor, format: "mm/dd/yyyy" },
    ];
    await writeWorkbook([
      text("Students of Alder Elementary"),
      text("SSID", "School Code", "Grade", "Birth Date"),
      row(1000000001, "03", new Date(Date.UTC(2015, 2, 4))),
      row(200000002, "K", new Date(Date.UTC(2018, 10, 30))),
    ] as unknown as Parameters<typeof writeWorkbook>[0]).toFile(path);
    const { tables } = await sourceTables([{ name: "roster.xlsx", path }]);
    const [sheet] = tables;
    if (sheet === undefined) throw new Error("no sheet");
    expect(sheet.headers).toEqual(["SSID", "School Code", "Grade", "Birth Date"]);
    const { profile } = proposeMapping(sheet, { schoolYear: 2025 });
    const reading = await applyProfile(profile, [{ name: "roster.xlsx", path }], db);
    expect(reading.problems.map((p) => p.code)).toEqual(["sources.lost-zeros"]);
    const students = await db.all("SELECT student_id, birth_date FROM staged.student ORDER BY student_id");
    expect(students).toEqual([
      { student_id: "0200000002", birth_date: "2018-11-30" },
      { student_id: "1000000001", birth_date: "2015-03-04" },
    ]);
  } finally {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("a profile's file name is valid on every system, whatever the district's file is called", () => {
  const name = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("CON.csv", "nul", "../..", "Fall Roster.csv", `${"x".repeat(300)}.csv`),
  );
  fc.assert(
    fc.property(name, (file) => {
      const { profile } = proposeMapping({ name: file, headers: ["SSID"], rows: [] });
      expect(validFileName(profile.name)).toBe(profile.name);
    }),
    { numRuns: 60 },
  );
});
