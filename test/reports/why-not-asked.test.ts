import { expect, test } from "vitest";
import type { NotAsked } from "../../src/reports/audit-schema.ts";
import { whyNotAsked } from "../../src/reports/why-not-asked.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

const line = (more: Partial<NotAsked>): NotAsked => ({
  indicator: null,
  grouping: null,
  goal: 1,
  schoolYear: 2026,
  needs: ["attendance"],
  why: "no-records",
  schools: null,
  ...more,
});
const b = [{ id: "B", name: "Birch" }];
const notAsked = [
  line({ indicator: "chronic-absence", schools: b }),
  line({ grouping: "foster", needs: ["foster"], why: "not-matched", schools: b }),
  line({ indicator: "expelled", needs: ["expulsions"], schoolYear: null }),
];
const needsOf = (id: string): unknown => whyNotAsked({ notAsked }, id).flatMap(({ needs }) => needs);

test("a number missing at a school names the records needed for its question or groups; other ids are unknown", () => {
  expect(needsOf("chronic-absence/2026/school:B/el=yes/everyone-else")).toEqual(["attendance"]);
  expect(needsOf("chronic-absence/2026/school:A/el=yes/everyone-else")).toEqual([]);
  expect(needsOf("chronic-absence/2025/school:B/el=yes/everyone-else")).toEqual([]);
  expect(needsOf("attendance/2026/school:B/foster=yes/everyone-else")).toEqual(["foster"]);
  expect(needsOf("chronic-absence/2026/district:D/foster=yes/everyone-else")).toEqual([]);
  expect(needsOf("expelled/2024/district:D/el=yes/everyone-else")).toEqual(["expulsions"]);
});

test("the sentence names the records in each language", () => {
  const facts = { id: "x", needs: ["attendance"], notMatched: ["foster"] };
  expect(languageOf.en.errors["cli.not-asked"](facts).what).toBe(
    '"x" was not asked, because it needs attendance, and no row matched enrollment there (foster care).',
  );
  expect(languageOf.es.errors["cli.not-asked"](facts).what).toMatch(/necesita .* y ninguna fila coincide/);
});
