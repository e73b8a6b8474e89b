import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { requireRight } from "../../access/may.ts";
import type { Viewer } from "../../access/viewer.ts";
import { namesIn } from "../../base/durable.ts";
import { AppError } from "../../base/errors.ts";
import { type PublicRelease, readPublicRelease } from "../../privacy/public-release.ts";
import type { Workspace } from "../../sources/workspace.ts";

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

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * All releases of a workspace, oldest first, as they were published: the ledger of what is public for good.
 *
 * @throws AppError release.changed if a file is not what was signed off, release.not-there, release.structure, release.cells
 */
export function earlierReleases(viewer: Viewer, workspace: Workspace): readonly EarlierRelease[] {
  requireRight(viewer, "read-workspace");
  return signOffs(workspace).map(({ released, files }) => {
    const folder = join(releasesPath(workspace), released);
    const read = (name: string): string => {
      const path = join(folder, releaseFolders.data, name);
      if (!existsSync(path)) throw new AppError("release.not-there", { folder });
      const text = readFileSync(path, "utf8");
      if (files[name] !== sha256(text)) throw new AppError("release.changed", { folder });
      return text;
    };
    return { folder, release: readPublicRelease(read(dataFiles.structure), read(dataFiles.cells)) };
  });
}

/** The sign-off log: that of each release, oldest first. */
const signOffs = (workspace: Workspace): readonly SignOff[] =>
  namesIn(releasesPath(workspace))
    .filter((name) => !name.endsWith(".part"))
    .sort()
    .map((name) => join(releasesPath(workspace), name, releaseFolders.private, privateFiles.signOff))
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, "utf8")) as SignOff);

/** Folders of releases that a stopped command left unfinished. */
export const unfinished = (workspace: Workspace): readonly string[] =>
  namesIn(releasesPath(workspace))
    .filter((name) => name.endsWith(".part"))
    .map((name) => join(releasesPath(workspace), name));
