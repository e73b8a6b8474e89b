import type { Engine } from "../engine/engine.ts";
import type { Grouping } from "../groups/grouping.ts";
import { column, equals, isKnown } from "../records/expr.ts";
import { count, group, type Relation, where, withColumns } from "../records/relation.ts";
import type { Row } from "../records/table.ts";
import { availableRecords } from "./available.ts";
import { addCounts, addSums, Counters } from "./counters.ts";
import type { Cube, Group, Missing, Place, PlaceKind } from "./cube.ts";
import { deriveStudentYears } from "./derive.ts";
import { packingOf } from "./packing.ts";
import { placeNames } from "./place-names.ts";
import type { CubePlan } from "./plan.ts";
import { tallyQuestion } from "./tally.ts";

export interface CubeOrigin {
  readonly program: string;
  readonly fingerprint: string;
}

const segmentBy = [
  "school_year",
  "state",
  "county_id",
  "district_id",
  "school_id",
  "at_school",
  "at_district",
  "at_county",
  "at_state",
  "grade_band",
  "grade",
] as const;

/**
 * The one pass: derives the student-years from the records an engine holds and fills the cells of every indicator x school year x place x group.
 *
 * Rows are kept packed and come in the order of their place. Each is counted once, in its grade; schools, districts, counties and states are sums, of
 * the rows that count there (`at_school` ... `at_state`).
 *
 * @param days  rows of the calendar as the district has set them; the usual days stand in for the others
 */
export async function buildCube(
  engine: Engine,
  days: readonly Row[],
  plan: CubePlan,
  origin: CubeOrigin,
): Promise<Cube<"internal">> {
  const question = tallyQuestion(plan.indicators);
  const packing = packingOf(plan, question);
  const studentYears = await deriveStudentYears(engine, days, packing.plain, { packed: packing.packed });
  const levels = await levelsOf(engine, studentYears, plan.groupings);
  const layout = layOutGroups(plan, levels);
  const { columns, levelAt, firstBits, firstNumber } = packing.asked(levels);
  const packed = await engine.packed({ of: studentYears, segmentBy, columns });
  const names = await placeNames(engine);
  const map = mapPlaces(packed.segments, names);
  const { years, places } = map;

  const oneWay = layout.oneWayGroups;
  const slots = new Int32Array(places.length * years.length).fill(-1);
  let used = 0;
  places.forEach((place, p) => {
    const kept = place.kind === "grade" || place.kind === "grade-band" ? oneWay : layout.groups.length;
    years.forEach((_, y) => {
      if (!map.occupied.has(p * years.length + y)) return;
      slots[p * years.length + y] = used;
      used += kept;
    });
  });
  const { counts, sums } = question.plan;
  const tally = { counts: new Int32Array(used * counts), sums: new Float64Array(used * sums) };
  // Taken from the system while nothing else asks it for memory: a few times as fast as page by page between the engine's own.
  tally.counts.fill(0);
  tally.sums.fill(0);
  const slotOf = (place: number, year: number): number => (place < 0 ? -1 : slots[place * years.length + year]!);

  // Groups one-way are counted a grade at a time, crossed groups a school at a time; what a school has counted goes to the places above it.
  const crossedGroups = layout.groups.length - oneWay;
  const inGrade = new Counters(question, oneWay);
  const crossed = new Counters(question, crossedGroups);
  const inSchool = { counts: new Int32Array(oneWay * counts), sums: new Float64Array(oneWay * sums) };
  const closeSegment = (segment: number): void => {
    const at = map.segments[segment]!;
    if (at.school >= 0) inGrade.pour(tally, [slotOf(at.grade, at.year), slotOf(at.band, at.year)], inSchool);
    else inGrade.pour(tally, [], inSchool);
    if (map.segments[segment + 1]?.block === at.block) return;
    const places = [at.school, at.district, at.county, at.state].map((place) => slotOf(place, at.year));
    for (const place of places) {
      if (place < 0) continue;
      addCounts(tally.counts, place * counts, inSchool.counts, 0, inSchool.counts.length);
      addSums(tally.sums, place * sums, inSchool.sums, 0, inSchool.sums.length);
    }
    inSchool.counts.fill(0);
    inSchool.sums.fill(0);
    crossed.pour(
      tally,
      places.map((place) => (place < 0 ? -1 : place + oneWay)),
    );
  };

  const levelOf = new Int32Array(plan.groupings.length);
  const oneWaySlots = new Int32Array(1 + plan.groupings.length);
  const crossedSlots = new Int32Array(layout.crossings.length);
  let current = -1;
  for await (const block of packed.blocks) {
    const bits = block.columns.slice(firstBits, firstNumber);
    const numbers = block.columns.slice(firstNumber);
    for (let row = 0; row < block.rows; row++) {
      const segment = block.segment[row]!;
      if (segment !== current) {
        if (current >= 0) closeSegment(current);
        current = segment;
      }
      let filled = 1;
      for (let g = 0; g < levelAt.length; g++) {
        const { word, shift, mask } = levelAt[g]!;
        const level = ((block.columns[word]![row]! >> shift) & mask) - 1;
        levelOf[g] = level;
        if (level >= 0) oneWaySlots[filled++] = layout.firstOf[g]! + level;
      }
      inGrade.add(oneWaySlots, filled, bits, numbers, row);
      filled = 0;
      for (const c of layout.crossings) {
        const a = levelOf[c.left]!;
        const b = levelOf[c.right]!;
        if (a >= 0 && b >= 0) crossedSlots[filled++] = c.first - oneWay + a * c.rightLevels + b;
      }
      crossed.add(crossedSlots, filled, bits, numbers, row);
    }
  }
  if (current >= 0) closeSegment(current);

  return {
    audience: "internal",
    program: origin.program,
    fingerprint: origin.fingerprint,
    years,
    places,
    groups: layout.groups,
    oneWayGroups: oneWay,
    plan: question.plan,
    tally,
    slots,
    missing: await missingRecords(engine, plan, years),
  };
}

