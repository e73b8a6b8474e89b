import { AppError } from "../base/errors.ts";
import { type CommandContext, type ExitCode, exitCodes } from "./command-context.ts";

/** Rooms whose errors are a wrong call: the reader can put it right by calling differently. */
const wrongUse = /^(workspace|delivery|config|load|rebuild|warehouse|cli)\./;

/** Tells an error, in the form of every message: what happened, how to fix it, the code last. */
export function sayError(context: Pick<CommandContext, "terminal" | "words">, error: unknown): ExitCode {
  const { terminal, words } = context;
  const code = error instanceof AppError ? error.code : "cli.fault";
  const told = errorWords(context, error);
  terminal.answer({
    ok: false,
    error: { code, ...told, ...(error instanceof AppError ? { facts: error.facts } : {}) },
  });
  if (!terminal.json) {
    terminal.warn(told.what);
    terminal.warn(`${words.fix} ${told.fix}`);
    terminal.warn(terminal.faint(`[${code}]`));
  }
  if (code === "workspace.busy") return exitCodes.problems;
  return wrongUse.test(code) && error instanceof AppError ? exitCodes.wrongUse : exitCodes.fault;
}

/** What happened and how to mend it, in the words of the door. */
export function errorWords({ words }: Pick<CommandContext, "words">, error: unknown): { what: string; fix: string } {
  if (!(error instanceof AppError)) {
    return { what: words.fault(error instanceof Error ? error.message : String(error)), fix: words.faultFix };
  }
  const fact = (name: string): string => {
    const value = error.facts[name];
    return Array.isArray(value) ? value.join(name.startsWith("faults") ? "\n" : ", ") : String(value ?? "");
  };
  return words.errors?.[error.code]?.(fact) ?? { what: error.message, fix: error.fix };
}
