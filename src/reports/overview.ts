import { isNone } from "../base/finding.ts";
import { groupKey, isCrossing, placeKey } from "../base/keys.ts";
import type { Audience, Cube } from "../cube/cube.ts";
import { madeFrom } from "../cube/made-from.ts";
import { paretoOrder } from "../improve/priority.ts";
import { type AnyIndicator, type Goal, goals } from "../indicators/indicator.ts";
import type { Audit } from "./audit.ts";
import type { NotAsked } from "./audit-schema.ts";
import { explore } from "./judged/explore.ts";
import { factTest } from "./judged/facts.ts";
import { isRestatement } from "./judged/families.ts";
import type { Finding, Refused } from "./judged/finding-at.ts";
import type { Priority } from "./judged/priority-column.ts";
import { type Report, requireAudience } from "./report.ts";

/** Summary of an audit: results by goal, largest clear gaps, changes over time, open questions. */
export interface AuditOverview<A extends Audience> extends Report<A> {
  readonly id: "overview";
  readonly place: { readonly kind: string; readonly id: string; readonly name: string };
  /** Index in the audit's places. */
  readonly placeIndex: number;
  /** Latest school year of the audit. */
  readonly schoolYear: number;
  /**
   * Clear gaps in the latest year, by descending students; one-way groups only, and without restatements of the same
   * outcome.
   */
  readonly largest: readonly Finding<A>[];
  /** Pareto shares: for each, the cumulative share of all students in these gaps. */
  readonly largestShares: readonly number[];
  /** Latest-year gaps by descending priority score; one-way groups only. */
  readonly priorities: readonly PrioritizedFinding<A>[];
  /** Gaps that narrowed or widened between the first and latest year, if a disadvantage on the average of the two. */
  readonly closing: readonly Finding<A>[];
  readonly growing: readonly Finding<A>[];
  readonly goals: readonly GoalLine<A>[];
  readonly quilt: Quilt<A>;
}

/** A finding whose gap has a priority. */
export type PrioritizedFinding<A extends Audience> = Finding<A> & { readonly priority: Priority };

const isPrioritized = <A extends Audience>(f: Finding<A>): f is PrioritizedFinding<A> => f.priority !== undefined;

/** Counts of a goal's gaps in the latest year at the place; one-way groups, each outcome once. */
export interface GoalLine<A extends Audience> {
  readonly goal: Goal;
  readonly asked: readonly string[];
  readonly notAsked: readonly NotAsked[];
  /** Comparisons, judged or not: each outcome and each pair once. */
  readonly compared: number;
  /** Disadvantages of the group; if neither direction is better, groups singled out more often. */
  readonly clear: number;
  readonly probable: number;
  /** Clear and probable gaps in the opposite direction. */
  readonly ahead: number;
  readonly noSign: number;
  readonly cannotTell: number;
  /** Groups too small to be compared. */
  readonly notJudged: number;
  /** The goal's largest clear gap, if any. */
  readonly largest?: Finding<A>;
}

/** Matrix of groups by indicators with the latest verdicts. */
export interface Quilt<A extends Audience> {
  readonly groups: readonly { readonly grouping: string; readonly level: string }[];
  readonly rows: readonly {
    readonly indicator: string;
    readonly goal: number;
    readonly cells: readonly (Finding<A> | "not-judged" | undefined)[];
  }[];
}

/** Sort order: gaps to act on before gaps in the group's favor, then by descending students. */
export const byStudents = (a: Finding<Audience>, b: Finding<Audience>): number =>
  (b.studentsToClose ?? 0) - (a.studentsToClose ?? 0) || Math.abs(b.value) - Math.abs(a.value);

const isClear = (f: Finding<Audience>): boolean => f.verdict === "clear";
/** A disadvantage of the group; if neither direction is better, being singled out more often. */
export const isDisadvantage = (f: Finding<Audience>): boolean => f.value > 0;

