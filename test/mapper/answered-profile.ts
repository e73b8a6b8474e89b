import type { Proposal } from "../../src/mapper/propose.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { profileFromYaml, profileToYaml } from "../../src/sources/profile/profile-file.ts";

/** Answers every question of a proposal as suggested; without a suggestion, with yes, nothing, or the first choice. */
export function answered(proposal: Proposal): Profile {
  const yaml = profileToYaml(proposal, { comment: [], likely: (answer) => `likely ${answer}` })
    .replaceAll(/"\?" # likely (.*)$/gm, (_, answer: string) => JSON.stringify(answer.trim()))
    .replaceAll(/^(schoolYear): "\?".*$/gm, "$1: 2025")
    .replaceAll(/^(yearNames): "\?".*$/gm, "$1: ends")
    .replaceAll(/^(dates): "\?".*$/gm, "$1: month-first")
    .replaceAll(/: "\?"/g, ": yes");
  return profileFromYaml(yaml);
}
