import { Command, CommanderError, type Help } from "commander";
import stringWidth from "string-width";
import { operator, type Viewer } from "../access/viewer.ts";
import { openWorkspace, workspaceIfAny } from "../app/open-workspace.ts";
import { version } from "../app/version.ts";
import { type Lang, languages } from "../base/lang.ts";
import { removeUnfinished, sweepTemporary } from "../base/temporary-folder.ts";
import type { TerminalWords } from "../ui/language/language.ts";
import { languageOf } from "../ui/language/languages.ts";
import { type CommandContext, type CommandMaker, type ExitCode, exitCodes } from "./command-context.ts";
import { sayError } from "./say-error.ts";
import { workingCommand } from "./suggested-commands.ts";
import { openTerminal, type Terminal, wrap } from "./terminal.ts";
import { usageFault } from "./usage-fault.ts";

/** Commands, in the order a data director needs them. Only the called one is imported. */
export const programCommands: Readonly<Record<string, () => Promise<CommandMaker>>> = {
  start: async () => (await import("./commands/start.ts")).startCommand,
  demo: async () => (await import("./commands/demo.ts")).demoCommand,
  init: async () => (await import("./commands/init.ts")).initCommand,
  check: async () => (await import("./commands/check.ts")).checkCommand,
  map: async () => (await import("./commands/map.ts")).mapCommand,
  load: async () => (await import("./commands/load.ts")).loadCommand,
  watch: async () => (await import("./commands/watch.ts")).watchCommand,
  loads: async () => (await import("./commands/loads.ts")).loadsCommand,
  undo: async () => (await import("./commands/undo.ts")).undoCommand,
  rebuild: async () => (await import("./commands/rebuild.ts")).rebuildCommand,
  audit: async () => (await import("./commands/audit.ts")).auditCommand,
  explain: async () => (await import("./commands/explain.ts")).explainCommand,
  quarantine: async () => (await import("./commands/quarantine.ts")).quarantineCommand,
  "compare-dashboard": async () => (await import("./commands/compare-dashboard.ts")).compareDashboardCommand,
  "disproportionate-impact": async () =>
    (await import("./commands/disproportionate-impact.ts")).disproportionateImpactCommand,
  outliers: async () => (await import("./commands/outliers.ts")).outliersCommand,
  peers: async () => (await import("./commands/peers.ts")).peersCommand,
  practices: async () => (await import("./commands/practices.ts")).practicesCommand,
  release: async () => (await import("./commands/release.ts")).releaseCommand,
  attack: async () => (await import("./commands/attack.ts")).attackCommand,
  doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
  people: async () => (await import("./commands/people.ts")).peopleCommand,
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
};

