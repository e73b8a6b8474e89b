/**
 * How often a real gap is called clear, and clear or probable, by the size of the group and of the gap: at the p-values that an audit of the sample district
 * needs for these words (many real gaps), and at those of a family in which this gap is the only one.
 *
 *   npm run bench -- power [--draws 4000] [--tests 4000]
 */
import { parseArgs } from "node:util";
import { isNone } from "../src/base/finding.ts";
import { averageGap } from "../src/measures/average-gap.ts";
import { shareGap } from "../src/measures/cell-gap.ts";
import { defaultAuditRules } from "../src/rules/audit.ts";
import { meanCell } from "../test/measures/drawn-cells.ts";
import { seeded } from "../test/models/chance.ts";
import { binomialDraws } from "../test/stats/binomial-draws.ts";

const { values } = parseArgs({
  options: { draws: { type: "string", default: "4000" }, tests: { type: "string", default: "4000" } },
});
const [draws, tests] = [Number(values.draws), Number(values.tests)];
const { confidence: level, clearQ, probableQ } = defaultAuditRules;
const random = seeded(5);
const rest = 2000;

/** The p-values at which a gap is clear and probable. */
const needed = {
  // In the sample district about one gap in three is clear: p-values up to that share of the rate pass.
  "many real gaps": { clear: clearQ / 3, probable: probableQ / 2.5 },
  "the only gap": { clear: clearQ / tests, probable: probableQ / tests },
};

function print(name: string, p: readonly number[]): void {
  const share = (most: number): string => `${((100 * p.filter((x) => x <= most).length) / p.length).toFixed(0)} %`;
  const said = Object.entries(needed).map(
    ([where, { clear, probable }]) => `${where}: ${share(clear)} clear, ${share(probable)} clear or probable`,
  );
  console.log(`${name.padEnd(58)} ${said.join("; ")}`);
}

for (const base of [0.04, 0.18, 0.5])
  for (const n of [40, 100, 400])
    for (const points of [0.05, 0.1, 0.15]) {
      const [own, others] = [binomialDraws(n, base + points, random.share), binomialDraws(rest, base, random.share)];
      const p = Array.from({ length: draws }, () => {
        const found = shareGap(own(), n, others(), rest, level).p;
        return isNone(found) ? 1 : found;
      });
      print(`share of ${base}, ${n} students, ${Math.round(points * 100)} points more`, p);
    }
/** Days lost to suspension per 100 students: none for most, one to five for some. */
const days = (rate: number): number => (random.share() < rate ? 100 * (1 + Math.floor(random.share() * 5)) : 0);
for (const n of [100, 400])
  for (const times of [0, 2, 3]) {
    const p = Array.from({ length: draws / 10 }, () => {
      const values = Float64Array.from({ length: n + rest }, (_, i) => days(i < n ? 0.06 * times : 0.06));
      const gap = averageGap(meanCell(values, 0, n), meanCell(values, n), level);
      return isNone(gap) || isNone(gap.p) ? 1 : gap.p;
    });
    print(`days lost by 6 in 100, ${n} students, ${times} times as many`, p);
  }
for (const n of [40, 100, 400])
  for (const deviations of [0.2, 0.5]) {
    const p = Array.from({ length: draws / 10 }, () => {
      const values = Float64Array.from({ length: n + rest }, (_, i) => random.normal() + (i < n ? deviations : 0));
      const gap = averageGap(meanCell(values, 0, n), meanCell(values, n), level);
      return isNone(gap) || isNone(gap.p) ? 1 : gap.p;
    });
    print(`a score, ${n} students, ${deviations} standard deviations`, p);
  }
