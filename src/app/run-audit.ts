import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { makeFolder, sweepParts } from "../base/durable.ts";
import { buildCube } from "../cube/build.ts";
import type { Audience, Cube } from "../cube/cube.ts";
import { readCube, saveCube } from "../cube/file.ts";
import { keepInHistory } from "../cube/history.ts";
import { type OfficialQuestions, officialCube } from "../cube/official.ts";
import type { CubePlan } from "../cube/plan.ts";
import { type DuckDb, openDuckDb } from "../engine/duckdb.ts";
import { printRelation } from "../engine/print.ts";
import { sqlName } from "../engine/sql.ts";
import { recordTable } from "../engine/tables.ts";
import { customGroupings } from "../groups/custom.ts";
import type { Grouping } from "../groups/grouping.ts";
import { defaultCrossings, groupings } from "../groups/index.ts";
import { customIndicators, indicatorsAt } from "../indicators/custom.ts";
import type { AnyIndicator } from "../indicators/indicator.ts";
import { officialIndicators } from "../indicators/official.ts";
import type { Declared } from "../records/coverage/coverage.ts";
import { studentYear } from "../records/student-year/student-year.ts";
import type { Unplaced } from "../records/student-year/unplaced.ts";
import type { Row } from "../records/table.ts";
import { type Audit, audit } from "../reports/audit.ts";
import { benchmarkColumn } from "../reports/benchmarks.ts";
import type { ComparisonRule } from "../reports/comparisons.ts";
import type { RecordMatches } from "../reports/data-quality.ts";
import type { DeliveryFacts } from "../reports/delivery.ts";
import { judgeInThreads } from "../reports/judged/judge.ts";
import { officialPeers } from "../reports/official-peers.ts";
import { type AuditRules, defaultAuditRules } from "../rules/audit.ts";
import { outlierRules } from "../rules/outliers.ts";
import type { Config } from "../sources/config.ts";
import { unplacedRecords } from "../sources/unplaced.ts";
import { attachWarehouse } from "../sources/warehouse.ts";
import { scratchPath, type Workspace, warehousePath } from "../sources/workspace.ts";
import type { AsOf } from "./as-of.ts";
import { enrollmentDelivered, readFilesBehind } from "./database/files-behind.ts";
import { recordMatches } from "./database/record-matches.ts";
import { viewRecords } from "./database/view-records.ts";
import { declaredCoverage } from "./declared-coverage.ts";
import { judgedOf } from "./judged-table.ts";
import { version } from "./version.ts";
import { whereWritable } from "./where-writable.ts";

/** An audit and what it was made from: the cube, the questions, the deliveries. */
export interface AuditRun<A extends Audience = Audience> {
  readonly audit: Audit<A>;
  readonly cube: Cube<A>;
  readonly indicators: readonly AnyIndicator[];
  readonly groupings: readonly Grouping[];
  readonly deliveries: readonly DeliveryFacts[];
  /** How the records match enrollment. */
  readonly matches: readonly RecordMatches[];
}

/**
 * Fills the cube from a workspace's warehouse and audits it. Does not change the warehouse.
 *
 * A workspace without students is audited from published figures; with both, published figures become benchmarks for
 * the district's own gaps.
 *
 * @param asOf  warehouse to audit; default: the current one
 */
export async function runAudit(viewer: Viewer, workspace: Workspace, asOf?: AsOf): Promise<AuditRun> {
  requireRight(viewer, "read-audit");
  const { config } = workspace;
  const path = asOf?.path ?? warehousePath(workspace.folder);
  const ownQuestions = [...indicatorsAt(config.thresholds), ...customIndicators(config.indicators)];
  const allGroupings = [...groupings, ...customGroupings(config.groupings)];
  const plan = { indicators: ownQuestions, groupings: allGroupings, crossings: defaultCrossings };
  const everything = { ...plan, indicators: [...ownQuestions, ...officialIndicators] };
  const declared = declaredCoverage(viewer, workspace);
  const { cube, official, deliveries, matches, unplaced, mark } = await cubesOf(
    workspace,
    path,
    { plan, everything, declared },
    asOf?.asOf,
  );
  const questions = official === cube ? everything : plan;
  const rules = rulesOf(config);
  const settings = {
    district: districtOf(cube, config),
    rules,
    comparison: config.comparison as ComparisonRule,
    thresholds: config.thresholds,
    ...(asOf !== undefined && { asOf: asOf.asOf }),
  };
  const judged =
    cube.official === undefined
      ? await judgedOf(cube, questions, settings, cubePath(workspace, mark, asOf?.asOf))
      : await judgeInThreads(cube, questions, settings);
  const benchmarks =
    official === undefined || official === cube
      ? undefined
      : benchmarkColumn(judged, cube, official, {
          minimumN: rules.minimumN,
          peersOf: officialPeers(official, "district", outlierRules.benchmarkPeers.value),
        });
  const result = audit(cube, questions, settings, {
    judged,
    unplaced,
    ...(benchmarks !== undefined && { benchmarks }),
  });
  return { audit: result, cube, indicators: questions.indicators, groupings: allGroupings, deliveries, matches };
}

/** What is computed from student records, and from records and official figures. */
interface Plans {
  readonly plan: CubePlan;
  readonly everything: OfficialQuestions;
  readonly declared: Declared;
}

