import { expect, test } from "vitest";
import { protectRelease } from "../../src/privacy/protect-release.ts";
import type { ReleaseTables } from "../../src/privacy/release-tables.ts";
import type { Release } from "../../src/release/cell.ts";
import { type PrivacyPolicy, privacyPolicies } from "../../src/rules/privacy.ts";
import { leaksOf } from "./student-leaks.ts";
import { isCountedIn, type SmallDistrict, smallDistrict, tablesOf } from "./students.ts";

const seeds = Array.from({ length: 200 }, (_, i) => i + 1);
const { "us-ca": california, "us-wi": wisconsin } = privacyPolicies;

/** The tables with all that is offered for all grades together only. */
const withoutGrades = (tables: ReleaseTables): ReleaseTables => ({
  ...tables,
  populations: tables.populations.map((one) => ({ ...one, offers: one.offers.slice(0, 1) })),
});

/** A district's release; every other one after a release without single grades, both seen together. */
function releasesOf(district: SmallDistrict, seed: number, policy: PrivacyPolicy): readonly Release[] {
  const tables = tablesOf(district);
  const offers = seed % 2 === 0 ? [tables] : [withoutGrades(tables), tables];
  const releases: Release[] = [];
  for (const offered of offers) {
    const { release, safe } = protectRelease(offered, policy, [...releases], `secret ${seed}`);
    expect(safe, `seed ${seed}`).not.toBe(null);
    releases.push(release);
  }
  return releases;
}

test("an attacker who thinks in students, not in sums, learns nothing from protected releases", async () => {
  let asked = 0;
  for (const seed of seeds) {
    // The search takes long in large districts: a few of them.
    const district = smallDistrict(seed, seed <= 24 ? 150 : 25);
    const policy = seed % 5 === 0 ? wisconsin : california;
    const found = await leaksOf(releasesOf(district, seed, policy), district, policy);
    const { leaks, unsolved, untrue } = found;
    expect({ leaks, unsolved, untrue }, `seed ${seed}`).toEqual({ leaks: [], unsolved: [], untrue: [] });
    asked += found.asked;
  }
  expect(asked).toBeGreaterThan(15_000);
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
