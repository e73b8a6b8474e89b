import fc from "fast-check";
import { test } from "vitest";
import { none } from "../../src/base/finding.ts";
import {
  eightyPercent,
  type ImpactReference,
  percentagePointGap,
  proportionalityIndex,
} from "../../src/measures/disproportionate-impact.ts";
import { eFormula } from "../../src/measures/e-formula.ts";
import { gapTrend } from "../../src/measures/gap-trend.ts";
import {
  betweenGroupVariance,
  betweenGroupVarianceCorrected,
  type GroupRate,
  meanDifferenceFromMean,
  meanLogDeviationOfGroups,
  populationAttributableRisk,
  theilOfGroups,
} from "../../src/measures/group-inequality.ts";
import { hetop } from "../../src/measures/hetop.ts";
import { mantelHaenszel } from "../../src/measures/mantel-haenszel.ts";
import { participationAddedScores, participationAdjusted } from "../../src/measures/participation-adjusted.ts";
import { disproportionality, relativeRateIndex, riskRatio, weightedRiskRatio } from "../../src/measures/risk-ratio.ts";
import { kitagawa, schoolMeanDecomposition } from "../../src/measures/school-decomposition.ts";
import {
  dissimilarity,
  expectedDissimilarity,
  exposure,
  nestedSegregation,
  theilSegregation,
} from "../../src/measures/segregation.ts";
import { shareFinding } from "../../src/measures/share-finding.ts";
import {
  significantDisproportionality,
  studentsFromThreshold,
} from "../../src/measures/significant-disproportionality.ts";
import { slopeIndexLinear, slopeIndexLogit } from "../../src/measures/slope-index.ts";
import { standardizedRate } from "../../src/measures/standardized-rate.ts";
import { studentsToClose } from "../../src/measures/students-to-close.ts";
import { theilDecomposition } from "../../src/measures/theil-decomposition.ts";
import { orderedProbitGap, outscoring, vGap } from "../../src/measures/v-gap.ts";
import { ideaDefaultRule } from "../../src/rules/us-federal-idea.ts";
import { anyNumber, expectSound } from "../sound.ts";
import { anyCounts, levelCounts } from "./any-counts.ts";

const groups = fc.array(anyCounts, { maxLength: 6 });
const withheld = fc.constantFrom(none("suppressed_input"), none("no_data"));
const countsOrNone = fc.oneof(anyCounts, withheld);
const reference: fc.Arbitrary<ImpactReference> = fc.oneof(
  fc.constantFrom<ImpactReference>("overall", "all but current", "hpg"),
  anyNumber.map((group) => ({ group })),
  anyNumber.map((value) => ({ rate: value })),
);
const level = fc.oneof(fc.constant(0.95), anyNumber);
const runs = { numRuns: 1500 };

test("shares and trends give numbers or reasons for any input", () => {
  const years = fc.array(
    fc.record({
      year: fc.oneof(fc.integer({ min: 2015, max: 2026 }), anyNumber),
      value: anyNumber,
      variance: anyNumber,
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(countsOrNone, level, years, (counts, at, list) => {
      expectSound(() => shareFinding(counts, at));
      expectSound(() => gapTrend(list));
    }),
    runs,
  );
});

test("the community college screens return numbers or reasons", () => {
  fc.assert(
    fc.property(groups, reference, anyNumber, fc.boolean(), (list, against, x, own) => {
      expectSound(() => percentagePointGap(list, against, { marginFromRate: own }));
      expectSound(() => percentagePointGap(list, against, { minimumMargin: x }));
      expectSound(() => eightyPercent(list, against));
      expectSound(() => eightyPercent(list, against, x));
      expectSound(() => proportionalityIndex(list));
      expectSound(() => proportionalityIndex(list, x));
      expectSound(() => studentsToClose(x, x, x));
    }),
    runs,
  );
});

test("disproportionality returns numbers or reasons", () => {
  fc.assert(
    fc.property(
      groups,
      anyCounts,
      anyCounts,
      anyCounts,
      level,
      fc.array(anyNumber, { maxLength: 6 }),
      (list, a, b, c, at, sizes) => {
        expectSound(() => [riskRatio(a, b, at), relativeRateIndex(a, b)]);
        expectSound(() => disproportionality(list, at));
        expectSound(() => weightedRiskRatio(list, 0, sizes));
        expectSound(() => eFormula(a, b));
        const year = { group: a, comparison: b, stateComparison: c };
        expectSound(() => significantDisproportionality([year, year, year], ideaDefaultRule));
        expectSound(() => studentsFromThreshold(year, ideaDefaultRule));
        const rule = {
          ...ideaDefaultRule,
          threshold: sizes[0] ?? 3,
          minimumCell: sizes[1] ?? 0,
          minimumN: sizes[2] ?? 0,
        };
        expectSound(() => significantDisproportionality([year, year, year], rule));
        expectSound(() => studentsFromThreshold(year, rule));
      },
    ),
    runs,
  );
});

test("pooled and standardized rates return numbers or reasons", () => {
  const strata = fc.array(fc.tuple(anyCounts, anyCounts), { maxLength: 5 });
  fc.assert(
    fc.property(strata, level, (list, at) => {
      expectSound(() =>
        mantelHaenszel(
          list.map(([group, rest]) => ({ group, rest })),
          at,
        ),
      );
      expectSound(() =>
        standardizedRate(
          list.map(([group, standard]) => ({ group, standard })),
          at,
        ),
      );
    }),
    runs,
  );
});

test("gaps of distributions return numbers or reasons", () => {
  const any = fc
    .integer({ min: 0, max: 5 })
    .chain((levels) =>
      fc.tuple(
        fc.oneof(levelCounts(levels), fc.array(anyNumber, { maxLength: 5 })),
        fc.oneof(levelCounts(levels), levelCounts(levels, 3)),
        levelCounts(levels, 1),
      ),
    );
  fc.assert(
    fc.property(any, level, ([a, b, c], at) => {
      expectSound(() => vGap(a, b, at));
      expectSound(() => orderedProbitGap(a, b));
      expectSound(() => outscoring(a, b));
      expectSound(() => vGap(b, c));
      expectSound(() => orderedProbitGap(b, c));
    }),
    { numRuns: 800 },
  );
  fc.assert(
    fc.property(any, ([a, b, c]) => {
      expectSound(() => hetop([a, b, c, b]));
      expectSound(() => hetop([b, c, c]));
    }),
    { numRuns: 150 },
  );
});

test("participation returns numbers or reasons", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("ela" as const, "math" as const),
      anyNumber,
      anyNumber,
      anyNumber,
      anyNumber,
      (subject, a, b, c, d) => {
        expectSound(() => participationAddedScores(a, b));
        expectSound(() => participationAdjusted({ enrolled: a, tested: b, scored: c }, d, subject));
      },
    ),
    runs,
  );
});

