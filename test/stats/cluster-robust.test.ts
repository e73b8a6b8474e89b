import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { clusterRobust } from "../../src/stats/cluster-robust.ts";
import { leastSquares, robustCovariance } from "../../src/stats/least-squares.ts";

const value = fc.double({ min: -10, max: 10, noNaN: true });
/** Spread-out values, so that no row or cluster determines a coefficient alone; any outcome. */
const rows = fc
  .array(value, { minLength: 8, maxLength: 30 })
  .map((outcomes) => outcomes.map((y, at): [number, number] => [(at * at) % 7, y]));

function setting(held: readonly (readonly [number, number])[]) {
  const columns = [held.map(() => 1), held.map(([x]) => x)];
  const fit = leastSquares(
    columns,
    held.map(([, y]) => y),
  );
  return { columns, fit };
}

test("clusters of one row give the plain robust variance, and the reduced-bias one is no smaller", () => {
  fc.assert(
    fc.property(rows, (held) => {
      const { columns, fit } = setting(held);
      if (isNone(fit)) throw new Error("places differ");
      const found = clusterRobust(
        fit,
        columns,
        held.map((_, at) => at),
        1,
      );
      const plain = robustCovariance(fit, columns, "HC0");
      if (isNone(found) || isNone(plain)) throw new Error("there are rows enough");
      expect(found.cr0).toBeCloseTo(plain[1]![1]!, 9);
      expect(found.cr2).toBeGreaterThanOrEqual(found.cr0 * (1 - 1e-9));
      expect(found.cr1).toBeCloseTo((found.cr0 * held.length) / (held.length - 2), 9);
    }),
  );
});

test("names of the clusters and the order of the rows do not matter", () => {
  fc.assert(
    fc.property(rows, (held) => {
      const { columns, fit } = setting(held);
      const turned = setting([...held].reverse());
      if (isNone(fit) || isNone(turned.fit)) throw new Error("places differ");
      const found = clusterRobust(
        fit,
        columns,
        held.map((_, at) => at % 3),
        1,
      );
      const other = clusterRobust(
        turned.fit,
        turned.columns,
        held.map((_, at) => `school ${(held.length - 1 - at) % 3}`),
        1,
      );
      if (isNone(found) || isNone(other)) throw new Error("there are three clusters");
      expect(other.cr2).toBeCloseTo(found.cr2, 8);
      if (!isNone(found.df) && !isNone(other.df)) expect(other.df).toBeCloseTo(found.df, 5);
    }),
  );
});

test("balanced halves of n clusters have n - 2 degrees of freedom", () => {
  // The mean of each half depends on that many independent clusters.
  const clusters = Array.from({ length: 40 }, (_, at) => Math.floor(at / 4));
  const columns = [clusters.map(() => 1), clusters.map((cluster) => cluster % 2)];
  const fit = leastSquares(
    columns,
    clusters.map((cluster, at) => Math.sin(cluster) + Math.cos(at)),
  );
  if (isNone(fit)) throw new Error("the halves differ");
  const found = clusterRobust(fit, columns, clusters, 1);
  if (isNone(found)) throw new Error("there are ten clusters");
  expect(found.df).toBeCloseTo(8, 9);
});

test("one cluster is refused", () => {
  const { columns, fit } = setting([
    [1, 2],
    [2, 4],
    [3, 7],
  ]);
  if (isNone(fit)) throw new Error("three rows fit a line");
  expect(clusterRobust(fit, columns, [1, 1, 1], 1)).toEqual({ kind: "none", reason: "too_few_units" });
});
