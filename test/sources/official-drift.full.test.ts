import { describe, expect, test } from "vitest";
import { officialTableSource } from "../../src/sources/official-files/official-table.ts";
import type { Source } from "../../src/sources/source.ts";
import { figuresOf, whileOfficial } from "./official-cells.ts";

const codesOf = (p: { problems: readonly { code: string }[] }): string[] => p.problems.map((x) => x.code).sort();

/** Figures and problems of one file, with a published profile. */
async function read(name: string, lines: readonly string[], profile?: string) {
  const source = profile === undefined ? undefined : officialTableSource(profile, "profiles/t.yaml");
  const sources: readonly Source[] = source === undefined ? [] : [source];
  return whileOfficial(
    { [name]: `${lines.join("\n")}\n` },
    async (p) => ({
      found: figuresOf(await p.ask()),
      codes: codesOf(p.reading),
      problems: p.reading.problems,
      rowsLoaded: p.reading.files[0]?.rowsLoaded,
    }),
    { sources },
  );
}

const upc =
  "Academic Year,County Code,District Code,School Code,County Name,District Name,School Name,School Type,Total Enrollment,CALPADS Unduplicated Pupil Count (UPC)";

describe("the level of a row is read from its codes", () => {
  test("district and state rows are not listed as schools", async () => {
    const { found } = await read("cupc.csv", [
      upc,
      "2023-2024,00,00000,0000000,,,,,9000,4000",
      "2023-2024,27,66092,0000000,Monterey,Shore,N/A,,2000,1200",
      "2023-2024,27,66092,6026314,Monterey,Shore,Dune,,1200,700",
    ]);
    expect(found).toEqual({
      "upc-unduplicated CA all 2024": "4000 of 9000",
      "upc-unduplicated 2766092 all 2024": "1200 of 2000",
      "upc-unduplicated 6026314 all 2024": "700 of 1200",
    });
  });
});

const profile = (more: string): string => `name: state-t
kind: published
state: NY
headings: [Dist, Yr, Group, N, Hits]
year: { from: Yr }
place: { kind: district, id: [Dist] }
group: { from: Group }
${more}`;
const figures = "figures: [{ indicator: tested-math, n: N, hits: Hits }]";

