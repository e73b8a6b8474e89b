import { isNone } from "../base/finding.ts";
import { type Audience, type Cube, countsAt } from "../cube/cube.ts";
import { ideaReading, studentsFromThreshold } from "../measures/significant-disproportionality.ts";
import { vGap } from "../measures/v-gap.ts";
import { maihda } from "../models/maihda.ts";
import { ideaDefaultRule } from "../rules/us-federal-idea.ts";
import type { AuditFinding } from "./audit-schema.ts";

/** A finding and where its cell stands in the cube. */
interface Located {
  readonly finding: AuditFinding;
  readonly i: number;
  readonly p: number;
  readonly y: number;
  readonly group: number;
}

interface Confidence {
  readonly rules: { readonly level: number; readonly minimumN: number };
}

/**
 * Adds to the findings of districts in the latest year what a single gap does not tell: the gap of the whole distribution over achievement levels, the
 * IDEA reading of identification, and for crossings the rate that a model of the two groups would give.
 */
export function addDepth(cube: Cube<Audience>, located: readonly Located[], settings: Confidence): void {
  const latest = cube.years.length - 1;
  const wide = located.filter(({ y, p }) => y === latest && cube.places[p]?.kind !== "school");
  for (const at of wide) {
    addVGap(cube, at, settings.rules.level);
    addIdeaReading(at);
  }
  const crossings = new Map<string, Located[]>();
  for (const at of wide) {
    if (!at.finding.group.grouping.includes("*") || at.finding.hits === null) continue;
    const key = `${at.i}/${at.p}/${at.finding.group.grouping}`;
    crossings.set(key, [...(crossings.get(key) ?? []), at]);
  }
  for (const group of crossings.values()) addShrunkenRates(cube, group);
}

function addVGap(cube: Cube<Audience>, { finding, i, p, y, group }: Located, level: number): void {
  const own = countsAt(cube, i, y, p, group);
  const all = countsAt(cube, i, y, p, 0);
  if (own?.kind !== "share" || all?.kind !== "share" || own.levels === undefined || all.levels === undefined) return;
  const rest = all.levels.map((n, k) => n - (own.levels?.[k] ?? 0));
  const found = vGap([...own.levels], rest, level);
  if (!isNone(found)) finding.vGap = { value: found.v, lower: found.lower, upper: found.upper };
}

/** Race or ethnicity and identification: the ratio as the federal rule reads it, without the state's comparison group. */
function addIdeaReading({ finding }: Located): void {
  const { indicator, group, hits, n, comparisonHits, comparisonN } = finding;
  if (group.grouping !== "race-ethnicity" || hits === null || comparisonHits === null) return;
  if (!indicator.startsWith("special-education") || finding.comparison !== "everyone-else") return;

  const nobody = { n: 0, hits: 0 };
  const year = { group: { n, hits }, comparison: { n: comparisonN, hits: comparisonHits }, stateComparison: nobody };
  const reading = ideaReading(year, ideaDefaultRule);
  const away = studentsFromThreshold(year, ideaDefaultRule);
  finding.idea = {
    ratio: isNone(reading.ratio) ? null : reading.ratio,
    status: isNone(reading.ratio) ? reading.ratio.reason : reading.exceeds ? "above" : "not-above",
    studentsAway: isNone(away) ? null : away.students,
    threshold: ideaDefaultRule.threshold,
  };
}

function addShrunkenRates(cube: Cube<Audience>, group: readonly Located[]): void {
  const first = group[0];
  if (first === undefined) return;
  const grouping = first.finding.group.grouping;
  const [a, b] = grouping.split("*");
  const strata = cube.groups.flatMap((g, index) => {
    if (g.grouping !== grouping) return [];
    const cell = countsAt(cube, first.i, first.y, first.p, index);
    const [left, right] = g.level.split("*");
    return cell?.kind === "share" && cell.n > 0
      ? [{ index, n: cell.n, hits: cell.hits, levels: { [a ?? ""]: left ?? "", [b ?? ""]: right ?? "" } }]
      : [];
  });
  const fit = maihda(strata);
  if (isNone(fit)) return;
  for (const at of group) {
    const k = strata.findIndex((s) => s.index === at.group);
    const estimate = fit.strata[k];
    if (estimate === undefined || isNone(estimate)) continue;
    const { value, lower, upper } = estimate.towardSum;
    at.finding.shrunkenRate = value;
    at.finding.shrunkenRange = { lower, upper };
  }
}
