import fc from "fast-check";
import { expect, test } from "vitest";
import { languages } from "../../src/base/lang.ts";
import type { ImpactRequest } from "../../src/reports/impact/plan.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { askImpact, resultsOf } from "./ask.ts";

const counted: ImpactRequest = { success: ["won"], group: ["race"], weight: "n" };
const heading = ["race", "n", "won"];
const groups = [
  ["Asian", 40, 30],
  ["Black", 60, 30],
  ["White", 100, 80],
] as const;

const name = fc.constantFrom(
  "Total",
  "TOTAL ",
  "All",
  "All Students",
  "all students",
  "Grand Total",
  "Todos",
  "Overall",
);
const respelled = (text: string, how: number): string =>
  how === 0 ? text : how === 1 ? text.toUpperCase() : how === 2 ? ` ${text.toLowerCase()}  ` : text;

test("a row of totals and other spellings of a name change no result, and are reported", async () => {
  const plain = resultsOf(await askImpact([heading, ...groups.map((row) => [...row])], counted));
  const parts = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 9 })), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.option(name), parts, async (total, moved) => {
      const rows: [string, number, number][] = groups.map(([race, n, won]) => [race, n, won]);
      const extra: [string, number, number][] = [];
      for (const [at, how, n] of moved) {
        const from = rows[at];
        if (from === undefined || from[1] - n < 30) continue;
        from[1] -= n;
        from[2] -= 1;
        extra.push([respelled(from[0], how), n, 1]);
      }
      const table = [...rows, ...extra, ...(total === null ? [] : [[total, 200, 140] as [string, number, number]])];
      const answer = await askImpact([heading, ...table], counted);
      expect(resultsOf(answer)).toEqual(plain);
      expect(answer.names.totals).toEqual(
        total === null ? [] : [{ column: "race", name: total.trim(), students: 200, others: 200 }],
      );
      const spellings = new Set(table.map(([race]) => race.trim())).size - (total === null ? 3 : 4);
      expect(answer.names.same.flatMap(({ also }) => also)).toHaveLength(spellings);
    }),
    { numRuns: 40 },
  );
});

test("a column that has only totals is a grouping like any other", async () => {
  const answer = await askImpact([heading, ["All", 40, 30]], counted);
  expect(answer.names.totals).toEqual([]);
  expect(answer.rows.some(({ group }) => group.name === "All")).toBe(true);
});

test("in long form a total is left out only where its disaggregation has other groups", async () => {
  const answer = await askImpact(
    [
      ["by", "group", "n", "won"],
      ["None", "All", 100, 60],
      ["Gender", "Female", 50, 35],
      ["Gender", "Male", 50, 25],
      ["Gender", "Total", 100, 60],
    ],
    { success: ["won"], disaggregation: "by", group: ["group"], weight: "n" },
  );
  expect(answer.rows.map(({ segment, group }) => [segment.disaggregation, group.name])).toEqual([
    ["Gender", "Female"],
    ["Gender", "Male"],
    ["None", "All"],
  ]);
  expect(answer.names.totals).toEqual([{ column: "group", name: "Total", students: 100, others: 100 }]);
});

test("in long form a total is left out where the repeated-by column is blank", async () => {
  const answer = await askImpact(
    [
      ["by", "group", "year", "n", "won"],
      ["Gender", "Female", "", 50, 35],
      ["Gender", "Male", "", 50, 25],
      ["Gender", "Total", "", 100, 60],
    ],
    { success: ["won"], disaggregation: "by", group: ["group"], weight: "n", summarizeBy: ["year"] },
  );
  expect(answer.rows.map(({ group }) => group.name)).toEqual(["Female", "Male"]);
});

test("a table of margins only is an error that says how to ask", async () => {
  const margins = [
    ["race", "gender", "n", "won"],
    ["Asian", "Total", 40, 30],
    ["Black", "Total", 60, 30],
    ["Total", "Female", 50, 30],
    ["Total", "Male", 50, 30],
  ];
  const both: ImpactRequest = { ...counted, group: ["race", "gender"] };
  await expect(askImpact(margins, both)).rejects.toMatchObject({
    code: "impact.only-totals",
    facts: { columns: ["race", "gender"] },
  });
  const one = await askImpact(margins, { ...counted, only: ["gender=total"] });
  expect(one.rows.map(({ group }) => [group.name, group.n])).toEqual([
    ["- All", 100],
    ["Asian", 40],
    ["Black", 60],
  ]);
});

test("--only and --exclude-scenario ignore case and spaces", async () => {
  const table = [
    ["race", "year", "n", "won"],
    ["Asian", "Fall 2017", 40, 30],
    ["Black", "fall  2017", 60, 30],
    ["Asian", "Fall 2018", 40, 30],
    ["Black", "Fall 2018", 60, 20],
  ];
  const kept = await askImpact(table, { ...counted, only: ["year=FALL 2017"], total: false });
  expect(kept.rows.map(({ group }) => group.name)).toEqual(["Asian", "Black"]);
  const without = await askImpact(table, { ...counted, scenario: ["year"], excludeScenario: ["year=FALL 2017"] });
  expect(new Set(without.rows.map(({ segment }) => segment.by[0]))).toEqual(new Set(["- All", "Fall 2018"]));
});

test("a group with the name of a total is said to have other numbers than the rest", async () => {
  const answer = await askImpact([heading, ["All", 40, 10], ["Black", 65, 30], ["White", 100, 70]], counted);
  expect(answer.names.totals).toEqual([{ column: "race", name: "All", students: 40, others: 165 }]);
});

test("percentages in place of counts are pointed out; fractions of weighted sizes are not", async () => {
  const percentages = await askImpact([heading, ["Black", 65, 35.4], ["White", 100, 70.2]], counted);
  expect(percentages.inParts).toEqual(["won"]);
  const weighted = await askImpact([heading, ["Black", 65.5, 35.4], ["White", 100, 70.2]], counted);
  expect(weighted.inParts).toEqual([]);
  const whole = await askImpact([heading, ["Black", 65, 35], ["White", 100, 70]], counted);
  expect(whole.inParts).toEqual([]);
});

test("no two groups have the name of a blank: a name that says the same is one group with it", async () => {
  const shown = languages.map((lang) => languageOf[lang].terminal.impact.notStated);
  for (const unstated of [...shown, "Not Stated", " NOT  REPORTED", "?"]) {
    const rows = [...groups, [unstated, 30, 12], [null, 40, 8]].map((row) => [...row]);
    const answer = await askImpact([heading, ...rows], counted);
    const blank = answer.rows.filter(({ group }) => group.name === null);
    expect(
      blank.map(({ group }) => [group.n, group.hits]),
      unstated,
    ).toEqual([[70, 20]]);
    expect(answer.rows.filter(({ group }) => group.name === unstated.trim())).toEqual([]);
    expect(answer.names.same).toEqual([{ column: "race", name: null, also: [unstated.trim()] }]);
  }
  // Without blanks it is a group like any other, and so is a name that says something else.
  const named = await askImpact([heading, ...groups.map((row) => [...row]), ["Not Stated", 30, 12]], counted);
  expect(named.rows.some(({ group }) => group.name === "Not Stated")).toBe(true);
  const unknown = await askImpact(
    [heading, ...groups.map((row) => [...row]), ["Unknown", 30, 12], [null, 40, 8]],
    counted,
  );
  expect(unknown.names.same).toEqual([]);
});
