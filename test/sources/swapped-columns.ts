/** Files with two columns swapped: `npm test` checks an attendance file, the slow tier a roster of many columns. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { contradictionHolds } from "../../src/sources/hold-contradicted.ts";
import { driftHolds } from "../../src/sources/hold-drifted.ts";
import { quarantineHolds } from "../../src/sources/hold-quarantined.ts";
import { profileSources, savedProfiles } from "../../src/sources/profile/saved-profiles.ts";
import { readDelivery } from "../../src/sources/read.ts";
import type { Source } from "../../src/sources/source.ts";
import { saveProfiles } from "./mapped-load.ts";
import { freshFolder, freshWorkspace } from "./small-district.ts";

/** A district's own file: headings and rows. */
interface Own {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const surnames = ["Diaz", "Lee", "Shah", "Cole", "Okoro", "Ruiz", "Park", "Moss", "Vega", "Wolf", "Ibarra", "Chen"];
const yes = (isYes: boolean): string => (isYes ? "Y" : "N");

export const roster: Own = {
  headings: [
    ...["Student ID", "Last Name", "School Code", "Grade", "Gender", "Ethnicity", "Birthdate", "Entry Date"],
    ...["EL Status", "Economically Disadvantaged", "Homeless", "Foster Youth", "504 Plan"],
  ],
  rows: Array.from({ length: 60 }, (_, i) => {
    const grade = i % 13;
    return [
      String(200_100 + i),
      `${surnames[i % 12] ?? ""}${"abcde"[i % 5] ?? ""}`,
      ["1901", "1902", "1903"][i % 3] ?? "",
      grade === 0 ? "KN" : String(grade).padStart(2, "0"),
      i % 2 === 0 ? "F" : "M",
      ["Hispanic", "White", "Black", "Asian"][i % 4] ?? "",
      `${2019 - grade}-0${1 + (i % 8)}-11`,
      `2024-08-${12 + (i % 9)}`,
      ["EO", "EL", "RFEP"][i % 3] ?? "",
      ...[yes(i % 5 < 4), yes(i % 12 === 0), yes(i % 30 === 0), yes(i % 20 === 0)],
    ];
  }),
};

export const attendance: Own = {
  headings: ["Student ID", "School Code", "School Year", "Days Enrolled", "Days Present", "Days Absent"],
  rows: Array.from({ length: 60 }, (_, i) => {
    const [enrolled, absent] = [170 + (i % 11), (i * 7) % 31];
    return [String(200_100 + i), "1901", "2024-2025", ...[enrolled, enrolled - absent, absent].map(String)];
  }),
};

const folder = freshFolder();

/** The file as text, with the values of two columns under each other's headings. */
function textOf({ headings, rows }: Own, pair?: readonly [string, string]): string {
  const from = headings.map((h) => (h === pair?.[0] ? pair[1] : h === pair?.[1] ? pair[0] : h));
  return [headings, ...rows.map((row) => from.map((h) => row[headings.indexOf(h)] ?? ""))]
    .map((cells) => cells.join(","))
    .join("\n");
}

async function noticed(db: DuckDb, text: string, sources: readonly Source[]): Promise<string[]> {
  const path = join(folder, "own.csv");
  writeFileSync(path, text);
  const reading = await readDelivery([{ name: "own.csv", path }], db, { sources: [...sources] });
  return [...quarantineHolds(reading), ...contradictionHolds(reading), ...driftHolds(reading)].map(({ kind }) => kind);
}

/** Two columns with each other's values hold the load, next year too. */
export async function checkSwapped(own: Own, pairs: readonly (readonly [string, string])[]): Promise<void> {
  const db = await openDuckDb();
  try {
    const workspace = freshWorkspace();
    await saveProfiles(workspace, { "own.csv": textOf(own) });
    const sources = profileSources(savedProfiles(workspace.folder));
    expect(await noticed(db, textOf(own), sources)).toEqual([]);
    const silent: string[] = [];
    for (const pair of pairs)
      if ((await noticed(db, textOf(own, pair), sources)).length === 0) silent.push(pair.join(" and "));
    expect(silent).toEqual([]);
  } finally {
    await db.close();
  }
}
