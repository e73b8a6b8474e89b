import type { CodeListName } from "../../base/problem-facts.ts";
import { exitReason, offense } from "../calpads/codes.ts";
import { plainName } from "../source.ts";

/** Words and codes used in files, and the canonical code of each. */
export interface CodeWords {
  /** `mapped.grade`: the id of the code map made from it. */
  readonly id: string;
  readonly list: CodeListName;
  /** Canonical codes to their spellings; compared by letters and digits. */
  readonly means: Readonly<Record<string, readonly string[]>>;
  /** Known spellings without a canonical code. */
  readonly nothing?: readonly string[];
  /** Spellings whose meaning differs between student systems: the operator is asked, with the likeliest suggested. */
  readonly ask?: Readonly<Record<string, string | null | Ambiguous>>;
  /** The source of the less obvious ones. */
  readonly source?: string;
}

/** A spelling with two meanings; the other values of its column show which is likely. */
export interface Ambiguous {
  /** The likelier meaning. */
  readonly likely: string | null;
  /** The likelier meaning if the column has only these values. */
  readonly amongOnly?: { readonly values: readonly string[]; readonly likely: string | null };
  /** Asked only if one of these values also occurs; otherwise it means `otherwise`. */
  readonly askedWith?: { readonly values: readonly string[]; readonly otherwise: string };
}

const ordinals = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th"];
const spanishGrades = [
  "primero",
  "segundo",
  "tercero",
  "cuarto",
  "quinto",
  "sexto",
  "séptimo",
  "octavo",
  "noveno",
  "décimo",
  "undécimo",
  "duodécimo",
];
const englishGrades = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
];

function numberedGrades(): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  ordinals.forEach((ordinal, i) => {
    const n = i + 1;
    const code = String(n).padStart(2, "0");
    all[code] = [
      code,
      String(n),
      `${n}.0`,
      ordinal,
      `${ordinal} grade`,
      `Grade ${n}`,
      `Grade ${code}`,
      `Gr ${n}`,
      `G${n}`,
      `${englishGrades[i]} grade`,
      `${n}°`,
      `${n}o`,
      `Grado ${n}`,
      `${n} grado`,
      `${n}o grado`,
      spanishGrades[i] ?? "",
    ];
  });
  return all;
}

export const gradeWords: CodeWords = {
  id: "mapped.grade",
  list: "grade",
  means: {
    IN: ["IN", "IT", "Infant"],
    TD: ["TD", "Toddler"],
    PS: ["PS", "PK", "PR", "P3", "P4", "PreK", "Pre-Kindergarten", "Preschool", "Preescolar"],
    TK: ["TK", "Transitional Kindergarten", "Kinder de transición"],
    KN: ["KN", "K", "KG", "KF", "KH", "KK", "0", "00", "0.0", "Kindergarten", "Kinder", "Grade K", "Jardín"],
    ...numberedGrades(),
    UE: ["UE", "Ungraded elementary"],
    US: ["US", "Ungraded secondary"],
    AD: ["AD", "Adult", "Adulto", "PG", "Postgraduate"],
  },
  ask: { "-1": "TK", "-2": "PS", "13": "AD", "14": "AD", UG: "US", Ungraded: "US" },
  source: "CALPADS and CEDS grade codes; -1 and -2 as PowerSchool numbers the years before kindergarten",
};

export const genderWords: CodeWords = {
  id: "mapped.gender",
  list: "gender",
  means: {
    F: ["F", "Female", "Girl", "Femenino", "Mujer", "Niña"],
    M: ["M", "Male", "Boy", "Masculino", "Hombre", "Niño"],
    X: ["X", "N", "NB", "Nonbinary", "Non-Binary", "No binario"],
  },
  ask: {
    "1": null,
    "2": null,
    "0": null,
    O: "X",
    Other: "X",
    U: null,
    Unknown: null,
    // Spanish systems write H for hombre and M for mujer.
    H: "M",
    M: { likely: "F", askedWith: { values: ["H", "Hombre"], otherwise: "M" } },
  },
};

/** Values of a column that only says who is Hispanic. */
const hispanicOnly = [
  "H",
  "HL",
  "Hispanic",
  "Hispanic or Latino",
  "Hispanic/Latino",
  "Latino",
  "NH",
  "N",
  "Y",
  "U",
  "D",
];

