import fc from "fast-check";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { checkFiles } from "../../src/app/check-files.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { answerForm, withAnswer } from "../../src/sources/profile/answers.ts";
import { openQuestions } from "../../src/sources/profile/open-questions.ts";
import { type Profile, unanswered } from "../../src/sources/profile/profile.ts";
import { saveProfile } from "../../src/sources/profile/saved-profiles.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { freshWorkspace, loadTexts, written } from "../sources/small-district.ts";

const students = Array.from({ length: 12 }, (_, i) => i);
const table = (head: string, row: (i: number) => string): string => `${[head, ...students.map(row)].join("\n")}\n`;

/** Files whose proposals leave questions of every kind. */
const files: Readonly<Record<string, string>> = {
  "roster.csv": table(
    "Kid,School,Gender,Lunch",
    (i) => `S${1000 + i},Oak Middle,${i % 2 === 0 ? "F" : "M"},${"FRE"[i % 3]}`,
  ),
  "attendance.csv": table(
    "Student ID,School Code,Date,Status",
    (i) => `${200_100 + i},1901,2024-09-0${1 + (i % 9)},Tardy`,
  ),
  "rates.csv": table(
    "Student ID,School Code,School Year,Attendance Rate",
    (i) => `${200_100 + i},1901,2024-2025,0.9${i % 10}`,
  ),
  "foster list.csv": table(
    "Student ID,School Code,Grade,Start Date",
    (i) => `${200_100 + i},1901,05,2024-09-0${1 + (i % 9)}`,
  ),
  "scores.csv": table("Student ID,Reading Score", (i) => `${200_100 + i},${300 + i}`),
};
const pick = fc.record({
  name: fc.constantFrom(...Object.keys(files)),
  answers: fc.infiniteStream(fc.nat(9)),
});

/** A profile with each question answered at random: left open, by a fixed answer, or by a typed one. */
function answeredAtRandom(profile: Profile, answers: Iterator<number>): Profile {
  let all = profile;
  for (const question of openQuestions(profile)) {
    const { fixed, typed } = answerForm(question.about);
    const typedAnswers = { heading: profile.headings, "school-code": ["1901"], grade: ["05"], "school-year": ["2025"] };
    const possible = [...fixed, ...(typed === undefined ? [] : typedAnswers[typed])].filter((a) => a !== null);
    const answer = [unanswered, ...possible][(answers.next().value ?? 0) % (possible.length + 1)];
    if (answer !== undefined && answer !== unanswered) all = withAnswer(all, question.about, answer);
  }
  return all;
}

test("check says what load does, for any answers; if nothing can load, it says why", async () => {
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(pick, async ({ name, answers }) => {
      const text = files[name] ?? "";
      const workspace = freshWorkspace();
      const [path = ""] = written({ [name]: text });
      const { tables } = await sourceTables([{ name, path }]);
      for (const source of tables) {
        const { profile, suggestions } = proposeMapping(source);
        const own = answeredAtRandom(profile, answers[Symbol.iterator]());
        saveProfile(workspace.folder, { profile: own, suggestions }, languageOf.en.proposals);
      }
      const checked = await checkFiles(operator, { paths: [path], from: "/" }, workspace);
      const loaded = await loadTexts(workspace, { [name]: text });
      expect(loaded.outcome).toBe(checked.outcome);
      outcomes.add(checked.outcome);
      if (checked.outcome === "nothing-usable")
        expect(checked.reading.problems.filter(({ severity }) => severity === "error")).not.toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect(outcomes).toEqual(new Set(["loaded", "nothing-usable"]));
});
