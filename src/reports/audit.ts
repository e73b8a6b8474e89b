import { isNone, type Reason } from "../base/finding.ts";
import { addCells, type CellCounts, exactCounts } from "../cube/cell.ts";
import { type Audience, audienceOf, type Cube, cellAt, type Place } from "../cube/cube.ts";
import type { Grouping } from "../groups/grouping.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { notAskedYet } from "../indicators/not-asked.ts";
import { type CellGap, cellGap, cellGapToAll } from "../measures/cell-gap.ts";
import { adjustPValues, gapMovement } from "../measures/gap-family.ts";
import { reportableRiskRatio } from "../measures/risk-ratio.ts";
import { studentsToClose } from "../measures/students-to-close.ts";
import { changeVerdict, smallestGapWorthActingOn, verdictOf } from "../measures/verdict.ts";
import type { AuditRules } from "../rules/audit.ts";
import type { AuditData, AuditFinding, NotAsked, NotJudged } from "./audit-schema.ts";
import { type Comparison, type ComparisonRule, comparisonOf, type Levels } from "./comparisons.ts";
import { addDepth } from "./depth.ts";
import { officialOrigin, officialRates, onlyOneWithheld } from "./official-cells.ts";
import type { Report } from "./report.ts";

export interface AuditSettings {
  readonly district: { readonly id: string; readonly name: string };
  readonly rules: AuditRules;
  readonly comparison: ComparisonRule;
  readonly thresholds: Readonly<Record<string, number>>;
  /** Set where only what was known on a past day is audited: 2026-01-31. */
  readonly asOf?: string;
}

/** What an audit asks: the same lists the cube was filled with. */
export interface AuditQuestions {
  readonly indicators: readonly Indicator[];
  readonly groupings: readonly Grouping[];
}

export interface Audit<A extends Audience> extends Report<A>, AuditData {
  readonly id: "audit";
}

/**
 * The equity audit of a cube: every gap with its doubt, in words tied to rules, and what could not be judged or asked.
 *
 * Places: every school, one way; districts (and counties and states with more than one of them), one way and crossed. One family of comparisons:
 * q-values are adjusted over all gaps of the audit.
 */
export function audit<A extends Audience>(cube: Cube<A>, questions: AuditQuestions, settings: AuditSettings): Audit<A> {
  const drafts: Draft[] = [];
  const notJudged: NotJudged[] = [];
  const missing = new Set(cube.missing.map((m) => `${m.what}/${m.id}/${m.schoolYear}`));
  const places = judgedPlaces(cube);
  const groupings = groupingsOf(cube, questions.groupings);
  cube.plan.indicators.forEach(({ id }, i) => {
    const indicator = questions.indicators.find((q) => q.id === id);
    if (indicator === undefined) return;
    for (const g of groupings) {
      if (!isAskedBy(indicator, g.id)) continue;
      for (const p of places) {
        if (g.crossing && cube.places[p]?.kind === "school") continue;
        cube.years.forEach((year, y) => {
          if (missing.has(`indicator/${id}/${year}`) || g.parts.some((part) => missing.has(`grouping/${part}/${year}`)))
            return;
          judge({ cube, indicator, i, g, p, y, settings }, drafts, notJudged);
        });
      }
    }
  });
  const findings = withCertainty(drafts, settings);
  addDepth(
    cube,
    findings.map((finding, k) => ({ finding, ...locate(drafts[k]) })),
    settings,
  );
  return {
    id: "audit",
    audience: audienceOf(cube),
    program: cube.program,
    fingerprint: cube.fingerprint,
    ...(settings.asOf !== undefined && { asOf: settings.asOf }),
    district: settings.district,
    years: [...cube.years],
    settings: {
      ...settings.rules,
      comparison: settings.comparison,
      thresholds: { ...settings.thresholds },
      family: drafts.length,
    },
    findings,
    notJudged,
    notAsked: notAskedOf(cube, questions),
  };
}

const locate = (draft: Draft | undefined): { i: number; p: number; y: number; group: number } => ({
  i: draft?.i ?? 0,
  p: draft?.p ?? 0,
  y: draft?.y ?? 0,
  group: draft?.group ?? 0,
});

