import type { Engine } from "../engine/engine.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { type SharedBy, type SharedValue, sharedValueOf } from "../indicators/shared-value.ts";
import { isTrue, isUnknown } from "../records/columns/column.ts";
import type { Relation } from "../records/relation.ts";
import { schoolLinks, sectionLinks, teacherLinks } from "../records/student-year/links.ts";
import type { GroupLayout } from "./group-layout.ts";
import type { SortedRows } from "./segments.ts";
import { type Clusters, SharedLinks, type SharedPlaces, type SharedRows } from "./shared-links.ts";
import { clustersKept, countsKept, type SharedSums } from "./shared-sums.ts";
import { bitsPerWord, type TallyPlan } from "./tally.ts";

/** A column of the sums. */
interface Asked {
  /** Its place among the columns. */
  readonly at: number;
  readonly value: SharedValue;
  /** The bit of the row that counts it. */
  readonly bit: number;
}

const linksOf: Readonly<Record<SharedBy, (year: number) => Relation>> = {
  teacher: teacherLinks,
  section: sectionLinks,
  school: schoolLinks,
};
/** The places of a row from the school up; before them come its grade and grade band. */
const fromSchool = 2;

/**
 * Sums of the values that teachers or schools share, so that a gap is judged by how many teachers (sections, schools) it rests on and not by how many students.
 *
 * @returns undefined where no indicator has such values
 */
export async function sumShared(
  engine: Engine,
  indicators: readonly Indicator[],
  plan: TallyPlan,
  layout: GroupLayout,
  sorted: SortedRows,
  rows: SharedRows,
  places: SharedPlaces,
): Promise<SharedSums | undefined> {
  const values = indicators.map(sharedValueOf);
  const asked: Asked[] = [];
  const columnOf = values.map((value, i) => {
    if (value === undefined) return -1;
    asked.push({ at: asked.length, value, bit: plan.indicators[i]!.count });
    return asked.length - 1;
  });
  if (asked.length === 0) return undefined;
  const sums = new Sums(asked.length, places, layout, sorted, rows);
  const rowsOfYear = Map.groupBy(rows.segment.keys(), (row) => places.segments[rows.segment[row]!]!.year);
  for (const [year, schoolYear] of places.years.entries()) {
    for (const by of ["teacher", "section", "school"] as const) {
      const those = asked.filter(({ value }) => value.by === by && value.made !== "otherwise");
      if (those.length === 0) continue;
      const links = await engine.columns(linksOf[by](schoolYear), rows.dictionary);
      const ofOwnRace = those.filter(({ value }) => value.made === "any" && value.ofOwnRace);
      const others = those.filter((shared) => !ofOwnRace.includes(shared));
      const read = new SharedLinks(links, by, rows, rowsOfYear.get(year) ?? [], places);
      if (others.length > 0) sums.add(read, read.clusters(false), others, year);
      if (ofOwnRace.length > 0) sums.add(read, read.clusters(true), ofOwnRace, year);
    }
  }
  return sums.finish(
    columnOf,
    asked.map(({ value }) => value),
  );
}

/** The weights that one cluster has in the groups of a place. */
interface Weights {
  readonly placeYear: number;
  readonly touched: number[];
  readonly seen: Uint8Array;
  /** For each group and column. */
  readonly weight: Float64Array;
  /** For each column: what the cluster's value is averaged over, and the sum of values so weighed. */
  readonly whole: Float64Array;
  readonly valued: Float64Array;
}

/** For each row of a year and column: of an average its whole; of "any" the student's clusters, and how many have it. */
interface RowTotals {
  readonly numberOf: Int32Array;
  readonly rows: readonly number[];
  readonly whole: Float64Array;
  readonly having: Float64Array;
  readonly race: Int32Array;
}

/** How many clusters there are in a place, and the sum of their values. */
type Dealt = Map<string, { clusters: number; sum: number }>;

