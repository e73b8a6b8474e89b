import { auditSite } from "../../src/app/audit-site.ts";
import type { AuditRun } from "../../src/app/run-audit.ts";
import type { Lang } from "../../src/base/lang.ts";
import { buildCube } from "../../src/cube/build.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { customGroupings } from "../../src/groups/custom.ts";
import { defaultCrossings, groupings as ourGroupings } from "../../src/groups/index.ts";
import { customIndicators } from "../../src/indicators/custom.ts";
import { indicators as ourIndicators } from "../../src/indicators/index.ts";
import { audit } from "../../src/reports/audit.ts";
import type { ComparisonRule } from "../../src/reports/comparisons.ts";
import type { DeliveryFacts } from "../../src/reports/delivery.ts";
import type { Audience } from "../../src/reports/report.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { wordsOf } from "../../src/ui/words.ts";
import type { AuditSite } from "../../src/web/audit/site.ts";
import { randomRecords } from "../engine/random-records.ts";

/** Text that breaks a page that does not escape it. */
export const nasty = `<img src=x onerror="alert(1)"> & 'Q'`;

const own = {
  indicators: [
    {
      id: "own-days",
      goal: 1,
      question: `Our days ${nasty}?`,
      outcome: "favorable",
      hit: { "at-least": ["days_attended", 2] },
    },
    {
      id: "own-average",
      goal: 4,
      question: `Our average ${nasty}?`,
      outcome: "unfavorable",
      value: "days_absent",
      unit: "days",
    },
  ],
  groupings: [
    {
      id: "own-bands",
      levels: { early: { "at-most": ["grade_number", 5] }, late: { above: ["grade_number", 5] } },
      rule: `Ours ${nasty}`,
    },
  ],
};

export const deliveries: readonly DeliveryFacts[] = [
  {
    file: `enrollment ${nasty}.csv`,
    sha256: "ab".repeat(32),
    loadedOn: "2026-03-27",
    load: 1,
    source: "calpads",
    schoolYears: [2026],
    tables: ["enrollment", "student", "absence"],
    rows: 100,
    loaded: 98,
    quarantined: 1,
    setAside: 1,
  },
];

/** An audit of random records, with a district's own indicator and grouping, and names that try to inject markup. */
export async function smallRun(
  seed: number,
  students = 300,
  comparison: ComparisonRule = "everyone-else",
): Promise<AuditRun<"internal">> {
  const indicators = [...ourIndicators, ...customIndicators(own.indicators)];
  const groupings = [...ourGroupings, ...customGroupings(own.groupings)];
  const db = await openDuckDb();
  try {
    const random = randomRecords(seed, students);
    const school = (random["school"] ?? []).map((row) => ({ ...row, name: `${row["school_id"]} ${nasty}` }));
    const records = { ...random, school };
    await loadRecords(db, records);
    const plan = { indicators, groupings, crossings: defaultCrossings };
    const cube = await buildCube(db, [], plan, { program: "fairlead test", fingerprint: "0123456789abcdef" });
    const district = cube.places.find((p) => p.kind === "district");
    const settings = {
      district: { id: district?.id ?? "", name: `District ${nasty}` },
      rules: { ...defaultAuditRules, minimumN: 3 },
      comparison,
      thresholds: {},
    };
    return {
      audit: audit(cube, plan, settings),
      cube,
      indicators,
      groupings,
      deliveries: [],
      matches: [
        { table: "absence", rows: 40, byStudent: 38, bySchool: 40, byYear: 40, matched: 37, waits: false, poor: false },
        { table: "program", rows: 12, byStudent: 3, bySchool: null, byYear: 12, matched: 3, waits: false, poor: true },
        { table: "assessment", rows: 5, byStudent: 5, bySchool: 5, byYear: 0, matched: 0, waits: true, poor: false },
      ],
    };
  } finally {
    await db.close();
  }
}

/** The same as the input of the pages. */
export const smallSite = <A extends Audience>(run: AuditRun<A>, lang: Lang): AuditSite<A> =>
  auditSite(run, deliveries, wordsOf(lang));
