import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { type Maihda, maihda, ratesTowardSum, type Stratum } from "../../src/models/maihda.ts";
import { expectSound } from "../sound.ts";

/** Every crossing of three dimensions: 4 x 2 x 2 strata. */
const crossed = (counts: readonly { n: number; hits: number }[]): Stratum[] =>
  ["a", "b", "c", "d"]
    .flatMap((race) => ["f", "m"].flatMap((sex) => ["no", "yes"].map((income) => ({ race, sex, income }))))
    .map((levels, j) => ({ levels, ...counts[j]! }));

const count = fc.integer({ min: 1, max: 300 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.nat(n) }));
const strata = fc.array(count, { minLength: 16, maxLength: 16 }).map(crossed);

const fitted = (given: readonly Stratum[], nodes?: number): Maihda | undefined => {
  const found = maihda(given, nodes === undefined ? {} : { nodes });
  return isNone(found) ? undefined : found;
};

test("a shrunken rate is between the stratum's own rate and the mean, inside its interval", () => {
  fc.assert(
    fc.property(strata, (given) => {
      const found = fitted(given);
      fc.pre(found !== undefined);
      const typical = 1 / (1 + Math.exp(-found!.null.effects[0]!.value));
      found!.strata.forEach((one, j) => {
        if (isNone(one)) throw new Error(one.reason);
        const own = given[j]!.hits / given[j]!.n;
        const { value, lower, upper } = one.towardMean;
        expect(value).toBeGreaterThanOrEqual(Math.min(own, typical) - 1e-6);
        expect(value).toBeLessThanOrEqual(Math.max(own, typical) + 1e-6);
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value);
      });
    }),
    { numRuns: 60 },
  );
});

test("the order of the strata changes nothing, an empty stratum has a reason", () => {
  fc.assert(
    fc.property(strata, (given) => {
      const found = fitted(given);
      fc.pre(found !== undefined);
      const turned = fitted([{ levels: given[0]!.levels, n: 0, hits: 0 }, ...given.toReversed()])!;
      expect(turned.strata[0]).toEqual({ kind: "none", reason: "zero_denominator" });
      expect(turned.null.variance).toBeCloseTo(found!.null.variance, 4);
      expect(turned.null.effects[0]!.value).toBeCloseTo(found!.null.effects[0]!.value, 4);
    }),
    { numRuns: 30 },
  );
});

test("rates toward the sum are the same without the null model", () => {
  let fits = 0;
  fc.assert(
    fc.property(strata, fc.nat(15), (given, at) => {
      const all = given.toSpliced(at, 0, { levels: given[0]!.levels, n: 0, hits: 0 });
      const found = fitted(all);
      fc.pre(found !== undefined);
      fits++;
      expect(ratesTowardSum(all)).toEqual(found!.strata.map((one) => (isNone(one) ? one : one.towardSum)));
    }),
    { numRuns: 20 },
  );
  expect(fits).toBeGreaterThan(10);
  expect(ratesTowardSum([])).toEqual({ kind: "none", reason: "too_few_units" });
});

test("strata that all have the same rate have no variance between them, and nothing to explain", () => {
  const found = fitted(crossed(Array.from({ length: 16 }, (_, j) => ({ n: 20 * (j + 1), hits: 5 * (j + 1) }))))!;
  expect(found.null.variance).toBe(0);
  expect(found.null.vpc).toBe(0);
  expect(found.pcv).toEqual({ kind: "none", reason: "zero_variance" });
});

test("additive rates have no interaction; a single deviating intersection shows one", () => {
  const logits = [-1, 0, 0.5, 1].flatMap((race) => [0, 0.7].flatMap((sex) => [0, -0.6].map((x) => race + sex + x)));
  const additive = logits.map((logit) => ({ n: 20_000, hits: Math.round(20_000 / (1 + Math.exp(-logit))) }));
  const found = fitted(crossed(additive))!;
  expect(found.main.variance).toBe(0);
  expect(found.pcv).toBe(1);
  const departed = fitted(crossed(additive.map((cell, j) => (j === 5 ? { n: 20_000, hits: 4_000 } : cell))))!;
  const interactions = departed.strata.map((one) => (isNone(one) ? 0 : Math.abs(one.interaction.value)));
  expect(interactions.indexOf(Math.max(...interactions))).toBe(5);
});

test("a state with millions of students is fitted as well as a school", () => {
  const rates = Array.from({ length: 16 }, (_, j) => 0.2 + ((j * 7) % 16) / 40);
  const small = fitted(crossed(rates.map((rate) => ({ n: 4_000, hits: Math.round(4_000 * rate) }))))!;
  const large = fitted(crossed(rates.map((rate) => ({ n: 4e10, hits: Math.round(4e10 * rate) }))))!;
  expect(large.null.variance).toBeCloseTo(small.null.variance, 2);
  expect(large.main.variance).toBeCloseTo(small.main.variance, 2);
});

test("fewer than eight strata with students are not fitted; a level with only hits is separation", () => {
  const counts = Array.from({ length: 16 }, (_, j) => ({ n: j < 7 ? 30 : 0, hits: j < 7 ? 10 + j : 0 }));
  expect(maihda(crossed(counts))).toEqual({ kind: "none", reason: "too_few_units" });
  const full = Array.from({ length: 16 }, (_, j) => ({ n: 30, hits: j < 4 ? 30 : 10 + j }));
  expect(maihda(crossed(full))).toEqual({ kind: "none", reason: "separation" });
});

test("two identical dimensions are not estimable", () => {
  const twice = crossed(Array.from({ length: 16 }, (_, j) => ({ n: 30, hits: 5 + j }))).map((stratum) => ({
    ...stratum,
    levels: { ...stratum.levels, again: stratum.levels["sex"]! },
  }));
  expect(maihda(twice)).toEqual({ kind: "none", reason: "not_estimable" });
});

test("any counts give a finite answer, a reason or an error", () => {
  const wild = fc.record({
    n: fc.oneof(fc.nat(40), fc.maxSafeNat(), fc.double()),
    hits: fc.oneof(fc.nat(40), fc.double()),
  });
  fc.assert(
    fc.property(
      fc.array(fc.oneof(count, wild), { minLength: 16, maxLength: 16 }),
      fc.constantFrom(1, 7),
      (counts, nodes) => {
        expectSound(() => maihda(crossed(counts), { nodes }));
      },
    ),
    { numRuns: 150 },
  );
  const tiny = fc
    .record({ n: fc.integer({ min: 0, max: 4 }), hits: fc.nat(4) })
    .map(({ n, hits }) => ({ n, hits: Math.min(n, hits) }));
  fc.assert(
    fc.property(fc.array(tiny, { minLength: 16, maxLength: 16 }), (counts) =>
      expectSound(() => maihda(crossed(counts))),
    ),
    { numRuns: 150 },
  );
});