describe("rows that give different numbers for one figure", () => {
  test("neither is used, and both lines are shown; the same number twice is no conflict", async () => {
    const { found, problems } = await read(
      "t.csv",
      [
        "Dist,Yr,Group,N,Hits",
        "D1,2024,Female,100,50",
        "D1,2024,Female,90,60",
        "D1,2024,Male,80,40",
        "D1,2024,Male,80,40",
      ],
      profile(figures),
    );
    expect(found).toMatchObject({
      "tested-math D1 gender=F 2024": "blank",
      "tested-math D1 gender=M 2024": "40 of 80",
    });
    expect(problems.find((p) => p.code === "official.same-figure")).toMatchObject({
      lines: [2, 3],
      facts: { figures: 1 },
    });
  });

  test("lines of which no figure is used are not loaded", async () => {
    const conflict = ["D1,2024,Female,100,50", "D1,2024,Female,90,60"];
    const { rowsLoaded } = await read(
      "t.csv",
      ["Dist,Yr,Group,N,Hits", ...conflict, "D1,2024,Male,80,40"],
      profile(figures),
    );
    expect(rowsLoaded).toBe(1);
  });

  test("two names of one group with different numbers: the one listed first is used, the other keeps its name", async () => {
    const groups = "group: { from: Group, codes: { English Learners: el-status=EL, ELs and former: el-status=EL } }\n";
    const lines = ["D1,2024,ELs and former,100,50", "D1,2024,English Learners,90,60", "D1,2024,Male,80,40"];
    const own = profile(figures).replace("group: { from: Group }\n", groups);
    for (const rows of [lines, [...lines].reverse()]) {
      const { found, problems } = await read("t.csv", ["Dist,Yr,Group,N,Hits", ...rows], own);
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
    const { found } = await read(
      "t.csv",
      ["Dist,Yr,Group,N,Hits", "10017.0,2024,Female,100,50", " 10018 ,2024,Female,90,60"],
      profile(figures),
    );
    expect(Object.keys(found).sort()).toEqual(["tested-math 10017 gender=F 2024", "tested-math 10018 gender=F 2024"]);
  });

  test.each(["Subject", "School Type", "Charter"])(
    "a profile that leaves out %s is refused with its name",
    async (extra) => {
      const { found, problems, rowsLoaded } = await read(
        "t.csv",
        [
          `Dist,Yr,Group,${extra},N,Hits`,
          ...["All Students", "Female"].flatMap((g) => [`D1,2024,${g},One,100,50`, `D1,2024,${g},Other,90,30`]),
        ],
        profile(figures),
      );
      expect(found).toEqual({});
      expect(rowsLoaded).toBe(0);
      expect(problems.find((p) => p.code === "official.unread-breakdown")).toMatchObject({
        facts: { columns: [extra] },
      });
    },
  );

  test("named under `only`, it is read", async () => {
    const { found, codes } = await read(
      "t.csv",
      ["Dist,Yr,Group,Subject,N,Hits", "D1,2024,Female,ELA,100,50", "D1,2024,Female,Math,90,30"],
      profile("only: { Subject: [Math] }\nfigures: [{ indicator: tested-math, n: N, hits: Hits }]"),
    );
    expect(found).toEqual({ "tested-math D1 gender=F 2024": "30 of 90" });
    expect(codes).toEqual([]);
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

describe("a column is a group", () => {
  const wide = (figure: string): string => `name: wide-t
kind: published
state: FL
headings: [Dist, White, Female, Total]
year: { value: 2024 }
place: { kind: district, id: [Dist] }
figures: [${figure}]`;
  test("counts of each, and a total", async () => {
    const { found } = await read(
      "w.csv",
      ["Dist,White,Female,Total", "01,12,*,40"],
      wide("{ indicator: suspended, n: { White: race-ethnicity=white, Female: gender=F, Total: all=all } }"),
    );
    expect(found).toEqual({
      "suspended 01 race-ethnicity=white 2024": "12 students",
      "suspended 01 gender=F 2024": "suppressed *",
      "suspended 01 all 2024": "40 students",
    });
  });
  test("a count and its students, each with a column for each group", async () => {
    const { found } = await read(
      "w.csv",
      ["Dist,White,White N,Female,Female N,Total,Total N", "01,3,30,2,20,9,90"],
      wide(
        '{ indicator: suspended, hits: { White: race-ethnicity=white, Female: gender=F, Total: all=all }, n: { "White N": race-ethnicity=white, "Female N": gender=F, "Total N": all=all } }',
      ),
    );
    expect(found).toEqual({
      "suspended 01 race-ethnicity=white 2024": "3 of 30",
      "suspended 01 gender=F 2024": "2 of 20",
      "suspended 01 all 2024": "9 of 90",
    });
  });
});

describe("names of groups", () => {
  test("usual names are known; others are asked about with the place for the answer", async () => {
    const names = [
      "EL",
      "Hispanic/Latino of any race",
      "Students w/ Disabilities",
      "Not Economically Disadvantaged",
      "EB/EL",
    ];
    const { found, problems } = await read(
      "t.csv",
      ["Dist,Yr,Group,N,Hits", ...names.map((name, i) => `D1,2024,${name},${100 + i},${i}`)],
      profile(figures),
    );
    expect(Object.keys(found).sort()).toEqual([
      "tested-math D1 disability=yes 2024",
      "tested-math D1 disadvantaged=no 2024",
      "tested-math D1 el-status=EL 2024",
      "tested-math D1 published-group=ebel 2024",
      "tested-math D1 race-ethnicity=hispanic 2024",
    ]);
    expect(problems.find((p) => p.code === "official.unknown-group")).toMatchObject({
      facts: { groups: ["ebel"], profile: "profiles/t.yaml" },
    });
  });
});

describe("two publications under one heading", () => {
  const lines = [
    "CDS_CODE,COUNTY,DISTRICT,SCHOOL,HISPANIC,AM_IND,ASIAN,PAC_ISLD,FILIPINO,AFRICAN_AM,WHITE,TWO_MORE_RACES,NOT_REPORTED,TOTAL,YEAR",
    "27660926026314,Monterey,Shore,Dune High,30,1,4,0,2,8,12,3,0,60,1819",
  ];
  test.each(["graduates.csv", "filesgrad_1819.csv", "g.csv"])("%s: asked, none used", async (name) => {
    const { found, codes, problems } = await read(name, lines);
    expect(found).toEqual({});
    expect(codes).toEqual(["official.which-publication"]);
    expect(problems).toMatchObject([{ severity: "error" }]);
  });
  test.each(["filesgradaf_1819.csv", "uc-csu graduates.csv"])("%s says which", async (name) => {
    const { found, codes } = await read(name, lines);
    expect(found["uc-csu-graduates 6026314 all 2019"]).toBe("60 students");
    expect(codes).toEqual([]);
  });
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
    const { found, problems } = await read(
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
    const { problems } = await read(
      "2023-24 Enrollment.csv",
      crdc(["M", "F"], 10, { TOT_ENR_M: "95", TOT_ENR_F: "95", SCH_ENR_ME_M: "25", SCH_ENR_ME_F: "25" }),
    );
    expect(problems.find((p) => p.code === "official.columns-new")).toMatchObject({ facts: { all: 2 } });
    expect(problems.map((p) => p.code)).toContain("official.parts-differ");
  });

  test.each([
    [
      "a renamed column",
      "Academic Year,County Code,District Code,School Code,County Name,District Name,School Name,School Type,Enrollment Total,CALPADS Unduplicated Pupil Count (UPC)",
    ],
    [
      "a missing column",
      "Academic Year,County Code,District Code,School Code,County Name,District Name,School Name,School Type,CALPADS Unduplicated Pupil Count (UPC)",
    ],
  ])("%s: not read, and the format is named", async (_, header) => {
    const { found, problems } = await read("upc.csv", [header, header.replaceAll(/[^,]+/g, "1")]);
    expect(found).toEqual({});
    expect(problems.find((p) => p.code === "sources.near-format")).toMatchObject({
      facts: { name: "unduplicated pupil count by school", missing: ["Total Enrollment"] },
    });
  });
});
