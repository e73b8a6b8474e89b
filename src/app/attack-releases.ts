import { randomInt } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { attack } from "../attack/attack.ts";
import type { AttackReport } from "../attack/finding.ts";
import type { AttackEffort, AttackNeeds } from "../attack/needs.ts";
import { type SurfaceLeak, surfaceLeaks } from "../attack/surface.ts";
import { AppError } from "../base/errors.ts";
import type { Release } from "../release/cell.ts";
import { readCells } from "../release/cells-file.ts";
import { readStructure } from "../release/structure-file.ts";
import { hiddenAmount, privacyPolicies } from "../rules/privacy.ts";
import { builtFiles } from "./built-files.ts";
import { piecesOfFile } from "./pieces-of-file.ts";

/** What must stay unknown about a hidden number: what the strictest policy asks of a release. */
const policies = Object.values(privacyPolicies);
export const attackNeeds: AttackNeeds = {
  students: Math.max(...policies.map(({ need }) => need.count)),
  outcome: Math.max(...policies.map(({ need }) => need.outcome)),
  extreme: Math.max(...policies.map(({ need }) => need.extreme)),
  amount: hiddenAmount.value,
};

/** Numbers drawn from 32 bits. */
const draws = 2 ** 32;
export const attackEffort: AttackEffort = {
  random: () => randomInt(draws) / draws,
  // A district of 14 schools with all its indicators and four years: about 26,000 hidden numbers in two minutes. One whole number of a program of 5,000 can
  // take all its time.
  largestProgram: 1500,
  mostSolved: 200,
  sample: { numbers: 4, program: 500 },
  seconds: 5,
};

/**
 * Attacks releases together, as an outsider who has only their public files, and scans those that are built for what
 * `cells.csv` does not print.
 *
 * @param folders  release folders with `data/cells.csv` and `data/structure.json`, as typed; with pages or without
 * @param from     current directory
 * @throws AppError release.not-there, release.cells, release.structure
 */
export async function attackReleases(
  viewer: Viewer,
  folders: readonly string[],
  from: string,
): Promise<AttackedReleases> {
  requireRight(viewer, "read-official");
  const releases = folders.map((folder) => readRelease(folder, from));
  const report = await attack(releases, attackNeeds, attackEffort);
  const surface: SurfaceLeak[] = [];
  for (const [at, release] of releases.entries())
    for await (const file of builtFiles(resolve(from, folders[at] ?? "")))
      surface.push(...surfaceLeaks(release, [file]));
  return { ...report, surface };
}

/** What an attack found in the numbers of releases, and in their built files. */
export interface AttackedReleases extends AttackReport {
  readonly surface: readonly SurfaceLeak[];
}

function readRelease(folder: string, from: string): Release {
  const [cells, structure] = ["cells.csv", "structure.json"].map((name) => join(resolve(from, folder), "data", name));
  if (cells === undefined || structure === undefined || !existsSync(cells) || !existsSync(structure))
    throw new AppError("release.not-there", { folder });
  const form = readStructure(readFileSync(structure, "utf8"));
  return { structure: form, cells: readCells(piecesOfFile(cells), form) };
}
