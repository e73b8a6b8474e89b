import type { CodeMap } from "../mapping.ts";

/**
 * CALPADS code sets and our code for each. "Not verified" marks codes taken from general knowledge of the field: defaults that a district can override
 * in its workspace, by map id.
 */

const verified = "CALPADS documentation and vendors' published tables";

export const enrollmentStatus: CodeMap = {
  id: "calpads.enrollment-status",
  list: "enrollment-status",
  codes: { "10": "primary", "20": "secondary", "30": "short-term", "40": "services", "50": "non-ada" },
  source: verified,
};

export const calpadsGradeCodes: CodeMap = {
  id: "calpads.grade",
  list: "grade",
  codes: {
    IN: "IN",
    TD: "TD",
    PS: "PS",
    TK: "TK",
    KN: "KN",
    K: "KN",
    KG: "KN",
    "0": "KN",
    "00": "KN",
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, "0"), String(i + 1).padStart(2, "0")]),
    ),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [String(i + 1), `0${i + 1}`])),
    UE: "UE",
    US: "US",
    AD: "AD",
  },
  source: `${verified}; K, KG, 0 and grades without their zero are what spreadsheets make of them`,
};

export const exitReason: CodeMap = {
  id: "calpads.exit-reason",
  list: "exit-reason",
  codes: {
    E125: "completer",
    E130: "died",
    E140: "dropout",
    E150: "not-an-exit",
    E155: "still-enrolled",
    E170: "still-enrolled",
    E230: "completer",
    E300: "dropout",
    E400: "dropout",
    E450: "still-enrolled",
    N420: "no-show",
    N470: "no-show",
    T160: "transfer-public",
    T165: "transfer-public",
    T167: "transfer-public",
    T180: "transfer-out",
    T200: "transfer-out",
    T240: "transfer-out",
    T260: "still-enrolled",
    T270: "dropout",
    T280: "transfer-out",
    T310: "transfer-out",
    T370: "transfer-out",
    T380: "dropout",
    T460: "transfer-out",
  },
  source: `${verified}; not verified: E450, N420, T180, T200, T240, T260, T270, T280, T310, T370, T460; T260 (adult education) stays in the cohort and is no dropout`,
};

export const completion: CodeMap = {
  id: "calpads.completion",
  list: "completion",
  codes: {
    "100": "diploma",
    "104": "diploma",
    "106": "diploma",
    "108": "diploma",
    "120": "certificate",
    "250": "adult-diploma",
    "320": "equivalency",
    "330": "equivalency",
    "360": "no-diploma",
    "480": "promoted",
    "485": "promoted",
  },
  source: `${verified}; 104, 106 and 108 are historic exit-exam cases`,
};

export const calpadsGenderCodes: CodeMap = {
  id: "calpads.gender",
  list: "gender",
  codes: { F: "F", M: "M", X: "X", N: "X", FEMALE: "F", MALE: "M", NONBINARY: "X" },
  source: `${verified}; N is the earlier code of X; words as in CERS and in ELPAC files until 2018-19`,
};

/** Races by code; 500 is how Hispanic was coded before the yes-or-no question. */
export const races = {
  race_american_indian: ["100"],
  race_asian: ["201", "202", "203", "204", "205", "206", "207", "208", "299"],
  race_pacific_islander: ["301", "302", "303", "304", "399"],
  race_filipino: ["400"],
  race_black: ["600"],
  race_white: ["700"],
} as const;

export const calpadsParentEducationCodes: CodeMap = {
  id: "calpads.parent-education",
  list: "parent-education",
  codes: {
    "10": "graduate",
    "11": "college",
    "12": "some-college",
    "13": "high-school",
    "14": "not-high-school",
    "15": "declined",
  },
  source: "Not verified",
};

export const calpadsElasCodes: CodeMap = {
  id: "calpads.elas",
  list: "elas",
  codes: { EO: "EO", IFEP: "IFEP", EL: "EL", RFEP: "RFEP", TBD: "TBD", ADEL: "ADEL" },
  source: verified,
};

