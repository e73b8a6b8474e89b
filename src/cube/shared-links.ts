import type { SharedBy } from "../indicators/shared-value.ts";
import type { Columns } from "../records/columns/column.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";

/** Rows of the pass, in the order in which they were derived. */
export interface SharedRows {
  readonly dictionary: StringDictionary;
  /** Codes of each row's student and school in the dictionary; -1 where unknown. */
  readonly student: Int32Array;
  readonly school: Int32Array;
  /** Each row's segment, and its row among the sorted ones. */
  readonly segment: Int32Array;
  readonly position: Int32Array;
}

export interface SharedPlaces {
  /** School years, by their index. */
  readonly years: readonly number[];
  /** For each segment: its year; the places in which its rows count, the narrowest first, -1 for none; and its places, the widest first. */
  readonly segments: readonly {
    readonly year: number;
    readonly counted: readonly number[];
    readonly chain: readonly number[];
  }[];
  /** First slot of a place in a year, -1 where it has none. */
  readonly slots: Int32Array;
  /** Number of slots. */
  readonly used: number;
  /** Whether a place gets sums: only places whose gaps are judged do. */
  readonly isSummed: (place: number) => boolean;
  /** Whether a place is a school, which is compared by single groupings only. */
  readonly isSchool: (place: number) => boolean;
}

/** Students' sections of a year, one by one or by teacher (or students by school), each with the rows of the pass that it is a part of. */
export class SharedLinks {
  readonly count: number;
  /** The rows of link k are `rows[first[k]]` up to `rows[first[k + 1]]`. */
  readonly first: Int32Array;
  readonly rows: Int32Array;
  private readonly columns: Columns;
  private readonly cluster: Int32Array;
  private readonly race: Int32Array;

  constructor(
    links: Columns,
    by: SharedBy,
    sharedRows: SharedRows,
    rowsOfYear: Iterable<number>,
    places: SharedPlaces,
  ) {
    this.columns = links;
    this.count = links.rows;
    const student = this.codes("student_id");
    const school = this.codes("school_id");
    this.race = by === "teacher" ? this.codes("race_ethnicity") : new Int32Array(links.rows);
    this.cluster =
      by === "school"
        ? school
        : by === "section"
          ? this.sections(school)
          : this.teachers(school, sharedRows.dictionary);
    // The rows of each student as a linked list.
    const last = new Int32Array(sharedRows.dictionary.size).fill(-1);
    const before = new Int32Array(sharedRows.student.length).fill(-1);
    for (const row of rowsOfYear) {
      const code = sharedRows.student[row]!;
      if (code < 0) continue;
      before[row] = last[code]!;
      last[code] = row;
    }
    this.first = new Int32Array(links.rows + 1);
    const rows: number[] = [];
    for (let k = 0; k < links.rows; k++) {
      this.first[k] = rows.length;
      let own = -1;
      const start = last[student[k]!] ?? -1;
      for (let row = start; row >= 0 && own < 0; row = before[row]!)
        if (sharedRows.school[row] === school[k]) own = row;
      if (own < 0) continue;
      const chain = places.segments[sharedRows.segment[own]!]!.chain;
      for (let row = start; row >= 0; row = before[row]!) {
        const isPart =
          sharedRows.school[row]! < 0
            ? isWithin(chain, places.segments[sharedRows.segment[row]!]!.chain)
            : sharedRows.school[row] === school[k];
        if (isPart) rows.push(row);
      }
    }
    this.first[links.rows] = rows.length;
    this.rows = Int32Array.from(rows);
  }

  numbers(name: string): Float64Array | undefined {
    const column = this.columns.columns.get(name);
    return column?.kind === "number" ? column.values : undefined;
  }

  truths(name: string): Uint8Array | undefined {
    const column = this.columns.columns.get(name);
    return column?.kind === "boolean" ? column.values : undefined;
  }

  raceOf(link: number): number {
    return this.race[link]!;
  }

  /** Links by their cluster: all of one lie together. @param byRace  a teacher and the students of one race or ethnicity are a cluster of their own */
  clusters(byRace: boolean): Clusters {
    const numbers = new Map<string, number>();
    const ids = new Int32Array(this.count);
    for (let k = 0; k < this.count; k++) {
      const key = byRace ? `${this.cluster[k]}/${this.race[k]}` : `${this.cluster[k]}`;
      const known = numbers.get(key);
      if (known === undefined) numbers.set(key, numbers.size);
      ids[k] = known ?? numbers.size - 1;
    }
    const first = new Int32Array(numbers.size + 1);
    for (const id of ids) first[id + 1]!++;
    for (let id = 0; id < numbers.size; id++) first[id + 1]! += first[id]!;
    const next = first.slice();
    const links = new Int32Array(this.count);
    for (let k = 0; k < this.count; k++) links[next[ids[k]!]!++] = k;
    return { count: numbers.size, first, links, byRace };
  }

  private codes(name: string): Int32Array {
    const column = this.columns.columns.get(name);
    return column?.kind === "text" ? column.values : new Int32Array(this.count).fill(-1);
  }

  /** A number for each section: schools may use the same names. */
  private sections(school: Int32Array): Int32Array {
    const numbers = new Map<string, number>();
    return this.codes("section_id").map((section, k) => {
      const key = `${school[k]}/${section}`;
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    });
  }

  /** A number for each teacher. A section whose teacher is not on record has one of its own. */
  private teachers(school: Int32Array, dictionary: StringDictionary): Int32Array {
    const teacher = this.codes("teacher");
    const section = this.codes("lone_section");
    const nobody = dictionary.of("");
    const alone = new Map<string, number>();
    return Int32Array.from(teacher, (code, k) => {
      if (code !== nobody) return code;
      const key = `${school[k]}/${section[k]}`;
      // Negative numbers, which are no codes of teachers; -1 is an unknown one.
      const known = alone.get(key) ?? -1 - (alone.size + 1);
      alone.set(key, known);
      return known;
    });
  }
}

/** Links by the cluster of the value. */
export interface Clusters {
  readonly count: number;
  readonly first: Int32Array;
  readonly links: Int32Array;
  readonly byRace: boolean;
}

/** Whether a chain of places runs through the narrowest place of another one. */
function isWithin(chain: readonly number[], wide: readonly number[]): boolean {
  const at = wide.findLastIndex((place) => place >= 0);
  return at >= 0 && chain[at] === wide[at];
}
