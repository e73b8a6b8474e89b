import { expect, test } from "vitest";
import { dashboardRule, dashboardRules, dashboardShows } from "../../src/rules/us-ca-dashboard.ts";

const goodness = { Red: 1, Orange: 2, Yellow: 3, Green: 4, Blue: 5 };

test("no table rates a better status or a better change worse", () => {
  for (const { id, colors } of dashboardRules) {
    const ranks = colors.map((row) => row.map((color) => (color === "Gray" ? undefined : goodness[color])));
    for (let status = 0; status < 5; status++)
      for (let change = 0; change < 5; change++) {
        const here = ranks[status]![change];
        if (here === undefined) continue;
        expect(
          ranks[status + 1]?.[change] ?? 5,
          `${id}, status ${status + 1}, change ${change + 1}`,
        ).toBeGreaterThanOrEqual(here);
        expect(
          ranks[status]?.[change + 1] ?? 5,
          `${id}, status ${status + 1}, change ${change + 1}`,
        ).toBeGreaterThanOrEqual(here);
      }
  }
});

test("every table's cuts run from the best level to the worst", () => {
  for (const { id, better, statusCuts, change } of dashboardRules) {
    const sign = better === "lower" ? 1 : -1;
    expect(
      [...statusCuts].sort((a, b) => sign * (a - b)),
      id,
    ).toEqual(statusCuts);
    expect(change.muchWorse, id).toBeGreaterThan(change.worse);
    expect(change.muchBetter, id).toBeGreaterThan(change.better);
  }
});

test("an indicator has at most one table in a year, and graduation changed its cuts in 2018", () => {
  for (const { official } of dashboardRules)
    for (let year = 2017; year <= 2024; year++)
      expect(
        dashboardRules.filter(
          (rule) =>
            JSON.stringify(rule.official) === JSON.stringify(official) &&
            year >= rule.years.from &&
            year <= rule.years.to,
        ).length,
      ).toBeLessThanOrEqual(1);
  expect(dashboardRule({ indicator: "GRAD" }, 2017)?.statusCuts).toEqual([95, 90, 85, 67]);
  expect(dashboardRule({ indicator: "GRAD" }, 2018)?.statusCuts).toEqual([95, 90.5, 80, 68]);
});

test("a year or a type without a table has no rule", () => {
  expect(dashboardRule({ indicator: "GRAD" }, 2025)).toBeUndefined();
  expect(dashboardRule({ indicator: "SUSP" }, 2024)).toBeUndefined();
  expect(dashboardRule({ indicator: "SUSP", type: "UD" }, 2024)?.id).toBe("suspension_unified");
  expect(dashboardRule({ indicator: "ELA" }, 2024)?.id).toBe("ela_3_8");
});

test("2022 showed status only, 2020 and 2021 nothing", () => {
  expect([2019, 2020, 2021, 2022, 2023].map(dashboardShows)).toEqual([
    "colors",
    "nothing",
    "nothing",
    "status",
    "colors",
  ]);
});
