import type { TableName } from "../base/record-names.ts";
import { type Audience, type Cube, countsAt, missingEverywhere } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import type { Grouping } from "../groups/grouping.ts";
import type { AnyIndicator } from "../indicators/indicator.ts";
import type { Delivery } from "./delivery.ts";
import { asksEveryone } from "./left-out.ts";

/** How one record type matches enrollment. Counts are rows; null if the rows have no student, school or year. */
export interface RecordMatches {
  readonly table: TableName;
  readonly rows: number;
  readonly byStudent: number | null;
  readonly bySchool: number | null;
  readonly byYear: number | null;
  /** Rows that match on all of these. */
  readonly matched: number;
  /** There is no enrollment to match yet. */
  readonly waits: boolean;
  /** In some year so many rows fail to match that numbers based on them are incomplete. */
  readonly poor: boolean;
}

/** Quality of the records behind an audit. */
export interface DataQuality<A extends Audience> extends MadeFor<A> {
  readonly files: number;
  /** Files no source recognized. */
  readonly unknownFiles: readonly string[];
  readonly rows: number;
  readonly loaded: number;
  readonly quarantined: number;
  readonly setAside: number;
  /** Date of the latest load, "2026-03-27"; null before the first. */
  readonly lastLoad: string | null;
  /** Empty for an audit of official figures. */
  readonly matches: readonly RecordMatches[];
  /** Students enrolled at the place, by year. */
  readonly enrolled: readonly { readonly schoolYear: number; readonly students: number }[];
  /**
   * Latest year: enrolled students without a level of a grouping, or with a level that means "unknown". They are in no group. A yes/no
   * grouping is listed only if it has some.
   */
  readonly unknown: readonly { readonly grouping: string; readonly students: number; readonly of: number }[];
  /** Latest year: enrolled students without an answer to a question that is asked of everyone, where there are some. */
  readonly unanswered: readonly { readonly indicator: string; readonly students: number; readonly of: number }[];
}

/** @param place  index in the cube's places */
export function dataQuality<A extends Audience>(
  cube: Cube<A>,
  questions: { readonly indicators: readonly AnyIndicator[]; readonly groupings: readonly Grouping[] },
  place: number,
  deliveries: readonly Delivery<A>[],
  matches: readonly RecordMatches[],
): DataQuality<A> {
  const asking = asksEveryone(cube, questions.indicators);
  const count = (i: number, year: number, group: number): number => {
    return countsAt(cube, i, year, place, group)?.n ?? 0;
  };
  /** The indicator with the largest population; preferably one that is never unknown. */
  const widest = (year: number): number =>
    asking.reduce((best, i) => (count(i, year, 0) > count(best, year, 0) ? i : best), asking[0] ?? 0);
  const latest = cube.years.length - 1;
  const sum = (amountOf: (d: Delivery<A>) => number): number => deliveries.reduce((total, d) => total + amountOf(d), 0);
  const missing = new Set(
    missingEverywhere(cube)
      .filter((m) => m.what === "grouping" && m.schoolYear === cube.years[latest])
      .map((m) => m.id),
  );
  const students = count(widest(latest), latest, 0);
  return madeFrom(cube, {
    files: deliveries.length,
    matches,
    unknownFiles: deliveries.filter((d) => d.source === null).map((d) => d.file),
    rows: sum((d) => d.rows),
    loaded: sum((d) => d.loaded),
    quarantined: sum((d) => d.quarantined),
    setAside: sum((d) => d.setAside),
    lastLoad: deliveries.reduce<string | null>(
      (last, d) => (last === null || d.loadedOn > last ? d.loadedOn : last),
      null,
    ),
    enrolled:
      asking.length === 0 ? [] : cube.years.map((schoolYear, y) => ({ schoolYear, students: count(widest(y), y, 0) })),
    unknown:
      asking.length === 0
        ? []
        : questions.groupings.flatMap((g) => {
            if (missing.has(g.id) || "found" in g.levels) return [];
            const known = cube.groups.reduce(
              (total, group, k) =>
                group.grouping === g.id && g.silent?.includes(group.level) !== true
                  ? total + count(widest(latest), latest, k)
                  : total,
              0,
            );
            // A category that only some students have is not unknown for the rest.
            if (g.ofSome || known === 0 || (g.named !== undefined && known === students)) return [];
            return [{ grouping: g.id, students: students - known, of: students }];
          }),
    unanswered: asking.flatMap((i) => {
      const counted = count(i, latest, 0);
      const indicator = cube.plan.indicators[i]?.id ?? "";
      return counted === 0 || counted === students ? [] : [{ indicator, students: students - counted, of: students }];
    }),
  });
}