/** The levels of each grouping, those found in the data where it declares none. */
async function levelsOf(
  engine: Engine,
  studentYears: Relation,
  groupings: readonly Grouping[],
): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (const g of groupings) {
    if (!("found" in g.levels)) {
      all.push(g.levels);
      continue;
    }
    const rows = await engine.ask(
      group(where(withColumns(studentYears, { level: g.of }), isKnown(column("level"))), ["level"], {
        n: count(equals(column("at_state"), true)),
      }),
    );
    const common = [...rows].sort(
      (a, b) => Number(b["n"]) - Number(a["n"]) || (String(a["level"]) < String(b["level"]) ? -1 : 1),
    );
    all.push(common.slice(0, g.levels.found).map((row) => String(row["level"])));
  }
  return all;
}

interface GroupLayout {
  readonly groups: readonly Group[];
  readonly oneWayGroups: number;
  readonly firstOf: readonly number[];
  readonly crossings: readonly {
    readonly left: number;
    readonly right: number;
    readonly first: number;
    readonly rightLevels: number;
  }[];
}

function layOutGroups(plan: CubePlan, levels: readonly (readonly string[])[]): GroupLayout {
  const groups: Group[] = [{ grouping: "all", level: "all" }];
  const firstOf = plan.groupings.map((g, i) => {
    const first = groups.length;
    for (const level of levels[i] ?? []) groups.push({ grouping: g.id, level });
    return first;
  });
  const oneWayGroups = groups.length;
  const indexOf = (id: string): number => plan.groupings.findIndex((g) => g.id === id);
  const crossings = plan.crossings
    .map(([a, b]) => ({ left: indexOf(a), right: indexOf(b), id: `${a}*${b}` }))
    .filter((c) => c.left >= 0 && c.right >= 0)
    .map((c) => {
      const first = groups.length;
      const rights = levels[c.right] ?? [];
      for (const a of levels[c.left] ?? []) for (const b of rights) groups.push({ grouping: c.id, level: `${a}*${b}` });
      return { left: c.left, right: c.right, first, rightLevels: rights.length };
    });
  return { groups, oneWayGroups, firstOf, crossings };
}

/** Where the rows of a segment count: indexes of places, -1 where they do not. Segments of the same block belong to one school, year and set of flags. */
interface SegmentAt {
  readonly year: number;
  readonly state: number;
  readonly county: number;
  readonly district: number;
  readonly school: number;
  readonly band: number;
  readonly grade: number;
  readonly block: string;
}

