import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { loadDelivery } from "../../src/sources/load.ts";
import { caasppGroups, dashboardGroups, dataQuestGroups } from "../../src/sources/official-files/group-codes.ts";
import { officialTableSource } from "../../src/sources/official-files/official-table.ts";
import { yearInName, yearInPath } from "../../src/sources/official-files/year-in-name.ts";
import { openWarehouse } from "../../src/sources/warehouse.ts";
import { createWorkspace } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { problemWords } from "../../src/ui/language/problems.ts";
import { figuresOf, whileOfficial } from "./official-cells.ts";

const figures = (texts: Parameters<typeof whileOfficial>[0], options = {}): Promise<Record<string, string>> =>
  whileOfficial(texts, async (p) => figuresOf(await p.ask()), options);
const codesOf = (p: { problems: readonly { code: string }[] }): string[] => p.problems.map((x) => x.code).sort();

const chronicHeader =
  "Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tSchool Code\tCounty Name\tDistrict Name\tSchool Name\tCharter School\tDASS\tReporting Category\tChronicAbsenteeismEligibleCumulativeEnrollment\tChronicAbsenteeismCount\tChronicAbsenteeismRate";
const chronicRow = (
  level: string,
  school: string,
  charter: string,
  category: string,
  n: string,
  hits: string,
  rate: string,
): string =>
  [
    "2023-24",
    level,
    "27",
    "66092",
    school,
    "Monterey",
    "Shore Unified",
    "Dune School",
    charter,
    "All",
    category,
    n,
    hits,
    rate,
  ].join("\t");

describe("suppressed, blank, zero and absent", () => {
  test("an asterisk, a blank, a published zero and an absent row stay distinct", async () => {
    const text = [
      `\u{feff}${chronicHeader}`,
      chronicRow("S", "6026314", "N", "TA", "100", "0", "0.0"),
      chronicRow("S", "6026314", "N", "RB", "*", "*", "*"),
      chronicRow("S", "6026314", "N", "RA", "", "", ""),
      chronicRow("S", "6026314", "N", "RW", "0", "", ""),
    ].join("\r\n");
    await whileOfficial({ "a.txt": text }, async (p) => {
      const found = figuresOf(await p.ask());
      expect(found).toEqual({
        "chronic-absence 6026314 all 2024": "0 of 100",
        "chronic-absence 6026314 race-ethnicity=black 2024": "suppressed *",
        "chronic-absence 6026314 race-ethnicity=asian 2024": "blank",
        "chronic-absence 6026314 race-ethnicity=white 2024": "0 of 0",
      });
      expect(found["chronic-absence 6026314 race-ethnicity=hispanic 2024"]).toBeUndefined();
      expect(p.reading.problems).toEqual([]);
      expect(p.reading.files[0]).toMatchObject({
        recordType: "chronic-absenteeism",
        rowsIn: 4,
        rowsLoaded: 4,
        schoolYears: [2024],
      });
    });
  });

  test("other marks and ranges are known; an unknown mark is reported, and the workspace can define it", async () => {
    const marks = ["**", "<10", "-9999", "10-19", "≤5%", "LNE", "N/A", "-6666", "#DIV/0!", "7,5", "hidden"];
    const text = [
      chronicHeader,
      ...marks.map((m, i) => chronicRow("S", String(6_000_001 + i), "N", "TA", "40", m, m)),
    ].join("\n");
    await whileOfficial({ "a.txt": text }, async (p) => {
      expect(Object.values(figuresOf(await p.ask()))).toEqual([
        "suppressed **",
        "suppressed <10",
        "suppressed -9999",
        "suppressed 10-19",
        "suppressed ≤5%",
        "suppressed LNE",
        "blank N/A",
        "blank -6666",
        "blank #DIV/0!",
        "blank 7,5",
        "blank hidden",
      ]);
      expect(codesOf(p.reading)).toEqual(["official.unknown-mark"]);
      expect(p.reading.problems[0]).toMatchObject({ rows: 4, lines: [11, 12] });
    });
    const taught = await figures({ "a.txt": text }, { codes: { "official.marker": { hidden: "suppressed" } } });
    expect(taught["chronic-absence 6000011 all 2024"]).toBe("suppressed hidden");
  });

  test("a count above the number of students is left blank and reported; a rate that differs from its counts is reported", async () => {
    const text = [
      chronicHeader,
      chronicRow("S", "6000001", "N", "TA", "40", "50", "*"),
      chronicRow("S", "6000002", "N", "TA", "40", "10", "31.0"),
    ].join("\n");
    await whileOfficial({ "a.txt": text }, async (p) => {
      expect(figuresOf(await p.ask())).toEqual({
        "chronic-absence 6000001 all 2024": "blank *",
        "chronic-absence 6000002 all 2024": "10 of 40",
      });
      expect(codesOf(p.reading)).toEqual(["official.more-hits-than-students", "official.rate-differs"]);
    });
  });
});

