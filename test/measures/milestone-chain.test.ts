import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { milestoneChain } from "../../src/measures/milestone-chain.ts";
import { anyNumber, expectSound } from "../sound.ts";

/** Counts that never rise. */
const reached = (length: number) =>
  fc
    .array(fc.integer({ min: 1, max: 900 }), { minLength: length, maxLength: length })
    .map((counts) => counts.sort((a, b) => b - a));

test("any input gives a finite rate, a reason or an error", () => {
  fc.assert(
    fc.property(fc.array(anyNumber), fc.array(anyNumber), anyNumber, (group, rest, minimum) => {
      expectSound(() => milestoneChain(group, rest));
      expectSound(() => milestoneChain(group, group, minimum));
    }),
  );
});

test("the links' rates multiply to the overall rate", () => {
  fc.assert(
    fc.property(reached(5), reached(5), (group, rest) => {
      const found = milestoneChain(group, rest);
      if (isNone(found) || isNone(found.overallGroup)) throw new Error("someone reached each milestone");
      const product = found.links.reduce((rate, { group: link }) => rate * (isNone(link) ? 0 : link.value), 1);
      expect(product).toBeCloseTo(found.overallGroup.value, 10);
    }),
  );
});

test("a group with the rates of the rest loses no additional students", () => {
  fc.assert(
    fc.property(reached(4), fc.integer({ min: 1, max: 20 }), (group, times) => {
      const found = milestoneChain(
        group,
        group.map((count) => count * times),
      );
      if (isNone(found)) throw new Error("these are counts");
      for (const { leak } of found.links) expect(leak).toBeCloseTo(0, 9);
    }),
  );
});

test("links below the minimum are not shown, and counts that rise are refused", () => {
  expect(milestoneChain([100, 8, 4], [500, 300, 200], 10)).toMatchObject({
    links: [{ group: { value: 0.08 } }, { group: { reason: "below_min_n" }, leak: { reason: "below_min_n" } }],
  });
  expect(milestoneChain([10, 20], [30, 20])).toEqual({ kind: "none", reason: "invalid_input" });
  expect(milestoneChain([10], [30])).toEqual({ kind: "none", reason: "too_few_points" });
});
