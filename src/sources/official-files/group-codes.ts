import { crossedGroup, type GroupKey, groupKey } from "../../base/keys.ts";

/** A publisher's codes for groups of students, mapped to `grouping=level` of the catalog. */
export type GroupCodes = Readonly<Record<string, string>>;

const races = ["black", "american-indian", "asian", "filipino", "hispanic", "pacific-islander", "white"] as const;

const raceAndPoverty = (race: string, disadvantaged: "yes" | "no"): GroupKey =>
  groupKey(
    crossedGroup({ grouping: "race-ethnicity", level: race }, { grouping: "disadvantaged", level: disadvantaged }),
  );

/** Consecutive codes from `first`, in the state's order of races, two or more last. */
const racesFrom = (first: number, twoOrMore: number, name: (race: string) => string): GroupCodes =>
  Object.fromEntries([
    ...races.map((race, i) => [String(first + i), name(race)] as const),
    [String(twoOrMore), name("two-or-more")] as const,
  ]);

/**
 * Student group ids of CAASPP and ELPAC research files.
 *
 * @see caaspp-elpac.ets.org, StudentGroups files 2015-2024
 */
export const caasppGroups: GroupCodes = {
  "1": "all=all",
  "3": "gender=M",
  "4": "gender=F",
  "7": "el-status=IFEP",
  "8": "el-status=RFEP",
  "160": "el-status=EL",
  "180": "el-status=EO",
  "190": "el-status=TBD",
  "250": "long-term-el=yes",
  "31": "disadvantaged=yes",
  "111": "disadvantaged=no",
  "128": "disability=yes",
  "99": "disability=no",
  "28": "migrant=yes",
  "29": "migrant=no",
  "50": "military=yes",
  "51": "military=no",
  "52": "homeless=yes",
  "53": "homeless=no",
  "240": "foster=yes",
  "241": "foster=no",
  "90": "parent-education=not-high-school",
  "91": "parent-education=high-school",
  "92": "parent-education=some-college",
  "93": "parent-education=college",
  "94": "parent-education=graduate",
  "121": "parent-education=declined",
  ...racesFrom(74, 144, (race) => groupKey({ grouping: "race-ethnicity", level: race })),
  ...racesFrom(200, 207, (race) => raceAndPoverty(race, "yes")),
  ...racesFrom(220, 227, (race) => raceAndPoverty(race, "no")),
};

/** Groups of CAASPP without a level in the catalog: kept under their own ids and not reported as unknown. */
export const caasppOtherGroups = /^(6|120|142|170|243|251|252)$/;

const raceLetters: GroupCodes = {
  B: "race-ethnicity=black",
  I: "race-ethnicity=american-indian",
  A: "race-ethnicity=asian",
  F: "race-ethnicity=filipino",
  H: "race-ethnicity=hispanic",
  P: "race-ethnicity=pacific-islander",
  T: "race-ethnicity=two-or-more",
  W: "race-ethnicity=white",
  D: "race-ethnicity=not-reported",
};
const prefixed = (before: string, codes: GroupCodes): GroupCodes =>
  Object.fromEntries(Object.entries(codes).map(([code, to]) => [before + code, to]));

/**
 * Reporting categories of DataQuest downloads. RT is two or more races, RD is "did not report".
 *
 * @see cde.ca.gov, file structures of the absenteeism, suspension and graduation downloads
 */
export const dataQuestGroups: GroupCodes = {
  TA: "all=all",
  ...prefixed("R", raceLetters),
  GM: "gender=M",
  GF: "gender=F",
  GX: "gender=X",
  SE: "el-status=EL",
  SD: "disability=yes",
  SS: "disadvantaged=yes",
  SM: "migrant=yes",
  SF: "foster=yes",
  SH: "homeless=yes",
};

/**
 * Categories of the census-day enrollment download.
 *
 * @see cde.ca.gov, file structure of census-day enrollment
 */
