import { existsSync, statfsSync, statSync } from "node:fs";
import { AppError, isError } from "../base/errors.ts";
import { sqlText } from "../engine/sql.ts";
import type { Unplaced } from "../records/student-year/unplaced.ts";
import { activeLoads, archivedPath, hashOf, surveyArchive } from "./archive.ts";
import { type TableJoin, tableJoins } from "./joins.ts";
import { unplacedRecords } from "./unplaced.ts";
import { lastEventIn, openWarehouse } from "./warehouse.ts";
import { archivePath, type Workspace, warehousePath } from "./workspace.ts";

/** Health of a workspace. */
export interface Examination {
  readonly archive: {
    readonly files: number;
    readonly loads: number;
    /** Files that are missing or whose hash has changed. */
    readonly missing: readonly string[];
    readonly changed: readonly string[];
    /**
     * Numbers of loads and undos without a record; paths of unreadable records; number of files that no record names.
     */
    readonly gap: readonly number[];
    readonly damaged: readonly string[];
    readonly unnamed: number;
  };
  readonly warehouse:
    | { readonly state: "none" | "broken" | "behind" | "older" | "newer" }
    | {
        readonly state: "fine";
        readonly loads: number;
        readonly students: number;
        readonly quarantined: number;
        /** How all rows match enrollment. */
        readonly joins: readonly TableJoin[];
        /** Rows that count at no place. */
        readonly unplaced: readonly Unplaced[];
        /** School years with enrollment and without any record of low family income. */
        readonly withoutIncome: readonly number[];
        /** Names of loaded files that no source recognized. */
        readonly unread: readonly string[];
      };
  /** Whether other users of this computer can read the workspace. */
  readonly open: boolean;
  /** Free bytes on the workspace's disk. */
  readonly free: number;
}

/** Checks the hash of every archived file, opens the warehouse, and measures free disk space. Read-only. */
export async function examine(
  workspace: Workspace,
  onFile?: (done: number, total: number, name: string) => void,
): Promise<Examination> {
  const { folder } = workspace;
  const lastEvent = await lastEventIn(warehousePath(folder));
  const { events, missing: gap, damaged, unnamed } = surveyArchive(folder, lastEvent);
  const loads = events.filter((e) => e.kind === "load");
  const files = [...new Map(loads.flatMap((l) => l.files).map((f) => [f.sha256, f])).values()];
  const missing: string[] = [];
  const changed: string[] = [];
  for (const [done, file] of files.entries()) {
    onFile?.(done, files.length, file.name);
    const path = archivedPath(folder, file.sha256);
    if (!existsSync(path)) missing.push(file.name);
    else if ((await hashOf(path)) !== file.sha256) changed.push(file.name);
  }
  const disk = statfsSync(folder);
  return {
    archive: {
      files: files.length,
      loads: loads.length,
      missing,
      changed,
      gap,
      damaged: damaged.map((d) => d.path),
      unnamed: unnamed.length,
    },
    warehouse: await examineWarehouse(folder, lastEvent, events.at(-1)?.number ?? 0, activeLoads(events).length),
    open: isOpen(folder),
    free: disk.bavail * disk.bsize,
  };
}

/** Windows has no such permissions: all files would look readable, so the check is skipped. */
const isOpen = (folder: string): boolean =>
  process.platform !== "win32" &&
  (statSync(folder).mode & 0o055) !== 0 &&
  [archivePath(folder), warehousePath(folder)].some((path) => existsSync(path) && (statSync(path).mode & 0o044) !== 0);

/** Programs that say that a student's family has a low income. */
const incomePrograms = ["free-meal", "reduced-meal", "disadvantaged"];

async function examineWarehouse(
  folder: string,
  lastEvent: number | undefined,
  last: number,
  active: number,
): Promise<Examination["warehouse"]> {
  if (!existsSync(warehousePath(folder))) return { state: last === 0 ? "none" : "behind" };
  try {
    const db = await openWarehouse(folder);
    try {
      const [row] = await db.all(
        `SELECT (SELECT count(*) FROM meta.loads) AS loads, (SELECT count(DISTINCT student_id) FROM records.enrollment) AS students,
          (SELECT count(*) FROM quarantine.rows) AS quarantined`,
      );
      const loads = Number(row?.["loads"]);
      if (lastEvent !== last || loads !== active) return { state: "behind" };
      const unread = await db.all(`SELECT DISTINCT name FROM meta.files WHERE source IS NULL AND rows_in > 0
          AND sha256 NOT IN (SELECT sha256 FROM meta.files WHERE source IS NOT NULL) ORDER BY 1`);
      const income = incomePrograms.map(sqlText).join(", ");
      const years = await db.all(`SELECT DISTINCT school_year AS y FROM records.enrollment
          WHERE school_year NOT IN (SELECT school_year FROM records.program WHERE program IN (${income}) AND school_year IS NOT NULL) ORDER BY 1`);
      return {
        state: "fine",
        loads,
        students: Number(row?.["students"]),
        quarantined: Number(row?.["quarantined"]),
        joins: await tableJoins(db, undefined),
        unplaced: await unplacedRecords(db, undefined),
        withoutIncome: years.map((year) => Number(year["y"])),
        unread: unread.map((file) => String(file["name"])),
      };
    } finally {
      await db.close();
    }
  } catch (error) {
    if (isError(error, "warehouse.older")) return { state: "older" };
    if (isError(error, "warehouse.newer")) return { state: "newer" };
    if (error instanceof AppError) return { state: "broken" };
    throw error;
  }
}
