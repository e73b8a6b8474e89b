import { crossedGrouping } from "../../cube/crossed-grouping.ts";
import type { CubePlan } from "../../cube/plan.ts";
import { customGroupings } from "../../groups/custom.ts";
import type { Grouping } from "../../groups/grouping.ts";
import { defaultCrossings, groupings } from "../../groups/index.ts";
import { customIndicators, indicatorsAt } from "../../indicators/custom.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import type { OfferedIndicator } from "../../privacy/cube-tables.ts";
import { columnsOf } from "../../records/expr.ts";
import { cohortColumns } from "../../records/student-year/places.ts";
import type { AverageScale } from "../../release/rounding.ts";
import type { ReleaseGroup } from "../../release/structure.ts";
import { releaseOffer } from "../../rules/release.ts";
import type { Config } from "../../sources/config.ts";

/**
 * Why a release leaves out something that the audit counts.
 *
 * - `restates`: an average or ratio of the same facts as a rate; beside it, it would say more than the rate's rounding does.
 * - `no-scale`: an average whose values have no known least and most, as the district's own.
 * - `is-a-group`: its outcome is a group whose count the release has already, or a part of one.
 * - `not-counted`: nobody was counted in any year.
 * - `not-compared`: the audit compares nothing by this grouping.
 * - `fine`: many small groups.
 * - `same-students`: another description of students that an offered grouping has, or a part of one of its groups.
 * - `own`: the district's own grouping.
 * - `not-known`: of some student whom the indicator counts, the records do not say the group.
 */
export type NotOfferedReason =
  | "restates"
  | "no-scale"
  | "is-a-group"
  | "not-counted"
  | "not-compared"
  | "fine"
  | "same-students"
  | "own"
  | "not-known";

/** Something that the audit counts but the release leaves out. */
export interface NotOffered {
  /** `division`: an indicator by a grouping. */
  readonly what: "indicator" | "grouping" | "division";
  readonly id: string;
  /** The grouping that the indicator is not divided by. */
  readonly by?: string;
  readonly why: NotOfferedReason;
}

/** What a release counts, and what it leaves out. */
export interface WhatIsOffered {
  readonly plan: CubePlan;
  readonly indicators: readonly OfferedIndicator[];
  readonly groupings: readonly string[];
  readonly crossings: readonly (readonly [string, string])[];
  readonly notOffered: readonly NotOffered[];
}

/** What can be released of the audit of a workspace with these settings. */
export function offerOf(config: Config): WhatIsOffered {
  const all = [...indicatorsAt(config.thresholds), ...customIndicators(config.indicators)];
  const offered: ReadonlySet<string> = new Set(releaseOffer.groupings);
  const chosen = groupings.filter(({ id }) => offered.has(id));
  const crossings = defaultCrossings.filter((pair) => pair.every((id) => offered.has(id)));
  const groupingOf = (id: string): Grouping => {
    const grouping = chosen.find((one) => one.id === id);
    if (grouping === undefined) throw new RangeError(`no grouping ${id}`);
    return grouping;
  };
  const left = all.flatMap((i): NotOffered[] => {
    const why = whyNotOffered(i);
    return why === undefined ? [] : [{ what: "indicator", id: i.id, why }];
  });
  const shares = all.filter(({ id }) => !left.some((one) => one.id === id));
  return {
    plan: {
      indicators: shares,
      groupings: [...chosen, ...crossings.map(([a, b]) => crossedGrouping(groupingOf(a), groupingOf(b)))],
      crossings: [],
    },
    indicators: shares.map((i) => ({
      id: i.id,
      isAtOneSchool: [...columnsOf(i.population)].some((name) => cohortColumns.has(name)),
      ...averageOf(i),
      ...(fewStudents.includes(i.id) && { placeKinds: releaseOffer.fewStudents.placeKinds }),
      inside: insideOf(i),
      notBy: [...(i.notBy ?? []), ...insideOf(i).map(({ grouping }) => grouping)].filter(
        (id, at, ids) => offered.has(id) && ids.indexOf(id) === at,
      ),
    })),
    groupings: chosen.map(({ id }) => id),
    crossings,
    notOffered: [
      ...left,
      ...groupings
        .filter(({ id }) => !offered.has(id))
        .map((one): NotOffered => ({ what: "grouping", id: one.id, why: whyNotBy(one) })),
      ...customGroupings(config.groupings).map(({ id }): NotOffered => ({ what: "grouping", id, why: "own" })),
    ],
  };
}

function whyNotOffered({ id, kind, restates }: Indicator): NotOfferedReason | undefined {
  if (kind !== "share" && restates !== undefined) return "restates";
  if (kind === "ratio" || (kind === "mean" && scaleOf(id) === undefined)) return "no-scale";
  return groupsThemselves.includes(id) ? "is-a-group" : undefined;
}

/** How an average is printed. */
function averageOf({ id, kind, unit }: Indicator): Pick<OfferedIndicator, "average"> {
  const scale = scaleOf(id);
  if (kind !== "mean" || scale === undefined) return {};
  const times = unit === "share" ? 100 : 1;
  return {
    average: {
      unit: unit === "share" ? "percent" : unit,
      least: scale.least * times,
      most: scale.most * times,
      times,
    },
  };
}

function scaleOf(id: string): AverageScale | undefined {
  const scales: Readonly<Record<string, AverageScale>> = releaseOffer.averages;
  return scales[id];
}

const groupsThemselves: readonly string[] = releaseOffer.groupsThemselves;
const fewStudents: readonly string[] = releaseOffer.fewStudents.indicators;

const insideOf = ({ id }: Indicator): readonly ReleaseGroup[] => {
  const inside: Readonly<Record<string, readonly ReleaseGroup[]>> = releaseOffer.inside;
  return inside[id] ?? [];
};

const whyNotBy = ({ notCompared, fine }: Grouping): NotOfferedReason =>
  notCompared === true ? "not-compared" : fine === true ? "fine" : "same-students";