/** Race and ethnicity in one column. The levels become the flags of `student` and `staff`. */
export const raceWords: CodeWords = {
  id: "mapped.race",
  list: "race",
  means: {
    hispanic: [
      "H",
      "Hispanic",
      "Hispanic/Latino",
      "Hispanic or Latino",
      "Hispanic/Latino of any race",
      "Hispanic or Latino of any race",
      "HI",
      "HL",
      "Latino",
      "Latina",
      "Latinx",
      "Latine",
      "Latino/a",
      "Hispano",
      "Hispano o latino",
      "500",
    ],
    "american-indian": [
      "I",
      "AI",
      "AI/AN",
      "American Indian",
      "American Indian/Alaska Native",
      "American Indian or Alaska Native",
      "American Indian/Alaskan Native",
      "Am Indian/Alskn Nat",
      "American Indian or Alaskan Native",
      "AIAN",
      "AM",
      "Native American",
      "Alaska Native",
      "Indígena americano",
      "Indio americano o nativo de Alaska",
      "100",
    ],
    asian: [
      "A",
      "AS",
      "Asian",
      "Asian American",
      "Asiático",
      "Asiática",
      "201",
      "202",
      "203",
      "204",
      "205",
      "206",
      "207",
      "208",
      "299",
    ],
    black: [
      "B",
      "BL",
      "AA",
      "Black",
      "African American",
      "Black/African American",
      "Black or African American",
      "Black/African Am",
      "African Am",
      "African-American",
      "Afro-American",
      "Negro",
      "Afroamericano",
      "Negro o afroamericano",
      "600",
    ],
    filipino: ["F", "FI", "Filipino", "Filipina", "400"],
    mena: ["MENA", "Middle Eastern", "Middle Eastern or North African", "Medio Oriente o Norte de África"],
    "pacific-islander": [
      "P",
      "PI",
      "HP",
      "NHPI",
      "NHOPI",
      "Pacific Islander",
      "Pac Islander",
      "Native Hawaiian or Pac Islander",
      "Nat Hwiin/Othr Pac Islndr",
      "Native Hawaiian",
      "Native Hawaiian or Other Pacific Islander",
      "Native Hawaiian/Pacific Islander",
      "Hawaiian/Pacific Islander",
      "Native Hawaiian or Pacific Islander",
      "Isleño del Pacífico",
      "301",
      "302",
      "303",
      "304",
      "399",
    ],
    white: [
      "W",
      "WH",
      "White",
      "Caucasian",
      "White, not Hispanic",
      "White (not Hispanic)",
      "White non-Hispanic",
      "Blanco",
      "Blanca",
      "700",
    ],
    "two-or-more": [
      "T",
      "MR",
      "TM",
      "Two or more",
      "Two or more races",
      "2 or more races",
      "Multiracial",
      "Multi-racial",
      "Multiple races",
      "Multiple",
      "Multi",
      "Mixed",
      "2+",
      "2 or more",
      "Two+",
      "Dos o más razas",
      "Multirracial",
    ],
    "not-hispanic": [
      "Not Hispanic",
      "Non-Hispanic",
      "Not Hispanic or Latino",
      "Not Hispanic/Latino",
      "Non Hispanic or Latino",
      "No hispano",
    ],
    "not-reported": [
      "Not reported",
      "Unknown",
      "Declined",
      "Declined to state",
      "Missing",
      "No informado",
      "Desconocido",
      "Prefiere no decir",
    ],
  },
  ask: {
    "1": "hispanic",
    "2": "american-indian",
    "3": "asian",
    "4": "black",
    "5": "pacific-islander",
    "6": "white",
    "7": "two-or-more",
    M: "two-or-more",
    N: { likely: "american-indian", amongOnly: { values: hispanicOnly, likely: "not-hispanic" } },
    NA: "american-indian",
    NH: { likely: "pacific-islander", amongOnly: { values: hispanicOnly, likely: "not-hispanic" } },
    Y: { likely: null, amongOnly: { values: hispanicOnly, likely: "hispanic" } },
    // If another code already has the usual meaning, these mean something else: Asian American next to Black, Asian
    // Indian next to AM.
    AA: { likely: "asian", askedWith: { values: ["B", "BL", "Black"], otherwise: "black" } },
    AI: { likely: "asian", askedWith: { values: ["I", "AM", "NA", "Native American"], otherwise: "american-indian" } },
    AS: { likely: "pacific-islander", askedWith: { values: ["A", "Asian"], otherwise: "asian" } },
    P: {
      likely: "not-reported",
      askedWith: { values: ["PI", "NHPI", "HP", "Pacific Islander"], otherwise: "pacific-islander" },
    },
    F: { likely: null, askedWith: { values: ["FI", "Filipino"], otherwise: "filipino" } },
    T: {
      likely: null,
      askedWith: { values: ["TM", "MR", "Two or more races", "Multiracial"], otherwise: "two-or-more" },
    },
    I: { likely: "asian", askedWith: { values: ["AI", "AM", "AIAN"], otherwise: "american-indian" } },
    O: "not-reported",
    Other: "not-reported",
    U: "not-reported",
    D: "not-reported",
  },
  source: "CALPADS race codes; 1 to 7 suggested in the order of the federal categories as several systems number them",
};

