import { type CellCounts, exactCounts, type Withheld } from "../cube/cell.ts";
import { type Audience, type Cube, cellAt, type Place } from "../cube/cube.ts";
import type { AuditFinding, Benchmark } from "./audit-schema.ts";
import { officialOrigin, officialRate, officialRates } from "./official-cells.ts";

/** A place as findings name it. */
type PlaceName = Pick<Place, "kind" | "id">;

export interface BenchmarkSettings {
  readonly minimumN: number;
  /** Places like the given one, the nearest first; none where nobody looked for them. */
  readonly peersOf?: (place: PlaceName) => readonly PlaceName[];
}

/**
 * Lays the same gap elsewhere beside the findings of districts and schools: what the office published of the place itself, its county, its state and
 * places like it. The same indicator, group and comparison; the finding's year, or the nearest one published.
 *
 * @param own        the cube of the district's students: it knows where places belong
 * @param published  a cube of published figures
 */
export function addBenchmarks(
  findings: readonly AuditFinding[],
  own: Cube<Audience>,
  official: Cube<Audience>,
  settings: BenchmarkSettings,
): void {
  const places = new Map(official.places.map((p, at) => [`${p.kind}:${p.id}`, at]));
  const indicators = new Map(official.plan.indicators.map(({ id }, at) => [id, at]));
  const groups = new Map(official.groups.map((g, at) => [`${g.grouping}=${g.level}`, at]));
  const above = new Map<string, readonly PlaceName[]>();
  for (const finding of findings) {
    const { kind, id } = finding.place;
    const indicator = indicators.get(finding.indicator);
    const group = groups.get(`${finding.group.grouping}=${finding.group.level}`);
    if (indicator === undefined || group === undefined || (kind !== "district" && kind !== "school")) continue;
    const key = `${kind}:${id}`;
    const wider = above.get(key) ?? placesAbove(key, own, official);
    above.set(key, wider);
    const candidates: readonly (readonly [Benchmark["relation"], PlaceName])[] = [
      ["as-published", { kind, id }],
      ...wider.map((p): [Benchmark["relation"], PlaceName] => [p.kind === "state" ? "state" : "county", p]),
      ...(settings.peersOf?.({ kind, id }) ?? []).map((p): [Benchmark["relation"], PlaceName] => ["peer", p]),
    ];
    const found = candidates.flatMap(([relation, place]): Benchmark[] => {
      const at = places.get(`${place.kind}:${place.id}`);
      const benchmark =
        at === undefined
          ? undefined
          : benchmarkOf({
              official,
              finding,
              relation,
              indicator,
              place: at,
              group,
              groups,
              minimumN: settings.minimumN,
            });
      return benchmark === undefined ? [] : [benchmark];
    });
    if (found.length > 0) finding.benchmarks = found;
  }
}

/** County and state of a place, as its own cube has them, or else the published one. */
function placesAbove(key: string, own: Cube<Audience>, official: Cube<Audience>): readonly PlaceName[] {
  for (const cube of [own, official]) {
    const found: PlaceName[] = [];
    let at = cube.places.find((p) => `${p.kind}:${p.id}` === key);
    while (at !== undefined) {
      if (at.kind === "county" || at.kind === "state") found.push({ kind: at.kind, id: at.id });
      at = at.within < 0 ? undefined : cube.places[at.within];
    }
    if (found.length > 0) return found;
  }
  return [];
}

interface Looking {
  readonly official: Cube<Audience>;
  readonly finding: AuditFinding;
  readonly relation: Benchmark["relation"];
  readonly indicator: number;
  readonly place: number;
  readonly group: number;
  readonly groups: ReadonlyMap<string, number>;
  readonly minimumN: number;
}

function benchmarkOf(look: Looking): Benchmark | undefined {
  const { official, finding, indicator, place, group } = look;
  const distance = (year: number): number => Math.abs((official.years[year] ?? 0) - finding.schoolYear);
  const years = official.years.map((_, y) => y).sort((a, b) => distance(a) - distance(b) || b - a);
  for (const year of years) {
    const cell = exactCounts(cellAt(official, indicator, year, place, group));
    const origin = officialOrigin(official, indicator, year, place);
    if (cell === undefined || origin === undefined) continue;
    const all = exactCounts(cellAt(official, indicator, year, place, 0));
    const levels = official.groups.flatMap((g, at) => (g.grouping === finding.group.grouping ? [at] : []));
    const cells = levels.map((at) => exactCounts(cellAt(official, indicator, year, place, at)));
    const { rate, comparisonRate } = officialRates(levels.indexOf(group), cells, all, look.minimumN);
    if (rate === null) continue;
    const other = comparedRate(look, year, all, comparisonRate);
    const turn = finding.direction === "higher-is-better" ? -1 : 1;
    const { kind, id, name } = official.places[place] as Place;
    return {
      relation: look.relation,
      place: { kind, id, name },
      schoolYear: official.years[year] ?? 0,
      ...origin,
      rate,
      n: cell.n,
      gap: other === null ? null : turn * (rate - other),
    };
  }
  return undefined;
}

/** The rate of those whom the finding compares with, there. */
function comparedRate(
  { official, finding, indicator, place, groups }: Looking,
  year: number,
  all: CellCounts | Withheld | undefined,
  rest: number | null,
): number | null {
  if (finding.comparison === "everyone-else") return rest;
  const rateOf = (cell: CellCounts | Withheld | undefined): number | null =>
    cell === undefined ? null : officialRate(cell);
  if (finding.comparison === "all") return rateOf(all);
  const level = groups.get(`${finding.group.grouping}=${finding.comparison.replace(/^level:/, "")}`);
  return level === undefined ? null : rateOf(exactCounts(cellAt(official, indicator, year, place, level)));
}
