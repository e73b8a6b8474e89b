import type { Engine } from "../engine/engine.ts";
import type { Columns } from "../records/columns/column.ts";
import { columnsOf, type Expr } from "../records/expr.ts";
import type { Row } from "../records/table.ts";
import { sharedInt32, sharedNumbers } from "./arrays.ts";
import { availableRecords } from "./available.ts";
import { brand } from "./brand.ts";
import { segmentEntries } from "./count.ts";
import type { Cube, Missing, Place, PlaceKind } from "./cube.ts";
import { type DeriveOptions, deriveInColumns, rowColumns } from "./derive.ts";
import { foundLevels } from "./found-levels.ts";
import { type GroupLayout, layOutGroups } from "./group-layout.ts";
import { columnsPacked, pack, splitPlan } from "./packing.ts";
import { placeNames } from "./place-names.ts";
import type { CubePlan } from "./plan.ts";
import { segmentsOf, sortBySegment } from "./segments.ts";
import { tallyQuestion } from "./tally.ts";
import { Threads } from "./threads.ts";

export interface CubeOrigin {
  readonly program: string;
  readonly fingerprint: string;
}

export interface BuildOptions extends DeriveOptions {
  /** Threads besides this one; one less than the machine has when absent. */
  readonly threads?: number;
  /** Fewer rows are counted sooner than another thread is begun. */
  readonly worthAThread?: number;
}

const rowsWorthAThread = 200_000;

/** Columns known once a row is: packed while its part is at hand, the others when all rows are. */
const isRowsOwn = (e: Expr): boolean => [...columnsOf(e)].every((name) => rowColumns.has(name));

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
 * Rows are packed and put in the order of their place. Each is counted once, in its grade; schools, districts, counties and states are sums, of
 * the rows that count there (`at_school` ... `at_state`).
 *
 * @param days  rows of the calendar as the district has set them; the usual days stand in for the others
 */
export async function buildCube(
  engine: Engine,
  days: readonly Row[],
  plan: CubePlan,
  origin: CubeOrigin,
  options: BuildOptions = {},
): Promise<Cube<"internal">> {
  const threads = new Threads(options.threads);
  try {
    return await build(engine, days, plan, origin, { ...options, threads });
  } finally {
    await threads.close();
  }
}

async function build(
  engine: Engine,
  days: readonly Row[],
  plan: CubePlan,
  origin: CubeOrigin,
  options: Omit<BuildOptions, "threads"> & { readonly threads: Threads },
): Promise<Cube<"internal">> {
  const { threads } = options;
  const question = tallyQuestion(plan.indicators);
  const { now, later } = splitPlan(plan, question, isRowsOwn);
  const columns = [...segmentBy, ...columnsPacked(later([]))];
  const { parts, packed, texts, finish } = await deriveInColumns(engine, days, now, columns, options);
  const segments = segmentsOf(parts, segmentBy, texts);
  const map = mapPlaces(segments.shared, await placeNames(engine));
  const { years, places } = map;
  const foundIn = (of: Expr): readonly Columns[] => (isRowsOwn(of) ? parts : parts.map((_, k) => finish(k)));
  const levels = plan.groupings.map(({ of, levels: declared }) =>
    "found" in declared ? foundLevels(foundIn(of), of, declared.found, texts) : declared,
  );
  const layout = layOutGroups(plan, levels);
  const { slots, usedBefore } = layOutSlots(map, layout);
  const used = usedBefore[years.length]!;
  const { counts, sums } = question.plan;
  // Room for all; what is never written to takes no memory.
  const tally = {
    at: sharedInt32(used).fill(-1),
    counts: sharedInt32(used * counts),
    sums: sharedNumbers(used * sums),
  };

  const rest = later(levels);
  packed.forEach((rows, k) => {
    pack(finish(k), rest, rows, texts);
  });
  const sorted = sortBySegment(packed, segments, now.shape);
  const counted = { question, layout, sorted, segments: slotsOfSegments(map, slots), tally };
  // The slots of one year are none of another's.
  const begun: Promise<readonly [number, number]>[] = [];
  for (const { year, from, to } of yearsOfSegments(map)) {
    const asked = { ...counted, from, to, first: usedBefore[year]! };
    begun.push(
      (await threads.begin("count", asked, sorted.rows > (options.worthAThread ?? rowsWorthAThread) ? 1 : 0)).answer,
    );
  }
  const ranges = await Promise.all(begun);

  return brand("internal", {
    program: origin.program,
    fingerprint: origin.fingerprint,
    years,
    places,
    groups: layout.groups,
    oneWayGroups: layout.oneWayGroups,
    plan: question.plan,
    tally: { ...tally, ranges },
    slots,
    missing: await missingRecords(engine, plan, years),
  });
}

/** The first slot of each place in each year in which somebody counts there, and how many slots the years before each have. */
function layOutSlots(
  { places, years, occupied }: PlaceMap,
  layout: GroupLayout,
): { readonly slots: Int32Array; readonly usedBefore: readonly number[] } {
  const slots = new Int32Array(places.length * years.length).fill(-1);
  const usedBefore = [0];
  let used = 0;
  years.forEach((_, y) => {
    places.forEach((place, p) => {
      if (!occupied.has(p * years.length + y)) return;
      slots[p * years.length + y] = used;
      const inGrades = place.kind === "grade" || place.kind === "grade-band";
      used += inGrades ? layout.oneWayGroups : layout.groups.length;
    });
    usedBefore.push(used);
  });
  return { slots, usedBefore };
}

/** Segments of each school year, which stand side by side. */
function yearsOfSegments({
  segments,
}: PlaceMap): readonly { readonly year: number; readonly from: number; readonly to: number }[] {
  const starts = segments.flatMap(({ year }, k) => (year === segments[k - 1]?.year ? [] : [{ year, from: k }]));
  return starts.map(({ year, from }, k) => ({ year, from, to: starts[k + 1]?.from ?? segments.length }));
}

function slotsOfSegments({ segments, years }: PlaceMap, slots: Int32Array): Int32Array {
  const out = sharedInt32(segments.length * segmentEntries);
  let block = -1;
  segments.forEach((at, k) => {
    if (at.block !== segments[k - 1]?.block) block += 1;
    const slotOf = (place: number): number => (place < 0 ? -1 : slots[place * years.length + at.year]!);
    out.set(
      [...[at.grade, at.band, at.school, at.district, at.county, at.state].map(slotOf), block],
      k * segmentEntries,
    );
  });
  return out;
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
