import { isNone, type NoNumber, none, type Reason } from "../base/finding.ts";
import { type Counts, readCounts, share, together, without } from "./counts.ts";

/** The gaps of one group, each group minus what it is compared with, raw sign, in share points. */
export interface GapRow {
  readonly rate: number | NoNumber;
  readonly toAll: number | NoNumber;
  readonly toRest: number | NoNumber;
  /** To the group with the highest rate. */
  readonly toHighest: number | NoNumber;
  readonly toReference: number | NoNumber;
}

/**
 * Gaps of each group of an exclusive, exhaustive list to all, to the rest, to the highest rate and to a named group.
 *
 * @param groups     one entry a group, about different students
 * @param reference  place of the named group in the list, from 0
 * @param minimumN   students a group needs to serve as the highest; the default 1 lets a tiny group be the yardstick
 */
export function gapSet(groups: readonly Counts[], reference: number, minimumN = 1): readonly GapRow[] {
  const sound = groups.map(readCounts);
  const bad = sound.find(isNone);
  if (bad) return groups.map(() => ({ rate: bad, toAll: bad, toRest: bad, toHighest: bad, toReference: bad }));
  const all = together(groups);
  const eligible = groups.filter((group) => group.n >= Math.max(1, minimumN)).map((group) => group.hits / group.n);
  const highest = eligible.length > 0 ? Math.max(...eligible) : none("no_comparison_group");
  const named = groups[reference];
  return groups.map((group) => {
    const own = share(group);
    const minus = (other: number | NoNumber): number | NoNumber => {
      if (isNone(own)) return own;
      return isNone(other) ? none("no_comparison_group") : own - other;
    };
    return {
      rate: own,
      toAll: minus(share(all)),
      toRest: minus(share(without(all, group))),
      toHighest: minus(highest),
      toReference: minus(named ? share(named) : none("no_comparison_group")),
    };
  });
}

/** One group of a table in which some groups are withheld. */
export interface OfficialGapRow {
  readonly rate: number | NoNumber;
  readonly toAll: number | NoNumber;
  readonly toRest: number | NoNumber;
  readonly status: Reason | "ok";
}

export interface OfficialGapSet {
  readonly rows: readonly OfficialGapRow[];
  readonly suppressed: number;
  /** True when the one withheld group can be found by subtraction: the caller must withhold a second group or the total. */
  readonly complementaryDisclosure: boolean;
}

/**
 * Gaps in a table where groups, or the total, may be withheld for privacy. A withheld group stays withheld; the others are still
 * compared with the published total, and with the total less themselves, which needs no withheld cell.
 *
 * @param groups      counts, or the reason there are none
 * @param total       all students as published, or the reason there are none
 * @param exhaustive  true when every student is in exactly one group
 */
export function officialGapSet(
  groups: readonly (Counts | NoNumber)[],
  total: Counts | NoNumber,
  exhaustive: boolean,
): OfficialGapSet {
  const all = readCounts(total);
  const read = groups.map(readCounts);
  const suppressed = read.filter((group) => isNone(group) && group.reason === "suppressed_input").length;
  const rows = read.map((group): OfficialGapRow => {
    if (isNone(group)) return { rate: group, toAll: group, toRest: group, status: group.reason };
    const own = share(group);
    if (isNone(own)) return { rate: own, toAll: own, toRest: own, status: own.reason };
    if (isNone(all)) {
      const reason = all.reason === "suppressed_input" ? none("reference_suppressed") : all;
      return { rate: own, toAll: reason, toRest: reason, status: reason.reason };
    }
    const rest = readCounts(without(all, group));
    if (isNone(rest)) return { rate: own, toAll: rest, toRest: rest, status: rest.reason };
    const toAll = own - all.hits / all.n;
    if (rest.n === 0) return { rate: own, toAll, toRest: none("no_comparison_group"), status: "no_comparison_group" };
    return { rate: own, toAll, toRest: own - rest.hits / rest.n, status: "ok" };
  });
  return { rows, suppressed, complementaryDisclosure: exhaustive && suppressed === 1 && !isNone(all) };
}