/** Places whose gaps are told: a county or state that holds only one of the places below it would say the same again. */
function judgedPlaces(cube: Cube<Audience>): readonly number[] {
  const children = new Map<number, number>();
  for (const place of cube.places) children.set(place.within, (children.get(place.within) ?? 0) + 1);
  return cube.places.flatMap((place, p) => {
    if (place.kind === "grade" || place.kind === "grade-band") return [];
    // Published figures of a state are the state's, however few of its places were loaded.
    if (cube.official !== undefined) return [p];
    if (place.kind === "county" || place.kind === "state") return (children.get(p) ?? 0) > 1 ? [p] : [];
    return [p];
  });
}

interface AskedGrouping {
  readonly id: string;
  readonly parts: readonly string[];
  readonly crossing: boolean;
  readonly first: number;
  readonly levels: readonly string[];
  readonly named: readonly (string | undefined)[];
  readonly silent: readonly (readonly string[])[];
  readonly exhaustive: boolean;
}

function groupingsOf(cube: Cube<Audience>, groupings: readonly Grouping[]): readonly AskedGrouping[] {
  const ids = [...new Set(cube.groups.slice(1).map((g) => g.grouping))];
  return ids.flatMap((id): AskedGrouping[] => {
    const parts = id.split("*");
    const first = cube.groups.findIndex((g) => g.grouping === id);
    const levels = cube.groups.filter((g) => g.grouping === id).map((g) => g.level);
    const declared = parts.map((part) => groupings.find((g) => g.id === part));
    if (declared.some((g) => g?.notCompared)) return [];
    return [
      {
        id,
        parts,
        crossing: parts.length > 1,
        first,
        levels,
        named: declared.map((g) => g?.named),
        silent: declared.map((g) => g?.silent ?? []),
        exhaustive: declared.every((g) => g !== undefined && !("found" in g.levels)),
      },
    ];
  });
}

/** An indicator is not asked by a grouping that it defines itself by. */
function isAskedBy(indicator: Indicator, grouping: string): boolean {
  const parts = grouping.split("*");
  if (indicator.notBy?.some((g) => parts.includes(g))) return false;
  return indicator.groupings === undefined || indicator.groupings.includes(grouping);
}

interface Draft {
  readonly finding: Omit<AuditFinding, "qValue" | "verdict">;
  readonly gap: CellGap;
  readonly line: number;
  readonly turn: 1 | -1;
  readonly i: number;
  readonly p: number;
  readonly y: number;
  readonly group: number;
}

interface Question {
  readonly cube: Cube<Audience>;
  readonly indicator: Indicator;
  readonly i: number;
  readonly g: AskedGrouping;
  readonly p: number;
  readonly y: number;
  readonly settings: AuditSettings;
}

