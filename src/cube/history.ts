import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** A cube from an earlier load, kept when a later one replaced it. Read it with `readCube(path)`. */
export interface PastCube {
  readonly path: string;
  /** When it was filled (ISO 8601, UTC, to the second): the time of the load, or of the first audit after it. */
  readonly filled: string;
  /** Past date it reflects; null for the present. */
  readonly asOf: string | null;
}

/** How many to keep: a year of monthly loads. */
const most = 12;

/** "20260327T101500Z.as-of-2026-01-31-0123456789abcdef.cube" */
const nameForm = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.(?:as-of-(\d{4}-\d\d-\d\d)-)?[^.]+\.cube$/;

/**
 * Moves a saved cube into the history, and deletes the oldest beyond the limit.
 *
 * @param path    a saved cube
 * @param folder  history folder; created if missing
 */
export function keepInHistory(path: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const filled = statSync(path).mtime.toISOString().slice(0, 19).replace(/[-:]/g, "");
  renameSync(path, join(folder, `${filled}Z.${basename(path)}`));
  for (const { path: old } of cubeHistory(folder).slice(most)) rmSync(old, { force: true });
}

/** Cubes in a history, latest first. Ignores other files in the folder. */
export function cubeHistory(folder: string): readonly PastCube[] {
  return readdirSync(folder)
    .sort()
    .reverse()
    .flatMap((name): PastCube[] => {
      const parts = nameForm.exec(name);
      if (parts === null) return [];
      const [, year, month, day, hour, minute, second, asOf] = parts;
      const filled = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
      return [{ path: join(folder, name), filled, asOf: asOf ?? null }];
    });
}
