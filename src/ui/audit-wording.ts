import type { Audit } from "../reports/audit.ts";
import type { AnyFinding } from "../reports/judged/finding-at.ts";
import { detectableGapOf } from "../reports/minimum-detectable-difference.ts";
import type { Audience } from "../reports/report.ts";
import { type CustomLabels, changeOf, findingOf, indicatorLabel, wantedName } from "./audit-sentence.ts";
import { changeSentence, findingSentence } from "./finding-sentence.ts";
import { dayWords, schoolYear, valueWords } from "./format.ts";
import { groupName } from "./group-name.ts";
import type { Words } from "./words.ts";

/** Context for wording an audit: the language, the district's names for its own indicators, and the audit. */
export interface AuditWording {
  readonly words: Words;
  readonly custom: CustomLabels;
  readonly audit: Audit<Audience>;
}

/** A finding as a sentence, for staff. */
export const sentenceOf = (finding: AnyFinding, wording: Pick<AuditWording, "words" | "custom">): string =>
  findingSentence(findingOf(finding, wording.words, wording.custom), wording.words);

/** Minimum detectable difference as a sentence, if a group has too few students to say. */
export function visibleWords(finding: AnyFinding, { words, audit }: Pick<AuditWording, "words" | "audit">): string {
  const gap = detectableGapOf(finding, audit.settings.level);
  if (gap === undefined) return "";
  if (typeof gap !== "number") return words.say("visible.none");
  return words.say(finding.comparisonN < finding.n ? "visible.gap-others" : "visible.gap", {
    n: Math.min(finding.n, finding.comparisonN),
    gap: valueWords(gap, "share-points", words),
  });
}

/** "Chronic absenteeism, English learners". */
export const gapName = ({ indicator, group }: Pick<AnyFinding, "indicator" | "group">, wording: AuditWording): string =>
  `${indicatorLabel(indicator, wording.words, wording.custom)}, ${groupName(group.grouping, group.level, wording.words).label}`;

/** The same, with the name of what is wanted: "In school regularly, English learners". */
export const wantedGapName = (
  finding: Pick<AnyFinding, "indicator" | "group" | "direction">,
  { words, custom }: AuditWording,
): string =>
  `${wantedName(finding, words, custom)}, ${groupName(finding.group.grouping, finding.group.level, words).label}`;

/** "Gap: In school regularly": the heading of signed gaps names what is wanted. Just "Gap" if neither is better. */
export const gapHeading = (
  finding: Pick<AnyFinding, "indicator" | "direction">,
  { words, custom }: Pick<AuditWording, "words" | "custom">,
): string =>
  finding.direction === "neither"
    ? words.say("column.gap")
    : words.say("column.gap-in", { wanted: wantedName(finding, words, custom) });

/** The change of a gap, as a sentence; empty in its first year. */
export function changeWords(finding: AnyFinding, wording: AuditWording): string {
  const { change } = finding;
  if (change === undefined) return "";
  const said = findingOf(finding, wording.words, wording.custom);
  return changeSentence(changeOf({ ...finding, change }, wording.words), said.group, said.comparison, wording.words);
}

/** The size of a gap in its unit: "11 points". */
export const sizeOf = ({ value, unit }: Pick<AnyFinding, "value" | "unit">, wording: AuditWording): string =>
  valueWords(Math.abs(value), unit, wording.words);

/** "Alder Valley Unified, 2025-26". */
export const placeYear = (f: Pick<AnyFinding, "place" | "schoolYear">, wording: AuditWording): string =>
  `${placeName(f.place, wording)}, ${schoolYear(f.schoolYear)}`;

/** "as known on January 31, 2026", for an audit as of a past date. */
export const knownOn = ({ audit: { asOf } }: Pick<AuditWording, "audit">, words: Words): readonly string[] =>
  asOf === undefined ? [] : [words.say("audit.known-on", { day: dayWords(asOf.slice(0, 10), words) })];

/** The name of a place; the district's comes from its settings. */
export function placeName(
  place: { readonly kind: string; readonly id: string; readonly name: string },
  wording: Pick<AuditWording, "audit">,
): string {
  const { district } = wording.audit;
  return place.kind === "district" && place.id === district.id ? district.name : place.name;
}
