import type { Audience } from "../cube/cube.ts";
import { type Goal, goals, type Indicator } from "../indicators/indicator.ts";
import type { Audit } from "./audit.ts";
import type { AuditFinding, NotAsked } from "./audit-schema.ts";
import type { Report } from "./report.ts";

/** What an audit says first: how it stands by goal, the largest gaps we can be sure of, what moved, and what we do not know. */
export interface AuditOverview<A extends Audience> extends Report<A> {
  readonly id: "overview";
  readonly place: { readonly kind: string; readonly id: string; readonly name: string };
  /** The latest school year of the audit. */
  readonly schoolYear: number;
  /** Clear gaps of the latest year, the most students first; one-way groups only, each indicator once a group. */
  readonly largest: readonly AuditFinding[];
  /** Clear gaps of the first year that are clearly closing since, and clear gaps of the latest that are growing. */
  readonly closing: readonly AuditFinding[];
  readonly growing: readonly AuditFinding[];
  readonly goals: readonly GoalLine[];
  readonly quilt: Quilt;
}

/** How a goal stands in the latest year, in gaps of the place, one-way groups. */
export interface GoalLine {
  readonly goal: Goal;
  readonly asked: readonly string[];
  readonly notAsked: readonly NotAsked[];
  /** Comparisons that leave the group with less, or, where neither way is better, single it out more often. */
  readonly clear: number;
  readonly probable: number;
  /** Clear and probable ones the other way round. */
  readonly ahead: number;
  readonly noSign: number;
  readonly tooFew: number;
  /** Groups too small to be compared at all. */
  readonly notJudged: number;
  /** The goal's largest clear gap, if it has one. */
  readonly largest?: AuditFinding;
}

/** Groups by indicators, latest year: which of them have a gap, and how sure. */
export interface Quilt {
  readonly groups: readonly { readonly grouping: string; readonly level: string }[];
  readonly rows: readonly {
    readonly indicator: string;
    readonly goal: number;
    readonly cells: readonly (AuditFinding | "not-judged" | undefined)[];
  }[];
}

/** Gaps to act on come before those in the group's favor; more students first. */
export const byStudents = (a: AuditFinding, b: AuditFinding): number =>
  (b.studentsToClose ?? 0) - (a.studentsToClose ?? 0) || Math.abs(b.value) - Math.abs(a.value);

const isClear = (f: AuditFinding): boolean => f.verdict === "clear";
/** A gap that leaves the group with less; where neither way is better, being singled out more often. */
export const isDisadvantage = (f: AuditFinding): boolean => f.value > 0;

/**
 * @param place  which place's gaps: a district, or a school for its own page
 */
export function auditOverview<A extends Audience>(
  audit: Audit<A>,
  indicators: readonly Indicator[],
  place: { readonly kind: string; readonly id: string; readonly name: string },
): AuditOverview<A> {
  const schoolYear = audit.years.at(-1) ?? 0;
  const here = audit.findings.filter(
    (f) =>
      f.schoolYear === schoolYear &&
      f.place.kind === place.kind &&
      f.place.id === place.id &&
      !f.group.grouping.includes("*"),
  );
  const refused = audit.notJudged.filter(
    (n) =>
      n.schoolYear === schoolYear &&
      n.place.kind === place.kind &&
      n.place.id === place.id &&
      !n.group.grouping.includes("*"),
  );
  const notJudged = new Set(refused.map((n) => `${n.indicator}/${n.group.grouping}=${n.group.level}`));
  const largest = here
    .filter((f) => isClear(f) && isDisadvantage(f) && f.direction !== "neither" && f.studentsToClose !== null)
    .sort(byStudents);
  const moved = (verdict: string): AuditFinding[] =>
    here
      .filter((f) => isClear(f) && isDisadvantage(f) && f.direction !== "neither" && f.change?.verdict === verdict)
      .sort(byStudents);
  // A gap that nobody could be sure of has not improved.
  const series = (f: AuditFinding): string => `${f.indicator}/${f.group.grouping}=${f.group.level}/${f.comparison}`;
  const clearBefore = new Set(
    audit.findings
      .filter(
        (f) =>
          f.place.kind === place.kind &&
          f.place.id === place.id &&
          isClear(f) &&
          isDisadvantage(f) &&
          f.direction !== "neither",
      )
      .map((f) => `${series(f)}/${f.schoolYear}`),
  );
  const wasClear = (f: AuditFinding): boolean => clearBefore.has(`${series(f)}/${f.change?.since}`);
  const notAsked = (goal: number): NotAsked[] =>
    audit.notAsked.filter((n) => n.goal === goal && n.indicator !== null && n.schoolYear === null);
  return {
    id: "overview",
    audience: audit.audience,
    place,
    schoolYear,
    largest,
    closing: here.filter((f) => f.change?.verdict === "closing" && wasClear(f)).sort(byStudents),
    growing: moved("growing"),
    goals: goals.map((goal): GoalLine => {
      const of = here.filter((f) => f.goal === goal);
      const first =
        largest.find((f) => f.goal === goal) ??
        of
          .filter((f) => isClear(f) && isDisadvantage(f))
          .sort((a, b) => b.value / b.actionLine - a.value / a.actionLine)[0];
      return {
        goal,
        asked: [...new Set(of.map((f) => f.indicator))],
        notAsked: notAsked(goal),
        clear: of.filter((f) => f.verdict.startsWith("clear") && isDisadvantage(f)).length,
        probable: of.filter((f) => f.verdict === "probable" && isDisadvantage(f)).length,
        ahead: of.filter((f) => /^(clear|probable)/.test(f.verdict) && !isDisadvantage(f)).length,
        noSign: of.filter((f) => f.verdict === "no-sign").length,
        tooFew: of.filter((f) => f.verdict === "too-few").length,
        notJudged: refused.filter((n) => n.goal === goal).length,
        ...(first === undefined ? {} : { largest: first }),
      };
    }),
    quilt: quiltOf(here, indicators, notJudged),
  };
}

function quiltOf(
  here: readonly AuditFinding[],
  indicators: readonly Indicator[],
  notJudged: ReadonlySet<string>,
): Quilt {
  const groups = [...new Map(here.map((f) => [`${f.group.grouping}=${f.group.level}`, f.group])).values()];
  const byKey = new Map(here.map((f) => [`${f.indicator}/${f.group.grouping}=${f.group.level}`, f]));
  return {
    groups,
    rows: indicators
      .filter((i) => here.some((f) => f.indicator === i.id))
      .map((i) => ({
        indicator: i.id,
        goal: i.goal,
        cells: groups.map((g) => {
          const key = `${i.id}/${g.grouping}=${g.level}`;
          return byKey.get(key) ?? (notJudged.has(key) ? "not-judged" : undefined);
        }),
      })),
  };
}
