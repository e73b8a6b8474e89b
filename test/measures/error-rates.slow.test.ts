import { describe, expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import type { CellCounts, MeanCounts, ShareCounts } from "../../src/cube/cell.ts";
import { differenceInDifferences } from "../../src/improve/difference-in-differences.ts";
import { nelsonRules } from "../../src/improve/nelson-rules.ts";
import { runChart } from "../../src/improve/run-chart.ts";
import { xmrChart } from "../../src/improve/xmr.ts";
import { cellGap } from "../../src/measures/cell-gap.ts";
import { adjustPValues } from "../../src/measures/gap-family.ts";
import { smallestGapWorthActingOn, verdictOf } from "../../src/measures/verdict.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { normalTwoSidedP } from "../../src/stats/normal.ts";
import { twoRateP } from "../../src/stats/two-rate-test.ts";
import { welch } from "../../src/stats/welch.ts";
import { seeded } from "../models/chance.ts";
import { binomialDraws } from "../stats/binomial-draws.ts";
import { chanceOfTwo, someRates } from "../stats/exact-coverage.ts";

/** Three standard errors of a share estimated from this many trials: the tolerance of a seeded simulation. */
const slack = (share: number, trials: number): number => 3 * Math.sqrt((share * (1 - share)) / trials);

describe("one gap, no difference", () => {
  const falseFinding = (n1: number, n2: number, p: number, test: (x1: number, x2: number) => number): number =>
    chanceOfTwo([n1, p], [n2, p], (x1, x2) => test(x1, x2) <= 0.05);
  const pairs = [
    [5, 50],
    [11, 200],
    [20, 20],
    [50, 500],
    [100, 100],
    [100, 5000],
    [1000, 5000],
  ] as const;
  test("p-values of two rates: at most 5 of 100 samples at 0.05, summed exactly, half a point more where counts are steep", () => {
    for (const [n1, n2] of pairs)
      for (const p of someRates) {
        const size = falseFinding(n1, n2, p, (x1, x2) => {
          const found = twoRateP(x1, n1, x2, n2);
          return isNone(found) ? 1 : found;
        });
        expect(size, `${n1}, ${n2} at ${p}`).toBeLessThan(0.055);
      }
  });
  test("the check rejects a test that exceeds its error rate: the textbook one with each group's own variance", () => {
    const worst = someRates.map((p) =>
      falseFinding(11, 200, p, (x1, x2) => {
        const [a, b] = [x1 / 11, x2 / 200];
        const se = Math.sqrt((a * (1 - a)) / 11 + (b * (1 - b)) / 200);
        return se > 0 ? normalTwoSidedP((a - b) / se) : Number(a === b);
      }),
    );
    expect(Math.max(...worst)).toBeGreaterThan(0.2);
  });
  for (const [n1, n2, sd2] of [
    [5, 5, 1],
    [5, 50, 3],
    [20, 100, 0.4],
    [50, 5000, 2],
  ] as const)
    test(`Welch's interval of ${n1} and ${n2} students covers at its level`, () => {
      const { normal } = seeded(21);
      const trials = 4000;
      // mean and standard deviation of n normal values, the latter from a sum of squares
      const sample = (n: number, sd: number): readonly [number, number] => {
        let [center, squares] = [0, 0];
        for (let i = 1; i <= n; i++) {
          const step = sd * normal() - center;
          center += step / i;
          squares += (step * step * (i - 1)) / i;
        }
        return [center, Math.sqrt(squares / (n - 1))];
      };
      let covered = 0;
      for (let i = 0; i < trials; i++) {
        const [m1, s1] = sample(n1, 1);
        const [m2, s2] = sample(Math.min(n2, 300), sd2);
        const found = welch(m1, s1, n1, m2, s2, Math.min(n2, 300), 0.95);
        if (!isNone(found) && found.lower <= 0 && found.upper >= 0) covered += 1;
      }
      expect(covered / trials).toBeGreaterThan(0.95 - slack(0.95, trials));
      // Satterthwaite's degrees of freedom are conservative for the smallest groups.
      expect(covered / trials).toBeLessThan(n1 < 10 ? 0.975 : 0.96);
    });
});

describe("whole audits", () => {
  const sizes = [12, 25, 60, 150, 700];
  const rates = [0.05, 0.3, 0.8, 0.95];
  const rest = 2000;

  interface Drawn {
    readonly group: () => CellCounts;
    readonly comparison: () => CellCounts;
    readonly real: boolean;
  }

  /**
   * Five groups by 20 share indicators and 5 averages; every fourth gap is as large as `apart`, a share of 0.15 or
   * half a standard deviation.
   */
  function audit(random: ReturnType<typeof seeded>, apart: boolean): readonly Drawn[] {
    const shares = Array.from({ length: 20 }, (_, i) => i).flatMap((i) =>
      sizes.map((n, g): Drawn => {
        const p = rates[i % rates.length]!;
        const real = apart && (i + g) % 4 === 0;
        const own = binomialDraws(n, real ? p + (p < 0.5 ? 0.15 : -0.15) : p, random.share);
        const others = binomialDraws(rest, p, random.share);
        const cell = (count: number, hits: number): ShareCounts => ({ kind: "share", n: count, hits });
        return { group: () => cell(n, own()), comparison: () => cell(rest, others()), real };
      }),
    );
    const averages = Array.from({ length: 5 }, (_, i) => i).flatMap((i) =>
      sizes.map((n, g): Drawn => {
        const real = apart && (i + g) % 4 === 0;
        const cell = (count: number, middle: number) => (): MeanCounts => {
          let [sum, sumOfSquares, sumOfCubes] = [0, 0, 0];
          for (let k = 0; k < count; k++) {
            const y = middle + random.normal();
            sum += y;
            sumOfSquares += y * y;
            sumOfCubes += y ** 3;
          }
          return { kind: "mean", n: count, nonZero: count, sum, sumOfSquares, sumOfCubes };
        };
        return { group: cell(n, real ? 0.5 : 0), comparison: cell(200, 0), real };
      }),
    );
    return [...shares, ...averages];
  }

  /** The words of one drawn audit. */
  function words(drawn: readonly Drawn[]): readonly { readonly word: string; readonly real: boolean }[] {
    const rules = defaultAuditRules;
    const found = drawn.flatMap(({ group, comparison, real }) => {
      const [a, b] = [group(), comparison()];
      const gap = cellGap(a, b, rules.confidence);
      if (isNone(gap)) return [];
      const line = smallestGapWorthActingOn(a, b, gap.comparisonRate, rules);
      return isNone(line) ? [] : [{ gap, line, real }];
    });
    const q = adjustPValues(
      Float64Array.from(found, ({ gap }) => (isNone(gap.p) ? Number.NaN : gap.p)),
      { count: 1, family: new Uint8Array(found.length), repeats: new Uint8Array(found.length) },
    );
    return found.map(({ gap, line, real }, i) => ({
      word: verdictOf(gap, Number.isNaN(q[i]!) ? null : q[i]!, line, rules),
      real,
    }));
  }

  const isClear = ({ word }: { word: string }): boolean => word === "clear" || word === "clear-small";
  const isSaid = (one: { word: string }): boolean => isClear(one) || one.word === "probable";

  test("with no difference anywhere, no more than 5 of 100 audits call any gap clear, no more than 20 any gap probable", () => {
    const trials = 400;
    const drawn = audit(seeded(31), false);
    let [clear, said] = [0, 0];
    for (let i = 0; i < trials; i++) {
      const found = words(drawn);
      if (found.some(isClear)) clear += 1;
      if (found.some(isSaid)) said += 1;
    }
    expect(clear / trials).toBeLessThanOrEqual(defaultAuditRules.clearQ + slack(0.05, trials));
    expect(said / trials).toBeLessThanOrEqual(defaultAuditRules.probableQ + slack(0.2, trials));
  });

  test("among real gaps and none, the share of false ones among the clear, and among clear and probable, stays at its rate", () => {
    const trials = 300;
    const drawn = audit(seeded(32), true);
    let [clear, said, found] = [0, 0, 0];
    for (let i = 0; i < trials; i++) {
      const list = words(drawn);
      const share = (of: readonly { real: boolean }[]): number =>
        of.length === 0 ? 0 : of.filter(({ real }) => !real).length / of.length;
      clear += share(list.filter(isClear));
      said += share(list.filter(isSaid));
      found += list.filter((one) => isClear(one) && one.real).length;
    }
    expect(clear / trials).toBeLessThanOrEqual(defaultAuditRules.clearQ);
    expect(said / trials).toBeLessThanOrEqual(defaultAuditRules.probableQ);
    expect(found / trials).toBeGreaterThan(10); // of 31 real ones, so the test has power
  });
});

describe("charts of a process that only varies", () => {
  test("each of Nelson's rules signals at the rate of its pattern when center and standard deviation are known", () => {
    const { normal } = seeded(41);
    const points = 100_000;
    const found = nelsonRules(
      Array.from({ length: points }, () => normal()),
      0,
      1,
    );
    if (isNone(found)) throw new Error(found.reason);
    const beyond = (sigma: number): number => normalTwoSidedP(sigma) / 2;
    const [two, one] = [beyond(2), beyond(1)];
    // 199,360,981 of the orders of fourteen numbers go up and down in turn starting up (Euler's zigzag number), as many starting down
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    const expected: Record<keyof typeof found, number> = {
      beyond: normalTwoSidedP(3),
      oneSide: 2 / 2 ** 9,
      steady: 2 / factorial(6),
      alternating: (2 * 199_360_981) / factorial(14),
      twoOfThree: 2 * (3 * two ** 2 * (1 - two) + two ** 3),
      fourOfFive: 2 * (5 * one ** 4 * (1 - one) + one ** 5),
      hugging: (1 - 2 * one) ** 15,
      avoiding: (2 * one) ** 8,
    };
    for (const [rule, chance] of Object.entries(expected)) {
      const share = found[rule as keyof typeof found].length / points;
      // Signals of neighboring windows are correlated: their count varies a few times as much as independent draws.
      expect(Math.abs(share - chance), rule).toBeLessThan(4 * slack(chance, points) + 1e-5);
    }
  });

  const share = (trials: number, signals: () => boolean): number => {
    let found = 0;
    for (let i = 0; i < trials; i++) if (signals()) found += 1;
    return found / trials;
  };

  test("Anhoej's rules, which adapt to the length, signal in fewer than 1 of 10 run charts of 12 to 60 points", () => {
    const { normal } = seeded(42);
    for (const length of [12, 24, 40, 60]) {
      const found = share(3000, () => {
        const chart = runChart(Array.from({ length }, () => normal()));
        return !isNone(chart) && chart.anhoej;
      });
      expect(found, `${length} points`).toBeLessThan(0.1);
    }
  });

  test("a fixed run of six does not adapt to length: in a long chart it signals more often, and the check detects it", () => {
    const { normal } = seeded(43);
    const found = share(2000, () => {
      const chart = runChart(Array.from({ length: 60 }, () => normal()));
      return !isNone(chart) && chart.shift;
    });
    expect(found).toBeGreaterThan(0.3);
  });

  test("limits of an XmR chart from 20 points leave out about one later point in a hundred", () => {
    const { normal } = seeded(44);
    const found = share(4000, () => {
      const chart = xmrChart(
        Array.from({ length: 21 }, () => normal()),
        20,
      );
      return !isNone(chart) && chart.signals.includes(20);
    });
    // 0.27% if center and standard deviation were known; they are estimated from twenty points.
    expect(found).toBeLessThan(0.02);
    expect(found).toBeGreaterThan(0.0027);
  });
});

describe("pilots that change nothing", () => {
  for (const [schools, pilots] of [
    [8, 3],
    [20, 6],
  ] as const)
    test(`${pilots} of ${schools} schools: no more than 5 of 100 pilots seem to work`, () => {
      const { normal } = seeded(51 + schools);
      const trials = 600;
      let [byErrors, byLabels] = [0, 0];
      for (let i = 0; i < trials; i++) {
        const rows = Array.from({ length: schools }, (_, s) => {
          const own = normal();
          return [0, 1, 2, 3].map((period) => ({
            school: `s${s}`,
            period,
            pilot: s < pilots,
            after: period >= 2,
            value: own + normal(),
          }));
        }).flat();
        const found = differenceInDifferences(rows);
        if (isNone(found)) throw new Error(found.reason);
        if (!isNone(found.errors) && !isNone(found.errors.p) && found.errors.p <= 0.05) byErrors += 1;
        if (!isNone(found.permutation) && found.permutation.p <= 0.05) byLabels += 1;
      }
      expect(byErrors / trials).toBeLessThanOrEqual(0.05 + slack(0.05, trials));
      expect(byLabels / trials).toBeLessThanOrEqual(0.05 + slack(0.05, trials));
    });
});
