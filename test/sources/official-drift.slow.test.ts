import { describe, expect, test } from "vitest";
import { whileOfficial } from "./official-cells.ts";
import { figures, profile, readOfficial } from "./read-official.ts";

describe("rows that give different numbers for one figure", () => {
  test("two names of one group with different numbers: the one listed first is used, the other keeps its name", async () => {
    const groups = "group: { from: Group, codes: { English Learners: el-status=EL, ELs and former: el-status=EL } }\n";
    const lines = ["D1,2024,ELs and former,100,50", "D1,2024,English Learners,90,60", "D1,2024,Male,80,40"];
    const own = profile(figures).replace("group: { from: Group }\n", groups);
    for (const rows of [lines, [...lines].reverse()]) {
      const { found, problems } = await readOfficial("t.csv", ["Dist,Yr,Group,N,Hits", ...rows], own);
      expect(found).toMatchObject({
        "tested-math D1 el-status=EL 2024": "60 of 90",
        "tested-math D1 gender=M 2024": "40 of 80",
      });
      expect(Object.values(found)).toContain("50 of 100");
      expect(problems.map(({ code }) => code)).toEqual(["official.other-names"]);
      expect(problems[0]).toMatchObject({ facts: { groups: [{ used: "englishlearners", other: "elsandformer" }] } });
    }
  });

  test("codes of places are read as other codes are, without what spreadsheets add", async () => {
    const { found } = await readOfficial(
      "t.csv",
      ["Dist,Yr,Group,N,Hits", "10017.0,2024,Female,100,50", " 10018 ,2024,Female,90,60"],
      profile(figures),
    );
    expect(Object.keys(found).sort()).toEqual(["tested-math 10017 gender=F 2024", "tested-math 10018 gender=F 2024"]);
  });
});

test("two publications of one figure: another mark is no contradiction, a number is used before a mark, numbers that differ are not used", async () => {
  const long = ["Asian,-9999", "White,-9999", "Black or African American,5", "Two or More Races,6"];
  const year = ['"Asian","*","*"', '"White",12,4', '"Black or African American",10,5', '"Two or More Races",10,9'];
  const files = {
    "long.csv": [
      "District,FIPS,Year,Race/Ethnicity,Variable,Measure Type,Value",
      ...long.map((row) =>
        row.replace(/^(.*),/, "Ansonia School District,1,2018-2019,$1,Chronically Absent Students,Percent,"),
      ),
    ].join("\n"),
    "raw_2018-19_race.csv": [
      '"Chronic Absenteeism, 2018-19"',
      '"All Districts, Race/Ethnicity"',
      "",
      '"",,,"Chronically Absent",',
      '"District","District Code","Race/Ethnicity","Student Count","%"',
      ...year.map((row) => `"Ansonia School District","=""0020011""",${row}`),
    ].join("\n"),
  };
  await whileOfficial(files, async (p) => {
    const rows = await p.ask(
      "SELECT DISTINCT level, status, value FROM staged.official_figure WHERE school_year = 2019 ORDER BY ALL",
    );
    expect(rows.map((r) => [r["level"], r["status"], r["value"]])).toEqual([
      ["asian", "suppressed", null],
      ["black", "counted", 0.05],
      ["white", "counted", 0.04],
    ]);
    const differ = p.reading.problems.filter(({ code }) => code === "sources.rows-differ");
    expect(differ.map(({ rows: n }) => n)).toEqual([2]);
  });
  // If the district chooses one of them, its number is used, whatever the file order.
  await whileOfficial(
    files,
    async (p) => {
      const rows = await p.ask("SELECT DISTINCT value FROM staged.official_figure WHERE level = 'two-or-more'");
      expect(rows).toEqual([{ value: 0.09 }]);
    },
    { conflicts: { official_figure: "public/ct-chronic-absence" } },
  );
});

describe("a known format that drifted says so", () => {
  const races = ["HI", "AM", "AS", "HP", "BL", "WH", "TR"];
  const place = { LEA_STATE: "CA", LEAID: "0699999", LEA_NAME: "TEST", COMBOKEY: "069999901234", SCH_NAME: "North" };
  /** A school's row: counts by race and sex, and more columns. */
  const crdc = (sexes: readonly string[], each: number, more: Readonly<Record<string, string>>): string[] => {
    const counts = Object.fromEntries(
      races.flatMap((race) => sexes.map((sex) => [`SCH_ENR_${race}_${sex}`, sex === "X" ? "1" : String(each)])),
    );
    const row: Record<string, string> = { ...place, ...counts, ...more };
    return [Object.keys(row).join(","), Object.values(row).join(",")];
  };

  test("CRDC with nonbinary students and renamed learners: both are read", async () => {
    const { found, problems } = await readOfficial(
      "2021-22 Enrollment.csv",
      crdc(["M", "F", "X"], 10, {
        TOT_ENR_M: "70",
        TOT_ENR_F: "70",
        TOT_ENR_X: "7",
        SCH_ENR_EL_M: "4",
        SCH_ENR_EL_F: "3",
        SCH_ENR_EL_X: "-12",
      }),
    );
    expect(found).toMatchObject({
      "crdc-enrollment 069999901234 all 2022": "147 students",
      "crdc-enrollment 069999901234 gender=X 2022": "7 students",
      "crdc-enrollment 069999901234 race-ethnicity=black 2022": "21 students",
      "crdc-enrollment 069999901234 el-status=EL 2022": "7 students",
    });
    expect(problems.map((p) => p.code)).toContain("official.columns-missing");
    expect(problems.map((p) => p.code)).not.toContain("official.parts-differ");
  });

  test("a race that the format did not have is named, and totals that races do not add up to", async () => {
    const { problems } = await readOfficial(
      "2023-24 Enrollment.csv",
      crdc(["M", "F"], 10, { TOT_ENR_M: "95", TOT_ENR_F: "95", SCH_ENR_ME_M: "25", SCH_ENR_ME_F: "25" }),
    );
    expect(problems.find((p) => p.code === "official.columns-new")).toMatchObject({ facts: { all: 2 } });
    expect(problems.map((p) => p.code)).toContain("official.parts-differ");
  });
});