interface GlobalOptions {
  readonly workspace?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const withGlobalOptions = (program: Command, { workspace, json, lang }: TerminalWords["program"]): Command =>
  program.option("--workspace <dir>", workspace).option("--json", json).option("--lang <language>", lang);

interface Call {
  readonly options: GlobalOptions;
  /** The called command; undefined if there is none. */
  readonly command: string | undefined;
}

/**
 * First pass over the arguments: the language must be known before commands describe themselves, and only the called
 * command is imported.
 */
function readCall(argv: readonly string[]): Call {
  const program = withGlobalOptions(new Command(), languageOf.en.terminal.program)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  try {
    const [command] = program.parseOptions([...argv]).operands;
    return { options: program.opts(), command };
  } catch (error) {
    // An option without its value; the second pass reports it.
    if (error instanceof CommanderError) return { options: program.opts(), command: undefined };
    throw error;
  }
}

/** The language asked for with `--lang` or FAIRLEAD_LANG; undefined if none is. */
const askedLang = ({ lang }: GlobalOptions, env: NodeJS.ProcessEnv): string | undefined => {
  const fromEnvironment = env["FAIRLEAD_LANG"] ?? "";
  return lang ?? (fromEnvironment === "" ? undefined : fromEnvironment);
};

function langOf(viewer: Viewer, options: GlobalOptions, cwd: string, env: NodeJS.ProcessEnv): Lang {
  const { workspace } = options;
  const wanted = askedLang(options, env);
  const known = languages.find((l) => l === wanted);
  if (known !== undefined) return known;
  try {
    return openWorkspace(viewer, workspace, cwd).config.language;
  } catch {
    return "en"; // No workspace, or an unreadable one; the command reports it if it needs one.
  }
}

/** Runs one command and returns its exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const cwd = process.cwd();
  const { env } = process;
  sweepTemporary();
  const call = readCall(argv);
  const viewer = operator;
  const lang = langOf(viewer, call.options, cwd, env);
  const words = languageOf[lang].terminal;
  const streams = { in: process.stdin, out: process.stdout, err: process.stderr, env };
  const terminal = openTerminal(streams, call.options.json === true, words);
  const named = call.options.workspace;
  terminal.suggest((command) =>
    workingCommand(command, { cwd, called: call.command, workspace: named, paths: argv.slice(1) }),
  );
  let exitCode: ExitCode = exitCodes.fine;
  const context: CommandContext = {
    viewer,
    terminal,
    words,
    lang,
    cwd,
    env,
    now: () => new Date(),
    named: () => named,
    workspace: () => openWorkspace(viewer, named, cwd),
    workspaceIfAny: () => workspaceIfAny(viewer, named, cwd),
    end: (code) => {
      exitCode = code;
    },
  };
  const program = await programOf(context, call);
  const asked = askedLang(call.options, env);
  const unknownLang = asked !== undefined && !languages.some((l) => l === asked) ? asked : undefined;
  whenStopped(terminal, words);
  try {
    if (unknownLang !== undefined) {
      // Parsed without being run, so that another mistake is reported too.
      for (const command of program.commands) command.action(() => {});
    }
    await program.parseAsync(argv, { from: "user" });
    if (unknownLang !== undefined) {
      sayUsage(context, "cli.unknown-language", words.usage.unknownLang(unknownLang), program.name());
      return exitCodes.wrongUse;
    }
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return sayError(context, error);
    if (error.exitCode === 0) return exitCodes.fine;
    if (error.code === "commander.help") {
      program.outputHelp();
      if (unknownLang !== undefined) terminal.warn(words.usage.unknownLang(unknownLang));
      return exitCodes.wrongUse;
    }
    const command = program.commands.find((c) => c.name() === call.command);
    const lang = unknownLang === undefined ? "" : `\n${words.usage.unknownLang(unknownLang)}`;
    sayUsage(
      context,
      error.code,
      usageFault(error, words) + lang,
      command === undefined ? "fairlead" : `fairlead ${command.name()}`,
    );
    return exitCodes.wrongUse;
  }
}

/** Reports wrong use of a command and where its help is. */
function sayUsage({ terminal, words }: CommandContext, code: string, what: string, command: string): void {
  const fix = words.usage.fix(command);
  terminal.answer({ ok: false, error: { code, what, fix } });
  terminal.warn(terminal.json ? what : `${what}\n${fix}`);
}

const stopping = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** On Ctrl+C restores the screen, deletes unfinished files, and says what is kept. */
function whenStopped(terminal: Terminal, words: TerminalWords): void {
  for (const signal of stopping) {
    process.once(signal, () => {
      // A command that ends by itself, as `watch` does.
      if (process.listenerCount(signal) > 0) return;
      terminal.restore();
      const hadUnfinished = removeUnfinished();
      terminal.warn(hadUnfinished ? words.stopped.unfinished : words.stopped.plain);
      // Ends by the signal itself, so that a shell or a service manager sees it.
      process.kill(process.pid, signal);
    });
  }
}

/** Least width of descriptions beside their terms. */
const leastDescription = 24;

/** A line of help: term and description in columns, or below each other on a narrow screen. */
function helpItem(term: string, termWidth: number, description: string, help: Help): string {
  const columns = help.helpWidth ?? 80;
  if (description === "") return `  ${term}`;
  const beside = columns - termWidth - 4;
  if (beside < leastDescription) return `  ${term}\n${wrap(description, columns, 6)}`;
  const [first = "", ...rest] = wrap(description, beside).split("\n");
  const gap = " ".repeat(Math.max(0, termWidth - stringWidth(term)) + 2);
  return [`  ${term}${gap}${first}`, ...rest.map((line) => " ".repeat(termWidth + 4) + line)].join("\n");
}

/**
 * The program in the context's language, with the called command; with all commands if none was called, for help and
 * suggestions.
 */
export async function programOf(context: CommandContext, { command: called }: Pick<Call, "command">): Promise<Command> {
  const { terminal, words } = context;
  const program = withGlobalOptions(new Command("fairlead").description(words.program.about), words.program)
    .version(version, "--version", words.program.version)
    .addHelpText("after", `\n${words.program.exits}`);
  const names =
    called !== undefined && Object.hasOwn(programCommands, called) ? [called] : Object.keys(programCommands);
  for (const name of names) {
    const make = await programCommands[name]?.();
    if (make !== undefined) program.addCommand(make(context));
  }
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .helpOption("-h, --help", words.program.help)
      .configureHelp({
        helpWidth: Number.isFinite(terminal.columns) ? terminal.columns : 100,
        displayWidth: stringWidth,
        formatItem: helpItem,
        optionDescription: ({ description, defaultValue }) =>
          defaultValue === undefined || defaultValue === false
            ? description
            : words.program.usual(description, String(defaultValue)),
        boxWrap: (text, width) => wrap(text, width),
        styleTitle: (title) => words.program.headings[title.slice(0, -1).toLowerCase() as "usage"] ?? title,
      })
      .configureOutput({
        writeErr: () => {},
        writeOut: (text) => terminal.help(text),
      });
  }
  return program.helpCommand("help [command]", words.program.helpCommand);
}

// A reader that closes the pipe early (`| head`) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? 0 : exitCodes.fault),
);
