import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { officialTableSource } from "../../src/sources/official-files/official-table.ts";
import type { Source } from "../../src/sources/source.ts";
import { whileOfficial } from "./official-cells.ts";

/** Real official files; not part of the project, so the tests are skipped where they are missing. */
const folder = "../shared/data/real";
const read = (path: string): Buffer => {
  let bytes: Buffer = readFileSync(join(folder, path));
  // One or two of them were compressed twice.
  while (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
  return bytes;
};
const number = (value: unknown): number => Number(value);

describe.skipIf(!existsSync(folder))("files as offices published them", () => {
  test("a whole state's CAASPP year: levels make up the students, percentages follow from the counts, blanks stay blank", async () => {
    await whileOfficial(
      {
        "caaspp2024_all_students_derived.csv": read("ca-caaspp-2024/caaspp2024_all_students_derived.csv.gz"),
        "sb_ca2024entities_csv.txt": read("ca-caaspp-entities/sb_ca2024entities_csv.txt"),
      },
      async (p) => {
        expect(p.reading.files.map((f) => [f.rowsIn, f.rowsLoaded])).toEqual([
          [102_384, 102_384],
          [11_321, 11_321],
        ]);
        expect(p.reading.problems.map((x) => x.code)).toEqual(["official.year-of-name"]);
        const [row] = await p.ask(
          `SELECT count_if(status = 'blank') AS blank, count_if(status = 'counted' AND n > 0) AS counted,
             count_if(status = 'counted' AND n > 0 AND at_level_1 + at_level_2 + at_level_3 + at_level_4 <> n) AS odd,
             count_if(abs(hits / n - value) > 0.000051) AS off, count_if(n = 0) AS nobody
           FROM staged.official_figure WHERE indicator IN ('ela-met', 'math-met')`,
        );
        expect(row).toMatchObject({ blank: 9422, odd: 0, off: 0 });
        expect(number(row?.["blank"]) + number(row?.["counted"]) + number(row?.["nobody"])).toBe(102_384);
        expect(
          await p.ask(
            "SELECT n, hits, value FROM staged.official_figure WHERE place_id = 'CA' AND indicator = 'ela-met' AND grade = 'all'",
          ),
        ).toEqual([{ n: 2_940_237, hits: 1_383_115, value: 0.4704 }]);
      },
    );
  });

  test("districts add up to their county, where none is withheld", async () => {
    await whileOfficial({ "2024.csv": read("ca-caaspp-2024/caaspp2024_all_students_derived.csv.gz") }, async (p) => {
      const [row] = await p.ask(
        `WITH d AS (SELECT county_id AS id, indicator, sum(n) AS n, sum(hits) AS hits, bool_or(status = 'blank') AS withheld FROM staged.official_figure
            WHERE place_kind = 'district' AND grade = 'all' AND indicator IN ('ela-met', 'math-met') GROUP BY ALL)
         SELECT count(*) AS counties, count_if(d.n <> c.n OR d.hits <> c.hits) AS odd, max(d.n - c.n) AS above FROM staged.official_figure c
         JOIN d ON d.id = c.place_id AND d.indicator = c.indicator WHERE c.place_kind = 'county' AND c.grade = 'all' AND NOT d.withheld`,
      );
      expect(number(row?.["counties"])).toBeGreaterThan(40);
      // A district's sum may fall short of its county's, by charter schools that no district of the county oversees; it never exceeds it.
      expect(number(row?.["above"])).toBeLessThanOrEqual(0);
    });
  });

  test("the published 2024 layout, row for row", async () => {
    await whileOfficial({ "sb.txt": read("ca-caaspp-2024/sb_ca2024_excerpt_state_alameda.txt") }, async (p) => {
      expect(p.reading.files[0]).toMatchObject({ recordType: "caaspp", rowsIn: 7, rowsLoaded: 7, schoolYears: [2024] });
      const rows = await p.ask(
        "SELECT place_kind, place_id, indicator, grade, n, hits, value, at_level_1 FROM staged.official_figure WHERE place_kind = 'county' AND grade = '03'",
      );
      expect(rows).toEqual([
        {
          place_kind: "county",
          place_id: "01",
          indicator: "ela-met",
          grade: "03",
          n: 14_898,
          hits: 7665,
          value: 0.5145,
          at_level_1: 4448,
        },
        {
          place_kind: "county",
          place_id: "01",
          indicator: "ela-scale-score",
          grade: "03",
          n: 14_898,
          hits: null,
          value: 2428.5,
          at_level_1: null,
        },
      ]);
    });
  });

  test("entity files of four years and two layouts, names in either encoding", async () => {
    const names = readdirSync(join(folder, "ca-caaspp-entities")).filter((f) => f.includes("entities"));
    const texts = Object.fromEntries(names.map((f) => [f.replace(/\.gz$/, ""), read(`ca-caaspp-entities/${f}`)]));
    await whileOfficial(texts, async (p) => {
      expect(Object.fromEntries(p.reading.files.map((f) => [f.name, f.rowsLoaded]))).toEqual({
        "sb_ca2015entities_csv.txt": 12_495,
        "sb_ca2018entities_csv.txt": 11_333,
        "sb_ca2022entities_csv.txt": 11_339,
        "sb_ca2024entities_csv.txt": 11_321,
        "cast_ca2019entities_csv.txt": 11_182,
        "cast_ca2024entities_csv.txt": 11_117,
      });
      const [broken] = await p.ask(
        "SELECT count(*) AS n FROM staged.school WHERE contains(name, chr(65533)) OR length(school_id) <> 7",
      );
      expect(number(broken?.["n"])).toBe(0);
      const accents = await p.ask("SELECT name FROM staged.school WHERE name LIKE '%ñ%' LIMIT 1");
      expect(accents).toHaveLength(1);
    });
  });

  test("chronic absenteeism and its reasons: rates follow from counts, only schools outside charters", async () => {
    await whileOfficial(
      {
        "a.csv": read("ca-chronic-monterey-2022/chronicabsenteeism22_monterey.csv"),
        "b.csv": read("ca-chronic-monterey-2022/absenteeismreason22_monterey.csv"),
      },
      async (p) => {
        expect(p.reading.problems).toEqual([]);
        const [row] = await p.ask(
          `SELECT count(*) AS n, count_if(status = 'blank') AS blank, count_if(abs(hits / n - value) > 0.00051) AS off,
             count_if(place_kind <> 'school' AND counted_students <> 'non-charter') AS other FROM staged.official_figure WHERE indicator = 'chronic-absence'`,
        );
        expect(row).toMatchObject({ n: 3307, blank: 1226, off: 0, other: 0 });
      },
    );
  });

  test("graduation of 2018-19: the A-G rate is of graduates in every row", async () => {
    await whileOfficial({ "cohort1819_edited.csv": read("ca-acgr-2018-19/cohort1819_edited.csv.gz") }, async (p) => {
      const [row] = await p.ask(
        `SELECT count_if(indicator = 'graduation-4yr') AS rows, count_if(abs(hits / n - value) > 0.00051) AS off, count(DISTINCT counted_students) AS scopes
         FROM staged.official_figure WHERE n > 0`,
      );
      // This copy lacks the column that says whether alternative schools are counted, so figures are repeated, one in six with different numbers.
      expect(row).toMatchObject({ rows: 9650, off: 0, scopes: 3 });
      expect(p.reading.problems.map((problem) => problem.code)).toContain("official.same-figure");
      expect(p.reading.files[0]).toMatchObject({ schoolYears: [2019] });
    });
  });

  test("reclassification, graduates by race, API, districts of 1999", async () => {
    await whileOfficial(
      {
        "filesreclass19.txt": read("ca-el-reclass-2019/filesreclass19.txt"),
        "filesgradaf_1617.csv": read("ca-uccsu-grads-2017/filesgradaf_1617.csv"),
        "apipop.csv": read("ca-api-2000/apipop.csv"),
        "apistrat.csv": read("ca-api-2000/apistrat.csv"),
        "CASchools.csv": read("ca-districts-1999/CASchools.csv"),
      },
      async (p) => {
        expect(p.reading.files.map((f) => [f.recordType, f.rowsIn, f.rowsLoaded])).toEqual([
          ["el-reclassification", 10_204, 10_204],
          ["uc-csu-graduates", 2535, 2535],
          ["api", 6194, 6194],
          ["api-sample", 200, 0],
          ["california-districts-1999", 420, 420],
        ]);
        const facts = await p.ask(
          `SELECT indicator, school_year AS y, count(value) AS n, round(avg(value), 6) AS mean FROM staged.official_figure
           WHERE indicator IN ('api', 'api-meals', 'ca1999-reading', 'ca1999-lunch') GROUP BY ALL ORDER BY ALL`,
        );
        expect(facts).toEqual([
          { indicator: "api", y: 1999, n: 6194, mean: 631.91298 },
          { indicator: "api", y: 2000, n: 6194, mean: 664.712625 },
          { indicator: "api-meals", y: 2000, n: 6194, mean: 0.480357 },
          { indicator: "ca1999-lunch", y: 1999, n: 420, mean: 0.447052 },
          { indicator: "ca1999-reading", y: 1999, n: 420, mean: 654.970477 },
        ]);
        const [learners] = await p.ask(
          "SELECT count(*) AS schools, CAST(sum(n) AS INTEGER) AS n, CAST(sum(hits) AS INTEGER) AS hits FROM staged.official_figure WHERE indicator = 'reclassified-of-learners' AND place_kind = 'school'",
        );
        const [apart] = await p.ask(
          "SELECT CAST(sum(n) AS INTEGER) AS n, CAST(sum(n) FILTER (indicator = 'reclassification-reclassified') AS INTEGER) AS hits FROM staged.official_figure WHERE indicator IN ('reclassification-reclassified', 'reclassification-english-learners') AND place_kind = 'school'",
        );
        expect(learners).toEqual({ schools: 10_204, ...apart });
        const [race] = await p.ask(
          `SELECT sum(n) FILTER (grouping = 'race-ethnicity') AS parts, sum(n) FILTER (grouping = 'all') AS all FROM staged.official_figure WHERE indicator = 'uc-csu-graduates'`,
        );
        expect(race?.["parts"]).toBe(race?.["all"]);
        expect(
          await p.ask(
            "SELECT count(DISTINCT county_id) AS n FROM staged.official_figure WHERE publication = 'ca1999' AND length(place_id) = 7",
          ),
        ).toEqual([{ n: 45 }]);
      },
    );
  });

  test("federal counts: reserve codes are never numbers", async () => {
    await whileOfficial(
      {
        "2017-18 high school equivalency.csv": read("crdc-2017-18/lea_high_school_equivalency.csv.gz"),
        "2017-18 edfacts.csv": read("crdc-2017-18/edfacts_id74_race_sex_lep_DB.csv"),
      },
      async (p) => {
        expect(p.reading.files.map((f) => f.rowsQuarantined)).toEqual([0, 0]);
        const [row] = await p.ask(
          `SELECT count_if(status = 'blank' AND marker = '-9') AS coded, count_if(coalesce(n, 0) < 0 OR coalesce(hits, 0) < 0) AS below,
             count(DISTINCT place_id) FILTER (publication = 'crdc') AS districts FROM staged.official_figure`,
        );
        expect(row).toMatchObject({ below: 0, districts: 17_604 });
        expect(number(row?.["coded"])).toBeGreaterThan(300_000);
      },
    );
  });

  test("the federal list of California's schools places the districts of 2017-18; charter schools' federal numbers have changed since", async () => {
    await whileOfficial(
      {
        "schools.csv": read("ca-nces-crosswalk/ncesdata_california.csv.gz"),
        "2017-18 equivalency.csv": read("crdc-2017-18/lea_high_school_equivalency.csv.gz"),
        "2017-18 edfacts.csv": read("crdc-2017-18/edfacts_id74_race_sex_lep_DB.csv"),
      },
      async (p) => {
        expect(p.reading.files[0]).toMatchObject({
          recordType: "federal-identifiers",
          rowsIn: 10_349,
          rowsLoaded: 10_349,
        });
        expect(p.reading.problems.map((x) => x.code)).not.toContain("official.federal-identifiers");
        const placed = await p.ask(
          `SELECT c.place_kind, count(DISTINCT c.place_id) AS places, count(DISTINCT p.federal_id) AS placed, count(DISTINCT p.place_id) AS ids
           FROM staged.official_figure c LEFT JOIN staged.place_code p ON p.place_kind = c.place_kind AND p.federal_id = c.place_id
           WHERE c.state = 'CA' GROUP BY ALL ORDER BY ALL`,
        );
        expect(placed).toEqual([
          { place_kind: "district", places: 1840, placed: 994, ids: 994 },
          { place_kind: "school", places: 53, placed: 50, ids: 50 },
        ]);
        const [odd] = await p.ask(
          "SELECT count_if(county_id IS NULL) AS nowhere, count_if(length(place_id) <> 7) AS odd FROM staged.place_code",
        );
        // A dagger means no county.
        expect(odd).toEqual({ nowhere: 60, odd: 0 });
      },
    );
  });

  test("Connecticut, both tables: -9999 and stars mean withheld, -6666 means absent; Colorado's counts", async () => {
    await whileOfficial(
      {
        "long.csv": read("ct-chronic-absenteeism/chronic_absenteeism_by_race_ethnicity_2012-2020.csv.gz"),
        "raw_2018-19_race.csv": read("ct-chronic-absenteeism/raw_2018-19_race.csv"),
        "co.csv": read("co-chronic-absenteeism/co_chronic_absenteeism_2016-2023.csv"),
      },
      async (p) => {
        const rows = await p.ask(
          "SELECT source_file AS f, status, marker, count(*) AS n FROM staged.official_figure GROUP BY ALL ORDER BY ALL",
        );
        // The year's own table has a count of 0 beside a withheld rate where the long table withholds the number: it publishes none of these.
        expect(rows).toContainEqual({ f: "long.csv", status: "suppressed", marker: "-9999", n: 6365 });
        expect(rows).toContainEqual({ f: "raw_2018-19_race.csv", status: "suppressed", marker: "*", n: 411 + 321 + 7 });
        expect(p.reading.problems.map(({ code }) => code)).toEqual(["official.year-of-name"]);
        expect(rows).toContainEqual({ f: "long.csv", status: "blank", marker: "-6666", n: 1824 });
        expect(rows).toContainEqual({ f: "co.csv", status: "blank", marker: "NA", n: 3 });
        const [lost] = await p.ask("SELECT count(*) AS n FROM staged.official_figure WHERE value < 0 OR value > 1");
        expect(number(lost?.["n"])).toBe(0);
      },
    );
  });

  test("Virginia and a KidsCount table by profiles", async () => {
    const profiles = [
      "name: va\nkind: published\nstate: VA\nheadings: [school_year, division, school, subgroup, n_students, percent]\nyear: { from: school_year }\nplace: { kind: school, id: [division, school], name: school, district: division }\ngroup: { from: subgroup }\nfigures: [{ indicator: chronic-absence, hits: n_students, value: percent, decimals: 1 }]",
      "name: co-dropout\nkind: published\nstate: CO\nheadings: [Location, Category, TimeFrame, DataFormat, Data]\nyear: { from: TimeFrame }\nplace: { kind: district, id: [Location], name: Location, state_rows: [Colorado] }\ngroup: { from: Category }\nonly: { DataFormat: [Percent] }\nfigures: [{ indicator: co-dropout, value: Data, reads: share }]",
    ];
    const sources = profiles.flatMap((text): Source[] => {
      const source = officialTableSource(text, "profiles/x.yaml");
      return source === undefined ? [] : [source];
    });
    await whileOfficial(
      {
        "va.csv": read("va-chronic-absenteeism/chronic_absenteeism.csv"),
        "co.csv": read("co-headcount/Dropout_rates_by_race_and_ethnicity.csv"),
      },
      async (p) => {
        expect(p.reading.problems).toEqual([]);
        expect(p.reading.files.map((f) => [f.rowsIn, f.rowsLoaded])).toEqual([
          [3222, 3222],
          [3620, 3620],
        ]);
        const rows = await p.ask(
          "SELECT publication AS p, status, marker, count(*) AS n FROM staged.official_figure GROUP BY ALL ORDER BY ALL",
        );
        expect(rows).toContainEqual({ p: "co-dropout", status: "blank", marker: "N/A", n: 40 });
        expect(
          await p.ask(
            "SELECT value FROM staged.official_figure WHERE place_kind = 'state' AND level = 'american-indian' AND school_year = 2011",
          ),
        ).toEqual([{ value: 0.065 }]);
      },
      { sources },
    );
  });
});
