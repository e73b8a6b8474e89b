import { type AnswerKey, answerKey } from "./answer-key.ts";
import { calpadsFiles } from "./calpads-files.ts";
import { deliveryName } from "./delivery-name.ts";
import { planDistricts } from "./district.ts";
import { type ExportFile, habitsOf } from "./export-file.ts";
import { localFiles } from "./local-files.ts";
import { oneRosterBundle } from "./oneroster-bundle.ts";
import { Simulation } from "./simulate.ts";
import { type LastScores, stateTestFiles } from "./state-test-files.ts";

export interface SampleOptions {
  readonly seed: number;
  /** Students enrolled per year; default 9,000. Beyond 20,000 the sample has several districts in several counties. */
  readonly students?: number;
  /** Number of school years; default 4. */
  readonly years?: number;
  /** Calendar year in which the last school year ends; default 2026. */
  readonly lastYear?: number;
  /** Adds daily attendance for the last year, one row per student and school day; large. */
  readonly dailyAttendance?: boolean;
}

/** A file of a delivery. Each delivery is what a district would load at the end of a school year. */
export interface SampleFile extends ExportFile {
  readonly delivery: string;
}

/** The school years of a sample, ascending. */
export function sampleYears({ years = 4, lastYear = 2026 }: SampleOptions): number[] {
  return Array.from({ length: years }, (_, i) => lastYear - years + 1 + i);
}

/**
 * Generates districts and their export files one file at a time, so that only one district and year is in memory.
 * Same options, same bytes.
 */
export function* generateDistrict(options: SampleOptions): Generator<SampleFile> {
  const { seed, students = 9_000 } = options;
  const years = sampleYears(options);
  const districts = planDistricts(seed, students);
  for (const [order, district] of districts.entries()) {
    const lastScores: LastScores = new Map();
    const simulation = new Simulation(seed, district, order, years[0] ?? 2026);
    for (const schoolYear of years) {
      const year = simulation.year();
      const delivery = deliveryName(year, districts.length === 1);
      const habits = habitsOf((years.at(-1) ?? schoolYear) - schoolYear);
      const latest = schoolYear === years.at(-1);
      yield* delivered(delivery, calpadsFiles(year, seed, habits));
      yield* delivered(delivery, stateTestFiles(year, habits, lastScores));
      yield* delivered(delivery, localFiles(year, seed, habits, latest && options.dailyAttendance === true));
      if (latest) yield* delivered(delivery, [oneRosterBundle(year)]);
    }
  }
}

function* delivered(delivery: string, files: Iterable<ExportFile>): Generator<SampleFile> {
  for (const file of files) yield { delivery, ...file };
}

/** Planted gaps and true nulls of a sample with these options. */
export function sampleAnswerKey(options: SampleOptions): AnswerKey {
  const first = planDistricts(options.seed, options.students ?? 9_000)[0];
  return first
    ? answerKey(first, sampleYears(options))
    : { planted: [], nonDifferences: [], smallNonDifferences: [], unanswered: [], steady: [] };
}
