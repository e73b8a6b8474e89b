import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AppError } from "../base/errors.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { type OutlierLevel, type OutlierReport, outlierReport } from "../reports/outliers.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import { type Workspace, warehousePath } from "../sources/workspace.ts";
import type { OutlierPages } from "../web/outliers/frame.ts";
import {
  loadedFigures,
  type OfficialAsk,
  type OfficialRows,
  officialGroups,
  officialRows,
  usualAsk,
  withOfficialFile,
} from "./official-rows.ts";

/** California's schools of 1999 and 2000: comes with the program. */
export const sampleFile = fileURLToPath(new URL("../../data/california-api-2000.csv", import.meta.url));

/** What to look at in official figures; the usual choice is made for what is left out. */
export interface OfficialRequest {
  /** Ids of figures; several are taken together as subjects of one outcome. */
  readonly outcomes?: readonly string[];
  readonly circumstances?: readonly string[];
  /** "school" or "district". */
  readonly level?: string;
  /** `grouping=level`, or "all". */
  readonly groups?: readonly string[];
  readonly reference?: string;
  readonly size?: string;
}

/** Where official figures are read: a file; else the workspace, when it has some; else the sample that comes with the program. */
export interface OfficialPlace {
  readonly file?: string | undefined;
  readonly workspace?: Workspace | undefined;
  readonly now: Date;
}

export interface OfficialAnswer {
  readonly report: OutlierReport;
  readonly rows: OfficialRows;
  readonly source: OutlierPages["source"];
}

/**
 * Opens official figures for `use` and closes them afterwards.
 *
 * @throws AppError cli.not-published
 */
export async function withOfficialFigures<T>(
  { file, workspace, now }: OfficialPlace,
  use: (db: DuckDb, source: OutlierPages["source"]) => Promise<T>,
): Promise<T> {
  if (file !== undefined) {
    const name = file.replace(/^.*[\\/]/, "");
    return await withOfficialFile(file, now, (db) =>
      use(db, file === sampleFile ? { kind: "sample" } : { kind: "file", file: name }),
    );
  }
  if (workspace !== undefined && existsSync(warehousePath(workspace.folder))) {
    const db = await openWarehouse(workspace.folder);
    try {
      if ((await loadedFigures(db)).size > 0) return await use(db, { kind: "loaded" });
    } finally {
      await db.close();
    }
  }
  return await withOfficialFile(sampleFile, now, (db) => use(db, { kind: "sample" }));
}

/**
 * The report of places that do more than expected, with the usual choice for whatever the request leaves out.
 *
 * @throws AppError cli.no-usual-figure, cli.bad-level, cli.no-figure
 */
export async function askOfficial(
  db: DuckDb,
  request: OfficialRequest,
): Promise<{ readonly report: OutlierReport; readonly rows: OfficialRows; readonly ask: OfficialAsk }> {
  const { level, outcomes: outcome, circumstances } = request;
  if (level !== undefined && level !== "school" && level !== "district") {
    throw new AppError("cli.bad-level", { level });
  }
  const base =
    (await usualAsk(db, outcome)) ??
    (outcome === undefined || circumstances === undefined
      ? null
      : { outcomes: outcome, circumstances, level: "school" as OutlierLevel, size: null, groups: ["all"] });
  if (base === null) throw new AppError("cli.no-usual-figure", {});
  const asked: OfficialAsk = {
    ...base,
    circumstances: circumstances ?? base.circumstances,
    level: level ?? base.level,
    size: request.size ?? base.size,
  };
  const chosen = request.groups;
  const both = chosen === undefined && request.reference === undefined ? await studyGroups(db, asked) : null;
  const focal = both?.focal ?? chosen ?? ["all"];
  const reference = both?.reference ?? request.reference ?? null;
  const ask: OfficialAsk = {
    ...asked,
    // What a whole place has is no size of a group in it.
    size: request.size ?? (focal.every((group) => group === "all") ? base.size : null),
    groups: [...focal, ...(reference === null ? [] : [reference])],
  };
  const rows = await officialRows(db, ask);
  const report = outlierReport(rows.places, rows.rows, {
    level: ask.level,
    outcome: rows.outcome,
    circumstances: rows.circumstances,
    groups: { focal, reference },
  });
  return { report, rows, ask };
}

/** The groups of the positive-outlier study, historically underserved ones and the reference. */
const study = {
  focal: ["race-ethnicity=black", "race-ethnicity=hispanic"],
  reference: "race-ethnicity=white",
} as const;

/** The study's groups where they have results and circumstances of their own; else null, and all students are asked about. */
async function studyGroups(
  db: DuckDb,
  ask: OfficialAsk,
): Promise<{ readonly focal: readonly string[]; readonly reference: string } | null> {
  const official = await officialGroups(db, ask);
  const focal = study.focal.filter((group) => official.includes(group));
  if (focal.length === 0 || !official.includes(study.reference)) return null;
  const { wholePlace } = await officialRows(db, { ...ask, size: null, groups: [...focal, study.reference] });
  return wholePlace.length > 0 ? null : { focal, reference: study.reference };
}
