import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone, none } from "../../src/base/finding.ts";
import { type GapToRank, type Priorities, paretoOrder, priorities } from "../../src/improve/priority.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { defaultPriorityRules } from "../../src/rules/priority.ts";
import { anyNumber, anyPoint, expectSound } from "../sound.ts";

const defaultPriorityTerms = { ...defaultPriorityRules, delta: defaultAuditRules.actionPoints };
const share = fc.double({ min: -1, max: 1, noNaN: true });
const gaps: fc.Arbitrary<GapToRank[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    gap: share,
    error: fc.double({ min: 0, max: 0.3, noNaN: true }),
    n: fc.nat(3000),
    history: fc.array(fc.option(share, { nil: null }), { maxLength: 4 }),
  }),
  { selector: (held) => held.id, maxLength: 12 },
);
const ranked = (held: readonly GapToRank[], terms = defaultPriorityTerms): Priorities => {
  const found = priorities(held, 8000, terms);
  if (isNone(found)) throw new Error("the terms are sound");
  return found;
};

test("any input gives a finite score, a reason or an error", () => {
  const anyGap = fc.record({
    id: fc.string(),
    gap: anyNumber,
    error: anyNumber,
    n: anyNumber,
    history: fc.array(anyPoint),
  });
  const weights = fc.record({ size: anyNumber, reach: anyNumber, persistence: anyNumber, reliability: anyNumber });
  const terms = fc.record({ weights, delta: anyNumber, gapCap: anyNumber, reachCap: anyNumber });
  fc.assert(
    fc.property(fc.array(anyGap), anyNumber, terms, (held, enrolled, given) => {
      expectSound(() => priorities(held, enrolled, defaultPriorityTerms));
      expectSound(() => priorities(held, 100, given));
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ id: fc.string(), students: anyNumber })), (items) =>
      expectSound(() => paretoOrder(items)),
    ),
  );
});

test("scores are between 0 and 100, ranks follow scores, and the range contains the rank", () => {
  fc.assert(
    fc.property(gaps, (held) => {
      const { ranked: list } = ranked(held);
      list.forEach((one, at) => {
        expect(one.score).toBeGreaterThanOrEqual(0);
        expect(one.score).toBeLessThanOrEqual(100 + 1e-9);
        expect(one.rankMin).toBeLessThanOrEqual(one.rank);
        expect(one.rankMax).toBeGreaterThanOrEqual(one.rank);
        if (at > 0) expect(one.score).toBeLessThanOrEqual(list[at - 1]!.score + 1e-9);
      });
    }),
  );
});

test("adding a gap changes no other gap's score or relative order", () => {
  fc.assert(
    fc.property(gaps, (held) => {
      fc.pre(held.length > 1);
      const score = (list: Priorities) => new Map(list.ranked.map(({ id, score: points }) => [id, points]));
      const [all, fewer] = [score(ranked(held)), score(ranked(held.slice(1)))];
      for (const [id, points] of fewer) expect(all.get(id)).toBe(points);
    }),
  );
});

test("a larger gap, all else equal, never scores less", () => {
  fc.assert(
    fc.property(share, share, fc.nat(3000), fc.double({ min: 0.001, max: 0.3, noNaN: true }), (a, b, n, error) => {
      const of = (gap: number) => ranked([{ id: "a", gap, error, n, history: [] }]).ranked[0]!.score;
      expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)) - 1e-9);
    }),
  );
});

test("a component of 0 makes the score 0", () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 0, noNaN: true }), (gap) => {
      expect(ranked([{ id: "a", gap, error: 0.01, n: 500, history: [0.3, 0.3, 0.3] }]).ranked[0]!.score).toBe(0);
    }),
  );
});

test("a withheld gap is listed separately with its reason, never at the bottom", () => {
  const held: GapToRank[] = [
    { id: "kept", gap: 0.1, error: 0.02, n: 300, history: [0.1, 0.1, 0.1] },
    { id: "withheld", gap: none("suppressed_input"), error: 0, n: 7, history: [] },
    { id: "wrong", gap: 4, error: 0.1, n: 30, history: [] },
  ];
  const found = ranked(held);
  expect(found.ranked.map(({ id }) => id)).toEqual(["kept"]);
  expect(found.unscored).toEqual([
    { id: "withheld", reason: "suppressed_input" },
    { id: "wrong", reason: "invalid_input" },
  ]);
});

test("equal gaps share the smaller rank", () => {
  const of = (id: string, gap: number): GapToRank => ({ id, gap, error: 0.02, n: 300, history: [gap, gap, gap] });
  const { ranked: list } = ranked([of("a", 0.1), of("b", 0.15), of("c", 0.1), of("d", 0.05)]);
  expect(list.map(({ id, rank }) => [id, rank])).toEqual([
    ["b", 1],
    ["a", 2],
    ["c", 2],
    ["d", 4],
  ]);
});

test("weights that are all on one part have no alternative without it", () => {
  const terms = { ...defaultPriorityTerms, weights: { size: 1, reach: 0, persistence: 0, reliability: 0 } };
  expect(ranked([], terms).alternatives).toEqual([
    "equal",
    "without_reach",
    "without_persistence",
    "without_reliability",
  ]);
});

test("the Pareto shares rise to 1 in order of students", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ id: fc.string(), students: fc.nat(500) }), { minLength: 1 }), (items) => {
      const found = paretoOrder(items);
      expect(isNone(found)).toBe(items.every(({ students }) => students === 0));
      if (isNone(found)) return;
      expect(found.at(-1)!.cumulativeShare).toBeCloseTo(1, 12);
      found.slice(1).forEach((item, at) => {
        expect(item.students).toBeLessThanOrEqual(found[at]!.students);
        expect(item.cumulativeShare).toBeGreaterThanOrEqual(found[at]!.cumulativeShare);
      });
    }),
  );
});