export const elasWords: CodeWords = {
  id: "mapped.elas",
  list: "english-learner-status",
  means: {
    EL: [
      "EL",
      "ELL",
      "LEP",
      "English Learner",
      "English Language Learner",
      "Limited English Proficient",
      "Aprendiz de inglés",
      "Estudiante de inglés",
    ],
    RFEP: ["RFEP", "R-FEP", "Reclassified", "Redesignated", "Reclassified Fluent English Proficient", "Reclasificado"],
    IFEP: [
      "IFEP",
      "I-FEP",
      "Initially Fluent",
      "Initial Fluent English Proficient",
      "Initially Fluent English Proficient",
    ],
    EO: ["EO", "English Only", "Solo inglés"],
    TBD: ["TBD", "To be determined", "Por determinar"],
    ADEL: ["ADEL", "Adult English Learner"],
    "not-EL": [
      "Not EL",
      "Non-EL",
      "Not ELL",
      "Non-ELL",
      "Not LEP",
      "Non-LEP",
      "Not an English Learner",
      "Non-English Learner",
      "Never EL",
      "No es aprendiz de inglés",
    ],
  },
  ask: {
    Y: "EL",
    Yes: "EL",
    N: "not-EL",
    No: "not-EL",
    L: "EL",
    R: "RFEP",
    I: "IFEP",
    E: "EO",
    T: "TBD",
    F: "IFEP",
    FEP: "IFEP",
    "1": "EL",
    "2": null,
    "0": null,
  },
  source: "single letters as Aeries' language fluency codes have them",
};

/** Answers in a yes-or-no column. */
export const yesNoWords: CodeWords = {
  id: "mapped.yes-no",
  list: "yes-or-no",
  means: {
    yes: ["Y", "Yes", "True", "T", "1", "1.0", "Sí", "S", "Verdadero", "Active", "X"],
    no: ["N", "No", "False", "F", "0", "0.0", "Falso", "Inactive"],
  },
  // Surveys and some states write 1 for yes and 2 for no; next to a 2, a 1 can be either.
  ask: { "1": { likely: "yes", askedWith: { values: ["2"], otherwise: "yes" } }, "2": "no" },
};

/** A column about Hispanic or Latino ethnicity only. */
export const hispanicWords: CodeWords = {
  id: "mapped.hispanic",
  list: "hispanic",
  means: {
    yes: [
      ...(yesNoWords.means["yes"] ?? []),
      "H",
      "Hispanic",
      "Hispanic or Latino",
      "Hispanic/Latino",
      "Latino",
      "Hispano",
    ],
    no: [
      ...(yesNoWords.means["no"] ?? []),
      "Not Hispanic",
      "Non-Hispanic",
      "NH",
      "Not Hispanic or Latino",
      "Not Hispanic/Latino",
      "No hispano",
    ],
  },
  ask: yesNoWords.ask ?? {},
};

export const exitWords: CodeWords = {
  id: "mapped.exit",
  list: "exit-reason",
  means: {
    ...byMeaning(exitReason.codes),
    "transfer-out": [
      ...(byMeaning(exitReason.codes)["transfer-out"] ?? []),
      "Private school",
      "Moved out of state",
      "Out of state",
      "Out of country",
      "Home school",
      "Homeschool",
      "Fuera del estado",
    ],
    "transfer-public": [
      ...(byMeaning(exitReason.codes)["transfer-public"] ?? []),
      "Transfer",
      "Transferred",
      "In-state transfer",
      "Transfer in state",
      "Traslado",
    ],
    dropout: [
      ...(byMeaning(exitReason.codes)["dropout"] ?? []),
      "Dropout",
      "Dropped out",
      "Unknown whereabouts",
      "Abandono",
    ],
    completer: [...(byMeaning(exitReason.codes)["completer"] ?? []), "Graduated", "Graduate", "Completer", "Graduado"],
    died: [...(byMeaning(exitReason.codes)["died"] ?? []), "Deceased", "Fallecido"],
    "no-show": [...(byMeaning(exitReason.codes)["no-show"] ?? []), "No show"],
    "still-enrolled": [
      ...(byMeaning(exitReason.codes)["still-enrolled"] ?? []),
      "End of year",
      "Year end",
      "Fin de año",
    ],
  },
  source: "California's exit codes, and plain words",
};

function byMeaning(codes: Readonly<Record<string, string | null>>): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [code, meaning] of Object.entries(codes)) {
    if (meaning === null) continue;
    all[meaning] ??= [];
    all[meaning]?.push(code);
  }
  return all;
}

export const mealWords: CodeWords = {
  id: "mapped.meals",
  list: "meal-eligibility",
  means: {
    "free-meal": ["F", "Free", "Free lunch", "Free meal", "FDC", "Direct certified", "DC", "181", "Gratis", "Gratuito"],
    "reduced-meal": ["R", "Reduced", "Reduced price", "Reduced lunch", "RDC", "182", "Reducido", "Precio reducido"],
    disadvantaged: ["Y", "Yes", "True", "1", "FRL", "FRPM", "FR", "Eligible", "Sí", "Free/Reduced", "Free or reduced"],
  },
  nothing: [
    "P",
    "Paid",
    "N",
    "No",
    "None",
    "False",
    "0",
    "Full price",
    "Full",
    "Pay",
    "Not eligible",
    "Non-free",
    "Pagado",
  ],
  ask: { D: "free-meal", E: null, T: null, "2": "reduced-meal", "3": null },
};

