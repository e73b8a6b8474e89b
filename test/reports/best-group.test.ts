import { expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { bestGroup } from "../../src/reports/judged/best-group.ts";
import { printedFindings } from "../../src/reports/judged/finding-at.ts";
import { judge } from "../../src/reports/judged/judge.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { randomRecords } from "../engine/random-records.ts";

test("no group compared at the same place and year beats the best one; with two groups none is shown", async () => {
  const plan = { indicators, groupings, crossings: [] };
  const cube = await buildCube(new Memory(randomRecords(7, 120)), [], plan, { program: "test", fingerprint: "test" });
  const rules = { ...defaultAuditRules, minimumN: 3 };
  const judged = judge(cube, plan, { rules, comparison: "everyone-else" });
  const found = [...printedFindings({ judged })];
  let [some, none] = [0, 0];
  for (const f of found) {
    const beside = found.filter(
      (g) =>
        g.indicator === f.indicator &&
        g.at.place === f.at.place &&
        g.at.year === f.at.year &&
        g.group.grouping === f.group.grouping,
    );
    const best = bestGroup(judged, f);
    if (beside.length < 3) {
      expect(best).toBeUndefined();
      none++;
      continue;
    }
    some++;
    const rates = beside.map(({ rate }) => rate);
    expect(best?.rate).toBe(f.direction === "lower-is-better" ? Math.min(...rates) : Math.max(...rates));
    expect(beside.find(({ group }) => group.level === best?.level)?.n).toBe(best?.n);
  }
  expect([some > 20, none > 20]).toEqual([true, true]);
});