export const censusGroups: GroupCodes = {
  TA: "all=all",
  ...prefixed("RE_", raceLetters),
  GN_M: "gender=M",
  GN_F: "gender=F",
  GN_X: "gender=X",
  SG_EL: "el-status=EL",
  SG_DS: "disability=yes",
  SG_SD: "disadvantaged=yes",
  SG_MG: "migrant=yes",
  SG_FS: "foster=yes",
  SG_HM: "homeless=yes",
  ELAS_RFEP: "el-status=RFEP",
  ELAS_IFEP: "el-status=IFEP",
  ELAS_EO: "el-status=EO",
  ELAS_TBD: "el-status=TBD",
};

/** Groups of the School Dashboard. "EL" of the academic indicators, which includes students reclassified up to four years ago, is spelled EL_RFEP here. */
export const dashboardGroups: GroupCodes = {
  ALL: "all=all",
  AA: "race-ethnicity=black",
  AI: "race-ethnicity=american-indian",
  AS: "race-ethnicity=asian",
  FI: "race-ethnicity=filipino",
  HI: "race-ethnicity=hispanic",
  PI: "race-ethnicity=pacific-islander",
  WH: "race-ethnicity=white",
  MR: "race-ethnicity=two-or-more",
  EL: "el-status=EL",
  EL_RFEP: "el-or-recent-rfep=yes",
  LTEL: "long-term-el=yes",
  SED: "disadvantaged=yes",
  SWD: "disability=yes",
  FOS: "foster=yes",
  HOM: "homeless=yes",
};

/** Race codes in the column names of the Civil Rights Data Collection. It counts Filipino students as Asian. */
export const crdcRaces: Readonly<Record<string, string>> = {
  HI: "hispanic",
  AM: "american-indian",
  AS: "asian",
  HP: "pacific-islander",
  BL: "black",
  WH: "white",
  TR: "two-or-more",
};