export const programWords: CodeWords = {
  id: "mapped.program",
  list: "program",
  means: {
    "free-meal": ["181", "Free meal", "Free lunch", "Free meals", "Free lunch program"],
    "reduced-meal": ["182", "Reduced-price meal", "Reduced lunch", "Reduced meals", "Reduced price lunch"],
    disadvantaged: [
      "SED",
      "Socioeconomically disadvantaged",
      "Economically disadvantaged",
      "Low income",
      "FRPM",
      "FRL",
      "Free/Reduced lunch",
    ],
    homeless: ["191", "Homeless", "McKinney-Vento", "MKV", "Sin hogar"],
    foster: ["190", "Foster", "Foster youth", "Foster care", "Acogimiento"],
    migrant: ["135", "Migrant", "Migrant education", "MEP", "Migrante"],
    military: ["192", "Military", "Military connected", "Armed forces family", "Militar"],
    "section-504": ["101", "504", "Section 504", "504 plan"],
    gifted: ["127", "GATE", "Gifted", "Gifted and talented", "TAG", "GT", "Dotado"],
    "title-i-targeted": ["122", "Title I", "Title I targeted", "Title 1"],
    extracurricular: ["Activity", "Extracurricular", "Sport", "Club", "Athletics", "Deporte"],
    counseling: ["Counseling", "Counselor meeting", "Consejería"],
    "college-course": ["Dual enrollment", "Early college", "College course"],
    postsecondary: ["College enrollment", "Postsecondary", "Enrolled in college"],
    "cte-completer": ["CTE completer", "Pathway completer"],
    "work-based-learning": ["WBL", "Work-based learning", "Internship", "Pasantía"],
    "english-learner": elasWords.means["EL"] ?? [],
    "special-education": [
      "SpEd",
      "Special Ed",
      "Special Education",
      "SWD",
      "IEP",
      "Student with disability",
      "Students with disabilities",
      "Educación especial",
    ],
  },
};

export const attendanceWords: CodeWords = {
  id: "mapped.attendance",
  list: "attendance-code",
  means: {
    present: [
      "P",
      "Present",
      "Presente",
      "T",
      "Tardy",
      "Late",
      "Tarde",
      "Tardanza",
      "Retardo",
      "Retraso",
      "Llegada tarde",
      "Llegó tarde",
      "Asistió",
      "Asistencia",
      "Presencia",
      "En clase",
      "L",
      "In attendance",
    ],
    excused: [
      "E",
      "EA",
      "AE",
      "Excused",
      "Excused absence",
      "Absent excused",
      "Absence excused",
      "Justificada",
      "Justificado",
      "Ausencia justificada",
      "Ausente justificado",
      "Ausente justificada",
      "Ausente con justificación",
      "Falta justificada",
      "Inasistencia justificada",
      "Enfermo",
      "Enferma",
      "Enfermedad",
      "I",
      "Illness",
      "Ill",
      "Sick",
    ],
    unexcused: [
      "U",
      "UA",
      "AU",
      "UNX",
      "Unexcused",
      "Unexcused absence",
      "Absent unexcused",
      "Absence unexcused",
      "Truant",
      "Truancy",
      "Injustificada",
      "Injustificado",
      "No justificada",
      "No justificado",
      "Ausencia injustificada",
      "Ausencia no justificada",
      "Ausente injustificado",
      "Ausente injustificada",
      "Ausente sin justificación",
      "Falta injustificada",
      "Falta sin justificar",
      "Inasistencia injustificada",
      "V",
      "Unverified",
    ],
    "suspended-out": [
      "OSS",
      "SUS",
      "Suspended",
      "Suspension",
      "Out-of-school suspension",
      "Suspendido",
      "Suspendida",
      "Suspensión externa",
    ],
    "suspended-in": ["ISS", "In-school suspension", "Suspensión interna"],
  },
  ask: {
    A: "unexcused",
    ABS: "unexcused",
    Absent: "unexcused",
    Absence: "unexcused",
    Ausente: "unexcused",
    Ausencia: "unexcused",
    Falta: "unexcused",
    Faltó: "unexcused",
    Inasistencia: "unexcused",
    X: "excused",
    // Suspended or sick; tardy or truant.
    S: "suspended-out",
    T: { likely: "unexcused", askedWith: { values: ["L", "Late", "Tardy", "TDY"], otherwise: "present" } },
    "1": null,
    "0": null,
  },
};

