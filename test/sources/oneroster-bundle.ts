import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Row } from "../../src/records/table.ts";
import { readDelivery } from "../../src/sources/read.ts";
import type { Reading } from "../../src/sources/reading.ts";
import { problemWords } from "../../src/ui/language/problems.ts";

/** A bundle: lines by file name. */
export type Bundle = Readonly<Record<string, readonly string[]>>;

const manifest = (version: string, files: readonly string[]): string[] => [
  "propertyName,value",
  "manifest.version,1.0",
  `oneroster.version,${version}`,
  ...files.map((f) => `file.${f},bulk`),
];

const sessions = [
  "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
  "y25,,,2024-25,schoolYear,2024-08-14,2025-06-05,,2025",
  "s1,,,S1,semester,2024-08-14,2024-12-20,y25,2025",
  "s2,,,S2,semester,2025-01-07,2025-06-05,y25,2025",
];
const orgs = [
  "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
  "d1,,,Alder Unified,district,5900001,",
  "o1,,,Alder High,school,0100001,d1",
  "o2,,,Birch Middle,school,0100002,d1",
];
const courses = [
  "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
  "c1,,,y25,Algebra I,MA1,,o1,,",
  "c2,,,y25,AP Biology,BI9,,o1,,",
];
const classes = [
  "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
  'k1,,,Algebra I,,c1,A-1,scheduled,,o1,"s1,s2",,,',
  "k2,,,AP Biology,,c2,B-1,scheduled,,o1,s2,,,",
];
const demographics = [
  "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus",
  "u1,,,2009-03-04,female,false,true,false,false,false,false,false,,,,",
  "u2,,,2008-10-11,other,false,false,false,false,false,true,false,,,,",
  "u3,,,2010-01-02,unspecified,false,false,false,false,true,false,true,,,,",
];
const enrollments = [
  "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
  "e1,,,k1,o1,t1,teacher,true,,",
  "e2,,,k1,o1,u1,student,false,2024-08-14,2025-06-05",
  "e3,,,k2,o1,u1,student,false,2025-01-07,2025-06-05",
  "e4,,,k1,o1,u2,student,false,2024-09-03,2024-11-01",
];

/** A complete valid bundle of version 1.1. */
export const bundle11: Bundle = {
  "manifest.csv": manifest("1.1", [
    "academicSessions",
    "orgs",
    "courses",
    "classes",
    "users",
    "enrollments",
    "demographics",
  ]),
  "academicSessions.csv": sessions,
  "orgs.csv": orgs,
  "courses.csv": courses,
  "classes.csv": classes,
  "users.csv": [
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
    "u1,,,true,o1,student,u1,,Ana,Gil,,1000000001,,,,,09,",
    "u2,,,true,o1,student,u2,,Ben,Ode,,1000000002,,,,,10,",
    "u3,,,true,o2,student,u3,,Cal,Roe,,,,,,,KG,",
    "t1,,,true,o1,teacher,t1,,Tia,Poe,,SE1,,,,,,",
  ],
  "enrollments.csv": enrollments,
  "demographics.csv": demographics,
};

/** The same in version 1.2: roles are in a separate file. */
export const bundle12: Bundle = {
  ...bundle11,
  "manifest.csv": manifest("1.2", [
    "academicSessions",
    "orgs",
    "courses",
    "classes",
    "users",
    "roles",
    "enrollments",
    "demographics",
  ]),
  "users.csv": [
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns,metadata.house",
    "u1,,,true,u1,,Ana,Gil,,1000000001,,,,,09,,,,,,o1,,red",
    "u2,,,true,u2,,Ben,Ode,,1000000002,,,,,10,,,,,,o1,,blue",
    "u3,,,true,u3,,Cal,Roe,,,,,,,KG,,,,,,o2,,red",
    "t1,,,true,t1,,Tia,Poe,,SE1,,,,,,,,,,,o1,,",
  ],
  "roles.csv": [
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
    "r1,,,u1,primary,student,,,o1,",
    "r2,,,u2,primary,student,,,o1,",
    "r3,,,u3,primary,student,,,o2,",
    "r4,,,t1,primary,teacher,,,o1,",
  ],
};

/** The bundle with a change in each line of a file. */
export const replaced = (bundle: Bundle, file: string, from: string | RegExp, to: string): Bundle => ({
  ...bundle,
  [file]: (bundle[file] ?? []).map((line) => line.replace(from, to)),
});
/** The bundle without a file. */
export const without = (bundle: Bundle, file: string): Bundle =>
  Object.fromEntries(Object.entries(bundle).filter(([name]) => name !== file));

export interface ReadBundle {
  readonly reading: Reading;
  rows(table: string, order?: string): Promise<Row[]>;
  /** Problem codes with their lines, in order. */
  faults(code: string): readonly {
    readonly file: string;
    readonly line: number | undefined;
    readonly what: string;
    readonly fix: string;
  }[];
}

/** Writes a bundle as a folder or a zip, reads it, and passes the outcome to `look`. */
export async function readBundle(
  bundle: Bundle,
  look: (read: ReadBundle) => Promise<void> | void,
  as: "folder" | "zip" = "folder",
): Promise<void> {
  const at = await mkdtemp(join(tmpdir(), "oneroster-test-"));
  const db = await openDuckDb();
  try {
    const path = join(at, as === "zip" ? "bundle.zip" : "bundle");
    if (as === "zip") {
      const files = Object.entries(bundle).map(
        ([name, lines]) => [name, strToU8(`${lines.join("\r\n")}\r\n`)] as const,
      );
      await writeFile(path, zipSync(Object.fromEntries(files)));
    } else {
      await mkdir(path);
      for (const [name, lines] of Object.entries(bundle)) await writeFile(join(path, name), `${lines.join("\n")}\n`);
    }
    const reading = await readDelivery([{ name: "bundle", path }], db);
    await look({
      reading,
      rows: (table, order = "source_line") => db.all(`SELECT * FROM staged."${table}" ORDER BY ${order}`),
      faults: (code) =>
        reading.problems
          .filter((p) => p.code === code)
          .map((p) => ({ file: p.file.replace("bundle/", ""), line: p.line, ...problemWords(p, "en") })),
    });
  } finally {
    await db.close();
    await rm(at, { recursive: true, force: true });
  }
}
