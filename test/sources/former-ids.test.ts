import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  currentCodeLists,
  currentFindingId,
  currentIndicatorId,
  currentRecordType,
  currentSourceId,
  formerIndicatorIds,
} from "../../src/base/former-ids.ts";
import { customIndicators } from "../../src/indicators/custom.ts";
import { indicators } from "../../src/indicators/index.ts";
import { notAskedYet } from "../../src/indicators/not-asked.ts";
import { parseConfig } from "../../src/sources/config.ts";
import { believedRecord } from "../../src/sources/conflict-answers.ts";
import { sources } from "../../src/sources/index.ts";
import { officialMarkers } from "../../src/sources/official-files/markers.ts";
import { officialTableSource } from "../../src/sources/official-files/official-table.ts";
import { parsePractice } from "../../src/sources/practices.ts";
import { nineFactors } from "../../src/surveys/nine-factors.ts";
import { ownNames } from "../../src/ui/own-names.ts";

const present = new Set([...indicators, ...notAskedYet].map((i) => i.id));

test("a former id maps to an existing indicator and is not itself an indicator's id", () => {
  expect(formerIndicatorIds.length).toBeGreaterThan(0);
  for (const id of formerIndicatorIds) {
    expect(present, id).toContain(currentIndicatorId(id));
    expect(present, id).not.toContain(id);
  }
  expect(currentIndicatorId("chronic-absence")).toBe("chronic-absence");
});

test("a fairlead.yaml with former ids is read as with the present ones", () => {
  const written = (spelled: (id: string) => string, good: string, bad: string): string => `
district: { name: Alder }
thresholds: { ${formerIndicatorIds.map((id) => `${spelled(id)}.days: 5`).join(", ")} }
indicators:
  - { id: own-good, goal: 1, question: Own?, outcome: ${good}, hit: enrolled }
  - { id: own-bad, goal: 1, question: Own?, outcome: ${bad}, hit: enrolled }
words:
  en: { ${formerIndicatorIds.map((id) => `indicator.${spelled(id)}: Ours`).join(", ")} }
`;
  const former = parseConfig(
    written((id) => id, "favourable", "unfavourable"),
    "fairlead.yaml",
  );
  const now = parseConfig(written(currentIndicatorId, "favorable", "unfavorable"), "fairlead.yaml");
  expect(former.thresholds).toEqual(now.thresholds);
  expect(Object.keys(now.thresholds)).toContain("teacher-of-color.days");
  expect(customIndicators(former.indicators)).toEqual(customIndicators(now.indicators));
  expect(customIndicators(now.indicators).map((i) => i.outcome)).toEqual(["favorable", "unfavorable"]);
  expect(ownNames(former.words, "fairlead.yaml")).toEqual(ownNames(now.words, "fairlead.yaml"));
  expect(ownNames(now.words, "fairlead.yaml").en.labels).toMatchObject({ "indicator.teacher-of-color": "Ours" });
});

test("a district's own indicator cannot have a former id", () => {
  for (const id of formerIndicatorIds.filter((former) => indicators.some((i) => i.id === currentIndicatorId(former))))
    expect(() => customIndicators([{ id, goal: 1, question: "Own?", outcome: "neither", hit: "enrolled" }])).toThrow(
      expect.objectContaining({ code: "indicators.custom" }),
    );
});

test("the profile of a published table that names a former id fills the present indicator", async () => {
  for (const id of formerIndicatorIds) {
    const run: string[] = [];
    const source = officialTableSource(
      `name: ours
kind: published
state: CA
headings: [Code, Rate]
year: { value: 2025 }
place: { kind: school, id: [Code] }
figures: [{ indicator: ${id}, value: Rate }]`,
      "profiles/ours.yaml",
    );
    const db = { run: async (sql: string) => void run.push(sql), all: async () => [] };
    await source?.finish?.({ db: db as never, codes: {}, report: () => {}, records: [], schoolYear: null } as never);
    expect(run.join("\n"), id).toContain(`'${currentIndicatorId(id)}'`);
    expect(run.join("\n"), id).not.toContain(`'${id}'`);
  }
});

test("a practice note may use former ids of indicators", () => {
  const note = parsePractice(
    `---
place: "123"
years: 2025
factors: ${nineFactors.factors[0]?.id}
groups: all
evidence: ${formerIndicatorIds.join(", ")}
contact: Alder
date: 2026-01-01
---
# Ours`,
    "ours.md",
    nineFactors.factors.map((f) => f.id),
  );
  expect(note).toMatchObject({ title: "Ours", evidence: formerIndicatorIds.join(", ") });
});

test("the id of a finding from an older audit finds the present one", () => {
  const rest = "2025/school:1/race-ethnicity=black/everyone-else";
  for (const id of formerIndicatorIds)
    expect(currentFindingId(`${id}/${rest}`)).toBe(`${currentIndicatorId(id)}/${rest}`);
  expect(currentFindingId(`own/2025/school:1/counselled=yes/all`)).toBe("own/2025/school:1/counselled=yes/all");
});

test("meanings of marks keep working under the former name of their list, and every list that a message names exists", () => {
  const codes = (list: string) =>
    parseConfig(`district: { name: Alder }\ncodes: { ${list}: { hidden: suppressed } }`, "fairlead.yaml").codes;
  expect(codes("public.marker")).toEqual(codes("official.marker"));
  expect(currentCodeLists({ "official.marker": 1, "public.marker": 2 })).toEqual({ "official.marker": 1 });
  const named = ["en", "es"].flatMap((lang) => [
    ...readFileSync(`src/ui/language/${lang}/problems.ts`, "utf8").matchAll(/`codes\\`, \\`([a-z.-]+)\\`/g),
  ]);
  expect(named.length).toBeGreaterThan(1);
  for (const [, list] of named) expect(list).toBe(officialMarkers.id);
});

test("a source has its present id under the former one, also in an answer about conflicts", () => {
  expect(currentSourceId("public")).toBe("official");
  expect(currentSourceId("published.ours")).toBe("official.ours");
  expect(sources.map(({ id }) => id)).toContain("official");
  for (const { id } of sources) expect(currentSourceId(id)).toBe(id);
  expect(believedRecord("public/dataquest-stability")).toBe("official/dataquest-stability");
  expect(believedRecord("published.ours/ours")).toBe(currentRecordType("official.ours/ours"));
  expect(believedRecord("calpads/SENR")).toBe("calpads/SENR");
});
