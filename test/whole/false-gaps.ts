import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operator } from "../../src/access/viewer.ts";
import { loadSample } from "../../src/app/make-demo.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import type { Audience } from "../../src/cube/cube.ts";
import { defaultCrossings, groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { printedFindings } from "../../src/reports/judged/finding-at.ts";
import { judge } from "../../src/reports/judged/judge.ts";
import type { Judged } from "../../src/reports/judged/judged.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import type { SampleOptions } from "../../src/sample/generate.ts";
import { createWorkspace, type Workspace } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { shuffledDistrict } from "./shuffled-district.ts";
import { shuffledCube } from "./shuffled-labels.ts";

/** What an audit reports for a district without any true differences. */
export interface FalseGaps {
  readonly gaps: number;
  /** Gaps called clear or clear but small, and probable. */
  readonly clear: number;
  readonly probable: number;
  /** Changes over the years, and those called widened or narrowed. */
  readonly changes: number;
  readonly moved: number;
  /** By kind of measure and by indicator: gaps, clear ones, probable ones, p-values of at most 0.05 and 0.001, comparisons without a gap. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
  /** By indicator and grouping: gaps, and p-values of at most 0.001. */
  readonly pairs: ReadonlyMap<string, readonly number[]>;
}

/** Audit of a shuffled district through its files: written, loaded and audited like any district's. */
export async function auditOfShuffledFiles(options: SampleOptions, shuffle: number): Promise<Judged<Audience>> {
  const folder = mkdtempSync(join(tmpdir(), "shuffled-"));
  try {
    const workspace = createWorkspace(
      join(folder, "district"),
      { name: "Alder Valley Unified", language: "en" },
      languageOf.en.settingsFile,
    );
    const deliveries = new Map<string, string[]>();
    for (const { delivery, name, bytes } of shuffledDistrict(options, shuffle)) {
      mkdirSync(join(folder, delivery), { recursive: true });
      const path = join(folder, delivery, name);
      writeFileSync(path, bytes);
      deliveries.set(delivery, [...(deliveries.get(delivery) ?? []), path]);
    }
    await loadSample(operator, workspace, [...deliveries.values()], { language: "en", now: new Date() });
    return (await runAudit(operator, workspace)).audit.judged;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a teacher is of a student's own group depends on the group, however labels are shuffled. */
const asked = indicators.filter(({ id }) => id !== "same-group-teacher");

/** Same for a loaded district: shuffles its records between warehouse and counting pass, a hundred times as fast. */
export async function auditOfShuffledRecords(workspace: Workspace, shuffle: number): Promise<Judged<Audience>> {
  const cube = await shuffledCube(workspace, { indicators: asked, groupings, crossings: defaultCrossings }, shuffle);
  return judge(cube, { indicators: asked, groupings }, { rules: defaultAuditRules, comparison: "everyone-else" });
}

export function falseGaps(judged: Judged<Audience>): FalseGaps {
  const counts = new Map<string, readonly number[]>();
  const pairs = new Map<string, readonly number[]>();
  const add = (name: string, numbers: readonly number[]): void => addTo(counts, name, numbers);
  const kinds = new Map(judged.indicators.map(({ id, kind }) => [id, kind]));
  let [gaps, clear, probable, changes, moved] = [0, 0, 0, 0, 0];
  for (const { indicator, group, verdict, pValue, change } of printedFindings({ judged })) {
    const isClear = verdict === "clear" || verdict === "clear-small";
    const isProbable = verdict === "probable";
    const p = pValue ?? 1;
    for (const name of [`all ${kinds.get(indicator)}s`, indicator])
      add(name, [1, Number(isClear), Number(isProbable), Number(p <= 0.05), Number(p <= 0.001), 0]);
    addTo(pairs, `${indicator} by ${group.grouping}`, [1, Number(p <= 0.001)]);
    gaps++;
    if (isClear) clear++;
    if (isProbable) probable++;
    if (change === undefined) continue;
    changes++;
    if (change.verdict === "growing" || change.verdict === "closing") moved++;
  }
  for (let row = 0; row < judged.refused.rows; row++)
    add(judged.indicators[judged.refused.indicator[row]!]!.id, [0, 0, 0, 0, 0, 1]);
  return { gaps, clear, probable, changes, moved, counts, pairs };
}

/** Adds to the sums of this name. */
export function addTo(sums: Map<string, readonly number[]>, name: string, numbers: readonly number[]): void {
  const before = sums.get(name);
  sums.set(
    name,
    numbers.map((x, k) => x + (before?.[k] ?? 0)),
  );
}

/**
 * Indicators and groupings between which a true gap is left: their p-values are at most 0.001 ten times as often as by chance, and in ten gaps more. The
 * step-up procedure makes room for false gaps among true ones, so that with these an audit says nothing about a district that has none.
 */
export function trueGapsLeft(found: readonly FalseGaps[]): readonly string[] {
  const sums = new Map<string, readonly number[]>();
  for (const { pairs } of found) for (const [name, numbers] of pairs) addTo(sums, name, numbers);
  return [...sums].flatMap(([name, [gaps = 0, far = 0]]) => (far > 10 + 0.01 * gaps ? [name] : []));
}

/**
 * Most audits out of this many that may call a gap clear if each does so with this probability; exceeded one time in
 * a thousand.
 */
export function mostByChance(audits: number, chance: number): number {
  let [mass, at] = [(1 - chance) ** audits, 0];
  for (let below = mass; below < 0.999; below += mass) {
    mass *= ((audits - at) / (at + 1)) * (chance / (1 - chance));
    at++;
  }
  return at;
}