describe("DataQuest", () => {
  test("scopes stay separate, grade spans are grades, RT is two or more races, RD is not reported", async () => {
    const found = await figures({
      "a.txt": [
        chronicHeader.replace("Academic Year", "AcademicYear").replace("Charter School", "CharterYN"),
        chronicRow("D", "0000000", "All", "RT", "50", "5", "10.0"),
        chronicRow("D", "0000000", "No", "RD", "40", "4", "10.0"),
        chronicRow("D", "0000000", "Yes", "GR912", "30", "3", "10.0"),
        chronicRow("C", "0000000", "All", "GX", "20", "2", "10.0"),
        chronicRow("T", "0000000", "All", "SE", "20", "2", "10.0"),
      ].join("\n"),
    });
    expect(found).toEqual({
      "chronic-absence 2766092 race-ethnicity=two-or-more 2024": "5 of 50",
      "chronic-absence 2766092 race-ethnicity=not-reported 2024 non-charter": "4 of 40",
      "chronic-absence 2766092 all 2024 grade 9-12 charter": "3 of 30",
      "chronic-absence 27 gender=X 2024": "2 of 20",
      "chronic-absence CA el-status=EL 2024": "2 of 20",
    });
  });

  test("leading zeros that a spreadsheet dropped are restored and reported", async () => {
    const text = [
      chronicHeader,
      chronicRow("S", "101345", "N", "TA", "40", "4", "10.0").replace("\t27\t", "\t1\t"),
    ].join("\n");
    await whileOfficial({ "a.txt": text }, async (p) => {
      expect((await p.ask())[0]).toMatchObject({ place_id: "0101345", county_id: "01", district_id: "0166092" });
      expect(codesOf(p.reading)).toEqual(["sources.lost-zeros", "sources.lost-zeros"]);
    });
  });

  test("the A-G rate is of graduates, and of the cohort under its own name; a header may lack its parenthesis", async () => {
    const header = `Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tSchool Code\tCharterSchool\tDASS\tReporting Category\tCohortStudents\tRegular HS Diploma Graduates (Count)\tRegular HS Diploma Graduates (Rate)\tMet UC/CSU Grad Req’s (Count)\tMet UC/CSU Grad Req’s (Rate)\tDropout (Count)\tDropout (Rate\tStill Enrolled (Count)\tStill Enrolled (Rate)`;
    const row = "2023-24\tD\t01\t10017\t0000000\tAll\tAll\tTA\t128\t80\t62.5\t38\t47.5\t8\t6.3\t*\t*";
    expect(await figures({ "acgr24.txt": `${header}\n${row}\n` })).toMatchObject({
      "graduation-4yr 0110017 all 2024": "80 of 128",
      "a-g-complete 0110017 all 2024": "38 of 80",
      "a-g-complete-cohort 0110017 all 2024": "38 of 128",
      "dropout-4yr 0110017 all 2024": "8 of 128",
      "dataquest-still-enrolled 0110017 all 2024": "suppressed *",
    });
  });

  test("the five-year graduation file is a separate rate of its reporting year; an unknown spelling is quarantined", async () => {
    const keys =
      "ReportingYear\tAggregateLevel\tCountyCode\tDistrictCode\tSchoolCode\tCharterSchool\tDASS\tReportingCategory\tCohort Students";
    const row = "2022-23\tD\t01\t10017\t0000000\tAll\tAll\tRB\t40\t34\t85.0";
    const graduates = "Regular HS Diploma Graduates (Count)\tRegular HS Diploma Graduates (Rate)";
    expect(await figures({ "fycgr23.txt": `${keys}\t${graduates}\n${row}\n` })).toEqual({
      "graduation-5yr 0110017 race-ethnicity=black 2023": "34 of 40",
    });
    await whileOfficial({ "fycgr23.txt": `${keys}\tDiplomas\tShare\n${row}\n` }, async (p) => {
      expect(p.reading.files[0]).toMatchObject({ recordType: "graduation-5yr", rowsLoaded: 0, rowsQuarantined: 1 });
    });
  });

  test("suspension, expulsion, stability, college-going and census enrollment are recognized by their headers", async () => {
    const keys = "Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tSchool Code\tReporting Category";
    const place = "2023-24\tS\t27\t66092\t6026314\tTA";
    const found = await figures({
      "1.txt": `${keys}\tCharterYN\tCumulativeEnrollment\tTotal Suspensions\tUnduplicated Count of Students Suspended (Total)\tUnduplicated Count of Students Suspended (Defiance-Only)\tSuspension Rate (Total)\n${place}\tN\t200\t9\t5\t1\t2.5\n`,
      "2.txt": `${keys}\tCharterYN\tCumulativeEnrollment\tUnduplicated Count of Students Expelled (Total)\tExpulsion Rate (Total)\n${place}\tN\t200\t1\t0.50\n`,
      "3.txt": `${keys}\tCharter\tAdjusted Cumulative Enrollment\tStability Rate (percent)\tNon-Stability Rate (percent)\n${place}\tN\t80\t92.5\t7.5\n`,
      "4.txt": `${keys}\tCharter\tCompleterType\tHigh School Completers\tEnrolled In College - Total (12 Months)\tCollege Going Rate - Total (12 Months)\n${place}\tN\tTA\t60\t45\t75.0\n${place}\tN\tAGY\t30\t28\t93.3\n`,
      "5.txt": `${keys.replaceAll(" ", "")}\tCharter\tTOTAL_ENR\tGR_TK\tGR_01\n${place.replace("TA", "RE_B")}\tN\t30\t2\t*\n`,
    });
    expect(found).toEqual({
      "suspended 6026314 all 2024": "5 of 200",
      "dataquest-suspended-defiance-only 6026314 all 2024": "1 of 200",
      "dataquest-suspensions 6026314 all 2024": "9 of ?",
      "expelled 6026314 all 2024": "1 of 200",
      "stability 6026314 all 2024": "74 of 80 (computed)",
      "dataquest-college-going 6026314 all 2024": "45 of 60",
      "enrollment 6026314 race-ethnicity=black 2024": "30 students",
      "enrollment 6026314 race-ethnicity=black 2024 grade TK": "2 students",
      "enrollment 6026314 race-ethnicity=black 2024 grade 01": "suppressed *",
      ...Object.fromEntries(
        ["KN", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"].map((g) => [
          `enrollment 6026314 race-ethnicity=black 2024 grade ${g}`,
          "blank",
        ]),
      ),
    });
  });
});

