import fc from "fast-check";
import { AppError } from "../../src/base/errors.ts";
import { isNone, none, reasons } from "../../src/base/finding.ts";
import { addCells } from "../../src/cube/cell.ts";
import { groupFairness } from "../../src/models/early-warning/fairness.ts";
import { scored } from "../../src/models/early-warning/scored.ts";
import { cumulativeIncidence } from "../../src/models/survival/cumulative-incidence.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { defaultPriorityRules } from "../../src/rules/priority.ts";
import { dashboardRules } from "../../src/rules/us-ca-dashboard.ts";
import { ideaDefaultRule } from "../../src/rules/us-federal-idea.ts";
import { effectMode } from "../../src/stats/binomial-normal.ts";
import { cholesky } from "../../src/stats/cholesky.ts";
import { gaussHermite } from "../../src/stats/gauss-hermite.ts";
import { leastSquares } from "../../src/stats/least-squares.ts";
import { zForConfidence } from "../../src/stats/normal.ts";
import { fixedTerm, searchedTerm } from "../../src/stats/ordered-probit.ts";
import { regression } from "../../src/stats/regression.ts";
import { counts, levelCounts } from "../measures/any-counts.ts";
import { averageOf, deal, sidesOf, taught, teachersOf } from "../measures/shared-districts.ts";
import { seeded } from "../models/chance.ts";
import { anyNumber } from "../sound.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const tame = fc.double({ min: -5, max: 5, noNaN: true });
const level = fc.oneof(fc.constant(0.95), anyNumber);
const bit = fc.integer({ min: 0, max: 1 });
const many = <T>(of: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: length, maxLength: length });
const upTo = <T>(most: number, make: (n: number) => fc.Arbitrary<T>, least = 0): fc.Arbitrary<T> =>
  fc.integer({ min: least, max: most }).chain(make);

const students = upTo(9, (n) => fc.tuple(many(bit, n), many(fc.oneof(tame, bit), n)));
const scoredStudents = students.map(([outcomes, scores]) => scored(outcomes, scores));

/** A cell of an average with enough students to be judged. */
const averageCell = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 30, maxLength: 60 }).map((values) => {
  const sumOf = (power: number): number => values.reduce((sum, x) => sum + x ** power, 0);
  const nonZero = values.filter((x) => x !== 0).length;
  return {
    kind: "mean",
    n: values.length,
    nonZero,
    sum: sumOf(1),
    sumOfSquares: sumOf(2),
    sumOfCubes: sumOf(3),
  } as const;
});

/** Types with few valid values, or whose values only our own code creates. */
export const namedTypes: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  NoNumber: fc.constantFrom(...reasons.map(none)),
  DashboardRule: fc.constantFrom(...dashboardRules),
  IdeaRule: fc.oneof(
    fc.constant(ideaDefaultRule),
    fc
      .tuple(anyNumber, anyNumber, anyNumber)
      .map(([threshold, minimumCell, minimumN]) => ({ ...ideaDefaultRule, threshold, minimumCell, minimumN })),
  ),
  AuditRules: fc.oneof(
    fc.constant(defaultAuditRules),
    fc.dictionary(fc.constantFrom(...Object.keys(defaultAuditRules)), anyNumber).map((changed) => ({
      ...defaultAuditRules,
      ...changed,
    })),
  ),
  Scored: scoredStudents,
  IncidenceStep: fc.record({ time: anyNumber, share, variance: share, lower: share, upper: share }),
  GroupFairness: upTo(
    9,
    (n) => fc.tuple(many(fc.boolean(), n), many(fc.boolean(), n), many(fc.constantFrom("a", "b"), n)),
    1,
  )
    .map(([outcomes, flagged, groups]) => groupFairness({ outcomes, flagged, groups }, groups[0]!))
    .filter((found) => !isNone(found)),
};

function orRefused<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** A design with intercept and columns, its outcome and its fit; whole tables are scaled up or down. */
const design = fc
  .tuple(
    upTo(
      9,
      (rows) =>
        fc.tuple(
          upTo(2, (width) => many(many(tame, rows), width)),
          many(tame, rows),
        ),
      4,
    ),
    fc.constantFrom(1, 1, 1e-150, 1e140),
  )
  .map(([[columns, y], scale]) => ({
    columns: [y.map(() => 1), ...columns],
    named: columns.map((values, j) => ({ name: `x${j}`, values })),
    y: y.map((value) => value * scale),
  }));
