import { expect, test } from "vitest";
import { attack } from "../../src/attack/attack.ts";
import { protectRelease } from "../../src/privacy/protect-release.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { smallTables } from "../privacy/small-tables.ts";
import { effort, needs } from "./settings.ts";

test("counts and rates of 28 more protected districts together reveal nothing", async () => {
  const found: string[] = [];
  let hidden = 0;
  for (let seed = 3; seed <= 30; seed += 1) {
    const { release, uncertified, unsafeUnions } = protectRelease(
      smallTables(seed),
      privacyPolicies["us-ca"],
      [],
      `secret ${seed}`,
    );
    expect([uncertified, unsafeUnions]).toEqual([[], []]);
    const report = await attack([release], needs, effort(seed));
    expect([report.isWhole, report.unsolved]).toEqual([true, 0]);
    hidden += report.hidden;
    found.push(...report.leaks.map(({ kind, key }) => `${seed}: ${kind} ${Object.values(key ?? {}).join(",")}`));
  }
  expect(found).toEqual([]);
  expect(hidden).toBeGreaterThan(280);
});
