import { describe, expect, test } from "vitest";
import { caasppGroups, dashboardGroups, dataQuestGroups } from "../../src/sources/public-files/group-codes.ts";
import { publishedTableSource } from "../../src/sources/public-files/published-table.ts";
import { yearInName, yearInPath } from "../../src/sources/public-files/year-in-name.ts";
import { figuresOf, whilePublished } from "./published-cells.ts";

const figures = (texts: Parameters<typeof whilePublished>[0], options = {}): Promise<Record<string, string>> =>
  whilePublished(texts, async (p) => figuresOf(await p.ask()), options);
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

describe("four facts stay four", () => {
  test("a star, a blank, a published zero and a row that is not there", async () => {
    const text = [
      `\u{feff}${chronicHeader}`,
      chronicRow("S", "6026314", "N", "TA", "100", "0", "0.0"),
      chronicRow("S", "6026314", "N", "RB", "*", "*", "*"),
      chronicRow("S", "6026314", "N", "RA", "", "", ""),
      chronicRow("S", "6026314", "N", "RW", "0", "", ""),
    ].join("\r\n");
    await whilePublished({ "a.txt": text }, async (p) => {
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

  test("marks other than a star are known, ranges among them; a strange one is told and can be taught", async () => {
    const marks = ["**", "<10", "-9999", "10-19", "≤5%", "LNE", "N/A", "-6666", "#DIV/0!", "7,5", "hidden"];
    const text = [
      chronicHeader,
      ...marks.map((m, i) => chronicRow("S", String(6_000_001 + i), "N", "TA", "40", m, m)),
    ].join("\n");
    await whilePublished({ "a.txt": text }, async (p) => {
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
      expect(codesOf(p.reading)).toEqual(["public.unknown-mark"]);
      expect(p.reading.problems[0]).toMatchObject({ rows: 4, lines: [11, 12] });
    });
    const taught = await figures({ "a.txt": text }, { codes: { "public.marker": { hidden: "suppressed" } } });
    expect(taught["chronic-absence 6000011 all 2024"]).toBe("suppressed hidden");
  });

  test("a count above its students is blank and told; a rate that is not theirs is told", async () => {
    const text = [
      chronicHeader,
      chronicRow("S", "6000001", "N", "TA", "40", "50", "*"),
      chronicRow("S", "6000002", "N", "TA", "40", "10", "31.0"),
    ].join("\n");
    await whilePublished({ "a.txt": text }, async (p) => {
      expect(figuresOf(await p.ask())).toEqual({
        "chronic-absence 6000001 all 2024": "blank *",
        "chronic-absence 6000002 all 2024": "10 of 40",
      });
      expect(codesOf(p.reading)).toEqual(["public.more-hits-than-students", "public.rate-differs"]);
    });
  });
});

describe("DataQuest", () => {
  test("scopes are kept apart, grade spans are grades, RT is two or more races and RD did not report", async () => {
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

  test("leading zeros that a spreadsheet took are put back and told", async () => {
    const text = [
      chronicHeader,
      chronicRow("S", "101345", "N", "TA", "40", "4", "10.0").replace("\t27\t", "\t1\t"),
    ].join("\n");
    await whilePublished({ "a.txt": text }, async (p) => {
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

  test("suspension, expulsion, stability, college-going and census enrollment are known by their headers", async () => {
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
      "stability 6026314 all 2024": "74 of 80 (reckoned)",
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
      "ela-met 6019442 all 2015 grade 03": "18 of 40 (reckoned)",
      "ela-scale-score 6019442 all 2015 grade 03": "2412.5 of 40",
      "ela-met 6019442 all 2015": "0.45 of 800",
      "ela-met 6019442 all 2015 grade 04": "suppressed *",
      "ela-scale-score 6019442 all 2015 grade 04": "suppressed *",
    });
  });

  test("2018 and 2022: two decimals; counts are reckoned, levels where they add up", async () => {
    const header =
      "County Code,District Code,School Code,Filler,Test Year,Subgroup ID,Test Type,Total Tested At Entity Level,Total Tested with Scores,Grade,Test Id,CAASPP Reported Enrollment,Students Tested,Mean Scale Score,Percentage Standard Exceeded,Percentage Standard Met,Percentage Standard Met and Above,Percentage Standard Nearly Met,Percentage Standard Not Met,Students with Scores";
    const later = header
      .replace("Subgroup ID", "Student Group ID")
      .replace("Test Id", "Test ID")
      .replace("CAASPP Reported Enrollment", "Students Enrolled");
    const row = { ...codes, ...percents, Grade: "13", "Students with Scores": "1000" };
    await whilePublished(
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
          "math-met 6019442 el-status=EL 2018": "450 of 1000 (reckoned)",
          "math-met 6019442 race-ethnicity*disadvantaged=hispanic*yes 2022": "450 of 1000 (reckoned)",
          "math-met 6019442 race-ethnicity*disadvantaged=two-or-more*no 2022": "450 of 1000 (reckoned)",
        });
        expect(rows[0]).toMatchObject({ at_level_1: 250, at_level_2: 300, at_level_3: 250, at_level_4: 200 });
        expect(p.reading.files[1]?.setAside).toEqual({ "not-used": 1 });
      },
    );
  });

  test("2024: carets, counts beside percentages, names; a new group keeps its number and is told", async () => {
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
    // Windows-1252: one byte a letter.
    await whilePublished({ "sb_ca2024.txt": Buffer.from(text, "latin1") }, async (p) => {
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
      expect(codesOf(p.reading)).toEqual(["public.unknown-group"]);
      expect(p.reading.problems[0]?.what).toContain('"777"');
    });
  });

  test("entities of both column orders name schools; the list of groups is known and set aside", async () => {
    const row = "19,64733,6019442";
    await whilePublished(
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
  test("a row tells of two years; fewer than 11 students are withheld without a mark", async () => {
    const text = [
      header,
      "27661420000000,D,,Shore City Elementary,Monterey,HOM,3526,2024,698,19.8,2,CHRO,873,3257,26.8,-7,5,3,200",
      "27661420000000,D,,Shore City Elementary,Monterey,FOS,7,2024,,,0,CHRO,4,12,33.3,,0,0,",
    ].join("\n");
    await whilePublished({ "chronic.csv": text }, async (p) => {
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

  test("points from standard are an average without the points for students not tested; its English learners are not ours", async () => {
    const academic = header.replace("currstatus,", "currstatus,currdenom_without_prloss,currstatus_without_prloss,");
    const text = [
      academic,
      "27102720000000,D,,County Office,Monterey,EL,37,2024,,-234.1,25,-179.4,1,ELA,,27,-237,2.9,3,0,0",
    ].join("\n");
    expect(await figures({ "ela.csv": text })).toEqual({
      "ela-distance 2710272 dashboard-group=EL 2024": "-179.4 of 25",
      "ela-distance 2710272 dashboard-group=EL 2023": "-237 of 27",
    });
  });
});

describe("files that do not say their year", () => {
  const text =
    "CDS\tCounty\tDistrict\tSchool\tEL\tFEP\tReclass\n01100170112607\tAlameda\tOffice\tAcademy\t58\t145\t0\n";
  test("take it from their name, and say so", async () => {
    await whilePublished({ "filesreclass19.txt": text }, async (p) => {
      expect(figuresOf(await p.ask())).toEqual({
        "reclassification-english-learners 0112607 all 2019": "58 students",
        "reclassification-fluent 0112607 all 2019": "145 students",
        "reclassification-reclassified 0112607 all 2019": "0 students",
      });
      expect(codesOf(p.reading)).toEqual(["public.year-of-name"]);
    });
  });
  test("wait where the name has none", async () => {
    await whilePublished({ "reclass.txt": text }, async (p) => {
      expect(await p.ask()).toEqual([]);
      expect(p.reading.files[0]).toMatchObject({ rowsIn: 1, rowsLoaded: 0, rowsQuarantined: 1 });
      expect(codesOf(p.reading)).toContain("public.no-year");
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
  test("a folder or zip says it where the file does not", () =>
    expect(yearInPath("2017-18-crdc-data.zip/SCH/Enrollment.csv")).toBe(2018));
});

describe("wide tables", () => {
  test("graduates by race, the year as four digits", async () => {
    const text =
      '"CDS_CODE","COUNTY","DISTRICT","SCHOOL","HISPANIC","AM_IND","ASIAN","PAC_ISLD","FILIPINO","AFRICAN_AM","WHITE","TWO_MORE_RACES","NOT_REPORTED","TOTAL","YEAR"\n"01100170112607","Alameda","Office","Academy, the","37","1","2","0","0","24","5","0","0","69","1617"\n';
    const found = await figures({ "g.csv": text });
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

describe("a published table of any state, by a profile", () => {
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
  test("groups by name, marks as taught, the state's own row", async () => {
    const source = publishedTableSource(profile, "profiles/va.yaml");
    const found = await figures({ "va.csv": text }, { sources: source === undefined ? [] : [source] });
    expect(found).toEqual({
      "chronic-absence Shore/Dune race-ethnicity=two-or-more 2023": "10 of 40",
      "chronic-absence Shore/Dune virtual=yes 2023": "suppressed hid",
      "chronic-absence VA all 2023": "200 of 1000",
    });
  });
  test("a fault in the profile names its place; another kind of profile is none of ours", () => {
    expect(() => publishedTableSource(profile.replace("figures:", "figure:"), "profiles/va.yaml")).toThrow(
      /profiles\/va\.yaml: figures/,
    );
    expect(publishedTableSource("name: roster\nkind: roster\n", "profiles/r.yaml")).toBeUndefined();
  });
});

test("no two codes of a publisher mean the same group", () => {
  for (const codes of [caasppGroups, dataQuestGroups, dashboardGroups])
    expect(new Set(Object.values(codes)).size).toBe(Object.keys(codes).length);
});
