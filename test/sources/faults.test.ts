import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { AppError } from "../../src/base/errors.ts";
import type { Lang } from "../../src/base/lang.ts";
import { parseConfig } from "../../src/sources/config.ts";
import { profileFromYaml } from "../../src/sources/profile/profile-file.ts";
import { errorWords } from "../../src/ui/language/errors.ts";

const thrownBy = (work: () => unknown): AppError => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("nothing was wrong");
};

/** Ten nested lists of ten: a billion values in a few lines. */
const bomb = Array.from({ length: 10 }, (_, i) => {
  const before = i === 0 ? "x" : `*l${i - 1}`;
  return `l${i}: &l${i} [${Array(10).fill(before).join(", ")}]`;
}).join("\n");

/** Values of students, as names and as values in YAML. */
const canary = fc.constantFrom("Maria Lopez", "7300000012", "2009-01-02", "hit teacher", "Zkqw", "900-45-6789");
const plain = fc.constantFrom("district", "name", "language", "minimum_n", "codes", "headings", "fills", "schoolYear");
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    canary,
    fc.constantFrom(1, null, true, "CA"),
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(canary, plain), tie("node"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test("an error in a hand-written file has no value of a student, and is short, whatever the file is", () => {
  let faults = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        node.map((value) => stringify(value)),
        fc.array(canary).map((all) => all.join(": ")),
      ),
      (text) => {
        for (const read of [() => parseConfig(text, "a.yaml"), () => profileFromYaml(text, "a.yaml")]) {
          const { code, facts } = thrownBy(read);
          const said = errorWords(new AppError(code, facts), "en");
          const all = `${JSON.stringify(facts)} ${JSON.stringify(said)}`;
          expect(all).not.toMatch(/Lopez|7300000012|2009-01-02|teacher|Zkqw|900-45/);
          expect(all.length).toBeLessThan(20_000);
          faults++;
        }
      },
    ),
  );
  expect(faults).toBeGreaterThan(100);
  const rows = Array.from({ length: 400 }, (_, i) => `Maria Lopez ${i}: [73000000${i}`).join("\n");
  for (const text of [rows, rows.replaceAll("[", "")])
    expect(JSON.stringify(thrownBy(() => parseConfig(text, "a.yaml")).facts).length).toBeLessThan(5_000);
});

describe("errors in hand-written files", () => {
  test.each([
    ["not YAML", () => parseConfig("district: [1", "a.yaml"), "config.not-yaml"],
    ["a colon too many", () => parseConfig("district: a: b", "a.yaml"), "config.not-yaml"],
    ["twice the same", () => parseConfig("language: en\nlanguage: es", "a.yaml"), "config.not-yaml"],
    ["a text for a number", () => parseConfig("district: { name: A }\nminimum_n: many", "a.yaml"), "config.wrong"],
    ["unknown settings", () => parseConfig("district: { name: A }\nmini_n: 3\nmaxi_n: 4", "a.yaml"), "config.wrong"],
    ["not a language", () => parseConfig("district: { name: A }\nlanguage: fr", "a.yaml"), "config.wrong"],
    ["a YAML bomb", () => parseConfig(bomb, "a.yaml"), "config.not-yaml"],
    ["a YAML bomb as a profile", () => profileFromYaml(bomb, "p.yaml"), "mapped.profile-not-yaml"],
    ["an alias without an anchor", () => parseConfig("district: *there", "a.yaml"), "config.not-yaml"],
    ["11 MB of settings", () => parseConfig("a: [1]\n".repeat(1_600_000), "a.yaml"), "config.not-yaml"],
    ["a profile that is not YAML", () => profileFromYaml("name: 'a", "p.yaml"), "mapped.profile-not-yaml"],
    ["a profile without fills", () => profileFromYaml("name: a\nkind: roster", "p.yaml"), "mapped.profile-wrong"],
  ])("%s is told at the same place in English and Spanish", (_, work, code) => {
    const error = thrownBy(work);
    expect(error.code).toBe(code);
    const lines = (lang: Lang): string[] =>
      errorWords(error, lang)
        .what.split("\n")
        .filter((line) => /^[a-z]\.yaml:/.test(line));
    const [faults, spanish] = [lines("en"), lines("es")];
    expect(faults.length).toBeGreaterThan(0);
    expect(spanish.length).toBe(faults.length);
    const place = (fault: string): string => fault.match(/^[a-z]\.yaml(:\d+)+:/)?.[0] ?? "nowhere";
    faults.forEach((fault, k) => {
      expect(place(fault)).not.toBe("nowhere");
      expect(place(spanish[k] ?? "")).toBe(place(fault));
      expect(spanish[k]).not.toBe(fault);
      expect(spanish[k]).not.toMatch(/\b(the|expected|received|invalid|must|is|are|unknown)\b/i);
    });
  });
});
