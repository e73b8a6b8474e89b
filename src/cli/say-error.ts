import { diskFault } from "../base/disk-fault.ts";
import { AppError } from "../base/errors.ts";
import { withoutValues } from "../base/shown-value.ts";
import { errorWords as wordsOfError } from "../ui/language/errors.ts";
import { type CommandContext, type ExitCode, exitCodes } from "./command-context.ts";

/** Errors from these folders mean wrong use: calling the command differently avoids them. */
const wrongUse =
  /^(workspace|delivery|config|load|rebuild|quarantine|serve|warehouse|watch|cli|impact|table|release)\./;

/** Prints an error: what happened, how to fix it, and the code last. */
export function sayError(context: Pick<CommandContext, "terminal" | "words" | "lang">, thrown: unknown): ExitCode {
  const { terminal, words } = context;
  const error = (thrown instanceof AppError ? undefined : diskFault(thrown)) ?? thrown;
  const code = error instanceof AppError ? error.code : "cli.fault";
  const sentences = errorSentences(context, error);
  terminal.answer({
    ok: false,
    error: { code, ...sentences, ...(error instanceof AppError ? { facts: shownFacts(error.facts) } : {}) },
  });
  if (!terminal.json) {
    terminal.warn(sentences.what);
    terminal.warn(`${words.fix} ${sentences.fix}`);
    terminal.warn(terminal.faint(`[${code}]`));
  }
  if (code === "workspace.busy") return exitCodes.problems;
  return wrongUse.test(code) && error instanceof AppError ? exitCodes.wrongUse : exitCodes.fault;
}

/** SQL and stack traces may quote values from rows; shown only for debugging. */
const forDebuggers: ReadonlySet<string> = new Set(["sql", "stack"]);

const shownFacts = (facts: object): object =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !forDebuggers.has(name)));

/** What happened and how to fix it, in the terminal's language. */
export function errorSentences(
  { words, lang }: Pick<CommandContext, "words" | "lang">,
  error: unknown,
): { what: string; fix: string } {
  if (error instanceof AppError) return wordsOfError(error, lang);
  return {
    what: words.fault(withoutValues(error instanceof Error ? error.message : String(error))),
    fix: words.faultFix,
  };
}