class Sums {
  private readonly width: number;
  private readonly places: SharedPlaces;
  private readonly layout: GroupLayout;
  private readonly sorted: SortedRows;
  private readonly rows: SharedRows;
  private readonly words: number;
  private readonly at: Int32Array;
  private readonly clustersAt: Int32Array;
  private counts: Float64Array = new Float64Array(1024);
  private filled = 0;
  private readonly clusters: number[] = [];
  private readonly free: Weights[] = [];
  private readonly groups: Int32Array;
  private readonly placesOfSegment: (readonly number[])[] = [];

  constructor(width: number, places: SharedPlaces, layout: GroupLayout, sorted: SortedRows, rows: SharedRows) {
    this.width = width;
    this.places = places;
    this.layout = layout;
    this.sorted = sorted;
    this.rows = rows;
    this.words = sorted.rows === 0 ? 0 : sorted.words.length / sorted.rows;
    this.at = new Int32Array(places.used).fill(-1);
    this.clustersAt = new Int32Array(places.slots.length).fill(-1);
    this.groups = new Int32Array(1 + layout.firstOf.length + layout.crossings.length);
  }

  /** Adds the links of a year, cluster by cluster. */
  add(links: SharedLinks, clusters: Clusters, asked: readonly Asked[], year: number): void {
    const reads = asked.map((value) => new ValueOfLink(links, value));
    const totals = this.totalsOf(links, reads);
    const dealt: Dealt = new Map();
    const open = new Map<number, Weights>();
    for (let cluster = 0; cluster < clusters.count; cluster++) {
      const end = clusters.first[cluster + 1]!;
      for (let k = clusters.first[cluster]!; k < end; k++)
        this.addLink(links, clusters.links[k]!, reads, totals, year, open);
      const race = clusters.byRace ? links.raceOf(clusters.links[clusters.first[cluster]!]!) : -1;
      for (const weights of open.values()) this.close(weights, reads, dealt, race);
      open.clear();
    }
    this.addExpected(reads, totals, year, dealt, clusters.byRace);
  }

  finish(columnOf: readonly number[], values: readonly SharedValue[]): SharedSums {
    return {
      columnOf,
      values,
      at: this.at,
      counts: this.counts.slice(0, this.filled * this.width * countsKept),
      clustersAt: this.clustersAt,
      clusters: Float64Array.from(this.clusters),
    };
  }

  private totalsOf(links: SharedLinks, reads: readonly ValueOfLink[]): RowTotals {
    const numberOf = new Int32Array(this.rows.student.length).fill(-1);
    const rows: number[] = [];
    for (const row of links.rows) {
      if (numberOf[row]! >= 0) continue;
      numberOf[row] = rows.length;
      rows.push(row);
    }
    const totals = {
      numberOf,
      rows,
      whole: new Float64Array(rows.length * reads.length),
      having: new Float64Array(rows.length * reads.length),
      race: new Int32Array(rows.length),
    };
    for (let link = 0; link < links.count; link++) {
      for (let j = links.first[link]!; j < links.first[link + 1]!; j++) {
        const number = numberOf[links.rows[j]!]!;
        totals.race[number] = links.raceOf(link);
        reads.forEach((reader, q) => {
          totals.whole[number * reads.length + q]! += reader.whole(link);
          totals.having[number * reads.length + q]! += reader.part(link);
        });
      }
    }
    return totals;
  }

  private addLink(
    links: SharedLinks,
    link: number,
    reads: readonly ValueOfLink[],
    totals: RowTotals,
    year: number,
    open: Map<number, Weights>,
  ): void {
    for (let j = links.first[link]!; j < links.first[link + 1]!; j++) {
      const row = links.rows[j]!;
      const groups = this.groupsOf(row);
      for (const place of this.summedPlaces(row)) {
        const placeYear = place * this.places.years.length + year;
        const to = open.get(placeYear) ?? this.weightsOf(placeYear, reads.length);
        open.set(placeYear, to);
        const count = this.places.isSchool(place) ? this.oneWay : groups;
        for (let q = 0; q < reads.length; q++) {
          const reader = reads[q]!;
          if (!this.isCounted(row, reader.bit)) continue;
          const whole = reader.whole(link);
          if (whole === 0) continue;
          const number = totals.numberOf[row]! * reads.length + q;
          to.whole[q]! += whole;
          to.valued[q]! += reader.part(link);
          this.addWeight(
            to,
            reader.weight(link, totals.whole[number]!, totals.having[number]!),
            q,
            count,
            reads.length,
          );
        }
      }
    }
  }