describe("CAASPP research files of every era", () => {
  const places = ["19", "64733", "6019442"];
  /** A row of a layout by its header. */
  const file = (
    header: string,
    delimiter: string,
    quoted: boolean,
    rows: readonly Readonly<Record<string, string>>[],
  ): string => {
    const names = header.split(",");
    const cells = (values: readonly string[]): string => values.map((v) => (quoted ? `"${v}"` : v)).join(delimiter);
    return `${[cells(names), ...rows.map((r) => cells(names.map((n) => r[n] ?? "")))].join("\r\n")}\r\n`;
  };
  const [county = "", district = "", school = ""] = places;
  const codes = { "County Code": county, "District Code": district, "School Code": school };
  const percents = {
    "Percentage Standard Exceeded": "20.00",
    "Percentage Standard Met": "25.00",
    "Percentage Standard Met and Above": "45.00",
    "Percentage Standard Nearly Met": "30.00",
    "Percentage Standard Not Met": "25.00",
  };

  test("2015: comma, quoted, whole percentages: counts only where one count rounds to the rate", async () => {
    const header =
      "County Code,District Code,School Code,Filler,Test Year,Subgroup ID,Test Type,Total Tested At Entity Level,Total Tested with Scores,Grade,Test Id,Total CAASPP Enrollment,Students Tested,Mean Scale Score,Percentage Standard Exceeded,Percentage Standard Met,Percentage Standard Met and Above,Percentage Standard Nearly Met,Percentage Standard Not Met,Students with Scores";
    const row = { ...codes, "Test Year": "2015", "Subgroup ID": "1", "Test Id": "1", "Mean Scale Score": "2412.5" };
    const whole = Object.fromEntries(Object.entries(percents).map(([k, v]) => [k, v.slice(0, 2)]));
    const text = file(header, ",", true, [
      { ...row, ...whole, Grade: "3", "Students with Scores": "40" },
      { ...row, ...whole, Grade: "13", "Students with Scores": "800", "Mean Scale Score": "" },
      {
        ...row,
        Grade: "4",
        "Students with Scores": "7",
        ...Object.fromEntries(Object.keys(percents).map((k) => [k, "*"])),
        "Mean Scale Score": "*",
      },
    ]);
    expect(await figures({ "ca2015.txt": text })).toEqual({
      "ela-met 6019442 all 2015 grade 03": "18 of 40 (computed)",
      "ela-scale-score 6019442 all 2015 grade 03": "2412.5 of 40",
      "ela-met 6019442 all 2015": "0.45 of 800",
      "ela-met 6019442 all 2015 grade 04": "suppressed *",
      "ela-scale-score 6019442 all 2015 grade 04": "suppressed *",
    });
  });

  test("2018 and 2022: two decimals; counts are inferred, and levels where they add up", async () => {
    const header =
      "County Code,District Code,School Code,Filler,Test Year,Subgroup ID,Test Type,Total Tested At Entity Level,Total Tested with Scores,Grade,Test Id,CAASPP Reported Enrollment,Students Tested,Mean Scale Score,Percentage Standard Exceeded,Percentage Standard Met,Percentage Standard Met and Above,Percentage Standard Nearly Met,Percentage Standard Not Met,Students with Scores";
    const later = header
      .replace("Subgroup ID", "Student Group ID")
      .replace("Test Id", "Test ID")
      .replace("CAASPP Reported Enrollment", "Students Enrolled");
    const row = { ...codes, ...percents, Grade: "13", "Students with Scores": "1000" };
    await whileOfficial(
      {
        "2018.txt": file(header, ",", true, [{ ...row, "Test Year": "2018", "Subgroup ID": "160", "Test Id": "2" }]),
        "2022.txt": file(later, "^", false, [
          { ...row, "Test Year": "2022", "Student Group ID": "204", "Test ID": "2" },
          { ...row, "Test Year": "2022", "Student Group ID": "227", "Test ID": "2" },
          { ...row, "Test Year": "2022", "Student Group ID": "250", "Test ID": "99" },
        ]),
      },
      async (p) => {
        const rows = await p.ask();
        expect(figuresOf(rows)).toEqual({
          "math-met 6019442 el-status=EL 2018": "450 of 1000 (computed)",
          "math-met 6019442 race-ethnicity*disadvantaged=hispanic*yes 2022": "450 of 1000 (computed)",
          "math-met 6019442 race-ethnicity*disadvantaged=two-or-more*no 2022": "450 of 1000 (computed)",
        });
        expect(rows[0]).toMatchObject({ at_level_1: 250, at_level_2: 300, at_level_3: 250, at_level_4: 200 });
        expect(p.reading.files[1]?.setAside).toEqual({ "not-used": 1 });
      },
    );
  });

  test("2024: carets, counts beside percentages, names; a new group keeps its number and is reported", async () => {
    const header =
      "County Code,District Code,District Name,School Code,School Name,Type ID,Filler,Test Year,Test Type,Test ID,Student Group ID,Grade,Total Students Enrolled,Total Students Tested,Total Students Tested with Scores,Mean Scale Score,Percentage Standard Exceeded,Count Standard Exceeded,Percentage Standard Met,Count Standard Met,Percentage Standard Met and Above,Count Standard Met and Above,Percentage Standard Nearly Met,Count Standard Nearly Met,Percentage Standard Not Met,Count Standard Not Met,Overall Total";
    const row = {
      ...codes,
      ...percents,
      "District Name": "Los Ríos Unified",
      "School Name": "Peña Elementary",
      "Type ID": "7",
      "Test Year": "2024",
      "Test ID": "17",
      Grade: "13",
      "Total Students Tested": "42",
      "Total Students Tested with Scores": "40",
      "Count Standard Exceeded": "8",
      "Count Standard Met": "10",
      "Count Standard Met and Above": "18",
      "Count Standard Nearly Met": "12",
      "Count Standard Not Met": "10",
    };
    const text = file(header, "^", false, [
      { ...row, "Student Group ID": "001" },
      { ...row, "Student Group ID": "777" },
      { ...row, "Student Group ID": "251" },
    ]);
    // Windows-1252: one byte per letter.
    await whileOfficial({ "sb_ca2024.txt": Buffer.from(text, "latin1") }, async (p) => {
      const rows = await p.ask();
      expect(figuresOf(rows)).toEqual({
        "science-met 6019442 all 2024": "18 of 40",
        "science-met 6019442 caaspp-group=777 2024": "18 of 40",
        "science-met 6019442 caaspp-group=251 2024": "18 of 40",
      });
      expect(rows[0]).toMatchObject({
        place_name: "Peña Elementary",
        district_name: "Los Ríos Unified",
        place_type: "7",
      });
      expect(codesOf(p.reading)).toEqual(["official.unknown-group"]);
      expect(p.reading.problems.map((q) => problemWords(q, "en").what)[0]).toContain('"777"');
    });
  });

  test("the summative ELPAC: four levels, kindergarten as a grade; alternate tests are recognized and set aside", async () => {
    const header =
      "CountyCode,DistrictCode,SchoolCode,TypeID,TestYear,TestID,StudentGroupID,Grade,TotalStudentsEnrolled,TotalStudentsTested,TotalStudentsTestedWithScores,OverallMeanSclScr,OverallPerfLvl1Pcnt,OverallPerfLvl1Count,OverallPerfLvl2Pcnt,OverallPerfLvl2Count,OverallPerfLvl3Pcnt,OverallPerfLvl3Count,OverallPerfLvl4Pcnt,OverallPerfLvl4Count,OverallTotal";
    const row = {
      CountyCode: county,
      DistrictCode: district,
      SchoolCode: school,
      TestYear: "2024",
      TestID: "21",
      TotalStudentsTestedWithScores: "40",
      ...Object.fromEntries(
        [25, 25, 30, 20].flatMap((percent, i) => [
          [`OverallPerfLvl${i + 1}Pcnt`, `${percent}.00`],
          [`OverallPerfLvl${i + 1}Count`, String((percent * 40) / 100)],
        ]),
      ),
    };
    const hidden = Object.fromEntries(
      header
        .split(",")
        .filter((n) => n.startsWith("Overall"))
        .map((n) => [n, "*"]),
    );
    const older = header
      .replace("TypeID", "RecordType")
      .replace("TestID", "AssessmentType")
      .replace(",Grade,", ",GradeLevel,")
      .replace("TotalStudentsTestedWithScores", "TotalTestedWithScores");
    await whileOfficial(
      {
        "elpac_2024.txt": file(header, "^", false, [
          { ...row, StudentGroupID: "1", Grade: "13" },
          { ...row, StudentGroupID: "128", Grade: "KN" },
          { ...row, ...hidden, StudentGroupID: "250", Grade: "3", TotalStudentsTestedWithScores: "6" },
        ]),
        "elpac_2019.txt": file(older, "^", false, [
          { ...row, TestYear: "2019", StudentGroupID: "74", GradeLevel: "13", TotalTestedWithScores: "40" },
        ]),
        "altsa.txt": file(header.replaceAll(/,OverallPerfLvl4\w+/g, ""), "^", false, [row]),
        "caa.txt":
          "County Code^District Code^School Code^Test Year^Student Group ID^Percentage Level 1\n01^^^2024^1^3\n",
        "Tests.txt": "Test ID^Test ID Num^Test Name\n01^1^SB - English Language Arts/Literacy\n",
        "entities.txt":
          "CountyCode^DistrictCode^SchoolCode^RecordType^CharterNumber^TestYear^CountyName^DistrictName^SchoolName^ZipCode\n19^64733^6019442^01^^2019^Los Angeles^Old Unified^First Street^90001\n",
      },
      async (p) => {
        const rows = await p.ask();
        expect(figuresOf(rows)).toEqual({
          "elpac-well-developed 6019442 all 2024": "8 of 40",
          "elpac-well-developed 6019442 disability=yes 2024 grade KN": "8 of 40",
          "elpac-well-developed 6019442 long-term-el=yes 2024 grade 03": "suppressed *",
          "elpac-well-developed 6019442 race-ethnicity=black 2019": "8 of 40",
        });
        expect(rows.find((r) => r["level"] === "all")).toMatchObject({
          at_level_1: 10,
          at_level_2: 10,
          at_level_3: 12,
          at_level_4: 8,
        });
        expect(p.reading.files.map((f) => [f.recordType, f.rowsLoaded])).toEqual([
          ["elpac", 3],
          ["elpac", 1],
          ["caaspp-alternate", 0],
          ["caaspp-alternate", 0],
          ["caaspp-tests", 0],
          ["caaspp-entities", 1],
        ]);
        expect(p.reading.problems).toEqual([]);
      },
    );
  });

  test("entity files of both column orders name schools; the list of groups is recognized and set aside", async () => {
    const row = "19,64733,6019442";
    await whileOfficial(
      {
        "old.txt": `"County Code","District Code","School Code","Filler","Test Year","Type Id","County Name","District Name","School Name","Zip Code"\r\n"19","64733","0000000","","2018","6","Los Angeles","Old Unified","",""\r\n"19","64733","6019442","","2018","7","Los Angeles","Old Unified","First","90001"\r\n`,
        "new.txt": `County Code^District Code^School Code^Type ID^Filler^Test Year^County Name^District Name^School Name^Zip Code\r\n${row.replaceAll(",", "^")}^7^^2024^Los Angeles^New Unified^First Street^90001\r\n`,
        "groups.txt":
          "Demographic ID^Demographic ID Num^Demographic Name^Student Group\r\n001^1^All Students^All Students\r\n",
      },
      async (p) => {
        expect(
          await p.ask("SELECT school_id, name, district_id, district_name, county_id, state FROM staged.school"),
        ).toEqual([
          {
            school_id: "6019442",
            name: "First Street",
            district_id: "1964733",
            district_name: "New Unified",
            county_id: "19",
            state: "CA",
          },
        ]);
        expect(p.reading.files.map((f) => [f.recordType, f.rowsLoaded, f.setAside])).toEqual([
          ["caaspp-entities", 2, {}],
          ["caaspp-entities", 1, {}],
          ["caaspp-student-groups", 0, { "not-used": 1 }],
        ]);
      },
    );
  });
});

