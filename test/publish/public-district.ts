/** A seeded district with gaps, as the tables of a release: real groups and questions, two populations, two years. */
import { placeKey } from "../../src/base/keys.ts";
import { isMember } from "../../src/privacy/group-system.ts";
import { protectRelease } from "../../src/privacy/protect-release.ts";
import type { PublicRelease } from "../../src/privacy/public-release.ts";
import {
  type CountedPopulation,
  nodesOf,
  type ReleaseTables,
  releaseGroups,
} from "../../src/privacy/release-tables.ts";
import type { PublicAbout } from "../../src/reports/public/about.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { seeded } from "../models/chance.ts";

export interface DistrictShape {
  readonly seed: number;
  readonly schools: number;
  /** Students per grade; 60 if missing. */
  readonly perGrade?: number;
}

const races = [
  "american-indian",
  "asian",
  "black",
  "filipino",
  "hispanic",
  "pacific-islander",
  "white",
  "two-or-more",
  "not-reported",
];
const raceShares = [0.005, 0.08, 0.07, 0.03, 0.5, 0.005, 0.25, 0.05, 0.01];
const flags = { disadvantaged: 0.55, disability: 0.13, "long-term-el": 0.12, foster: 0.006, homeless: 0.03 } as const;
const gradesOfKind = [
  ["KN", "01", "02", "03", "04", "05"],
  ["06", "07", "08"],
  ["09", "10", "11", "12"],
];
const allGrades = gradesOfKind.flat();
const tested = ["03", "04", "05", "06", "07", "08", "11"];
const years = ["2024-25", "2025-26"];

/** Questions with the log-odds of each group: who is met by the outcome more or less often. */
const questions = {
  "chronic-absence": { population: "enrolled", base: -1.5, disadvantaged: 0.8, disability: 0.6, homeless: 1 },
  suspended: { population: "enrolled", base: -3.6, disability: 0.7, black: 1.2 },
  "special-education": { population: "enrolled", base: -2, black: 0.3 },
  "math-met": { population: "tested", base: 0.2, disadvantaged: -1.2, disability: -1.4, "long-term-el": -1.5 },
  "ela-met": { population: "tested", base: 0.5, disadvantaged: -1, disability: -1.4, "long-term-el": -1.8 },
} as const;
type QuestionName = keyof typeof questions;

const classSize = { id: "class-size", unit: "students", least: 0, most: 50 } as const;

const districtPlace = { kind: "district", id: "1930001" };
const schoolPlace = (s: number): { kind: string; id: string } => ({ kind: "school", id: String(6000001 + s) });

/** Counts of a generated district, by the order that a release asks for. */
export function districtTables({ seed, schools, perGrade = 60 }: DistrictShape): ReleaseTables {
  const kindOf = (s: number): number => (s % 7 < 4 ? 0 : s % 7 < 6 ? 1 : 2);
  const used = new Set(Array.from({ length: schools }, (_, s) => gradesOfKind[kindOf(s)]!).flat());
  const populations = (["enrolled", "tested"] as const).map((id): Omit<CountedPopulation, "years"> => {
    const grades = (id === "tested" ? tested : allGrades).filter((grade) => used.has(grade));
    const placeKinds = ["district", "school"];
    return {
      id,
      places: "exact",
      grades,
      averages: id === "enrolled" ? [classSize] : [],
      indicators: (Object.keys(questions) as QuestionName[]).filter((name) => questions[name].population === id),
      offers: [
        {
          placeKinds,
          grades: ["all", ...grades],
          groupings: ["all", "race-ethnicity", "gender", ...Object.keys(flags)],
        },
        { placeKinds, grades: ["all"], groupings: ["race-ethnicity*disadvantaged"] },
      ],
    };
  });
  const bare: ReleaseTables = {
    released: "2026-12-01",
    places: [
      { ...districtPlace, parent: null, grades: allGrades.filter((grade) => used.has(grade)) },
      ...Array.from({ length: schools }, (_, s) => ({
        ...schoolPlace(s),
        parent: districtPlace,
        grades: gradesOfKind[kindOf(s)]!,
      })),
    ],
    groupings: [
      { id: "race-ethnicity", levels: races },
      { id: "gender", levels: ["F", "M", "X"] },
      ...Object.keys(flags).map((id) => ({ id, levels: ["yes", "no"] })),
    ],
    crossings: [["race-ethnicity", "disadvantaged"]],
    populations: populations.map((population) => ({ ...population, years: [] })),
  };
  return {
    ...bare,
    populations: bare.populations.map((population) => ({
      ...population,
      years: years.map((year, y) => countsOf(bare, population, year, seed + 1000 * y, perGrade)),
    })),
  };
}

