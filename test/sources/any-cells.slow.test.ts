import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { officialFormats } from "../../src/sources/official-files/official-files.ts";
import { recordOf } from "../../src/sources/official-files/official-format.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { profileSource } from "../../src/sources/profile/profile-source.ts";
import { readDelivery } from "../../src/sources/read.ts";
import type { Reading } from "../../src/sources/reading.ts";
import { plainName, type Source } from "../../src/sources/source.ts";
import { answered } from "../mapper/answered-profile.ts";
import { goodBundle, goodTestFile } from "./bundle.ts";
import { bundle11 } from "./oneroster-bundle.ts";

/** What people, spreadsheets and other programs leave in cells. */
const oddities = [
  ..."|-|.|0|-0|00|1|+5|1.|.5|1e5|1E+09|1.23457E+09|NaN|Infinity|-9999|99999999999999999999|1,234|1.234,5|50 %|101%|N/A|NULL|#REF!|*|≤5".split(
    "|",
  ),
  ..."2/30/2024|2024-02-30|13/13/2024|00000000|99991231|1/1/0001|2024-13-01|6-Jan-15|32-Feb-20|Foo 5, 2020|45519|2024-08-15T|2024|1999-00|2024-2023|9999-0000|20242025".split(
    "|",
  ),
  ..."Y|N|yes|T|X|M|F|H|KN|-1|12.0|1st|'|''|\"\"|;|a'b|{}|[]|%|_|\\|\\n|%s|{{}}|Ñandú|李|🙂|\u0000|\u202e|\ufeff|\t|  |=1+1|line-3".split(
    "|",
  ),
];
const cell = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...oddities) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
);
/** Keeps the valid cell, or replaces it with an odd one. */
const damages = fc.array(fc.array(fc.option(cell, { freq: 2 }), { minLength: 40, maxLength: 40 }), {
  minLength: 30,
  maxLength: 30,
});
type Damages = readonly (readonly (string | null)[])[];

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** Good rows, repeated, with some cells replaced. */
function damaged(rows: readonly (readonly string[])[], harm: Damages, separator: string): string {
  return harm
    .map((line, i) => {
      const good = rows[i % rows.length] ?? [];
      const cells = good.map((c, at) => line[at % line.length] ?? c);
      return cells
        .map((c) => (separator === "^" ? c.replaceAll(/[\^\n\r]/g, "") : quoted(c.replaceAll(/[\n\r]/g, ""))))
        .join(separator);
    })
    .join("\n");
}

let db: DuckDb;
let folder: string;
beforeAll(async () => {
  db = await openDuckDb();
  folder = await mkdtemp(join(tmpdir(), "any-cells-"));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

async function read(texts: Readonly<Record<string, string>>, sources: readonly Source[] = []): Promise<Reading> {
  const files = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, name);
    await writeFile(path, text);
    files.push({ name, path });
  }
  return readDelivery(files, db, { sources });
}

/** `readDelivery` throws if a row is lost; a recognized file accounts for each of its lines. */
function accountsForAll(reading: Reading, lines: Readonly<Record<string, number>>): void {
  for (const [name, n] of Object.entries(lines)) {
    const rows = reading.files.filter((f) => f.name === name).reduce((sum, f) => sum + f.rowsIn, 0);
    // A row of blank cells only is no row.
    expect(rows, name).toBeLessThanOrEqual(n);
    expect(rows, name).toBeGreaterThan(0);
    for (const f of reading.files.filter((g) => g.name === name)) {
      const aside = Object.values(f.setAside).reduce((sum, k) => sum + k, 0);
      expect(f.rowsLoaded + f.rowsQuarantined + aside, name).toBe(f.rowsIn);
    }
  }
}

const own: Readonly<Record<string, string>> = {
  "roster.csv":
    "Student ID,School Code,Grade,Gender,Hispanic,Race,Entry Date,Exit Date,Exit Code,DOB,EL,Sped,Lunch Status,Homeless,Home Language,Parent Education\n1001,10,09,F,Y,White,8/15/2024,6/5/2025,155,1/2/2010,Y,N,F,N,01,14\n1002,10,10,M,N,Black,8/15/2024,,,3/4/2009,N,Y,P,Y,00,11",
  "codes.csv":
    "SSID,School,Gr,Sex,Ethnicity,ELAS,Primary Disability,Enter Date\n1000000001,10,09,F,H,EL,SLD,8/15/2024\n1000000002,10,10,M,W,EO,AUT,8/15/2024",
  "days.csv":
    "Student ID,School Code,Attendance Date,Attendance Code\n1001,10,8/15/2024,Present\n1001,10,8/16/2024,Excused\n1002,10,8/15/2024,Unexcused",
  "summary.csv":
    "Student ID,School Code,School Year,Days Enrolled,Days Absent\n1001,10,2024-25,180,4\n1002,10,2024-25,180,30",
  "wide.csv":
    "Student ID,School Code,2024-09-02,2024-09-03,2024-09-04,2024-09-05,2024-09-06\n1001,10,P,P,E,P,U\n1002,10,P,P,P,P,P",
  "incidents.csv":
    "Student ID,School Code,Incident ID,Incident Date,Offense,Disposition,Days\n1001,10,I1,9/4/2024,Fighting,Suspension,2\n1002,10,I1,9/4/2024,Fighting,Detention,0",
  "tests.csv":
    "Student ID,School Code,Test Name,Subject,Scale Score,Achievement Level,Test Date\n1001,10,SBAC,Math,2500,3,4/5/2025\n1002,10,SBAC,ELA,2400,2,4/5/2025",
  "grades.csv":
    "Student ID,School Code,School Year,Term,Section ID,Course Name,Final Grade,Credits Attempted,Credits Earned\n1001,10,2024-25,S1,7,Algebra,B,5,5\n1002,10,2024-25,S1,7,Algebra,F,5,0",
  "staff.csv":
    "Staff ID,School Code,School Year,Gender,Race,Years of Experience,Credential,Job Title,FTE\nT1,10,2024-25,F,White,3,Clear,Teacher,1.0\nT2,10,2024-25,M,Asian,13,Intern,Counselor,0.5",
  "programs.csv":
    "Student ID,Program,Program Start Date,Program End Date\n1001,Homeless,9/1/2024,\n1002,GATE,9/1/2024,6/1/2025",
};

