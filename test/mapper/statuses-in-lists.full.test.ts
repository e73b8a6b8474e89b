/** Lists in which a status of English or of special education arrives among programs, or with its own days. */
import { describe, expect, test } from "vitest";
import type { Proposal } from "../../src/mapper/propose.ts";
import type { Row } from "../../src/records/table.ts";
import { answerForm, withAnswer } from "../../src/sources/profile/answers.ts";
import { elasWords, programWords } from "../../src/sources/vocabulary/code-words.ts";
import { readMapped } from "./proposed-files.ts";

const day = (value: unknown): string => (value === null ? "" : String(value).slice(0, 10));
const ended = (rows: readonly Row[]): string[][] =>
  rows.map((r) => [r["program"], r["start_date"], r["end_date"]].map((v, i) => (i === 0 ? String(v) : day(v))));
const statuses = (rows: readonly Row[]): string[][] =>
  rows.map((r) => [String(r["elas"]), day(r["start_date"]), String(r["start_assumed"])]);

const listOf = (learner: string, disabled: string) => ({
  name: "programs 2024-25.csv",
  lines: [
    "SSID,Program,Start Date,End Date",
    "4820000001,Foster,2024-08-20,2025-02-01",
    `4820000002,${learner},2019-09-03,`,
    `4820000003,${learner},2018-08-20,2025-03-14`,
    `4820000004,${disabled},2021-01-11,2025-01-31`,
    `4820000005,${learner},,`,
    "4820000006,Homeless,,",
  ],
});

const expectStatuses = async (
  learner: string,
  disabled: string,
  answer?: (proposal: Proposal) => Proposal["profile"],
) =>
  await readMapped(listOf(learner, disabled), { schoolYear: 2025 }, async ({ proposal }) => {
    const profile = answer?.(proposal) ?? proposal.profile;
    await readMapped(listOf(learner, disabled), { schoolYear: 2025, answer: () => profile }, async (read) => {
      expect(read.reading.files).toMatchObject([{ rowsIn: 6, rowsLoaded: 6, rowsQuarantined: 0 }]);
      expect(read.reading.problems).toEqual([]);
      expect(ended(await read.rows("program"))).toEqual([
        ["foster", "2024-08-20", "2025-02-01"],
        ["homeless", "2024-07-01", ""],
      ]);
      expect(statuses(await read.rows("language", "source_line, start_date"))).toEqual([
        ["EL", "2019-09-03", "false"],
        ["EL", "2018-08-20", "false"],
        ["not-EL", "2025-03-14", "false"],
        ["EL", "2024-07-01", "true"],
      ]);
      const disability = await read.rows("disability");
      expect(disability.map((r) => [r["eligible"], day(r["start_date"]), day(r["end_date"])])).toEqual([
        [true, "2021-01-11", "2025-01-31"],
      ]);
    });
  });

describe("a list of programs with English learners and students in special education", () => {
  test("in usual words: each goes to its own table, with its own days", async () => {
    await expectStatuses("ELL", "SpEd");
  });

  test("in words of its own: the question has an answer for each", async () => {
    await expectStatuses("Lang 7", "Plan B", ({ profile, questions }) => {
      const answers = new Map([
        ["Lang 7", "english-learner"],
        ["Plan B", "special-education"],
      ]);
      let answered = profile;
      for (const { about } of questions) {
        if (about.kind !== "code") throw new Error(about.kind);
        const meant = answers.get(about.value) ?? "";
        expect(answerForm(about).fixed).toContain(meant);
        answered = withAnswer(answered, about, meant);
      }
      return answered;
    });
  });

  test("every word for an English learner is one there too", () => {
    expect(programWords.means["english-learner"]).toEqual(elasWords.means["EL"]);
  });

  test("a value with an unknown meaning is asked about, and the others load", async () => {
    const lines = [...listOf("ELL", "SpEd").lines, "4820000007,Something else,2024-08-20,"];
    await readMapped({ name: "programs 2024-25.csv", lines }, { schoolYear: 2025 }, ({ proposal, reading }) => {
      expect(proposal.questions.map(({ where }) => where)).toEqual(["codes.Program.Something else"]);
      expect(reading.files).toMatchObject([{ rowsIn: 7, rowsLoaded: 6 }]);
    });
  });
});

describe("the days of English learners beside a status, or a yes/no column", () => {
  const who = (i: number): string => `48200000${10 + i},0190036,${3 + i}`;
  const read = async (
    headings: string,
    cells: readonly string[],
    expected: readonly (readonly string[])[],
    name = "list 2024-25.csv",
  ): Promise<void> => {
    const lines = [`Student ID,School,Grade,${headings}`, ...cells.map((cell, i) => `${who(i)},${cell}`)];
    await readMapped({ name, lines }, { schoolYear: 2025 }, async ({ rows }) => {
      expect(statuses(await rows("language", "source_line, start_date, elas"))).toEqual(expected);
    });
  };
  const days = [
    ["EL", "2019-09-03", "false"],
    ["EL", "2024-07-01", "true"],
  ];

  test("the day of becoming one is not that of reclassification", async () => {
    await read(
      "ELAS,EL Start Date",
      ["EL,2019-09-03", "RFEP,2018-08-20", "EO,"],
      [...days, ["EL", "2018-08-20", "false"], ["RFEP", "2024-07-01", "true"], ["EO", "2024-07-01", "true"]],
    );
  });

  test("a yes/no column with both days", async () => {
    await read(
      "English Learner,EL Entry Date,EL Exit Date",
      ["Y,2019-09-03,", "N,2018-08-20,2023-05-30", "N,,"],
      [
        ...days,
        ["EL", "2018-08-20", "false"],
        ["RFEP", "2023-05-30", "false"],
        ["not-EL", "2024-07-01", "true"],
        ["not-EL", "2024-07-01", "true"],
      ],
    );
  });

  test.each(["ELAS Start Date", "EL Status Date", "Start Date"])(
    "a list without schools and grades asks nothing, and its date is used: %s",
    async (heading) => {
      const lines = [`Student ID,ELAS,${heading}`, "4820000010,EL,2019-09-03", "4820000011,RFEP,2023-05-30"];
      await readMapped({ name: "list 2024-25.csv", lines }, { schoolYear: 2025 }, async ({ proposal, rows }) => {
        expect(proposal.questions).toEqual([]);
        expect(proposal.profile.fills.map(({ table, inferred }) => [table, inferred])).toEqual([
          ["language", undefined],
        ]);
        expect(statuses(await rows("language"))).toEqual([
          ["EL", "2019-09-03", "false"],
          ["RFEP", "2023-05-30", "false"],
        ]);
      });
    },
  );
});
