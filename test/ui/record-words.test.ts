import { expect, test } from "vitest";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { notAskedYet } from "../../src/indicators/not-asked.ts";
import { columnsOf } from "../../src/records/expr.ts";
import { needs } from "../../src/records/needs.ts";
import { definitionsOf, type IndicatorDefinition, type Rule, ruleFormula } from "../../src/reports/definitions.ts";
import { columnsEn, groupingRulesEn, recordsEn } from "../../src/ui/language/en/records.ts";
import { columnWords, groupingRuleWords, recordWords } from "../../src/ui/record-words.ts";
import { ruleSentence } from "../../src/ui/rule-words.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { officialData } from "../official-data.ts";

const [english, spanish] = [wordsOf("en"), wordsOf("es")];
const { indicators: defined } = definitionsOf(officialData({}), { indicators, groupings });

const rulesOf = ({ population, asks }: IndicatorDefinition): readonly Rule[] => [
  ...(population === null ? [] : [population]),
  ...asks.map(({ rule }) => rule),
];

test("every record that an indicator or grouping needs has words, and no words are unused", () => {
  const wanted = new Set([...Object.values(needs).map((n) => n.record), ...notAskedYet.flatMap((n) => n.records)]);
  expect(Object.keys(recordsEn).sort()).toEqual([...wanted].sort());
  expect(recordWords("attendance", spanish)).toBe("asistencia");
  expect(recordWords("a-record-of-our-own", english)).toBe("a-record-of-our-own");
});

test("every column of a rule has words, and no words are unused", () => {
  const asked = new Set(defined.flatMap((d) => rulesOf(d).flatMap((r) => [...columnsOf(r)])));
  expect(Object.keys(columnsEn).sort()).toEqual([...asked].sort());
  expect(columnWords("days_absent", english)).toBe("days absent");
});

test("every grouping's rule has words in both languages; a district's own text is unchanged", () => {
  expect(Object.keys(groupingRulesEn).sort()).toEqual(groupings.map((g) => g.id).sort());
  expect(groupingRuleWords("ours", "Our rule", spanish)).toBe("Our rule");
});

test("a rule in words has its conditions in order and this audit's thresholds", () => {
  const chronic = defined.find((d) => d.id === "chronic-absence");
  expect(ruleSentence(chronic?.population as never, english)).toBe(
    "Enrolled in the year; not exempt from counting days; days expected: 1 or more; days attended: at most days expected; days expected: 31 or more; days attended: 1 or more.",
  );
  expect(chronic?.asks.map((a) => ruleSentence(a.rule, english))).toEqual([
    "Days absent divided by days expected: 0.1 or more.",
  ]);
  const met = defined.find((d) => d.id === "ela-met");
  expect(ruleSentence(met?.population as never, english)).toContain("grade: 3 to 8 or 11");
  expect(ruleSentence(met?.population as never, spanish)).toContain("grado: 3 a 8 u 11");
  const apart = defined.find((d) => d.id === "separate-setting");
  expect(ruleSentence(apart?.asks[0]?.rule as never, english)).toBe(
    "Setting of special education: separate school or residential school, or share of the day in the regular class: less than 0.4.",
  );
});

test("a rule's formula matches the rule, and no rule in words has a bare column name", () => {
  const of = (id: string): string => ruleFormula(defined.find((d) => d.id === id)?.asks[0]?.rule as never);
  expect(of("chronic-absence")).toBe("days_absent / days_expected >= 0.1");
  expect(of("el-progress")).toBe(
    "elpac_progress_level > elpac_progress_level_last_year or (elpac_progress_level = 6 and elpac_progress_level_last_year = 6) if known(elpac_progress_level) and known(elpac_progress_level_last_year), else (alternate_elpac_level > alternate_elpac_level_last_year or (alternate_elpac_level = 3 and alternate_elpac_level_last_year = 3)) or alternate_elpac_score - alternate_elpac_score_last_year >= 10",
  );
  expect(of("days-taught")).toBe("days_attended - days_in");
  for (const d of defined)
    for (const words of [english, spanish])
      for (const rule of rulesOf(d)) expect(ruleSentence(rule, words), d.id).not.toMatch(/_|true|false|undefined/);
});