/** @param place  index in the audit's places: a district, or a school for its own page */
export function auditOverview<A extends Audience>(
  cube: Cube<A>,
  audit: Audit<A>,
  indicators: readonly AnyIndicator[],
  place: number,
): AuditOverview<A> {
  const { judged } = audit;
  const audience = requireAudience(cube, [audit, judged]);
  const year = judged.years.length - 1;
  const { kind, id, name } = judged.places[place] ?? { kind: "district", ...audit.district };
  const answers = explore(
    cube,
    judged,
    {
      indicators: judged.indicators.map((i) => i.id),
      groups: judged.groups.filter(({ grouping }) => !isCrossing(grouping)).map(groupKey),
      places: [placeKey({ kind, id })],
      years: judged.years.slice(-1),
    },
    audit.benchmarks,
  );
  const findings = answers.flatMap((answer) => ("finding" in answer ? [answer.finding] : []));
  const refused = answers.flatMap((answer) => ("refused" in answer ? [answer.refused] : []));
  const facts = findings.filter(factTest(judged));
  const counted = withoutMirrors(facts);
  const restating = new Set(judged.indicators.flatMap((i) => (isRestatement(i, judged) ? [i.id] : [])));
  const largest = facts
    .filter((f) => isClear(f) && isDisadvantage(f) && f.direction !== "neither" && f.studentsToClose !== null)
    .sort(byStudents);
  // Selects on the average of both years. Selecting on one year would favor gaps that were large by chance and
  // regress to the mean.
  const moved = (verdict: "closing" | "growing"): Finding<A>[] =>
    facts
      .filter((f) => f.direction !== "neither" && f.change?.verdict === verdict && 2 * f.value - f.change.value > 0)
      .sort(byStudents);
  const notAsked = (goal: number): NotAsked[] =>
    audit.notAsked.filter(
      (n) => n.goal === goal && n.indicator !== null && n.schoolYear === null && n.schools === null,
    );
  return madeFrom(cube, {
    id: "overview" as const,
    audience,
    place: { kind, id, name },
    placeIndex: place,
    schoolYear: judged.years[year] ?? 0,
    largest,
    largestShares: cumulativeShares(largest),
    priorities: findings.filter(isPrioritized).sort((a, b) => a.priority.rank - b.priority.rank || byStudents(a, b)),
    closing: moved("closing"),
    growing: moved("growing"),
    goals: goals.map((goal): GoalLine<A> => {
      const ofGoal = counted.filter((f) => f.goal === goal);
      const largestOf = (clear: readonly Finding<A>[]): Finding<A> | undefined =>
        clear
          .filter((f) => f.goal === goal && isClear(f) && isDisadvantage(f))
          .sort((a, b) => b.value / b.actionLine - a.value / a.actionLine)[0];
      // A goal may have only gaps that restate another goal's: they are not counted again, but they are clear.
      const first = largest.find((f) => f.goal === goal) ?? largestOf(facts) ?? largestOf(findings);
      return {
        goal,
        compared: ofGoal.length + refused.filter((n) => n.goal === goal && !restating.has(n.indicator)).length,
        asked: [...new Set(findings.flatMap((f) => (f.goal === goal ? [f.indicator] : [])))],
        notAsked: notAsked(goal),
        clear: ofGoal.filter((f) => f.verdict.startsWith("clear") && isDisadvantage(f)).length,
        probable: ofGoal.filter((f) => f.verdict === "probable" && isDisadvantage(f)).length,
        ahead: ofGoal.filter((f) => /^(clear|probable)/.test(f.verdict) && !isDisadvantage(f)).length,
        noSign: ofGoal.filter((f) => f.verdict === "no-sign").length,
        // Includes restatements, to match the page that lists what could not be judged and `notJudged`.
        cannotTell: findings.filter((f) => f.goal === goal && f.verdict === "cannot-tell").length,
        notJudged: refused.filter((n) => n.goal === goal).length,
        ...(first === undefined ? {} : { largest: first }),
      };
    }),
    quilt: quiltOf(findings, refused, indicators),
  });
}

/** Of two groups that are each other's comparison, the one that has less; equal ones: the first. */
function withoutMirrors<A extends Audience>(findings: readonly Finding<A>[]): readonly Finding<A>[] {
  const ofQuestion = Map.groupBy(findings, ({ indicator, group }) => `${indicator}/${group.grouping}`);
  return findings.filter((f) => {
    const beside = ofQuestion.get(`${f.indicator}/${f.group.grouping}`) ?? [];
    const mirror = beside.find((g) => g !== f && g.n === f.comparisonN && g.comparisonN === f.n);
    if (mirror === undefined) return true;
    return f.value > mirror.value || (f.value === mirror.value && beside.indexOf(f) < beside.indexOf(mirror));
  });
}

function cumulativeShares(findings: readonly Finding<Audience>[]): readonly number[] {
  const ordered = paretoOrder(findings.map(({ id, studentsToClose }) => ({ id, students: studentsToClose ?? 0 })));
  return isNone(ordered) ? [] : ordered.map(({ cumulativeShare }) => cumulativeShare);
}

function quiltOf<A extends Audience>(
  findings: readonly Finding<A>[],
  refused: readonly Refused<A>[],
  indicators: readonly AnyIndicator[],
): Quilt<A> {
  const key = (f: {
    readonly indicator: string;
    readonly group: { readonly grouping: string; readonly level: string };
  }): string => `${f.indicator}/${groupKey(f.group)}`;
  const groups = [...new Map(findings.map((f) => [groupKey(f.group), f.group])).values()];
  const byKey = new Map<string, Finding<A> | "not-judged">([
    ...refused.map((n): [string, "not-judged"] => [key(n), "not-judged"]),
    ...findings.map((f): [string, Finding<A>] => [key(f), f]),
  ]);
  const judgedIndicators = new Set(findings.map((f) => f.indicator));
  return {
    groups,
    rows: indicators
      .filter((i) => judgedIndicators.has(i.id))
      .map((i) => ({
        indicator: i.id,
        goal: i.goal,
        cells: groups.map((group) => byKey.get(key({ indicator: i.id, group }))),
      })),
  };
}