export const educationProgram: CodeMap = {
  id: "calpads.education-program",
  list: "program",
  codes: {
    "101": "section-504",
    "108": null,
    "113": null,
    "122": "title-i-targeted",
    "127": "gifted",
    "135": "migrant",
    "144": null,
    "162": null,
    "174": null,
    "181": "free-meal",
    "182": "reduced-meal",
    "185": "transitional-kindergarten",
    "191": "homeless",
    "192": "military",
    "193": "foster",
  },
  source: `${verified}; not verified: 193, tribal foster youth (other foster youth are matched by the state and stand in no file)`,
};

export const calpadsDisabilityCodes: CodeMap = {
  id: "calpads.disability",
  list: "disability",
  codes: {
    "210": "intellectual",
    "220": "deafness",
    "230": "deafness",
    "240": "sli",
    "250": "visual",
    "260": "emotional",
    "270": "orthopedic",
    "280": "ohi",
    "281": "established-medical",
    "290": "sld",
    "300": "deaf-blindness",
    "310": "multiple-disabilities",
    "320": "autism",
    "330": "traumatic-brain-injury",
  },
  source: "Not verified: the numbers of the state's special education system",
};

export const programSetting: CodeMap = {
  id: "calpads.program-setting",
  list: "program-setting",
  codes: {
    "400": "regular-class",
    "440": "separate-school",
    "450": "separate-school",
    "460": "residential",
    "470": "home-hospital",
    "480": "correctional",
    "490": "private-school",
  },
  source: "Not verified",
};

/** Plan types that mean no plan: declined, or found not eligible. */
export const noPlanTypes = ["700", "800", "900"];

export const incidentResult: CodeMap = {
  id: "calpads.incident-result",
  list: "incident-result",
  codes: {
    "100": "out-of-school",
    "110": "in-school",
    "200": "expulsion",
    "300": "none",
    "400": "other-means",
    "501": "physical-restraint",
    "502": "mechanical-restraint",
    "503": "seclusion",
    "700": "arrest",
    "800": "law-enforcement",
  },
  source: `${verified}; not verified: 300, 400, 502, 503, 800`,
};

export const offense: CodeMap = {
  id: "calpads.offense",
  list: "offense",
  codes: {
    ...Object.fromEntries(["100", "101", "102", "103", "104", "105"].map((c) => [c, "weapons"])),
    ...Object.fromEntries(["200", "201", "202", "203", "204", "205"].map((c) => [c, "drugs"])),
    "300": "other",
    ...Object.fromEntries(["400", "401", "403"].map((c) => [c, "sexual"])),
    ...Object.fromEntries(["500", "501", "502", "503"].map((c) => [c, "violence"])),
    ...Object.fromEntries(["504", "505", "506", "507", "508", "509", "510", "512", "513"].map((c) => [c, "bullying"])),
    "511": "defiance",
    ...Object.fromEntries(["600", "601", "602"].map((c) => [c, "property"])),
  },
  source: `${verified} for 100, 103, 105, 200, 400, 401, 500, 503, 505, 511, 600 and the ranges; the other kinds are not verified`,
};

/** The first offense in this list classifies an incident that has several. Our own order: danger to others first. */
export const gravestFirst = ["weapons", "sexual", "violence", "drugs", "bullying", "property", "other", "defiance"];

export const courseLevel: CodeMap = {
  id: "calpads.course-level",
  list: "course-level",
  codes: {
    "10": "remedial",
    "14": "honors",
    "15": "honors",
    "16": "honors",
    "23": "college",
    "24": "college",
    "30": "ap",
    "31": "ib",
    "32": "ib",
  },
  source: "Not verified",
};

export const job: CodeMap = {
  id: "calpads.job",
  list: "job",
  codes: {
    "10": "administrator",
    "11": "counselor",
    "12": "teacher",
    "25": "administrator",
    "26": "teacher",
    "27": "itinerant-teacher",
  },
  source: "Not verified",
};
