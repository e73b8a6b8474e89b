import type { PlaceKey } from "../base/keys.ts";
import { readCoverage } from "../engine/coverage.ts";
import type { Engine } from "../engine/engine.ts";
import { type Columns, concat } from "../records/columns/column.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";
import type { Coverage, Declared } from "../records/coverage/coverage.ts";
import { listedNeeds } from "../records/coverage/made-table.ts";
import { columnsOf, type Expr } from "../records/expr.ts";
import type { Need } from "../records/need.ts";
import { eventTables, periodNumber } from "../records/periods.ts";
import { columnsOfAnyPeriod } from "../records/student-year/periods.ts";
import type { Row } from "../records/table.ts";
import { sharedInt32, sharedNumbers } from "./arrays.ts";
import { type Available, availableRecords } from "./available.ts";
import { brand } from "./brand.ts";
import { segmentEntries } from "./count.ts";
import { coverageRows, missingRecords } from "./coverage.ts";
import type { Cube, Place } from "./cube.ts";
import { foundLevels } from "./found-levels.ts";
import { layOutGroups } from "./group-layout.ts";
import { columnsPacked, pack, splitPlan } from "./packing.ts";
import { calendarOfPeriods, inPeriods, type Period, type PeriodAxis, yearAxis } from "./periods.ts";
import { placeNames } from "./place-names.ts";
import { mapPlaces, type NamedPlace } from "./places.ts";
import type { CubePlan } from "./plan.ts";
import { segmentsOf, sortBySegment } from "./segments.ts";
import type { SharedPlaces, SharedRows } from "./shared-links.ts";
import { layOutSlots } from "./slots.ts";
import { type DeriveOptions, deriveStudentYears, rowColumns, yearCalendar } from "./student-years.ts";
import { sumShared } from "./sum-shared.ts";
import { tallyQuestion } from "./tally.ts";
import type { Tasks } from "./tasks.ts";
import { cubeThreads, type Threads } from "./threads.ts";

export interface CubeOrigin {
  readonly program: string;
  readonly fingerprint: string;
}

export interface BuildOptions extends DeriveOptions {
  /** Weeks, months or marking periods to count by; defaults to school years, as in every audit. */
  readonly periods?: PeriodAxis;
  /** Worker threads; default: one fewer than the machine's cores. */
  readonly threads?: number;
  /** What source formats, profiles and settings declare about files beyond their rows. */
  readonly declared?: Declared;
  /** Which schools and years the records cover; read from the engine if absent. */
  readonly coverage?: Coverage;
  /** Below this many rows, counting takes less time than starting a thread. */
  readonly worthAThread?: number;
}

const rowsWorthAThread = 200_000;

/** Columns that need only their own row are packed part by part; the rest after all rows are derived. */
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
 * Builds a cube in one pass over the rows: derives student-years from the engine's records and fills the cells of
 * every indicator x period x place x group.
 *
 * Rows are packed and sorted by place. Each is counted once, in its grade; schools, districts, counties and states
 * are sums of the rows that count there (`at_school` ... `at_state`).
 *
 * @param days  calendar rows from the district's settings; other years use default dates
 */
