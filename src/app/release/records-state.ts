import { createHmac } from "node:crypto";
import type { CountedPopulation, YearOfCounts } from "../../privacy/release-tables.ts";

/**
 * The state of the records behind each indicator in a year: a keyed digest of its numbers of students and of those with
 * its outcome, or of the sums of its values. Secret: kept beside a release, never in it.
 */
export type RecordsState = Readonly<
  Record<string, { readonly records: string; readonly students: string; readonly outcomes: string }>
>;

const digest = (secret: string, counts: Int32Array | Float64Array): string =>
  createHmac("sha256", secret)
    .update(new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength))
    .digest("hex");

/** The numbers of each indicator of a year beside its students. */
const measuresOf = ({
  outcomes,
  sums,
}: Pick<YearOfCounts, "outcomes" | "sums">): readonly (readonly [string, Int32Array | Float64Array])[] => [
  ...outcomes,
  ...(sums ?? []),
];

const keyOf = (indicator: string, schoolYear: string): string => `${indicator} ${schoolYear}`;

/**
 * What a release calls the state of a population's records in a year: the day of the release that first had these numbers.
 * The name says nothing about them.
 */
export function recordsName(
  year: Omit<YearOfCounts, "records">,
  earlier: RecordsState,
  released: string,
  secret: string,
): string {
  const students = digest(secret, year.n);
  const known = measuresOf(year).flatMap(([indicator, x]) => {
    const before = earlier[keyOf(indicator, year.schoolYear)];
    if (before === undefined) return [];
    return [before.students === students && before.outcomes === digest(secret, x) ? before.records : released];
  });
  const [first] = known;
  return first !== undefined && known.every((records) => records === first) ? first : released;
}

/** The state to keep with a release. */
export function recordsState(populations: readonly CountedPopulation[], secret: string): RecordsState {
  return Object.fromEntries(
    populations.flatMap(({ years }) =>
      years.flatMap((year) =>
        measuresOf(year).map(([indicator, x]) => [
          keyOf(indicator, year.schoolYear),
          { records: year.records, students: digest(secret, year.n), outcomes: digest(secret, x) },
        ]),
      ),
    ),
  );
}
