import { expect, test } from "vitest";
import { disclosureStatus } from "../../src/privacy/disclosure.ts";
import { protectCounts } from "../../src/privacy/protect-counts.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { rangesByWorlds } from "./check-worlds.ts";
import { vectorRelease, vectorShapes } from "./vector-release.ts";

const california = privacyPolicies["us-ca"];
const names = Object.keys(vectorShapes) as (keyof typeof vectorShapes)[];

test.each(names.flatMap((name) => [true, false].map((ranges) => ({ name, ranges }))))(
  "$name: every cell to protect could have width + 1 values (ranges: $ranges)",
  ({ name, ranges }) => {
    const { input, system, relations, mustProtect, policy } = vectorRelease(name);
    const released = protectCounts(input, system, { ...california, ranges: ranges ? california.ranges : null });
    const { least, most } = rangesByWorlds(input.val, relations, released, california.ranges.step);
    expect(mustProtect.length).toBeGreaterThan(0);
    expect(mustProtect.filter((c) => most[c]! - least[c]! < policy.width)).toEqual([]);
    expect([...released.uncertified]).toEqual([]);
    expect(released.unsafeUnions).toEqual([]);
    expect(released.withdrawn).toEqual([]);
  },
);

/** The vector hides 98 whole cells, found with a solver; it knows no ranges. */
test("linked-district hides no more than the reference does", () => {
  const { input, system } = vectorRelease("linked-district");
  const hidden = (ranges: typeof california.ranges | null): number =>
    protectCounts(input, system, { ...california, ranges }).disclosure.status.filter(
      (s) => s === disclosureStatus.complement,
    ).length;
  expect(hidden(california.ranges)).toBeLessThanOrEqual(88);
  expect(hidden(null)).toBeLessThanOrEqual(106);
});
