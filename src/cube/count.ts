import { Counters } from "./counters.ts";
import type { GroupLayout } from "./group-layout.ts";
import type { SortedRows } from "./segments.ts";
import { TallyFiller, type TallyQuestion, type TallyToFill } from "./tally.ts";

/** Entries per segment in `CountAsked.segments`. */
export const segmentEntries = 7;

/** Input of a counting task: rows and their slots. Plain data; the row and tally arrays are shared between threads. */
export interface CountAsked {
  readonly question: TallyQuestion;
  readonly layout: GroupLayout;
  readonly sorted: SortedRows;
  /**
   * Slots in which each segment counts, -1 for none: grade, grade band, school, district, county, state; then its
   * block number. Segments of the same block count in the same places from the school up.
   */
  readonly segments: Int32Array;
  /** Half-open range of segments to count. No two threads write to the same slots. */
  readonly from: number;
  readonly to: number;
  readonly tally: Pick<TallyToFill, "at" | "counts" | "sums">;
  /** First tally number this task may assign. */
  readonly first: number;
}

/**
 * Counts rows: one-way groups per grade, crossed groups per school. A school's counts are then added to the places
 * above it.
 *
 * @returns the tally numbers that were assigned to slots
 */
export function countSegments(job: CountAsked): readonly [from: number, to: number] {
  const { question, layout, sorted, segments, from, to, tally, first } = job;
  const { counts, sums } = question.plan;
  const oneWay = layout.oneWayGroups;
  const inGrade = new Counters(question, oneWay);
  const crossed = new Counters(question, layout.groups.length - oneWay);
  const filler = new TallyFiller(tally, question.plan, first);
  const inSchool = {
    touched: new Uint8Array(oneWay),
    counts: new Int32Array(oneWay * counts),
    sums: new Float64Array(oneWay * sums),
  };
  const closeSegment = (segment: number): void => {
    const at = segment * segmentEntries;
    const [grade, band, school, district, county, state, block] = segments.subarray(at, at + segmentEntries);
    inGrade.flush(filler, [grade!, band!], inSchool);
    if (segment + 1 < to && segments[at + 2 * segmentEntries - 1] === block) return;
    const places = [school!, district!, county!, state!];
    for (const place of places) {
      if (place < 0) continue;
      for (let g = 0; g < oneWay; g++) if (inSchool.touched[g] === 1) filler.add(place + g, inSchool, g);
    }
    inSchool.touched.fill(0);
    inSchool.counts.fill(0);
    inSchool.sums.fill(0);
    crossed.flush(
      filler,
      places.map((place) => (place < 0 ? -1 : place + oneWay)),
    );
  };

  const groupings = layout.firstOf.length;
  const oneWaySlots = new Int32Array(1 + groupings);
  const crossedSlots = new Int32Array(layout.crossings.length);
  for (let segment = from; segment < to; segment++) {
    const end = sorted.first[segment + 1]!;
    for (let row = sorted.first[segment]!; row < end; row++) {
      const firstLevel = row * groupings;
      let filled = 1;
      for (let g = 0; g < groupings; g++) {
        const level = sorted.levels[firstLevel + g]!;
        if (level > 0) oneWaySlots[filled++] = layout.firstOf[g]! + level - 1;
      }
      inGrade.add(oneWaySlots, filled, sorted.words, sorted.numbers, row);
      filled = 0;
      for (const c of layout.crossings) {
        const a = sorted.levels[firstLevel + c.left]! - 1;
        const b = sorted.levels[firstLevel + c.right]! - 1;
        if (a >= 0 && b >= 0) crossedSlots[filled++] = c.first - oneWay + a * c.rightLevels + b;
      }
      crossed.add(crossedSlots, filled, sorted.words, sorted.numbers, row);
    }
    closeSegment(segment);
  }
  return filler.range;
}
