import { hash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { z } from "zod";
import { isRunning, makeFolder, namesIn, writeWhole } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { whileUnfinished } from "../base/temporary-folder.ts";

/** Manifest of the files written to a report folder, with hashes. Files not listed belong to the user. */
const manifestName = ".fairlead-report.json";

const manifestFile = z.object({
  files: z.record(z.string(), z.string()),
  /** Mark of what the report was made from (`report-mark.ts`). */
  mark: z.string().optional(),
});

/** Hashes by path in the folder, separated by "/"; null if unknown. */
type Files = Readonly<Record<string, string | null>>;

/** Reports older than the manifest are recognized by these two files, and their files by name. */
const marks = ["audit.json", "index.html"] as const;
const reportFile =
  /\.html$|^(audit\.json|not-judged\.json|audit\.xlsx|style\.css)$|^fonts\/|^outliers\/(.*\/)?(style\.css|places\.csv|fonts\/[^/]*)$/;

/**
 * Writes a report into a folder. Writes it next to the folder and swaps it in, so that no partial report is ever
 * visible. Replaces files of an earlier report; keeps the user's files, and nested reports (`outliers/`) that the new
 * report does not write.
 *
 * @param dir    report folder; a symbolic link is followed
 * @param write  writes the files into the folder it gets
 * @param mark   what the report was made from, for `isReportOf`
 * @throws AppError cli.not-a-report if the folder has files but no report; cli.own-file if a page would overwrite a
 *   user's file
 */
export async function writeReportFolder<T>(
  dir: string,
  write: (folder: string) => Promise<T>,
  mark?: string,
): Promise<T> {
  const folder = existsSync(dir) ? realpathSync(dir) : resolve(dir);
  const parent = dirname(folder);
  makeFolder(parent);
  putBack(folder);
  const before = existsSync(folder) ? ownedIn(folder) : {};
  const fresh = `${stem(folder)}${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    makeFolder(fresh);
    const result = await whileUnfinished(fresh, () => write(fresh));
    const nested = subReports(fresh);
    const written = hashesIn(fresh, nested);
    writeWhole(join(fresh, manifestName), JSON.stringify({ files: written, mark }));
    const replaced = replacedIn(folder, before, nested);
    refuseOthers(folder, fresh, replaced);
    swap(folder, fresh);
    return result;
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
}

/** Sibling names for the new and former report folder: `.report.PID`, `.report.PID.old`. */
const stem = (folder: string): string => join(dirname(folder), `.${basename(folder)}.`);

/** @throws AppError cli.not-a-report if a folder has files but no report */
export function requireReportFolder(dir: string): void {
  if (existsSync(dir)) ownedIn(realpathSync(dir));
}

/** Whether a folder has a complete report with this mark, and complete nested reports. */
export function isReportOf(dir: string, mark: string): boolean {
  const manifest = manifestOf(dir);
  if (manifest?.mark !== mark) return false;
  const isWhole = (folder: string): boolean =>
    Object.keys(manifestOf(folder)?.files ?? {}).every((path) => existsSync(join(folder, path)));
  return isWhole(dir) && subReports(dir).every((name) => isWhole(join(dir, name)));
}

/** Files written by an earlier report. @throws AppError cli.not-a-report */
function ownedIn(folder: string): Files {
  const names = readdirSync(folder);
  if (names.length === 0) return {};
  const files = manifestIn(folder) ?? unlisted(folder);
  if (files === undefined) throw new AppError("cli.not-a-report", { dir: folder });
  return files;
}

function unlisted(folder: string): Files | undefined {
  if (!marks.every((name) => existsSync(join(folder, name)))) return undefined;
  return Object.fromEntries(
    filesIn(folder, subReports(folder))
      .filter((path) => reportFile.test(path))
      .map((path) => [path, null]),
  );
}

const manifestIn = (folder: string): Files | undefined => manifestOf(folder)?.files;

function manifestOf(folder: string): z.infer<typeof manifestFile> | undefined {
  try {
    return manifestFile.parse(JSON.parse(readFileSync(join(folder, manifestName), "utf8")));
  } catch {
    return undefined;
  }
}

/** Direct subfolders of a report that are reports themselves. */
const subReports = (folder: string): readonly string[] =>
  namesIn(folder).filter((name) => existsSync(join(folder, name, manifestName)));

/** All files below a folder, by relative path; excludes nested reports. */
function filesIn(folder: string, nested: readonly string[] = []): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .filter((path) => !nested.includes(path.split("/")[0] ?? ""));
}

const hashOf = (path: string): string => hash("sha256", readFileSync(path));

const hashesIn = (folder: string, nested: readonly string[]): Files =>
  Object.fromEntries(filesIn(folder, nested).map((path) => [path, hashOf(join(folder, path))]));

/**
 * Files the new report may replace: those of the former report, and of nested reports that the new one writes again.
 */
function replacedIn(folder: string, before: Files, nested: readonly string[]): Files {
  if (!existsSync(folder)) return {};
  const inside = nested.flatMap((name) =>
    Object.entries(manifestIn(join(folder, name)) ?? {}).map(([path, hash]) => [`${name}/${path}`, hash] as const),
  );
  return { ...before, ...Object.fromEntries(inside) };
}

/** Throws rather than replace or delete a file that someone else wrote or has changed since. */
function refuseOthers(folder: string, fresh: string, replaced: Files): void {
  if (!existsSync(folder)) return;
  const isManifest = (path: string): boolean => basename(path) === manifestName;
  const coming = new Set(filesIn(fresh));
  for (const path of filesIn(folder)) {
    if (isManifest(path)) continue;
    const file = join(folder, path);
    const hash = replaced[path];
    const ours = hash !== undefined && lstatSync(file).isFile() && (hash === null || hashOf(file) === hash);
    if (!ours && (hash !== undefined || coming.has(path) || hidden(path, coming)))
      throw new AppError("cli.own-file", { file });
  }
}

/** Whether a file is where the new report needs a folder, or below one of its files. */
function hidden(path: string, coming: ReadonlySet<string>): boolean {
  const parts = path.split("/");
  return (
    parts.some((_, i) => i > 0 && coming.has(parts.slice(0, i).join("/"))) ||
    [...coming].some((file) => file.startsWith(`${path}/`))
  );
}

function swap(folder: string, fresh: string): void {
  const old = `${stem(folder)}${process.pid}.old`;
  if (!existsSync(folder)) {
    renameSync(fresh, folder);
    return;
  }
  renameSync(folder, old);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    renameSync(old, folder);
    throw error;
  }
  clear(old, folder);
}

/**
 * Moves the user's files from the former report folder into the new one, then deletes the rest. Can be interrupted
 * and repeated at any point.
 */
function clear(old: string, folder: string): void {
  const nested = subReports(old);
  const rewritten = nested.filter((name) => existsSync(join(folder, name, manifestName)));
  const owned = replacedIn(old, manifestIn(old) ?? unlisted(old) ?? {}, rewritten);
  const manifests = [manifestName, ...rewritten.map((name) => `${name}/${manifestName}`)];
  for (const path of filesIn(old)) {
    if (path in owned || manifests.includes(path)) continue;
    const target = join(folder, path);
    makeFolder(dirname(target));
    renameSync(join(old, path), target);
  }
  for (const path of Object.keys(owned)) rmSync(join(old, path), { force: true });
  keepEmptyFolders(old, folder, owned);
  // Deleted last, because its manifest lists what may be deleted.
  rmSync(old, { recursive: true, force: true });
}

/** Keeps the user's empty folders. */
function keepEmptyFolders(old: string, folder: string, owned: Files): void {
  const ours = new Set(Object.keys(owned).flatMap((path) => foldersOf(path)));
  for (const entry of readdirSync(old, { recursive: true, withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name)
      .slice(old.length + 1)
      .split(sep)
      .join("/");
    if (!ours.has(path)) makeFolder(join(folder, path));
  }
}

const foldersOf = (path: string): string[] =>
  path.split("/").flatMap((_, i, parts) => (i === 0 ? [] : [parts.slice(0, i).join("/")]));

/** Completes or undoes what a killed process left next to a report folder, and deletes its partial report. */
function putBack(folder: string): void {
  const start = basename(stem(folder));
  for (const name of namesIn(dirname(folder))) {
    const [, pid, old] = name.startsWith(start) ? (/^(\d+)(\.old)?$/.exec(name.slice(start.length)) ?? []) : [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const left = join(dirname(folder), name);
    if (old === undefined) rmSync(left, { recursive: true, force: true });
    else if (existsSync(folder) && readdirSync(folder).length > 0) clear(left, folder);
    else {
      if (existsSync(folder)) rmdirSync(folder);
      renameSync(left, folder);
    }
  }
}
