import { type Chance, chance } from "./chance.ts";
import type { District, School } from "./district.ts";
import { firstNames, lastNames } from "./names.ts";
import { effects, groups, type PlantedGroup, type PlantedOutcome } from "./planted.ts";

/** Grades in order; a person's grade is an index into this list. */
export const gradeCodes = ["TK", "KN", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"] as const;
/** Index of a grade code. */
export const gradeIndex = (code: (typeof gradeCodes)[number]): number => gradeCodes.indexOf(code);

export interface Status {
  readonly elas: "EO" | "IFEP" | "EL" | "RFEP";
  readonly start: string;
}

export interface SpecialEducation {
  /** The category's code in `records/codes.ts`, and CALPADS's own. */
  readonly category: string;
  readonly calpads: string;
  readonly since: string;
  /** CALPADS program setting, and the share of the day in the regular class in percent. */
  readonly setting: string;
  readonly regularClass: number;
}

/** A simulated student: attributes that persist from year to year. */
export interface Person {
  readonly ssid: string;
  readonly localId: string;
  readonly first: string;
  readonly last: string;
  readonly birth: string;
  readonly gender: "F" | "M" | "X";
  /**
   * Level of the race grouping, and the underlying CALPADS race codes (none for Hispanic families who report no
   * race).
   */
  readonly race: string;
  readonly raceCodes: readonly string[];
  readonly socioeconomic: number;
  readonly meal: "181" | "182" | "";
  /** CALPADS codes 10 to 15. */
  readonly parentEducation: string;
  readonly parentEducation2: string;
  /** CALPADS language code; 00 is English. */
  readonly language: string;
  readonly migrant: boolean;
  readonly foster: boolean;
  readonly military: boolean;
  readonly section504: boolean;
  readonly firstUsSchool: string;
  readonly knownSince: string;
  /** Latent traits that persist: achievement, absence, incidents. */
  readonly ability: number;
  readonly absenceTrait: number;
  readonly conductTrait: number;
  homeless: boolean;
  grade: number;
  /** School year of the first enrollment in grade 9; 0 before. */
  ninthGrade: number;
  statuses: Status[];
  special: SpecialEducation | null;
  giftedSince: string;
  accelerated: boolean;
  /** Roles of the schools of each stage. */
  path: { elementary: string; middle: string; high: string };
}

const bit = Object.fromEntries(Object.keys(groups).map((key, i) => [key, 1 << i])) as Record<PlantedGroup, number>;
const raceBit = new Map<string, number>(
  (Object.keys(groups) as PlantedGroup[])
    .filter((key) => groups[key].grouping === "race-ethnicity")
    .map((key) => [groups[key].level, bit[key]]),
);

/** Whether a student-year with these bits is a member of the group. */
export const hasBit = (bits: number, group: PlantedGroup): boolean => (bits & bit[group]) !== 0;

/**
 * The student's groups this year as a bit set: at any time in the year, except language status, which is as of Census
 * Day.
 */
export function bitsOf(person: Person, elas: Status["elas"], special: boolean): number {
  let bits = raceBit.get(person.race) ?? 0;
  if (person.gender === "F") bits |= bit.female;
  if (person.gender === "M") bits |= bit.male;
  if (elas === "EL") bits |= bit.el;
  if (special) bits |= bit.disability;
  if (person.homeless) bits |= bit.homeless;
  if (person.foster) bits |= bit.foster;
  if (person.military) bits |= bit.military;
  const disadvantaged =
    person.meal !== "" || person.migrant || person.foster || person.homeless || person.parentEducation === "14";
  return disadvantaged ? bits | bit.disadvantaged : bits;
}

const byOutcome = new Map<PlantedOutcome, { mask: number; size: number; school: string | undefined }[]>();
for (const e of effects) {
  const list = byOutcome.get(e.outcome) ?? [];
  list.push({ mask: bit[e.group], size: e.size, school: e.school });
  byOutcome.set(e.outcome, list);
}

/** Sum of the planted effects on an outcome for a student with these group bits at a school with this role. */
export function pushOf(outcome: PlantedOutcome, bits: number, role = ""): number {
  let sum = 0;
  for (const e of byOutcome.get(outcome) ?? []) {
    if ((bits & e.mask) !== 0 && (e.school === undefined || e.school === role)) sum += e.size;
  }
  return sum;
}

export const inverseLogit = (x: number): number => 1 / (1 + Math.exp(-x));

interface RaceMix {
  readonly race: string;
  /** Share among non-Hispanic families. */
  readonly share: number;
  readonly socioeconomic: number;
  readonly codes: readonly string[];
  readonly languages: Readonly<Record<string, number>>;
}
const mixes: readonly RaceMix[] = [
  { race: "white", share: 0.46, socioeconomic: 0.4, codes: ["700"], languages: { "00": 0.94, "29": 0.04, "11": 0.02 } },
  {
    race: "asian",
    share: 0.185,
    socioeconomic: 0.3,
    codes: ["201", "203", "204", "205", "206", "208"],
    languages: { "00": 0.42, "02": 0.16, "07": 0.12, "28": 0.14, "23": 0.1, "04": 0.06 },
  },
  { race: "black", share: 0.145, socioeconomic: -0.25, codes: ["600"], languages: { "00": 0.97, "11": 0.03 } },
  { race: "filipino", share: 0.08, socioeconomic: 0.3, codes: ["400"], languages: { "00": 0.68, "05": 0.32 } },
  { race: "two-or-more", share: 0.09, socioeconomic: 0.15, codes: ["700", "600"], languages: { "00": 1 } },
  { race: "american-indian", share: 0.015, socioeconomic: -0.35, codes: ["100"], languages: { "00": 1 } },
  {
    race: "pacific-islander",
    share: 0.012,
    socioeconomic: -0.15,
    codes: ["303"],
    languages: { "00": 0.85, "40": 0.15 },
  },
  { race: "not-reported", share: 0.013, socioeconomic: 0, codes: [], languages: { "00": 0.9, "01": 0.1 } },
];
const hispanicMix: RaceMix = {
  race: "hispanic",
  share: 1,
  socioeconomic: -0.3,
  codes: ["700"],
  languages: { "00": 0.37, "01": 0.62, "44": 0.01 },
};

const categories: readonly (readonly [category: string, calpads: string, weight: number, regular: number])[] = [
  ["sld", "290", 40, 0.9],
  ["sli", "240", 19, 1.6],
  ["autism", "320", 16, -0.4],
  ["ohi", "280", 14, 0.7],
  ["intellectual", "210", 4, -2],
  ["emotional", "260", 2.5, -0.3],
  ["deafness", "220", 1.5, 0.7],
  ["orthopedic", "270", 1, 0.4],
  ["multiple-disabilities", "310", 1, -2],
  ["visual", "250", 0.5, 0.7],
  ["traumatic-brain-injury", "330", 0.5, 0],
];

const pick = (rng: Chance, shares: Readonly<Record<string, number>>): string =>
  Object.keys(shares)[rng.weighted(Object.values(shares))] ?? "";

const isoDay = (rng: Chance, year: number, fromMonth: number, months: number): string =>
  `${year}-${String(fromMonth + rng.below(months)).padStart(2, "0")}-${String(1 + rng.below(28)).padStart(2, "0")}`;

/** Creates the people of one district. Identifiers are unique within a sample. */
export class Births {
  private readonly rng: Chance;
  private readonly district: District;
  private readonly near: readonly School[];
  private readonly weights: readonly number[];
  private readonly ssidBase: number;
  /** All districts number students the same way; in a sample of several, the district's number is the prefix. */
  private readonly localPrefix: string;
  private count = 0;

  constructor(label: string, district: District, order: number) {
    this.rng = chance(`${label}/people`);
    this.district = district;
    this.near = district.schools.filter((s) => s.weight > 0);
    this.weights = this.near.map((s) => s.weight);
    this.ssidBase = 5_000_000_000 + order * 20_000_000;
    this.localPrefix = order === 0 ? "" : String(order);
  }

  /**
   * A person who enters `grade` in the school year that ends in `schoolYear`.
   *
   * @param isEnrolled  whether they have been in the district since kindergarten (otherwise they arrive now)
   */
  person(grade: number, schoolYear: number, isEnrolled: boolean): Person {
    const { rng } = this;
    this.count += 1;
    const home = this.near[rng.weighted(this.weights)] as School;
    const mix = rng.yes(home.hispanic) ? hispanicMix : (mixes[rng.weighted(mixes.map((m) => m.share))] ?? hispanicMix);
    const socioeconomic = home.socioeconomic + mix.socioeconomic + 0.8 * rng.normal();
    const born = schoolYear - 1 - 4 - grade;
    const language = pick(rng, mix.languages);
    const parentEducation = this.parentEducation(socioeconomic, mix.race === "hispanic");
    const gender = rng.yes(0.003) ? "X" : rng.yes(0.491) ? "F" : "M";
    const meal = this.meal(socioeconomic);
    const feeder = this.district.feeders[home.role];
    const kindergarten = schoolYear - 1 - Math.max(0, grade - 1);
    const knownSince = `${isEnrolled ? kindergarten : schoolYear - 1}-08-01`;
    const person: Person = {
      // The step is coprime to the range (a full-period sequence), so numbers look random and never repeat.
      ssid: String(this.ssidBase + ((this.count * 7_654_321) % 19_999_999)),
      localId: this.localPrefix + String((this.count * 611_953) % 999_983).padStart(6, "0"),
      first: rng.one(firstNames(gender)),
      last: rng.one(lastNames(mix.race)),
      birth: rng.yes(0.33) ? isoDay(rng, born - 1, 9, 4) : isoDay(rng, born, 1, 8),
      gender,
      race: mix.race,
      raceCodes: this.raceCodes(mix),
      socioeconomic,
      meal,
      parentEducation,
      parentEducation2:
        parentEducation === "14" ? (rng.yes(0.5) ? "14" : "") : rng.yes(0.6) ? this.secondParent(socioeconomic) : "",
      language,
      migrant: mix.race === "hispanic" && socioeconomic < -0.4 && rng.yes(0.06),
      foster: rng.yes(socioeconomic < -0.3 ? 0.014 : 0.005),
      military: rng.yes(0.08),
      section504: rng.yes(0.03),
      firstUsSchool: knownSince,
      knownSince,
      ability: 0.25 * socioeconomic + 0.7 * rng.normal(),
      absenceTrait: rng.normal(),
      conductTrait: rng.normal(),
      homeless: rng.yes(this.homelessShare(socioeconomic)),
      grade,
      ninthGrade: 0,
      statuses: [],
      special: null,
      giftedSince: "",
      accelerated: false,
      path: {
        elementary: home.role,
        middle: pick(rng, feeder?.middle ?? {}),
        high: pick(rng, feeder?.high ?? {}),
      },
    };
    this.learnEnglish(person, kindergarten, schoolYear, isEnrolled);
    this.identify(person, schoolYear);
    return person;
  }

  private raceCodes(mix: RaceMix): readonly string[] {
    const { rng } = this;
    if (mix.race === "hispanic") return rng.yes(0.25) ? [] : rng.yes(0.9) ? ["700"] : ["100"];
    if (mix.race === "asian") return rng.yes(0.06) ? ["201", "204"] : [rng.one(mix.codes)];
    if (mix.race === "two-or-more") return ["700", rng.one(["100", "205", "600", "400", "301"])];
    return mix.codes;
  }

  private meal(socioeconomic: number): "181" | "182" | "" {
    const x = socioeconomic + 0.4 * this.rng.normal();
    return x < -0.02 ? "181" : x < 0.12 ? "182" : "";
  }

  private parentEducation(socioeconomic: number, hispanic: boolean): string {
    if (this.rng.yes(0.07)) return "15";
    const x = socioeconomic - (hispanic ? 0.15 : 0) + 0.5 * this.rng.normal();
    return x < -1.1 ? "14" : x < -0.3 ? "13" : x < 0.35 ? "12" : x < 1.05 ? "11" : "10";
  }

  private secondParent(socioeconomic: number): string {
    const x = socioeconomic + 0.6 * this.rng.normal();
    return x < -0.4 ? "13" : x < 0.3 ? "12" : x < 1 ? "11" : "10";
  }

  /** Yearly probability of homelessness at this socioeconomic status. */
  homelessShare(socioeconomic: number): number {
    return socioeconomic < -0.6 ? 0.11 : socioeconomic < 0 ? 0.05 : 0.012;
  }

  private learnEnglish(person: Person, kindergarten: number, schoolYear: number, isEnrolled: boolean): void {
    const { rng } = this;
    const since = `${kindergarten}-08-15`;
    if (person.language === "00") {
      person.statuses = [{ elas: "EO", start: since }];
      return;
    }
    const abroad = !isEnrolled && rng.yes(0.3);
    if (!abroad && rng.yes(0.16)) {
      person.statuses = [{ elas: "IFEP", start: since }];
      return;
    }
    person.statuses = [{ elas: "EL", start: abroad ? `${schoolYear - 1}-08-15` : since }];
    if (abroad) return;
    for (let year = kindergarten + 1; year < schoolYear; year++) this.reclassify(person, year, year - kindergarten);
  }

  /** A year as an English learner: some students are reclassified, stronger readers sooner. */
  reclassify(person: Person, schoolYear: number, yearsSince: number): void {
    const now = person.statuses.at(-1);
    if (now?.elas !== "EL" || yearsSince < 3) return;
    if (!this.rng.yes(inverseLogit(-1.75 + 0.9 * person.ability - (person.special ? 0.8 : 0)))) return;
    person.statuses.push({ elas: "RFEP", start: isoDay(this.rng, schoolYear, 2, 3) });
  }

  /** Identification with a disability: most before grade 5. Called once at entry and then each year. */
  identify(person: Person, schoolYear: number): void {
    const { rng } = this;
    if (person.special) return;
    const bits = bitsOf(person, person.statuses.at(-1)?.elas ?? "EO", false);
    const hazardYears = Math.min(6, person.grade + 1);
    const yearly = inverseLogit(-3.62 + pushOf("identified", bits));
    if (!rng.yes(1 - (1 - yearly) ** hazardYears)) return;
    this.special(person, schoolYear, bits);
  }

  /** Yearly chance of being identified for students already in school; small after grade 4. */
  identifyLater(person: Person, schoolYear: number): void {
    if (person.special || person.grade > 6) return;
    const bits = bitsOf(person, person.statuses.at(-1)?.elas ?? "EO", false);
    if (this.rng.yes(inverseLogit(-3.62 + pushOf("identified", bits)))) this.special(person, schoolYear, bits);
  }

  private special(person: Person, schoolYear: number, bits: number): void {
    const { rng } = this;
    const [category, calpads, , regular] = categories[rng.weighted(categories.map((c) => c[2]))] ?? [
      "sld",
      "290",
      1,
      0.9,
    ];
    const mostly = rng.yes(inverseLogit(regular - pushOf("apart", bits)));
    const separate = !mostly && rng.yes(0.06);
    const share = mostly ? 80 + rng.below(20) : rng.yes(0.6) ? 40 + rng.below(39) : rng.below(40);
    person.special = {
      category,
      calpads,
      since: `${schoolYear - 1}-08-20`,
      setting: separate ? "440" : "400",
      regularClass: separate ? 0 : share,
    };
  }
}
