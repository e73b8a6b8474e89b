/**
 * `node bench/models.ts`: MAIHDA on 10,000 cells, and the outlier model (regression, shrinkage, expected ranks) on 10,000 schools.
 * Each in processor seconds, and as a multiple of one plain pass over the same numbers in the same run; exit 1 above a second.
 */
import { isNone } from "../src/base/finding.ts";
import { maihda, type Stratum } from "../src/models/maihda.ts";
import { positiveOutliers, type ScoreCell, schoolDesign } from "../src/models/outliers.ts";
import { rankUncertainty } from "../src/models/rank-uncertainty.ts";
import { shrink } from "../src/models/shrinkage.ts";
import { regression } from "../src/stats/regression.ts";
import { seeded } from "../test/models/chance.ts";

const bar = 1;

/** CPU seconds, so that the result does not depend on load. */
function seconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Median of five runs. */
const typical = (work: () => unknown): number =>
  Array.from({ length: 5 }, () => seconds(work)).sort((a, b) => a - b)[2] ?? 0;

let kept = 0;
function report(name: string, work: () => unknown, pass: () => number): void {
  kept += pass();
  const plain = typical(() => {
    for (let round = 0; round < 200; round++) kept += pass();
  });
  const took = typical(work);
  console.log(`${name}: ${took.toFixed(3)} s of processor, ${Math.round(took / (plain / 200))} plain passes`);
  if (took > bar) {
    console.error(`${name} took more than ${bar} s`);
    process.exitCode = 1;
  }
}

const cells = strata(10_000);
report(
  "MAIHDA on 10,000 cells, both models",
  () => solid(maihda(cells)),
  () => cells.reduce((sum, { n, hits }) => sum + hits / n, 0),
);

const { share, normal } = seeded(5);
const schools = Array.from({ length: 10_000 }, () => {
  const x = Array.from({ length: 6 }, normal);
  const n = 20 + Math.floor(600 * share());
  return { x, n, y: x.reduce((sum, value) => sum + value, 0) + 0.5 * normal() + (3 * normal()) / Math.sqrt(n) };
});
const columns = Array.from({ length: 6 }, (_, j) => ({
  name: `x${j}`,
  values: Float64Array.from(schools, ({ x }) => x[j] ?? 0),
}));
report(
  "outlier model on 10,000 schools, 6 covariates",
  () => {
    const fit = solid(regression({ y: schools.map(({ y }) => y), columns, weights: schools.map(({ n }) => n) }));
    const variances = schools.map(({ n }) => 9 / n);
    return solid(rankUncertainty(solid(shrink(fit.fit.residuals, variances))));
  },
  () => schools.reduce((sum, { x, y, n }) => sum + n * y + x.reduce((all, value) => all + value, 0), 0),
);

const panel = scoreCells(10_000);
report(
  `positive outliers of ${panel.length.toLocaleString("en-US")} cells: 10,000 schools, 2 groups, 3 years`,
  () => positiveOutliers(panel, { referenceGroup: "white", focalGroups: ["latino"], ...schoolDesign }),
  () => panel.reduce((sum, { n, score }) => sum + n * score, 0),
);
if (!Number.isFinite(kept)) process.exitCode = 1;

function solid<T>(answer: T): Exclude<T, { readonly kind: "none" }> {
  if (isNone(answer)) throw new Error(answer.reason);
  return answer as Exclude<T, { readonly kind: "none" }>;
}

/** Crossings of 8 x 2 x 2 x 2 levels in each of many schools' neighborhoods. */
function strata(count: number): Stratum[] {
  const chance = seeded(3);
  const levels = [8, 2, 2, 2, Math.ceil(count / 64)];
  return Array.from({ length: count }, (_, cell) => {
    let rest = cell;
    let logit = -0.4 + 0.5 * chance.normal();
    const named = levels.map((size, d) => {
      const level = rest % size;
      rest = Math.floor(rest / size);
      logit += 0.1 * (level % 5);
      return [`dimension ${d}`, `level ${level}`];
    });
    const n = 3 + Math.floor(120 * chance.share() ** 2);
    let hits = 0;
    for (let student = 0; student < n; student++) hits += Number(chance.share() < 1 / (1 + Math.exp(-logit)));
    return { levels: Object.fromEntries(named), n, hits };
  });
}

function scoreCells(count: number): ScoreCell[] {
  const chance = seeded(4);
  return Array.from({ length: count }, (_, school) => school).flatMap((school) =>
    ["white", "latino"].flatMap((group) => {
      const income = chance.normal();
      return [2022, 2023, 2024].map((year) => ({
        unit: `S${school}`,
        group,
        year,
        grade: "all",
        n: 30 + Math.floor(200 * chance.share()),
        score: 0.3 * income + 0.3 * chance.normal(),
        covariates: { income },
      }));
    }),
  );
}