export const offenseWords: CodeWords = {
  id: "mapped.offense",
  list: "offense",
  means: {
    violence: [
      ...(byMeaning(offense.codes)["violence"] ?? []),
      "Violence",
      "Fight",
      "Fighting",
      "Assault",
      "Battery",
      "Physical injury",
      "Physical altercation",
      "Bodily harm",
      "Violencia",
      "Pelea",
    ],
    weapons: [
      ...(byMeaning(offense.codes)["weapons"] ?? []),
      "Weapon",
      "Weapons",
      "Knife",
      "Firearm",
      "Dangerous object",
      "Arma",
      "Armas",
    ],
    drugs: [
      ...(byMeaning(offense.codes)["drugs"] ?? []),
      "Drugs",
      "Drug",
      "Alcohol",
      "Tobacco",
      "Vaping",
      "Vape",
      "Controlled substance",
      "Drugs/Alcohol",
      "Drogas",
    ],
    sexual: [
      ...(byMeaning(offense.codes)["sexual"] ?? []),
      "Sexual harassment",
      "Sexual assault",
      "Sexual battery",
      "Acoso sexual",
    ],
    defiance: [
      ...(byMeaning(offense.codes)["defiance"] ?? []),
      "Defiance",
      "Disruption",
      "Disruption/Defiance",
      "Willful defiance",
      "Disruptive behavior",
      "Insubordination",
      "Disrespect",
      "Desafío",
    ],
    bullying: [
      ...(byMeaning(offense.codes)["bullying"] ?? []),
      "Bullying",
      "Threat",
      "Threats",
      "Harassment",
      "Intimidation",
      "Hate violence",
      "Cyberbullying",
      "Acoso",
      "Amenaza",
    ],
    property: [
      ...(byMeaning(offense.codes)["property"] ?? []),
      "Property",
      "Theft",
      "Vandalism",
      "Property damage",
      "Stolen property",
      "Robo",
      "Vandalismo",
    ],
    other: [...(byMeaning(offense.codes)["other"] ?? []), "Other", "Other reasons", "Otro", "Otra"],
  },
};

export const resultWords: CodeWords = {
  id: "mapped.discipline-result",
  list: "incident-result",
  means: {
    "out-of-school": [
      "100",
      "OSS",
      "Out-of-school suspension",
      "Suspension",
      "Suspended",
      "Out of school",
      "Home suspension",
      "Suspensión",
    ],
    "in-school": [
      "110",
      "ISS",
      "In-school suspension",
      "In School Suspension",
      "In school",
      "Suspensión interna",
      "Suspensión en la escuela",
    ],
    expulsion: ["200", "EXP", "Expulsion", "Expelled", "Expulsión"],
    "other-means": [
      "400",
      "Other means of correction",
      "Detention",
      "Warning",
      "Conference",
      "Parent conference",
      "Counseling",
      "Restorative",
      "Restorative practice",
      "Community service",
      "Saturday school",
      "Detención",
    ],
    none: ["300", "None", "No action", "No suspension or expulsion", "Ninguna"],
    "physical-restraint": ["501", "Restraint", "Physical restraint"],
    "mechanical-restraint": ["502", "Mechanical restraint"],
    seclusion: ["503", "Seclusion"],
    arrest: ["700", "Arrest", "School-related arrest"],
    "law-enforcement": ["800", "Law enforcement", "Referral to law enforcement", "Police referral", "Police"],
  },
  source: "CALPADS incident results, of which 300 and above are not all verified",
};

export const subjectWords: CodeWords = {
  id: "mapped.subject",
  list: "subject",
  means: {
    ela: [
      "ELA",
      "English",
      "English Language Arts",
      "Language Arts",
      "Reading",
      "RLA",
      "Literacy",
      "Read",
      "Lectura",
      "Inglés",
      "Lenguaje",
      "Artes del lenguaje",
      "1",
    ],
    math: ["Math", "Mathematics", "MTH", "Maths", "Matemáticas", "Matemática", "2"],
    science: ["Science", "SCI", "CAST", "Ciencias", "17"],
    elpac: ["ELPAC", "ELD", "English language proficiency", "WIDA", "ELPA", "ELPA21", "ACCESS"],
    ap: ["AP", "AP exam", "Advanced Placement"],
    ib: ["IB", "IB exam", "International Baccalaureate"],
    local: ["Local", "Writing", "Social studies", "History"],
  },
};

export const parentEducationWords: CodeWords = {
  id: "mapped.parent-education",
  list: "parent-education",
  means: {
    "not-high-school": [
      "14",
      "Not a high school graduate",
      "Less than high school",
      "Not HS graduate",
      "No high school",
      "Sin secundaria",
    ],
    "high-school": ["13", "High school", "High school graduate", "HS graduate", "Secundaria"],
    "some-college": ["12", "Some college", "Some college or associate's degree", "Algo de universidad"],
    college: ["11", "College graduate", "Bachelor", "Bachelor's degree", "Universidad"],
    graduate: ["10", "Graduate degree", "Graduate school", "Graduate school/post graduate", "Posgrado"],
    declined: ["15", "Declined", "Declined to state", "Unknown", "Decline to state"],
  },
  source: "CALPADS parent education codes, not verified",
};