describe("the Dashboard", () => {
  const header =
    "cds,rtype,schoolname,districtname,countyname,studentgroup,currdenom,reportingyear,currnumer,currstatus,statuslevel,indicator,priornumer,priordenom,priorstatus,change,changelevel,color,box";
  test("a row reports two years; values of fewer than 11 students are suppressed without a mark", async () => {
    const text = [
      header,
      "27661420000000,D,,Shore City Elementary,Monterey,HOM,3526,2024,698,19.8,2,CHRO,873,3257,26.8,-7,5,3,200",
      "27661420000000,D,,Shore City Elementary,Monterey,FOS,7,2024,,,0,CHRO,4,12,33.3,,0,0,",
    ].join("\n");
    await whileOfficial({ "chronic.csv": text }, async (p) => {
      expect(figuresOf(await p.ask())).toEqual({
        "dashboard-chronic-absence 2766142 homeless=yes 2024": "698 of 3526",
        "dashboard-chronic-absence 2766142 homeless=yes 2023": "873 of 3257",
        "dashboard-chronic-absence 2766142 foster=yes 2024": "suppressed",
        "dashboard-chronic-absence 2766142 foster=yes 2023": "4 of 12",
      });
      expect((await p.ask("SELECT * FROM staged.dashboard_row"))[0]).toMatchObject({
        school_year: 2024,
        indicator: "CHRO",
        record: "D",
        student_group: "HOM",
        hits: 698,
        n: 3526,
        status: 19.8,
        change_level: 5,
        box: 200,
      });
    });
  });

  test("points from standard are the average before the participation penalty; its English learners have no level here", async () => {
    const academic = header.replace("currstatus,", "currstatus,currdenom_without_prloss,currstatus_without_prloss,");
    const text = [
      academic,
      "27102720000000,D,,County Office,Monterey,EL,37,2024,,-234.1,25,-179.4,1,ELA,,27,-237,2.9,3,0,0",
    ].join("\n");
    expect(await figures({ "ela.csv": text })).toEqual({
      "ela-distance 2710272 el-or-recent-rfep=yes 2024": "-179.4 of 25",
      "ela-distance 2710272 el-or-recent-rfep=yes 2023": "-237 of 27",
    });
  });
});

