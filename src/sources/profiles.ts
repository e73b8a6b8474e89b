import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Lang } from "../base/lang.ts";
import { writeWhole } from "./durable.ts";
import { flatFiles } from "./flat-files.ts";
import { sources } from "./index.ts";
import { profileFromYaml, profileToYaml } from "./mapped/profile-file.ts";
import { profileSource } from "./mapped/profile-source.ts";
import type { Proposal } from "./mapped/propose.ts";
import { officialTableSource } from "./official-files/official-table.ts";
import type { InputFile } from "./reading.ts";
import { headOf } from "./sniff.ts";
import type { Source } from "./source.ts";
import { profilesPath } from "./workspace.ts";

/** A saved column mapping as it stands in its file. */
export interface SavedProfile {
  /** `roster.yaml` */
  readonly name: string;
  readonly text: string;
}

/** Saved column mappings of the workspace, in the order of their names. */
export function savedProfiles(folder: string): SavedProfile[] {
  const path = profilesPath(folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), "utf8") }));
}

/**
 * Profiles as sources, to be tried before the built-in ones.
 *
 * @throws AppError mapped.profile-not-yaml, mapped.profile-wrong, public.profile-wrong
 */
export const profileSources = (profiles: readonly SavedProfile[]): Source[] =>
  profiles.map(
    ({ name, text }) =>
      officialTableSource(text, `profiles/${name}`) ?? profileSource(profileFromYaml(text, `profiles/${name}`)),
  );

/**
 * Saves a proposed mapping into the workspace, "?" where a person has to decide.
 *
 * @returns its path, or null where a profile of that name stands already and was left as it is
 */
export function saveProposal(folder: string, proposal: Proposal, replace: boolean, lang: Lang): string | null {
  const path = join(profilesPath(folder), `${proposal.profile.name}.yaml`);
  if (existsSync(path) && !replace) return null;
  mkdirSync(profilesPath(folder), { recursive: true });
  writeWhole(path, profileToYaml(proposal, lang));
  return path;
}

/** The plain text files that no built-in source knows by their content: those a mapping is for. */
export async function unknownFiles(files: readonly InputFile[]): Promise<InputFile[]> {
  const work = await mkdtemp(join(tmpdir(), "fairlead-look-"));
  try {
    const unknown: InputFile[] = [];
    for (const { name, content } of await flatFiles(files, work, () => {})) {
      const file = files.find((f) => f.name === name);
      if (file === undefined || content.kind !== "text") continue;
      const head = await headOf(content.path);
      if (sources.every((s) => s.recognise(head) === null)) unknown.push(file);
    }
    return unknown;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