export const disabilityWords: CodeWords = {
  id: "mapped.disability",
  list: "disability",
  means: {
    autism: ["AUT", "320", "Autism", "Autismo"],
    "deaf-blindness": ["DB", "300", "Deaf-blindness", "Deafblind"],
    deafness: ["HH", "HI", "DEAF", "220", "230", "Hard of hearing", "Hearing impairment", "Deafness"],
    emotional: ["ED", "EBD", "260", "Emotional disturbance", "Emotional disability", "Emotional behavioral disorder"],
    intellectual: ["ID", "210", "Intellectual disability"],
    "multiple-disabilities": ["MD", "310", "Multiple disabilities"],
    orthopedic: ["OI", "270", "Orthopedic impairment"],
    ohi: ["OHI", "280", "Other health impairment"],
    sld: ["SLD", "LD", "290", "Specific learning disability", "Learning disability"],
    sli: ["SLI", "SI", "240", "Speech or language impairment", "Speech/language impairment", "Speech"],
    "traumatic-brain-injury": ["TBI", "330", "Traumatic brain injury"],
    visual: ["VI", "250", "Visual impairment", "Blind"],
    "established-medical": ["EMD", "281", "Established medical disability"],
    no: [
      "None",
      "Not eligible",
      "Ineligible",
      "Not applicable",
      "DNQ",
      "Did not qualify",
      "Does not qualify",
      "Not identified",
      "Not disabled",
      "No disability",
      "No IEP",
      "Not SpEd",
      "Non-SpEd",
      "Gen Ed",
      "General Ed",
      "General education",
      "Ninguna",
      "Ninguno",
      "No elegible",
      "No califica",
      "Sin discapacidad",
      "Educación general",
    ],
    yes: ["Eligible", "IEP", "SpEd", "Special education", "SWD", "Elegible", "Educación especial"],
  },
  // A plan under section 504 is not special education, and an evaluation is not its result.
  ask: {
    Y: "yes",
    Yes: "yes",
    N: "no",
    No: "no",
    "504": "no",
    "Section 504": "no",
    "504 plan": "no",
    Exited: "no",
    Dismissed: "no",
    Declined: "no",
    Egresado: "no",
    Referred: null,
    Pending: null,
    Evaluation: null,
    "In evaluation": null,
  },
  source: "three-digit codes are California's, not verified",
};

export const courseLevelWords: CodeWords = {
  id: "mapped.course-level",
  list: "course-level",
  means: {
    regular: ["Regular", "General", "Standard", "College prep", "CP", "R"],
    honors: ["Honors", "Honours", "H", "HN", "HON"],
    ap: ["AP", "Advanced Placement"],
    ib: ["IB", "International Baccalaureate"],
    college: ["College", "Dual enrollment", "Dual credit", "DE"],
    remedial: ["Remedial", "Support", "Basic", "Intervention"],
  },
};

export const jobWords: CodeWords = {
  id: "mapped.job",
  list: "job",
  means: {
    teacher: ["Teacher", "T", "12", "Classroom teacher", "Maestro", "Maestra", "Docente", "Profesor", "Profesora"],
    administrator: [
      "Administrator",
      "Principal",
      "Assistant principal",
      "Vice principal",
      "10",
      "Director",
      "Directora",
    ],
    counselor: ["Counselor", "School counselor", "Pupil services", "Psychologist", "11", "Consejero", "Consejera"],
    "itinerant-teacher": ["Itinerant teacher", "25"],
    other: ["Other", "Aide", "Clerical", "Paraprofessional", "Classified", "Librarian", "Otro"],
  },
  source: "two-digit codes are California's, not verified",
};

export const credentialWords: CodeWords = {
  id: "mapped.credential",
  list: "credential",
  means: {
    full: ["Full", "Clear", "Preliminary", "Professional clear", "Life", "Regular", "Standard", "Completa"],
    intern: ["Intern", "University intern", "District intern", "Interno"],
    emergency: ["Emergency", "Permit", "Short-term", "STSP", "PIP", "Provisional", "Substitute permit", "Emergencia"],
    waiver: ["Waiver", "Exención"],
  },
};

export const enrollmentStatusWords: CodeWords = {
  id: "mapped.enrollment-status",
  list: "enrollment-status",
  means: {
    primary: ["10", "Primary", "P", "Active", "Enrolled", "Primaria"],
    secondary: ["20", "Secondary", "S", "Concurrent"],
    "short-term": ["30", "Short term"],
    services: ["40", "Services", "N"],
    "non-ada": ["50", "Non-ADA"],
  },
  ask: { "0": "primary", A: "primary", "2": null, "3": null, I: null },
};

export const completionWords: CodeWords = {
  id: "mapped.completion",
  list: "completion",
  means: {
    diploma: [
      "100",
      "Diploma",
      "Regular diploma",
      "Graduated",
      "Graduate",
      "Standard diploma",
      "HS diploma",
      "Graduado",
    ],
    "adult-diploma": ["250", "Adult diploma"],
    certificate: ["120", "Certificate", "Certificate of completion", "Certificado"],
    equivalency: ["320", "330", "GED", "HiSET", "CHSPE", "Equivalency"],
    "no-diploma": ["360", "No diploma"],
    promoted: ["480", "485", "Promoted"],
  },
};

