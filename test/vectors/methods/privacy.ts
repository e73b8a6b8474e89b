import { componentsOf } from "../../../src/attack/components.ts";
import { addRateRows } from "../../../src/attack/printed-limits.ts";
import { type NumberRange, spreadOf } from "../../../src/attack/ranges.ts";
import { rateLimits } from "../../../src/attack/rate-limits.ts";
import { RelationBuilder } from "../../../src/attack/relations.ts";
import { Solver } from "../../../src/attack/solver.ts";
import { printedNumber } from "../../../src/release/printed.ts";
import { type BothRanges, rangesIn } from "../../attack/ranges-in.ts";
import type { Methods } from "../method.ts";
import type { PrivacyRelease, PrivacyVector } from "../privacy-vectors.ts";

/** The relations of a vector with what one of its releases shows. */
export function relationsOf({ cells, relations, policy }: PrivacyVector, release: PrivacyRelease) {
  const builder = new RelationBuilder();
  const index = new Map(
    cells.map(({ id }) => {
      const shown = release.published[id];
      const [low, high] =
        shown === undefined
          ? (release.ranges?.[id] ?? [policy.lowerBound, Number.POSITIVE_INFINITY])
          : (release.ranges?.[id] ?? [shown, shown]);
      return [id, builder.add(low, high)] as const;
    }),
  );
  const at = (id: string): number => index.get(id) ?? -1;
  for (const { terms, sense, rhs } of relations)
    builder.row(
      terms.map(([factor, id]) => [factor, at(id)]),
      rhs,
      sense === ">=" ? Number.POSITIVE_INFINITY : rhs,
    );
  for (const { num, den, pct, decimals } of release.rates ?? [])
    addRateRows(builder, at(den), at(num), rateLimits(printedNumber(pct, decimals), undefined));
  return { relations: builder.relations(), index };
}

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
const ends = ({ low, high }: NumberRange): readonly (number | null)[] => [finite(low), finite(high)];

/** The method of `privacy-*.json`: what an attack works out from a release of a vector. */
export const privacy: Methods = {
  privacy_attack: async ({ vector, release }: { vector: PrivacyVector; release: PrivacyRelease }) => {
    const { relations, index } = relationsOf(vector, release);
    const limits = { low: relations.low, high: relations.high, isContradiction: false };
    const targets = new Set([...index.values()].filter((cell) => relations.low[cell] !== relations.high[cell]));
    const solver = await Solver.open(60);
    const ranges = new Map<number, BothRanges>();
    const whole = { largest: Number.POSITIVE_INFINITY, cut: 0, sample: () => [] };
    for (const component of componentsOf(relations, limits, targets, whole))
      for (const [cell, both] of await rangesIn(relations, limits, component, solver)) ranges.set(cell, both);
    const { width } = vector.policy;
    const rangeOf = (id: string): NumberRange => {
      const cell = index.get(id) ?? -1;
      return (
        ranges.get(cell)?.whole ?? { low: relations.low[cell] ?? Number.NaN, high: relations.high[cell] ?? Number.NaN }
      );
    };
    const open = vector.cells.filter(({ id }) => ranges.has(index.get(id) ?? -1));
    const leaked = vector.cells.filter(({ id, mustProtect }) => mustProtect && spreadOf(rangeOf(id)) < width);
    const listed = (cells: readonly { readonly id: string }[]): readonly string[] => cells.map(({ id }) => id).sort();
    return {
      attack: Object.fromEntries(
        open.map(({ id }) => {
          const { real, whole } = ranges.get(index.get(id) ?? -1) ?? { real: rangeOf(id), whole: rangeOf(id) };
          return [id, { lp: ends(real), integer: ends(whole) }];
        }),
      ),
      disclosedExactly: listed(open.filter(({ id }) => spreadOf(rangeOf(id)) === 0)),
      narrowerThanWidth: listed(open.filter(({ id }) => spreadOf(rangeOf(id)) > 0 && spreadOf(rangeOf(id)) < width)),
      mustProtectLeaked: listed(leaked),
      verdict: leaked.length === 0 ? "safe" : "unsafe",
    };
  },
};
