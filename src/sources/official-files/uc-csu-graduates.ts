import { groupKey } from "../../base/keys.ts";
import { sqlText } from "../../engine/sql.ts";
import type { CodeMap } from "../mapping.ts";
import { plainName } from "../source.ts";
import { californiaPlace, cdsParts, levelOfCodes } from "./california.ts";
import { has, headed, type OfficialFormat } from "./official-format.ts";

/** 1617 is 2016-17. */
const twoDigitYears: CodeMap = {
  id: "official.two-digit-years",
  list: "two-digit-years",
  codes: Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => {
      const [begins, ends] = [(i + 90) % 100, (i + 91) % 100];
      const code = `${String(begins).padStart(2, "0")}${String(ends).padStart(2, "0")}`;
      return [code, String(i + 1991)];
    }),
  ),
};

const races: Readonly<Record<string, string>> = {
  HISPANIC: "hispanic",
  AM_IND: "american-indian",
  ASIAN: "asian",
  PAC_ISLD: "pacific-islander",
  FILIPINO: "filipino",
  AFRICAN_AM: "black",
  WHITE: "white",
  TWO_MORE_RACES: "two-or-more",
  NOT_REPORTED: "not-reported",
};

/**
 * All graduates and those who met the requirements are published under the same headings; only the file name says which:
 * filesgradaf_1617 has those who met them, filesgrad_1617 all.
 */
function publicationOf(name: string): string | null {
  const plain = plainName(name);
  if (/gradaf|uccsu|ucgrad|entrancereq/.test(plain)) return "uc-csu-graduates";
  return null;
}

/** Graduates who met the entrance requirements of UC and CSU, one column per race: counts without denominators. */
export const ucCsuGraduates: OfficialFormat = {
  id: "uc-csu-graduates",
  name: "graduates meeting UC and CSU requirements",
  isHeader: (names) => has(names, "cdscode", "hispanic", "pacisld", "africanam", "twomoreraces", "total", "year"),
  required: ["cds", "publication"],
  fromName: (_, name) => {
    const which = publicationOf(name);
    const columns = { publication: { constant: which } };
    return { columns, faults: which === null ? [{ code: "official.which-publication", facts: {} }] : [] };
  },
  columns: {
    publication: { constant: null },
    school_year: { at: { header: ["YEAR"] }, read: { as: "code", codes: twoDigitYears, unknown: "quarantine" } },
    cds: { at: { header: ["CDS_CODE"] }, read: { as: "id", digits: 14 } },
    county_name: headed("COUNTY"),
    district_name: headed("DISTRICT"),
    school_name: headed("SCHOOL"),
    total: headed("TOTAL"),
    ...Object.fromEntries(Object.keys(races).map((name) => [name.toLowerCase(), headed(name)])),
  },
  cells: {
    publication: "r.publication",
    place: californiaPlace(
      levelOfCodes(cdsParts("r.cds")),
      { county: "r.county_name", district: "r.district_name", school: "r.school_name" },
      cdsParts("r.cds"),
    ),
    group: "'all=all'",
    codes: {},
    otherGrouping: "all",
    measures: [
      { indicator: "r.publication", n: "r.total" },
      ...Object.entries(races).map(([name, level]) => ({
        indicator: "r.publication",
        n: `r.${name.toLowerCase()}`,
        group: sqlText(groupKey({ grouping: "race-ethnicity", level })),
      })),
    ],
  },
};