export async function buildCube(
  engine: Engine,
  days: readonly Row[],
  plan: CubePlan,
  origin: CubeOrigin,
  options: BuildOptions = {},
): Promise<Cube<"internal">> {
  const threads = cubeThreads(options.threads);
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
  options: Omit<BuildOptions, "threads"> & { readonly threads: Threads<Tasks> },
): Promise<Cube<"internal">> {
  const { threads } = options;
  const yearRows = await yearCalendar(engine, days);
  const axis = options.periods ?? yearAxis(yearRows);
  const [asked, reader, calendar] =
    options.periods === undefined
      ? [plan, engine, yearRows]
      : [askedOfPeriods(plan), await inPeriods(engine, axis), calendarOfPeriods(axis, yearRows)];
  const coverage = options.coverage ?? (await readCoverage(engine, needsOf(plan), options.declared));
  const numbersOf = numbersOfYears(axis, options.periods !== undefined);
  const question = tallyQuestion(asked.indicators);
  const { now, later } = splitPlan(asked, question, isRowsOwn);
  const columns = [...segmentBy, ...columnsPacked(later([]))];
  const { studentYears, answered } = await deriveStudentYears(
    reader,
    { calendar, coverage: coverageRows(coverage, numbersOf) },
    columns,
    columnsPacked(now),
    (part, ahead) => threads.begin("packedPart", { ...part, pack: now }, ahead),
    options.atATime,
  );
  const { parts, dictionary, finish } = studentYears;
  const packed = answered.map((part) => part.packed);
  const segments = segmentsOf(parts, segmentBy, dictionary);
  const map = mapSegments(segments.shared, await placeNames(engine));
  const { years, places } = map;
  const partsFor = (operand: Expr): readonly Columns[] => (isRowsOwn(operand) ? parts : parts.map((_, k) => finish(k)));
  const levels = asked.groupings.map(({ of: levelExpr, levels: declared }) =>
    "found" in declared ? foundLevels(partsFor(levelExpr), levelExpr, declared.found, dictionary) : declared,
  );
  const layout = layOutGroups(asked, levels);
  const { slots, usedBefore } = layOutSlots(places, years.length, layout, (placeYear) => map.occupied.has(placeYear));
  const used = usedBefore[years.length]!;
  const { counts, sums } = question.plan;
  // Reserve the maximum: the operating system commits a page only when it is written.
  const tally = {
    at: sharedInt32(used).fill(-1),
    counts: sharedInt32(used * counts),
    sums: sharedNumbers(used * sums),
  };

  const rest = later(levels);
  packed.forEach((rows, k) => {
    pack(finish(k), rest, rows, dictionary);
  });
  const sorted = sortBySegment(packed, segments, now.shape);
  const counted = { question, layout, sorted, segments: slotsOfSegments(map, slots), tally };
  // Years use disjoint slots, so they can be counted in parallel without locks.
  const begun: Promise<readonly [number, number]>[] = [];
  for (const { year, from, to } of yearsOfSegments(map)) {
    const task = { ...counted, from, to, first: usedBefore[year]! };
    begun.push(
      (await threads.begin("count", task, sorted.rows > (options.worthAThread ?? rowsWorthAThread) ? 1 : 0)).answer,
    );
  }
  const ranges = await Promise.all(begun);
  // Courses and staff are recorded by school year: of shorter periods nothing that teachers share is asked.
  const shared =
    options.periods === undefined
      ? await sumShared(
          reader,
          asked.indicators,
          question.plan,
          layout,
          sorted,
          sharedRows(parts, dictionary, segments.segments, sorted.first),
          sharedPlaces(map, slots, used),
        )
      : undefined;

  const numbered = new Map(
    axis.periods.map((period, index) => [
      options.periods === undefined ? period.schoolYear : periodNumber(index),
      period,
    ]),
  );
  const periods = years.flatMap((number) => numbered.get(number) ?? []);
  return brand("internal", {
    program: origin.program,
    fingerprint: origin.fingerprint,
    periodKind: axis.kind,
    periods,
    years: periods.map(({ schoolYear }) => schoolYear),
    places,
    groups: layout.groups,
    oneWayGroups: layout.oneWayGroups,
    plan: question.plan,
    tally: { ...tally, ranges },
    slots,
    ...(shared !== undefined && { shared }),
    missing: missingRecords(plan, asked, periods, coverage, await heldInPeriods(reader, plan, options, periods, years)),
  });
}

function sharedRows(
  parts: readonly Columns[],
  dictionary: StringDictionary,
  segment: Int32Array,
  first: Int32Array,
): SharedRows {
  const codes = (name: string): Int32Array => {
    const column = concat(
      parts.map((part) => ({ rows: part.rows, column: part.columns.get(name) ?? { kind: "null" } })),
      dictionary,
    );
    return column.kind === "text" ? column.values : new Int32Array(segment.length).fill(-1);
  };
  const next = first.slice();
  const position = Int32Array.from(segment, (slot) => next[slot]!++);
  return { dictionary, student: codes("student_id"), school: codes("school_id"), segment, position };
}

function sharedPlaces({ years, places, segments }: SegmentMap, slots: Int32Array, used: number): SharedPlaces {
  const children = new Map<number, number>();
  for (const { within } of places) children.set(within, (children.get(within) ?? 0) + 1);
  return {
    years,
    segments,
    slots,
    used,
    // A county or state of one place has the cells of that place, and no gaps of its own.
    isSummed: (place) => {
      const { kind } = places[place]!;
      return kind === "school" || kind === "district" || (children.get(place) ?? 0) > 1;
    },
    isSchool: (place) => places[place]!.kind === "school",
  };
}

/** Indicators and groupings of a plan that can be computed by week, month or marking period. */
function askedOfPeriods(plan: CubePlan): CubePlan {
  const isKept = (exprs: readonly Expr[]): boolean =>
    exprs.every((e) => [...columnsOf(e)].every((name) => columnsOfAnyPeriod.has(name)));
  return {
    indicators: plan.indicators.filter((i) => {
      const { bits, numbers } = tallyQuestion([i]);
      return isKept([...bits, ...numbers]);
    }),
    groupings: plan.groupings.filter(({ of: expr }) => isKept([expr])),
    crossings: plan.crossings,
  };
}

/** Segments grouped by school year; segments of the same year are adjacent. */
function yearsOfSegments({
  segments,
}: SegmentMap): readonly { readonly year: number; readonly from: number; readonly to: number }[] {
  const starts = segments.flatMap(({ year }, k) => (year === segments[k - 1]?.year ? [] : [{ year, from: k }]));
  return starts.map(({ year, from }, k) => ({ year, from, to: starts[k + 1]?.from ?? segments.length }));
}