const rowsOf = (text: string): string[][] =>
  text
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
const headerOf = (text: string): string => text.slice(0, text.indexOf("\n"));

function profileOf(name: string, text: string): Profile {
  const headers = headerOf(text).split(",");
  return answered(proposeMapping({ name, headers, rows: rowsOf(text) }, { schoolYear: 2025 }));
}

describe("any cells", () => {
  test("files by proposed profiles: rows are quarantined, a file never stops", async () => {
    const profiles = Object.entries(own).map(([name, text]) => profileOf(name, text));
    for (const profile of profiles) expect(profile.fills.length, profile.name).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(damages, async (harm) => {
        const texts = Object.fromEntries(
          Object.entries(own).map(([name, text]) => [name, `${headerOf(text)}\n${damaged(rowsOf(text), harm, ",")}\n`]),
        );
        accountsForAll(
          await read(
            texts,
            profiles.map((profile) => profileSource(profile)),
          ),
          Object.fromEntries(Object.keys(texts).map((name) => [name, harm.length])),
        );
        // What a person sees while mapping such files must not throw either.
        for (const [name, text] of Object.entries(own)) {
          const rows = harm.map((line, i) => (rowsOf(text)[i % 2] ?? []).map((c, at) => line[at] ?? c));
          expect(proposeMapping({ name, headers: headerOf(text).split(","), rows }).columns.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  test("CALPADS and CAASPP files", async () => {
    const good = { ...goodBundle(), "tests.txt": goodTestFile() };
    await fc.assert(
      fc.asyncProperty(damages, async (harm) => {
        const texts: Record<string, string> = {};
        const lines: Record<string, number> = {};
        for (const [name, text] of Object.entries(good)) {
          const all = text.split(/\r?\n/).filter((l) => l !== "");
          const tagged = text.includes("^") && !name.startsWith("tests");
          const rows = (tagged ? all : all.slice(1)).map((l) => l.split("^"));
          const safe = harm.map((line) => line.map((c, at) => (at === 0 && tagged ? null : c)));
          const body = damaged(
            rows,
            safe.map((line, i) => (tagged ? [null, ...line.slice(1)] : (safe[i] ?? line))),
            "^",
          );
          texts[name] = tagged ? `${all.join("\n")}\n${body}\n` : `${all[0]}\n${body}\n`;
          lines[name] = harm.length + (tagged ? all.length : 0);
        }
        accountsForAll(await read(texts), lines);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  test("OneRoster bundles", async () => {
    await fc.assert(
      fc.asyncProperty(damages, async (harm) => {
        const texts: Record<string, string> = {};
        const lines: Record<string, number> = {};
        for (const [name, all] of Object.entries(bundle11)) {
          if (name === "manifest.csv") continue;
          const rows = all.slice(1).map((l) => l.split(","));
          texts[name] = `${all[0]}\n${damaged(rows, harm, ",")}\n`;
          lines[name] = harm.length;
        }
        accountsForAll(await read(texts), lines);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  /** Headers made of the names that a format reads, where they are enough to recognize it. */
  const officialHeaders = officialFormats.flatMap((format) => {
    // The modules of one collection differ only in their columns, of which they have hundreds.
    if (/^crdc-(?!gifted)/.test(format.id)) return [];
    const { main } = recordOf(format);
    if (main === null) return [];
    const names = Object.values(main.columns).flatMap((c) =>
      "at" in c && "header" in c.at ? [c.at.header[0] ?? ""] : [],
    );
    return format.isHeader(new Set(names.map(plainName)), "") ? [{ id: format.id, names: [...new Set(names)] }] : [];
  });

  test("published files", async () => {
    expect(officialHeaders.length).toBeGreaterThan(15);
    await fc.assert(
      fc.asyncProperty(damages, async (harm) => {
        const texts: Record<string, string> = {};
        for (const { id, names } of officialHeaders) {
          const good = names.map((n) => (/year/i.test(n) ? "2023-24" : /code|id$/i.test(n) ? "27" : "12"));
          texts[`${id}-2024.csv`] = `${names.map(quoted).join(",")}\n${damaged([good], harm, ",")}\n`;
        }
        accountsForAll(await read(texts), Object.fromEntries(Object.keys(texts).map((name) => [name, harm.length])));
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