describe("the Dashboard before 2022", () => {
  const common = "cds,rtype,schoolname,districtname,countyname,studentgroup,currstatus,currdenom,reportingyear";
  const row = "27661420000000,D,,Shore City Elementary,Monterey,HOM";
  test.each([
    ["eladownload2018.txt", "", "ela-distance"],
    ["mathdownload2019.txt", "", "math-distance"],
    ["sciencedownload2018.txt", "", "dashboard-science-distance"],
    ["elpidownload2019.txt", "", "dashboard-el-progress"],
    ["chronicdownload2018.txt", "", "dashboard-chronic-absence"],
    ["suspdownload2018.txt", "", "dashboard-suspended"],
    ["ccidownload2018.txt", "", "college-career"],
    ["graddownload2018.txt", "", "dashboard-graduation"],
    ["download (3).txt", ",fiveyrnumer", "dashboard-graduation"],
    ["download.txt", ",curr_prep", "college-career"],
    ["grade 3 math.txt", ",currprogressed", "dashboard-el-progress"],
  ])("%s with the headings%s is %s, and says so", async (name, heading, indicator) => {
    const text = `${common}${heading}\n${row},50.0,40,2018${heading === "" ? "" : ",20"}\n`;
    await whileOfficial({ [name]: text }, async (p) => {
      const found = (await p.ask()).filter((r) => r["school_year"] === 2018);
      expect(found.map((r) => [r["indicator"], r["value"]])).toEqual([
        [indicator, /distance/.test(indicator) ? 50 : 0.5],
      ]);
      expect(codesOf(p.reading)).toEqual(["official.indicator-of-name"]);
    });
  });

  test("a file whose indicator is in neither a column nor its name is reported and quarantined", async () => {
    await whileOfficial({ "download.txt": `${common}\n${row},50.0,40,2018\n` }, async (p) => {
      expect(await p.ask()).toEqual([]);
      expect(p.reading.files[0]).toMatchObject({ rowsLoaded: 0, rowsQuarantined: 1 });
      expect(codesOf(p.reading)).toEqual(["official.no-indicator"]);
    });
  });

  test("two indicators of one year coexist; the year may be only in the file's name", async () => {
    const text = `${common.replace(",reportingyear", "")}\n${row},50.0,40\n`;
    await whileOfficial({ "eladownload2018.txt": text, "suspdownload2018.txt": `${text} ` }, async (p) => {
      const scopes = p.reading.files.map((f) => f.scopes);
      expect(scopes[0]).toHaveLength(1);
      expect(scopes[0]).not.toEqual(scopes[1]);
      expect(figuresOf((await p.ask()).filter((r) => r["school_year"] === 2018))).toEqual({
        "ela-distance 2766142 homeless=yes 2018": "50 of 40",
        "dashboard-suspended 2766142 homeless=yes 2018": "20 of 40 (computed)",
      });
    });
  });

  test("in 2017 graduation is of the previous class, and a three-year average is not loaded as a year", async () => {
    const header =
      "cds,rtype,studentgroup,currnumer,currdenom,currstatus,priornumer,priordenom,priorstatus,prioryear1_numer,prioryear1_denom,prioryear1_status,reportingyear";
    const text = `${header}\n27661420000000,D,ALL,36,40,90.0,90,120,75.0,30,40,75.0,2017\n`;
    expect(await figures({ "graddownload2017.txt": text })).toEqual({
      "dashboard-graduation 2766142 all 2016": "36 of 40",
      "dashboard-graduation 2766142 all 2015": "30 of 40",
    });
  });

  test("rates of enrollment and the growth model are recognized and not loaded", async () => {
    const text =
      "cds,rtype,schoolname,studentgroup,totalenrollment,subgrouptotal,rate,reportingyear\n1,D,,AA,100,10,10,2021\n";
    await whileOfficial({ "censusenrollratesdownload2021.txt": text }, async (p) => {
      expect(p.reading.files[0]).toMatchObject({ recordType: "dashboard-other", setAside: { "not-used": 1 } });
      expect(p.reading.problems).toEqual([]);
    });
  });
});

