import { crossedGroup, type GroupKey, groupKey } from "../../base/keys.ts";
import { sqlText } from "../../engine/sql.ts";
import { type HeaderFault, plainName } from "../source.ts";
import { crdcRaces } from "./group-codes.ts";
import {
  has,
  headed,
  type Measure,
  type OfficialFormat,
  type PlaceSql,
  type Sql,
  sumOfColumns,
} from "./official-format.ts";

const sexes = ["M", "F"] as const;
/** Since 2020-21 schools can report nonbinary students in columns of their own; earlier files have none. */
const nonbinary = "X";

/** A count of students in a module: columns by race and sex, totals by sex, English learners, students with disabilities. */
interface Topic {
  readonly id: string;
  /** Stems of the column names whose counts are added: with and without disabilities, one suspension and several. */
  readonly roots: readonly Root[];
}

interface Root {
  /** `SCH_<race>_<sex>`: DISCWDIS_SINGOOS_IDEA. */
  readonly races: string;
  /** Totals and English learners: DISCWDIS_SINGOOS. */
  readonly learners?: string;
  /** The column of students with disabilities, where the stem counts them with others. */
  readonly idea?: boolean;
}

/** Students without and with disabilities under IDEA: together all students. Those with only a Section 504 plan count among the first. */
const discipline = (action: string): readonly Root[] => [
  { races: `DISCWODIS_${action}` },
  { races: `DISCWDIS_${action}_IDEA`, learners: `DISCWDIS_${action}` },
];

interface Module {
  readonly id: string;
  readonly name: string;
  readonly level: "SCH" | "LEA";
  readonly topics: readonly Topic[];
}

const modules: readonly Module[] = [
  {
    id: "enrollment",
    name: "enrollment",
    level: "SCH",
    topics: [
      { id: "enrollment", roots: [{ races: "ENR", idea: true }] },
      { id: "english-learners", roots: [{ races: "LEPENR" }] },
      { id: "students-with-disabilities", roots: [{ races: "IDEAENR" }] },
    ],
  },
  {
    id: "suspensions",
    name: "suspensions",
    level: "SCH",
    topics: [
      { id: "suspended-in", roots: discipline("ISS") },
      { id: "suspended-out", roots: [...discipline("SINGOOS"), ...discipline("MULTOOS")] },
      { id: "suspended-out-again", roots: discipline("MULTOOS") },
    ],
  },
  {
    id: "expulsions",
    name: "expulsions",
    level: "SCH",
    // These two columns already include zero-tolerance expulsions.
    topics: [{ id: "expelled", roots: [...discipline("EXPWE"), ...discipline("EXPWOE")] }],
  },
  {
    id: "referrals",
    name: "referrals to law enforcement and arrests",
    level: "SCH",
    topics: [
      { id: "law-enforcement", roots: discipline("REF") },
      { id: "arrested", roots: discipline("ARR") },
    ],
  },
  {
    id: "gifted",
    name: "gifted and talented",
    level: "SCH",
    topics: [{ id: "gifted", roots: [{ races: "GTENR", idea: true }] }],
  },
  {
    id: "ap",
    name: "Advanced Placement",
    level: "SCH",
    topics: [{ id: "ap-course", roots: [{ races: "APENR", idea: true }] }],
  },
  {
    id: "algebra",
    name: "Algebra I",
    level: "SCH",
    topics: [{ id: "algebra-grade-8", roots: [{ races: "ALGENR_G08", idea: true }] }],
  },
  {
    id: "calculus",
    name: "calculus",
    level: "SCH",
    topics: [{ id: "calculus", roots: [{ races: "MATHENR_CALC", idea: true }] }],
  },
  {
    id: "equivalency",
    name: "high school equivalency",
    level: "LEA",
    topics: [{ id: "equivalency-program", roots: [{ races: "HSEPART", idea: true }] }],
  },
];

const raceCodes = Object.keys(crdcRaces);
const raceAndSex = (race: string, sex: string): GroupKey =>
  groupKey(crossedGroup({ grouping: "race-ethnicity", level: race }, { grouping: "gender", level: sex }));
const key = (name: string): string => `x_${name}`;

const sum = (columns: readonly string[]): Sql => sumOfColumns(columns.map((c) => `r."${key(c)}"`));

/** The names that a count has had: English learners were LEP until 2017-18, and are EL since. */
function namesOf(column: string): string[] {
  const later = column.replace(/LEPENR/, "ELENR").replace(/_LEP_/, "_EL_");
  return later === column ? [column] : [column, later];
}