/** Answers on a scale of agreement or frequency, as 1 to 5. */
export const likertWords: CodeWords = {
  id: "mapped.likert",
  list: "answer",
  means: {
    "1": [
      "Strongly disagree",
      "Never",
      "Not at all true",
      "Not at all",
      "Totalmente en desacuerdo",
      "Muy en desacuerdo",
      "Nunca",
      "Nada cierto",
      "0 times",
      "Very unsafe",
      "Muy inseguro",
    ],
    "2": [
      "Disagree",
      "Rarely",
      "Almost never",
      "A little true",
      "Slightly",
      "En desacuerdo",
      "Rara vez",
      "Casi nunca",
      "Un poco cierto",
      "1 time",
      "Unsafe",
      "Inseguro",
    ],
    "3": [
      "Neither agree nor disagree",
      "Neutral",
      "Neither",
      "Sometimes",
      "Somewhat",
      "Ni de acuerdo ni en desacuerdo",
      "A veces",
      "Algunas veces",
      "Neither safe nor unsafe",
    ],
    "4": [
      "Agree",
      "Often",
      "Frequently",
      "Pretty much true",
      "Quite",
      "De acuerdo",
      "A menudo",
      "Frecuentemente",
      "Bastante cierto",
      "Safe",
      "Seguro",
    ],
    "5": [
      "Strongly agree",
      "Always",
      "Almost always",
      "Very much true",
      "Very",
      "Extremely",
      "Totalmente de acuerdo",
      "Muy de acuerdo",
      "Siempre",
      "Casi siempre",
      "Muy cierto",
      "Very safe",
      "Muy seguro",
    ],
  },
  nothing: ["Don't know", "Not applicable", "Prefer not to say", "No sé", "Prefiero no contestar"],
  source:
    "a scale of four steps (not at all, a little, pretty much, very much true) has no middle: its steps are 1, 2, 4, 5",
};

/** Survey items by their text or code. */
export const itemWords: CodeWords = {
  id: "mapped.survey-item",
  list: "survey-item",
  means: {
    "adult-connection": [
      "adult-connection",
      "An adult here cares about me",
      "There is an adult who cares about me",
      "Caring adult",
      "Caring adults",
      "Adult connection",
    ],
    "safe-at-school": [
      "safe-at-school",
      "I feel safe at school",
      "I feel safe in my school",
      "Feel safe at school",
      "Safe at school",
      "How safe do you feel at school",
    ],
    "safe-on-the-way": [
      "safe-on-the-way",
      "I feel safe on the way to school",
      "I feel safe on the way",
      "Safe to and from school",
      "Safe on the way",
    ],
    belonging: [
      "belonging",
      "I belong here",
      "I feel like I belong at this school",
      "I feel like I am part of this school",
      "Sense of belonging",
      "I belong at this school",
    ],
    bullied: ["bullied", "I was bullied this year", "I have been bullied", "Been bullied", "Bullied this year"],
  },
};

/** Meaning of a spelling: a code, nothing (null), or a question with its likeliest answer. */
export type Meaning = { readonly is: string | null } | { readonly ask: string | null | undefined };

/**
 * Meaning of a value given the others in its column. `100 - Suspension` is read by its code and by its words; if
 * these differ, it is asked about.
 */
export function meaningOf(value: string, words: CodeWords, others: Iterable<string> = []): Meaning {
  const whole = spelled(plainValue(value), words, others);
  if (whole !== undefined) return whole;
  const [, code = "", text = ""] = /^\s*(\w{1,6})\s*[-–:]\s*(\S.*)$/.exec(value) ?? [];
  if (text === "") return { ask: undefined };
  const byText = spelled(plainValue(text), words, others);
  const byCode = /^\d+$/.test(code) || byText !== undefined ? spelled(plainValue(code), words, others) : undefined;
  if (byText !== undefined && "is" in byText && (byCode === undefined || !("is" in byCode) || byCode.is === byText.is))
    return byText;
  if (byText === undefined && byCode !== undefined) return byCode;
  return { ask: byText !== undefined && "is" in byText ? byText.is : undefined };
}

function spelled(plain: string, words: CodeWords, others: Iterable<string>): Meaning | undefined {
  const doubt = askedOf(words).get(plain);
  if (doubt === undefined) {
    const code = spellings(words).get(plain);
    return code === undefined ? undefined : { is: code };
  }
  if (doubt === null || typeof doubt === "string") return { ask: doubt };
  const plainOthers = new Set([...others].map(plainValue));
  const has = (values: readonly string[]): boolean => values.some((v) => plainOthers.has(plainValue(v)));
  if (doubt.askedWith !== undefined && !has(doubt.askedWith.values)) return { is: doubt.askedWith.otherwise };
  const only = doubt.amongOnly;
  const allowed = new Set(only?.values.map(plainValue));
  if (only !== undefined && [...plainOthers].every((v) => v === plain || allowed.has(v))) return { ask: only.likely };
  return { ask: doubt.likely };
}

