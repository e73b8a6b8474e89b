import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { tallyQuestion } from "../../src/cube/tally.ts";
import { customGroupings } from "../../src/groups/custom.ts";
import { groupings } from "../../src/groups/index.ts";
import { customIndicators } from "../../src/indicators/custom.ts";
import { indicators } from "../../src/indicators/index.ts";
import { notAskedYet } from "../../src/indicators/not-asked.ts";
import { indicatorsPossible } from "../../src/indicators/possible.ts";
import { type ColumnVector, emptyColumn } from "../../src/records/columns/column.ts";
import { evaluateAll } from "../../src/records/columns/column-evaluator.ts";
import { StringDictionary } from "../../src/records/columns/string-dictionary.ts";
import { incidentDecided, incidentRemoval } from "../../src/records/coverage/incident-outcome.ts";
import { columnsOf } from "../../src/records/expr.ts";
import { columnNames } from "../../src/records/relation.ts";
import { studentYearKinds } from "../../src/records/student-year/kinds.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import { tables } from "../../src/records/tables.ts";

const columns = new Set(columnNames(studentYear));

test("every column read by an indicator or grouping exists in the student-year", () => {
  for (const i of indicators) {
    const parts =
      i.kind === "share"
        ? [i.hit, ...(i.achievementLevels === undefined ? [] : [i.achievementLevels.of])]
        : i.kind === "mean"
          ? [i.value]
          : [i.part, i.whole];
    for (const part of [i.population, ...parts])
      for (const name of columnsOf(part)) expect(columns, `${i.id} reads ${name}`).toContain(name);
  }
  for (const g of groupings)
    for (const name of columnsOf(g.of)) expect(columns, `${g.id} reads ${name}`).toContain(name);
});

test("every student-year column has a known kind, and built-in indicators type-check", () => {
  const kinds = studentYearKinds();
  expect([...kinds].filter(([, kind]) => kind === "null")).toEqual([]);
  expect(new Set(kinds.keys())).toEqual(columns);
  expect(kinds.get("entry_date")).toBe("date");
  const none = {
    rows: 0,
    columns: new Map([...kinds].map(([name, kind]): [string, ColumnVector] => [name, emptyColumn(kind, 0)])),
  };
  const { bits, numbers } = tallyQuestion(indicators);
  const evaluated = evaluateAll([...bits, ...numbers, ...groupings.map((g) => g.of)], none, new StringDictionary()).map(
    (c) => c.kind,
  );
  expect(evaluated.slice(0, bits.length).filter((kind) => kind !== "boolean")).toEqual([]);
  expect(
    evaluated
      .slice(bits.length, bits.length + numbers.length)
      .filter((kind) => kind !== "number" && kind !== "boolean"),
  ).toEqual([]);
});

test("every need names an existing table and columns", () => {
  for (const { needs, id } of [...indicators, ...groupings]) {
    for (const part of needs.flatMap((n) => n.parts)) {
      const table = tables.find((t) => t.id === part.table);
      expect(table, `${id} needs ${part.table}`).toBeDefined();
      for (const name of columnsOf(part.where))
        expect(
          [...Object.keys(table?.columns ?? {}), incidentDecided, incidentRemoval],
          `${id}: ${part.table}`,
        ).toContain(name);
    }
  }
});

test("every declared indicator is in the list", async () => {
  const listed = new Set<unknown>(indicators);
  const declared = new Set<unknown>();
  for (const file of readdirSync("src/indicators").filter((f) => f !== "index.ts" && f !== "official.ts")) {
    const exported: Record<string, unknown> = await import(`../../src/indicators/${file.replace(/\.ts$/, "")}.ts`);
    for (const value of Object.values(exported).flat())
      if (typeof value === "object" && value !== null && "boundary" in value) {
        expect(listed, file).toContain(value);
        declared.add(value);
      }
  }
  expect(declared.size).toBe(indicators.length);
});

test("more records make more indicators possible, up to the whole catalog except those without a source", () => {
  const none = indicatorsPossible(() => false);
  expect(none.asked).toEqual([]);
  const all = indicatorsPossible(() => true);
  expect(all.asked.length).toBe(indicators.length);
  expect(all.catalog).toBe(indicators.length + notAskedYet.length);
  const noAttendance = indicatorsPossible((n) => n.record !== "attendance");
  expect(noAttendance.adds).toEqual([
    { record: "attendance", indicators: ["attendance", "chronic-absence", "days-taught"] },
  ]);
});

test("a district's own indicator and grouping use the same row language", () => {
  const [mine] = customIndicators([
    {
      id: "missed-fifteen",
      goal: 1,
      question: "Who missed 15 days or more?",
      outcome: "unfavorable",
      population: { and: ["enrolled", { "at-least": ["days_expected", 30] }] },
      hit: { "at-least": ["days_absent", 15] },
    },
  ]);
  expect(mine).toMatchObject({
    id: "missed-fifteen",
    kind: "share",
    hit: { op: "at-least", left: { op: "column", name: "days_absent" }, right: { value: 15 } },
  });
  const [grouping] = customGroupings([
    { id: "band", levels: { young: { "at-most": ["grade_number", 5] }, older: { above: ["grade_number", 5] } } },
  ]);
  expect(grouping).toMatchObject({ id: "band", levels: ["young", "older"] });
});

const own = { id: "x", goal: 1, question: "?", outcome: "neither" };
test.each([
  [
    { ...own, hit: "days_abscent" },
    { where: "indicators.x.hit", wrong: "column", name: "days_abscent" },
  ],
  [
    { ...own, id: "chronic-absence", hit: true },
    { at: "indicators.chronic-absence.id", wrong: "taken" },
  ],
  [own, { at: "indicators.x", wrong: "hit-or-value" }],
  [
    { ...own, goal: 7, hit: true },
    { at: "indicators.0.goal", wrong: "shape" },
  ],
  [
    { ...own, hit: { "more-than": ["days_absent", 1] } },
    { wrong: "operation", name: "more-than", parts: 2 },
  ],
  [
    { ...own, hit: { equals: ["days_absent", { text: "many" }] } },
    { where: "indicators.x.hit", wrong: "mixed", a: "number", b: "text" },
  ],
  [
    { ...own, hit: "days_absent" },
    { where: "indicators.x.hit", wrong: "kind", found: "number", needed: "boolean" },
  ],
  [
    { ...own, hit: { and: ["enrolled", "grade"] } },
    { where: "indicators.x.hit", wrong: "kind", found: "text", needed: "boolean" },
  ],
  [
    { ...own, value: "entry_date" },
    { where: "indicators.x.value", wrong: "kind", found: "date", needed: "number" },
  ],
  [
    { ...own, population: { "at-least": ["grade", 5] }, hit: true },
    { where: "indicators.x.population", wrong: "mixed", a: "text", b: "number" },
  ],
])("a mistake in the configuration names its place: %j", (written, facts) => {
  expect(() => customIndicators([written])).toThrow(expect.objectContaining({ facts: expect.objectContaining(facts) }));
});
