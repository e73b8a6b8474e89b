import fc from "fast-check";
import { expect, test } from "vitest";
import { continued } from "../../src/mapper/continued.ts";
import { exampleRows } from "../../src/mapper/example-rows.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { answerFault, answerForm, withAnswer } from "../../src/sources/profile/answers.ts";
import { openQuestions } from "../../src/sources/profile/open-questions.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { profileFromYaml, profileToYaml } from "../../src/sources/profile/profile-file.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

const columns: Readonly<Record<string, readonly string[]>> = {
  "Student ID": ["4820000001", "4820000002", "4820000003", "-99"],
  School: ["0190036", "0190085", "N/A"],
  "School Name": ["Elm", "Oak"],
  Grade: ["03", "KN", "??", "Z9"],
  Gender: ["F", "M", "Q", "7"],
  Ethnicity: ["H", "W", "B", "11", "NA"],
  Meals: ["F", "R", "P", "X"],
  "Entry Date": ["3/4/2025", "31/8/2024", "8/31/2024"],
  "School Year": ["2024", "2025"],
  Date: ["9/3/2024", "9/4/2024"],
  Status: ["A", "P", "T", "*"],
  "Action Taken": ["OSS", "ISS", "", "??"],
  "Incident Date": ["9/3/2024", "10/4/2024"],
  "ELA Scale Score": ["2431", "2502"],
  "Math Level": ["1", "2", "3", "4"],
};

const anyTable = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...Object.keys(columns)), { minLength: 2 }), fc.integer({ min: 3, max: 30 }))
  .chain(([headers, n]) =>
    fc
      .array(fc.tuple(...headers.map((h) => fc.constantFrom(...(columns[h] ?? [""]), ""))), {
        minLength: n,
        maxLength: n,
      })
      .map((rows) => ({ name: "any.csv", headers, rows })),
  );

const typed = {
  heading: (p: Profile) => p.headings[0] ?? "",
  "school-code": () => "0190036",
  grade: () => "09",
  "school-year": () => "2025",
};

test("every question accepts each of its answers, and an answered profile round-trips through its file", () => {
  let answered = 0;
  fc.assert(
    fc.property(anyTable, fc.infiniteStream(fc.nat()), (table, luck) => {
      let { profile } = proposeMapping(table);
      for (let step = 0; step < 60; step++) {
        const [question] = openQuestions(profile);
        if (question === undefined) break;
        const form = answerForm(question.about);
        const all = [...form.fixed, ...(form.typed === undefined ? [] : [typed[form.typed](profile)])];
        for (const each of all) expect(answerFault(profile, question.about, each)).toBeNull();
        const answer = all[(luck.next().value ?? 0) % all.length] ?? null;
        profile = withAnswer(profile, question.about, answer);
        expect(openQuestions(profile).map((q) => q.id)).not.toContain(question.id);
        answered += 1;
      }
      expect(openQuestions(profile)).toEqual([]);
      const text = profileToYaml({ profile, suggestions: {} }, languageOf.en.proposals);
      expect(profileFromYaml(text)).toEqual(profile);
      // The next file with the same values raises no questions and keeps all answers.
      const next = continued(proposeMapping(table), profile);
      expect(next.profile).toEqual(profile);
      expect(next.questions).toEqual([]);
    }),
  );
  expect(answered).toBeGreaterThan(100);
});

test("an answer not offered by a question is rejected with a reason", () => {
  const { profile } = proposeMapping({ name: "a.csv", headers: ["Student ID", "Grade"], rows: [["4820000001", "03"]] });
  expect(answerFault(profile, { kind: "school" }, "Grade")).toBeNull();
  expect(answerFault(profile, { kind: "school" }, "0190036")).toBeNull();
  expect(answerFault(profile, { kind: "school" }, "")).toBe("empty");
  expect(answerFault(profile, { kind: "identify" }, "Nothing")).toBe("no-such-heading");
  expect(answerFault(profile, { kind: "grade" }, "third")).toBe("no-such-grade");
  expect(answerFault(profile, { kind: "school-year" }, "25")).toBe("no-such-year");
  expect(answerFault(profile, { kind: "dates" }, "soon")).toBe("not-a-choice");
  expect(answerFault(profile, { kind: "dates" }, null)).toBe("not-a-choice");
});

test("a new value in the file becomes a question when its profile is continued", () => {
  const rows = [1, 2, 3, 4, 5, 6].map((n) => [`482000000${n}`, "0190036", "03", n % 2 === 0 ? "F" : "M"]);
  const headers = ["Student ID", "School", "Grade", "Gender"];
  const { profile } = proposeMapping({ name: "a.csv", headers, rows }, { schoolYear: 2025 });
  expect(openQuestions(profile)).toEqual([]);
  const grown = proposeMapping({ name: "a.csv", headers, rows: [...rows, ["4820000007", "0190036", "03", "Q7"]] });
  const { questions } = continued(grown, profile);
  expect(questions.map((q) => q.about)).toMatchObject([{ kind: "code", column: "Gender", value: "Q7" }]);
});

test("rows shown beside a question hide what identifies a person", () => {
  const proposal = proposeMapping({
    name: "a.csv",
    headers: ["Student ID", "Birth Date", "Last Name", "Notes", "Grade", "Gender"],
    rows: [1, 2, 3, 4, 5, 6].map((n) => [
      `482000000${n}`,
      `1/${n}/2012`,
      "Doe",
      "lives with aunt",
      "03",
      n === 5 ? "Z" : "F",
    ]),
  });
  const table = {
    name: "a.csv",
    headers: proposal.columns.map((c) => c.heading),
    rows: [["4820000005", "1/5/2012", "Doe", "lives with aunt", "03", "Z"]],
  };
  for (const question of proposal.questions) {
    const shown = exampleRows(table, proposal, question);
    expect(JSON.stringify(shown)).not.toMatch(/4820000005|2012|Doe|aunt/);
  }
  expect(proposal.questions.length).toBeGreaterThan(0);
});
