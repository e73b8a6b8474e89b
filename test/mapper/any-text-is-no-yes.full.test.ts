/** Columns in which a text was once enough for a yes: a category of disability, a score, the date of a plan. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withAnswer } from "../../src/sources/profile/answers.ts";
import { openQuestions } from "../../src/sources/profile/open-questions.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { readMapped } from "./proposed-files.ts";

const listOf = (heading: string, values: readonly string[]) => ({
  name: "students.csv",
  lines: [
    `Student ID,School ID,Grade,Gender,${heading}`,
    ...values.map((value, i) => `${4820000100 + i},0190036,3,${i % 2 === 0 ? "F" : "M"},${value}`),
  ],
});

const categories = { SLD: "sld", Autism: "autism", "290": "sld", OHI: "ohi" } as const;
const notEligible = ["DNQ", "Not eligible", "None", "Gen Ed", "N/A", "No disability", "Ninguna"];
/** Texts that need an answer, and the answers given. */
const asked = { "504": "no", Exited: "no", Referred: null, "Zona 4": null, Yes: "yes" } as const;

const withAnswers = (profile: Profile, answers: Readonly<Record<string, string | null>>): Profile =>
  openQuestions(profile).reduce(
    (all, { about }) => (about.kind === "code" ? withAnswer(all, about, answers[about.value] ?? null) : all),
    profile,
  );

/** Whether each student is eligible, by the row's number; undefined: no row, null: unknown. */
async function eligible(
  heading: string,
  values: readonly string[],
  edit: (profile: Profile) => Profile = (profile) => profile,
): Promise<unknown[]> {
  let found: unknown[] = [];
  const file = listOf(heading, values);
  const answer = (profile: Profile): Profile => edit(withAnswers(profile, asked));
  await readMapped(file, { schoolYear: 2025, answer }, async ({ rows }) => {
    const byLine = new Map((await rows("disability")).map((row) => [Number(row["source_line"]), row["eligible"]]));
    found = values.map((_, i) => byLine.get(i + 2));
  });
  return found;
}

/** The eligible column as profiles had it before. */
const asBefore = (profile: Profile): Profile => ({
  ...profile,
  fills: profile.fills.map((fill) => {
    const { category } = fill.columns;
    return fill.table === "disability" && category !== undefined && "from" in category
      ? { ...fill, columns: { ...fill.columns, eligible: { filled: category.from } } }
      : fill;
  }),
});

describe("a column with the category of a disability", () => {
  const meaning = (value: string): unknown => {
    if (value === "" || value === "N/A" || value === "None") return undefined;
    if (value in categories) return true;
    if (notEligible.includes(value)) return false;
    const answer = asked[value as keyof typeof asked];
    return answer === null ? null : answer === "yes";
  };

  test("says eligible only by a category, in a new profile and in one saved before", async () => {
    const texts = [...Object.keys(categories), ...notEligible, ...Object.keys(asked), ""];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(texts, { minLength: 4 }),
        fc.constantFrom("Primary Disability", "Disability Category", "Primary Exceptionality"),
        fc.boolean(),
        async (some, heading, old) => {
          const values = [...some, "SLD", "AUT", "SLD", "OHI", "SLI", "SLD", "AUT", "SLD"];
          const truth = values.map((v) => (["AUT", "SLI"].includes(v) ? true : meaning(v)));
          expect(await eligible(heading, values, old ? asBefore : undefined)).toEqual(truth);
        },
      ),
      { numRuns: 8 },
    );
  });

  test("asks about texts that are neither a category nor a known no", async () => {
    const values = Array.from({ length: 40 }, (_, i) => ["504", "DNQ", "Exited", "Referred", "SLD"][i % 5] ?? "");
    await readMapped(listOf("Primary Disability", values), { schoolYear: 2025 }, async ({ proposal, rows }) => {
      const codes = proposal.questions.flatMap(({ about }) => (about.kind === "code" ? [about.value] : []));
      expect(codes.sort()).toEqual(["504", "Exited", "Referred"]);
      const loaded = (await rows("disability")).filter((row) => row["eligible"] === true);
      expect(loaded).toHaveLength(8);
    });
  });

  test("words such as None or Not eligible do not make it one", async () => {
    const values = Array.from({ length: 20 }, (_, i) => ["Eligible", "Not eligible", "Exited", "No"][i % 4] ?? "");
    await readMapped(listOf("Bus Pass", values), { schoolYear: 2025 }, ({ proposal }) => {
      expect(proposal.profile.fills.map(({ table }) => table)).not.toContain("disability");
    });
  });
});

test("a text in a column of scores is no test taken", async () => {
  const scores = ["2500", "2450", "Absent", "2600", "Exempt", "", "2410", "2388", "2512", "2499"];
  const file = {
    name: "sbac.csv",
    lines: [
      "Student ID,School ID,Test,Subject,Scale Score,Test Date",
      ...scores.map((score, i) => `${4820000100 + i},0190036,SBAC,Math,${score},2025-04-10`),
    ],
  };
  await readMapped(file, {}, async ({ rows }) => {
    const tested = (await rows("assessment")).map((row) => row["tested"]);
    expect(tested).toEqual(scores.map((score) => /^\d+$/.test(score)));
  });
});

test("a text in a column of a plan's dates is no membership", async () => {
  const dates = ["2022-09-01", "2023-09-01", "Declined", "", "2021-01-10", "2024-02-02"];
  await readMapped(listOf("504 Plan Date", dates), { schoolYear: 2025 }, async ({ rows }) => {
    expect(await rows("program")).toEqual([]);
  });
});
