import { type Command, Option } from "commander";
import type { OfficialPlace, OfficialRequest } from "../app/official-request.ts";
import { type CommandContext, pathFrom } from "./command-context.ts";

export interface OfficialOptions {
  readonly outcome?: string;
  readonly allowFor?: string;
  readonly level?: string;
  readonly group?: string;
  readonly reference?: string;
  readonly size?: string;
  readonly better?: "high" | "low";
  readonly file?: string;
}

/** Options that choose official figures. */
export function withOfficialOptions(command: Command, context: CommandContext): Command {
  const say = context.words.outliers;
  return command
    .option("--outcome <figures>", say.outcome)
    .option("--allow-for <list>", say.allowFor)
    .option("--level <level>", say.level)
    .option("--group <groups>", say.group)
    .option("--reference <group>", say.reference)
    .option("--size <figure>", say.size)
    .addOption(new Option("--better <direction>", say.better).choices(["high", "low"]))
    .option("--file <file>", say.file);
}

const list = (text: string): readonly string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

export const officialRequest = (options: OfficialOptions): OfficialRequest => ({
  ...(options.outcome !== undefined && { outcomes: list(options.outcome) }),
  ...(options.allowFor !== undefined && { covariates: list(options.allowFor) }),
  ...(options.level !== undefined && { placeLevel: options.level }),
  ...(options.group !== undefined && { groups: list(options.group) }),
  ...(options.reference !== undefined && { reference: options.reference }),
  ...(options.size !== undefined && { size: options.size }),
  ...(options.better !== undefined && { better: options.better }),
});

export const officialPlace = (context: CommandContext, file?: string): OfficialPlace => ({
  file: file === undefined ? undefined : pathFrom(context, file),
  workspace: file === undefined ? context.workspaceIfAny() : undefined,
  now: context.now(),
});
