import { expect, test } from "vitest";
import { placesCsv } from "../../src/printers/csv.ts";
import { spreadsheetText } from "../../src/printers/spreadsheet-text.ts";
import { outlierReport, type PlaceRow } from "../../src/reports/outliers.ts";
import { officialData } from "../official-data.ts";

const ids = Array.from({ length: 40 }, (_, i) => `s${i}`);
const rows: PlaceRow[] = ids.flatMap((place, i) =>
  ["race-ethnicity=black", "race-ethnicity=white"].flatMap((group, g) =>
    [2001, 2002, 2003].map((year, y) => ({
      place,
      group,
      year,
      grade: "all",
      subject: "",
      n: 100,
      outcome: 600 + 50 * g - 3 * (i % 10) + Math.sin((i * 6 + g * 3 + y) * 12.9898),
      covariates: { "disadvantaged=yes": ((i % 10) + g) / 20 },
    })),
  ),
);
const places = ids.map((id, i) => ({
  id,
  name: i === 0 ? '=1+1, "quoted"' : `School ${i}`,
  districtId: "d1",
  districtName: "District",
  ...(i === 1 && { kind: { charter: false, magnet: true, program: "continuation" as const } }),
}));
const csv = placesCsv(
  outlierReport(officialData({ places, rows }), {
    level: "school",
    outcome: { id: "api", unit: "scale-points", better: "high" },
    covariates: ["disadvantaged=yes"],
    groups: { focal: ["race-ethnicity=black"], reference: "race-ethnicity=white" },
  }),
);

test("places.csv has a row for each place and group, and the header names its columns", () => {
  const lines = csv.trimEnd().split("\n");
  expect(lines).toHaveLength(81);
  expect(lines[0]?.split(",")).toHaveLength(19);
  expect(lines[5]).toMatch(/^s2,School 2,District,race-ethnicity=black,yes,/);
});

test("a formula-like name is escaped, and quotes and commas stay inside their cell", () => {
  expect(csv.split("\n")[1]).toMatch(/^s0,"'=1\+1, ""quoted""",District,/);
  for (const text of ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"]) expect(spreadsheetText(text)).toBe(`'${text}`);
  for (const text of ["A-G", "1 = 1", "", "Met the standard"]) expect(spreadsheetText(text)).toBe(text);
});

test("places.csv says what the files say about a school's kind, and nothing where they do not", () => {
  const lines = csv.trimEnd().split("\n");
  expect(lines[0]).toMatch(/,charter,magnet,program$/);
  const kindRows = lines.filter((line) => line.startsWith("s1,"));
  expect(kindRows).toHaveLength(2);
  for (const line of kindRows) expect(line).toMatch(/,no,yes,continuation$/);
  const others = lines.slice(1).filter((line) => !line.startsWith("s1,"));
  for (const line of others) expect(line).toMatch(/,,,$/);
});
