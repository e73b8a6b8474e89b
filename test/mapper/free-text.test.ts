import fc from "fast-check";
import { expect, test } from "vitest";
import { proposeMapping } from "../../src/mapper/propose.ts";

const headings = [
  "What would make your school better?",
  "School",
  "School Name",
  "School Comments",
  "Student",
  "Student ID",
  "Which district office do you know",
  "I feel safe at my school",
  "Escuela",
];
const words =
  "the teachers are kind and my class is loud at lunch we need more books time in math help for students".split(" ");
/** What a student writes: some words, mostly a sentence. */
const written = fc
  .tuple(fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 14 }), fc.constantFrom(".", "!", "", "?"))
  .map(([list, end]) => `${list.join(" ")}${end}`);
const chosen = fc.constantFrom(
  "Agree",
  "Strongly agree",
  "Disagree",
  "Strongly disagree",
  "Neither agree nor disagree",
);
const answers = fc.oneof(
  fc.array(written, { minLength: 20, maxLength: 40 }),
  fc.array(chosen, { minLength: 20, maxLength: 40 }),
);

test("written or chosen answers are never read as a school or a student, whatever the heading", () => {
  fc.assert(
    fc.property(fc.constantFrom(...headings), answers, fc.boolean(), (heading, texts, inRoster) => {
      const rows = texts.map((text, i) => [String(i % 2 === 0 ? "5" : "6"), i % 3 === 0 ? "F" : "M", "Agree", text]);
      const headers = ["Grade", "Gender", inRoster ? "Ethnicity" : "I feel like I belong at this place", heading];
      const { profile } = proposeMapping({ name: "survey.csv", headers, rows }, { schoolYear: 2025 });
      const identifying = profile.fills.flatMap(({ columns }) =>
        Object.entries(columns).filter(([name]) => /_id$|^name$|_name$/.test(name)),
      );
      expect(JSON.stringify(identifying)).not.toContain(JSON.stringify(heading));
    }),
  );
});

const school = fc
  .tuple(
    fc.constantFrom("Alder", "St. Mary", "Dr. Martin Luther King Jr.", "Cesar E. Chavez", "Birch Lane", "P.S. 12"),
    fc.constantFrom("Elementary", "Middle School", "High School", "Academy of Arts and Sciences", "K-8"),
  )
  .map((parts) => parts.join(" "));

test("names and codes of schools still are", () => {
  const codes = fc.constantFrom("0112345", "0112346", "112", "ALD");
  fc.assert(
    fc.property(
      fc.oneof(fc.array(school, { minLength: 2, maxLength: 4 }), fc.array(codes, { minLength: 2, maxLength: 4 })),
      fc.constantFrom("School", "School Name", "Escuela"),
      (names, heading) => {
        const rows = Array.from({ length: 30 }, (_, i) => [
          String(1_000_000_000 + i),
          names[i % names.length] ?? "",
          "5",
          "F",
        ]);
        const { profile } = proposeMapping({ name: "a.csv", headers: ["SSID", heading, "Grade", "Gender"], rows });
        expect(JSON.stringify(profile.fills)).toContain(JSON.stringify(heading));
      },
    ),
  );
});
