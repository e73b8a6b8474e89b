import { existsSync } from "node:fs";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import type { DifferentKinds } from "../base/different-kinds.ts";
import { withTemporaryFolder } from "../base/temporary-folder.ts";
import { sqlText } from "../engine/sql.ts";
import { proposeMapping } from "../mapper/propose.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import type { Hold } from "../sources/hold.ts";
import type { TableJoin } from "../sources/joins.ts";
import { type Fill, type Profile, unanswered } from "../sources/profile/profile.ts";
import { mappingProfiles, savedProfiles } from "../sources/profile/saved-profiles.ts";
import { profilesInYear } from "../sources/profile/years-by-file.ts";
import { readDelivery } from "../sources/read.ts";
import { type InputFile, isNothingUsable, type Reading } from "../sources/reading.ts";
import { openToRead } from "../sources/reading-engine.ts";
import { sourceTables } from "../sources/source-tables.ts";
import { type Workspace, warehousePath } from "../sources/workspace.ts";
import { wouldLoad } from "../sources/would-load.ts";
import { type PossibleWith, possibleWith, type WaitingFile } from "./database/possible.ts";
import { declaredCoverage } from "./declared-coverage.ts";
import { ownReading } from "./own-reading.ts";
import { sayUnknownFiles } from "./say-unknown-files.ts";

export interface Checked {
  readonly reading: Reading;
  /** What a load of these files would do, unless they are loaded already. */
  readonly outcome: "loaded" | "held" | "nothing-usable";
  /** How the files' rows would match enrollment, including the workspace's, and why a load of them would wait. */
  readonly joins: readonly TableJoin[];
  readonly holds: readonly Hold[];
  /** Disagreements between the files and other kinds of file in the workspace. */
  readonly differentKinds: readonly DifferentKinds[];
  /** What the files make possible together with what the workspace has loaded. */
  readonly possible: PossibleWith;
}

/** Files to check; paths are relative to `from`. */
export interface CheckedFiles {
  readonly paths: readonly string[];
  readonly from: string;
  readonly now?: Date;
  /** School year for files that do not state one; overrides their profiles. */
  readonly schoolYear?: number | undefined;
}

/**
 * Dry run of a load: reads files without loading them.
 *
 * @param paths      relative to `from`
 * @param workspace  supplies mappings and codes; undefined for none
 * @throws AppError delivery.*
 */
export async function checkFiles(
  viewer: Viewer,
  { paths, from, now = new Date(), schoolYear }: CheckedFiles,
  workspace: Workspace | undefined,
  onFile?: (done: number, total: number, name: string) => void,
): Promise<Checked> {
  requireRight(viewer, "read-rows");
  const files = deliveryFiles(paths, from);
  return await withTemporaryFolder((work) => checkIn(work, files, { viewer, workspace, now, schoolYear, onFile }));
}

interface CheckedIn {
  readonly viewer: Viewer;
  readonly workspace: Workspace | undefined;
  readonly now: Date;
  readonly schoolYear: number | undefined;
  readonly onFile: ((done: number, total: number, name: string) => void) | undefined;
}

async function checkIn(
  work: string,
  files: readonly InputFile[],
  { viewer, workspace, now, schoolYear, onFile }: CheckedIn,
): Promise<Checked> {
  const db = await openToRead();
  try {
    await db.run(`SET temp_directory = ${sqlText(work)}`);
    const reading = await sayUnknownFiles(
      viewer,
      await readDelivery(files, db, {
        ...ownReading(viewer, workspace, schoolYear),
        work,
        ...(onFile !== undefined && { onFile }),
      }),
      files,
    );
    const present = workspace && warehousePath(workspace.folder);
    const would = await wouldLoad(
      db,
      reading,
      present !== undefined && existsSync(present) ? present : undefined,
      work,
      {
        profiles: workspace === undefined ? [] : profilesInYear(savedProfiles(workspace.folder), schoolYear),
        conflicts: workspace?.config.conflicts ?? {},
        now,
      },
    );
    return {
      reading,
      outcome: isNothingUsable(reading) ? "nothing-usable" : would.holds.length > 0 ? "held" : "loaded",
      ...would,
      possible: await possibleWith(
        db,
        "next",
        { ...declaredCoverage(viewer, workspace), delivered: deliveredOn(now, reading) },
        await waitingFiles(reading, files, workspace),
      ),
    };
  } finally {
    await db.close();
  }
}

/** All school years in the files, as delivered on the given date. */
const deliveredOn = (now: Date, { files }: Reading): ReadonlyMap<number, string> =>
  new Map(files.flatMap(({ schoolYears }) => schoolYears.map((year) => [year, now.toISOString().slice(0, 10)])));

/**
 * Files no source recognizes, with the tables a profile would fill, and files whose profile has unanswered questions.
 */
async function waitingFiles(
  { files, problems }: Reading,
  inputs: readonly InputFile[],
  workspace: Workspace | undefined,
): Promise<WaitingFile[]> {
  const unknown = new Set(files.filter((f) => f.source === null).map((f) => f.name));
  const { tables } =
    unknown.size === 0 ? { tables: [] } : await sourceTables(inputs.filter((file) => unknown.has(file.name)));
  const open = new Set(problems.flatMap((p) => (p.code === "mapped.question-open" ? [p.file] : [])));
  const profiles = open.size === 0 || workspace === undefined ? [] : mappingProfiles(workspace.folder);
  return [
    ...tables.map((table): WaitingFile => ({ file: table.name, ...fillsByAnswer(proposeMapping(table).profile) })),
    ...profiles.flatMap((profile) =>
      open.has(`profiles/${profile.name}.yaml`)
        ? files
            .filter((f) => f.source === `mapped.${profile.name}`)
            .map((f): WaitingFile => ({ file: f.name, profile: profile.name, ...fillsByAnswer(profile) }))
        : [],
    ),
  ].filter(({ tables: filled }) => filled.length > 0);
}

/** Tables a profile fills. If they depend on a decision nobody has made, the tables for each answer. */
function fillsByAnswer({ fills, decide }: Profile): Pick<WaitingFile, "tables" | "byAnswer"> {
  const gates = fills.flatMap(({ onlyIf }) =>
    onlyIf !== undefined && decide?.[onlyIf.decision] === unanswered ? [onlyIf] : [],
  );
  const tablesOf = (list: readonly Fill[]): string[] => [...new Set(list.map((fill) => fill.table))];
  const byAnswer = [...new Set(gates.map(({ decision, answer }) => `${decision}: ${answer}`))].map((answer) => ({
    answer,
    tables: tablesOf(
      fills.filter(({ onlyIf }) => onlyIf === undefined || `${onlyIf.decision}: ${onlyIf.answer}` === answer),
    ),
  }));
  return { tables: tablesOf(fills), byAnswer };
}
