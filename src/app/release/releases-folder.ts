import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { requireRight } from "../../access/may.ts";
import type { Viewer } from "../../access/viewer.ts";
import { fsyncFile, namesIn, permissions } from "../../base/durable.ts";
import { AppError } from "../../base/errors.ts";
import { type PublicRelease, readPublicRelease } from "../../privacy/public-release.ts";
import type { Workspace } from "../../sources/workspace.ts";
import { piecesOfFile } from "../pieces-of-file.ts";

/** Folders and files of releases. `site` and `data` are for everybody; the rest is for the owner only, and is never copied to a host. */
export const releasesPath = ({ folder }: Workspace): string => join(folder, "releases");
export const releaseFolders = { site: "site", data: "data", private: "private" } as const;
export const dataFiles = { cells: "cells.csv", structure: "structure.json" } as const;
export const privateFiles = {
  secret: "secret",
  certificates: "certificates.jsonl",
  records: "records.json",
  signOff: "sign-off.json",
} as const;

/** An approved release: who published it, when, why, and what exactly. */
export interface SignOff {
  readonly released: string;
  readonly approvedBy: string;
  readonly reason: string;
  /** When it was approved, in UTC. */
  readonly at: string;
  readonly program: string;
  readonly policy: string;
  /** SHA-256 of each file in `data/`. */
  readonly files: Readonly<Record<string, string>>;
  /** How many numbers moved since the last release, by reason. */
  readonly moved: Readonly<Record<string, number>> | null;
}

/** A release that was published before. */
export interface EarlierRelease {
  readonly folder: string;
  readonly release: PublicRelease;
}

/** Digest of a text in pieces. */
export function sha256(pieces: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}

/**
 * All releases of a workspace as published, oldest first: the ledger of what is permanently public.
 *
 * @throws AppError release.changed if a release is missing, or a file is not what was signed off; release.structure,
 * release.cells
 */
export function earlierReleases(viewer: Viewer, workspace: Workspace): readonly EarlierRelease[] {
  requireRight(viewer, "read-workspace");
  return releaseNames(viewer, workspace).map((name) => {
    const folder = join(releasesPath(workspace), name);
    const { files } = JSON.parse(readOfRelease(viewer, folder, "private", privateFiles.signOff)) as SignOff;
    const read = (file: string): Iterable<string> => {
      const pieces = piecesOfFile(pathOfRelease(folder, "data", file));
      if (files[file] !== sha256(pieces)) throw new AppError("release.changed", { folder });
      return pieces;
    };
    const [structure, cells] = [read(dataFiles.structure), read(dataFiles.cells)];
    return { folder, release: readPublicRelease([...structure].join(""), cells) };
  });
}

/**
 * A file of a published release.
 *
 * @throws AppError release.changed if it is gone
 */
export function readOfRelease(viewer: Viewer, folder: string, part: keyof typeof releaseFolders, name: string): string {
  requireRight(viewer, "read-workspace");
  return readFileSync(pathOfRelease(folder, part, name), "utf8");
}

function pathOfRelease(folder: string, part: keyof typeof releaseFolders, name: string): string {
  const path = join(folder, releaseFolders[part], name);
  if (!existsSync(path)) throw new AppError("release.changed", { folder });
  return path;
}

/** Days of all releases, oldest first: those in the log, of which the folder may be missing, and those of which there is a folder. */
export function releaseNames(viewer: Viewer, workspace: Workspace): readonly string[] {
  requireRight(viewer, "read-workspace");
  return [...new Set([...logged(workspace), ...namesIn(releasesPath(workspace)).filter((name) => isDay(name))])].sort();
}

/** Whether a text is a day, as 2026-12-01. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** The sign-off log of the workspace, one line of JSON per release, so that a missing release is noticed. */
const logPath = (workspace: Workspace): string => join(releasesPath(workspace), "sign-offs.jsonl");

const logged = (workspace: Workspace): readonly string[] =>
  existsSync(logPath(workspace))
    ? readFileSync(logPath(workspace), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => (JSON.parse(line) as SignOff).released)
    : [];

/** Adds a release to the log. */
export function logSignOff(viewer: Viewer, workspace: Workspace, signOff: SignOff): void {
  requireRight(viewer, "change-workspace");
  appendFileSync(logPath(workspace), `${JSON.stringify(signOff)}\n`, { mode: permissions.file });
  fsyncFile(logPath(workspace));
}

/** Folders of releases that a stopped command left unfinished. */
export const unfinished = (workspace: Workspace): readonly string[] =>
  namesIn(releasesPath(workspace))
    .filter((name) => name.endsWith(".part"))
    .map((name) => join(releasesPath(workspace), name));
