import { chance } from "./chance.ts";

export type SchoolLevel = "elementary" | "k8" | "middle" | "high" | "continuation";

export interface School {
  /** Role of the school in the plan below; the same in every simulated district. */
  readonly role: string;
  readonly id: string;
  readonly name: string;
  readonly level: SchoolLevel;
  /** Share of the district's families who live in the neighborhood. */
  readonly weight: number;
  /** Socioeconomic status of the neighborhood, in standard deviations; negative means less income and education. */
  readonly socioeconomic: number;
  /** Share of families around the school that are Hispanic or Latino. */
  readonly hispanic: number;
  /** Shares of teachers who leave each year, and of new hires who are new to teaching. */
  readonly turnover: number;
  readonly newToTeaching: number;
  /** Share of new teachers on an intern credential, permit or waiver. */
  readonly permits: number;
}

export interface District {
  readonly id: string;
  readonly name: string;
  readonly countyId: string;
  readonly countyName: string;
  readonly students: number;
  readonly schools: readonly School[];
  /**
   * For each elementary school's role, the roles of the middle and high schools its students move on to, with shares.
   */
  readonly feeders: Readonly<Record<string, Feeder>>;
}

interface Feeder {
  readonly middle: Readonly<Record<string, number>>;
  readonly high: Readonly<Record<string, number>>;
}

type Plan = Omit<School, "id">;
const plan = (
  role: string,
  name: string,
  level: SchoolLevel,
  [weight, socioeconomic, hispanic]: readonly [number, number, number],
  [turnover, newToTeaching, permits]: readonly [number, number, number],
): Plan => ({ role, name, level, weight, socioeconomic, hispanic, turnover, newToTeaching, permits });

/** Schools of Alder Valley Unified; other simulated districts use the same plan with other names. */
const plans: readonly Plan[] = [
  plan("alder-creek", "Alder Creek Elementary", "elementary", [1, 0, 0.5], [0.1, 0.35, 0.3]),
  plan("bridge-street", "Bridge Street Elementary", "elementary", [1.05, -0.6, 0.72], [0.28, 0.75, 0.55]),
  plan("cedar-flat", "Cedar Flat Elementary", "elementary", [1, 0.05, 0.44], [0.1, 0.35, 0.3]),
  plan("granger", "Granger Elementary", "elementary", [1, -0.2, 0.58], [0.14, 0.5, 0.4]),
  plan("heron-lake", "Heron Lake School", "k8", [0.85, 0.8, 0.22], [0.06, 0.15, 0.1]),
  plan("juniper", "Juniper Elementary", "elementary", [1.1, -0.85, 0.8], [0.32, 0.8, 0.65]),
  plan("orchard-way", "Orchard Way Elementary", "elementary", [0.95, 0.55, 0.32], [0.07, 0.2, 0.15]),
  plan("sycamore", "Sycamore Elementary", "elementary", [1, -0.1, 0.5], [0.1, 0.35, 0.3]),
  plan("lindero", "Lindero Middle", "middle", [0, 0, 0], [0.28, 0.7, 0.55]),
  plan("quarry-hill", "Quarry Hill Middle", "middle", [0, 0, 0], [0.12, 0.4, 0.3]),
  plan("valley-oak", "Valley Oak Middle", "middle", [0, 0, 0], [0.08, 0.25, 0.2]),
  plan("alder-valley-high", "Alder Valley High", "high", [0, 0, 0], [0.22, 0.6, 0.5]),
  plan("mill-creek-high", "Mill Creek High", "high", [0, 0, 0], [0.08, 0.25, 0.2]),
  plan("north-fork", "North Fork Continuation High", "continuation", [0, 0, 0], [0.3, 0.6, 0.5]),
];

const feeders: Readonly<Record<string, Feeder>> = {
  "alder-creek": { middle: { "quarry-hill": 1 }, high: { "alder-valley-high": 0.5, "mill-creek-high": 0.5 } },
  "bridge-street": { middle: { lindero: 1 }, high: { "alder-valley-high": 1 } },
  "cedar-flat": { middle: { "quarry-hill": 1 }, high: { "mill-creek-high": 1 } },
  granger: { middle: { lindero: 0.4, "quarry-hill": 0.6 }, high: { "alder-valley-high": 1 } },
  "heron-lake": { middle: { "heron-lake": 1 }, high: { "mill-creek-high": 1 } },
  juniper: { middle: { lindero: 1 }, high: { "alder-valley-high": 1 } },
  "orchard-way": { middle: { "valley-oak": 1 }, high: { "mill-creek-high": 1 } },
  sycamore: { middle: { "valley-oak": 1 }, high: { "mill-creek-high": 0.5, "alder-valley-high": 0.5 } },
};

const trees =
  "Alder,Birch,Cottonwood,Dogwood,Elm,Fir,Hazel,Laurel,Madrone,Oak,Pine,Redbud,Spruce,Tamarack,Willow".split(",");
const lands = "Valley,Ridge,Meadow,Canyon,Plains,Harbor,Mesa,Grove".split(",");

/** Approximate size of one district; a sample of more than twice that has several districts in several counties. */
const oneDistrict = 20_000;
const usual = 9_000;
const districtsPerCounty = 8;
/** California's counties are 01 to 58; the simulated ones have higher numbers, so they match no real place. */
const firstCounty = 59;

/**
 * Districts of a sample: Alder Valley Unified alone, or with neighbors if there are too many students for one.
 *
 * @param seed      the sample's seed, which determines the sizes of the neighbors
 * @param students  students enrolled in a year, over all districts
 */
export function planDistricts(seed: number, students: number): readonly District[] {
  const count = students <= oneDistrict ? 1 : Math.round(students / usual);
  const rng = chance(`${seed}/districts`);
  const weights = Array.from({ length: count }, (_, i) => (i === 0 ? 1 : 0.6 + 0.8 * rng.next()));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight, i) => {
    const county = firstCounty + Math.floor(i / districtsPerCounty);
    const tree = trees[i % trees.length] ?? "Alder";
    const land = lands[Math.floor(i / trees.length) % lands.length] ?? "Valley";
    const round = Math.floor(i / (trees.length * lands.length));
    const prefix = `${tree} ${land}${round > 0 ? ` ${round + 1}` : ""}`;
    return {
      id: `${county}${String(99_001 + (i % districtsPerCounty)).padStart(5, "0")}`,
      name: `${prefix} Unified`,
      countyId: String(county),
      countyName: `${trees[(county - firstCounty) % trees.length]} County`,
      students: Math.round((students * weight) / total),
      schools: plans.map((p, at) => ({
        ...p,
        id: String(190_001 + i * 100 + at * 7).padStart(7, "0"),
        name: i === 0 ? p.name : `${prefix} ${p.name.replace("Alder Valley ", "Central ")}`,
      })),
      feeders,
    };
  });
}
