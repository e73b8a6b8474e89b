import { on, once } from "node:events";
import { existsSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { isRunning, makeFolder, namesIn } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import type { Lang } from "../base/lang.ts";
import { whileUnfinished } from "../base/temporary-folder.ts";
import { proposeMapping } from "../mapper/propose.ts";
import type { SampleOptions } from "../sample/generate.ts";
import type { WrittenDelivery } from "../sample/write.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { loadSeries } from "../sources/load-series.ts";
import { openQuestions } from "../sources/profile/open-questions.ts";
import { saveProfile } from "../sources/profile/saved-profiles.ts";
import type { InputFile } from "../sources/reading.ts";
import { sourceTables } from "../sources/source-tables.ts";
import { unknownFiles } from "../sources/unknown-files.ts";
import { createWorkspace, readWorkspace, type Workspace } from "../sources/workspace.ts";
import { languageOf } from "../ui/language/languages.ts";
import type { SampleAsked } from "./sample-thread.ts";

export interface DemoOptions {
  readonly seed: number;
  readonly students: number;
  readonly years: number;
}

export interface DemoContext {
  readonly language: Lang;
  readonly now: Date;
  /** Called after each loaded file. */
  readonly onFile?: (done: number, total: number, name: string) => void;
  /**
   * Called with a workspace that has the last year's delivery only, before all deliveries are loaded. The workspace is
   * removed afterward.
   */
  readonly onLastYear?: (workspace: Workspace) => Promise<void>;
}

/** The default sample district. */
export const usualDemo: DemoOptions = { seed: 1, students: 9_000, years: 4 };

/**
 * Generates the sample district in a new folder: `deliveries/`, `answer-key.json`, and a workspace with the
 * deliveries loaded. Built next to the folder and renamed at the end, so that no partial district is ever visible.
 *
 * @throws AppError cli.demo-exists if the folder is not empty
 */
export async function makeDemo(
  viewer: Viewer,
  folder: string,
  options: DemoOptions,
  context: DemoContext,
): Promise<{ workspace: Workspace; students: number }> {
  requireRight(viewer, "change-workspace");
  const place = existsSync(folder) ? realpathSync(folder) : folder;
  if (existsSync(place) && readdirSync(place).length > 0) {
    throw new AppError("cli.demo-exists", { folder });
  }
  makeFolder(dirname(place));
  const start = `.${basename(place)}.fairlead-making-`;
  for (const name of namesIn(dirname(place))) {
    const pid = name.startsWith(start) ? Number(name.slice(start.length)) : Number.NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) rmSync(join(dirname(place), name), { recursive: true, force: true });
  }
  const temporary = join(dirname(place), `${start}${process.pid}`);
  try {
    const students = await whileUnfinished(temporary, () => makeIn(viewer, temporary, options, context));
    // Fails if something was put into the folder meanwhile.
    if (existsSync(place)) rmdirSync(place);
    renameSync(temporary, place);
    return { workspace: readWorkspace(folder, folder), students };
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** @returns number of students in the warehouse */
async function makeIn(
  viewer: Viewer,
  folder: string,
  options: DemoOptions,
  { language, now, onFile, onLastYear }: DemoContext,
): Promise<number> {
  const workspaceIn = (dir: string): Workspace =>
    createWorkspace(dir, { name: "Alder Valley Unified", language }, languageOf[language].settingsFile);
  const workspace = workspaceIn(folder);
  let deliveries: AsyncIterable<readonly string[]> | readonly (readonly string[])[] = deliveriesInThread(folder, {
    ...options,
    lastYearFirst: onLastYear !== undefined,
  });
  if (onLastYear !== undefined)
    deliveries = await afterLastYear(deliveries, async (files) => {
      const apart = workspaceIn(join(folder, "last-year"));
      try {
        await loadSample(viewer, apart, [files], { language, now });
        await onLastYear(apart);
      } finally {
        rmSync(apart.folder, { recursive: true, force: true });
      }
    });
  const shares = new Map<number, number>();
  return await loadSample(viewer, workspace, deliveries, {
    language,
    now,
    onFile: (delivery, done, total, name) => {
      shares.set(delivery, done / total);
      const sum = [...shares.values()].reduce((a, b) => a + b, 0);
      onFile?.(Math.round(100 * sum), 100 * options.years, name);
    },
  });
}

/** Looks at the last year's delivery, which comes first. @returns all deliveries, in order */
async function afterLastYear(
  deliveries: AsyncIterable<readonly string[]>,
  lookAt: (files: readonly string[]) => Promise<void>,
): Promise<readonly (readonly string[])[]> {
  const made: (readonly string[])[] = [];
  for await (const files of deliveries) {
    if (made.length === 0) await lookAt(files);
    made.push(files);
  }
  return [...made.slice(1), ...made.slice(0, 1)];
}

/** Generates a sample in another thread. Yields the files of each delivery as soon as they are written. */
async function* deliveriesInThread(dir: string, options: SampleOptions): AsyncGenerator<readonly string[]> {
  const asked: SampleAsked = { dir, options };
  const thread = new Worker(new URL("./sample-thread.ts", import.meta.url), { workerData: asked });
  const ended = once(thread, "exit");
  try {
    for await (const [delivery] of on(thread, "message", { close: ["exit"] })) {
      yield (delivery as WrittenDelivery).files;
      thread.postMessage("more");
    }
  } finally {
    await thread.terminate();
    await ended;
  }
}

/**
 * Loads a sample's deliveries in order.
 *
 * @param onFile  called with the delivery's place, from 0 on
 * @returns number of students in the warehouse
 */
export async function loadSample(
  viewer: Viewer,
  workspace: Workspace,
  deliveries: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  {
    language,
    now,
    onFile,
  }: Pick<DemoContext, "language" | "now"> & {
    readonly onFile?: (delivery: number, done: number, total: number, name: string) => void;
  },
): Promise<number> {
  requireRight(viewer, "change-workspace");
  const mappedNames = new Set<string>();
  async function* mapped(): AsyncGenerator<readonly InputFile[]> {
    for await (const files of deliveries) {
      // A list has the same headings every year.
      const lists = files.filter((path) => path.endsWith(".csv") && !mappedNames.has(basename(path)));
      for (const path of lists) mappedNames.add(basename(path));
      await mapOwnLists(workspace.folder, lists, language);
      yield deliveryFiles(files, workspace.folder);
    }
  }
  return await loadSeries(workspace, mapped(), { now, ...(onFile !== undefined && { onFile }) });
}

/** Lists that cover all schools: the county sends the names of all foster youth in the district. */
const wholeDistrict: ReadonlySet<string> = new Set(["foster-youth"]);

/** Saves mappings for the district's own lists, whose headings raise no questions. */
async function mapOwnLists(folder: string, paths: readonly string[], lang: Lang): Promise<void> {
  const { tables } = await sourceTables(await unknownFiles(paths.map((path) => ({ name: basename(path), path }))));
  for (const table of tables) {
    const proposal = proposeMapping(table);
    const profile = {
      ...proposal.profile,
      ...(wholeDistrict.has(proposal.profile.name) ? { covers: "all-schools" as const } : {}),
    };
    if (openQuestions(profile).length === 0) saveProfile(folder, { ...proposal, profile }, languageOf[lang].proposals);
  }
}
