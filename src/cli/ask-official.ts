import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { AppError } from "../base/errors.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { type OutlierLevel, type OutlierReport, outlierReport } from "../reports/outliers.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import { warehousePath } from "../sources/workspace.ts";
import type { OutlierPages } from "../web/outliers/frame.ts";
import { type CommandContext, pathFrom } from "./command-context.ts";
import {
  loadedFigures,
  type OfficialAsk,
  type OfficialRows,
  officialGroups,
  officialRows,
  usualAsk,
  withOfficialFile,
} from "./official-rows.ts";
import { workspaceIfAny } from "./workspace-if-any.ts";

/** California's schools of 1999 and 2000: comes with the program. */
export const sampleFile = fileURLToPath(new URL("../../data/california-api-2000.csv", import.meta.url));

export interface OfficialOptions {
  readonly outcome?: string;
  readonly circumstances?: string;
  readonly level?: string;
  readonly group?: string;
  readonly reference?: string;
  readonly size?: string;
  readonly file?: string;
}

export interface OfficialAnswer {
  readonly report: OutlierReport;
  readonly rows: OfficialRows;
  readonly source: OutlierPages["source"];
}

/** The options by which published figures are asked. */
export function withOfficialOptions(command: Command, context: CommandContext): Command {
  const say = context.words.outliers;
  return command
    .option("--outcome <figures>", say.outcome)
    .option("--circumstances <list>", say.circumstances)
    .option("--level <level>", say.level)
    .option("--group <groups>", say.group)
    .option("--reference <group>", say.reference)
    .option("--size <figure>", say.size)
    .option("--file <file>", say.file);
}

/**
 * Hands over published figures: of a file, else of the workspace, else of the sample that comes with the program.
 *
 * @throws AppError cli.not-published, and what opening a workspace throws where one was named
 */
export async function withOfficialFigures<T>(
  context: CommandContext,
  file: string | undefined,
  use: (db: DuckDb, source: OutlierPages["source"]) => Promise<T>,
): Promise<T> {
  if (file !== undefined) {
    const path = pathFrom(context, file);
    const name = path.replace(/^.*[\\/]/, "");
    return await withOfficialFile(path, context.now(), (db) =>
      use(db, path === sampleFile ? { kind: "sample" } : { kind: "file", file: name }),
    );
  }
  const folder = workspaceFolder(context);
  if (folder !== undefined && existsSync(warehousePath(folder))) {
    const db = await openWarehouse(folder);
    try {
      if ((await loadedFigures(db)).size > 0) return await use(db, { kind: "loaded" });
    } finally {
      await db.close();
    }
  }
  return await withOfficialFile(sampleFile, context.now(), (db) => use(db, { kind: "sample" }));
}

/** The workspace's folder; undefined where there is none and none was named. */
export const workspaceFolder = (context: CommandContext): string | undefined => workspaceIfAny(context)?.folder;

/**
 * The report that is asked for, what is usual filled in.
 *
 * @throws AppError cli.no-usual-figure, cli.bad-level, cli.no-figure
 */
export async function askOfficial(
  db: DuckDb,
  context: CommandContext,
  options: OfficialOptions,
): Promise<{ readonly report: OutlierReport; readonly rows: OfficialRows; readonly ask: OfficialAsk }> {
  const say = context.words.outliers;
  const list = (text: string | undefined): readonly string[] | undefined =>
    text
      ?.split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "");
  const { level } = options;
  if (level !== undefined && level !== "school" && level !== "district") {
    throw new AppError("cli.bad-level", { what: say.levelFix, fix: say.levelFix, facts: { level } });
  }
  const outcome = list(options.outcome);
  const circumstances = list(options.circumstances);
  const base =
    (await usualAsk(db, outcome)) ??
    (outcome === undefined || circumstances === undefined
      ? null
      : { outcomes: outcome, circumstances, level: "school" as OutlierLevel, size: null, groups: ["all"] });
  if (base === null) throw new AppError("cli.no-usual-figure", { what: say.noUsual, fix: say.noUsualFix });
  const asked: OfficialAsk = {
    ...base,
    circumstances: circumstances ?? base.circumstances,
    level: level ?? base.level,
    size: options.size ?? base.size,
  };
  const chosen = list(options.group);
  const both = chosen === undefined && options.reference === undefined ? await studyGroups(db, asked) : null;
  const focal = both?.focal ?? chosen ?? ["all"];
  const reference = both?.reference ?? options.reference ?? null;
  const ask: OfficialAsk = {
    ...asked,
    // What a whole place has is no size of a group in it.
    size: options.size ?? (focal.every((group) => group === "all") ? base.size : null),
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
