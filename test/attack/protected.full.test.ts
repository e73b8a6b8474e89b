import { expect, test } from "vitest";
import { attack } from "../../src/attack/attack.ts";
import { protectRelease } from "../../src/privacy/protect-release.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { smallTables } from "../privacy/small-tables.ts";
import { effort, needs } from "./settings.ts";

test("counts, rates and averages of protected districts together reveal nothing", async () => {
  const found: string[] = [];
  let hidden = 0;
  const averages = { printed: 0, hidden: 0 };
  for (let seed = 1; seed <= 2; seed += 1) {
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
    for (const { n, value } of release.cells)
      if (value !== null && n.kind !== "hidden") averages[value.kind === "hidden" ? "hidden" : "printed"] += 1;
    found.push(...report.leaks.map(({ kind, key }) => `${seed}: ${kind} ${Object.values(key ?? {}).join(",")}`));
  }
  expect(found).toEqual([]);
  expect(hidden).toBeGreaterThan(20);
  // Of those beside a printed number of students.
  expect(averages.printed).toBeGreaterThan(averages.hidden);
});
