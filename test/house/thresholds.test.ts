import { describe, expect, test } from "vitest";
import { bareThresholds, decidingNumbers } from "../../house/thresholds.ts";

const numbersIn = (text: string, file = "indicators/one.ts", others: Readonly<Record<string, string>> = {}): string[] =>
  decidingNumbers(new Map(Object.entries({ [file]: text, ...others })))
    .filter((found) => found.file === file || others[found.file] !== undefined)
    .map((found) => found.number);

describe("finds a number that decides something", () => {
  test("in a comparison or a function of the row language, however deep", () => {
    expect(numbersIn('const hit = atLeast(y("days"), 30);')).toEqual(["30"]);
    expect(numbersIn('const hit = atLeast(y("days"), threshold("x.days", 30));')).toEqual(["30"]);
    expect(numbersIn('const hit = and(enrolled, above(dividedBy(y("a"), y("b")), 0.1));')).toEqual(["0.1"]);
    expect(numbersIn("const hit = between(grade, { from: 9, to: 12 });")).toEqual(["9", "12"]);
    expect(numbersIn('const age = minus(y("year"), 6);')).toEqual(["6"]);
    expect(numbersIn("const few = n < 11;", "web/audit/one.ts")).toEqual(["11"]);
    expect(numbersIn("const few = students.length < 11;", "app/one.ts")).toEqual(["11"]);
    expect(numbersIn("const most = judged * 4 < all;", "web/audit/one.ts")).toEqual(["4"]);
  });

  test("behind a constant: of the module, of a function, of another file", () => {
    expect(numbersIn('const X = 15; const hit = atLeast(y("days"), X);')).toEqual(["15"]);
    expect(numbersIn("function f(n: number) { const few = 11; return n < few; }", "reports/one.ts")).toEqual(["11"]);
    expect(numbersIn("const X = 15; const Y = X - 2; const few = n < Y;", "reports/one.ts")).toEqual(["15", "2"]);
    expect(
      numbersIn('import { most } from "./two.ts"; const many = n > most;', "reports/one.ts", {
        "reports/two.ts": "export const most = 40;",
      }),
    ).toEqual(["40"]);
    expect(
      numbersIn('import { limits as l } from "../sources/two.ts"; const many = n > l.most;', "reports/one.ts", {
        "sources/two.ts": "export const limits = { most: 40, width: 7 };",
      }),
    ).toEqual(["40"]);
  });

  test("in an object of limits, whole, by its part, or taken apart; other parts are left alone", () => {
    expect(numbersIn("const steps = { middle: 0.05, strong: 0.1 }; const s = v >= steps.strong;", "ui/one.ts")).toEqual(
      ["0.1"],
    );
    expect(
      numbersIn(
        "const steps = { middle: 0.05, strong: 0.1 }; const { middle } = steps; const s = v > middle;",
        "ui/one.ts",
      ),
    ).toEqual(["0.05"]);
    expect(numbersIn("const found = favorable(counts, { minimum: 10 });", "measures/one.ts")).toEqual(["10"]);
    expect(numbersIn("const found = judge(counts, { minimum: 10 });", "reports/one.ts")).toEqual(["10"]);
    expect(
      numbersIn("const options = { minimum: 10 }; const found = favorable(counts, options);", "measures/one.ts"),
    ).toEqual(["10"]);
  });

  test("as a default and as a fallback", () => {
    expect(numbersIn("function f(level = 0.95) { return level; }", "measures/one.ts")).toEqual(["0.95"]);
    expect(numbersIn("function f({ level = 0.95 } = {}) { return level; }", "stats/one.ts")).toEqual(["0.95"]);
    expect(numbersIn("const threshold = rows[0] ?? 3;", "web/audit/one.ts")).toEqual(["3"]);
  });

  test("handed to a method", () => {
    expect(numbersIn("const z = zForLevel(0.95);", "models/one.ts")).toEqual(["0.95"]);
    expect(numbersIn("const low = quantileOfSorted(sorted, 0.05);", "measures/one.ts")).toEqual(["0.05"]);
  });

  test("in a list that decides by membership, in a case, in a date, in SQL", () => {
    expect(numbersIn("const tested = [3, 4, 11].includes(grade);", "sources/one.ts")).toEqual(["3", "4", "11"]);
    expect(numbersIn("const grades = new Set([3, 11]); const tested = grades.has(grade);", "sources/one.ts")).toEqual([
      "3",
      "11",
    ]);
    expect(numbersIn("switch (grade) { case 9: begin(); }", "sources/one.ts")).toEqual(["9"]);
    expect(numbersIn('const year = date.slice(5) >= "07" ? 1 : 0;', "mapper/one.ts")).toEqual(['"07"']);
    expect(numbersIn("const sql = `SELECT a FROM t WHERE n > 10`;", "sources/one.ts")).toEqual(["10"]);
    expect(numbersIn("const sql = `SELECT a FROM t WHERE 10 <= n`;", "sources/one.ts")).toEqual(["10"]);
    expect(
      numbersIn("const apart = { n: 10 }; const sql = `SELECT a WHERE a > $" + "{apart.n} * b`;", "sources/one.ts"),
    ).toEqual(["10"]);
  });
});

describe("ignores numbers that decide nothing", () => {
  test("0 and 1, conversions of units, numbers of the rules", () => {
    expect(numbersIn('const hit = atLeast(firstKnown(y("suspensions"), 0), 1);')).toEqual([]);
    expect(numbersIn('const value = times(100, y("days_lost"));')).toEqual([]);
    expect(
      numbersIn('import { rules } from "../rules/a.ts"; const hit = atLeast(y("days"), rules.days.value);'),
    ).toEqual([]);
  });

  test("positions, digits, powers, periods and bits", () => {
    expect(numbersIn("const year = Number(date.slice(0, 4)) > last;", "records/one.ts")).toEqual([]);
    expect(numbersIn("const odd = i % 2 === 1;", "ui/one.ts")).toEqual([]);
    expect(numbersIn("const near = a ** 2 < b;", "stats/one.ts")).toEqual([]);
    expect(numbersIn("const pair = groups.length < 2;", "reports/one.ts")).toEqual([]);
    expect(numbersIn("const zip = start[0] === 0x50;", "sources/one.ts")).toEqual([]);
    // An identity: a version, a code
    expect(numbersIn("const form = 6; const isOurs = header.form === form;", "cube/one.ts")).toEqual([]);
  });

  test("the examples of an indicator, and whole pixels of a drawing", () => {
    expect(numbersIn('indicator({ goal: 3, board: 7, boundary: [edge("a", 5, days(180, 162))] });')).toEqual([]);
    expect(numbersIn("const wide = width === 720;", "ui/charts/one.ts")).toEqual([]);
    expect(numbersIn("const strong = value > 0.1;", "ui/charts/one.ts")).toEqual(["0.1"]);
  });
});

test("a technical number is listed with its declaration; an unlisted number in it, or an outdated entry, is an error", () => {
  const files = new Map([["stats/one.ts", "function root(x) { return x < 1e-9 || x > 15; }"]]);
  expect(bareThresholds(files, { "stats/one.ts root": ["1e-9 15", "why"] })).toEqual([]);
  expect(bareThresholds(files, { "stats/one.ts root": ["1e-9", "why"] })).toHaveLength(1);
  expect(bareThresholds(files, { "stats/one.ts root": ["1e-9 15 40", "why"] })).toHaveLength(1);
  expect(bareThresholds(files, {})).toHaveLength(2);
});
