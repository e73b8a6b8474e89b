import type { Audience, Cube } from "../cube/cube.ts";
import { notAskedYet } from "../indicators/not-asked.ts";
import type { AuditFile, NotAsked } from "./audit-schema.ts";
import type { BenchmarkColumn } from "./benchmarks.ts";
import type { JudgeSettings } from "./judged/compare-plan.ts";
import type { Findings } from "./judged/finding-at.ts";
import { type AuditQuestions, judge } from "./judged/judge.ts";
import type { Judged } from "./judged/judged.ts";
import { audienceOfReport, type Report } from "./report.ts";

export interface AuditSettings extends JudgeSettings {
  readonly district: { readonly id: string; readonly name: string };
  readonly thresholds: Readonly<Record<string, number>>;
  /** Set where only what was known on a past day is audited: 2026-01-31. */
  readonly asOf?: string;
}

/** The equity audit of a cube: every comparison with its uncertainty, and every question that lacks records. Findings are made from the table when a page needs them. */
export interface Audit<A extends Audience> extends Report<A>, Findings<A>, Omit<AuditFile, "findings" | "audience"> {
  readonly id: "audit";
}

/** Parts that a caller may already have: without a judged table it is computed, without official figures there are no benchmarks. */
export interface AuditParts<A extends Audience> {
  readonly judged?: Judged<A>;
  readonly benchmarks?: BenchmarkColumn;
}

export function audit<A extends Audience>(
  cube: Cube<A>,
  questions: AuditQuestions,
  settings: AuditSettings,
  { judged = judge(cube, questions, settings), benchmarks }: AuditParts<A> = {},
): Audit<A> {
  return {
    id: "audit",
    audience: audienceOfReport(cube),
    program: cube.program,
    fingerprint: cube.fingerprint,
    ...(settings.asOf !== undefined && { asOf: settings.asOf }),
    district: settings.district,
    years: [...cube.years],
    settings: {
      ...settings.rules,
      comparison: settings.comparison,
      thresholds: { ...settings.thresholds },
      family: judged.gaps.rows,
    },
    judged,
    ...(benchmarks !== undefined && { benchmarks }),
    notAsked: notAskedOf(cube, questions),
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
    // Official figures may answer questions that no student record can.
    ...notAskedYet
      .filter((n) => !cube.plan.indicators.some((i) => i.id === n.id))
      .map(
        (n): NotAsked => ({ indicator: n.id, grouping: null, goal: n.goal, schoolYear: null, needs: [...n.records] }),
      ),
  ];
}
