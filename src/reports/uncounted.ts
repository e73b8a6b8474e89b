import { type Audience, type Cube, countsAt } from "../cube/cube.ts";
import type { Grouping } from "../groups/grouping.ts";
import type { AnyIndicator } from "../indicators/indicator.ts";
import type { NotAsked } from "./audit-schema.ts";

/** A "not asked" line without names. */
export interface Uncounted extends Pick<NotAsked, "indicator" | "grouping" | "needs" | "schools"> {
  readonly why: "nobody-counted" | "one-level";
  readonly schoolYear: number;
}

/** What coverage already reports about an indicator or grouping: missing everywhere in a year, or at some schools. */
export type Said = (what: "indicator" | "grouping", id: string, schoolYear: number, school: string | null) => boolean;

/**
 * Records that were delivered but still produce no number. A summary without days attended counts nobody, and a file
 * of English learners only leaves nobody to compare them with. For cells counted by the program; official figures
 * have their own reasons.
 */
export function uncounted(
  cube: Cube<Audience>,
  questions: { readonly indicators: readonly AnyIndicator[]; readonly groupings: readonly Grouping[] },
  isSaid: Said,
): readonly Uncounted[] {
  if (cube.official !== undefined) return [];
  return [...uncountedIndicators(cube, questions.indicators, isSaid), ...oneLevel(cube, questions.groupings, isSaid)];
}

function uncountedIndicators(
  cube: Cube<Audience>,
  indicators: readonly AnyIndicator[],
  isSaid: Said,
): readonly Uncounted[] {
  const schools = cube.places.flatMap(({ kind, id, name }, place) => (kind === "school" ? [{ id, name, place }] : []));
  const grades = new Map<number, { readonly grade: string; readonly place: number }[]>();
  cube.places.forEach(({ kind, id, within }, place) => {
    if (kind !== "grade") return;
    grades.set(within, [...(grades.get(within) ?? []), { grade: id.slice(id.lastIndexOf("/") + 1), place }]);
  });
  const isOpen = (place: number, year: number): boolean => (cube.slots[place * cube.years.length + year] ?? -1) >= 0;
  return cube.plan.indicators.flatMap(({ id }, at): Uncounted[] => {
    const needs = [...new Set(indicators.find((i) => i.id === id)?.needs.map((n) => n.record))];
    const counts = (place: number, year: number): boolean => (countsAt(cube, at, year, place, 0)?.n ?? 0) > 0;
    return cube.years.flatMap((schoolYear, year): Uncounted[] => {
      if (isSaid("indicator", id, schoolYear, null)) return [];
      const line = { indicator: id, grouping: null, needs, why: "nobody-counted", schoolYear } as const;
      if (!cube.places.some((_, place) => counts(place, year))) return [{ ...line, schools: null }];
      const empty = schools.filter(({ id: school, place }) => {
        return isOpen(place, year) && !counts(place, year) && !isSaid("indicator", id, schoolYear, school);
      });
      if (empty.length === 0) return [];
      const indicatorIds = new Set(
        schools.flatMap(({ place }) =>
          (grades.get(place) ?? []).flatMap(({ grade, place: at }) => (counts(at, year) ? [grade] : [])),
        ),
      );
      // A school without the indicator's grades is not missing a number.
      const lacking = empty.filter(
        ({ place }) =>
          indicatorIds.size === 0 ||
          (grades.get(place) ?? []).some(({ grade, place: at }) => isOpen(at, year) && indicatorIds.has(grade)),
      );
      return lacking.length === 0 ? [] : [{ ...line, schools: lacking.map(({ id, name }) => ({ id, name })) }];
    });
  });
}

/** Groupings with a single known level in a year while other students have none, so there is no comparison. */
function oneLevel(cube: Cube<Audience>, groupings: readonly Grouping[], isSaid: Said): readonly Uncounted[] {
  const wide = cube.places.flatMap(({ kind }, place) => (kind === "district" ? [place] : []));
  return groupings.flatMap((grouping): Uncounted[] => {
    if (grouping.notCompared || grouping.ofSome || "found" in grouping.levels) return [];
    const at = cube.groups.flatMap((g, k) => (g.grouping === grouping.id ? [k] : []));
    return cube.years.flatMap((schoolYear, year): Uncounted[] => {
      if (isSaid("grouping", grouping.id, schoolYear, null)) return [];
      const count = (indicator: number, group: number): number =>
        wide.reduce((sum, place) => sum + (countsAt(cube, indicator, year, place, group)?.n ?? 0), 0);
      const most = cube.plan.indicators.reduce((best, _, i) => (count(i, 0) > count(best, 0) ? i : best), 0);
      const all = count(most, 0);
      const known = at.filter((k) => !grouping.silent?.includes(cube.groups[k]?.level ?? "") && count(most, k) > 0);
      const inLevels = known.reduce((sum, k) => sum + count(most, k), 0);
      if (all === 0 || known.length > 1 || inLevels === all) return [];
      const needs = [...new Set(grouping.needs.map((n) => n.record))];
      return [{ indicator: null, grouping: grouping.id, needs, why: "one-level", schoolYear, schools: null }];
    });
  });
}
