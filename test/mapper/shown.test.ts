import fc from "fast-check";
import { expect, test } from "vitest";
import { shownValue } from "../../src/base/shown-value.ts";
import { printProposal } from "../../src/cli/print-proposal.ts";
import { exampleRows } from "../../src/mapper/example-rows.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { shownProposal, shownQuestionOf } from "../../src/mapper/shown-proposal.ts";
import { openQuestions } from "../../src/sources/profile/open-questions.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

const headings: Readonly<Record<string, readonly string[]>> = {
  "Student ID": ["L1", "L2"],
  SSID: ["-99", "N/A"],
  Birthdate: ["n/a"],
  "Last Name": ["N/A"],
  Gender: ["F", "M", "Q"],
  Ethnicity: ["H", "W", "77"],
  School: ["0190036", "0190085"],
  Grade: ["03", "KN", "Z9"],
  "Entry Date": ["8/20/2024", "20/8/2024"],
  Status: ["A", "P", "T"],
  "Offense Code": ["48900", "F12"],
  Unexplained: ["x"],
};

/** Values of one student that occur nowhere else. */
const own = [
  (i: number) => `73${String(i).padStart(8, "0")}`,
  (i: number) => `19${String(30 + (i % 60))}-0${1 + (i % 9)}-${String(10 + (i % 18))}`,
  (i: number) => `${1 + (i % 9)}/${10 + (i % 18)}/19${String(30 + (i % 60))}`,
  (i: number) => `Zk${[...String(i * 7919 + 104_729)].map((d) => "qwjzkvbxpg"[Number(d)]).join("")}`,
  (i: number) => `zk${i}q hit teacher qj${i}`,
  (i: number) => `9${String(i % 90).padStart(2, "0")}-45-67${String(i % 90).padStart(2, "0")}`,
];

/** A table with student values in any cells, below headings or instead of them. */
const tables = fc
  .record({
    headers: fc.uniqueArray(fc.constantFrom(...Object.keys(headings)), { minLength: 3 }),
    withHeadings: fc.boolean(),
    rows: fc.array(fc.array(fc.nat(10_000), { minLength: 12, maxLength: 12 }), { minLength: 4, maxLength: 25 }),
  })
  .map(({ headers, withHeadings, rows }) => {
    const used: string[] = [];
    const cell = (luck: number, heading: string): string => {
      const usual = headings[heading] ?? [];
      if (luck % 4 !== 0) return usual[luck % usual.length] ?? "";
      const value = own[luck % own.length]?.(used.length) ?? "";
      used.push(value);
      return value;
    };
    const filled = rows.map((row) => headers.map((heading, at) => cell(row[at] ?? 0, heading)));
    const table = {
      name: "any.csv",
      headers: withHeadings ? headers : headers.map((heading, at) => `${own[at % 3]?.(700 + at)}${heading}`),
      rows: filled,
    };
    return { table, used: withHeadings ? used : [...used, ...table.headers] };
  });

test("nothing that mapping prints or asks has a value of a student, whatever column it is in", () => {
  let asked = 0;
  fc.assert(
    fc.property(tables, ({ table, used }) => {
      const proposal = proposeMapping(table);
      const questions = openQuestions(proposal.profile, proposal.suggestions);
      const prompts = questions.map((question) => [
        languageOf.en.proposals.question(shownQuestionOf(proposal, table, question)),
        exampleRows(table, proposal, question),
      ]);
      asked += questions.length;
      const all = JSON.stringify([printProposal({ proposal, table }, "en"), shownProposal(proposal, table), prompts]);
      expect(used.filter((value) => all.includes(value))).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(asked).toBeGreaterThan(60);
});

const listed = (values: readonly (readonly [string, number])[]) => ({
  name: "any.csv",
  headers: ["Student ID", "School", "Grade", "Home Language", "EL", "Last Name"],
  rows: values
    .flatMap(([value, n]) => Array.from({ length: n }, () => value))
    .map((value, i) => [`73${String(i).padStart(8, "0")}`, "0190036", "05", value, value, "Zkqwjzk"]),
});

test("a word of a list of codes is shown, however few rows have it; a word of one row, and of a column of names, is not", () => {
  const table = listed([
    ["Inglés", 12],
    ["Español", 3],
    ["Zkbxpgq", 1],
  ]);
  const proposal = proposeMapping(table);
  const asked = openQuestions(proposal.profile).flatMap(({ about }) => ("value" in about ? [about.value] : []));
  expect(asked).toContain("Español");
  const printed = JSON.stringify([
    printProposal({ proposal, table }, "en"),
    shownProposal(proposal, table).questions,
    openQuestions(proposal.profile).map((question) => exampleRows(table, proposal, question)),
  ]);
  expect(printed).toContain("Español");
  expect(printed).toContain("Inglés");
  expect(printed).not.toContain("Zkbxpgq");
  expect(printed).not.toContain("Zkqwjzk");
});

test("words of a column whose values hardly repeat are masked", () => {
  const value = (holders: number, rows: number, distinct: number): string =>
    shownValue("Español", holders, { rows, distinct });
  expect(value(3, 40, 5)).toBe("Español");
  expect(value(1, 40, 5)).toBe("Xxxxxxx");
  expect(value(3, 40, 30)).toBe("Xxxxxxx");
  expect(value(3, 400, 60)).toBe("Xxxxxxx");
  expect(shownValue("4821 1-1-2020", 4, { rows: 40, distinct: 2 })).toBe("#### #-#-####");
});