  /** The places from the school up that count a row and have sums of clusters. */
  private summedPlaces(row: number): readonly number[] {
    const segment = this.rows.segment[row]!;
    const known = this.placesOfSegment[segment];
    if (known !== undefined) return known;
    const { counted } = this.places.segments[segment]!;
    const places = counted.slice(fromSchool).filter((place) => place >= 0 && this.places.isSummed(place));
    this.placesOfSegment[segment] = places;
    return places;
  }

  /** Of the row read last: how many of `groups` are single ones. */
  private oneWay = 0;

  /** Writes the groups of a row into `groups`, single ones first. @returns how many there are */
  private groupsOf(row: number): number {
    const { firstOf, crossings } = this.layout;
    const { groups, sorted } = this;
    const levels = this.rows.position[row]! * firstOf.length;
    let filled = 1;
    for (let g = 0; g < firstOf.length; g++) {
      const level = sorted.levels[levels + g]!;
      if (level > 0) groups[filled++] = firstOf[g]! + level - 1;
    }
    this.oneWay = filled;
    for (const c of crossings) {
      const a = sorted.levels[levels + c.left]! - 1;
      const b = sorted.levels[levels + c.right]! - 1;
      if (a >= 0 && b >= 0) groups[filled++] = c.first + a * c.rightLevels + b;
    }
    return filled;
  }

  private isCounted(row: number, bit: number): boolean {
    const word = this.sorted.words[this.rows.position[row]! * this.words + Math.floor(bit / bitsPerWord)]!;
    return ((word >> (bit % bitsPerWord)) & 1) === 1;
  }

  private addWeight(to: Weights, weight: number, q: number, count: number, columns: number): void {
    for (let k = 0; k < count; k++) {
      const group = this.groups[k]!;
      if (to.seen[group] === 0) {
        to.seen[group] = 1;
        to.touched.push(group);
      }
      to.weight[group * columns + q]! += weight;
    }
  }

  private weightsOf(placeYear: number, columns: number): Weights {
    const groups = this.layout.groups.length;
    const used = this.free.pop();
    if (used !== undefined) return { ...used, placeYear };
    return {
      placeYear,
      touched: [],
      seen: new Uint8Array(groups),
      weight: new Float64Array(groups * Math.max(columns, this.width)),
      whole: new Float64Array(this.width),
      valued: new Float64Array(this.width),
    };
  }

  /** Adds the sums of a cluster to the groups of a place. */
  private close(from: Weights, reads: readonly ValueOfLink[], dealt: Dealt, race: number): void {
    const first = this.places.slots[from.placeYear]!;
    const columns = reads.length;
    for (const group of from.touched) {
      const row = this.rowOf(first + group);
      for (let q = 0; q < columns; q++) {
        const weight = from.weight[group * columns + q]!;
        if (weight === 0) continue;
        const all = from.weight[q]!;
        const at = (row * this.width + reads[q]!.at) * countsKept;
        const { counts } = this;
        counts[at]! += weight;
        counts[at + 1]! += weight * weight;
        counts[at + 2]! += weight * all;
        counts[at + 3]! += weight * weight * weight;
        counts[at + 4]! += weight * weight * all;
        counts[at + 5]! += weight * all * all;
      }
    }
    for (let q = 0; q < columns; q++) {
      if (from.whole[q] === 0) continue;
      const value = from.valued[q]! / from.whole[q]!;
      const at = (this.clustersRow(from.placeYear) * this.width + reads[q]!.at) * clustersKept;
      const { clusters } = this;
      clusters[at]! += 1;
      clusters[at + 1]! += value;
      clusters[at + 2]! += value ** 2;
      clusters[at + 3]! += value ** 3;
      const key = dealtKey(from.placeYear, q, race);
      const known = dealt.get(key) ?? { clusters: 0, sum: 0 };
      known.clusters += 1;
      known.sum += value;
      dealt.set(key, known);
    }
    for (const group of from.touched) {
      from.seen[group] = 0;
      from.weight.fill(0, group * columns, (group + 1) * columns);
    }
    from.touched.length = 0;
    from.whole.fill(0);
    from.valued.fill(0);
    this.free.push(from);
  }