/** Girls and boys, and nonbinary students where the file has a number for them: a negative number is a code, an absent column nothing. */
function withNonbinary(both: Sql, others: readonly string[]): Sql {
  const more = others.map((c) => `greatest(coalesce(official_number(r."${key(c)}"), 0), 0)`).join(" + ");
  return `CASE WHEN ${more} > 0 AND official_number(${both}) >= 0 THEN CAST(CAST(official_number(${both}) + ${more} AS BIGINT) AS VARCHAR) ELSE ${both} END`;
}

const sexesRead = [...sexes, nonbinary];

function columnsOf({ topics, level }: Module): string[] {
  return [
    ...new Set(
      topics.flatMap(({ roots }) =>
        roots.flatMap(({ races, learners, idea }) => [
          ...raceCodes.flatMap((race) => sexesRead.map((sex) => `${level}_${races}_${race}_${sex}`)),
          ...sexesRead.map((sex) => `TOT_${races}_${sex}`),
          ...sexesRead.map((sex) => `${level}_${learners ?? races}_LEP_${sex}`),
          ...(idea === true ? sexesRead.map((sex) => `${level}_${races}_IDEA_${sex}`) : []),
        ]),
      ),
    ),
  ];
}

function measuresOf({ topics, level }: Module): Measure[] {
  return topics.flatMap(({ id, roots }) => {
    const measureOf = (
      group: string,
      name: (root: Root, sex: string) => string,
      of_: readonly string[] = sexes,
    ): Measure => {
      const counted = sum(roots.flatMap((root) => of_.map((sex) => name(root, sex))));
      return {
        indicator: `'crdc-${id}'`,
        n:
          of_ === sexes
            ? withNonbinary(
                counted,
                roots.map((root) => name(root, nonbinary)),
              )
            : counted,
        group: `'${group}'`,
      };
    };
    const others = roots.map((root) => `TOT_${root.races}_${nonbinary}`);
    const anyOthers = others.map((c) => `r."${key(c)}"`).join(", ");
    return [
      {
        indicator: `CASE WHEN coalesce(${anyOthers}) IS NOT NULL THEN 'crdc-${id}' END`,
        n: sum(others),
        group: "'gender=X'",
      },
      measureOf("all=all", (root, sex) => `TOT_${root.races}_${sex}`),
      ...sexes.map((sex) =>
        measureOf(groupKey({ grouping: "gender", level: sex }), (root) => `TOT_${root.races}_${sex}`, [sex]),
      ),
      ...Object.entries(crdcRaces).flatMap(([race, name]) => [
        measureOf(
          groupKey({ grouping: "race-ethnicity", level: name }),
          (root, sex) => `${level}_${root.races}_${race}_${sex}`,
        ),
        ...sexes.map((sex) =>
          measureOf(raceAndSex(name, sex), (root) => `${level}_${root.races}_${race}_${sex}`, [sex]),
        ),
      ]),
      measureOf("el-status=EL", (root, sex) => `${level}_${root.learners ?? root.races}_LEP_${sex}`),
      ...(roots.every((root) => root.idea === true)
        ? [measureOf("disability=yes", (root, sex) => `${level}_${root.races}_IDEA_${sex}`)]
        : roots.some((root) => root.races.endsWith("_IDEA"))
          ? [
              {
                indicator: `'crdc-${id}'`,
                n: sum(
                  roots
                    .filter((root) => root.races.endsWith("_IDEA"))
                    .flatMap((root) => sexes.map((sex) => `TOT_${root.races}_${sex}`)),
                ),
                group: "'disability=yes'",
              },
            ]
          : []),
    ];
  });
}

/** Columns of another year's layout: those read here that the file lacks, and those of races or sexes not known here. */
function driftOf({ topics, level }: Module, columns: readonly string[], names: ReadonlySet<string>): HeaderFault[] {
  const isIn = (column: string): boolean => namesOf(column).some((name) => names.has(plainName(name)));
  const missing = columns.filter((column) => !column.endsWith(`_${nonbinary}`) && !isIn(column));
  const known = new Set(columns.flatMap(namesOf).map(plainName));
  const roots = topics.flatMap((topic) => topic.roots.map((root) => plainName(root.races)));
  const cell = new RegExp(
    `^(?:(?:${level.toLowerCase()}(?:${roots.join("|")})[a-z]{2})|(?:tot(?:${roots.join("|")})))[a-z]$`,
  );
  const added = [...names].filter((name) => cell.test(name) && !known.has(name));
  return [
    ...(missing.length === 0 ? [] : [columnsFault("official.columns-missing", missing)]),
    ...(added.length === 0 ? [] : [columnsFault("official.columns-new", added)]),
  ];
}

const columnsFault = (
  code: "official.columns-missing" | "official.columns-new",
  columns: readonly string[],
): HeaderFault => ({
  code,
  facts: { columns: columns.slice(0, 6), all: columns.length, instead: [] },
});