/** States' names of groups, compared by letters and digits. */
export const namedGroups: GroupCodes = Object.fromEntries(
  (
    [
      [
        "all=all",
        "All",
        "All Students",
        "All Students Total",
        "Total",
        "State Total",
        "Todos",
        "Total Population",
        "Total Students",
        "Student Total",
        "Schoolwide",
        "Districtwide",
        "Statewide",
      ],
      [
        "race-ethnicity=american-indian",
        "American Indian",
        "American Indian or Alaska Native",
        "Native American",
        "Native American Students",
        "American Indian Students",
        "American Indian/Alaska Native",
        "Native",
        "American Indian/Alaskan Native",
        "American Indian or Alaskan Native",
        "Amer. Ind. or Alaska Nat.",
        "Alaska Native",
        "AIAN",
      ],
      [
        "race-ethnicity=asian",
        "Asian",
        "Asian Students",
        "Asian American",
        "Asian, Non-Hispanic",
        "Asian (not Hispanic)",
      ],
      [
        "race-ethnicity=black",
        "Black",
        "Black or African American",
        "Black/African American",
        "African American",
        "Black Students",
        "Afr. Amer./Black",
        "African American/Black",
        "African American or Black",
        "Black, Non-Hispanic",
        "Black, not of Hispanic origin",
        "Black (not Hispanic)",
        "African-American Students",
        "African American Students",
      ],
      ["race-ethnicity=filipino", "Filipino"],
      [
        "race-ethnicity=hispanic",
        "Hispanic",
        "Hispanic or Latino",
        "Hispanic/Latino",
        "Hispanic/Latino of any race",
        "Hispanic Students",
        "Latino",
        "Hispanic/Latino of any races",
        "Hispanic/Latino of any race(s)",
        "Hispanic or Latino of any race",
        "Latino or Hispanic",
        "Latino/Hispanic",
        "Hispanic/Latinx",
        "Latinx",
        "Hispanic/Latino Students",
      ],
      [
        "race-ethnicity=pacific-islander",
        "Native Hawaiian",
        "Pacific Islander",
        "Native Hawaiian or Other Pacific Islander",
        "Native Hawaiian or Pacific Islander",
        "Hawaiian/Pacific Islander",
        "Native Hawaiian or Other Pacific Islander Students",
        "Nat. Haw. or Pacif. Isl.",
        "Native Hawaiian/Pacific Islander",
        "Native Hawaiian/Other Pacific Islander",
        "NHPI",
        "Native Hawaiian/Pacific Islander Students",
      ],
      [
        "race-ethnicity=two-or-more",
        "Two or More Races",
        "Two or more",
        "Multiple Races",
        "Multiracial",
        "Two or More Races Students",
        "Multi-Racial",
        "Multi-Race, Non-Hispanic",
        "Multi-race, Non-Hisp./Lat.",
        "Non-Hispanic, two or more races",
        "Multi-Race",
        "Multirace",
        "Two or More",
        "Two or More Races, Non-Hispanic",
        "2 or More Races",
      ],
      [
        "race-ethnicity=white",
        "White",
        "White Students",
        "Caucasian",
        "White, Non-Hispanic",
        "White, not of Hispanic origin",
        "White (not Hispanic)",
      ],
      ["gender=F", "Female", "Female Students", "Girls", "Females", "Girl"],
      ["gender=M", "Male", "Male Students", "Boys", "Males", "Boy"],
      ["gender=X", "Nonbinary", "Gender X", "Non-Binary", "Non-Binary Students", "Nonbinary Students"],
      [
        "disadvantaged=yes",
        "Economically Disadvantaged",
        "Socioeconomically Disadvantaged",
        "Low Income",
        "Low-Income",
        "Economically Disadvantaged Students",
        "Economic Disadvantage",
        "Econ Disadv",
        "Socioeconomically Disadvantaged Students",
        "Low Income Students",
        "Disadvantaged",
      ],
      [
        "disadvantaged=no",
        "Not Economically Disadvantaged",
        "Non Low Income",
        "Non-Low Income",
        "Not Low Income",
        "Non-Economically Disadvantaged",
        "Not Socioeconomically Disadvantaged",
      ],
      [
        "el-status=EL",
        "English Learners",
        "English Learner",
        "English Language Learners",
        "Limited English Proficient",
        "EL",
        "ELL",
        "English Language Learner",
        "English Learner Students",
        "LEP",
      ],
      [
        "disability=yes",
        "Students with Disabilities",
        "Special Education",
        "Disabilities",
        "Students with Disability",
        "Students w/ Disabilities",
        "Student with Disabilities",
        "Special Ed",
        "Special Education Students",
        "IEP",
        "Children with Disabilities",
        "SWD",
      ],
      [
        "disability=no",
        "Students without Disabilities",
        "Non Special Education",
        "Students without Disability",
        "Students w/o Disabilities",
        "Students with No Reported Disability",
        "Non-IEP",
        "Non Special Ed",
      ],
      ["foster=yes", "Foster Care", "Foster Youth", "Foster", "In Foster Care", "Students in Foster Care"],
      [
        "homeless=yes",
        "Homeless",
        "Homeless Youth",
        "Experiencing Homelessness",
        "Homeless Students",
        "Students Experiencing Homelessness",
      ],
      ["migrant=yes", "Migrant", "Migratory", "Migrant Students", "Migrant Education"],
      ["el-status=EO", "English Only", "English Only (EO)"],
      [
        "el-status=RFEP",
        "Reclassified Fluent English Proficient",
        "Reclassified Fluent English Proficient (RFEP)",
        "RFEP",
      ],
      ["el-status=IFEP", "Initial Fluent English Proficient", "Initial Fluent English Proficient (IFEP)", "IFEP"],
      ["foster=no", "Not in Foster Care", "Non-Foster Care"],
      ["homeless=no", "Non-Homeless", "Not Homeless"],
      ["migrant=no", "Non-Migrant", "Not Migrant"],
      ["military=no", "Non-Military Connected", "No Parent in Armed Forces"],
      [
        "military=yes",
        "Military Connected",
        "Military Family",
        "Armed Forces Family",
        "Parent in Armed Forces",
        "Military Parent",
        "Military-Connected",
        "Military Connected Students",
      ],
    ] as const
  ).flatMap(([to, ...names]) =>
    names.map((name) => [name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ""), to] as const),
  ),
);