describe("meals, unduplicated count and directories", () => {
  const keys = "Academic Year,County Code,District Code,School Code,County Name,District Name,School Name,School Type";
  const place = "2023-2024,01,10017,0112607,Alameda,County Office,Academy,High Schools";
  test("a school's meal eligibility is a share; its unduplicated count is of all enrolled", async () => {
    const meals = `Title\n${keys},Enrollment (K-12),Free Meal Count (K-12),Percent (%) Eligible Free (K-12),FRPM Count (K-12),Percent (%) Eligible FRPM (K-12),Enrollment (Ages 5-17),FRPM Count (Ages 5-17)\n${place},200,90,0.45,120,0.6,190,110\n`;
    const unduplicated = `${keys},Total Enrollment,CALPADS Unduplicated Pupil Count (UPC)\n${place},200,150\n`;
    expect(await figures({ "frpm2324.csv": meals, "cupc2324-k12.csv": unduplicated })).toEqual({
      "frpm-meals 0112607 all 2024": "120 of 200",
      "frpm-free-meals 0112607 all 2024": "90 of 200",
      "upc-unduplicated 0112607 all 2024": "150 of 200",
    });
  });

  test("the state's original workbook: a sheet of notes, then titles, headings on several lines, shares", async () => {
    const cells = (row: readonly (string | number)[]) =>
      row.map((value) => ({ value, type: typeof value === "number" ? Number : String }));
    const headings = [
      ...keys.split(","),
      ...["Enrollment \n(K-12)", "Free Meal \nCount \n(K-12)", "Percent (%) \nEligible Free \n(K-12)"],
      ...["FRPM Count \n(K-12)", "Percent (%) \nEligible FRPM \n(K-12)"],
    ];
    const sheets = [
      { sheet: "Title Page", data: [["Free or Reduced-Price Meal Data"], ["Notes"]].map(cells) },
      {
        sheet: "School-Level Data",
        data: [["Free or reduced"], headings, [...place.split(","), 200, 90, 0.45, 120, 0.6]].map(cells),
      },
    ];
    await whileOfficial({ "frpm2324.xlsx": await (await writeWorkbook(sheets)).toBuffer() }, async (p) => {
      expect(figuresOf(await p.ask())).toEqual({
        "frpm-meals 0112607 all 2024": "120 of 200",
        "frpm-free-meals 0112607 all 2024": "90 of 200",
      });
    });
  });

  const directory = [
    "CDSCode\tNCESDist\tNCESSchool\tStatusType\tCounty\tDistrict\tSchool",
    "27660920000000\t0601620\tNo Data\tActive\tMonterey\tShore Unified\tNo Data",
    "27660926026314\t0601620\t01234\tActive\tMonterey\tShore Unified\tDune School",
    "27660926026999\t0601620\t01234\tClosed\tMonterey\tShore Unified\tDune School (old)",
    "27660926027000\tNo Data\tNo Data\tPending\tMonterey\tShore Unified\tNew School",
    "27660920132225\t0602222\t05678\tActive\tMonterey\tShore Unified\tBay Charter",
  ].join("\n");
  test("California's directory maps federal identifiers to the state's codes; open schools take precedence", async () => {
    await whileOfficial({ "pubschls.txt": directory }, async (p) => {
      const rows = await p.ask(
        "SELECT place_kind, federal_id, place_id, place_name, district_id FROM staged.place_code ORDER BY ALL",
      );
      expect(rows.map((r) => Object.values(r))).toEqual([
        ["district", "0601620", "2766092", "Shore Unified", "2766092"],
        // A charter school that is a federal district of its own is not the same as its authorizer.
        ["district", "0602222", "0132225", "Bay Charter", "0132225"],
        ["school", "060162001234", "6026314", "Dune School", "2766092"],
        ["school", "060222205678", "0132225", "Bay Charter", "2766092"],
      ]);
      expect(p.reading.problems).toEqual([]);
    });
  });

  test("the directory's kinds of schools are read; what it leaves open, or has no column for, stays unknown", async () => {
    const kinds = [
      "Y\tContinuation School\tN",
      "N\tTraditional\tY",
      "No Data\tNo Data\tNo Data",
      "n\tJuvenile Court School\t",
    ];
    const text = [
      "CDSCode\tNCESDist\tNCESSchool\tStatusType\tCounty\tDistrict\tSchool\tCharter\tEdOpsName\tMagnet",
      "27660920000000\t0601620\tNo Data\tActive\tMonterey\tShore Unified\tNo Data\tNo Data\tNo Data\tNo Data",
      ...kinds.map(
        (kind, i) => `2766092602631${i}\t0601620\t0123${i}\tActive\tMonterey\tShore Unified\tSchool ${i}\t${kind}`,
      ),
      "27660920132225\t0602222\t05678\tActive\tMonterey\tShore Unified\tBay Charter\tY\tTraditional\tN",
    ].join("\n");
    const question = "SELECT place_kind, place_id, charter, magnet, program FROM staged.place_code ORDER BY ALL";
    await whileOfficial({ "pubschls.txt": text }, async (p) => {
      expect((await p.ask(question)).map((r) => Object.values(r))).toEqual([
        // A charter school that is a federal district of its own.
        ["district", "0132225", true, false, "traditional"],
        ["district", "2766092", null, null, null],
        ["school", "0132225", true, false, "traditional"],
        ["school", "6026310", true, false, "continuation"],
        ["school", "6026311", false, true, "traditional"],
        ["school", "6026312", null, null, null],
        ["school", "6026313", false, null, "court"],
      ]);
      expect(p.reading.problems).toEqual([]);
    });
    await whileOfficial({ "pubschls.txt": directory }, async (p) => {
      expect(await p.ask("SELECT DISTINCT charter, magnet, program FROM staged.place_code")).toEqual([
        { charter: null, magnet: null, program: null },
      ]);
    });
  });

  test("federal figures get the state's identifiers once the directory is loaded, in either order", async () => {
    const races = ["HI", "AM", "AS", "HP", "BL", "WH", "TR"];
    const columns = ["M", "F"].flatMap((s) => [...races.map((r) => `LEA_HSEPART_${r}_${s}`), `TOT_HSEPART_${s}`]);
    const header = ["LEA_STATE", "LEAID", "LEA_NAME", ...columns, "LEA_HSEPART_LEP_M", "LEA_HSEPART_LEP_F"];
    const counts = header.slice(3).map((name) => (name.startsWith("TOT_") ? "14" : "2"));
    const federal = [header, ["CA", "0601620", "Shore Unified", ...counts]]
      .map((r) => r.map((c) => `"${c}"`).join(","))
      .join("\n");
    const folder = mkdtempSync(join(tmpdir(), "fairlead-directory-"));
    try {
      const now = new Date("2026-03-01T00:00:00Z");
      const given = { "2017-18 equivalency.csv": federal, "pubschls.txt": directory };
      for (const [name, text] of Object.entries(given)) writeFileSync(join(folder, name), text);
      for (const order of [Object.keys(given), Object.keys(given).reverse()]) {
        const workspace = createWorkspace(
          join(folder, order[0]?.slice(0, 3) ?? ""),
          { name: "County", language: "en" },
          languageOf.en.settingsFile,
        );
        const placesNow = async (): Promise<unknown[]> => {
          const db = await openWarehouse(workspace.folder);
          try {
            const rows = await db.all(
              "SELECT DISTINCT place_id, county_id, status FROM records.official_figure WHERE status = 'counted'",
            );
            return rows.map((r) => [r["place_id"], r["county_id"], r["status"]]);
          } finally {
            await db.close();
          }
        };
        const told: string[][] = [];
        for (const name of order) {
          const files = [{ name, path: join(folder, name) }];
          const loaded = await loadDelivery(workspace, files, { add: false, accept: true, now });
          if (loaded.outcome !== "loaded") throw new Error(loaded.outcome);
          told.push(loaded.reading.problems.map((x) => x.code));
          if (name !== "pubschls.txt" && told.length === 1)
            expect(await placesNow()).toEqual([["0601620", null, "counted"]]);
        }
        expect(told.flat().sort()).toEqual([
          "official.columns-missing",
          "official.federal-identifiers",
          "official.year-of-name",
        ]);
        expect(await placesNow()).toEqual([["2766092", "27", "counted"]]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("files that do not state their year", () => {
  const text =
    "CDS\tCounty\tDistrict\tSchool\tEL\tFEP\tReclass\n01100170112607\tAlameda\tOffice\tAcademy\t58\t145\t0\n";
  test("take it from their name, with a warning", async () => {
    await whileOfficial({ "filesreclass19.txt": text }, async (p) => {
      expect(figuresOf(await p.ask())).toEqual({
        "reclassification-english-learners 0112607 all 2019": "58 students",
        "reclassification-fluent 0112607 all 2019": "145 students",
        "reclassification-reclassified 0112607 all 2019": "0 students",
        "reclassified-of-learners 0112607 all 2019": "0 of 58",
        "reclassification-english-learners 0110017 all 2019": "58 students",
        "reclassification-fluent 0110017 all 2019": "145 students",
        "reclassification-reclassified 0110017 all 2019": "0 students",
        "reclassified-of-learners 0110017 all 2019": "0 of 58 (computed)",
      });
      expect(codesOf(p.reading)).toEqual(["official.year-of-name"]);
    });
  });
  test("reclassification: a district is the sum of its schools, unless one of them is blank", async () => {
    const school = (cds: string, district: string, el: string, reclassified: string): string =>
      `${cds}\tAlameda\t${district}\tA school\t${el}\t10\t${reclassified}`;
    const lines = [
      text.split("\n")[0],
      ...[school("01611190130229", "Shore", "80", "20"), school("01611190132878", "Shore", "0", "0")],
      ...[school("01611270130294", "Hills", "50", "5"), school("01611270130295", "Hills", "", "")],
    ];
    const found = await figures({ "filesreclass19.txt": lines.join("\n") });
    expect(found["reclassified-of-learners 0130229 all 2019"]).toBe("20 of 100");
    expect(found["reclassified-of-learners 0161119 all 2019"]).toBe("20 of 100 (computed)");
    expect(found["reclassified-of-learners 0130295 all 2019"]).toBe("blank");
    expect(found["reclassified-of-learners 0161127 all 2019"]).toBeUndefined();
  });
  test("are quarantined if the name has none", async () => {
    await whileOfficial({ "reclass.txt": text }, async (p) => {
      expect(await p.ask()).toEqual([]);
      expect(p.reading.files[0]).toMatchObject({ rowsIn: 1, rowsLoaded: 0, rowsQuarantined: 1 });
      expect(codesOf(p.reading)).toEqual(["official.no-year"]);
    });
  });
  test.each([
    ["cohort1819_edited.csv", 2019],
    ["2018-19 enrollment.csv", 2019],
    ["SY 2018-2019.csv", 2019],
    ["caaspp2024_all_students_derived.csv", 2024],
    ["chronicabsenteeism22-v3.txt", 2022],
    ["filesgradaf_1617.csv", 2017],
    ["year2021.txt", 2021],
    ["from_2016-2023.csv", null],
    ["discipline.csv", null],
    ["report 99.txt", null],
  ])("the name %s says %s", (name, year) => expect(yearInName(name)).toBe(year));
  test("the name of a folder or zip is used if the file's has none", () =>
    expect(yearInPath("2017-18-crdc-data.zip/SCH/Enrollment.csv")).toBe(2018));
});

describe("wide tables", () => {
  test("graduates by race, the year as four digits", async () => {
    const text =
      '"CDS_CODE","COUNTY","DISTRICT","SCHOOL","HISPANIC","AM_IND","ASIAN","PAC_ISLD","FILIPINO","AFRICAN_AM","WHITE","TWO_MORE_RACES","NOT_REPORTED","TOTAL","YEAR"\n"01100170112607","Alameda","Office","Academy, the","37","1","2","0","0","24","5","0","0","69","1617"\n';
    const found = await figures({ "filesgradaf_1617.csv": text });
    expect(found["uc-csu-graduates 0112607 race-ethnicity=black 2017"]).toBe("24 students");
    expect(found["uc-csu-graduates 0112607 all 2017"]).toBe("69 students");
  });

  test("the Civil Rights Data Collection: with and without disabilities added, negative numbers are codes", async () => {
    const races = ["HI", "AM", "AS", "HP", "BL", "WH", "TR"];
    const roots = ["SINGOOS", "MULTOOS", "ISS"].flatMap((a) => [`DISCWODIS_${a}`, `DISCWDIS_${a}_IDEA`]);
    const columns = roots.flatMap((r) => [
      ...races.flatMap((race) => [`SCH_${r}_${race}_M`, `SCH_${r}_${race}_F`]),
      `TOT_${r}_M`,
      `TOT_${r}_F`,
    ]);
    const learners = roots.flatMap((r) => ["M", "F"].map((s) => `SCH_${r.replace("_IDEA", "")}_LEP_${s}`));
    const header = ["LEA_STATE", "LEAID", "LEA_NAME", "SCH_NAME", "COMBOKEY", ...columns, ...learners];
    const row = header.map(
      (name) =>
        ({ LEA_STATE: "AL", LEAID: "0100005", LEA_NAME: "Albert City", SCH_NAME: "Middle", COMBOKEY: "010000500870" })[
          name
        ] ?? (name.includes("_BL_M") ? "2" : name.startsWith("TOT") ? "5" : name.includes("_AM_") ? "-9" : "0"),
    );
    const found = await figures({
      "2017-18 Suspensions.csv": [header, row].map((r) => r.map((c) => `"${c}"`).join(",")).join("\n"),
    });
    expect(found["crdc-suspended-out 010000500870 race-ethnicity=black 2018"]).toBe("8 students");
    expect(found["crdc-suspended-out 010000500870 race-ethnicity*gender=black*M 2018"]).toBe("8 students");
    expect(found["crdc-suspended-out 010000500870 race-ethnicity=american-indian 2018"]).toBe("blank -9");
    expect(found["crdc-suspended-out 010000500870 all 2018"]).toBe("40 students");
    expect(found["crdc-suspended-in 010000500870 disability=yes 2018"]).toBe("10 students");
  });
});

describe("an official table of any state, by a profile", () => {
  const profile = `
name: va-absence
kind: published
state: VA
headings: [school_year, division, school, subgroup, students, missed, percent]
year: { from: school_year }
place: { kind: school, id: [division, school], name: school, district: division, state_rows: [Virginia] }
group: { from: subgroup, codes: { "Fully virtual": virtual=yes } }
marks: { "hid": suppressed }
figures:
  - { indicator: chronic-absence, n: students, hits: missed, value: percent, decimals: 1 }
`;
  const text = [
    "Chronic absence",
    "school_year,division,school,subgroup,students,missed,percent",
    "2022-2023,Shore,Dune,Multiple Races,40,10,25.0",
    "2022-2023,Shore,Dune,Fully virtual,hid,hid,hid",
    "2022-2023,Virginia,,All Students,1000,200,20.0",
  ].join("\n");
  test("zero, blank, suppressed and absent stay distinct; ranges in any notation are suppressed", async () => {
    const source = officialTableSource(profile, "profiles/va.yaml");
    const marks = ["10-14%", "<=5%", ">=95%", "<10", "≥ 95 %", "GE95", "LE5", "6 to 9", "*", "**", "-9999", "hid"];
    const rows = marks.map((m, i) => `2022-2023,Shore,S${i},All Students,40,${m},${m}`);
    const text = [
      "school_year,division,school,subgroup,students,missed,percent",
      ...rows,
      "2022-2023,Shore,Zero,All Students,40,0,0.0",
      "2022-2023,Shore,Nobody,All Students,0,0,",
      "2022-2023,Shore,Empty,All Students,40,,",
    ].join("\n");
    const sources = source === undefined ? [] : [source];
    await whileOfficial(
      { "va.csv": text },
      async (p) => {
        const found = figuresOf(await p.ask());
        const at = (school: string): string | undefined => found[`chronic-absence Shore/${school} all 2023`];
        expect(marks.map((_, i) => at(`S${i}`))).toEqual(marks.map((m) => `suppressed ${m}`));
        expect([at("Zero"), at("Nobody"), at("Empty"), at("Elsewhere")]).toEqual([
          "0 of 40",
          "0 of 0",
          "blank",
          undefined,
        ]);
        expect(p.reading.problems).toEqual([]);
      },
      { sources },
    );
  });
  test("groups by name, marks from the profile, the state's row", async () => {
    const source = officialTableSource(profile, "profiles/va.yaml");
    const found = await figures({ "va.csv": text }, { sources: source === undefined ? [] : [source] });
    expect(found).toEqual({
      "chronic-absence Shore/Dune race-ethnicity=two-or-more 2023": "10 of 40",
      "chronic-absence Shore/Dune virtual=yes 2023": "suppressed hid",
      "chronic-absence VA all 2023": "200 of 1000",
    });
  });
  test("grades in any notation become grade codes; all grades together are the total", async () => {
    const text = [
      "school_year,division,school,subgroup,students,missed,percent,gr",
      ...["3", "Grade 4", "5th", "K", "All Grades", "", "Middle"].map(
        (grade, i) => `2022-2023,Shore,S${i},All Students,40,10,25.0,${grade}`,
      ),
    ].join("\n");
    const graded = profile.replace("marks:", "grade: { from: gr }\nmarks:");
    const source = officialTableSource(graded, "profiles/va.yaml");
    const found = await figures({ "va.csv": text }, { sources: source === undefined ? [] : [source] });
    expect(Object.keys(found).sort()).toEqual(
      [" grade 03", " grade 04", " grade 05", " grade KN", "", "", " grade Middle"].map(
        (grade, i) => `chronic-absence Shore/S${i} all 2023${grade}`,
      ),
    );
  });
  test("a fault in the profile names its path; another kind of profile is ignored", () => {
    expect(() => officialTableSource(profile.replace("figures:", "figure:"), "profiles/va.yaml")).toThrow(
      expect.objectContaining({
        facts: {
          path: "profiles/va.yaml",
          faults: expect.arrayContaining([expect.objectContaining({ setting: "figures" })]),
        },
      }),
    );
    expect(officialTableSource("name: roster\nkind: roster\n", "profiles/r.yaml")).toBeUndefined();
  });
});

test("no two codes of a publisher map to the same group", () => {
  for (const codes of [caasppGroups, dataQuestGroups, dashboardGroups])
    expect(new Set(Object.values(codes)).size).toBe(Object.keys(codes).length);
});
