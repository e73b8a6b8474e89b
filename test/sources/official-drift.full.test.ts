import { describe, expect, test } from "vitest";
import { figures, profile, readOfficial } from "./read-official.ts";

const upc =
  "Academic Year,County Code,District Code,School Code,County Name,District Name,School Name,School Type,Total Enrollment,CALPADS Unduplicated Pupil Count (UPC)";

describe("the level of a row is read from its codes", () => {
  test("district and state rows are not listed as schools", async () => {
    const { found } = await readOfficial("cupc.csv", [
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

describe("rows that give different numbers for one figure", () => {
  test("neither is used, and both lines are shown; the same number twice is no conflict", async () => {
    const { found, problems } = await readOfficial(
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
    const { rowsLoaded } = await readOfficial(
      "t.csv",
      ["Dist,Yr,Group,N,Hits", ...conflict, "D1,2024,Male,80,40"],
      profile(figures),
    );
    expect(rowsLoaded).toBe(1);
  });

  test.each(["Subject", "School Type", "Charter"])(
    "a profile that leaves out %s is refused with its name",
    async (extra) => {
      const { found, problems, rowsLoaded } = await readOfficial(
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
    const { found, codes } = await readOfficial(
      "t.csv",
      ["Dist,Yr,Group,Subject,N,Hits", "D1,2024,Female,ELA,100,50", "D1,2024,Female,Math,90,30"],
      profile("only: { Subject: [Math] }\nfigures: [{ indicator: tested-math, n: N, hits: Hits }]"),
    );
    expect(found).toEqual({ "tested-math D1 gender=F 2024": "30 of 90" });
    expect(codes).toEqual([]);
  });
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
    const { found } = await readOfficial(
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
    const { found } = await readOfficial(
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
    const { found, problems } = await readOfficial(
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
    const { found, codes, problems } = await readOfficial(name, lines);
    expect(found).toEqual({});
    expect(codes).toEqual(["official.which-publication"]);
    expect(problems).toMatchObject([{ severity: "error" }]);
  });
  test.each(["filesgradaf_1819.csv", "uc-csu graduates.csv"])("%s says which", async (name) => {
    const { found, codes } = await readOfficial(name, lines);
    expect(found["uc-csu-graduates 6026314 all 2019"]).toBe("60 students");
    expect(codes).toEqual([]);
  });
});

describe("a known format that drifted says so", () => {
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
    const { found, problems } = await readOfficial("upc.csv", [header, header.replaceAll(/[^,]+/g, "1")]);
    expect(found).toEqual({});
    expect(problems.find((p) => p.code === "sources.near-format")).toMatchObject({
      facts: { name: "unduplicated pupil count by school", missing: ["Total Enrollment"] },
    });
  });
});