  /** Adds the expected values of each group's students under random assignment, if one cluster is enough: they depend on how many clusters a student has. */
  private addExpected(
    reads: readonly ValueOfLink[],
    totals: RowTotals,
    year: number,
    dealt: Dealt,
    byRace: boolean,
  ): void {
    for (const [q, reader] of reads.entries()) {
      if (!reader.isAny) continue;
      for (const [number, row] of totals.rows.entries()) {
        if (!this.isCounted(row, reader.bit)) continue;
        const groups = this.groupsOf(row);
        for (const place of this.summedPlaces(row)) {
          const placeYear = place * this.places.years.length + year;
          const { clusters, sum } = dealt.get(dealtKey(placeYear, q, byRace ? totals.race[number]! : -1)) ?? none;
          const expected = 1 - (1 - sum / clusters) ** totals.whole[number * reads.length + q]!;
          const count = this.places.isSchool(place) ? this.oneWay : groups;
          for (let g = 0; g < count; g++) {
            const slotRow = this.rowOf(this.places.slots[placeYear]! + this.groups[g]!);
            this.counts[(slotRow * this.width + reader.at) * countsKept + 6]! += expected;
          }
        }
      }
    }
  }

  private rowOf(slot: number): number {
    const known = this.at[slot]!;
    if (known >= 0) return known;
    const size = this.width * countsKept;
    if ((this.filled + 1) * size > this.counts.length) {
      const wider = new Float64Array(Math.max(2 * this.counts.length, size));
      wider.set(this.counts);
      this.counts = wider;
    }
    this.at[slot] = this.filled;
    return this.filled++;
  }

  private clustersRow(placeYear: number): number {
    const known = this.clustersAt[placeYear]!;
    if (known >= 0) return known;
    const row = this.clusters.length / (this.width * clustersKept);
    this.clustersAt[placeYear] = row;
    for (let k = 0; k < this.width * clustersKept; k++) this.clusters.push(0);
    return row;
  }
}

const none = { clusters: 1, sum: 0 };
const dealtKey = (placeYear: number, column: number, race: number): string => `${placeYear}/${column}/${race}`;

/** The value of a link for one column: a part of a whole; of "any", whether the cluster has it, of one. */
class ValueOfLink {
  readonly at: number;
  readonly bit: number;
  readonly isAny: boolean;
  private readonly truths: Uint8Array | undefined;
  private readonly numerators: Float64Array | undefined;
  private readonly denominators: Float64Array | undefined;

  constructor(links: SharedLinks, { at, bit, value }: Asked) {
    this.at = at;
    this.bit = bit;
    this.isAny = value.made === "any";
    this.truths = value.made === "any" ? links.truths(value.of) : undefined;
    this.numerators = value.made === "part-of-whole" ? links.numbers(value.part) : undefined;
    this.denominators = value.made === "part-of-whole" ? links.numbers(value.whole) : undefined;
  }

  whole(link: number): number {
    if (this.isAny) return this.truths === undefined || this.truths[link] === isUnknown ? 0 : 1;
    return this.denominators?.[link] || 0;
  }

  part(link: number): number {
    if (this.isAny) return this.truths?.[link] === isTrue ? 1 : 0;
    return this.numerators?.[link] || 0;
  }

  /**
   * How much the student's value changes with the cluster's: for an average the cluster's part of it; for "any" 1 where no other cluster has it. The variance of
   * a sum of such values is at most that of the sum of these changes (Efron & Stein 1981).
   */
  weight(link: number, whole: number, having: number): number {
    return this.isAny ? (having === this.part(link) ? 1 : 0) : this.whole(link) / whole;
  }
}
