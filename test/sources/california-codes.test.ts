import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import {
  californiaPlace,
  californiaPlaceIds,
  cdsParts,
  levelOfCodes,
} from "../../src/sources/official-files/california.ts";
import { officialTableSource } from "../../src/sources/official-files/official-table.ts";
import { whileOfficial } from "./official-cells.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
});
afterAll(async () => {
  await db.close();
});

/** Reads a table, one school year per row, of schools or districts with a user's profile; the codes that its figures have, by row. */
async function codesRead(kind: "school" | "district", heads: readonly string[], rows: readonly string[], state = "CA") {
  const profile = `
name: county-table
kind: published
state: ${state}
headings: [Year, ${heads.join(", ")}, Students]
year: { from: Year }
place: { kind: ${kind}, id: [${heads.join(", ")}] }
figures:
  - { indicator: enrollment-by-code, n: Students }
`;
  const source = officialTableSource(profile, "profiles/county-table.yaml");
  const text = [["Year", ...heads, "Students"].join(","), ...rows.map((row, i) => `${2001 + i},${row},100`)].join("\n");
  return whileOfficial(
    { "table.csv": text },
    async (p) => {
      expect(p.reading.problems).toEqual([]);
      return (
        await p.ask("SELECT place_id, district_id, county_id FROM staged.official_figure ORDER BY school_year")
      ).map((row) => ["place_id", "district_id", "county_id"].map((name) => row[name]));
    },
    { sources: source === undefined ? [] : [source] },
  );
}

test("a profile reads every spelling of a California school's code as its 7 digits, with district and county", async () => {
  const spellings = ["01611190190036", "1611190190036", "1611190190036.0", '"=""01611190190036"""', " 01611190190036 "];
  expect(await codesRead("school", ["CDS"], spellings)).toEqual(spellings.map(() => ["0190036", "0161119", "01"]));
  expect(await codesRead("school", ["CDS"], ["0190036", "190036", "Dune"])).toEqual([
    ["0190036", null, null],
    ["0190036", null, null],
    ["Dune", null, null],
  ]);
  expect(await codesRead("school", ["County", "District", "School"], ["01,61119,0190036", "1,61119,190036"])).toEqual([
    ["0190036", "0161119", "01"],
    ["0190036", "0161119", "01"],
  ]);
});

test("a profile reads every spelling of a California district's code as its 7 digits; a school's code stays whole", async () => {
  const rows = ["01611190000000", "1611190000000", "0161119", "161119", "61119", "01611190190036"];
  expect(await codesRead("district", ["CDS"], rows)).toEqual([
    ["0161119", "0161119", "01"],
    ["0161119", "0161119", "01"],
    ["0161119", "0161119", null],
    ["0161119", "0161119", null],
    ["61119", "61119", null],
    ["01611190190036", "0161119", "01"],
  ]);
  expect(await codesRead("district", ["County", "District"], ["1,61119"])).toEqual([["0161119", "0161119", "01"]]);
});

test("long numbers of another state are not codes of California", async () => {
  expect(await codesRead("school", ["Code"], ["1611190190036", "190036"], "TX")).toEqual([
    ["1611190190036", null, null],
    ["190036", null, null],
  ]);
});

test("a table by a profile and the state's own files have the same codes for every place", async () => {
  const parts = fc.tuple(
    fc.integer({ min: 1, max: 58 }),
    fc.integer({ min: 1, max: 99_999 }),
    fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9_999_999 })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { minLength: 20, maxLength: 40 }), async (codes) => {
      const cds = codes.map(([county, district, school]) =>
        [String(county).padStart(2, "0"), String(district).padStart(5, "0"), String(school).padStart(7, "0")].join(""),
      );
      const rows = cds.flatMap((whole) => [whole, whole.replace(/^0/, "")].map((text) => `('${whole}', '${text}')`));
      const built = californiaPlace(levelOfCodes(cdsParts("r.cds")), {}, cdsParts("r.cds"));
      const [school, district] = (["school", "district"] as const).map((kind) => {
        const { id, ...above } = californiaPlaceIds(kind, { id: "r.written", district: "NULL", county: "NULL" });
        return `[${id}, ${above.district}, ${above.county}]`;
      });
      const read = await db.all(
        `SELECT [${built.id}, ${built.districtId}, ${built.countyId}] AS built,
            CASE WHEN cds[8:14] = '0000000' THEN ${district} ELSE ${school} END AS own
          FROM (VALUES ${rows.join(", ")}) r(cds, written)`,
      );
      expect(read.length).toBe(2 * codes.length);
      for (const row of read) expect(row["own"]).toEqual(row["built"]);
    }),
    { numRuns: 4 },
  );
});