function judge(q: Question, drafts: Draft[], notJudged: NotJudged[]): void {
  const { cube, indicator, i, g, p, y, settings } = q;
  const all = exactCounts(cellAt(cube, i, y, p, 0));
  const cells = g.levels.map((_, l) => exactCounts(cellAt(cube, i, y, p, g.first + l)));
  const isOfficial = cube.official !== undefined;
  if (!isOfficial) {
    if (all === undefined || all.n === 0) return;
    // Only one level is in the population: there is no comparison to make, and nothing is lost.
    if (cells.filter((cell) => cell !== undefined && cell.n !== 0).length < 2 && g.exhaustive) return;
  }
  const of: Levels = {
    grouping: g.id,
    levels: g.levels,
    cells,
    all,
    exhaustive: g.exhaustive,
    ...(isOfficial ? { official: true } : {}),
  };
  const origin = officialOrigin(cube, i, y, p);
  const higherIsBetter = indicator.outcome !== "unfavorable";
  const turn = indicator.outcome === "favorable" ? -1 : 1;
  g.levels.forEach((level, l) => {
    const cell = cells[l];
    if (cell === undefined || (cell.n === 0 && !isNone(cell)) || !isSpokenOf(level, g)) return;
    const place = cube.places[p] as Place;
    const schoolYear = cube.years[y] ?? 0;
    const found = comparisonOf(l, of, settings.comparison, higherIsBetter, settings.rules.minimumN);
    const comparison = isNone(found) ? undefined : found;
    const label = comparison?.label ?? "everyone-else";
    const about = {
      id: `${indicator.id}/${schoolYear}/${place.kind}:${place.id}/${g.id}=${level}/${label}`,
      indicator: indicator.id,
      goal: indicator.goal,
      schoolYear,
      place: { kind: place.kind, id: place.id, name: place.name },
      group: { grouping: g.id, level },
    };
    const refuse = (reason: Reason): void => {
      notJudged.push({
        ...about,
        reason,
        n: cell.n,
        comparisonN: comparison?.cell.n ?? (isOfficial ? null : 0),
        ...(origin === undefined
          ? {}
          : { official: { ...origin, ...officialRates(l, cells, all, settings.rules.minimumN) } }),
        ...(reason === "suppressed_input" && onlyOneWithheld(of) ? { recoverable: true } : {}),
      });
    };
    if (isNone(cell)) {
      refuse(cell.reason);
      return;
    }
    if (isNone(found)) {
      refuse(found.reason);
      return;
    }
    if (comparison === undefined) {
      // The reference is not compared with itself.
      if (settings.comparison === "everyone-else") refuse("no_comparison_group");
      return;
    }
    if (cell.n < settings.rules.minimumN || comparison.cell.n < settings.rules.minimumN) {
      refuse(cell.n < settings.rules.minimumN ? "group_below_minimum" : "comparison_below_minimum");
      return;
    }
    // Without a published total, the group and a named other one are all the students there is to speak of.
    const everybody = all === undefined || isNone(all) ? addCells(cell, comparison.cell) : all;
    const gap = gapWith(cell, comparison, everybody, settings.rules.level);
    if (isNone(gap)) {
      refuse(gap.reason);
      return;
    }
    const line = smallestGapWorthActingOn(cell, everybody, gap.comparisonRate, settings.rules);
    if (isNone(line)) {
      refuse(line.reason);
      return;
    }
    drafts.push({
      finding: {
        ...draftOf(about, indicator, cell, comparison, gap, line, turn),
        ...(origin === undefined ? {} : { official: origin }),
      },
      gap,
      line,
      turn,
      i,
      p,
      y,
      group: g.first + l,
    });
  });
}

/** A yes/no grouping is told by its "yes"; levels that are about the record are shown, not compared. */
function isSpokenOf(level: string, g: AskedGrouping): boolean {
  const levels = g.crossing ? level.split("*") : [level];
  return levels.every(
    (part, k) =>
      g.silent[k]?.includes(part) !== true && (g.crossing || g.named[k] === undefined || g.named[k] === part),
  );
}

/** Against all, the group is inside: the gap to the rest, times the share outside (methods 1.4). */
function gapWith(cell: CellCounts, comparison: Comparison, all: CellCounts, level: number): ReturnType<typeof cellGap> {
  return comparison.includesGroup ? cellGapToAll(cell, all, level) : cellGap(cell, comparison.cell, level);
}

function draftOf(
  about: Pick<AuditFinding, "id" | "indicator" | "goal" | "schoolYear" | "place" | "group">,
  indicator: Indicator,
  cell: CellCounts,
  comparison: Comparison,
  gap: CellGap,
  line: number,
  turn: 1 | -1,
): Draft["finding"] {
  const isShare = cell.kind === "share" && comparison.cell.kind === "share";
  const close = isShare
    ? studentsToClose(cell.n, Math.min(gap.rate, gap.comparisonRate), Math.max(gap.rate, gap.comparisonRate))
    : null;
  const ratio =
    isShare && indicator.outcome !== "favorable"
      ? reportableRiskRatio({ n: cell.n, hits: cell.hits }, { n: comparison.cell.n, hits: comparison.cell.hits })
      : undefined;
  return {
    ...about,
    comparison: comparison.label,
    measure: "gap",
    value: turn * gap.value + 0,
    lower: turn > 0 ? gap.lower : -gap.upper,
    upper: turn > 0 ? gap.upper : -gap.lower,
    unit: indicator.unit === "share" ? "share-points" : indicator.unit,
    n: cell.n,
    hits: cell.kind === "share" ? cell.hits : null,
    rate: gap.rate,
    comparisonN: comparison.cell.n,
    comparisonHits: comparison.cell.kind === "share" ? comparison.cell.hits : null,
    comparisonRate: gap.comparisonRate,
    pValue: isNone(gap.p) ? null : gap.p,
    studentsToClose: close,
    actionLine: line,
    direction:
      indicator.outcome === "favorable"
        ? "higher-is-better"
        : indicator.outcome === "unfavorable"
          ? "lower-is-better"
          : "neither",
    ...(ratio === undefined || isNone(ratio)
      ? {}
      : {
          ratio: {
            value: ratio.ratio,
            lower: isNone(ratio.interval) ? null : ratio.interval.lower,
            upper: isNone(ratio.interval) ? null : ratio.interval.upper,
          },
        }),
  };
}

