import { expect, test } from "vitest";
import { protectRelease } from "../../src/privacy/protect-release.ts";
import type { Release } from "../../src/release/cell.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { leaksOf } from "./student-leaks.ts";
import { isCountedIn, type SmallDistrict, smallDistrict, tablesOf } from "./students.ts";

const seeds = Array.from({ length: 24 }, (_, i) => i + 1);
const california = privacyPolicies["us-ca"];

test("an attacker who thinks in students, not in sums, learns nothing from protected releases", async () => {
  let asked = 0;
  for (const seed of seeds) {
    const district = smallDistrict(seed);
    const { release, safe } = protectRelease(tablesOf(district), california, [], `secret ${seed}`);
    expect(safe, `seed ${seed}`).not.toBe(null);
    const found = await leaksOf([release], district, california);
    expect(found.leaks, `seed ${seed}`).toEqual([]);
    asked += found.asked;
  }
  expect(asked).toBeGreaterThan(1000);
});

/** The release with every count that is not small printed, as if hiding small numbers were enough. */
const onlySmallHidden = ({ structure, cells }: Release, { students }: SmallDistrict): Release => ({
  structure,
  cells: cells.map((cell) => {
    const n = students.filter((one) => isCountedIn(one, cell)).length;
    return n > 0 && n < california.minimumCount ? cell : { ...cell, n: { kind: "number", value: n, decimals: 0 } };
  }),
});

test("the same attacker finds what a release gives away that hides small numbers only", async () => {
  let leaks = 0;
  for (const seed of seeds.slice(0, 6)) {
    const district = smallDistrict(seed);
    const { release } = protectRelease(tablesOf(district), california, [], `secret ${seed}`);
    leaks += (await leaksOf([onlySmallHidden(release, district)], district, california)).leaks.length;
  }
  expect(leaks).toBeGreaterThan(10);
});
