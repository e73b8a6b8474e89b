import { californiaPlace, cdsParts, levelOfCodes } from "./california.ts";
import { has, headed, type OfficialFormat } from "./official-format.ts";

/** Background characteristics of a school in percent, by the file's column, with the indicator of each. */
const shares: Readonly<Record<string, string>> = {
  pcttest: "api-tested",
  meals: "api-meals",
  ell: "api-english-learners",
  mobility: "api-mobility",
  "pct.resp": "api-parents-answered",
  "not.hsg": "api-parents-not-high-school",
  hsg: "api-parents-high-school",
  "some.col": "api-parents-some-college",
  "col.grad": "api-parents-college",
  "grad.sch": "api-parents-graduate",
  full: "api-teachers-full-credential",
  emer: "api-teachers-emergency",
};
/** Averages and scores. */
const numbers: Readonly<Record<string, string>> = {
  api00: "api",
  api99: "api",
  target: "api-target",
  growth: "api-growth",
  "avg.ed": "api-parent-education",
  "acs.k3": "api-class-size-k-3",
  "acs.46": "api-class-size-4-6",
  "acs.core": "api-class-size-core",
};
const column = (name: string): string => `c_${name.replaceAll(".", "_")}`;
const isHeader = (names: ReadonlySet<string>): boolean =>
  has(names, "cds", "stype", "api00", "api99", "meals", "apistu");

/**
 * The Academic Performance Index of 1999 and 2000 by school: a score of 200 to 1000 and the school's background characteristics.
 *
 * @see California Department of Education, API 2000 growth; data set `api` of the R package survey
 */
export const academicPerformanceIndex: OfficialFormat = {
  id: "api",
  name: "Academic Performance Index 2000",
  isHeader: (names) => isHeader(names) && !has(names, "pw"),
  required: ["cds"],
  columns: {
    cds: { at: { header: ["cds"] }, read: { as: "id", digits: 14 } },
    school_year: { constant: 2000 },
    type: headed("stype"),
    school_name: headed("sname", "name"),
    district_name: headed("dname"),
    county_name: headed("cname"),
    enrollment: headed("enroll"),
    tested: headed("api.stu"),
    ...Object.fromEntries(
      [...Object.keys(shares), ...Object.keys(numbers)].map((name) => [column(name), headed(name)]),
    ),
  },
  cells: {
    publication: "'api'",
    place: californiaPlace(
      levelOfCodes(cdsParts("r.cds")),
      { county: "r.county_name", district: "r.district_name", school: "r.school_name", type: "r.type" },
      cdsParts("r.cds"),
    ),
    group: "'all=all'",
    codes: {},
    otherGrouping: "all",
    measures: [
      { indicator: "'api-enrollment'", n: "r.enrollment" },
      ...Object.entries(numbers).map(([name, id]) => ({
        indicator: `'${id}'`,
        // The scores count the students tested in 2000; the file does not state the denominators of the other figures.
        ...(name === "api00" ? { n: "r.tested" } : {}),
        ...(name === "api99" ? { year: "r.school_year - 1" } : {}),
        value: `r.${column(name)}`,
        reads: "number" as const,
      })),
      ...Object.entries(shares).map(([name, id]) => ({
        indicator: `'${id}'`,
        value: `r.${column(name)}`,
        decimals: 0,
      })),
    ],
  },
};

/** A weighted sample of the same schools; not loaded, because the full list is. */
export const academicPerformanceSample: OfficialFormat = {
  id: "api-sample",
  name: "sample of the Academic Performance Index 2000",
  isHeader: (names) => isHeader(names) && has(names, "pw"),
  columns: {},
  cells: null,
};