/** Cubes of a warehouse: from student records, else from official figures alone; and the official figures, if any. */
async function cubesOf(
  workspace: Workspace,
  path: string,
  { plan, everything, declared }: Plans,
  asOf: string | undefined,
): Promise<{
  readonly cube: Cube<Audience>;
  readonly official: Cube<"public"> | undefined;
  readonly deliveries: readonly DeliveryFacts[];
  readonly matches: readonly RecordMatches[];
  readonly unplaced: readonly Unplaced[];
  readonly mark: string;
}> {
  const db = await openDuckDb(":memory:", { spill: scratchPath(workspace.folder) });
  try {
    // Use one open warehouse throughout, since a load may swap in another at any moment.
    await attachWarehouse(db, workspace.folder, path);
    await viewRecords(db);
    const deliveries = await readFilesBehind(db);
    const files = await db.all("SELECT * FROM warehouse.meta.files ORDER BY ALL");
    const known = { ...declared, delivered: enrollmentDelivered(deliveries) };
    const mark = fingerprint(plan, workspace.config, known, files);
    const contents = await contentsOf(db);
    const origin = { program: `fairlead ${version}`, fingerprint: mark };
    const official = contents.official ? await officialCube(db, everything, origin) : undefined;
    const cube =
      official !== undefined && !contents.students
        ? official
        : await cubeOf(workspace, db, plan, { declared: known, mark, ...(asOf !== undefined && { asOf }) });
    const matches = contents.students ? await recordMatches(db) : [];
    const unplaced = contents.students ? await unplacedRecords(db, "warehouse") : [];
    return { cube, official, deliveries, matches, unplaced, mark };
  } finally {
    await db.close();
  }
}

/** Whether the warehouse has student rows, and whether it has official figures. */
async function contentsOf(db: DuckDb): Promise<{ readonly students: boolean; readonly official: boolean }> {
  const tables = await db.all(
    "SELECT DISTINCT table_name AS name FROM information_schema.tables WHERE table_catalog = 'warehouse' AND table_schema = 'records'",
  );
  const hasRows = async (table: string): Promise<boolean> =>
    tables.some((row) => row["name"] === table) &&
    (await db.all(`SELECT 1 AS one FROM records.${sqlName(table)} LIMIT 1`)).length > 0;
  return {
    students: (await hasRows("enrollment")) || (await hasRows("survey_answer")),
    official: await hasRows("official_figure"),
  };
}

/** The cube saved for exactly this plan and these deliveries, or a new one, which is saved. */
async function cubeOf(
  workspace: Workspace,
  db: DuckDb,
  plan: CubePlan,
  { declared, mark, asOf }: { readonly declared: Declared; readonly mark: string; readonly asOf?: string },
): Promise<Cube<"internal">> {
  const path = cubePath(workspace, mark, asOf);
  whereWritable(() => sweepParts(dirname(path)));
  if (existsSync(path)) {
    try {
      return readCube(path);
    } catch {
      whereWritable(() => rmSync(path, { force: true }));
    }
  }
  const days = await db.all("SELECT * FROM warehouse.records.calendar");
  const cube = await buildCube(db, days, plan, { program: `fairlead ${version}`, fingerprint: mark }, { declared });
  keepOnly(path, cube);
  return cube;
}

const pastPrefix = "as-of-";

const cubePath = (workspace: Workspace, mark: string, asOf: string | undefined): string =>
  join(workspace.folder, "cubes", `${asOf === undefined ? "" : `${pastPrefix}${asOf}-`}${mark}.cube`);

/**
 * Keeps one cube of the current warehouse and one of the latest past one; moves older ones to the history. A
 * read-only workspace can still be audited.
 */
function keepOnly(path: string, cube: Cube<"internal">): void {
  const folder = dirname(path);
  whereWritable(() => {
    makeFolder(folder);
    const isPast = (name: string): boolean => name.startsWith(pastPrefix);
    for (const old of readdirSync(folder)) {
      if (isPast(old) !== isPast(basename(path))) continue;
      if (old.endsWith(".cube")) keepInHistory(join(folder, old), join(folder, "history"));
      // The judged table of an earlier cube is recomputed on demand.
      if (old.endsWith(".judged")) rmSync(join(folder, old), { force: true });
    }
    saveCube(cube, path);
  });
}

const fingerprint = (plan: CubePlan, config: Config, declared: Declared, deliveries: readonly Row[]): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        version,
        plan,
        config.census_day,
        declared.records,
        [...declared.complete],
        [...(declared.delivered ?? [])],
        deliveries,
      ]),
    )
    .update(printRelation(studentYear, recordTable))
    .digest("hex")
    .slice(0, 16);

function districtOf(cube: Cube<Audience>, config: Config): { id: string; name: string } {
  const districts = cube.places.filter((p) => p.kind === "district");
  return {
    id: config.district.id ?? (districts.length === 1 ? (districts[0]?.id ?? "") : ""),
    name: config.district.name,
  };
}

function rulesOf(config: Config): AuditRules {
  return {
    ...defaultAuditRules,
    minimumN: config.minimum_n,
    actionPoints: config.action_line.points / 100,
    actionPart: config.action_line.share_of_comparison,
    actionSpread: config.action_line.standard_deviations,
    priority: { ...defaultAuditRules.priority, weights: config.priorities },
  };
}