const fitted = design
  .map(({ columns, y }) => ({ columns, fit: orRefused(() => leastSquares(columns, y)) }))
  .filter(({ fit }) => fit?.kind === "fit");

const factor = upTo(4, (size) =>
  many(many(tame, size), size).map((b) =>
    Float64Array.from(
      { length: size * size },
      (_, at) =>
        b.reduce((sum, row) => sum + row[Math.floor(at / size)]! * row[at % size]!, 0) +
        Number(Math.floor(at / size) === at % size),
    ),
  ),
)
  .map((matrix) => cholesky(matrix, Math.round(Math.sqrt(matrix.length))))
  .filter((found) => found !== null);

const binomialNormal = fc
  .tuple(counts(400), fc.double({ min: -30, max: 30, noNaN: true }), fc.oneof(fc.constant(0), share, fc.constant(20)))
  .map(([{ n, hits }, offset, standardDeviation]) => ({ n, hits, offset, standardDeviation }));
const atMode = binomialNormal.map((cell) => [cell, effectMode(cell, 0), { slope: 0, bend: 0, safeBend: 0 }] as const);

const sureCounts = fc.oneof(counts(60), counts(1e10), fc.constant({ n: 0, hits: 0 }));
const sides = sureCounts.filter(({ n }) => n > 0);
const responses = fc.array(
  fc.tuple(fc.nat(60), share, share, fc.constantFrom("a", "b", "c")).map(([eligible, answering, liking, group]) => ({
    eligible,
    responded: Math.round(eligible * answering),
    favorable: Math.round(Math.round(eligible * answering) * liking),
    group,
  })),
  { maxLength: 5 },
);
const panel = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 4 }))
  .chain(([schools, periods]) =>
    fc.tuple(many(fc.boolean(), schools), many(many(fc.oneof(tame, fc.constant(1)), periods), schools)),
  )
  .map(([pilots, values]) =>
    values.flatMap((row, s) =>
      row.map((value, period) => ({
        school: `s${s}`,
        period,
        pilot: pilots[s]!,
        after: period >= row.length / 2,
        value,
      })),
    ),
  );
const series = fc.array(fc.oneof({ weight: 9, arbitrary: tame }, { weight: 1, arbitrary: fc.constant(null) }), {
  minLength: 6,
  maxLength: 20,
});
const strata = fc
  .tuple(many(counts(80), 24), fc.integer({ min: 20, max: 24 }))
  .map(([cells, kept]) =>
    cells
      .slice(0, kept)
      .map(({ n, hits }, i) => ({ levels: { one: String(i % 6), two: String(Math.floor(i / 6)) }, n, hits })),
  );
const scoreCells = fc
  .tuple(many(fc.tuple(tame, fc.integer({ min: 11, max: 400 }), share), 40), fc.boolean())
  .map(([rows, years]) =>
    rows.map(([score, n, poor], i) => ({
      unit: `u${i % 20}`,
      group: i % 2 ? "a" : "b",
      year: years ? 2000 + (i % 3) : 2000,
      grade: 3 + (i % 2),
      n,
      score,
      covariates: { poor },
    })),
  );
const columnOf = (values: readonly number[]) => ({ name: "x", values });
const ideaYear = fc.record({ group: counts(300), comparison: counts(3000), stateComparison: counts(5000) });

/** The gap of a district's classes, of which some have a value and others do not. */
const clusteredValues = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 12, max: 40 }))
  .map(([seed, having]) => {
    const random = seeded(seed).share;
    const district = taught(random, { elementary: 3, high: 0, share: 0.4, segregated: 0.2 });
    const values = deal(
      random,
      Array.from({ length: teachersOf(district) }, (_, k) => (k < having ? 1 : 0)),
    );
    const cellOf = (inGroup: boolean) => {
      const of = district.filter((s) => s.inGroup === inGroup).map((s) => averageOf(s, values));
      const sum = of.reduce((a, b) => a + b, 0);
      return { kind: "mean", n: of.length, nonZero: sum, sum, sumOfSquares: sum, sumOfCubes: sum };
    };
    return [cellOf(true), cellOf(false), sidesOf(district, values, "part-of-whole"), 0.95];
  });

