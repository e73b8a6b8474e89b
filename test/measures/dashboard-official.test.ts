import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { dashboardReading, gridReading, hasColor, percentYear, statusLevel } from "../../src/measures/dashboard.ts";
import { type DashboardColor, dashboardRule } from "../../src/rules/us-ca-dashboard.ts";
import { roundHalfAway } from "../../src/stats/rounding.ts";

/** Rows the state published in 2024 for one county; not part of the project, so the tests are skipped where they are not at hand. */
const folder = "../shared/data/real/ca-dashboard-monterey-2024";
const files = ["chronic", "suspension", "ela", "math", "grad", "cci", "elpi"];
const colorNumbers: readonly DashboardColor[] = ["Gray", "Red", "Orange", "Yellow", "Green", "Blue"];

type Row = Readonly<Record<string, string>>;

/** Quoted fields, doubled quotes; no field of these files holds a line break. */
function rowsOf(name: string): Row[] {
  const [head, ...lines] = readFileSync(join(folder, `${name}_2024.csv`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((field) => field[1] ?? field[2] ?? ""),
    );
  return lines.map((line) => Object.fromEntries(head!.map((column, at) => [column, line[at] ?? ""])));
}

const ruleOf = (row: Row) =>
  dashboardRule(
    {
      indicator: row["indicator"]!,
      ...(row["type"] && { type: row["type"] }),
      highSchoolCuts: row["hscutpoints"] === "Y",
    },
    Number(row["reportingyear"]),
  )!;

describe.skipIf(!existsSync(folder))("the state's published 2024 rows of one county", () => {
  const rows = existsSync(folder) ? files.flatMap(rowsOf) : [];

  test("every status level is reproduced", () => {
    const judged = rows.filter((row) => Number(row["statuslevel"]) > 0);
    const wrong = judged.filter(
      (row) => statusLevel(ruleOf(row), Number(row["currstatus"])) !== Number(row["statuslevel"]),
    );
    expect(judged).toHaveLength(1341);
    expect(wrong).toEqual([]);
  });

  test("every change level is reproduced, graduation's unmerged one included", () => {
    const judged = rows.filter((row) => Number(row["changelevel"]) > 0);
    const wrong = judged.filter((row) => {
      const found = gridReading(
        ruleOf(row),
        Number(row["currstatus"]),
        Number(row["change"]),
        Number(row["currdenom"]),
      );
      return isNone(found) || found.officialChange !== Number(row["changelevel"]);
    });
    expect(judged).toHaveLength(1287);
    expect(wrong).toEqual([]);
  });

  test("every color and every cell number is reproduced", () => {
    const judged = rows.filter((row) => Number(row["color"]) > 0);
    const wrong = judged.filter((row) => {
      const found = gridReading(
        ruleOf(row),
        Number(row["currstatus"]),
        Number(row["change"]),
        Number(row["currdenom"]),
      );
      return isNone(found) || found.color !== colorNumbers[Number(row["color"])] || found.box !== Number(row["box"]);
    });
    expect(judged).toHaveLength(1011);
    expect(wrong).toEqual([]);
  });

  test("the small-number rule says which rows carry a color", () => {
    const judged = rows.filter((row) => row["currstatus"] !== "");
    const wrong = judged.filter(
      (row) =>
        hasColor(
          { record: row["rtype"] as "D" | "S", group: row["studentgroup"]! },
          Number(row["currdenom"]),
          Number(row["priordenom"]),
        ) !==
        Number(row["color"]) > 0,
    );
    expect(judged).toHaveLength(1341);
    expect(wrong).toEqual([]);
  });

  test("status and change follow from the counts wherever the file states them", () => {
    const judged = rows.filter(
      (row) => row["currnumer"] && row["priornumer"] && row["currstatus"] && row["priorstatus"] && row["change"],
    );
    const wrong = judged.filter((row) => {
      const current = percentYear({ hits: Number(row["currnumer"]), n: Number(row["currdenom"]) });
      const prior = percentYear({ hits: Number(row["priornumer"]), n: Number(row["priordenom"]) });
      if (isNone(current) || isNone(prior)) return true;
      const found = dashboardReading(ruleOf(row), current, prior);
      return (
        isNone(found) ||
        found.value !== Number(row["currstatus"]) ||
        found.difference !== roundHalfAway(Number(row["change"]), 1)
      );
    });
    expect(judged).toHaveLength(655);
    expect(wrong).toEqual([]);
  });
});