function withCertainty(drafts: readonly Draft[], settings: AuditSettings): AuditFinding[] {
  const q = adjustPValues(drafts.map(({ gap }) => gap.p));
  const firsts = new Map<string, Draft>();
  const lasts = new Map<string, number>();
  const series = ({ i, p, group, finding }: Draft): string => `${i}/${p}/${group}/${finding.comparison}`;
  for (const draft of drafts) {
    const key = series(draft);
    if (!firsts.has(key)) firsts.set(key, draft);
    lasts.set(key, Math.max(lasts.get(key) ?? 0, draft.finding.schoolYear));
  }
  return drafts.map((draft, k): AuditFinding => {
    const key = series(draft);
    const first = firsts.get(key);
    const adjusted = q[k] ?? null;
    const isLast = draft.finding.schoolYear === lasts.get(key) && first !== undefined && first !== draft;
    return {
      ...draft.finding,
      qValue: adjusted,
      verdict: verdictOf(draft.gap, adjusted, draft.line, settings.rules),
      ...(isLast ? { change: changeSince(first, draft, settings.rules.level) } : {}),
    };
  });
}

function changeSince(first: Draft, last: Draft, level: number): NonNullable<AuditFinding["change"]> {
  const { value, lower, upper } = gapMovement(
    first.finding.value,
    first.gap.variance,
    last.finding.value,
    last.gap.variance,
    level,
  );
  const moved = (now: number, then: number): "better" | "worse" | "same" => {
    const by = (now - then) * last.turn;
    return Math.abs(by) < last.line ? "same" : by > 0 ? "worse" : "better";
  };
  return {
    since: first.finding.schoolYear,
    value,
    lower,
    upper,
    verdict: changeVerdict(first.finding.value, last.finding.value, lower, upper, last.line) as
      | "growing"
      | "closing"
      | "same"
      | "unclear",
    own: moved(last.gap.rate, first.gap.rate),
    others: moved(last.gap.comparisonRate, first.gap.comparisonRate),
  };
}

function notAskedOf(cube: Cube<Audience>, questions: AuditQuestions): NotAsked[] {
  const goalOf = new Map(questions.indicators.map((i) => [i.id, i.goal]));
  const byThing = new Map<string, typeof cube.missing>();
  for (const m of cube.missing) byThing.set(`${m.what}/${m.id}`, [...(byThing.get(`${m.what}/${m.id}`) ?? []), m]);
  const missing = [...byThing.values()].flatMap((list): NotAsked[] => {
    const first = list[0];
    if (first === undefined) return [];
    const line = (schoolYear: number | null, needs: readonly string[]): NotAsked => ({
      indicator: first.what === "indicator" ? first.id : null,
      grouping: first.what === "grouping" ? first.id : null,
      goal: goalOf.get(first.id) ?? null,
      schoolYear,
      needs: [...needs],
    });
    return list.length === cube.years.length
      ? [line(null, first.records)]
      : list.map((m) => line(m.schoolYear, m.records));
  });
  return [
    ...missing,
    // Published figures may answer what no student's record does.
    ...notAskedYet
      .filter((n) => !cube.plan.indicators.some((i) => i.id === n.id))
      .map(
        (n): NotAsked => ({ indicator: n.id, grouping: null, goal: n.goal, schoolYear: null, needs: [...n.records] }),
      ),
  ];
}