function slotsOfSegments({ segments, years }: SegmentMap, slots: Int32Array): Int32Array {
  const out = sharedInt32(segments.length * segmentEntries);
  let block = -1;
  segments.forEach((at, k) => {
    if (at.block !== segments[k - 1]?.block) block += 1;
    const slotOf = (place: number): number => (place < 0 ? -1 : slots[place * years.length + at.year]!);
    out.set([...at.counted.map(slotOf), block], k * segmentEntries);
  });
  return out;
}

/**
 * Indexes of the places in which a segment's rows count; -1 for none. Segments of the same block share a school, year
 * and set of flags.
 */
interface SegmentPlaces {
  readonly year: number;
  /** Indexes of its grade, grade band, school, district, county, state. */
  readonly counted: readonly number[];
  /** Indexes of its state, county, district, school, grade band, grade, whether it counts there or not. */
  readonly chain: readonly number[];
  readonly block: string;
}

interface SegmentMap {
  readonly years: readonly number[];
  readonly places: readonly Place[];
  readonly segments: readonly SegmentPlaces[];
  readonly occupied: ReadonlySet<number>;
}

function mapSegments(segments: readonly Row[], names: ReadonlyMap<PlaceKey, string>): SegmentMap {
  const years = [...new Set(segments.map((row) => Number(row["school_year"])))].sort((a, b) => a - b);
  const { places, placesOf } = mapPlaces(segments.map(chainOf), names);
  const occupied = new Set<number>();
  return {
    years,
    places,
    occupied,
    segments: segments.map((row, s): SegmentPlaces => {
      const year = years.indexOf(Number(row["school_year"]));
      const counted = countedAt.map((flag, k) => (row[flag] === true ? (placesOf[s]?.[k] ?? -1) : -1));
      for (const place of counted) if (place >= 0) occupied.add(place * years.length + year);
      return {
        year,
        counted: counted.reverse(),
        chain: placesOf[s] ?? [],
        block: blockBy.map((name) => row[name]).join("|"),
      };
    }),
  };
}

/** The column that says whether a row counts in each place of `chainOf`. */
const countedAt = ["at_state", "at_county", "at_district", "at_school", "at_school", "at_school"] as const;
const blockBy = segmentBy.filter((name) => name !== "grade_band" && name !== "grade");

/** Places of a row, widest first. Grade bands and grades are parts of a school. */
function chainOf(row: Row): readonly NamedPlace[] {
  const text = (name: string): string | null => {
    const value = row[name];
    return value === null || value === undefined ? null : String(value);
  };
  const school = text("school_id");
  const inSchool = (name: string): string | null => {
    const value = text(name);
    return school === null || value === null ? null : `${school}/${value}`;
  };
  return [
    { kind: "state", id: text("state") },
    { kind: "county", id: text("county_id") },
    { kind: "district", id: text("district_id") },
    { kind: "school", id: school },
    { kind: "grade-band", id: inSchool("grade_band") },
    { kind: "grade", id: inSchool("grade") },
  ];
}

const needsOf = (plan: CubePlan): readonly Need[] => [
  ...new Set([...[...plan.indicators, ...plan.groupings].flatMap((x) => [...x.needs]), ...listedNeeds]),
];

/** Numbers used in place of each school year in records: the year itself, or those of its periods. */
function numbersOfYears({ periods }: PeriodAxis, shorter: boolean): (schoolYear: number) => readonly number[] {
  const numbers = Map.groupBy(
    periods.map(({ schoolYear }, index) => ({ schoolYear, number: shorter ? periodNumber(index) : schoolYear })),
    ({ schoolYear }) => schoolYear,
  );
  return (schoolYear) => (numbers.get(schoolYear) ?? []).map(({ number }) => number);
}

/**
 * Which needs have records in each period; undefined for school years, where coverage has the answer.
 *
 * @param numbers  the number of each period, used in place of a school year
 */
async function heldInPeriods(
  reader: Engine,
  plan: CubePlan,
  options: Pick<BuildOptions, "periods">,
  periods: readonly Period[],
  numbers: readonly number[],
): Promise<((need: Need, period: number) => boolean) | undefined> {
  if (options.periods === undefined) return undefined;
  const available: Available = await availableRecords(reader, needsOf(plan), (table, withRows) =>
    eventTables.has(table) ? throughLastEvent(withRows, periods, numbers) : withRows,
  );
  return (need, period) => available(need, numbers[period]!);
}

/**
 * Events are recorded as they happen, so a period without events is complete if a later period of the same school
 * year has events.
 */
function throughLastEvent(
  withRows: ReadonlySet<number>,
  periods: readonly Period[],
  numbers: readonly number[],
): ReadonlySet<number> {
  const lastOf = new Map<number, number>();
  periods.forEach(({ schoolYear }, k) => {
    if (withRows.has(numbers[k]!)) lastOf.set(schoolYear, k);
  });
  return new Set(numbers.filter((_, k) => k <= (lastOf.get(periods[k]!.schoolYear) ?? -1)));
}
