import { expect, test } from "vitest";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { AnyFinding } from "../../src/reports/judged/finding-at.ts";
import { changeOf, findingOf, indicatorLabel, indicatorQuestion } from "../../src/ui/audit-sentence.ts";
import { findingSentence, findingTitle } from "../../src/ui/finding-sentence.ts";
import { comparisonName, groupingName, groupName } from "../../src/ui/group-name.ts";
import { knownIndicator, wordsOf } from "../../src/ui/words.ts";

const english = wordsOf("en");
const spanish = wordsOf("es");

const found: AnyFinding = {
  audience: "internal",
  at: { indicator: 0, year: 0, place: 0, group: 1 },
  counted: { value: 212 / 640 - 0.493, lower: -0.2, upper: -0.121, direction: "higher-is-better" },
  id: "math-met/2026/district/el-status.EL/everyone-else",
  indicator: "math-met",
  goal: 1,
  schoolYear: 2026,
  place: { kind: "district", id: "1", name: "Alder Valley Unified" },
  group: { grouping: "el-status", level: "EL" },
  comparison: "everyone-else",
  measure: "gap",
  gap: 212 / 640 - 0.493,
  value: 0.493 - 212 / 640,
  lower: 0.121,
  upper: 0.2,
  unit: "share-points",
  n: 640,
  hits: 212,
  rate: 212 / 640,
  comparisonN: 5000,
  comparisonHits: 2465,
  comparisonRate: 0.493,
  pValue: 0.0001,
  qValue: 0.001,
  studentsToClose: 104,
  actionLine: 0.03,
  direction: "higher-is-better",
  verdict: "clear",
};

test("an audit finding becomes a sentence with the raw gap", () => {
  expect(findingSentence(findingOf(found, english), english)).toBe(
    "Of 640 English learners, 212 met the state standard in math. " +
      "That is 104 fewer than the 316 at the rate of all other students. " +
      "This is a clear gap (between 77 and 128 students; 16 points).",
  );
});

test("an average and a district's own indicator have sentences too", () => {
  const distance = {
    ...found,
    indicator: "math-distance",
    unit: "scale-points" as const,
    hits: null,
    comparisonHits: null,
  };
  const text = findingSentence(
    findingOf(
      { ...distance, rate: -62, comparisonRate: 12, counted: { ...found.counted, value: -74, lower: -78, upper: -70 } },
      english,
    ),
    english,
  );
  expect(text).toContain("scored 62 test points below the standard in math");
  const own = findingOf({ ...found, indicator: "our-arts" }, english, { "our-arts": "Arts every week" });
  expect(findingSentence(own, english)).toContain("212 counted in “Arts every week”");
  const mean = findingOf({ ...distance, indicator: "our-arts", unit: "index", rate: 1.5, comparisonRate: 2 }, english);
  expect(findingSentence(mean, english)).toContain("For English learners, “our-arts” was 1.50.");
});

test("says if a gap closed because the others did worse", () => {
  const change = { since: 2023, value: -0.05, lower: -0.08, upper: -0.02, verdict: "closing" } as const;
  const gap = { value: 0.1, unit: "share-points", verdict: "clear" } as const;
  expect(changeOf({ ...gap, change: { ...change, own: "same", others: "worse" } }, english)).toEqual({
    kind: "closing",
    since: 2023,
    because: "comparison-worse",
    before: "15 points",
    equal: false,
  });
  expect(changeOf({ ...gap, change: { ...change, own: "better", others: "worse" } }, english)).toEqual({
    kind: "closing",
    since: 2023,
    own: "better",
    before: "15 points",
    equal: false,
  });
});

test("where a gap has not clearly changed, its sentence has the gap of both years, unless it was the other way round", () => {
  const change = {
    since: 2023,
    value: -0.01,
    lower: -0.08,
    upper: 0.06,
    verdict: "unclear",
    own: "same",
    others: "same",
  } as const;
  const said = (more: Partial<AnyFinding>): string =>
    findingSentence(findingOf({ ...found, ...more, change } as AnyFinding, english), english);
  expect(said({ verdict: "clear", value: 0.1 })).toContain("In 2022-23 it was 11 points. That change may be chance.");
  const same = { ...change, value: 0.001 };
  const still = findingSentence(
    findingOf({ ...found, verdict: "clear", value: 0.1, change: same } as AnyFinding, english),
    english,
  );
  expect(still).toContain("In 2022-23 it was also 10 points.");
  expect(said({ verdict: "clear", value: -0.005 })).toContain("There has been no clear change since 2022-23.");
  // Nothing is known of a gap that cannot be told, so nothing is said of its change.
  expect(said({ verdict: "cannot-tell", value: 0.1 })).not.toContain("2022-23");
});

test("every indicator of the catalog has words, and its sentence has the right form", () => {
  for (const { id, kind, unit } of indicators) {
    expect(knownIndicator(id), id).toBe(id);
    for (const words of [english, spanish]) {
      expect(indicatorLabel(id, words)).not.toBe(id);
      expect(indicatorQuestion(id, words)).toMatch(/\?$/);
      const { form } = words.outcome(knownIndicator(id) ?? "tested-ela");
      expect(form === "amount" || form === "placed", `${id} is a ${kind}`).toBe(kind !== "share");
      const finding: AnyFinding =
        kind === "share"
          ? { ...found, indicator: id }
          : {
              ...found,
              indicator: id,
              hits: null,
              comparisonHits: null,
              unit: unit === "share" ? "share-points" : unit,
            };
      expect(findingSentence(findingOf(finding, words), words)).not.toMatch(/[{}]|undefined|NaN/);
      expect(findingTitle(findingOf(finding, words), words)).not.toMatch(/[{}]|undefined|NaN/);
    }
  }
});

test("every level of every grouping has a name in both languages", () => {
  for (const { id, levels } of groupings) {
    expect(groupingName(id, english)).not.toBe(id);
    for (const level of "found" in levels ? ["01", "spa", "Mixteco"] : levels) {
      for (const words of [english, spanish]) {
        const { label, phrase } = groupName(id, level, words);
        expect(label.length, `${id} ${level}`).toBeGreaterThan(3);
        expect(label).not.toBe(level);
        expect(phrase.counted).not.toContain("“");
      }
    }
  }
  expect(groupName("home-language", "01", english).label).toBe("Students who speak Spanish at home");
  expect(groupName("home-language", "Mixteco", spanish).label).toBe("Estudiantes que hablan Mixteco en casa");
});

test("crossings and comparisons are named as people", () => {
  expect(groupName("race-ethnicity*gender", "black*F", english).label).toBe("Black or African American girls");
  expect(groupName("grade*gender", "03*M", english).phrase.the).toBe("students in grade 3 who are also boys");
  expect(groupingName("race-ethnicity*gender", english)).toBe("Race and ethnicity, with gender");
  expect(groupName("our-team", "blue", spanish).phrase.the).toBe("los estudiantes “blue”");
  expect(comparisonName("everyone-else", "gender", spanish).phrase.the).toBe("los demás estudiantes");
  expect(comparisonName("level:white", "race-ethnicity", english).phrase.the).toBe("White students");
  expect(comparisonName("all", "gender", english).label).toBe("All students");
});