const districtPlace: PlaceSql = {
  kind: "'district'",
  // A few identifiers contain letters; numeric ones lose leading zeros in spreadsheets.
  id: "lpad(r.leaid, 7, '0')",
  name: "r.lea_name",
  districtId: "lpad(r.leaid, 7, '0')",
  districtName: "r.lea_name",
  state: "upper(r.state)",
  federal: true,
};
const schoolPlace: PlaceSql = {
  ...districtPlace,
  kind: "'school'",
  id: "lpad(r.combokey, 12, '0')",
  name: "r.sch_name",
};

/**
 * Modules of the Civil Rights Data Collection's public-use files: counts by race, sex, language and disability. Negative numbers are codes.
 * The files do not state their school year; it is taken from the name of the file, its folder or its zip.
 *
 * @see civilrightsdata.ed.gov, public-use data file manuals
 */
export const crdcModules: readonly OfficialFormat[] = modules.map((module): OfficialFormat => {
  const columns = columnsOf(module);
  const first = module.topics[0]?.roots[0]?.races ?? "";
  const probe = [`${module.level}_${first}_BL_M`, `${module.level}_${first}_WH_F`].map((c) =>
    c.toLowerCase().replaceAll("_", ""),
  );
  return {
    id: `crdc-${module.id}`,
    name: `Civil Rights Data Collection: ${module.name}`,
    isHeader: (names) => has(names, "leastate", "leaid", ...probe),
    fromName: (names) => ({ columns: {}, faults: driftOf(module, columns, names) }),
    partsAddUp: true,
    optional: "all",
    required: module.level === "SCH" ? ["leaid", "combokey"] : ["leaid"],
    yearInName: true,
    part: { at: { header: ["LEA_STATE"] }, read: { as: "text" } },
    columns: {
      state: headed("LEA_STATE"),
      leaid: { at: { header: ["LEAID"] }, read: { as: "id" } },
      lea_name: headed("LEA_NAME"),
      combokey: { at: { header: ["COMBOKEY"] }, read: { as: "id" } },
      sch_name: headed("SCH_NAME"),
      ...Object.fromEntries(columns.map((c) => [key(c), headed(...namesOf(c))])),
    },
    cells: {
      publication: "'crdc'",
      place: module.level === "SCH" ? schoolPlace : districtPlace,
      group: "'all=all'",
      codes: {},
      otherGrouping: "all",
      measures: measuresOf(module),
    },
  };
});

const edfactsRaces: Readonly<Record<string, string>> = {
  AM: "american-indian",
  AS: "asian",
  BL: "black",
  HI: "hispanic",
  MU: "two-or-more",
  PI: "pacific-islander",
  WH: "white",
};
const edfactsColumns = Object.keys(edfactsRaces).flatMap((race) => sexes.map((sex) => `${race}_${sex}_7`));

/** EDFacts, as released with the collection: students with a disability of one category, by race and sex. */
export const edfactsDisability: OfficialFormat = {
  id: "edfacts-disability",
  name: "EDFacts: students with disabilities by race and sex",
  isHeader: (names) => has(names, "leastate", "ncesleaid", "disabilitycategory", "blm7"),
  required: ["leaid", "school", "category"],
  yearInName: true,
  part: { joined: [{ header: ["LEA_STATE"] }, { header: ["DISABILITY_CATEGORY"] }] },
  columns: {
    state: headed("LEA_STATE"),
    leaid: { at: { header: ["NCESLEAID"] }, read: { as: "id" } },
    lea_name: headed("LEA_NAME"),
    school: { at: { header: ["NCESSCH"] }, read: { as: "id" } },
    sch_name: headed("SCHOOL_NAME"),
    category: headed("DISABILITY_CATEGORY"),
    total: headed("TOTAL_STUDENTS_REPORTED"),
    ...Object.fromEntries(edfactsColumns.map((c) => [key(c), headed(c)])),
  },
  cells: {
    publication: "'edfacts'",
    place: { ...schoolPlace, id: "lpad(r.school, 12, '0')" },
    group: "'all=all'",
    codes: {},
    otherGrouping: "all",
    measures: [
      { indicator: "'edfacts-disability-' || lower(r.category)", n: "r.total" },
      ...Object.entries(edfactsRaces).flatMap(([race, level]) => [
        {
          indicator: "'edfacts-disability-' || lower(r.category)",
          n: sum(sexes.map((sex) => `${race}_${sex}_7`)),
          group: sqlText(groupKey({ grouping: "race-ethnicity", level })),
        },
        ...sexes.map((sex) => ({
          indicator: "'edfacts-disability-' || lower(r.category)",
          n: sum([`${race}_${sex}_7`]),
          group: sqlText(raceAndSex(level, sex)),
        })),
      ]),
    ],
  },
};
