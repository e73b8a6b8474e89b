import { type Audience, type Cube, type Missing, missingEverywhere } from "../cube/cube.ts";
import { madeInThread } from "../cube/in-thread.ts";
import { madeFrom } from "../cube/made-from.ts";
import { notAskedYet } from "../indicators/not-asked.ts";
import type { Unplaced } from "../records/student-year/unplaced.ts";
import type { AuditFile, NotAsked } from "./audit-schema.ts";
import type { BenchmarkColumn } from "./benchmarks.ts";
import type { JudgeSettings } from "./judged/compare-plan.ts";
import { familySizes } from "./judged/families.ts";
import type { Findings } from "./judged/finding-at.ts";
import { type AuditQuestions, judge } from "./judged/judge.ts";
import type { Judged, JudgedData } from "./judged/judged.ts";
import { type Report, requireAudience } from "./report.ts";
import { type Said, uncounted } from "./uncounted.ts";

export interface AuditSettings extends JudgeSettings {
  readonly district: { readonly id: string; readonly name: string };
  readonly thresholds: Readonly<Record<string, number>>;
  /** Set if the audit covers only what was known on a past date, such as 2026-01-31. */
  readonly asOf?: string;
}

/**
 * The equity audit of a cube: every comparison with its uncertainty, and every question that lacks records. Findings
 * are created from the table on demand.
 */
export interface Audit<A extends Audience> extends Report<A>, Findings<A>, Omit<AuditFile, "findings" | "audience"> {
  readonly id: "audit";
  /** Records that were delivered and count at no place, by kind, year and reason. */
  readonly unplaced: readonly Unplaced[];
}

/** An audit on its way to another thread: plain data with no audience until that thread rebuilds the audit. */
export interface SentAudit extends Omit<Audit<Audience>, "audience" | "judged" | "benchmarks"> {
  readonly judged: JudgedData;
}

/**
 * The same audit in a worker thread. Always internal, like the cube there (`cubeInThread`).
 *
 * @throws AppError cube.not-from-a-door outside a worker thread
 */
export const auditInThread = ({ judged, ...audit }: SentAudit): Audit<"internal"> =>
  madeInThread((audience) => ({ ...audit, audience, judged: madeInThread(() => ({ ...judged, audience })) }));

/**
 * Parts the caller may already have. The judged table is computed if absent; without official figures there are no
 * benchmarks.
 */
export interface AuditParts<A extends Audience> {
  readonly judged?: Judged<A>;
  readonly benchmarks?: BenchmarkColumn;
  readonly unplaced?: readonly Unplaced[];
}

export function audit<A extends Audience>(
  cube: Cube<A>,
  questions: AuditQuestions,
  settings: AuditSettings,
  { judged = judge(cube, questions, settings), benchmarks, unplaced = [] }: AuditParts<A> = {},
): Audit<A> {
  const audience = requireAudience(cube, [judged]);
  const { confidence, ...rules } = settings.rules;
  return madeFrom(cube, {
    id: "audit" as const,
    audience,
    program: cube.program,
    fingerprint: cube.fingerprint,
    ...(settings.asOf !== undefined && { asOf: settings.asOf }),
    district: settings.district,
    years: [...cube.years],
    settings: {
      ...rules,
      level: confidence,
      comparison: settings.comparison,
      thresholds: { ...settings.thresholds },
      tests: familySizes(judged.gaps, judged),
    },
    judged,
    ...(benchmarks !== undefined && { benchmarks }),
    notAsked: notAskedOf(cube, questions),
    unplaced,
  });
}

function notAskedOf(cube: Cube<Audience>, questions: AuditQuestions): NotAsked[] {
  const goalOf = new Map(questions.indicators.map((i) => [i.id, i.goal]));
  const nameOf = new Map(cube.places.flatMap(({ kind, id, name }) => (kind === "school" ? [[id, name] as const] : [])));
  const lineOf = (m: Missing): YearLine => ({
    indicator: m.what === "indicator" ? m.id : null,
    grouping: m.what === "grouping" ? m.id : null,
    goal: goalOf.get(m.id) ?? null,
    schoolYear: m.schoolYear,
    needs: [...m.records],
    why: m.why,
    schools: m.schools === undefined ? null : m.schools.map((id) => ({ id, name: nameOf.get(id) ?? id })),
  });
  const uncountedLines = uncounted(cube, questions, isMissing(cube)).map(
    ({ indicator, grouping, schoolYear, needs, why, schools }): YearLine => {
      return { indicator, grouping, goal: goalOf.get(indicator ?? "") ?? null, schoolYear, needs, why, schools };
    },
  );
  return [
    ...oncePerReason(
      [...missingEverywhere(cube).map(lineOf), ...uncountedLines.filter((u) => u.schools === null)],
      cube.years,
    ),
    ...cube.missing.filter(({ schools }) => schools !== undefined).map(lineOf),
    ...uncountedLines.filter((u) => u.schools !== null),
    // Official figures may answer questions that student records cannot.
    ...notAskedYet
      .filter((n) => !cube.plan.indicators.some((i) => i.id === n.id))
      .map(
        (n): NotAsked => ({
          indicator: n.id,
          grouping: null,
          goal: n.goal,
          schoolYear: null,
          needs: [...n.records],
          why: "no-records",
          schools: null,
        }),
      ),
  ];
}

/** A "not asked" line about one school year. */
type YearLine = NotAsked & { readonly schoolYear: number };

/** A question unanswered in every year becomes one line, with the first year's reason. */
function oncePerReason(lines: readonly YearLine[], years: readonly number[]): readonly NotAsked[] {
  const byQuestion = Map.groupBy(lines, ({ indicator, grouping }) => `${indicator}/${grouping}`);
  return [...byQuestion.values()].flatMap((list): readonly NotAsked[] => {
    const inOrder = list.toSorted((a, b) => a.schoolYear - b.schoolYear);
    const [first] = inOrder;
    return list.length === years.length && first !== undefined ? [{ ...first, schoolYear: null }] : inOrder;
  });
}

function isMissing({ missing }: Cube<Audience>): Said {
  const keys = new Set(
    missing.flatMap(({ what, id, schoolYear, schools }) =>
      schools === undefined ? [`${what}/${id}/${schoolYear}`] : schools.map((s) => `${what}/${id}/${schoolYear}/${s}`),
    ),
  );
  return (what, id, schoolYear, school) =>
    keys.has(`${what}/${id}/${schoolYear}${school === null ? "" : `/${school}`}`);
}
