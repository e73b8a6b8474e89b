import { gradesOf, nodesOf, releaseGroups } from "../../src/privacy/release-tables.ts";
import type { Release, ReleaseKey } from "../../src/release/cell.ts";
import { keyText } from "../../src/release/cells-file.ts";
import { printedRate } from "../../src/release/rounding.ts";
import type { PrivacyPolicy } from "../../src/rules/privacy.ts";
import { StudentAttacker, type Wanted } from "./student-attacker.ts";
import { isCountedIn, type SmallDistrict } from "./students.ts";

/** Every number that must stay unknown: how many values it needs, and its true value. */
interface Secret {
  readonly wanted: Wanted;
  readonly need: number;
  readonly truth: number;
}

/** Small counts, the outcomes of hidden groups, coded outcomes, and what hidden parts of a shown total add up to. */
function secretsOf(releases: readonly Release[], { shape, students }: SmallDistrict, policy: PrivacyPolicy): Secret[] {
  const population = shape.populations[0]!;
  const rows = releases.map(({ cells }) => new Map(cells.map((cell) => [keyText(cell), cell])));
  const printed = (key: ReleaseKey) => rows.flatMap((of) => of.get(keyText(key)) ?? []);
  const names = releaseGroups(shape, population).names;
  const secrets: Secret[] = [];
  const nodes = nodesOf(shape, population).map(({ place, grade }) => ({
    placeKind: shape.places[place]!.kind,
    placeId: shape.places[place]!.id,
    grade: gradesOf(population)[grade]!,
  }));
  const keyOf = (node: (typeof nodes)[number], name: (typeof names)[number], indicator = ""): ReleaseKey => ({
    population: population.id,
    indicator,
    schoolYear: "2025-26",
    ...node,
    ...name,
  });
  const countOf = (key: ReleaseKey): number => students.filter((one) => isCountedIn(one, key)).length;
  const outcomeOf = (key: ReleaseKey): number =>
    students.filter((one) => isCountedIn(one, key) && one.outcomes.has(key.indicator)).length;
  for (const node of nodes)
    for (const name of names) {
      const key = keyOf(node, name);
      const n = countOf(key);
      if (n === 0) continue;
      const own = printed(key);
      const isExact = own.some(({ n: count }) => count.kind === "number");
      const isHidden = own.every(({ n: count }) => count.kind === "hidden");
      if (n < policy.minimumCount && !isExact) {
        const need = own.length > 0 ? policy.need.count : policy.need.unoffered;
        secrets.push({ wanted: { keys: [key], of: "students" }, need, truth: n });
      }
      for (const indicator of population.indicators) {
        const outcome = keyOf(node, name, indicator);
        const x = outcomeOf(outcome);
        const code = printedRate(x, n, policy.rates, n).kind;
        const isCoded = code === "at-most" || code === "at-least";
        const need = isCoded ? policy.need.extreme : isHidden ? policy.need.outcome : 0;
        if (need === 0 || (own.length === 0 && !isHidden)) continue;
        secrets.push({ wanted: { keys: [outcome], of: "with" }, need, truth: x });
        secrets.push({ wanted: { keys: [outcome], of: "without" }, need, truth: n - x });
      }
    }
  // Hidden groups of one grouping, or of one group in several schools, beside a shown total.
  const isHiddenRow = (key: ReleaseKey): boolean =>
    printed(key).length > 0 && printed(key).every(({ n }) => n.kind === "hidden");
  const families = [
    ...nodes.flatMap((node) =>
      [...Map.groupBy(names, ({ grouping }) => grouping).values()].map((own) => own.map((name) => keyOf(node, name))),
    ),
    ...names.flatMap((name) =>
      [
        ...Map.groupBy(
          nodes.filter(({ placeKind }) => placeKind === "school"),
          ({ grade }) => grade,
        ).values(),
      ].map((own) => own.map((node) => keyOf(node, name))),
    ),
  ];
  for (const family of families) {
    const hidden = family.filter(isHiddenRow);
    const truth = hidden.reduce((sum, key) => sum + countOf(key), 0);
    if (hidden.length < 2 || truth === 0 || truth >= policy.minimumCount) continue;
    secrets.push({ wanted: { keys: hidden, of: "students" }, need: policy.need.count, truth });
  }
  return secrets;
}

/** What an attacker who thinks in students finds out. */
export interface StudentLeaks {
  readonly asked: number;
  /** Numbers with fewer values than they need. */
  readonly leaks: readonly string[];
  /** Numbers that were not searched to their end. */
  readonly unsolved: readonly string[];
  /** What the releases print that is not true. */
  readonly untrue: readonly string[];
}

export async function leaksOf(
  releases: readonly Release[],
  district: SmallDistrict,
  policy: PrivacyPolicy,
): Promise<StudentLeaks> {
  const secrets = secretsOf(releases, district, policy);
  const attacker = await StudentAttacker.of(releases);
  const untrue = attacker.untruths(district.students);
  const ranges = attacker.ranges(
    secrets.map(({ wanted }) => wanted),
    secrets.map(({ need }) => need),
    district.students,
  );
  const leaks = secrets.flatMap(({ wanted, need, truth }, at) => {
    const range = ranges[at];
    if (range == null || range.high - range.low >= need) return [];
    const [{ placeId, grade, grouping, level, indicator }] = wanted.keys as readonly [ReleaseKey];
    const more = wanted.keys.length > 1 ? ` +${wanted.keys.length - 1}` : "";
    return [
      `${wanted.of} ${indicator} ${placeId}/${grade} ${grouping}=${level}${more}: ${truth} in ${range.low}-${range.high}`,
    ];
  });
  const unsolved = secrets.flatMap(({ wanted, need, truth }, at) =>
    ranges[at] === null ? [`${wanted.of} ${truth} need ${need} ${wanted.keys.map(keyText).join(" + ")}`] : [],
  );
  return { asked: secrets.length, leaks, unsolved, untrue };
}