interface PlaceMap {
  readonly years: readonly number[];
  readonly places: readonly Place[];
  readonly segments: readonly SegmentAt[];
  readonly occupied: ReadonlySet<number>;
}

function mapPlaces(segments: readonly Row[], names: ReadonlyMap<string, string>): PlaceMap {
  const years = [...new Set(segments.map((s) => Number(s["school_year"])))].sort((a, b) => a - b);
  const found = new Map<string, Place & { order: string }>();
  const keyed = (kind: PlaceKind, id: string | null, within: string): string => {
    if (id === null) return "";
    const key = `${kind}:${id}`;
    if (!found.has(key)) found.set(key, { kind, id, name: names.get(key) ?? id, within: -1, order: `${within}>${id}` });
    return key;
  };
  const text = (row: Row, name: string): string | null =>
    row[name] === null || row[name] === undefined ? null : String(row[name]);
  const keys = segments.map((row) => {
    const state = keyed("state", text(row, "state"), "");
    const county = keyed("county", text(row, "county_id"), state);
    const district = keyed("district", text(row, "district_id"), county);
    const schoolId = text(row, "school_id");
    const school_ = keyed("school", schoolId, district);
    const band = keyed(
      "grade-band",
      schoolId === null || row["grade_band"] === null ? null : `${schoolId}/${row["grade_band"]}`,
      school_,
    );
    const grade = keyed(
      "grade",
      schoolId === null || row["grade"] === null ? null : `${schoolId}/${row["grade"]}`,
      band,
    );
    return { row, state, county, district, school: school_, band, grade };
  });
  const kinds: readonly PlaceKind[] = ["state", "county", "district", "school", "grade-band", "grade"];
  const ordered = [...found.entries()].sort(
    ([, a], [, b]) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.order < b.order ? -1 : 1),
  );
  const index = new Map(ordered.map(([key], i) => [key, i]));
  const parents = new Map<string, string>();
  for (const k of keys) {
    for (const [child, parent] of [
      [k.county, k.state],
      [k.district, k.county],
      [k.school, k.district],
      [k.band, k.school],
      [k.grade, k.band || k.school],
    ] as const) {
      if (child !== "" && parent !== "") parents.set(child, parent);
    }
  }
  const places = ordered.map(
    ([key, { kind, id, name }]): Place => ({ kind, id, name, within: index.get(parents.get(key) ?? "") ?? -1 }),
  );
  const occupied = new Set<number>();
  const at = keys.map(({ row, ...k }): SegmentAt => {
    const year = years.indexOf(Number(row["school_year"]));
    const place = (key: string, flag: string): number => {
      const p = row[flag] === true ? (index.get(key) ?? -1) : -1;
      if (p >= 0) occupied.add(p * years.length + year);
      return p;
    };
    return {
      year,
      state: place(k.state, "at_state"),
      county: place(k.county, "at_county"),
      district: place(k.district, "at_district"),
      school: place(k.school, "at_school"),
      band: place(k.band, "at_school"),
      grade: place(k.grade, "at_school"),
      block: [
        row["school_year"],
        row["state"],
        row["county_id"],
        row["district_id"],
        row["school_id"],
        row["at_school"],
        row["at_district"],
        row["at_county"],
        row["at_state"],
      ].join("|"),
    };
  });
  return { years, places, segments: at, occupied };
}

async function missingRecords(engine: Engine, plan: CubePlan, years: readonly number[]): Promise<readonly Missing[]> {
  const available = await availableRecords(
    engine,
    [...plan.indicators, ...plan.groupings].flatMap((x) => [...x.needs]),
  );
  const missing: Missing[] = [];
  for (const schoolYear of years) {
    for (const [what, list] of [
      ["indicator", plan.indicators],
      ["grouping", plan.groupings],
    ] as const) {
      for (const { id, needs } of list) {
        const records = needs.filter((n) => !available(n, schoolYear)).map((n) => n.record);
        if (records.length > 0) missing.push({ what, id, schoolYear, records });
      }
    }
  }
  return missing;
}
