import fc from "fast-check";
import { expect, test } from "vitest";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { concepts } from "../../src/sources/vocabulary/concepts.ts";

const file = (heading: string, places: readonly string[], more: Readonly<Record<string, string>> = {}) => ({
  name: "students.csv",
  headers: ["Student ID", "Grade", "Gender", heading, ...Object.keys(more)],
  rows: Array.from({ length: 24 }, (_, i) => [
    ...[`48200000${10 + i}`, `${9 + (i % 4)}`, i % 2 === 0 ? "F" : "M", places[i % places.length] ?? ""],
    ...Object.values(more),
  ]),
});

const word = fc.constantFrom(
  "Lincoln",
  "Roosevelt",
  "Jos\u00e9 Mart\u00ed",
  "Dr. King",
  "Valley View",
  "St. Mary's",
  "Oak",
);
const ending = fc.constantFrom("High", "Elementary School", "Middle", "K-8 Academy", "Charter", "No. 3 School");
const name = fc.tuple(word, ending).map((parts) => parts.join(" "));
const code = fc.constantFrom("0190036", "190036", "101", "LHS", "A12", "19-64733-0190036", "MS 4", "HS-2");
const several = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 2, maxLength: 5 });
const headings = (concepts.find(({ id }) => id === "school_id")?.headers ?? []).filter((h) => !/\./.test(h));

test("names in a column of school codes are names, whatever its heading; codes are codes", () => {
  fc.assert(
    fc.property(fc.constantFrom(...headings), several(name), (heading, places) => {
      const { columns, profile, questions } = proposeMapping(file(heading, places));
      const at = columns.find((column) => column.heading === heading);
      expect([at?.confidence, at?.taken]).not.toEqual(["sure", expect.objectContaining({ concept: "school_id" })]);
      expect(JSON.stringify(profile.fills)).not.toContain(JSON.stringify({ from: heading, as: "id" }));
      expect(questions.map(({ where }) => where)).toContain("decide.school");
    }),
    { numRuns: 30 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...headings), several(code), (heading, places) => {
      const { profile } = proposeMapping(file(heading, places));
      const enrollment = profile.fills.find(({ table }) => table === "enrollment");
      expect(enrollment?.columns["school_id"]).toMatchObject({ from: heading, as: "id" });
    }),
    { numRuns: 30 },
  );
});

test("a column of names under School is the name of the school whose code is in another column", () => {
  const { profile } = proposeMapping(file("School", ["Lincoln High", "Oak Middle"], { "School Code": "101" }));
  const school = profile.fills.find(({ table }) => table === "school");
  expect(school?.columns).toMatchObject({ school_id: { from: "School Code" }, name: { from: "School" } });
});
