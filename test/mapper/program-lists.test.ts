import { describe, expect, test } from "vitest";
import { languages } from "../../src/base/lang.ts";
import { exampleRows } from "../../src/mapper/example-rows.ts";
import { shapesOf } from "../../src/mapper/match-columns.ts";
import { listedPrograms, programDates, programOfName } from "../../src/mapper/program-dates.ts";
import { type Proposal, proposeMapping } from "../../src/mapper/propose.ts";
import { shownProposal, shownQuestionOf } from "../../src/mapper/shown-proposal.ts";
import { concepts } from "../../src/sources/vocabulary/concepts.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { answered } from "./answered-profile.ts";

type Columns = Readonly<Record<string, (row: number) => string>>;
const rows = 10;
const file = (name: string, columns: Columns) => ({
  name,
  headers: Object.keys(columns),
  rows: Array.from({ length: rows }, (_, i) => Object.values(columns).map((value) => value(i))),
});

const who: Columns = {
  "Student ID": (i) => `48200000${10 + i}`,
  "Student Name": (i) => `Sample Student ${i}`,
  School: (i) => (i % 2 === 0 ? "0190036" : "0190037"),
  Grade: (i) => `${9 + (i % 4)}`,
};
const from = (i: number): string => `2024-${String(8 + (i % 4)).padStart(2, "0")}-15`;
const until = (i: number): string => (i % 3 === 0 ? "2025-03-01" : "");

/** Fills of a proposal, without enrollments that other files outrank. */
const stated = ({ profile }: Pick<Proposal, "profile">) => profile.fills.filter(({ inferred }) => inferred !== true);
const tableOf = (program: string): string =>
  program === "english_learner" ? "language" : program === "special_education" ? "disability" : "program";

const headings = (id: string) => concepts.find((c) => c.id === id)?.headers ?? [];
/** Every program under its first heading, and every heading. */
const programs = listedPrograms.map((id) => [id, headings(id)[0] ?? ""] as const);
const spellings = listedPrograms.flatMap((id) => headings(id).map((heading) => [id, heading] as const));

test("every heading of a program with a word for its start or end names its days", () => {
  for (const [program, heading] of spellings)
    for (const [start, end] of dayHeadings(heading)) {
      const table = file("list.csv", { ...who, [start]: from, [end]: until });
      expect(programDates(table, shapesOf(table))).toEqual([{ program, start, end }]);
    }
});

function dayHeadings(heading: string) {
  return [
    [`${heading} Start Date`, `${heading} End Date`],
    [`${heading} Entry Date`, `${heading} Exit Date`],
    [`Date Entered ${heading}`, `Date Exited ${heading}`],
    [`${heading} Fecha de inicio`, `${heading} Fecha de fin`],
  ] as const;
}

describe("dates under a heading that names a program make the file a list of that program", () => {
  test.each(programs)("%s: %s", (program, heading) => {
    for (const [start, end] of dayHeadings(heading).slice(0, 1)) {
      const proposal = proposeMapping(file("list.csv", { ...who, [start]: from, [end]: until }));
      expect(proposal.kind, start).toBe("programs");
      expect(
        stated(proposal).map(({ table }) => table),
        start,
      ).not.toContain("enrollment");
      const fill = stated(proposal).find(({ table }) => table === tableOf(program));
      expect(fill?.columns["start_date"], start).toMatchObject({ from: start });
      if (program !== "english_learner") expect(fill?.columns["end_date"], start).toMatchObject({ from: end });
      if (tableOf(program) === "program") expect(fill?.columns["program"]).toEqual({ value: program });
      // Nothing that answers suggest makes it an enrollment list either.
      expect(stated({ profile: answered(proposal) }).map(({ table }) => table)).not.toContain("enrollment");
    }
  });
});

test.each(programs)(
  "a roster with a few dates in a program stays a roster, and has the program: %s %s",
  (program, heading) => {
    const start = `${heading} Start Date`;
    const columns: Columns = {
      ...who,
      Gender: (i) => (i % 2 === 0 ? "F" : "M"),
      "Entry Date": () => "2024-08-12",
      [start]: (i) => (i % 10 === 0 ? from(i) : ""),
    };
    const proposal = proposeMapping(file("students.csv", columns));
    expect(proposal.kind).toBe("roster");
    const enrollment = proposal.profile.fills.find(({ table }) => table === "enrollment");
    expect(enrollment?.columns["entry_date"]).toMatchObject({ from: "Entry Date" });
    const fill = proposal.profile.fills.find(({ table }) => table === tableOf(program));
    expect(fill).toMatchObject({ whereFilled: start });
    expect(fill?.columns["start_date"]).toMatchObject({ from: start });
  },
);

