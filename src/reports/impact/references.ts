import { AppError } from "../../base/errors.ts";
import { nameAndValue } from "./named.ts";
import type { NamedReference, References } from "./row.ts";
import { type ImpactSegment, noDisaggregation } from "./segment.ts";

const keywords = ["overall", "all but current", "hpg"] as const;

/**
 * Parses the references of a method, as typed: `overall`, `all but current`, `hpg`, a rate, or a group for all;
 * `Grouping=...` for one grouping; `Cohort=rate` for one cohort. The last one of each wins.
 *
 * @param check  reject a group or cohort that no comparison has
 * @throws AppError impact.option, impact.reference
 */
export function readReferences(
  texts: readonly string[],
  {
    option,
    usual,
    segments,
    check,
  }: {
    readonly option: string;
    readonly usual: NamedReference;
    readonly segments: readonly ImpactSegment[];
    readonly check: boolean;
  },
): References {
  const groups = groupsByDisaggregation(segments);
  const cohorts = new Set(segments.map(({ cohort }) => cohort ?? ""));
  const byDisaggregation = new Map<string, NamedReference>();
  const byCohort = new Map<string, NamedReference>();
  let forAll = usual;
  for (const text of texts) {
    const [name, value] = halves(text, groups);
    const isGroup = (known: ReadonlySet<string> | undefined): boolean => known?.has(value) === true;
    // A group named like a number (the "0" of a 0/1 column) takes precedence over a rate.
    const asGroup = name === null ? groups.size > 0 && [...groups.values()].every(isGroup) : isGroup(groups.get(name));
    const reference = asGroup ? { group: value } : referenceOf(value, option);
    if (name === null) forAll = reference;
    else if (groups.has(name)) byDisaggregation.set(name, reference);
    else if (typeof reference === "object" && "group" in reference) throw unknown(option, text, [...groups.keys()]);
    else if (check && !cohorts.has(name)) throw unknown(option, name, [...groups.keys(), ...cohorts]);
    else byCohort.set(name, reference);
  }
  if (check) {
    for (const [name, known] of groups) {
      const reference = byDisaggregation.get(name) ?? forAll;
      if (typeof reference !== "object" || !("group" in reference)) continue;
      if (!known.has(reference.group)) throw unknown(option, reference.group, [...known]);
    }
  }
  return { usual: forAll, byDisaggregation, byCohort };
}

/** Groups that can be named, by disaggregation. Overlapping groups (with and without one flag) have no names. */
function groupsByDisaggregation(segments: readonly ImpactSegment[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const segment of segments) {
    if (segment.disaggregation === noDisaggregation) continue;
    const known = groups.get(segment.disaggregation) ?? new Set();
    groups.set(segment.disaggregation, known);
    if (segment.flag === null) for (const { name } of segment.groups) if (name !== null) known.add(name);
  }
  return groups;
}

/** Splits "Grouping=reference"; a group name may itself contain an equals sign. */
function halves(text: string, groups: ReadonlyMap<string, ReadonlySet<string>>): readonly [string | null, string] {
  const trimmed = text.trim();
  const parts = nameAndValue(trimmed);
  if (parts === null || [...groups.values()].some((known) => known.has(trimmed))) return [null, trimmed];
  return [parts.name, parts.value];
}

function referenceOf(text: string, option: string): NamedReference {
  const keyword = keywords.find((word) => word === text.toLowerCase());
  if (keyword !== undefined) return keyword;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return { group: text };
  const rate = Number(text);
  if (rate < 0 || rate > 1) throw new AppError("impact.option", { option, wrong: "not-a-share" });
  return { rate };
}

const unknown = (option: string, named: string, known: readonly string[]): AppError =>
  new AppError("impact.reference", { option, named, known: known.slice(0, 20) });