/** Arguments a function accepts but random ones rarely hit; used in addition to arguments generated from types. */
export const likelyArguments: Readonly<Record<string, fc.Arbitrary<unknown[]>>> = {
  "measures/average-gap.ts averageGap": fc.tuple(averageCell, averageCell, fc.constant(0.95)),
  "measures/shared-gap.ts sharedGap": clusteredValues,
  "measures/shared-gap.ts clusteredGap": clusteredValues,
  "measures/cell-gap.ts cellGapToAll": fc
    .tuple(averageCell, averageCell)
    .map(([group, others]) => [group, addCells(group, others), 0.95]),
  "funding/lcff.ts lcffEntitlement": fc.tuple(
    fc.oneof(fc.integer({ min: 2014, max: 2027 }), anyNumber),
    fc.record({
      tk3: fc.oneof(fc.nat(9000), anyNumber),
      g46: fc.nat(9000),
      g78: fc.nat(9000),
      g912: fc.oneof(fc.nat(9000), anyNumber),
    }),
    fc.oneof(share, anyNumber),
    fc.oneof(share, anyNumber),
  ),
  "improve/difference-in-differences.ts differenceInDifferences": fc.tuple(panel, level),
  "improve/interrupted-series.ts interruptedSeries": fc.tuple(series, fc.nat(20), fc.nat(4), level),
  "measures/favorable.ts favorable": fc.tuple(
    levelCounts(5),
    fc.array(fc.integer({ min: 1, max: 5 })),
    fc.record({ minimum: anyNumber, confidence: level }, { requiredKeys: [] }),
  ),
  "measures/milestone-chain.ts milestoneChain": upTo(5, (steps) =>
    fc
      .tuple(levelCounts(steps), levelCounts(steps), fc.nat(20), level)
      .map(([a, b, minimum, at]) => [a.sort((x, y) => y - x), b.sort((x, y) => y - x), minimum, at]),
  ),
  "measures/nonresponse.ts responseWarnings": fc.tuple(responses),
  "measures/nonresponse.ts responseRateGap": fc.tuple(responses),
  "measures/poststratified.ts poststratified": fc.tuple(responses, level),
  "measures/significant-disproportionality.ts studentsFromThreshold": fc.tuple(ideaYear, namedTypes.IdeaRule!),
  "models/diagnostics.ts diagnostics": design.map(({ named, y }) => [{ y, columns: named }]),
  "models/early-warning/points-from-model.ts pointsFromModel": fc
    .tuple(
      many(fc.tuple(bit, bit, share), 700),
      upTo(30, (n) => many(fc.tuple(bit, bit), n)),
    )
    .map(([earlier, later]) => [
      { signs: [columnOf(earlier.map(([x]) => x))], outcomes: earlier.map(([x, y, p]) => (p < 0.5 ? x : y)) },
      { signs: [columnOf(later.map(([x]) => x))], outcomes: later.map(([, y]) => y) },
    ]),
  "models/maihda.ts maihda": fc.tuple(strata, fc.record({ confidence: level, nodes: fc.constantFrom(1, 25) })),
  "models/maihda.ts ratesTowardSum": fc.tuple(strata, fc.record({ confidence: level, nodes: fc.constantFrom(1, 25) })),
  "models/multilevel.ts multilevelModel": fc
    .tuple(design, many(fc.nat(3), 9), level)
    .map(([{ named, y }, units, at]) => [{ y, columns: named, unit: units.slice(0, y.length) }, at]),
  "models/outlier-diagnostics.ts outlierDiagnostics": fc.tuple(scoreCells),
  "models/outliers.ts positiveOutliers": fc.tuple(
    scoreCells,
    fc.record({
      referenceGroup: fc.constant("a"),
      focalGroups: fc.constant(["b"]),
      minimumN: fc.oneof(fc.constant(1), anyNumber),
    }),
  ),
  "models/outliers.ts designColumns": fc.tuple(fc.oneof(scoreCells, fc.constant([]))),
  "models/survival/discrete-time-model.ts discreteTimeModel": upTo(
    40,
    (n) =>
      fc.record({
        time: many(fc.integer({ min: 1, max: 4 }), n),
        event: many(bit, n),
        covariates: many(bit, n).map((values) => [columnOf(values)]),
        periods: fc.integer({ min: 1, max: 5 }),
        link: fc.constantFrom("logit", "cloglog"),
      }),
    5,
  ).map((input) => [input]),
  "stats/ar1-regression.ts ar1Regression": design.map(({ columns, y }) => [columns, y]),
  "stats/hypergeometric.ts hypergeometricMasses": fc
    .tuple(fc.nat(400), share, share)
    .map(([all, a, b]) => [Math.round(all * a), Math.round(all * b), all]),
  "stats/random-intercept-logit.ts randomInterceptLogit": upTo(
    8,
    (n) =>
      many(counts(60), n).map((cells) => [
        {
          n: Float64Array.from(cells, (cell) => cell.n),
          hits: Float64Array.from(cells, (cell) => cell.hits),
          columns: 1,
          ones: new Int32Array(n),
        },
      ]),
    1,
  ),
  "stats/logistic.ts logistic": fc
    .tuple(design, many(bit, 9), fc.constantFrom("logit", "cloglog"))
    .map(([{ columns, y }, hits, link]) => [columns, hits.slice(0, y.length), { link }]),
  "stats/rate-ratio.ts rateRatio": fc.tuple(sides, sides, level).map(([a, b, at]) => [a.hits, a.n, b.hits, b.n, at]),
  "stats/regression.ts regression": design.map(({ named, y }) => [{ y, columns: named }]),
  "stats/reliability.ts cronbachAlpha": fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 9 }))
    .chain(([items, people]) => fc.tuple(many(many(fc.option(fc.nat(4), { freq: 9 }), items), people))),
};

