import { crossedGroupings, crossedLevels, groupKey, isCrossing } from "../../base/keys.ts";
import type { Group, Place } from "../../cube/cube.ts";
import { sameStudents } from "../../groups/index.ts";
import type { Families } from "../../measures/gap-family.ts";
import { type JudgedIndicator, rowsAt, type TestedColumns } from "./judged.ts";

/** What determines which gaps are adjusted together. */
export interface FamilyLists {
  readonly years: readonly number[];
  readonly places: readonly Pick<Place, "kind" | "within">[];
  readonly groups: readonly Group[];
  readonly indicators: readonly Pick<JudgedIndicator, "id" | "restates" | "shared">[];
  readonly comparisons: readonly string[];
}

/** Whether an indicator restates the outcome of another indicator in the audit. */
export const isRestatement = (
  { restates }: Pick<JudgedIndicator, "restates">,
  { indicators }: Pick<FamilyLists, "indicators">,
): boolean => indicators.some(({ id }) => id === restates);

/**
 * The families, by the code of each: the latest year apart from earlier ones, schools apart from wider places, and values that belong to teachers or schools
 * in one family of their own. Which teacher has which value is one draw for all gaps, years and places of it: among the students' own gaps, of which many are
 * real and make room for a few false ones, an unlucky draw would be called clear in dozens of groups; and in several families it would have several chances.
 */
export const familyIds = ["latest-wider", "latest-schools", "earlier-wider", "earlier-schools", "shared"] as const;
export type FamilyId = (typeof familyIds)[number];

const familyCode = (isEarlier: boolean, place: string, isShared: boolean): number =>
  isShared ? familyIds.indexOf("shared") : (isEarlier ? 2 : 0) + (place === "school" ? 1 : 0);

/**
 * Which school places are their district's only school: their comparisons are the district's, once more.
 *
 * @returns a flag for each place
 */
export function onlySchools(places: FamilyLists["places"]): readonly boolean[] {
  const schools = new Map<number, number>();
  for (const { kind, within } of places) if (kind === "school") schools.set(within, (schools.get(within) ?? 0) + 1);
  return places.map(
    ({ kind, within }) => kind === "school" && places[within]?.kind === "district" && schools.get(within) === 1,
  );
}

/** The family of the gaps of a year at a kind of place; of a district's only school, at the district. @param isShared  whether the values belong to teachers or schools */
export const familyOf = (schoolYear: number, years: readonly number[], place: string, isShared: boolean): FamilyId =>
  familyIds[familyCode(schoolYear !== years.at(-1), place, isShared)] as FamilyId;

/**
 * Number of tests in each family: gaps with a p-value that do not repeat another test.
 *
 * @see familiesOf
 */
export function familySizes(gaps: TestedColumns, lists: FamilyLists): Readonly<Record<FamilyId, number>> {
  const { family, repeats } = familiesOf(gaps, lists);
  const sizes = familyIds.map(() => 0);
  for (let row = 0; row < gaps.rows; row++)
    if (repeats[row] !== 1 && !Number.isNaN(gaps.p[row])) sizes[family[row]!]!++;
  return Object.fromEntries(familyIds.map((id, code) => [id, sizes[code]])) as Record<FamilyId, number>;
}

const rounding = 1e-9;

/** Whether two rows compare the same numbers of students with the same result. */
export const isSameComparison = (
  { n, comparisonN, hits, value }: Pick<TestedColumns, "n" | "comparisonN" | "hits" | "value">,
  a: number,
  b: number,
): boolean =>
  n[a] === n[b] &&
  comparisonN[a] === comparisonN[b] &&
  hits[a] === hits[b] &&
  // Sums of the same values in another order differ in their last digits.
  (value[a] === value[b] || Math.abs(value[a]! - value[b]!) <= rounding * Math.max(1, Math.abs(value[a]!)));

/**
 * By group, the groups that have the same students where their numbers are the same: a crossing's own two groups, if all members of one are in the other
 * (students with disabilities, among questions about them), and those of `sameStudents`.
 */
function sameGroups(groups: readonly Group[]): readonly (readonly number[])[] {
  const levels = new Map(groups.map((g, k) => [groupKey(g), k]));
  const ofGrouping = (id: string | undefined): readonly number[] =>
    id === undefined ? [] : groups.flatMap(({ grouping }, k) => (grouping === id ? [k] : []));
  return groups.map((group) => {
    if (!isCrossing(group.grouping)) return ofGrouping(sameStudents[group.grouping]);
    const parts = crossedLevels(group);
    return crossedGroupings(group.grouping).flatMap(
      (grouping, k) => levels.get(groupKey({ grouping, level: parts[k] ?? "" })) ?? [],
    );
  });
}

/**
 * Assigns each gap of an audit to a family. A gap that repeats another test is in its family but is not counted: the
 * second of two groups that are each other's comparison, the same students under another name, an outcome that restates another, and what a district's only
 * school repeats.
 */
export function familiesOf(gaps: TestedColumns, lists: FamilyLists): Families {
  const { years, places, groups, indicators, comparisons } = lists;
  const family = new Uint8Array(gaps.rows);
  const repeats = new Uint8Array(gaps.rows);
  const restates = indicators.map((indicator) => isRestatement(indicator, lists));
  const groupings = [...new Set(groups.map(({ grouping }) => grouping))];
  const grouping = groups.map((g) => groupings.indexOf(g.grouping));
  const single = groups.map((g) => !isCrossing(g.grouping));
  const everyoneElse = comparisons.indexOf("everyone-else");
  const isOnly = onlySchools(places);
  const same = sameGroups(groups);
  const isSame = (a: number, b: number): boolean =>
    gaps.indicator[a] === gaps.indicator[b] && grouping[gaps.group[a]!] === grouping[gaps.group[b]!];
  // Rows of the indicator at hand, by group.
  const rowOfGroup = new Int32Array(groups.length).fill(-1);
  let indicator = -1;
  for (let place = 0; place < places.length; place++) {
    for (let year = 0; year < years.length; year++) {
      const [from, to] = rowsAt(gaps, years.length, place, year);
      indicator = -1;
      for (let row = from; row < to; ) {
        if (gaps.indicator[row] !== indicator) rowOfGroup.fill(-1);
        indicator = gaps.indicator[row]!;
        let end = row + 1;
        while (end < to && isSame(row, end)) end++;
        const isPair = end - row === 2 && single[gaps.group[row]!]! && gaps.comparison[row] === everyoneElse;
        const isShared = indicators[gaps.indicator[row]!]!.shared !== undefined;
        const code = familyCode(year < years.length - 1, isOnly[place] ? "district" : places[place]!.kind, isShared);
        for (let k = row; k < end; k++) {
          family[k] = code;
          const group = gaps.group[k]!;
          const isNamedBefore = same[group]!.some((other) => {
            const before = rowOfGroup[other]!;
            return before >= 0 && gaps.comparison[before] === gaps.comparison[k] && isSameComparison(gaps, before, k);
          });
          rowOfGroup[group] = k;
          if (restates[indicator] || (isPair && k > row) || isNamedBefore || isOnly[place]) repeats[k] = 1;
        }
        row = end;
      }
    }
  }
  return { count: familyIds.length, family, repeats };
}

/** Number of tests in an audit, over all families. */
export const testsIn = (sizes: Readonly<Record<FamilyId, number>>): number =>
  familyIds.reduce((sum, id) => sum + sizes[id], 0);