const names = listedPrograms.map(
  (id) => [id, headings(id).find((h) => programOfName(`${h}.csv`) === id) ?? ""] as const,
);

test.each(names)(
  "a file named for a program, with dates, asks whether it lists the program: %s %s",
  (program, heading) => {
    const generic = file(`${heading} 2024-25.csv`, { ...who, "Start Date": from, "End Date": until });
    const proposal = proposeMapping(generic);
    expect(proposal.kind).toBe("programs");
    expect(proposal.questions.map(({ where }) => where)).toContain("decide.listed-program");
    const yes = proposal.profile.fills.filter(({ onlyIf }) => onlyIf?.answer === "yes");
    expect(yes.map(({ table }) => table)).toContain(tableOf(program));
    for (const { columns } of yes.slice(0, 1)) expect(columns["start_date"]).toMatchObject({ from: "Start Date" });
    expect(stated(proposal).filter(({ table, onlyIf }) => table === "enrollment" && onlyIf?.answer !== "no")).toEqual(
      [],
    );
  },
);

test("a flag that is yes in every row makes the dates beside it those of its program", () => {
  const columns: Columns = { ...who, Foster: () => "Y", "Start Date": from, "End Date": until };
  const proposal = proposeMapping(file("list.csv", columns));
  expect(proposal.kind).toBe("programs");
  const fill = stated(proposal).find(({ table }) => table === "program");
  expect(fill?.columns).toMatchObject({ start_date: { from: "Start Date" }, end_date: { from: "End Date" } });
  // A flag that only some have says nothing about the dates.
  const some: Columns = { ...who, Foster: (i) => (i % 9 === 0 ? "Y" : "N"), "Start Date": from };
  expect(proposeMapping(file("list.csv", some)).kind).toBe("roster");
});

test("rosters and lists of enrollments are not taken for lists of a program", () => {
  const enrolled: Columns = { ...who, "Entry Date": () => "2024-08-12", "Exit Date": until };
  expect(proposeMapping(file("enrollment.csv", enrolled)).kind).toBe("roster");
  const roster: Columns = { ...who, Gender: (i) => (i % 2 === 0 ? "F" : "M"), "Start Date": () => "2024-08-12" };
  for (const name of ["students.csv", "foster-school-roster.csv", "el-camino-high.csv"])
    expect(proposeMapping(file(name, roster)).kind, name).toBe("roster");
});

test("a column that names a program and has no dates is not a date", () => {
  const table = file("list.csv", { ...who, "Foster Start Date": () => "yes" });
  expect(programDates(table, shapesOf(table))).toEqual([]);
});

test("a column of last days that is empty today is read in a later file", () => {
  const table = file("list.csv", {
    ...who,
    "Foster Start Date": from,
    "Foster End Date": () => "",
    "GATE End Date": () => "",
  });
  expect(programDates(table, shapesOf(table))).toEqual([
    { program: "foster", start: "Foster Start Date", end: "Foster End Date" },
  ]);
});

test.each(names)(
  "the question whether a file lists a program names it in words, and shows no student's values: %s %s",
  (program, heading) => {
    // Each student is in several rows, as in a list of stays.
    const stays: Columns = {
      ...who,
      "Student ID": (i) => `48200000${10 + (i % 3)}`,
      "Start Date": from,
      "End Date": until,
    };
    for (const id of ["Student ID", "Perm ID", "Number"]) {
      const { "Student ID": number, ...rest } = stays;
      const table = file(`${heading} 2024-25.csv`, { [id]: number ?? String, ...rest });
      const proposal = proposeMapping(table);
      const question = proposal.questions.find(({ about }) => about.kind === "listed-program");
      if (question === undefined) throw new Error(id);
      const shown = JSON.stringify([exampleRows(table, proposal, question), shownProposal(proposal, table)]);
      expect(shown, id).not.toMatch(/48200000|Sample Student/);
      for (const lang of languages) {
        const { ask } = languageOf[lang].proposals.question(shownQuestionOf(proposal, table, question));
        expect(ask).toContain(`(${languageOf[lang].concepts[program]})`);
      }
    }
  },
);