/**
 * Internal functions that rely on a precondition instead of checking it (see their docstrings), or take values only
 * our code creates: a fit, a factor, a model. They get arguments that satisfy the precondition.
 */
export const promisedArguments: Readonly<Record<string, fc.Arbitrary<unknown[]>>> = {
  // Gives NaN where nothing could be tested, like a column.
  "measures/gap-family.ts adjustPValues": upTo(12, (n) =>
    fc.tuple(many(share, n), many(fc.nat(3), n), many(bit, n)),
  ).map(([p, family, repeats]) => [p, { count: 4, family, repeats }]),
  "measures/counts.ts together": fc.tuple(fc.array(sureCounts)),
  "measures/counts.ts without": fc.tuple(sureCounts, sureCounts),
  "models/survival/cumulative-incidence.ts incidenceBy": fc
    .tuple(
      upTo(9, (n) => fc.tuple(many(fc.integer({ min: 1, max: 5 }), n), many(fc.nat(2), n)), 1),
      anyNumber,
    )
    .map(([[time, status], at]) => {
      const found = cumulativeIncidence({ time, status: status as (0 | 1 | 2)[] });
      return [isNone(found) ? [] : found.event, at];
    }),
  "stats/binomial-normal.ts effectMode": fc.tuple(binomialNormal, tame),
  "stats/binomial-normal.ts laplaceLog": atMode.map((list) => [...list]),
  "stats/binomial-normal.ts quadratureLog": fc
    .tuple(atMode, fc.integer({ min: 1, max: 25 }))
    .map(([list, nodes]) => [...list, gaussHermite(nodes)]),
  "stats/binomial-normal.ts saturatedLog": sides.map(({ n, hits }) => [hits, n]),
  "stats/cholesky.ts choleskySolve": factor.chain((found) =>
    many(fc.double({ min: -1e9, max: 1e9, noNaN: true }), found.size).map((right) => [found, Float64Array.from(right)]),
  ),
  "stats/cholesky.ts choleskyInverse": fc.tuple(factor),
  "stats/cholesky.ts choleskyLogDet": fc.tuple(factor),
  "stats/cluster-robust.ts clusterRobust": fc
    .tuple(fitted, many(fc.constantFrom("a", "b", "c"), 9), fc.nat(2))
    .map(([{ fit, columns }, clusters, at]) => [
      fit,
      columns,
      clusters.slice(0, columns[0]!.length),
      at % columns.length,
    ]),
  "stats/least-on-interval.ts leastOnInterval": fc
    .tuple(tame, tame, tame, fc.double({ min: 0.01, max: 20, noNaN: true }))
    .map(([bottom, bump, low, width]) => [(x: number) => (x - bottom) ** 2 + bump * Math.sin(x), low, low + width]),
  "stats/least-squares.ts standardErrors": fitted.map(({ fit }) => [fit]),
  "stats/least-squares.ts robustCovariance": fc
    .tuple(fitted, fc.constantFrom("HC0", "HC1", "HC3"))
    .map(([{ fit, columns }, type]) => [fit, columns, type]),
  "stats/maximum-likelihood.ts maximumLikelihood": fc
    .tuple(fc.double({ min: -20, max: 20, noNaN: true }), tame, fc.double({ min: 0, max: 5, noNaN: true }))
    .map(([peak, start, steep]) => [
      ([x]: readonly number[]) => ({
        value: steep * Math.log(Math.cosh(x! - peak)),
        gradient: Float64Array.of(steep * Math.tanh(x! - peak)),
        curvature: Float64Array.of(steep / Math.cosh(x! - peak) ** 2),
        information: Float64Array.of(steep),
      }),
      [start],
    ]),
  "stats/newey-west.ts neweyWest": fc.tuple(fitted, fc.nat(8)).map(([{ fit, columns }, lag]) => [fit, columns, lag]),
  "stats/ordered-probit.ts fitOrderedProbit": fc.tuple(levelCounts(4), tame).map(([held, start]) => [
    [held.map((x) => (x + 1) / held.reduce((sum, y) => sum + y + 1, 0))],
    () => ({
      groups: [{ mean: searchedTerm(0), logSd: fixedTerm(0) }],
      cuts: [-1, 0, 1].map(fixedTerm),
    }),
    [start],
  ]),
  "stats/ordered-probit.ts termAt": fc
    .tuple(
      tame,
      upTo(4, (n) => many(tame, n), 1),
    )
    .chain(([fixed, x]) => fc.nat(x.length - 1).map((at) => [{ fixed, parts: [{ at, weight: 2 }] }, x])),
  "stats/ordered-probit.ts cutsOfShares": upTo(6, (n) => many(fc.integer({ min: 1, max: 40 }), n), 1).map((held) => [
    held.map((x) => x / held.reduce((sum, y) => sum + y, 0)),
  ]),
  "stats/ordered-probit.ts twoGroupProbit": fc.tuple(levelCounts(4), levelCounts(4), fc.boolean()),
  "stats/require.ts requireSameLength": fc.tuple(fc.array(bit), fc.array(bit), fc.constant("Lists")),
  "stats/random-intercept.ts randomIntercept": fc
    .tuple(design, many(fc.nat(2), 9))
    .map(([{ named, y }, group]) => [
      { y, columns: named, group: Int32Array.from(group.slice(0, y.length)), groups: 3 },
    ]),
  "stats/regression.ts studentizedResiduals": design
    .map(({ named, y }) => orRefused(() => regression({ y, columns: named })))
    .filter((found) => found?.kind === "regression")
    .map((found) => [found]),
  "stats/symmetric-eigen.ts symmetricEigen": upTo(5, (n) => many(many(tame, n), n)).map((rows) => [
    rows.map((row, i) => row.map((x, j) => x + rows[j]![i]!)),
  ]),
  "stats/wilson.ts wilsonUpper": fc
    .tuple(sides, share)
    .map(([{ n, hits }, at]) => [hits, n, zForConfidence(0.01 + 0.98 * at)]),
  "stats/wilson.ts wilsonLower": fc
    .tuple(sides, share)
    .map(([{ n, hits }, at]) => [hits, n, zForConfidence(0.01 + 0.98 * at)]),
  "improve/priority.ts intervalError": fc.tuple(tame, tame, fc.constant(0.95)),
  "improve/priority.ts priorities": fc
    .array(fc.tuple(tame, share, fc.nat(1e6)), { maxLength: 6 })
    .map((gaps) => [
      gaps.map(([gap, error, n], i) => ({ id: `${i}`, gap: gap / 5, error, n, history: [gap / 5, null] })),
      1e6,
      { ...defaultPriorityRules, delta: 0.05 },
    ]),
  "stats/ordered-probit.ts fixedTerm": fc.tuple(tame),
  "stats/ordered-probit.ts searchedTerm": fc.tuple(fc.nat(9)),
};

/** Slow functions, with the number of runs. */
export const fewerRuns: Readonly<Record<string, number>> = {
  "models/maihda.ts maihda": 60,
  "models/maihda.ts ratesTowardSum": 60,
  "models/early-warning/points-from-model.ts pointsFromModel": 60,
};