test("inequality over groups returns numbers or reasons", () => {
  const rates: fc.Arbitrary<GroupRate[]> = fc.array(
    fc.oneof(
      fc.record({
        rate: fc.double({ min: 0, max: 1, noNaN: true }),
        n: fc.nat(500),
        se: fc.double({ min: 0, max: 0.5, noNaN: true }),
      }),
      fc.record({ rate: anyNumber, n: anyNumber, se: anyNumber }),
      fc.record({ rate: anyNumber, n: anyNumber }),
    ),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(rates, level, fc.boolean(), anyNumber, groups, (list, at, favorable, x, cells) => {
      expectSound(() => betweenGroupVariance(list, at));
      expectSound(() => betweenGroupVarianceCorrected(list));
      expectSound(() => theilOfGroups(list, at));
      expectSound(() => meanLogDeviationOfGroups(list, at));
      expectSound(() => meanDifferenceFromMean(list));
      expectSound(() => populationAttributableRisk(list, favorable));
      expectSound(() => populationAttributableRisk(list, favorable, { minimumN: x, best: x }));
      expectSound(() => slopeIndexLinear(list.map(({ rate: value, n }) => ({ value, n }))));
      expectSound(() => slopeIndexLogit(cells, at));
      expectSound(() =>
        theilDecomposition(
          list.map(({ n }) => n),
          list.map((_, i) => String(i % 2)),
        ),
      );
    }),
    runs,
  );
});

test("decompositions of a gap return numbers or reasons", () => {
  const group = fc.record({
    n: fc.oneof(fc.nat(50), anyNumber),
    rate: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), anyNumber, withheld),
  });
  const schools = fc.array(fc.record({ school: fc.constantFrom("Alder", "Birch", "Cedar"), a: group, b: group }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(schools, (list) => {
      expectSound(() => kitagawa(list));
      expectSound(() => schoolMeanDecomposition(list));
    }),
    runs,
  );
});

test("segregation returns numbers or reasons", () => {
  const table = fc
    .integer({ min: 0, max: 3 })
    .chain((width) =>
      fc.array(
        fc.oneof(
          { weight: 6, arbitrary: levelCounts(width, 9) },
          { weight: 1, arbitrary: fc.array(anyNumber, { maxLength: 3 }) },
        ),
        { maxLength: 6 },
      ),
    );
  fc.assert(
    fc.property(
      table,
      fc.array(fc.constantFrom("north", "south"), { maxLength: 6 }),
      fc.array(fc.oneof(fc.nat(30), anyNumber), { maxLength: 5 }),
      anyNumber,
      (counts, area, sizes, x) => {
        expectSound(() => dissimilarity(counts));
        expectSound(() => exposure(counts));
        expectSound(() => theilSegregation(counts));
        expectSound(() => nestedSegregation(counts, area));
        expectSound(() => expectedDissimilarity(sizes, x));
      },
    ),
    runs,
  );
});
