import { type AnswerKey, answerKey } from "./answer-key.ts";
import { calpadsFiles } from "./calpads-files.ts";
import { deliveryName } from "./delivery-name.ts";
import { type District, planDistricts } from "./district.ts";
import { type ExportFile, habitsOf } from "./export-file.ts";
import { localFiles } from "./local-files.ts";
import { oneRosterBundle } from "./oneroster-bundle.ts";
import { Simulation } from "./simulate.ts";
import { keepScores, type LastScores, stateTestFiles } from "./state-test-files.ts";

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
  /** Makes a district's files of the last year first, for a reader who waits for them. Simulates it twice. */
  readonly lastYearFirst?: boolean;
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
  const { seed, students = 9_000, lastYearFirst = false } = options;
  const years = sampleYears(options);
  const turns = lastYearFirst ? [years.slice(-1), years.slice(0, -1)] : [years];
  const districts = planDistricts(seed, students);
  for (const [order, district] of districts.entries())
    for (const written of turns)
      yield* filesOfYears(options, { district, order, isOnly: districts.length === 1 }, written);
}

/** Files of some years of a district. Earlier years are simulated too, as every year depends on the one before. */
function* filesOfYears(
  options: SampleOptions,
  { district, order, isOnly }: { readonly district: District; readonly order: number; readonly isOnly: boolean },
  written: readonly number[],
): Generator<SampleFile> {
  const { seed } = options;
  const years = sampleYears(options);
  const lastScores: LastScores = new Map();
  const simulation = new Simulation(seed, district, order, years[0] ?? 2026);
  for (const schoolYear of years.slice(0, years.indexOf(written.at(-1) ?? 0) + 1)) {
    const year = simulation.year();
    if (!written.includes(schoolYear)) keepScores(year, lastScores);
    else {
      const delivery = deliveryName(year, isOnly);
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
