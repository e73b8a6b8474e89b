import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, sweepParts, writeWhole } from "../../base/durable.ts";
import { officialTableSource } from "../official-files/official-table.ts";
import type { Source } from "../source.ts";
import { profilesPath } from "../workspace.ts";
import type { Profile } from "./profile.ts";
import {
  type ProfileComments,
  profileFromYaml,
  profileSchemaName,
  profileToYaml,
  type SuggestedProfile,
} from "./profile-file.ts";
import { profileJsonSchema } from "./profile-json-schema.ts";
import { profileSource } from "./profile-source.ts";
import { codeLines, questionLine } from "./question-line.ts";

/** A profile's file. */
export interface SavedProfile {
  /** `roster.yaml` */
  readonly name: string;
  readonly text: string;
}

/** The workspace's profiles, in the order of their names. */
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
 * @throws AppError mapped.profile-not-yaml, mapped.profile-wrong, official.profile-wrong
 */
export const profileSources = (profiles: readonly SavedProfile[]): Source[] =>
  profiles.map(
    ({ name, text }) =>
      officialTableSource(text, `profiles/${name}`) ??
      profileSource({ ...profileFromYaml(text, `profiles/${name}`), codeLines: codeLines(text) }, (question) =>
        questionLine(text, question),
      ),
  );

/**
 * Profiles of student files: all except those for published figures.
 *
 * @throws AppError mapped.profile-not-yaml, mapped.profile-wrong, official.profile-wrong
 */
export const mappingProfiles = (folder: string): Profile[] =>
  savedProfiles(folder).flatMap(({ name, text }) =>
    officialTableSource(text, `profiles/${name}`) === undefined ? [profileFromYaml(text, `profiles/${name}`)] : [],
  );

/** The name, or the name with the first free number if a profile has it. */
export function freeProfileName(folder: string, name: string): string {
  const usedNames = new Set(savedProfiles(folder).map((p) => p.name.replace(/\.ya?ml$/, "").toLowerCase()));
  if (!usedNames.has(name.toLowerCase())) return name;
  let number = 2;
  while (usedNames.has(`${name}-${number}`.toLowerCase())) number += 1;
  return `${name}-${number}`;
}

/**
 * Saves a profile in the workspace, with "?" for open decisions. Replaces one of the same name.
 *
 * @returns its path
 */
export function saveProfile(folder: string, suggested: SuggestedProfile, comments: ProfileComments): string {
  const path = join(profilesPath(folder), `${suggested.profile.name}.yaml`);
  makeFolder(profilesPath(folder));
  sweepParts(profilesPath(folder));
  writeWhole(join(profilesPath(folder), profileSchemaName), `${JSON.stringify(profileJsonSchema())}\n`);
  writeWhole(path, profileToYaml(suggested, comments));
  return path;
}
