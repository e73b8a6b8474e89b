import { expect, test } from "vitest";
import { fileColumnsOf } from "../../src/sources/mapping.ts";
import { driftOf } from "../../src/sources/official-files/layout-drift.ts";
import { officialFiles, officialFormats } from "../../src/sources/official-files/official-files.ts";

/** The headings that a format declares, the first name of each. */
const headingsOf = (format: (typeof officialFormats)[number]): string[] => [
  ...new Set(
    Object.values(format.columns).flatMap((source) =>
      fileColumnsOf(source).flatMap((at) => ("header" in at ? [at.header[0] ?? ""] : [])),
    ),
  ),
];
const checked = officialFormats.filter(({ optional, cells }) => cells !== null && optional !== "all");

test("no format misses a column in a file with all that it declares", () => {
  expect(checked.length).toBeGreaterThan(20);
  for (const format of checked) expect(driftOf(format, headingsOf(format)), format.id).toEqual([]);
});

test("a column of figures that is gone or renamed is named in every format, with the heading in its place", () => {
  let named = 0;
  for (const format of checked) {
    const all = headingsOf(format);
    for (const gone of all) {
      const renamed = all.map((heading) => (heading === gone ? `${heading} Revised` : heading));
      const [fault] = driftOf(format, renamed);
      if (fault === undefined) continue;
      named += 1;
      expect(fault, `${format.id} ${gone}`).toMatchObject({
        code: "official.columns-missing",
        facts: { columns: [gone], all: 1, instead: [`${gone} Revised`] },
      });
    }
  }
  expect(named).toBeGreaterThan(100);
});

test("the headings of a file say so when it is recognized", () => {
  const header = ["Academic Year", "Aggregate Level", "County Code", "District Code", "School Code", "County Name"];
  const file = [...header, "District Name", "School Name", "Charter School", "Reporting Category"];
  const figures = [
    "ChronicAbsenteeismEligibleCumulativeEnrollment",
    "ChronicAbsenteeismCount",
    "ChronicAbsenteeismRate",
  ];
  const faultsOf = (fields: readonly string[]) => {
    const as = officialFiles.recognize({ delimiter: ",", lines: [{ line: 1, fields }] });
    return as?.by === "header" ? as.faults?.map(({ code, facts }) => [code, facts]) : as;
  };
  expect(faultsOf([...file, ...figures])).toEqual([]);
  const [n = "", ...rest] = figures;
  const renamed = [`${n}Total`, ...rest];
  expect(faultsOf([...file, ...renamed])).toEqual([
    ["official.columns-missing", { columns: [n], all: 1, instead: [`${n}Total`] }],
  ]);
});