function countsOf(
  tables: ReleaseTables,
  population: CountedPopulation,
  schoolYear: string,
  seed: number,
  perGrade: number,
): CountedPopulation["years"][number] {
  const { share, normal } = seeded(seed);
  const { names, system } = releaseGroups(tables);
  const nodes = nodesOf(tables, population);
  const at = new Map(nodes.map(({ place, grade }, i) => [`${place} ${grade}`, i]));
  const size = names.length;
  const n = new Int32Array(nodes.length * size);
  const outcomes = new Map(population.indicators.map((id) => [id, new Int32Array(n.length)]));
  const sums = new Map((population.averages ?? []).map(({ id }) => [id, new Float64Array(n.length)]));
  const values = seeded(seed + 500);
  tables.places.forEach(({ kind, grades }, place) => {
    if (kind !== "school") return;
    const lean = 0.4 * normal();
    for (const grade of grades) {
      const g = population.grades.indexOf(grade) + 1;
      const students = Math.round(perGrade * (0.6 + 0.8 * share()));
      for (let i = 0; i < students; i++) {
        const race = pick(raceShares, share());
        const profile = [
          race,
          pick([0.49, 0.505, 0.005], share()),
          ...Object.values(flags).map((p) => (share() < odds(p, lean) ? 0 : 1)),
        ];
        const draws = population.indicators.map(() => share());
        if (g === 0) continue;
        const groups = system.groups.flatMap((group, at) => (isMember(group, profile) ? [at] : []));
        const has = population.indicators.map((id, q) => draws[q]! < chanceOf(id as QuestionName, profile, lean));
        const inClass = 18 + Math.round(14 * values.share());
        for (const where of [0, place])
          for (const r of [0, g]) {
            const base = at.get(`${where} ${r}`)! * size;
            for (const group of groups) {
              n[base + group]!++;
              for (const sum of sums.values()) sum[base + group]! += inClass;
            }
            population.indicators.forEach((id, q) => {
              if (has[q]) for (const group of groups) outcomes.get(id)![base + group]!++;
            });
          }
      }
    }
  });
  return { schoolYear, records: "first", n, outcomes, sums };
}

const odds = (p: number, lean: number): number => 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + lean)));

function pick(shares: readonly number[], u: number): number {
  let left = u;
  for (const [at, share] of shares.entries()) {
    left -= share;
    if (left < 0) return at;
  }
  return shares.length - 1;
}

function chanceOf(id: QuestionName, profile: readonly number[], lean: number): number {
  const by: Readonly<Record<string, number | string>> = questions[id];
  const number = (name: string): number => (typeof by[name] === "number" ? (by[name] as number) : 0);
  const flagged = Object.keys(flags).reduce((sum, name, at) => sum + (profile[2 + at] === 0 ? number(name) : 0), 0);
  return 1 / (1 + Math.exp(-(number("base") + flagged + number(races[profile[0]!]!) + 0.3 * lean)));
}

const schoolNames = ["Alder Creek", "Bridge Street", "Cedar Flat", "Granger", "Heron Lake", "Juniper", "Lindero"];

export function aboutDistrict(tables: ReleaseTables): PublicAbout {
  return {
    districtName: "Alder Valley Unified",
    placeNames: new Map(
      tables.places.map((place, at) => [
        placeKey(place),
        at === 0
          ? "Alder Valley Unified"
          : `${schoolNames[(at - 1) % schoolNames.length]} ${at > schoolNames.length ? at : "School"}`,
      ]),
    ),
    program: "Fairlead test",
    texts: {
      en: {
        whatWeDo:
          "From January, each school office calls home before 9 a.m. when a child is missing, in the family’s language.\n\nThe board looks at the results on March 27.",
        howToAsk:
          "Write to equity@aldervalley.example or call any school office. We answer within ten days, in any language.\n\n- No account\n- No name needed",
      },
      es: {
        whatWeDo:
          "Desde enero, cada escuela llama a la casa antes de las 9 cuando falta un niño, en el idioma de la familia.\n\nLa mesa directiva verá los resultados el 27 de marzo.",
        howToAsk:
          "Escriba a equity@aldervalley.example o llame a cualquier escuela. Respondemos en diez días, en cualquier idioma.",
      },
    },
  };
}

/** The safe release of a generated district. */
export function districtRelease(tables: ReleaseTables, secret = "a secret"): PublicRelease {
  const { safe, uncertified, unsafeUnions, faults } = protectRelease(tables, privacyPolicies["us-ca"], [], secret);
  if (safe === null) throw new Error(`not safe: ${[uncertified.length, unsafeUnions.length, faults.length].join()}`);
  return safe;
}
