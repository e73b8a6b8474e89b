import { expect, test } from "vitest";
import { profileFromYaml } from "../../src/sources/profile/profile-file.ts";
import { vocabularies } from "../../src/sources/vocabulary/code-words.ts";

const profileWith = (words: string, meaning: string): string => `name: list
kind: programs
headings: [Student ID, Status]
missing: {}
studentIds: state
fills:
  - table: program
    columns:
      student_id: { from: Student ID, as: id }
      program:
        from: Status
        words: ${words}
        codes:
          ABC: ${meaning}
`;

test.each([...vocabularies.keys()])("a misspelled meaning of %s is refused with its line", (words) => {
  const meanings = Object.keys(vocabularies.get(words)?.means ?? {});
  expect(meanings.length).toBeGreaterThan(0);
  for (const meaning of meanings) {
    const right = JSON.stringify(meaning);
    expect(profileFromYaml(profileWith(words, right)).fills).toHaveLength(1);
    const wrong = JSON.stringify(`${meaning}x`);
    expect(() => profileFromYaml(profileWith(words, wrong))).toThrow(
      expect.objectContaining({
        code: "mapped.profile-wrong",
        facts: {
          path: "the profile",
          faults: [expect.objectContaining({ line: 14, fault: expect.objectContaining({ wrong: "not-one-of" }) })],
        },
      }),
    );
  }
  for (const open of ["null", '"?"']) expect(profileFromYaml(profileWith(words, open)).fills).toHaveLength(1);
});

test("what is neither yes nor no is refused in a column of yes and no", () => {
  const text = profileWith("mapped.program", "null").replace("words: mapped.program", "yes: homeless");
  expect(profileFromYaml(text.replace("ABC: null", "ABC: yes")).fills).toHaveLength(1);
  expect(() => profileFromYaml(text.replace("ABC: null", "ABC: not known"))).toThrow(
    expect.objectContaining({ code: "mapped.profile-wrong" }),
  );
});
