import { isCrossing } from "../base/keys.ts";
import { type Audience, type Cube, countsAt } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";

/** Students enrolled at a place: by year, and in the latest year by grade and group. Whole numbers. */
export interface PlaceStudents<A extends Audience> extends MadeFor<A> {
  /** Enrolled at any time in the latest year; 0 if no indicator of the audit asks everyone. */
  readonly n: number;
  readonly years: readonly { readonly schoolYear: number; readonly n: number }[];
  /** Canonical grade codes with students, in the order of the cube. A student in two grades of a year counts in both. */
  readonly grades: readonly { readonly grade: string; readonly n: number }[];
  readonly groups: readonly { readonly grouping: string; readonly level: string; readonly n: number }[];
}

/**
 * @param place   index in the cube's places
 * @param asking  indexes of indicators whose population is everyone enrolled (`asksEveryone`)
 */
export function placeStudents<A extends Audience>(
  cube: Cube<A>,
  place: number,
  asking: readonly number[],
): PlaceStudents<A> {
  const count = (year: number, at: number, group: number): number =>
    Math.max(0, ...asking.map((i) => countsAt(cube, i, year, at, group)?.n ?? 0));
  const latest = cube.years.length - 1;
  const prefix = `${cube.places[place]?.id ?? ""}/`;
  return madeFrom(cube, {
    n: count(latest, place, 0),
    years: cube.years.flatMap((schoolYear, y) => {
      const n = count(y, place, 0);
      return n === 0 ? [] : [{ schoolYear, n }];
    }),
    grades: cube.places.flatMap(({ kind, id }, at) => {
      const n = kind === "grade" && id.startsWith(prefix) ? count(latest, at, 0) : 0;
      return n === 0 ? [] : [{ grade: id.slice(prefix.length), n }];
    }),
    groups: cube.groups.flatMap(({ grouping, level }, g) => {
      const n = g === 0 || isCrossing(grouping) ? 0 : count(latest, place, g);
      return n === 0 ? [] : [{ grouping, level, n }];
    }),
  });
}
