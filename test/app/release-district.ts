/** A workspace with one school year of the small sample district: who is enrolled, and who learns English. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { operator } from "../../src/access/viewer.ts";
import { initWorkspace } from "../../src/app/init-workspace.ts";
import { loadFiles } from "../../src/app/load-files.ts";
import type { Workspace } from "../../src/sources/workspace.ts";
import { sampleDistrict } from "../sample-district.ts";
import { freshFolder } from "../sources/small-district.ts";

const now = new Date("2026-11-30T10:00:00Z");

export interface ReleaseDistrict {
  readonly workspace: Workspace;
  /** The delivered files, by record type. */
  readonly files: ReadonlyMap<string, string>;
}

export async function releaseDistrict(): Promise<ReleaseDistrict> {
  const sample = await sampleDistrict("small");
  const workspace = initWorkspace(operator, join(freshFolder(), "district"), {
    ...{ name: "Alder Valley", id: "5999001", language: "en" },
  });
  const paths = globSync(join(sample, "deliveries/2025-26/{SENR,SINF,SELA}_*.txt"));
  await loadFiles(operator, workspace, { paths, from: sample }, { add: false, accept: true, now });
  return { workspace, files: new Map(paths.map((path) => [/([A-Z]{4})_[^/\\]*$/.exec(path)?.[1] ?? "", path])) };
}

/** Loads a corrected file in the place of the delivered one. */
export async function correct(
  { workspace, files }: ReleaseDistrict,
  type: string,
  change: (lines: readonly string[]) => readonly string[],
): Promise<void> {
  const path = files.get(type) ?? "";
  const lines = readFileSync(path, "utf8").split(/\r?\n/).filter(Boolean);
  writeFileSync(path, `${change(lines).join("\r\n")}\r\n`);
  await loadFiles(operator, workspace, { paths: [path], from: workspace.folder }, { add: false, accept: true, now });
}
