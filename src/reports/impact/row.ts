import { isNone, type NoNumber, none } from "../../base/finding.ts";
import {
  eightyPercent,
  type ImpactOptions,
  type ImpactReference,
  type PercentagePointGap,
  type ProportionalityIndex,
  percentagePointGap,
  proportionalityIndex,
  type RatioScreen,
} from "../../measures/disproportionate-impact.ts";
import { flagged, type ImpactGroup, type ImpactSegment, noDisaggregation } from "./segment.ts";

/** Reference as named by the user: a keyword, a fixed rate, a group name, or the group marked in the file. */
export type NamedReference =
  | "overall"
  | "all but current"
  | "hpg"
  | "marked"
  | { readonly rate: number }
  | { readonly group: string };

/** References of one method. */
export interface References {
  readonly usual: NamedReference;
  readonly byDisaggregation: ReadonlyMap<string, NamedReference>;
  readonly byCohort: ReadonlyMap<string, NamedReference>;
}

export interface Judging {
  readonly gap: ImpactOptions;
  readonly gapReferences: References;
  readonly ratioReferences: References;
  readonly ratioCutoff: number;
  readonly shareCutoff: number;
}

/** One group of one comparison, with the three methods' results. */
export interface ImpactRow {
  readonly segment: ImpactSegment;
  /** Displayed group name; for overlapping groups, the flag's name. */
  readonly name: string | null;
  readonly group: ImpactGroup;
  readonly gap: PercentagePointGap | NoNumber;
  /** "overall", "all but current", a group's name, or a rate. */
  readonly gapReference: string;
  readonly share: ProportionalityIndex | NoNumber;
  readonly ratio: RatioScreen | NoNumber;
  readonly ratioReference: string;
}

/** Evaluates the groups of a comparison by the three methods. */
export function impactRows(segment: ImpactSegment, judging: Judging): readonly ImpactRow[] {
  const { groups, flag } = segment;
  const against = resolved(segment, judging.gapReferences);
  const ratioAgainst = resolved(segment, judging.ratioReferences);
  const gaps = percentagePointGap(groups, against.reference, judging.gap);
  const shares = proportionalityIndex(groups, judging.shareCutoff);
  const ratios = eightyPercent(groups, ratioAgainst.reference, judging.ratioCutoff);
  return groups.flatMap((group, i) =>
    flag !== null && group.name !== flagged
      ? []
      : [
          {
            segment,
            name: flag ?? group.name,
            group,
            gap: gaps[i] ?? none("group_absent"),
            gapReference: against.name,
            share: shares[i] ?? none("group_absent"),
            ratio: ratios[i] ?? none("group_absent"),
            ratioReference: ratioAgainst.name,
          },
        ],
  );
}

interface Resolved {
  readonly reference: ImpactReference;
  readonly name: string;
}

/** Converts the reference for the measures. A group that a comparison lacks is no reference there. */
function resolved(segment: ImpactSegment, references: References): Resolved {
  const wanted = wantedBy(segment, references);
  if (wanted === "overall" || wanted === "all but current") return { reference: wanted, name: wanted };
  if (wanted === "hpg") return { reference: "hpg", name: highestOf(segment) };
  if (wanted === "marked") return among(segment, (group) => group.isReference);
  if ("rate" in wanted) return { reference: wanted, name: String(wanted.rate) };
  return { ...among(segment, ({ name }) => name === wanted.group), name: wanted.group };
}

function wantedBy({ disaggregation, cohort }: ImpactSegment, references: References): NamedReference {
  const { usual, byDisaggregation, byCohort } = references;
  const own = byDisaggregation.get(disaggregation) ?? byCohort.get(cohort ?? "");
  if (own !== undefined) return own;
  // A total has no groups to name.
  return disaggregation === noDisaggregation && typeof usual === "object" && "group" in usual ? "overall" : usual;
}

function among({ groups }: ImpactSegment, is: (group: ImpactGroup) => boolean): Resolved {
  const indexes = groups.flatMap((group, i) => (is(group) ? [i] : []));
  return { reference: { group: indexes }, name: indexes.map((i) => groups[i]?.name ?? "").join(", ") };
}

/** First group with the highest rate. */
function highestOf({ groups, flag }: ImpactSegment): string {
  let best: ImpactGroup | undefined;
  for (const group of groups) if (best === undefined || group.hits / group.n > best.hits / best.n) best = group;
  if (flag === null) return best?.name ?? "";
  return best?.name === flagged ? flag : "all but current";
}

/** How many of the three methods flag a row, and whether each does. */
export function flagsOf({ gap, share, ratio }: ImpactRow): {
  readonly gap: boolean;
  readonly ratio: boolean;
  readonly share: boolean;
} {
  const is = (result: { readonly flagged: boolean } | NoNumber): boolean => !isNone(result) && result.flagged;
  return { gap: is(gap), ratio: is(ratio), share: is(share) };
}