/** Memoizes a vocabulary's tables. */
const made = <T>(make: (words: CodeWords) => T): ((words: CodeWords) => T) => {
  const kept = new WeakMap<CodeWords, T>();
  return (words) => {
    const known = kept.get(words) ?? make(words);
    kept.set(words, known);
    return known;
  };
};

const askedOf = made(
  (words): ReadonlyMap<string, string | null | Ambiguous> =>
    new Map(Object.entries(words.ask ?? {}).map(([spelling, doubt]) => [plainValue(spelling), doubt])),
);

/** Every normalized spelling with a single meaning, and its code. */
export const spellings = made((words): ReadonlyMap<string, string | null> => {
  const all = new Map<string, string | null>();
  for (const [code, list] of Object.entries(words.means)) for (const word of list) all.set(plainValue(word), code);
  for (const word of words.nothing ?? []) all.set(plainValue(word), null);
  for (const word of Object.keys(words.ask ?? {})) all.delete(plainValue(word));
  return all;
});

/** Normalizes a text for comparison: letters and digits without accents; a leading minus is kept, a decimal part of zeros is dropped. */
export function plainValue(text: string): string {
  const whole = /^\s*(-?\d+)\.0+\s*$/.exec(text)?.[1] ?? text;
  const bare = plainName(whole.normalize("NFKD").replaceAll(/\p{M}/gu, ""));
  return /^\s*-\d/.test(whole) ? `-${bare}` : bare;
}

/** The nine factors of a self-review: their ids, the study's names, and the names on screens. */
export const factorWords: CodeWords = {
  id: "mapped.factor",
  list: "factor",
  means: {
    "shared-vision": [
      "shared-vision",
      "Shared vision",
      "A shared vision",
      "Vision",
      "Visión compartida",
      "Una visión compartida",
    ],
    "instructional-leaders": [
      "instructional-leaders",
      "Instructional leaders",
      "Instructionally engaged leaders",
      "Instructional leadership",
      "Leadership",
      "Leaders who take part in teaching",
      "Líderes que participan en la enseñanza",
      "Liderazgo",
    ],
    "stable-workforce": [
      "stable-workforce",
      "Stable workforce",
      "Hiring and retaining a strong, stable workforce",
      "Hiring and keeping a strong, stable workforce",
      "Hiring and keeping a strong, stable staff",
      "Strong, stable workforce",
      "Workforce",
      "Contratar y conservar personal fuerte y estable",
    ],
    "professional-learning": [
      "professional-learning",
      "Professional learning",
      "Collaborative professional learning",
      "Adults who learn together",
      "Adultos que aprenden juntos",
      "Aprendizaje profesional",
      "Aprendizaje profesional colaborativo",
    ],
    "developmental-change": [
      "developmental-change",
      "Developmental change",
      "A developmental approach to change",
      "Developmental approach to change",
      "Change step by step, with everybody",
      "Cambio paso a paso, con todos",
    ],
    "deeper-learning": [
      "deeper-learning",
      "Deeper learning",
      "Deeper-learning curriculum and assessment",
      "Deeper learning curriculum and assessment",
      "Lessons and tests that go deep",
      "Clases y pruebas que van a fondo",
      "Aprendizaje profundo",
    ],
    "evidence-for-improvement": [
      "evidence-for-improvement",
      "Evidence for improvement",
      "Evidence used for improvement",
      "Evidence used to get better",
      "Use of evidence",
      "Evidencia usada para mejorar",
    ],
    "supports-by-need": [
      "supports-by-need",
      "Supports by need",
      "Support by need",
      "Supports based on need",
      "Apoyo según la necesidad",
      "Apoyos según la necesidad",
    ],
    "families-and-communities": [
      "families-and-communities",
      "Families and communities",
      "Families and communities as partners",
      "Family and community engagement",
      "Familias y comunidades",
      "Familias y comunidades como aliadas",
    ],
  },
  source: "Burns, Darling-Hammond & Scott 2019",
};

/** Every vocabulary by its id; a profile names the one for values that it does not list. */
export const vocabularies: ReadonlyMap<string, CodeWords> = new Map(
  [
    gradeWords,
    genderWords,
    raceWords,
    elasWords,
    yesNoWords,
    hispanicWords,
    exitWords,
    mealWords,
    programWords,
    attendanceWords,
    offenseWords,
    resultWords,
    subjectWords,
    parentEducationWords,
    disabilityWords,
    courseLevelWords,
    jobWords,
    credentialWords,
    enrollmentStatusWords,
    completionWords,
    likertWords,
    itemWords,
    factorWords,
  ].map((words) => [words.id, words]),
);
