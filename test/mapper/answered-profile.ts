import { AppError } from "../../src/base/errors.ts";
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
  try {
    return profileFromYaml(yaml);
  } catch (error) {
    return profileFromYaml(withFirstChoices(yaml, error));
  }
}

/** The text with the first allowed meaning wherever "yes" is not one. */
function withFirstChoices(yaml: string, error: unknown): string {
  if (!(error instanceof AppError)) throw error;
  const { faults } = error.facts as {
    faults: readonly { line: number; fault: { wrong: string; values?: readonly string[] } }[];
  };
  const lines = yaml.split("\n");
  for (const { line, fault } of faults) {
    if (fault.wrong !== "not-one-of" || !lines[line - 1]?.endsWith(": yes")) throw error;
    lines[line - 1] = lines[line - 1]?.replace(/yes$/, JSON.stringify(fault.values?.[0])) ?? "";
  }
  return lines.join("\n");
}
