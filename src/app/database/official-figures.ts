import { existsSync } from "node:fs";
import { AppError } from "../../base/errors.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import { type OutlierReport, outlierReport, type PlaceLevel } from "../../reports/outliers.ts";
import { openWarehouse } from "../../sources/warehouse.ts";
import { type Workspace, warehousePath } from "../../sources/workspace.ts";
import { type OfficialPlace, type OfficialRequest, type OfficialSource, sampleFile } from "../official-request.ts";
import {
  groupsWithFigures,
  loadedFigures,
  type OfficialAsk,
  type OfficialRows,
  officialRows,
  usualAsk,
  withOfficialFile,
} from "./official-rows.ts";

/** The report for a request, the rows it is made of, and the request with defaults filled in. */
export interface OfficialReport {
  readonly report: OutlierReport;
  readonly rows: OfficialRows;
  readonly ask: OfficialAsk;
}

/** Queries over open official figures; hides the database. */
export interface OfficialFigures {
  readonly source: OfficialSource;
  /** Ids of the figures. */
  ids(): Promise<readonly string[]>;
  /** Whether any default request can be answered. */
  hasUsual(): Promise<boolean>;
  /** @throws AppError cli.no-usual-figure, cli.bad-level, cli.no-figure, cli.no-direction */
  report(request: OfficialRequest): Promise<OfficialReport>;
  /** @throws AppError cli.no-figure */
  rows(ask: OfficialAsk): Promise<OfficialRows>;
  /** Groups for which the outcomes have figures. */
  groups(ask: OfficialAsk): Promise<readonly string[]>;
}

/** Figures in a database's `records.official_figure`. */
export const figuresIn = (db: DuckDb, source: OfficialSource): OfficialFigures => ({
  source,
  ids: async () => [...(await loadedFigures(db))],
  hasUsual: async () => (await usualAsk(db, undefined)) !== null,
  report: (request) => reportOn(db, request),
  rows: (ask) => officialRows(db, ask),
  groups: (ask) => groupsWithFigures(db, ask),
});

/**
 * Opens official figures, calls `use`, then closes them.
 *
 * @throws AppError cli.no-official-figures
 */
export async function withOfficialFigures<T>(
  { file, workspace, now }: OfficialPlace,
  use: (figures: OfficialFigures) => Promise<T>,
): Promise<T> {
  if (file !== undefined) {
    const name = file.replace(/^.*[\\/]/, "");
    const source: OfficialSource = file === sampleFile ? { kind: "sample" } : { kind: "file", file: name };
    return await withOfficialFile(file, now, (db) => use(figuresIn(db, source)));
  }
  if (workspace !== undefined) {
    const loaded = await withLoadedFigures(workspace, async (figures) =>
      (await figures.ids()).length > 0 ? { answer: await use(figures) } : undefined,
    );
    if (loaded !== undefined) return loaded.answer;
  }
  return await withOfficialFile(sampleFile, now, (db) => use(figuresIn(db, { kind: "sample" })));
}

/** Figures loaded in a workspace, possibly none; undefined before its first load. */
export async function withLoadedFigures<T>(
  { folder }: Workspace,
  use: (figures: OfficialFigures) => Promise<T>,
): Promise<T | undefined> {
  if (!existsSync(warehousePath(folder))) return undefined;
  const db = await openWarehouse(folder);
  try {
    return await use(figuresIn(db, { kind: "loaded" }));
  } finally {
    await db.close();
  }
}

/** Report on places that do more than expected, with defaults for what the request omits. */
async function reportOn(db: DuckDb, request: OfficialRequest): Promise<OfficialReport> {
  const { placeLevel: level, outcomes, covariates } = request;
  if (level !== undefined && level !== "school" && level !== "district") {
    throw new AppError("cli.bad-level", { level });
  }
  const base =
    (await usualAsk(db, outcomes)) ??
    (outcomes === undefined || covariates === undefined
      ? null
      : { outcomes, covariates, placeLevel: "school" as PlaceLevel, size: null, groups: ["all"] });
  if (base === null) throw new AppError("cli.no-usual-figure", {});
  const forAll: OfficialAsk = {
    ...base,
    covariates: covariates ?? base.covariates,
    placeLevel: level ?? base.placeLevel,
    size: request.size ?? base.size,
    ...(request.better !== undefined && { better: request.better }),
  };
  const isOpen = request.groups === undefined && request.reference === undefined;
  const underserved = isOpen ? await studyGroups(db, forAll) : null;
  const focal = underserved?.focal ?? request.groups ?? ["all"];
  const reference = underserved?.reference ?? request.reference ?? null;
  const ask: OfficialAsk = {
    ...forAll,
    // The size of a whole place is not the size of a group in it.
    size: request.size ?? (focal.every((group) => group === "all") ? base.size : null),
    groups: [...focal, ...(reference === null ? [] : [reference])],
  };
  const rows = await officialRows(db, ask);
  const report = outlierReport(rows, {
    level: ask.placeLevel,
    outcome: rows.outcome,
    covariates: rows.covariates,
    groups: { focal, reference },
  });
  return { report, rows, ask };
}

/** Groups of the positive-outlier study: historically underserved ones and the reference. */
const study = {
  focal: ["race-ethnicity=black", "race-ethnicity=hispanic"],
  reference: "race-ethnicity=white",
} as const;

/**
 * The study's groups, if they have results and covariates of their own; else null, and the report covers all
 * students.
 */
async function studyGroups(
  db: DuckDb,
  ask: OfficialAsk,
): Promise<{ readonly focal: readonly string[]; readonly reference: string } | null> {
  const official = await groupsWithFigures(db, ask);
  const focal = study.focal.filter((group) => official.includes(group));
  if (focal.length === 0 || !official.includes(study.reference)) return null;
  const { wholePlace } = await officialRows(db, { ...ask, size: null, groups: [...focal, study.reference] });
  return wholePlace.length > 0 ? null : { focal, reference: study.reference };
}
