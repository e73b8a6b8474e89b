import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { Viewer } from "../access/viewer.ts";
import { type Lang, languages } from "../base/lang.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { TerminalWords } from "../ui/language/language.ts";
import type { Terminal } from "./terminal.ts";

/** Exit codes. */
export const exitCodes = { fine: 0, problems: 1, wrongUse: 2, fault: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Context of every command: the viewer, the terminal, its words, and where and when it was called. */
export interface CommandContext {
  readonly viewer: Viewer;
  readonly terminal: Terminal;
  readonly words: TerminalWords;
  readonly lang: Lang;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  /** The workspace named with `--workspace`, else the nearest one in the current directory or its parents. */
  workspace(): Workspace;
  /** Same; undefined if none is named and none is found. */
  workspaceIfAny(): Workspace | undefined;
  /** Value of `--workspace`. */
  named(): string | undefined;
  /** Sets the exit code. */
  end(code: ExitCode): void;
}

/** A command-line command; listed in `main.ts`. */
export type CommandMaker = (context: CommandContext) => Command;

/** Resolves a typed path to an absolute one. */
export const pathFrom = (context: CommandContext, path: string): string => resolve(context.cwd, path);

/** Parses an option as a whole number within bounds. */
export const wholeNumber =
  (context: CommandContext, option: string, least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(context.words.usage.notANumber(option, text, least, most));
  };

/** Parses an option as a list of languages: "en,es". */
export const languageList =
  (context: CommandContext) =>
  (text: string): readonly Lang[] => {
    const wanted = [...new Set(text.split(",").map((part) => part.trim()))];
    const known = wanted.flatMap((part) => languages.find((lang) => lang === part) ?? []);
    if (known.length === wanted.length) return known;
    throw new InvalidArgumentError(context.words.usage.notLanguages("--board", text, languages.join(", ")));
  };
